//! The measure `kld_norm_e`: normalised Kullback–Leibler divergence. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::KLD;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::exp_m1;

/// How far the spread of the word is from the sizes of the articles, on a scale from 0 to 1.
///
/// Formula: 1 − e^(−KLD), KLD in bits.
/// Range: 0 to 1; 0 is even, 1 is clumped. No unit.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Gries 2020, 2022.
///
/// ```
/// use newsprint::stats::dispersion::{KLD_NORM_E, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let parts = Parts { occupied: &occupied(&[1, 2, 0], &sizes), sizes: &PartSizes::new(&sizes), positions: None };
/// let score = KLD_NORM_E.score(&parts).unwrap();
/// assert!((score - 0.660983).abs() < 1e-6);
/// ```
pub const KLD_NORM_E: DispersionMeasure = DispersionMeasure {
    name: "kld_norm_e",
    symbol: "KLDnorm",
    heading: "normalised Kullback–Leibler divergence",
    about: "How far the spread of the word is from the sizes of the articles, on a scale from 0 to 1.",
    formula: "1 − e^(−KLD), KLD in bits",
    even: Even::Zero,
    range: "0 to 1; 0 is even, 1 is clumped",
    undefined_when: NO_SPREAD,
    source: "Gries 2020, 2022",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    KLD.score(parts).map(|divergence| -exp_m1(-divergence))
}
