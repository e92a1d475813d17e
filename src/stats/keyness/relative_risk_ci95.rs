//! The measure `relative_risk_ci95`: relative risk. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Contingency;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};
use crate::stats::special::{exp, normal_quantile, sqrt};

/// How many times as often the target uses the word, with a 95 % interval that takes tokens for independent
/// draws.
///
/// Formula: RR = (a/N1) / (b/N2); exp(ln RR ± 1.959964·√(1/a − 1/N1 + 1/b − 1/N2)).
/// Range: 0 to infinity; 1 is alike, 2 twice as often. Sign: above 1 the target uses the word more, below 1 the
/// reference. A ratio.
/// Undefined (`None`): a side lacks the word or is empty.
/// Source: Katz, Baptista, Azen & Pike 1978.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, RELATIVE_RISK_CI95};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let score = RELATIVE_RISK_CI95.score(&KeynessInput { tokens, ..Default::default() }).unwrap();
/// assert_eq!(score.value(), 2.0);
/// let interval = score.estimate().unwrap();
/// assert!((interval.low - 0.940949).abs() < 1e-6 && (interval.high - 4.251026).abs() < 1e-6);
/// ```
pub const RELATIVE_RISK_CI95: KeynessMeasure = KeynessMeasure {
    name: "relative_risk_ci95",
    symbol: "RR",
    heading: "relative risk",
    about: "How many times as often the target uses the word, with a 95 % interval that takes tokens for independent \
            draws.",
    formula: "RR = (a/N1) / (b/N2); exp(ln RR ± 1.959964·√(1/a − 1/N1 + 1/b − 1/N2))",
    neutral: Some(1.0),
    direction: Direction::Signed,
    sign: "above 1 the target uses the word more, below 1 the reference",
    range: "0 to infinity; 1 is alike, 2 twice as often",
    undefined_when: "a side lacks the word or is empty",
    source: "Katz, Baptista, Azen & Pike 1978",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["relative_risk", "relative_risk_low", "relative_risk_high"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let Contingency { target, reference } = input.tokens;
    if target.count == 0 || reference.count == 0 || !input.tokens.is_comparable() {
        return None;
    }
    let (a, b, n1, n2) = (target.count as f64, reference.count as f64, target.out_of as f64, reference.out_of as f64);
    let value = (a * n2) / (b * n1);
    let error = sqrt(((1.0 / a - 1.0 / n1) + (1.0 / b - 1.0 / n2)).max(0.0));
    let reach = exp(normal_quantile(0.975) * error);
    let method = "normal on the log scale, tokens as independent draws (Katz 1978)";
    Some(Score::Interval(Estimate { value, low: value / reach, high: value * reach, level: 0.95, method }))
}
