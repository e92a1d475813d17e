//! The words around a node as the page ships them: text in which the borders of tokens can be found again, and the forms that
//! spellings count as. Leaves finding words in them to the script.

use crate::report::EvidenceWord;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Stands on both sides of a token that has signs beside it; a piece between spaces without it is one token.
const BORDER: char = '\u{fdd0}';
/// Stands between a token and its form where the spelling alone does not tell.
const FORM: char = '\u{fdd1}';
/// Stands for a space inside a token.
const SPACE: char = '\u{fdd2}';

/// What spellings count as, learnt from the lines one after the other.
pub(super) struct Contexts<'a> {
    forms: &'a [String],
    spelled: BTreeMap<String, u32>,
}

impl<'a> Contexts<'a> {
    /// For words that name these forms.
    pub fn new(forms: &'a [String]) -> Self {
        Self { forms, spelled: BTreeMap::new() }
    }

    /// A text with the borders of its tokens. The three signs above mean nothing in any text (Unicode reserves them for use
    /// inside a program); a text that holds them all the same shows U+FFFD.
    pub fn marked(&mut self, text: &str, words: &[EvidenceWord]) -> String {
        let mut marked = String::with_capacity(text.len() + 8);
        let mut at = 0;
        for word in words {
            let (start, end) = (word.bytes.start as usize, word.bytes.end as usize);
            gap(&mut marked, &text[at..start]);
            let (opens, closes) = (text[..start].ends_with(' ') || start == 0, text[end..].starts_with(' '));
            let token = self.token(&text[start..end], word.form);
            if opens && (closes || end == text.len()) {
                marked.push_str(&token);
            } else {
                write!(marked, "{BORDER}{token}{BORDER}").expect("writing to memory does not fail");
            }
            at = end;
        }
        gap(&mut marked, &text[at..]);
        marked
    }

    fn token(&mut self, spelling: &str, form: u32) -> String {
        let known = *self.spelled.entry(clean(spelling)).or_insert(form);
        let mut token = clean(spelling);
        if known != form {
            write!(token, "{FORM}{}", clean(&self.forms[form as usize])).expect("writing to memory does not fail");
        }
        token.replace(' ', SPACE.encode_utf8(&mut [0; 4]))
    }

    /// Spellings that are not their own form, each followed by its form.
    pub fn spellings(&self) -> Value {
        let forms = self.spelled.iter().map(|(spelling, &form)| (spelling, &self.forms[form as usize]));
        forms
            .filter(|(spelling, form)| spelling != form)
            .flat_map(|(spelling, form)| [spelling.as_str(), form])
            .collect()
    }
}

/// Signs between tokens: a piece between spaces that holds no token says so by a border.
fn gap(marked: &mut String, text: &str) {
    for (place, piece) in text.split(' ').enumerate() {
        if place > 0 {
            marked.push(' ');
        }
        marked.push_str(&clean(piece));
        if !piece.is_empty() {
            // An empty token keeps the order of gaps and tokens.
            marked.extend([BORDER, BORDER]);
        }
    }
}

fn clean(text: &str) -> String {
    text.replace([BORDER, FORM, SPACE], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(bytes: std::ops::Range<u32>, form: u32) -> EvidenceWord {
        EvidenceWord { bytes, form }
    }

    #[test]
    fn borders_stand_only_where_spaces_do_not_tell() {
        let forms = ["the".to_string(), "dam".to_string(), "see".to_string(), "saw".to_string()];
        let mut contexts = Contexts::new(&forms);
        let text = "The dam, — saw";
        let words = [word(0..3, 0), word(4..7, 1), word(13..16, 2)];
        let marked = contexts.marked(text, &words);
        assert_eq!(marked.replace(BORDER, "|"), "The |dam|,|| —|| saw");
        // The same spelling as another form says so.
        assert_eq!(contexts.marked("saw", &[word(0..3, 3)]).replace(FORM, "="), "saw=saw");
        assert_eq!(contexts.spellings(), serde_json::json!(["The", "the", "saw", "see"]));
    }

    #[test]
    fn tokens_without_spaces_keep_their_borders() {
        let forms = ["水".to_string(), "坝".to_string()];
        let marked = Contexts::new(&forms).marked("水坝", &[word(0..3, 0), word(3..6, 1)]);
        assert_eq!(marked.replace(BORDER, "|"), "|水||坝|");
    }
}
