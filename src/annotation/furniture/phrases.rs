//! Lists of words and phrases that rules compare lines with: whole lines, and labels before a colon. Most lines are told apart
//! from all of a list by their length and first letter. Leaves the lists to the rules.

/// No phrase has more bytes.
const LONGEST: usize = 48;

/// Words or phrases in lower case.
#[derive(Debug)]
pub struct Phrases {
    list: &'static [&'static str],
    /// A bit for each number of bytes that one of them has.
    lengths: u64,
    /// A bit for each first byte, by its last six bits.
    firsts: u64,
}

impl Phrases {
    /// A list in lower case.
    ///
    /// # Panics
    /// When it is compiled, if a phrase is empty, too long or has a capital of ASCII.
    pub const fn of(list: &'static [&'static str]) -> Self {
        let (mut lengths, mut firsts, mut number) = (0, 0, 0);
        while number < list.len() {
            let phrase = list[number].as_bytes();
            assert!(!phrase.is_empty() && phrase.len() <= LONGEST, "a phrase has its length");
            let mut place = 0;
            while place < phrase.len() {
                assert!(!phrase[place].is_ascii_uppercase(), "phrases are in lower case");
                place += 1;
            }
            lengths |= 1 << phrase.len();
            firsts |= 1 << (phrase[0] & 63);
            number += 1;
        }
        Self { list, lengths, firsts }
    }

    /// The phrases in their order.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.list.iter().copied()
    }

    /// Whether a text is one of them, without regard to case.
    pub fn hold(&self, text: &str) -> bool {
        if !text.is_ascii() {
            return text.len() <= 3 * LONGEST && self.list.contains(&text.to_lowercase().as_str());
        }
        let Some(first) = text.as_bytes().first().filter(|_| text.len() <= LONGEST) else { return false };
        let may_be = self.lengths >> text.len() & 1 == 1 && self.firsts >> (first.to_ascii_lowercase() & 63) & 1 == 1;
        may_be && self.list.iter().any(|phrase| phrase.eq_ignore_ascii_case(text))
    }

    /// Whether a line that [`is_brief`] is one of them and nothing else, without regard to case and to signs around it.
    pub fn are_brief(&self, line: &str) -> bool {
        self.hold(bare(line))
    }

    /// What follows a label that begins a line, `Source: …`: the text behind the colon, if one of them stands before it.
    pub fn label<'a>(&self, line: &'a str) -> Option<&'a str> {
        // A label has at most eighty bytes; the full-width colon is three.
        let bytes = &line.as_bytes()[..line.len().min(80)];
        let place = memchr::memchr2(b':', 0xef, bytes).filter(|&place| line[place..].starts_with([':', '：']))?;
        let width = line[place..].chars().next().map_or(0, char::len_utf8);
        self.hold(line[..place].trim()).then(|| line[place + width..].trim())
    }
}

/// Whether a line is so short that it may be a phrase and nothing else.
pub fn is_brief(line: &str) -> bool {
    // The longest phrases have five words.
    line.len() <= 72 && bare(line).len() <= LONGEST && line.bytes().filter(|&byte| byte == b' ').count() <= 6
}

/// A line without the signs around it.
fn bare(line: &str) -> &str {
    // Most lines begin and end with a letter of ASCII.
    if let [first, .., last] = line.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return line;
    }
    line.trim_matches(|sign: char| !sign.is_alphanumeric() && !('\u{64b}'..='\u{652}').contains(&sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Phrases = Phrases::of(&["source", "see also", "منبع", "来源", "publié"]);

    #[test]
    fn labels_stand_before_a_colon() {
        assert_eq!(SHORT.label("Source : Gulf Courier"), Some("Gulf Courier"));
        assert_eq!(SHORT.label("منبع: ایسنا"), Some("ایسنا"));
        assert_eq!(SHORT.label("来源：新华社"), Some("新华社"));
        assert_eq!(SHORT.label("A source said: no"), None);
    }

    #[test]
    fn a_phrase_is_found_in_any_case_and_only_whole() {
        assert!(SHORT.hold("See Also") && SHORT.hold("PUBLIÉ") && !SHORT.hold("") && !SHORT.hold("see als"));
        assert!(SHORT.are_brief("— SOURCE! —") && SHORT.are_brief("منبع") && !SHORT.are_brief("source of it"));
        assert!(is_brief("see also: it") && !is_brief(&"a".repeat(49)) && !is_brief("a b c d e f g h"));
    }
}
