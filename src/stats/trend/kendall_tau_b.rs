//! The measure `kendall_tau_b`: Kendall's correlation with time, corrected for ties. Leaves making the series to the caller.

use super::mann_kendall::{MIN_PERIODS, concordance, ties};
use crate::stats::Role;
use crate::stats::special::sqrt;
use crate::stats::trend::{TrendMeasure, TrendScore};

/// How steadily rates rise or fall over the periods, corrected for equal rates: what R's `cor.test` prints.
///
/// Formula: S/√(P·(P − Σ t(t − 1)/2)), P = n(n − 1)/2 pairs, t equal rates.
/// Range: −1 falls always, 0 no trend, 1 rises always.
/// Undefined (`None`): fewer than 4 periods have a rate, or all rates are equal.
/// Source: Kendall 1945; R, cor.test(method = "kendall").
///
/// ```
/// use newsprint::stats::trend::KENDALL_TAU_B;
/// // S = 5 of 6 pairs, one of them equal.
/// let tau = KENDALL_TAU_B.series(&[Some(1.0), Some(2.0), Some(2.0), Some(5.0)]).unwrap();
/// assert!((tau[0] - 5.0 / 30f64.sqrt()).abs() < 1e-12);
/// ```
pub const KENDALL_TAU_B: TrendMeasure = TrendMeasure {
    name: "kendall_tau_b",
    heading: "τb",
    about: "How steadily rates rise or fall over the periods, corrected for equal rates: what R's cor.test prints.",
    formula: "S/√(P·(P − Σ t(t − 1)/2)), P = n(n − 1)/2 pairs, t equal rates",
    range: "−1 falls always, 0 no trend, 1 rises always",
    undefined_when: "fewer than 4 periods have a rate, or all rates are equal",
    source: "Kendall 1945; R, cor.test",
    role: Role::Variant,
    columns: &["kendall_tau_b"],
    score: TrendScore::Series(score),
};

fn score(rates: &[Option<f64>]) -> Option<Vec<f64>> {
    let rates: Vec<f64> = rates.iter().copied().flatten().collect();
    let n = rates.len() as u64;
    let pairs = n * n.saturating_sub(1) / 2;
    let untied = pairs - ties(&rates).iter().map(|same| same * (same - 1) / 2).sum::<u64>();
    let defined = rates.len() >= MIN_PERIODS && untied > 0;
    defined.then(|| vec![concordance(&rates) as f64 / (sqrt(pairs as f64) * sqrt(untied as f64))])
}
