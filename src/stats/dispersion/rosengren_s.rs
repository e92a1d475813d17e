//! The measure `rosengren_s`: Rosengren's S. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::sqrt;

/// What share of its frequency the word keeps once clumping is held against it.
///
/// Formula: (Σ √(s·v))² / f.
/// Range: min s to 1; 1 is even. No unit.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Rosengren 1971.
///
/// ```
/// use newsprint::stats::dispersion::{ROSENGREN_S, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let parts = Parts { occupied: &occupied(&[1, 2, 0], &sizes), sizes: &PartSizes::new(&sizes), positions: None };
/// let score = ROSENGREN_S.score(&parts).unwrap();
/// assert!((score - 0.485702).abs() < 1e-6);
/// ```
pub const ROSENGREN_S: DispersionMeasure = DispersionMeasure {
    name: "rosengren_s",
    symbol: "S",
    heading: "Rosengren's S",
    about: "What share of its frequency the word keeps once clumping is held against it.",
    formula: "(Σ √(s·v))² / f",
    even: Even::One,
    range: "min s to 1; 1 is even",
    undefined_when: NO_SPREAD,
    source: "Rosengren 1971",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()?;
    let total = parts.sizes.total() as f64;
    let roots: f64 = parts.occupied.iter().map(|part| sqrt(part.size as f64 / total * part.count as f64)).sum();
    Some((roots * roots / frequency as f64).min(1.0))
}
