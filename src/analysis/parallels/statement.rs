//! What somebody is said to have said, sentence by sentence, as weighted keys that can be compared.

use super::keys::Keys;
use super::modality::ModalityWords;
use crate::index::{ArticleNumber, Index, Position, SubCorpus};
use crate::stats::special::ln;
use crate::token::sentences;
use std::ops::Range;

/// Sentences with fewer words are no statement that could be told from another.
const FEWEST_WORDS: usize = 4;
/// Longer ones are compared by their first words.
const MOST_WORDS: usize = 200;

/// How a passage stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// Inside quotation marks.
    Quoted,
    /// A paragraph that looks like speech, without marks.
    Block,
    /// Indirect speech with a cue.
    Reported,
    /// None of these: the outlet says it.
    Own,
}

impl Manner {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::Block => "block",
            Self::Reported => "reported",
            Self::Own => "own",
        }
    }
}

/// A passage of an article: a quotation, a block, a reported sentence, or what lies between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its article.
    pub article: ArticleNumber,
    /// Its bytes in the article's body.
    pub range: Range<usize>,
    /// Who spoke, as one name for all mentions if it was linked, else the mention as it stands; `None` if nobody was found.
    pub speaker: Option<String>,
    /// The group of the study that the speaker was linked to.
    pub group: Option<String>,
    /// The person or group by whom it is told from other speakers, if a name or a group of the study says so.
    pub person: Option<String>,
    /// How it stands there.
    pub manner: Manner,
}

/// One sentence of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The passage, by its place among all.
    pub passage: usize,
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
    pub fn of(corpus: &SubCorpus<'_>, passages: &[Passage], words: &ModalityWords) -> Self {
        let index = corpus.index();
        let mut keys = Keys::new(index, words);
        let mut all = Vec::new();
        for (place, passage) in passages.iter().enumerate() {
            let body = &index.article(passage.article).body[passage.range.clone()];
            for sentence in sentences(body).into_iter().flat_map(|sentence| around_omissions(body, sentence)) {
                let bytes = passage.range.start + sentence.start..passage.range.start + sentence.end;
                let places = counted(corpus, passage.article, &bytes);
                if places.len() < FEWEST_WORDS {
                    continue;
                }
                let tokens = places[0]..places[places.len() - 1] + 1;
                let types = index.row_types(passage.article, tokens.clone()).take(MOST_WORDS);
                let keys = types.map(|id| keys.of(id, index.language(passage.article))).collect();
                all.push(Statement { passage: place, article: passage.article, tokens, keys });
            }
        }
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); keys.len()];
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

/// A sentence cut behind each omission (…) that a capital letter follows: what stands on either side was said apart.
fn around_omissions(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let inner = &text[sentence.clone()];
    let ends = inner.match_indices(['…', '.']).filter_map(|(at, sign)| {
        let end = at + sign.len();
        let omitted = sign == "…" || inner[..end].ends_with("...");
        let mut behind = inner[end..].trim_start_matches([']', ')']).chars();
        let begins = behind.next() == Some(' ') && behind.next().is_some_and(char::is_uppercase);
        (omitted && begins).then_some(sentence.start + end)
    });
    let mut starts = vec![sentence.start];
    starts.extend(ends);
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([sentence.end]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end).collect()
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
