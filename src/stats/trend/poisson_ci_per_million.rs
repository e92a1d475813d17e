//! The measure `poisson_ci_per_million`: the exact Poisson interval. Leaves counting to the caller.

use super::{NO_TOKENS, is_fair, per_million};
use crate::stats::Role;
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Frequency;
use crate::stats::special::gamma_quantile;
use crate::stats::trend::{TrendMeasure, TrendScore};

/// The interval of a rate if occurrences came one by one at random; too narrow when a word clusters in articles.
///
/// Formula: χ²(α/2; 2x)/2 and χ²(1 − α/2; 2x + 2)/2 over tokens, x the count.
/// Range: 0 and up; can pass 1,000,000 in tiny periods. Tokens per million.
/// Undefined (`None`): the period has no token, or the level is not between 0 and 1.
/// Source: Garwood 1936.
///
/// ```
/// use newsprint::stats::frequency::Frequency;
/// use newsprint::stats::trend::POISSON_CI_PER_MILLION;
/// // No occurrence: 0 to ln 40 = 3.6889 events.
/// let interval = POISSON_CI_PER_MILLION.interval(Frequency::new(0, 1_000_000), 0.95).unwrap();
/// assert_eq!(interval.low, 0.0);
/// assert!((interval.high - 40f64.ln()).abs() < 1e-9);
/// ```
pub const POISSON_CI_PER_MILLION: TrendMeasure = TrendMeasure {
    name: "poisson_ci_per_million",
    heading: "Poisson interval",
    about: "The interval of a rate if occurrences came one by one at random; too narrow when a word clusters in articles.",
    formula: "χ²(α/2; 2x)/2 and χ²(1 − α/2; 2x + 2)/2 over tokens, x the count",
    range: "0 and up per million; can pass 1,000,000 in tiny periods",
    undefined_when: NO_TOKENS,
    source: "Garwood 1936",
    role: Role::Definition,
    columns: &["poisson_per_million_low", "poisson_per_million_high"],
    score: TrendScore::Interval(interval),
};

fn interval(frequency: Frequency, level: f64) -> Option<Estimate> {
    if !is_fair(frequency, level) {
        return None;
    }
    let (count, tokens, tail) = (frequency.count as f64, frequency.out_of as f64, (1.0 - level) / 2.0);
    // Half the χ² quantile with 2x degrees of freedom is the gamma quantile of shape x.
    let low = if frequency.count == 0 { 0.0 } else { gamma_quantile(count, tail) / tokens };
    let high = gamma_quantile(count + 1.0, 1.0 - tail) / tokens;
    per_million(frequency, low, high, level, "Garwood 1936, exact Poisson")
}
