//! Keyness: how differently two corpora use a word. Each measure is a value in its own file; `KEYNESS` lists them.
//! Leaves counting to `count` and intervals over articles to `rate`.
//!
//! A new measure is one file and one line here.

mod bic_2cell;
mod bic_4cell;
mod difference_coefficient;
mod direction;
mod g2_2cell;
mod g2_4cell;
mod log_ratio_hardie;
mod log_ratio_plus_half;
mod p_g2_4cell;
mod pct_diff;
mod relative_risk_ci95;
mod text_dispersion_g2_2cell;
mod text_dispersion_g2_4cell;

pub use bic_2cell::BIC_2CELL;
pub use bic_4cell::BIC_4CELL;
pub use difference_coefficient::DIFFERENCE_COEFFICIENT;
pub use direction::DIRECTION;
pub use g2_2cell::G2_2CELL;
pub use g2_4cell::G2_4CELL;
pub use log_ratio_hardie::LOG_RATIO_HARDIE;
pub use log_ratio_plus_half::LOG_RATIO_PLUS_HALF;
pub use p_g2_4cell::P_G2_4CELL;
pub use pct_diff::PCT_DIFF;
pub use relative_risk_ci95::RELATIVE_RISK_CI95;
pub use text_dispersion_g2_2cell::TEXT_DISPERSION_G2_2CELL;
pub use text_dispersion_g2_4cell::TEXT_DISPERSION_G2_4CELL;

use crate::stats::Role;
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Contingency;

/// The prefix of full names: `keyness.g2_2cell`.
pub const FAMILY: &str = "keyness";

/// Every keyness measure, in the order in which lists show them: effect sizes, then evidence.
pub const KEYNESS: &[KeynessMeasure] = &[
    LOG_RATIO_HARDIE,
    LOG_RATIO_PLUS_HALF,
    PCT_DIFF,
    DIFFERENCE_COEFFICIENT,
    RELATIVE_RISK_CI95,
    DIRECTION,
    G2_2CELL,
    G2_4CELL,
    P_G2_4CELL,
    BIC_2CELL,
    BIC_4CELL,
    TEXT_DISPERSION_G2_2CELL,
    TEXT_DISPERSION_G2_4CELL,
];

/// What a keyness measure may look at. Further facts (the vocabulary of a prior, say) become further fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeynessInput {
    /// Tokens of the word out of all tokens.
    pub tokens: Contingency,
    /// Articles with the word out of all articles that have a token.
    pub texts: Contingency,
}

impl KeynessInput {
    /// The same word with target and reference changed over.
    #[must_use]
    pub const fn swapped(&self) -> Self {
        Self { tokens: self.tokens.swapped(), texts: self.texts.swapped() }
    }
}

/// What a measure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Tokens; every token counts as an independent draw.
    Token,
    /// Articles with the word; every article has one vote.
    Text,
}

/// What happens to a score when target and reference change over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It goes to the other side of the neutral value: the score says which corpus uses the word more.
    Signed,
    /// It stays: the score says how strong the difference is, not whose.
    Unsigned,
}

/// What a measure finds: a value, or a value with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Score {
    /// A value alone.
    Value(f64),
    /// A value with its interval.
    Interval(Estimate),
}

impl Score {
    /// The value.
    pub fn value(&self) -> f64 {
        match self {
            Self::Value(value) => *value,
            Self::Interval(estimate) => estimate.value,
        }
    }

    /// The interval, if the measure has one.
    pub fn estimate(&self) -> Option<&Estimate> {
        match self {
            Self::Value(_) => None,
            Self::Interval(estimate) => Some(estimate),
        }
    }

    /// The numbers in the order of the measure's columns.
    pub fn numbers(&self) -> Vec<f64> {
        match self {
            Self::Value(value) => vec![*value],
            Self::Interval(estimate) => vec![estimate.value, estimate.low, estimate.high],
        }
    }
}

/// A keyness measure: all that is needed to compute, name, explain and check it.
#[derive(Debug, Clone, Copy)]
pub struct KeynessMeasure {
    /// The fixed name: `g2_2cell`.
    pub name: &'static str,
    /// The symbol in formulas: `G²`.
    pub symbol: &'static str,
    /// What a person reads above its column.
    pub heading: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text; a of N1 in the target, b of N2 in the reference, N = N1 + N2.
    pub formula: &'static str,
    /// The value for equal relative frequencies; `None` if it depends on the corpus.
    pub neutral: Option<f64>,
    /// Whether the score has a side.
    pub direction: Direction,
    /// How to read the sign.
    pub sign: &'static str,
    /// The range and its cut-offs.
    pub range: &'static str,
    /// When the score is `None`.
    pub undefined_when: &'static str,
    /// Author, year, page or equation.
    pub source: &'static str,
    /// What is counted.
    pub level: Level,
    /// Shown by default or a named other form.
    pub role: Role,
    /// The names of its columns: the value, or the value with its low and high end.
    pub columns: &'static [&'static str],
    /// The score of a word; `None` if undefined, never NaN.
    pub score: fn(&KeynessInput) -> Option<Score>,
}

impl KeynessMeasure {
    /// The score of a word, `None` if undefined.
    pub fn score(&self, input: &KeynessInput) -> Option<Score> {
        (self.score)(input)
    }

    /// The value on the command line: `log-ratio-hardie`.
    pub fn option(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// The measure of a name, spelled with `_` or `-`.
pub fn named(name: &str) -> Option<&'static KeynessMeasure> {
    KEYNESS.iter().find(|measure| measure.name == name.replace('-', "_"))
}

/// When measures of two frequencies have no value.
const NOTHING_TO_COMPARE: &str = "the word is on neither side, or a side is empty";

#[cfg(test)]
mod tests;
