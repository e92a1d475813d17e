//! The measure `dp_norm`: normalised deviation of proportions. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// How clumped the word is, from evenly spread to all in the smallest article.
///
/// Formula: DP / (1 − min s).
/// Range: 0 to 1; 0 is even, 1 is clumped. No unit.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Lijffijt & Gries 2012.
///
/// ```
/// use newsprint::stats::dispersion::{DP_NORM, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let parts = Parts { occupied: &occupied(&[1, 2, 0], &sizes), sizes: &PartSizes::new(&sizes), positions: None };
/// let score = DP_NORM.score(&parts).unwrap();
/// assert!((score - 0.666667).abs() < 1e-6);
/// ```
pub const DP_NORM: DispersionMeasure = DispersionMeasure {
    name: "dp_norm",
    symbol: "DPnorm",
    heading: "normalised deviation of proportions",
    about: "How clumped the word is, from evenly spread to all in the smallest article.",
    formula: "DP / (1 − min s)",
    even: Even::Zero,
    range: "0 to 1; 0 is even, 1 is clumped",
    undefined_when: NO_SPREAD,
    source: "Lijffijt & Gries 2012",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()?;
    let room = parts.sizes.total() - parts.sizes.smallest()?;
    Some(parts.surplus(frequency) / (frequency as f64 * room as f64))
}
