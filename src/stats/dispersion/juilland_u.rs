//! The measure `juilland_u`: Juilland's U. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::JUILLAND_D;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// The word's frequency, reduced where it is clumped.
///
/// Formula: D·f.
/// Range: 0 to f; f is even. Words.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Juilland & Chang-Rodríguez 1964.
///
/// ```
/// use newsprint::stats::dispersion::{JUILLAND_U, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = JUILLAND_U.score(&parts).unwrap();
/// assert!((score - 1.267949).abs() < 1e-6);
/// ```
pub const JUILLAND_U: DispersionMeasure = DispersionMeasure {
    name: "juilland_u",
    symbol: "U",
    heading: "Juilland's U",
    about: "The word's frequency, reduced where it is clumped.",
    formula: "D·f",
    even: Even::Frequency,
    range: "0 to f; f is even",
    undefined_when: NO_SPREAD,
    source: "Juilland & Chang-Rodríguez 1964",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    JUILLAND_D.score(parts).map(|score| score * parts.frequency() as f64)
}
