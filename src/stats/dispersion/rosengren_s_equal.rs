//! The measure `rosengren_s_equal`: Rosengren's S of counts. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::sqrt;

/// What share of its frequency the word keeps once clumping is held against it, for parts of equal size only.
///
/// Formula: (Σ √v)² / (n·f).
/// Range: 1/n to 1; 1 is even if parts are equal. A share of 1.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Rosengren 1971.
///
/// ```
/// use newsprint::stats::dispersion::{ROSENGREN_S_EQUAL, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = ROSENGREN_S_EQUAL.score(&parts).unwrap();
/// assert!((score - 0.647603).abs() < 1e-6);
/// ```
pub const ROSENGREN_S_EQUAL: DispersionMeasure = DispersionMeasure {
    name: "rosengren_s_equal",
    symbol: "S",
    heading: "Rosengren's S of counts",
    about: "What share of its frequency the word keeps once clumping is held against it, for parts of equal size \
            only.",
    formula: "(Σ √v)² / (n·f)",
    even: Even::One,
    range: "1/n to 1; 1 is even if parts are equal",
    undefined_when: NO_SPREAD,
    source: "Rosengren 1971",
    needs: Needs::Parts,
    role: Role::Variant,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()? as f64;
    let roots: f64 = parts.counts().map(sqrt).sum();
    Some((roots * roots / (parts.sizes.parts() as f64 * frequency)).min(1.0))
}
