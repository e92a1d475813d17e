//! The measure `carroll_d2`: Carroll's D2. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::log2;

/// How close the word's rates over the articles are to all alike, as an entropy.
///
/// Formula: −Σ r·log2 r / log2 n, r = p / Σp.
/// Range: 0 to 1; 1 is even, 0 is clumped. No unit.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Carroll 1970; on rates for unequal parts, Gries 2020.
///
/// ```
/// use newsprint::stats::dispersion::{CARROLL_D2, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let parts = Parts { occupied: &occupied(&[1, 2, 0], &sizes), sizes: &PartSizes::new(&sizes), positions: None };
/// let score = CARROLL_D2.score(&parts).unwrap();
/// assert!((score - 0.579380).abs() < 1e-6);
/// ```
pub const CARROLL_D2: DispersionMeasure = DispersionMeasure {
    name: "carroll_d2",
    symbol: "D2",
    heading: "Carroll's D2",
    about: "How close the word's rates over the articles are to all alike, as an entropy.",
    formula: "−Σ r·log2 r / log2 n, r = p / Σp",
    even: Even::One,
    range: "0 to 1; 1 is even, 0 is clumped",
    undefined_when: NO_SPREAD,
    source: "Carroll 1970; on rates for unequal parts, Gries 2020",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    parts.spread_frequency()?;
    let sum: f64 = parts.rates().sum();
    let entropy: f64 = parts.rates().map(|rate| -(rate / sum) * log2(rate / sum)).sum();
    Some((entropy / log2(parts.sizes.parts() as f64)).clamp(0.0, 1.0))
}
