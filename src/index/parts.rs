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
    /// What cut them: neighbours are mostly in one language.
    tokenizer: Option<(WordRules, Tokenizer)>,
}

/// Bytes of text that are cut into words at once: enough for most words to be known already.
const PART: usize = 1 << 20;

/// So many parts are out at most, where there is room: being read, or waiting for one before them.
pub(super) const OUT: usize = 32;

/// The parts of a corpus, which are read side by side and appended in their order; their memory is used again.
pub(super) struct Line {
    tokens: Tokens,
    left: std::vec::IntoIter<Range<usize>>,
    spare: Vec<Part>,
    most: usize,
    appended: io::Result<()>,
}

impl Line {
    pub(super) fn of(articles: &[Article], settings: &Settings) -> Self {
        // A sixteenth of the memory is for them, about four bytes for one of text.
        let room = settings.memory.bytes() / 16 / (4 * PART as u64);
        Self {
            tokens: Tokens::within(settings.memory, articles.len()),
            left: parts_of(articles).into_iter(),
            spare: Vec::new(),
            most: room.clamp(1, OUT as u64) as usize,
            appended: Ok(()),
        }
    }

    /// Whether no more may be taken while so many are out.
    pub(super) fn is_full(&self, parts: usize) -> bool {
        parts >= self.most
    }

    /// The next articles, by number, and an empty part for them; `None` at the end, and once a part could not be appended.
    pub(super) fn take(&mut self) -> Option<(Range<usize>, Part)> {
        let numbers = self.left.next().filter(|_| self.appended.is_ok())?;
        Some((numbers, self.spare.pop().unwrap_or_default()))
    }

    /// Appends the next part.
    pub(super) fn give_back(&mut self, mut part: Part) {
        if self.appended.is_ok() {
            self.appended = self.tokens.append(&mut part);
        }
        // The room of an article that is longer than a part is let go.
        if part.bytes <= 2 * PART as u64 {
            part.clear();
            self.spare.push(part);
        }
    }

    /// All tokens.
    ///
    /// # Errors
    /// If a temporary file could not be made or written.
    pub(super) fn finish(self) -> io::Result<Tokens> {
        self.appended.map(|()| self.tokens)
    }
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
    fn within(memory: Memory, articles: usize) -> Self {
        let column = || Growing::within(memory.bytes() / 8);
        Self {
            types: column(),
            starts: column(),
            rows: Vec::with_capacity(articles),
            vocabulary: Vocabulary::default(),
            taken_over: 0,
        }
    }

    fn append(&mut self, part: &mut Part) -> io::Result<()> {
        let global: Vec<u32> = part.vocabulary.entries().map(|entry| self.vocabulary.insert(entry).0).collect();
        let first = self.rows.last().map_or(0, |last| last.end);
        part.types.iter_mut().for_each(|number| *number = global[*number as usize]);
        self.types.extend(&part.types)?;
        self.starts.extend(&part.starts)?;
        let starts = std::iter::once(0).chain(part.ends.iter().copied());
        self.rows.extend(starts.zip(&part.ends).map(|(start, end)| first + start..first + end));
        self.taken_over += part.taken_over;
        Ok(())
    }
}

impl Part {
    fn clear(&mut self) {
        let Self { types, starts, ends, bytes, vocabulary, taken_over, words, tokenizer: _ } = self;
        (*bytes, *taken_over) = (0, 0);
        types.clear();
        starts.clear();
        ends.clear();
        vocabulary.clear();
        words.clear();
    }

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
        let tokenizer = match &mut self.tokenizer {
            Some((known, tokenizer)) if *known == rules => tokenizer,
            other => &mut other.insert((rules, Tokenizer::new(rules))).1,
        };
        tokenizer.words_into(text, &mut words);
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
fn parts_of(articles: &[Article]) -> Vec<Range<usize>> {
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
