//! How many counted words of an article lie in a stretch of its text.

use crate::index::{ArticleNumber, Position, SubCorpus};
use std::ops::Range;

/// The first bytes of the counted words of an article, ascending.
pub struct Places(Vec<usize>);

impl Places {
    /// The words of an article that a sub-corpus counts.
    pub fn of(corpus: &SubCorpus<'_>, article: ArticleNumber) -> Self {
        let start = |token: usize| corpus.index().range(Position { article, token: token as u32 }).start;
        Self(corpus.runs(article).flatten().map(start).collect())
    }

    /// How many begin inside a stretch.
    pub fn inside(&self, range: &Range<usize>) -> u64 {
        let before = |byte: usize| self.0.partition_point(|&start| start < byte);
        before(range.end).saturating_sub(before(range.start)) as u64
    }

    /// All of them.
    pub fn all(&self) -> u64 {
        self.0.len() as u64
    }
}
