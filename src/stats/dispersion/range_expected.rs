//! The measure `range_expected`: expected range. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// In how many articles the word would be if its tokens fell at random: the yardstick for its range.
///
/// Formula: Σ (1 − (1 − s)^f).
/// Range: above 0 to n; a range far below it means a word that clusters. Articles.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: occupancy under random allocation; the reason is Nelson 2023 on parts and frequency.
///
/// ```
/// use newsprint::stats::dispersion::{RANGE_EXPECTED, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let parts = Parts { occupied: &occupied(&[1, 2, 0], &sizes), sizes: &PartSizes::new(&sizes), positions: None };
/// let score = RANGE_EXPECTED.score(&parts).unwrap();
/// assert!((score - 2.031250).abs() < 1e-6);
/// ```
pub const RANGE_EXPECTED: DispersionMeasure = DispersionMeasure {
    name: "range_expected",
    symbol: "E(range)",
    heading: "expected range",
    about: "In how many articles the word would be if its tokens fell at random: the yardstick for its range.",
    formula: "Σ (1 − (1 − s)^f)",
    even: Even::Yardstick,
    range: "above 0 to n; a range far below it means a word that clusters",
    undefined_when: NO_SPREAD,
    source: "occupancy under random allocation; the reason is Nelson 2023 on parts and frequency",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()?;
    Some(parts.sizes.expected_range(frequency))
}
