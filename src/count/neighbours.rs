//! Neighbours: pairs of words that follow each other inside an article, with the counts that association needs.

use super::{Grouping, NGramSettings, NGrams, Shape, Skip};
use crate::error::Result;
use crate::index::{FormId, SubCorpus};
use crate::stats::frequency::{Contingency, Frequency};

/// Every pair of neighbours, and how often each form is the first or the second of one.
#[derive(Debug)]
pub struct Neighbours {
    pairs: NGrams,
    first: Vec<u64>,
    second: Vec<u64>,
    total: u64,
}

impl Neighbours {
    /// Counts all pairs of neighbours, whatever the settings would keep.
    ///
    /// # Errors
    /// If a temporary file cannot be written.
    ///
    /// # Panics
    /// Never: two tokens without a gap are one pattern.
    pub fn of(corpus: &SubCorpus<'_>, settings: &NGramSettings) -> Result<Self> {
        let shape = Shape::new(2, Skip::Nothing).expect("two tokens without a gap are one pattern");
        let settings = NGramSettings { min_count: 1, min_articles: 1, ..*settings };
        let pairs = NGrams::of(corpus, &Grouping::one(corpus), &shape, &settings)?;
        let forms = corpus.index().forms().len();
        let (mut first, mut second, mut total) = (vec![0; forms], vec![0; forms], 0);
        for pair in 0..pairs.kept() {
            let count = pairs.count(pair);
            let mut both = pairs.forms(pair);
            if let (Some(one), Some(two)) = (both.next(), both.next()) {
                first[one.0 as usize] += count;
                second[two.0 as usize] += count;
                total += count;
            }
        }
        Ok(Self { pairs, first, second, total })
    }

    /// The 2×2 table of two forms: the second after the first against after other words.
    pub fn table(&self, first: FormId, second: FormId) -> Contingency {
        let together = self.pairs.find(&[first, second]).map_or(0, |pair| self.pairs.count(pair));
        let (row, column) = (self.first[first.0 as usize], self.second[second.0 as usize]);
        Contingency::new(Frequency::new(together, row), Frequency::new(column - together, self.total - row))
    }
}
