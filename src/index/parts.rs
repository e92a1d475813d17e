//! The words of a corpus while they are found: parts of it side by side, then put together in their order.

use super::Settings;
use super::column::Growing;
use super::earlier::Taker;
use crate::corpus::Article;
use crate::memory::Memory;
use crate::token::{Entry, Tokenizer, TypeId, Vocabulary, WordRules};
use std::io;
use std::ops::Range;

/// The tokens of some articles that follow each other, with types numbered in the order of their first occurrence in them.
#[derive(Default)]
pub(super) struct Part {
    types: Vec<u32>,
    starts: Vec<u32>,
    /// How many tokens there are at the end of each article.
    pub(super) ends: Vec<usize>,
    pub(super) bytes: u64,
    vocabulary: Vocabulary,
    /// Articles whose words an earlier index knew.
    taken_over: u64,
    /// The words of the article that was found last.
    words: Vec<[u32; 2]>,
}

/// Bytes of text that are cut into words at once: enough for most words to be known already.
const PART: usize = 1 << 20;

/// So many parts are held before they are put together, where there is room.
const AT_ONCE: u64 = 32;

/// How many parts are held at once: a sixteenth of the memory is for them, about four bytes for one of text.
pub(super) fn at_once(settings: &Settings) -> usize {
    let room = settings.memory.bytes() / 16 / (4 * PART as u64);
    room.clamp(1, AT_ONCE) as usize
}

/// The tokens of a corpus while they are put together, with types numbered in the order of their first occurrence.
pub(super) struct Tokens {
    pub(super) types: Growing<u32>,
    pub(super) starts: Growing<u32>,
    pub(super) rows: Vec<Range<usize>>,
    pub(super) vocabulary: Vocabulary,
    pub(super) taken_over: u64,
}

impl Tokens {
    /// None yet. Of the memory a quarter is for them: an eighth for each of the two columns.
    pub(super) fn within(memory: Memory, articles: usize) -> Self {
        let column = || Growing::within(memory.bytes() / 8);
        Self {
            types: column(),
            starts: column(),
            rows: Vec::with_capacity(articles),
            vocabulary: Vocabulary::default(),
            taken_over: 0,
        }
    }

    pub(super) fn append(&mut self, part: &Part) -> io::Result<()> {
        let global: Vec<u32> = part.vocabulary.entries().map(|entry| self.vocabulary.insert(entry).0).collect();
        let first = self.rows.last().map_or(0, |last| last.end);
        let types: Vec<u32> = part.types.iter().map(|&local| global[local as usize]).collect();
        self.types.extend(&types)?;
        self.starts.extend(&part.starts)?;
        let starts = std::iter::once(0).chain(part.ends.iter().copied());
        self.rows.extend(starts.zip(&part.ends).map(|(start, end)| first + start..first + end));
        self.taken_over += part.taken_over;
        Ok(())
    }
}

impl Part {
    /// Reads the next article; its words are taken over where an earlier index knows them.
    pub(super) fn read(&mut self, article: &Article, rules: WordRules, taker: &mut Taker<'_>) {
        self.bytes += article.body.len() as u64;
        if let Some(words) = taker.words(article, rules, &mut self.vocabulary) {
            for (id, start) in words {
                self.starts.push(start);
                self.types.push(id.0);
            }
            self.taken_over += 1;
        } else {
            self.find(article, rules);
        }
        self.ends.push(self.types.len());
    }

    fn find(&mut self, article: &Article, rules: WordRules) {
        let text = article.body.as_str();
        if let Some(given) = &article.given_tokens {
            for (place, range) in given.ranges.iter().enumerate() {
                let range = range.start as usize..range.end as usize;
                let (lemma, pos) = (given.lemmas.get(place), given.parts_of_speech.get(place));
                let id = self.vocabulary.insert(Entry { surface: &text[range.clone()], lemma, pos });
                self.push(id, range);
            }
            return;
        }
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        Tokenizer::new(rules).words_into(text, &mut words);
        for [start, end] in &words {
            let range = *start as usize..*end as usize;
            let id = self.vocabulary.insert_word(text, range.clone());
            self.push(id, range);
        }
        self.words = words;
    }

    #[inline]
    fn push(&mut self, id: TypeId, range: Range<usize>) {
        self.starts.push(range.start as u32);
        self.types.push(id.0);
    }
}

/// Articles that follow each other, by number, in parts of about [`PART`] bytes.
pub(super) fn parts_of(articles: &[Article]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut first, mut bytes) = (0, 0);
    for (number, article) in articles.iter().enumerate() {
        bytes += article.body.len();
        if bytes >= PART || number + 1 == articles.len() {
            parts.push(first..number + 1);
            (first, bytes) = (number + 1, 0);
        }
    }
    parts
}
