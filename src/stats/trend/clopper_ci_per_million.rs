//! The measure `clopper_ci_per_million`: the exact binomial interval. Leaves counting to the caller.

use super::{NO_TOKENS, is_fair, per_million};
use crate::stats::Role;
use crate::stats::binomial::clopper_pearson_low;
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Frequency;
use crate::stats::trend::{TrendMeasure, TrendScore};

/// The exact binomial interval of a rate, never too narrow for independent tokens, which words are not.
///
/// Formula: beta quantiles α/2 of (x, n − x + 1) and 1 − α/2 of (x + 1, n − x), x of n tokens.
/// Range: 0 to 1,000,000. Tokens per million.
/// Undefined (`None`): the period has no token, or the level is not between 0 and 1.
/// Source: Clopper & Pearson 1934.
///
/// ```
/// use newsprint::stats::frequency::Frequency;
/// use newsprint::stats::trend::CLOPPER_CI_PER_MILLION;
/// // No occurrence in one token: up to 1 - 0.025.
/// let interval = CLOPPER_CI_PER_MILLION.interval(Frequency::new(0, 1), 0.95).unwrap();
/// assert_eq!(interval.low, 0.0);
/// assert!((interval.high - 975_000.0).abs() < 1e-6);
/// ```
pub const CLOPPER_CI_PER_MILLION: TrendMeasure = TrendMeasure {
    name: "clopper_ci_per_million",
    heading: "Clopper–Pearson interval",
    about: "The exact binomial interval of a rate, never too narrow for independent tokens, which words are not.",
    formula: "beta quantiles α/2 of (x, n − x + 1) and 1 − α/2 of (x + 1, n − x), x of n tokens",
    range: "0 to 1,000,000 per million",
    undefined_when: NO_TOKENS,
    source: "Clopper & Pearson 1934",
    role: Role::Variant,
    columns: &["clopper_per_million_low", "clopper_per_million_high"],
    score: TrendScore::Interval(interval),
};

fn interval(frequency: Frequency, level: f64) -> Option<Estimate> {
    if !is_fair(frequency, level) {
        return None;
    }
    let (Frequency { count, out_of }, tail) = (frequency, (1.0 - level) / 2.0);
    let low = clopper_pearson_low(count, out_of, tail)?;
    let high = 1.0 - clopper_pearson_low(out_of - count, out_of, tail)?;
    per_million(frequency, low, high, level, "Clopper & Pearson 1934, tokens as independent draws")
}
