//! Dispersion: how evenly a word is spread over the parts of a corpus, here its articles.
//! Each measure is a value in its own file; `DISPERSION` lists them. Leaves counting to `count`.
//!
//! A part is an article with at least one token. Measures look only at the parts that have the word (`Part`) and at facts
//! about all parts that are gathered once (`PartSizes`), so a rare word costs as little as it has parts. The empty parts
//! enter exactly: what they add depends on their number and their joint size alone. Only `range_expected` needs every
//! size; it depends on the word's frequency alone, so `PartSizes` remembers it. Where the word stands (`positions`) is
//! gathered only for the measures that need it.
//!
//! All of them are strongly tied to frequency: below about ten occurrences or five parts they say little.

mod ald;
mod arf;
mod awt;
mod burstiness;
mod burstiness_goh;
mod carroll_d2;
mod carroll_d2_counts;
mod carroll_um;
mod cv;
mod cv_counts;
mod da;
mod dp;
mod dp_adjusted;
mod dp_egbert;
mod dp_expected;
mod dp_norm;
mod idf_log2;
mod interval;
mod juilland_d;
mod juilland_d_counts;
mod juilland_u;
mod kld;
mod kld_norm_2;
mod kld_norm_e;
mod kld_norm_odds;
mod lyne_d3;
mod lyne_d3_equal_clamped;
mod range;
mod range_expected;
mod range_ratio;
mod range_share;
mod ridf;
mod rosengren_kf;
mod rosengren_s;
mod rosengren_s_equal;
mod sd_counts;
mod spread;

pub use ald::ALD;
pub use arf::ARF;
pub use awt::AWT;
pub use burstiness::BURSTINESS;
pub use burstiness_goh::BURSTINESS_GOH;
pub use carroll_d2::CARROLL_D2;
pub use carroll_d2_counts::CARROLL_D2_COUNTS;
pub use carroll_um::CARROLL_UM;
pub use cv::CV;
pub use cv_counts::CV_COUNTS;
pub use da::DA;
pub use dp::DP;
pub use dp_adjusted::DP_ADJUSTED;
pub use dp_egbert::DP_EGBERT;
pub use dp_expected::DP_EXPECTED;
pub use dp_norm::DP_NORM;
pub use idf_log2::IDF_LOG2;
pub use interval::{
    MIN_COUNT, MIN_OCCUPIED, WITH_INTERVAL, has_interval, is_found_anew, range_share_interval, spread_interval,
};
pub use juilland_d::JUILLAND_D;
pub use juilland_d_counts::JUILLAND_D_COUNTS;
pub use juilland_u::JUILLAND_U;
pub use kld::KLD;
pub use kld_norm_2::KLD_NORM_2;
pub use kld_norm_e::KLD_NORM_E;
pub use kld_norm_odds::KLD_NORM_ODDS;
pub use lyne_d3::LYNE_D3;
pub use lyne_d3_equal_clamped::LYNE_D3_EQUAL_CLAMPED;
pub use range::RANGE;
pub use range_expected::RANGE_EXPECTED;
pub use range_ratio::RANGE_RATIO;
pub use range_share::RANGE_SHARE;
pub use ridf::RIDF;
pub use rosengren_kf::ROSENGREN_KF;
pub use rosengren_s::ROSENGREN_S;
pub use rosengren_s_equal::ROSENGREN_S_EQUAL;
pub use sd_counts::SD_COUNTS;

use crate::stats::Role;
use crate::stats::special::{exp, exp_m1, ln, ln_1p, ln_gamma};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The prefix of full names: `dispersion.dp`.
pub const FAMILY: &str = "dispersion";

/// Every dispersion measure, in the order in which lists show them.
pub const DISPERSION: &[DispersionMeasure] = &[
    RANGE,
    RANGE_SHARE,
    RANGE_EXPECTED,
    RANGE_RATIO,
    DP_NORM,
    DP,
    DP_EXPECTED,
    DP_ADJUSTED,
    DP_EGBERT,
    KLD_NORM_E,
    KLD,
    KLD_NORM_2,
    KLD_NORM_ODDS,
    JUILLAND_D,
    CARROLL_D2,
    ROSENGREN_S,
    LYNE_D3,
    DA,
    CV,
    JUILLAND_U,
    CARROLL_UM,
    ROSENGREN_KF,
    ARF,
    AWT,
    ALD,
    IDF_LOG2,
    RIDF,
    BURSTINESS,
    BURSTINESS_GOH,
    SD_COUNTS,
    CV_COUNTS,
    JUILLAND_D_COUNTS,
    CARROLL_D2_COUNTS,
    ROSENGREN_S_EQUAL,
    LYNE_D3_EQUAL_CLAMPED,
];

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
#[derive(Debug)]
pub struct PartSizes {
    by_size: Vec<(u64, u64)>,
    parts: u64,
    total: u64,
    /// Expected ranges that were asked for: thousands of words share a frequency, and each takes a walk over all sizes.
    ranges: Mutex<BTreeMap<u64, f64>>,
    /// Expected deviations, likewise.
    deviations: Mutex<BTreeMap<u64, f64>>,
}

impl PartSizes {
    /// Gathers the sizes of parts; those without a token are no parts.
    pub fn new(sizes: &[u64]) -> Self {
        let mut sorted: Vec<u64> = sizes.iter().copied().filter(|&size| size > 0).collect();
        sorted.sort_unstable();
        let (parts, total) = (sorted.len() as u64, sorted.iter().sum());
        let by_size = sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect();
        Self { by_size, parts, total, ranges: Mutex::default(), deviations: Mutex::default() }
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
        let sum = || self.by_size.iter().map(|&(size, parts)| -(parts as f64) * exp_m1(missed(size))).sum();
        let mut known = self.ranges.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry(frequency).or_insert_with(sum)
    }

    /// What DP would be on average if the tokens of a word of this frequency fell at random; below 1.
    pub fn expected_deviation(&self, frequency: u64) -> f64 {
        let of_size = |size: u64| mean_deviation(frequency, size as f64 / self.total as f64);
        let sum = || -> f64 { self.by_size.iter().map(|&(size, parts)| parts as f64 * of_size(size)).sum() };
        let mut known = self.deviations.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry(frequency).or_insert_with(|| sum() / (2.0 * frequency as f64))
    }
}

/// E|X − n·p| of a binomial count: 2ν·C(n, ν)·p^ν·(1 − p)^(n − ν + 1) with ν = ⌊n·p⌋ + 1 (De Moivre; Diaconis & Zabell 1991, eq. 1.1).
fn mean_deviation(draws: u64, chance: f64) -> f64 {
    if chance >= 1.0 {
        return 0.0;
    }
    let n = draws as f64;
    let above = (n * chance).floor() + 1.0;
    let choices = ln_gamma(n + 1.0) - ln_gamma(above + 1.0) - ln_gamma(n - above + 1.0);
    2.0 * above * exp(choices + above * ln(chance) + (n - above + 1.0) * ln_1p(-chance))
}

impl Clone for PartSizes {
    fn clone(&self) -> Self {
        Self { by_size: self.by_size.clone(), ranges: Mutex::default(), deviations: Mutex::default(), ..*self }
    }
}

/// A word in the parts of a corpus.
///
/// Invariant: `occupied` holds each part with the word once, `sizes` knows the sizes of all parts, and positions ascend.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The parts that have the word, in the order of the corpus.
    pub occupied: &'a [Part],
    /// All parts.
    pub sizes: &'a PartSizes,
    /// Where the word stands in all parts joined in their order, counted from 0; `None` if nobody gathered it.
    pub positions: Option<&'a [u64]>,
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
    fn rates(&self) -> impl Iterator<Item = f64> + Clone {
        self.occupied.iter().map(|part| part.count as f64 / part.size as f64)
    }

    /// The word's count in each part that has it: v.
    fn counts(&self) -> impl Iterator<Item = f64> + Clone {
        self.occupied.iter().map(|part| part.count as f64)
    }

    /// The positions, if they were gathered and the spread of the word is defined.
    fn spread_positions(&self) -> Option<&[u64]> {
        self.spread_frequency()?;
        self.positions.filter(|positions| !positions.is_empty())
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
    /// The word's frequency is even.
    Frequency,
    /// The lower, the more even; the end depends on the word.
    Low,
    /// Tokens that fall at random are the mark; the range says where.
    Chance,
    /// A yardstick, not a score: nothing to read as even.
    Yardstick,
}

/// What a measure needs to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// The parts that have the word.
    Parts,
    /// Its positions too.
    Positions,
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
    /// What must be known of the word.
    pub needs: Needs,
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
