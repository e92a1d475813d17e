//! Text inside XML and HTML: escaped, and without the characters that XML 1.0 has no place for.
//! Which marks stand around it is the formats' matter.

/// Whether XML 1.0 allows a character: neither control characters other than white space nor U+FFFE and U+FFFF.
pub(crate) fn is_allowed(letter: char) -> bool {
    !matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// A text safe between tags and inside a quoted attribute; what XML forbids is shown as U+FFFD.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ if is_allowed(letter) => safe.push(letter),
            _ => safe.push(char::REPLACEMENT_CHARACTER),
        }
    }
    safe
}

/// How many characters of a text XML forbids.
pub(crate) fn forbidden(text: &str) -> u64 {
    text.chars().filter(|&letter| !is_allowed(letter)).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_a_tag_and_nothing_breaks_the_file() {
        assert_eq!(escaped("<a b='c'>&\"\u{1}\u{ffff}\t"), "&lt;a b=&#39;c&#39;&gt;&amp;&quot;\u{fffd}\u{fffd}\t");
        assert_eq!(forbidden("\u{1}a\n\u{b}"), 2);
    }
}
