//! Shows a place in a pattern: the pattern on one line, a caret below the sign that is wrong.

use crate::error::Error;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Characters shown on each side of the place.
const AROUND: usize = 30;

/// An error about the sign of a pattern that starts at a byte; the place is counted in characters from 1.
pub(super) fn pointed(text: &str, at: usize, what: &str) -> Error {
    let before: Vec<char> = text[..at].chars().map(shown).collect();
    let cut = before.len().saturating_sub(AROUND);
    let mut line: String = before[cut..].iter().collect();
    if cut > 0 {
        line.insert(0, '…');
    }
    let caret = " ".repeat(line.width());
    let mut after = text[at..].chars().map(shown);
    line.extend(after.by_ref().take(AROUND));
    if after.next().is_some() {
        line.push('…');
    }
    Error::question(format!(
        "{what} at character {} of the pattern\n    {}\n    {caret}^",
        before.len() + 1,
        line.trim_end()
    ))
}

/// Signs without a width of their own would move the caret.
fn shown(sign: char) -> char {
    if sign.is_control() || sign.width().is_none() { ' ' } else { sign }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_below_the_sign_also_after_wide_ones_and_in_long_patterns() {
        assert_eq!(pointed("渔民(", 6, "no").to_string(), "no at character 3 of the pattern\n    渔民(\n        ^");
        let long = format!("{}({}", "a".repeat(100), "b".repeat(100));
        let text = pointed(&long, 100, "no").to_string();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1].chars().nth(4 + 31), Some('('));
        assert_eq!(lines[2].chars().count(), 4 + 31 + 1);
    }
}
