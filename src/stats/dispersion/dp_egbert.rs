//! The measure `dp_egbert`: deviation of proportions (Egbert). Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::DP;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// DP beside the most it could be if the word stood in the smallest of the articles that have it.
///
/// Formula: DP / (1 − min s over parts with the word).
/// Range: 0 and up; 0 is even. A ratio.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Egbert, Burch & Biber 2020; `disp()` of R tlda 0.1.0 prints plain DP, turned round, in its place.
///
/// ```
/// use newsprint::stats::dispersion::{DP_EGBERT, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = DP_EGBERT.score(&parts).unwrap();
/// assert!((score - 0.666667).abs() < 1e-6);
/// ```
pub const DP_EGBERT: DispersionMeasure = DispersionMeasure {
    name: "dp_egbert",
    symbol: "DP",
    heading: "deviation of proportions (Egbert)",
    about: "DP beside the most it could be if the word stood in the smallest of the articles that have it.",
    formula: "DP / (1 − min s over parts with the word)",
    even: Even::Zero,
    range: "0 and up; 0 is even",
    undefined_when: NO_SPREAD,
    source: "Egbert, Burch & Biber 2020",
    needs: Needs::Parts,
    role: Role::Variant,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let least = parts.occupied.iter().map(|part| part.size).min()?;
    let share = least as f64 / parts.sizes.total() as f64;
    DP.score(parts).map(|score| score / (1.0 - share))
}
