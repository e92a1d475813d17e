//! What readability formulas need of a text: its words, sentences, letters and syllables, as integers that merge.
//! Leaves the formulas to `stats`, and what a syllable or a sentence is to `token`.

use crate::index::{ArticleNumber, Index, Position, SubCorpus};
use crate::parallel;
use crate::stats::readability::ReadabilityCounts;
use crate::token::{sentences, syllables};
use std::ops::Range;

/// Letters and syllables of every surface type, looked up once a type instead of once a token.
#[derive(Debug, Clone)]
pub struct Reading<'i> {
    corpus: SubCorpus<'i>,
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
    /// Looks at every surface type behind a corpus, on up to `threads` threads.
    pub fn of(corpus: &SubCorpus<'i>, threads: usize) -> Self {
        let index: &Index = corpus.index();
        let surfaces: Vec<&str> = index.vocabulary().surfaces().collect();
        let pieces: Vec<&[&str]> = surfaces.chunks(4096).collect();
        let words =
            parallel::map(&pieces, threads, |piece| piece.iter().map(|word| Word::of(word)).collect::<Vec<_>>());
        Self { corpus: corpus.clone(), words: words.concat() }
    }

    /// The counts of one article. Sentences are those that the input states, else they are found in the text; tokens
    /// that were given without sentences have none. A sentence of which no word is counted is not counted either.
    pub fn article(&self, number: ArticleNumber) -> ReadabilityCounts {
        let mut counts = ReadabilityCounts { sentences: self.sentences(number), ..ReadabilityCounts::default() };
        for surface in self.corpus.types(number) {
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
        let article = self.corpus.index().article(number);
        let places = self.corpus.runs(number).flatten();
        match (&article.given_sentences, &article.given_tokens) {
            (Some(given), _) => occupied(given.iter().map(|range| range.start as usize..range.end as usize), places),
            (None, Some(_)) => 0,
            (None, None) => {
                let position = |place| Position { article: number, token: place as u32 };
                let starts = places.map(|place| self.corpus.index().range(position(place)).start);
                occupied(sentences(&article.body).into_iter(), starts)
            }
        }
    }
}

/// How many of these ascending ranges hold one of these ascending places.
fn occupied(ranges: impl Iterator<Item = Range<usize>>, places: impl Iterator<Item = usize>) -> u64 {
    let mut places = places.peekable();
    let mut occupied = 0;
    for range in ranges {
        while places.next_if(|&place| place < range.start).is_some() {}
        occupied += u64::from(places.peek().is_some_and(|&place| place < range.end));
    }
    occupied
}
