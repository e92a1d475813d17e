//! The measure `carroll_um`: Carroll's Um. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::CARROLL_D2;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// The word's frequency, reduced towards an equal share of one article where it is clumped.
///
/// Formula: f·D2 + (1 − D2)·f/n.
/// Range: f/n to f; f is even. Words.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Carroll 1970.
///
/// ```
/// use newsprint::stats::dispersion::{CARROLL_UM, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = CARROLL_UM.score(&parts).unwrap();
/// assert!((score - 2.158760).abs() < 1e-6);
/// ```
pub const CARROLL_UM: DispersionMeasure = DispersionMeasure {
    name: "carroll_um",
    symbol: "Um",
    heading: "Carroll's Um",
    about: "The word's frequency, reduced towards an equal share of one article where it is clumped.",
    formula: "f·D2 + (1 − D2)·f/n",
    even: Even::Frequency,
    range: "f/n to f; f is even",
    undefined_when: NO_SPREAD,
    source: "Carroll 1970",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()? as f64;
    let even = CARROLL_D2.score(parts)?;
    Some(frequency * even + (1.0 - even) * frequency / parts.sizes.parts() as f64)
}
