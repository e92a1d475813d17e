//! What readability formulas need of a text: its words, sentences, letters and syllables, as integers that merge.
//! Leaves the formulas to `stats`, and what a syllable or a sentence is to `token`.

use crate::index::{ArticleNumber, Index};
use crate::parallel;
use crate::stats::readability::ReadabilityCounts;
use crate::token::{sentences, syllables};

/// Letters and syllables of every surface type, looked up once a type instead of once a token.
#[derive(Debug, Clone)]
pub struct Reading<'i> {
    index: &'i Index,
    words: Vec<Word>,
}

/// One surface type.
#[derive(Debug, Clone, Copy)]
struct Word {
    syllables: u64,
    letters: u64,
    characters: u64,
}

impl Word {
    fn of(surface: &str) -> Self {
        let count = |holds: fn(char) -> bool| surface.chars().filter(|&sign| holds(sign)).count() as u64;
        Self {
            syllables: syllables(surface),
            letters: count(char::is_alphabetic),
            characters: count(char::is_alphanumeric),
        }
    }
}

impl<'i> Reading<'i> {
    /// Looks at every surface type of an index, on up to `threads` threads.
    pub fn of(index: &'i Index, threads: usize) -> Self {
        let surfaces: Vec<&str> = index.vocabulary().surfaces().collect();
        let pieces: Vec<&[&str]> = surfaces.chunks(4096).collect();
        let words =
            parallel::map(&pieces, threads, |piece| piece.iter().map(|word| Word::of(word)).collect::<Vec<_>>());
        Self { index, words: words.concat() }
    }

    /// The counts of one article. Sentences are those that the input states, else they are found in the text; tokens
    /// that were given without sentences have none.
    pub fn article(&self, number: ArticleNumber) -> ReadabilityCounts {
        let mut counts = ReadabilityCounts { sentences: self.sentences(number), ..ReadabilityCounts::default() };
        for surface in self.index.types(number) {
            let word = self.words[surface.0 as usize];
            counts.words += 1;
            counts.syllables += word.syllables;
            counts.letters += word.letters;
            counts.characters += word.characters;
            counts.polysyllables += u64::from(word.syllables >= 3);
            counts.long_words += u64::from(word.characters >= 7);
        }
        counts
    }

    fn sentences(&self, number: ArticleNumber) -> u64 {
        let article = self.index.article(number);
        match (&article.given_sentences, &article.given_tokens) {
            (Some(given), _) => given.iter().filter(|range| !range.is_empty()).count() as u64,
            (None, Some(_)) => 0,
            (None, None) => sentences(&article.body).len() as u64,
        }
    }
}
