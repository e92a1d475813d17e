//! The words of a text where rules make several words of one: a dictionary cuts runs of scripts without spaces, and elided words fall
//! in two. What joins words is left to `tokenizer`.

use super::dictionary::{Cutter, is_spaceless_word};
use super::segments::Segments;
use super::tokenizer::{Tokenizer, narrow, uncovered, widened};
use std::ops::Range;

/// The words of one text, batch by batch.
pub(super) struct Splitting<'t, 'r> {
    base: Segments<'t>,
    words: Words<'t, 'r>,
}

/// What was made of the words so far.
struct Words<'t, 'r> {
    text: &'t str,
    tokenizer: &'r Tokenizer,
    /// Where the last word ends.
    covered: usize,
    /// What a dictionary will cut, as far as it is known; empty if there is none.
    run: Run,
    cutter: Cutter,
}

/// A run of a script without spaces.
#[derive(Default)]
struct Run {
    range: Range<usize>,
    /// Its signs among those that the dictionary expects: all, some, or none.
    signs: Range<usize>,
}

/// Words that are expected together: what is asked for memory comes while others are looked at, and is not crowded out.
const EXPECTED: usize = 64;

impl<'t, 'r> Splitting<'t, 'r> {
    /// The words that the rules of a tokenizer make of the base of a text.
    pub(super) fn of(tokenizer: &'r Tokenizer, text: &'t str, base: Segments<'t>) -> Self {
        Self { base, words: Words { text, tokenizer, covered: 0, run: Run::default(), cutter: Cutter::default() } }
    }

    /// Adds more words to a list, ascending; `false` at the end of the text. There may be more although none was added.
    pub(super) fn add_next(&mut self, list: &mut Vec<[u32; 2]>) -> bool {
        let batch = self.base.batch().words;
        for words in batch.chunks(EXPECTED) {
            self.words.add(words, list);
        }
        if batch.is_empty() {
            self.words.end_run(list);
        }
        !batch.is_empty()
    }
}

impl Words<'_, '_> {
    /// Adds what the rules make of some words of the base.
    fn add(&mut self, words: &[[u32; 2]], list: &mut Vec<[u32; 2]>) {
        let mut expected = [const { 0..0 }; EXPECTED];
        if self.tokenizer.dictionary {
            self.cutter.forget();
            self.run.signs = 0..0;
            for (signs, word) in expected.iter_mut().zip(words) {
                *signs = self.cutter.expect(&self.text[widened(*word)]);
            }
        }
        for (word, signs) in words.iter().zip(expected) {
            self.add_one(widened(*word), signs, list);
        }
    }

    fn add_one(&mut self, found: Range<usize>, signs: Range<usize>, list: &mut Vec<[u32; 2]>) {
        let signs = if found.start < self.covered { 0..0 } else { signs };
        let Some(found) = uncovered(self.text, found, self.covered) else { return };
        let spaceless =
            !signs.is_empty() || (self.tokenizer.dictionary && is_spaceless_word(&self.text[found.clone()]));
        if spaceless && found.start == self.run.range.end && !self.run.range.is_empty() {
            self.run.range.end = found.end;
            self.run.signs.end = if signs.start == self.run.signs.end { signs.end } else { self.run.signs.end };
            return;
        }
        self.end_run(list);
        let word = self.tokenizer.joined(self.text, found.clone(), self.covered);
        if spaceless && word == found {
            self.run = Run { range: found, signs };
            return;
        }
        self.covered = word.end;
        let mut start = word.start;
        while let Some(place) = self.tokenizer.cuts.iter().find_map(|cut| cut(&self.text[start..word.end])) {
            list.push(narrow(&(start..start + place)));
            start += place;
        }
        list.push(narrow(&(start..word.end)));
    }

    /// Adds the words of a run of a script without spaces.
    fn end_run(&mut self, list: &mut Vec<[u32; 2]>) {
        if self.run.range.is_empty() {
            return;
        }
        let Run { range, signs } = std::mem::take(&mut self.run);
        self.covered = range.end;
        self.cutter.words_into(&self.text[range.clone()], range.start, signs, list);
    }
}
