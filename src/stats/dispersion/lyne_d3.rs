//! The measure `lyne_d3`: Lyne's D3. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::spread::chi2;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// How close the counts are to those expected from the sizes of the articles, by χ².
///
/// Formula: 1 − χ²/(4f), χ² = Σ (v − f·s)²/(f·s).
/// Range: 1 is even; can fall below 0, which counts as 0. No unit.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Lyne 1985.
///
/// ```
/// use newsprint::stats::dispersion::{LYNE_D3, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = LYNE_D3.score(&parts).unwrap();
/// assert!((score - 0.694444).abs() < 1e-6);
/// ```
pub const LYNE_D3: DispersionMeasure = DispersionMeasure {
    name: "lyne_d3",
    symbol: "D3",
    heading: "Lyne's D3",
    about: "How close the counts are to those expected from the sizes of the articles, by χ².",
    formula: "1 − χ²/(4f), χ² = Σ (v − f·s)²/(f·s)",
    even: Even::One,
    range: "1 is even; can fall below 0, which counts as 0",
    undefined_when: NO_SPREAD,
    source: "Lyne 1985",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()? as f64;
    Some(1.0 - chi2(parts, |part| frequency * (part.size as f64 / parts.sizes.total() as f64)) / (4.0 * frequency))
}
