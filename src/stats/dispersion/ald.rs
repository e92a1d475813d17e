//! The measure `ald`: average logarithmic distance. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::spread::gaps;
use crate::stats::dispersion::{DispersionMeasure, Even, Needs, Parts};
use crate::stats::special::log10;

/// How far apart the word's occurrences are in the joined articles, on a logarithmic scale.
///
/// Formula: (1/N)·Σ d·log10 d, d = gaps in the joined articles, the last to the first.
/// Range: log10(N/f) and up; lower is more even. Base 10.
/// Undefined (`None`): the word does not occur, there is only one part, or its positions were not gathered.
/// Source: Savický & Hlaváčová 2002.
///
/// ```
/// use newsprint::stats::dispersion::{ALD, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: Some(&[4, 12, 14]) };
/// let score = ALD.score(&parts).unwrap();
/// assert!((score - 1.303510).abs() < 1e-6);
/// ```
pub const ALD: DispersionMeasure = DispersionMeasure {
    name: "ald",
    symbol: "ALD",
    heading: "average logarithmic distance",
    about: "How far apart the word's occurrences are in the joined articles, on a logarithmic scale.",
    formula: "(1/N)·Σ d·log10 d, d = gaps in the joined articles, the last to the first",
    even: Even::Low,
    range: "log10(N/f) and up; lower is more even",
    undefined_when: "the word does not occur, there is only one part, or its positions were not gathered",
    source: "Savický & Hlaváčová 2002",
    needs: Needs::Positions,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let positions = parts.spread_positions()?;
    let distance = |gap: u64| gap as f64 * log10(gap as f64);
    Some(gaps(positions, parts.sizes.total()).map(distance).sum::<f64>() / parts.sizes.total() as f64)
}
