//! The measure `rosengren_kf`: Rosengren's KF. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::ROSENGREN_S;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// The word's frequency, reduced where it is clumped.
///
/// Formula: S·f.
/// Range: f·min s to f; f is even. Words.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Rosengren 1971.
///
/// ```
/// use newsprint::stats::dispersion::{ROSENGREN_KF, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = ROSENGREN_KF.score(&parts).unwrap();
/// assert!((score - 1.457107).abs() < 1e-6);
/// ```
pub const ROSENGREN_KF: DispersionMeasure = DispersionMeasure {
    name: "rosengren_kf",
    symbol: "KF",
    heading: "Rosengren's KF",
    about: "The word's frequency, reduced where it is clumped.",
    formula: "S·f",
    even: Even::Frequency,
    range: "f·min s to f; f is even",
    undefined_when: NO_SPREAD,
    source: "Rosengren 1971",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    ROSENGREN_S.score(parts).map(|score| score * parts.frequency() as f64)
}
