//! The measure `range_ratio`: range against its expectation. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts, RANGE_EXPECTED};

/// In how many of the articles that chance would give it the word is: far below 1 it keeps to few texts.
///
/// Formula: range / Σ (1 − (1 − s)^f).
/// Range: above 0; 1 as tokens that fall at random, below 1 a word that clusters.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: occupancy under random allocation; the reason is Nelson 2023 on parts and frequency.
///
/// ```
/// use newsprint::stats::dispersion::{RANGE_RATIO, PartSizes, Parts, occupied};
/// // Two parts, 2.03125 expected.
/// let sizes = [10, 10, 20];
/// let word = occupied(&[1, 2, 0], &sizes);
/// let all = PartSizes::new(&sizes);
/// let score = RANGE_RATIO.score(&Parts { occupied: &word, sizes: &all, positions: None }).unwrap();
/// assert!((score - 2.0 / 2.03125).abs() < 1e-12);
/// ```
pub const RANGE_RATIO: DispersionMeasure = DispersionMeasure {
    name: "range_ratio",
    symbol: "range/E(range)",
    heading: "range against chance",
    about: "In how many of the articles that chance would give it the word is: far below 1 it keeps to few texts.",
    formula: "range / Σ (1 − (1 − s)^f)",
    even: Even::Chance,
    range: "above 0; 1 as tokens that fall at random, below 1 a word that clusters",
    undefined_when: NO_SPREAD,
    source: "occupancy under random allocation; the reason is Nelson 2023 on parts and frequency",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    Some(parts.occupied.len() as f64 / RANGE_EXPECTED.score(parts)?)
}
