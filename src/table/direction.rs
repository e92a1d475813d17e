//! Which way texts run, and how a text is kept from reordering what stands beside it on paper.
//! Formats for machines leave texts as they are.

use unicode_bidi::{BidiClass, bidi_class};

use super::{Table, Value};

/// A right-to-left text between the marks that keep its direction to itself (U+2068, U+2069; both without width).
pub fn isolated(text: &str) -> String {
    if text.contains(is_right_to_left) { format!("\u{2068}{text}\u{2069}") } else { text.into() }
}

/// Whether a character belongs to a script that runs from right to left.
pub(crate) fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether a paragraph of this text runs from right to left: by its first letter outside isolates, as the Unicode Bidirectional
/// Algorithm has it (rules P2 and P3); by the first of all if every letter is isolated.
pub fn runs_right_to_left(text: &str) -> bool {
    let mut inside = None;
    let mut depth = 0_usize;
    for letter in text.chars() {
        let is_right = match bidi_class(letter) {
            BidiClass::L => false,
            BidiClass::R | BidiClass::AL => true,
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => {
                depth += 1;
                continue;
            }
            BidiClass::PDI => {
                depth = depth.saturating_sub(1);
                continue;
            }
            _ => continue,
        };
        if depth == 0 {
            return is_right;
        }
        inside = inside.or(Some(is_right));
    }
    inside.unwrap_or(false)
}

/// Whether a table is read from right to left: most of its texts with letters are.
pub(crate) fn reads_right_to_left(table: &Table) -> bool {
    let texts = table.rows.iter().flatten().filter_map(|cell| match &cell.value {
        Value::Text(text) if text.chars().any(char::is_alphabetic) => Some(runs_right_to_left(text)),
        _ => None,
    });
    let (right, all) = texts.fold((0_u64, 0_u64), |(right, all), is_right| (right + u64::from(is_right), all + 1));
    right * 2 > all
}

/// A text whose overriding marks (U+202A to U+202E) are spelt out: `[U+202E]`. They reorder all that follows, and no article
/// needs them; isolates (U+2066 to U+2069) and the marks U+200E and U+200F stay.
pub(crate) fn without_overrides(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{202a}'..='\u{202e}' => shown.push_str(&format!("[U+{:04X}]", u32::from(letter))),
            _ => shown.push(letter),
        }
    }
    shown
}

/// The text with every isolate that it opens closed, and no closing mark that has nothing to close.
pub(crate) fn balanced(text: &str) -> String {
    let mut open = 0_usize;
    let mut closed = String::with_capacity(text.len());
    for letter in without_overrides(text).chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' if open == 0 => continue,
            '\u{2069}' => open -= 1,
            _ => {}
        }
        closed.push(letter);
    }
    closed.extend(std::iter::repeat_n('\u{2069}', open));
    closed
}

/// How a stretch of text is set: by which font, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    /// From left to right, in letters that most fonts have.
    Other,
    /// From right to left: Arabic, Persian, Hebrew and their like.
    RightToLeft,
    /// Chinese, Japanese and Korean.
    Han,
}

/// A stretch of text that is set in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run<'t> {
    /// The stretch.
    pub text: &'t str,
    /// How it is set.
    pub script: Script,
}

/// Whether a character is Han, Kana or Hangul, or their punctuation.
pub(crate) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The text in stretches that are set in one way, in order. White space, digits and signs between two right-to-left words
/// belong to their stretch, and marks to the letter before them.
pub(crate) fn runs(text: &str) -> Vec<Run<'_>> {
    let script_of = |letter: char| match letter {
        _ if is_right_to_left(letter) => Some(Script::RightToLeft),
        _ if is_han(letter) => Some(Script::Han),
        // Two names that are isolated from each other are two stretches.
        _ if letter.is_alphabetic() || is_isolate(letter) => Some(Script::Other),
        _ => None,
    };
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut add = |start: usize, end: usize, script: Script| {
        if start < end {
            runs.push(Run { text: &text[start..end], script });
        }
    };
    // A stretch runs from its start to the end of its last letter; signs after it wait for the letter that follows.
    let (mut start, mut end, mut script) = (0, 0, Script::Other);
    for (place, letter) in text.char_indices() {
        let found = if end == place && is_joined(letter) { Some(script) } else { script_of(letter) };
        // Fonts for Chinese may lack what is no Chinese: there, a space or a digit ends the stretch.
        match found.or((script == Script::Han).then_some(Script::Other)) {
            Some(next) if next == script => end = place + letter.len_utf8(),
            Some(next) => {
                let border = if script == Script::Other { place } else { end };
                add(start, border, script);
                if next != Script::Other {
                    add(border, place, Script::Other);
                }
                start = if next == Script::Other { border } else { place };
                (end, script) = (place + letter.len_utf8(), next);
            }
            None => {}
        }
    }
    if script == Script::Other {
        add(start, text.len(), script);
    } else {
        add(start, end, script);
        add(end, text.len(), Script::Other);
    }
    runs
}

/// Whether a character opens or closes an isolate.
pub(crate) fn is_isolate(letter: char) -> bool {
    matches!(letter, '\u{2066}'..='\u{2069}')
}

/// Whether a character belongs to the letter before it: a mark, or a sign that joins or parts letters.
fn is_joined(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}') || unicode_normalization::char::is_combining_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Column, ColumnKind};
    use super::*;

    #[test]
    fn a_text_runs_as_its_first_letter_does() {
        for (text, right) in [
            ("سد", true),
            ("the سد", false),
            ("12 سد", true),
            ("1, 2", false),
            ("大坝", false),
            ("\u{2068}سد\u{2069}: the", false),
            ("\u{2068}سد\u{2069}", true),
        ] {
            assert_eq!(runs_right_to_left(text), right, "{text}");
        }
    }

    #[test]
    fn a_table_reads_as_most_of_its_texts() {
        let table = |texts: &[&str]| Table {
            name: String::new(),
            title: String::new(),
            columns: vec![Column::new("form", ColumnKind::Text)],
            rows: texts.iter().map(|text| vec![Cell::text(*text)]).collect(),
        };
        assert!(reads_right_to_left(&table(&["سد", "رود", "dam"])));
        assert!(!reads_right_to_left(&table(&["سد", "dam", "12"])));
        assert!(!reads_right_to_left(&table(&[])));
    }

    #[test]
    fn overrides_are_spelt_out_and_isolates_end_with_their_text() {
        assert_eq!(balanced("a\u{202e}b"), "a[U+202E]b");
        assert_eq!(balanced("\u{2067}سد"), "\u{2067}سد\u{2069}");
        assert_eq!(balanced("سد\u{2069}\u{2069}"), "سد");
        assert_eq!(balanced(&isolated("سد")), isolated("سد"));
    }

    #[test]
    fn a_text_is_cut_where_its_script_changes() {
        let cut =
            |text: &str| runs(text).iter().map(|run| format!("{:?} {}", run.script, run.text)).collect::<Vec<_>>();
        assert_eq!(cut("IRNA ایرنا ۱۲ نو, ok"), ["Other IRNA ", "RightToLeft ایرنا ۱۲ نو", "Other , ok"]);
        assert_eq!(cut("大坝 and سد۔"), ["Han 大坝", "Other  and ", "RightToLeft سد۔"]);
        assert_eq!(cut("大坝，新 سد"), ["Han 大坝，新", "Other  ", "RightToLeft سد"]);
        assert_eq!(cut("\u{2068}سد\u{2069}, \u{2068}رود\u{2069}").len(), 5);
        assert_eq!(cut("大坝 12"), ["Han 大坝", "Other  12"]);
        assert_eq!(cut("a سَ"), ["Other a ", "RightToLeft سَ"]);
        assert_eq!((cut(""), cut("12,")), (vec![], vec!["Other 12,".into()]));
        for text in ["سد 12 大坝 a-b", " سد ", "۱۲ سد", "تحریم\u{200c}ها"] {
            assert_eq!(runs(text).iter().map(|run| run.text).collect::<String>(), text);
        }
    }
}
