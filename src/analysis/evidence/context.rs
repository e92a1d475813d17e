//! The words around a node as the page marks them: where each counted token stands in the line, and the form it counts as.
//! Leaves choosing lines to `evidence` and drawing them to the page.

use crate::index::{ArticleNumber, FormId, Index, Position};
use crate::report::EvidenceWord;
use std::collections::BTreeMap;
use std::ops::Range;

/// Signs whose folding a page must know to ask as the command does: Latin capitals, soft hyphen, apostrophes, joiners, Hebrew
/// points, Arabic letters, marks and digits.
const ASKED: [Range<u32>; 9] = [
    0x41..0x5b,
    0xad..0xae,
    0x2bc..0x2bd,
    0x591..0x5c8,
    0x610..0x700,
    0x200c..0x2010,
    0x2018..0x201a,
    0xfeff..0xff00,
    0xff07..0xff08,
];
/// A letter that no rule changes stands on both sides of the sign.
const BESIDE: char = 'ب';

/// What counting makes of the signs a reader may type: each sign that a rule changes, with what it becomes.
pub(super) fn folds(index: &Index) -> Vec<(String, String)> {
    let signs = ASKED.into_iter().flatten().filter_map(char::from_u32);
    signs
        .filter_map(|sign| {
            let folded = index.fold(&format!("{BESIDE}{sign}{BESIDE}"));
            let between = folded.strip_prefix(BESIDE)?.strip_suffix(BESIDE)?;
            (!between.chars().eq([sign])).then(|| (sign.to_string(), between.to_string()))
        })
        .collect()
}

/// The forms of the words around nodes, numbered as they are met.
#[derive(Default)]
pub(super) struct Forms {
    places: BTreeMap<FormId, u32>,
    order: Vec<FormId>,
}

impl Forms {
    fn place(&mut self, form: FormId) -> u32 {
        *self.places.entry(form).or_insert_with(|| {
            self.order.push(form);
            self.order.len() as u32 - 1
        })
    }

    /// Their spellings, by number.
    pub fn spellings(&self, index: &Index) -> Vec<String> {
        self.order.iter().map(|&form| index.form(form).to_string()).collect()
    }
}

/// The tokens in a stretch of an article's body, with their bytes in the stretch once its white space is folded.
pub(super) fn words(
    index: &Index,
    article: ArticleNumber,
    bytes: &Range<usize>,
    forms: &mut Forms,
) -> Vec<EvidenceWord> {
    let body = &index.article(article).body;
    let tokens = index.tokens_in(article, bytes);
    let mut folded = Folded::default();
    let mut at = bytes.start;
    let mut words = Vec::with_capacity(tokens.len());
    for (token, form) in tokens.clone().zip(index.row_forms(article, tokens)) {
        let range = index.range(Position { article, token: token as u32 });
        let (start, end) = (range.start.max(at), range.end.min(bytes.end));
        if start >= end {
            continue;
        }
        folded.add(&body[at..start]);
        words.push(EvidenceWord { bytes: folded.add(&body[start..end]), form: forms.place(form) });
        at = end;
    }
    words
}

/// How long a text is with its white space folded to single spaces and none at its start.
#[derive(Default)]
struct Folded {
    length: u32,
    space: bool,
}

impl Folded {
    /// Adds text and says where its first to last sign stand.
    fn add(&mut self, text: &str) -> Range<u32> {
        let mut first = None;
        for sign in text.chars() {
            if sign.is_whitespace() {
                self.space = self.length > 0;
                continue;
            }
            self.length += u32::from(std::mem::take(&mut self.space));
            first.get_or_insert(self.length);
            self.length += sign.len_utf8() as u32;
        }
        first.unwrap_or(self.length)..self.length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_as_in_the_line() {
        let mut folded = Folded::default();
        assert_eq!(folded.add("\n “"), 0..3);
        assert_eq!(folded.add("dam"), 3..6);
        assert_eq!(folded.add(", \n\t "), 6..7);
        // The comma ends at 7, one space, then the word.
        assert_eq!(folded.add("10\u{a0} 000"), 8..14);
    }
}
