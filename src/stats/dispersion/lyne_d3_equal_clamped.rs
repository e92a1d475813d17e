//! The measure `lyne_d3_equal_clamped`: Lyne's D3 of counts. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::spread::chi2;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// How close the counts are to all alike, by χ², for parts of equal size only.
///
/// Formula: max(0, 1 − χ²/(4f)), χ² = Σ (v − f/n)²/(f/n).
/// Range: 0 to 1; 1 is even if parts are equal. No unit.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Lyne 1985, as Wordless has it.
///
/// ```
/// use newsprint::stats::dispersion::{LYNE_D3_EQUAL_CLAMPED, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = LYNE_D3_EQUAL_CLAMPED.score(&parts).unwrap();
/// assert!((score - 0.833333).abs() < 1e-6);
/// ```
pub const LYNE_D3_EQUAL_CLAMPED: DispersionMeasure = DispersionMeasure {
    name: "lyne_d3_equal_clamped",
    symbol: "D3",
    heading: "Lyne's D3 of counts",
    about: "How close the counts are to all alike, by χ², for parts of equal size only.",
    formula: "max(0, 1 − χ²/(4f)), χ² = Σ (v − f/n)²/(f/n)",
    even: Even::One,
    range: "0 to 1; 1 is even if parts are equal",
    undefined_when: NO_SPREAD,
    source: "Lyne 1985, as Wordless has it",
    needs: Needs::Parts,
    role: Role::Variant,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()? as f64;
    let expected = frequency / parts.sizes.parts() as f64;
    Some((1.0 - chi2(parts, |_| expected) / (4.0 * frequency)).max(0.0))
}
