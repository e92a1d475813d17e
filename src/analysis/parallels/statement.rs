//! What somebody is said to have said, sentence by sentence, as weighted keys that can be compared.

use crate::index::{ArticleNumber, Index, Position, SubCorpus};
use crate::stats::special::ln;
use crate::token::{TypeId, sentences};
use std::collections::BTreeMap;
use std::ops::Range;

/// Sentences with fewer words are no statement that could be told from another.
const FEWEST_WORDS: usize = 4;
/// Longer ones are compared by their first words.
const MOST_WORDS: usize = 200;
/// Letters of a word that make its key: a truncation unites most inflections of a stem in languages that inflect at the end
/// (Can et al. 2008 found five letters best for Turkish, and no worse than a stemmer).
const KEY_LETTERS: usize = 6;

/// A passage of somebody's speech: a quotation, a block, a reported sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// Its article.
    pub article: ArticleNumber,
    /// Its bytes in the article's body.
    pub range: Range<usize>,
    /// Who spoke, as one name for all mentions if it was linked, else the mention as it stands; `None` if nobody was found.
    pub speaker: Option<String>,
    /// The group of the study that the speaker was linked to.
    pub group: Option<String>,
    /// The layer it belongs to: `quoted`, `reported`.
    pub layer: &'static str,
}

/// One sentence of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The passage, by its place among all.
    pub speech: usize,
    /// Its article.
    pub article: ArticleNumber,
    /// Its tokens, by their place in the article.
    pub tokens: Range<usize>,
    /// The key of each token.
    pub keys: Vec<u32>,
}

/// All statements of a corpus, and what each key weighs.
#[derive(Debug, Clone)]
pub struct Statements {
    /// In the order of the passages, then of the text.
    pub all: Vec<Statement>,
    /// For each key the statements that have it, ascending.
    pub holders: Vec<Vec<u32>>,
}

impl Statements {
    /// Cuts passages into sentences. Tokens that the corpus does not count belong to none.
    pub fn of(corpus: &SubCorpus<'_>, speeches: &[Speech]) -> Self {
        let index = corpus.index();
        let mut keys = Keys::new(index);
        let mut all = Vec::new();
        for (speech, passage) in speeches.iter().enumerate() {
            let body = &index.article(passage.article).body[passage.range.clone()];
            for sentence in sentences(body) {
                let bytes = passage.range.start + sentence.start..passage.range.start + sentence.end;
                let places = counted(corpus, passage.article, &bytes);
                if places.len() < FEWEST_WORDS {
                    continue;
                }
                let tokens = places[0]..places[places.len() - 1] + 1;
                let types = index.row_types(passage.article, tokens.clone()).take(MOST_WORDS);
                let keys = types.map(|id| keys.of(id)).collect();
                all.push(Statement { speech, article: passage.article, tokens, keys });
            }
        }
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); keys.count];
        for (place, statement) in all.iter().enumerate() {
            for &key in &statement.keys {
                if holders[key as usize].last() != Some(&(place as u32)) {
                    holders[key as usize].push(place as u32);
                }
            }
        }
        Self { all, holders }
    }

    /// What a key weighs that two statements have: no key that a pair shares weighs more.
    pub fn rarest(&self) -> f64 {
        ln((self.all.len() + 1) as f64 / 2.0)
    }

    /// The bytes of a statement in its article's body, from its first word to its last.
    pub fn bytes(&self, index: &Index, place: usize) -> Range<usize> {
        let Statement { article, tokens, .. } = &self.all[place];
        let word = |token: usize| index.range(Position { article: *article, token: token as u32 });
        word(tokens.start).start..word(tokens.end - 1).end
    }

    /// What a key weighs: ln((N + 1) / df), the inverse frequency of the statements that have it (Spärck Jones 1972).
    pub fn weight(&self, key: u32) -> f64 {
        ln((self.all.len() + 1) as f64 / self.holders[key as usize].len().max(1) as f64)
    }
}

/// The places of an article's counted tokens that start inside a byte range.
fn counted(corpus: &SubCorpus<'_>, article: ArticleNumber, bytes: &Range<usize>) -> Vec<usize> {
    let start = |place: usize| corpus.index().range(Position { article, token: place as u32 }).start;
    let mut places = Vec::new();
    for run in corpus.runs(article) {
        let length = run.len();
        let first = run.start + partition(length, |offset| start(run.start + offset) < bytes.start);
        let last = run.start + partition(length, |offset| start(run.start + offset) < bytes.end);
        places.extend(first..last);
    }
    places
}

/// The first of `0..length` for which an ascending condition no longer holds.
fn partition(length: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, length);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The keys of surface types, numbered as they are met.
struct Keys<'i> {
    index: &'i Index,
    of_type: Vec<Option<u32>>,
    numbers: BTreeMap<String, u32>,
    count: usize,
}

impl<'i> Keys<'i> {
    fn new(index: &'i Index) -> Self {
        Self { index, of_type: vec![None; index.vocabulary().len()], numbers: BTreeMap::new(), count: 0 }
    }

    fn of(&mut self, id: TypeId) -> u32 {
        if let Some(known) = self.of_type[id.0 as usize] {
            return known;
        }
        let key = key(self.index.form(self.index.form_of(id)));
        let next = self.count as u32;
        let number = *self.numbers.entry(key).or_insert(next);
        self.count += usize::from(number == next);
        self.of_type[id.0 as usize] = Some(number);
        number
    }
}

/// The first letters of a form, without a possessive and without dots: `iraq’s` is `iraq`, `U.S.` is `us`.
fn key(form: &str) -> String {
    let form = form.strip_suffix("'s").or_else(|| form.strip_suffix("’s")).unwrap_or(form);
    let letters = form.chars().filter(|letter| *letter != '.');
    let key: String = letters.flat_map(char::to_lowercase).take(KEY_LETTERS).collect();
    if key.is_empty() { form.to_string() } else { key }
}
