//! Dispersion: how evenly a word is spread over the parts of a corpus, here its articles.
//! Each measure is a value in its own file; `DISPERSION` lists them. Leaves counting to `count`.
//!
//! A part is an article with at least one token. Measures look only at the parts that have the word (`Part`) and at facts
//! about all parts that are gathered once (`PartSizes`), so a rare word costs as little as it has parts. The empty parts
//! enter exactly: what they add depends on their number and their joint size alone. Only `range_expected` needs every
//! size; it depends on the word's frequency alone, so a caller may keep `PartSizes::expected_range` for each frequency.
//!
//! All of them are strongly tied to frequency: below about ten occurrences or five parts they say little.

mod carroll_d2;
mod dp;
mod dp_norm;
mod juilland_d;
mod kld;
mod kld_norm_e;
mod range;
mod range_expected;
mod range_share;
mod rosengren_s;

pub use carroll_d2::CARROLL_D2;
pub use dp::DP;
pub use dp_norm::DP_NORM;
pub use juilland_d::JUILLAND_D;
pub use kld::KLD;
pub use kld_norm_e::KLD_NORM_E;
pub use range::RANGE;
pub use range_expected::RANGE_EXPECTED;
pub use range_share::RANGE_SHARE;
pub use rosengren_s::ROSENGREN_S;

use crate::stats::Role;
use crate::stats::special::{exp_m1, ln_1p};

/// The prefix of full names: `dispersion.dp`.
pub const FAMILY: &str = "dispersion";

/// Every dispersion measure, in the order in which lists show them.
pub const DISPERSION: &[DispersionMeasure] =
    &[RANGE, RANGE_SHARE, RANGE_EXPECTED, DP_NORM, DP, KLD_NORM_E, KLD, JUILLAND_D, CARROLL_D2, ROSENGREN_S];

/// One part that has the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// How often the word is in this part; at least 1.
    pub count: u64,
    /// The part's tokens.
    pub size: u64,
}

/// The sizes of all parts of a corpus, gathered once.
///
/// Invariant: sizes are positive and ascend, each stands once with how many parts have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartSizes {
    by_size: Vec<(u64, u64)>,
    parts: u64,
    total: u64,
}

impl PartSizes {
    /// Gathers the sizes of parts; those without a token are no parts.
    pub fn new(sizes: &[u64]) -> Self {
        let mut sorted: Vec<u64> = sizes.iter().copied().filter(|&size| size > 0).collect();
        sorted.sort_unstable();
        let (parts, total) = (sorted.len() as u64, sorted.iter().sum());
        let by_size = sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect();
        Self { by_size, parts, total }
    }

    /// n, the number of parts.
    pub fn parts(&self) -> u64 {
        self.parts
    }

    /// The tokens of all parts together.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The tokens of the smallest part; `None` without parts.
    pub fn smallest(&self) -> Option<u64> {
        self.by_size.first().map(|&(size, _)| size)
    }

    /// How many parts would have a word of this frequency if its tokens fell at random: Σ (1 − (1 − s)^f).
    pub fn expected_range(&self, frequency: u64) -> f64 {
        let missed = |size: u64| frequency as f64 * ln_1p(-(size as f64 / self.total as f64));
        self.by_size.iter().map(|&(size, parts)| -(parts as f64) * exp_m1(missed(size))).sum()
    }
}

/// A word in the parts of a corpus.
///
/// Invariant: `occupied` holds each part with the word once, and `sizes` knows the sizes of all parts.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The parts that have the word, in the order of the corpus.
    pub occupied: &'a [Part],
    /// All parts.
    pub sizes: &'a PartSizes,
}

impl Parts<'_> {
    /// f, the word's tokens in all parts.
    pub fn frequency(&self) -> u64 {
        self.occupied.iter().map(|part| part.count).sum()
    }

    /// f, if the spread of the word is defined: it occurs, and there are at least two parts.
    fn spread_frequency(&self) -> Option<u64> {
        let frequency = self.frequency();
        (frequency > 0 && self.sizes.parts > 1).then_some(frequency)
    }

    /// The word's relative frequency in each part that has it: p.
    fn rates(&self) -> impl Iterator<Item = f64> {
        self.occupied.iter().map(|part| part.count as f64 / part.size as f64)
    }

    /// DP times f times the total, in whole numbers: Σ max(0, v·total − size·f).
    ///
    /// Differences of shares add up to 0, so half their absolute sum is the sum of the positive ones, and those stand in
    /// parts with the word.
    fn surplus(&self, frequency: u64) -> f64 {
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        let surplus: u128 = self
            .occupied
            .iter()
            .map(|part| product(part.count, self.sizes.total).saturating_sub(product(part.size, frequency)))
            .sum();
        surplus as f64
    }
}

/// The parts that have the word, from its count in every part.
pub fn occupied(counts: &[u64], sizes: &[u64]) -> Vec<Part> {
    let parts = counts.iter().zip(sizes).map(|(&count, &size)| Part { count, size });
    parts.filter(|part| part.count > 0).collect()
}

/// Which end of the scale is an even spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Even {
    /// 0 is even.
    Zero,
    /// 1 is even.
    One,
    /// The number of parts is even.
    Parts,
    /// A yardstick, not a score: nothing to read as even.
    Yardstick,
}

/// A dispersion measure: all that is needed to compute, name, explain and check it.
#[derive(Debug, Clone, Copy)]
pub struct DispersionMeasure {
    /// The fixed name: `dp_norm`.
    pub name: &'static str,
    /// The symbol in formulas.
    pub symbol: &'static str,
    /// What a person reads above its column.
    pub heading: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text; v count and s share of tokens of a part, p = v / its tokens, f = Σv, n parts.
    pub formula: &'static str,
    /// Which end is even.
    pub even: Even,
    /// The range, with the direction in words.
    pub range: &'static str,
    /// When the score is `None`.
    pub undefined_when: &'static str,
    /// Author, year, page or equation.
    pub source: &'static str,
    /// Shown by default or a named other form.
    pub role: Role,
    /// The score of a word; `None` if undefined, never NaN.
    pub score: fn(&Parts) -> Option<f64>,
}

impl DispersionMeasure {
    /// The score of a word, `None` if undefined.
    pub fn score(&self, parts: &Parts) -> Option<f64> {
        (self.score)(parts)
    }

    /// The value on the command line: `dp-norm`.
    pub fn option(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// The measure of a name, spelled with `_` or `-`.
pub fn named(name: &str) -> Option<&'static DispersionMeasure> {
    DISPERSION.iter().find(|measure| measure.name == name.replace('-', "_"))
}

/// When a spread has no value.
const NO_SPREAD: &str = "the word does not occur, or there is only one part";

#[cfg(test)]
mod tests;
