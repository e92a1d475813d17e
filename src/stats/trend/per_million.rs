//! The measure `per_million`: the rate of a period. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::frequency::Frequency;
use crate::stats::trend::{TrendMeasure, TrendScore};

/// How often a word is used in a period, per million tokens of the period.
///
/// Formula: 10⁶·count/tokens.
/// Range: 0 to 1,000,000. Tokens per million.
/// Undefined (`None`): the period has no token; it is a gap, not a 0.
/// Source: none needed.
///
/// ```
/// use newsprint::stats::frequency::Frequency;
/// use newsprint::stats::trend::{PER_MILLION, TrendScore};
/// let TrendScore::Rate(rate) = PER_MILLION.score else { panic!("it is a rate") };
/// assert_eq!(rate(Frequency::new(3, 6_000)), Some(500.0));
/// assert_eq!(rate(Frequency::new(0, 0)), None);
/// ```
pub const PER_MILLION: TrendMeasure = TrendMeasure {
    name: "per_million",
    heading: "per million words",
    about: "How often a word is used in a period, per million tokens of the period.",
    formula: "10⁶·count/tokens",
    range: "0 to 1,000,000",
    undefined_when: "the period has no token; it is a gap, not a 0",
    source: "—",
    role: Role::Definition,
    columns: &["per_million"],
    score: TrendScore::Rate(Frequency::per_million),
};
