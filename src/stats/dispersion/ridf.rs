//! The measure `ridf`: residual IDF. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::IDF_LOG2;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::{exp_m1, log2};

/// How many fewer articles have the word than if its tokens fell at random into articles of one size.
///
/// Formula: log2(n/df) + log2(1 − e^(−f/n)).
/// Range: any number; 0 as by chance, above 0 burstier. Bits (base 2).
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Church & Gale 1995.
///
/// ```
/// use newsprint::stats::dispersion::{RIDF, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = RIDF.score(&parts).unwrap();
/// assert!((score - -0.076766).abs() < 1e-6);
/// ```
pub const RIDF: DispersionMeasure = DispersionMeasure {
    name: "ridf",
    symbol: "RIDF",
    heading: "residual IDF",
    about: "How many fewer articles have the word than if its tokens fell at random into articles of one size.",
    formula: "log2(n/df) + log2(1 − e^(−f/n))",
    even: Even::Low,
    range: "any number; 0 as by chance, above 0 burstier",
    undefined_when: NO_SPREAD,
    source: "Church & Gale 1995",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()? as f64;
    IDF_LOG2.score(parts).map(|idf| idf + log2(-exp_m1(-frequency / parts.sizes.parts() as f64)))
}
