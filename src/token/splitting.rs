//! The words of a text where rules make several words of one: a dictionary cuts runs of scripts without spaces, and elided words fall
//! in two. What joins words is left to `tokenizer`.

use super::dictionary;
use super::segments::Segments;
use super::tokenizer::{Tokenizer, narrow, uncovered};
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
    /// A run that a dictionary will cut, as far as it is known; empty if there is none.
    run: Range<usize>,
    /// The words of a run, from its start.
    cut: Vec<Range<usize>>,
}

impl<'t, 'r> Splitting<'t, 'r> {
    /// The words that the rules of a tokenizer make of the base of a text.
    pub(super) fn of(tokenizer: &'r Tokenizer, text: &'t str, base: Segments<'t>) -> Self {
        Self { base, words: Words { text, tokenizer, covered: 0, run: 0..0, cut: Vec::new() } }
    }

    /// Adds more words to a list, ascending; `false` at the end of the text. There may be more although none was added.
    pub(super) fn add_next(&mut self, list: &mut Vec<[u32; 2]>) -> bool {
        let batch = self.base.batch().words;
        for &[start, end] in batch {
            self.words.add(start as usize..end as usize, list);
        }
        if batch.is_empty() {
            self.words.end_run(list);
        }
        !batch.is_empty()
    }
}

impl Words<'_, '_> {
    /// Adds what the rules make of a word of the base.
    fn add(&mut self, found: Range<usize>, list: &mut Vec<[u32; 2]>) {
        let Some(found) = uncovered(self.text, found, self.covered) else { return };
        let spaceless = self.tokenizer.dictionary && dictionary::is_spaceless_word(&self.text[found.clone()]);
        if spaceless && found.start == self.run.end && !self.run.is_empty() {
            self.run.end = found.end;
            return;
        }
        self.end_run(list);
        let word = self.tokenizer.joined(self.text, found.clone(), self.covered);
        if spaceless && word == found {
            self.run = found;
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
        if self.run.is_empty() {
            return;
        }
        let (start, run) = (self.run.start, &self.text[self.run.clone()]);
        self.covered = self.run.end;
        self.run = 0..0;
        self.cut.clear();
        dictionary::words_into(run, &mut self.cut);
        let words = self.cut.iter().filter(|word| run[(*word).clone()].chars().any(dictionary::is_letter_or_digit));
        list.extend(words.map(|word| narrow(&(start + word.start..start + word.end))));
    }
}
