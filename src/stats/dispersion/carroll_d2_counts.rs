//! The measure `carroll_d2_counts`: Carroll's D2 of counts. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::log2;

/// How close the word's counts are to all alike, as an entropy, for parts of equal size only.
///
/// Formula: −Σ (v/f)·log2(v/f) / log2 n.
/// Range: 0 to 1; 1 is even if parts are equal, 0 is clumped. No unit.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Carroll 1970.
///
/// ```
/// use newsprint::stats::dispersion::{CARROLL_D2_COUNTS, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = CARROLL_D2_COUNTS.score(&parts).unwrap();
/// assert!((score - 0.579380).abs() < 1e-6);
/// ```
pub const CARROLL_D2_COUNTS: DispersionMeasure = DispersionMeasure {
    name: "carroll_d2_counts",
    symbol: "D2",
    heading: "Carroll's D2 of counts",
    about: "How close the word's counts are to all alike, as an entropy, for parts of equal size only.",
    formula: "−Σ (v/f)·log2(v/f) / log2 n",
    even: Even::One,
    range: "0 to 1; 1 is even if parts are equal, 0 is clumped",
    undefined_when: NO_SPREAD,
    source: "Carroll 1970",
    needs: Needs::Parts,
    role: Role::Variant,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()? as f64;
    let entropy: f64 = parts.counts().map(|count| -(count / frequency) * log2(count / frequency)).sum();
    Some((entropy / log2(parts.sizes.parts() as f64)).clamp(0.0, 1.0))
}
