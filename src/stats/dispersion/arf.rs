//! The measure `arf`: average reduced frequency. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::spread::gaps;
use crate::stats::dispersion::{DispersionMeasure, Even, Needs, Parts};

/// The word's frequency, where occurrences nearer together than the average gap count as less than one.
///
/// Formula: (1/v)·Σ min(d, v), v = N/f, d = gaps in the joined articles, the last to the first.
/// Range: 1 to f; f is even. Words.
/// Undefined (`None`): the word does not occur, there is only one part, or its positions were not gathered.
/// Source: Savický & Hlaváčová 2002.
///
/// ```
/// use newsprint::stats::dispersion::{ARF, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: Some(&[4, 12, 14]) };
/// let score = ARF.score(&parts).unwrap();
/// assert!((score - 1.750000).abs() < 1e-6);
/// ```
pub const ARF: DispersionMeasure = DispersionMeasure {
    name: "arf",
    symbol: "ARF",
    heading: "average reduced frequency",
    about: "The word's frequency, where occurrences nearer together than the average gap count as less than one.",
    formula: "(1/v)·Σ min(d, v), v = N/f, d = gaps in the joined articles, the last to the first",
    even: Even::Frequency,
    range: "1 to f; f is even",
    undefined_when: "the word does not occur, there is only one part, or its positions were not gathered",
    source: "Savický & Hlaváčová 2002",
    needs: Needs::Positions,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let positions = parts.spread_positions()?;
    let (frequency, total) = (positions.len() as u128, u128::from(parts.sizes.total()));
    let (mut near, mut far) = (0u128, 0u64);
    for gap in gaps(positions, parts.sizes.total()) {
        if u128::from(gap) * frequency < total {
            near += u128::from(gap);
        } else {
            far += 1;
        }
    }
    Some((near * frequency) as f64 / total as f64 + far as f64)
}
