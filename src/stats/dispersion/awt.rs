//! The measure `awt`: average waiting time. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::spread::gaps;
use crate::stats::dispersion::{DispersionMeasure, Even, Needs, Parts};

/// How many words one waits for the word from a random place in the joined articles.
///
/// Formula: ½·(1 + Σ d²/N), d = gaps in the joined articles, the last to the first.
/// Range: ½·(1 + N/f) and up; lower is more even. Words.
/// Undefined (`None`): the word does not occur, there is only one part, or its positions were not gathered.
/// Source: Savický & Hlaváčová 2002.
///
/// ```
/// use newsprint::stats::dispersion::{AWT, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: Some(&[4, 12, 14]) };
/// let score = AWT.score(&parts).unwrap();
/// assert!((score - 12.600000).abs() < 1e-6);
/// ```
pub const AWT: DispersionMeasure = DispersionMeasure {
    name: "awt",
    symbol: "AWT",
    heading: "average waiting time",
    about: "How many words one waits for the word from a random place in the joined articles.",
    formula: "½·(1 + Σ d²/N), d = gaps in the joined articles, the last to the first",
    even: Even::Low,
    range: "½·(1 + N/f) and up; lower is more even",
    undefined_when: "the word does not occur, there is only one part, or its positions were not gathered",
    source: "Savický & Hlaváčová 2002",
    needs: Needs::Positions,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let positions = parts.spread_positions()?;
    let squares: u128 = gaps(positions, parts.sizes.total()).map(|gap| u128::from(gap) * u128::from(gap)).sum();
    Some(f64::midpoint(1.0, squares as f64 / parts.sizes.total() as f64))
}
