//! The measure `da`: DA. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// How small the difference of the word's rates is between two articles, on average over all pairs.
///
/// Formula: 1 − mean |p − p′| over all pairs of parts / (2·mean of p).
/// Range: 0 to 1; 1 is even, 0 is clumped. No unit.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Burch, Egbert & Biber 2017.
///
/// ```
/// use newsprint::stats::dispersion::{DA, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = DA.score(&parts).unwrap();
/// assert!((score - 0.333333).abs() < 1e-6);
/// ```
pub const DA: DispersionMeasure = DispersionMeasure {
    name: "da",
    symbol: "DA",
    heading: "DA",
    about: "How small the difference of the word's rates is between two articles, on average over all pairs.",
    formula: "1 − mean |p − p′| over all pairs of parts / (2·mean of p)",
    even: Even::One,
    range: "0 to 1; 1 is even, 0 is clumped",
    undefined_when: NO_SPREAD,
    source: "Burch, Egbert & Biber 2017",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    parts.spread_frequency()?;
    let all = parts.sizes.parts() as f64;
    let mut rates: Vec<f64> = parts.rates().collect();
    rates.sort_unstable_by(f64::total_cmp);
    // Sorted, rate number i of n stands i times as the larger and n − 1 − i times as the smaller of a pair; the empty parts
    // come first and add nothing.
    let first = all - rates.len() as f64;
    let weighted = rates.iter().zip(0u32..).map(|(rate, place)| rate * (2.0 * (first + f64::from(place)) + 1.0 - all));
    let differences: f64 = weighted.sum();
    let mean = rates.iter().sum::<f64>() / all;
    Some((1.0 - differences / (all * (all - 1.0) / 2.0) / (2.0 * mean)).clamp(0.0, 1.0))
}
