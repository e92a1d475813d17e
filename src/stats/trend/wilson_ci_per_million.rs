//! The measure `wilson_ci_per_million`: Wilson's interval. Leaves counting to the caller.

use super::{NO_TOKENS, is_fair, per_million};
use crate::stats::Role;
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Frequency;
use crate::stats::special::{normal_quantile, sqrt};
use crate::stats::trend::{TrendMeasure, TrendScore};

/// The interval of a rate if each token were a draw of its own; too narrow when a word clusters in articles.
///
/// Formula: (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), p = count/n, n tokens.
/// Range: 0 to 1,000,000. Tokens per million.
/// Undefined (`None`): the period has no token, or the level is not between 0 and 1.
/// Source: Wilson 1927; without a correction for continuity.
///
/// ```
/// use newsprint::stats::frequency::Frequency;
/// use newsprint::stats::trend::WILSON_CI_PER_MILLION;
/// // No occurrence in n tokens: 0 to z²/(n + z²), z = 1.959964.
/// let interval = WILSON_CI_PER_MILLION.interval(Frequency::new(0, 120), 0.95).unwrap();
/// assert_eq!(interval.low, 0.0);
/// assert!((interval.high - 31_019.166418).abs() < 1e-6);
/// ```
pub const WILSON_CI_PER_MILLION: TrendMeasure = TrendMeasure {
    name: "wilson_ci_per_million",
    heading: "Wilson interval",
    about: "The interval of a rate if each token were a draw of its own; too narrow when a word clusters in articles.",
    formula: "(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), p = count/n, n tokens",
    range: "0 to 1,000,000 per million",
    undefined_when: NO_TOKENS,
    source: "Wilson 1927",
    role: Role::Definition,
    columns: &["wilson_per_million_low", "wilson_per_million_high"],
    score: TrendScore::Interval(interval),
};

fn interval(frequency: Frequency, level: f64) -> Option<Estimate> {
    if !is_fair(frequency, level) {
        return None;
    }
    let (n, p) = (frequency.out_of as f64, frequency.share()?);
    let z = normal_quantile(0.5 + level / 2.0);
    let stretch = 1.0 + z * z / n;
    let reach = z * sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
    // Where every token is one, the two sums are the same number, and their quotient need not be 1 after rounding.
    let all = frequency.count == frequency.out_of;
    let high = if all { 1.0 } else { ((p + z * z / (2.0 * n) + reach) / stretch).min(1.0) };
    // The two ends are the roots of a quadratic: their product is known, so the low one need not be a difference.
    let low = p * p / stretch / high;
    per_million(frequency, low, high, level, "Wilson 1927, tokens as independent draws")
}
