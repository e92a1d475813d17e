//! The measure `dp`: deviation of proportions. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// What share of the word's tokens would have to move for an even spread.
///
/// Formula: ½ Σ |v/f − s|.
/// Range: 0 to 1 − min s; 0 is even. A share of 1.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Gries 2008.
///
/// ```
/// use newsprint::stats::dispersion::{DP, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let parts = Parts { occupied: &occupied(&[1, 2, 0], &sizes), sizes: &PartSizes::new(&sizes), positions: None };
/// let score = DP.score(&parts).unwrap();
/// assert!((score - 0.500000).abs() < 1e-6);
/// ```
pub const DP: DispersionMeasure = DispersionMeasure {
    name: "dp",
    symbol: "DP",
    heading: "deviation of proportions",
    about: "What share of the word's tokens would have to move for an even spread.",
    formula: "½ Σ |v/f − s|",
    even: Even::Zero,
    range: "0 to 1 − min s; 0 is even",
    undefined_when: NO_SPREAD,
    source: "Gries 2008",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()?;
    Some(parts.surplus(frequency) / (frequency as f64 * parts.sizes.total() as f64))
}
