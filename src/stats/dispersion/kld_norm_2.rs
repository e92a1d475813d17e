//! The measure `kld_norm_2`: normalised Kullback–Leibler divergence (base 2). Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::KLD;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::exp_m1;

/// The Kullback–Leibler divergence brought to a scale from 0 to 1 with base 2.
///
/// Formula: 1 − 2^(−KLD), KLD in bits.
/// Range: 0 to 1; 0 is even, 1 is clumped. A share of 1.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Gries 2020, with base 2 as R tlda offers it.
///
/// ```
/// use newsprint::stats::dispersion::{KLD_NORM_2, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = KLD_NORM_2.score(&parts).unwrap();
/// assert!((score - 0.527530).abs() < 1e-6);
/// ```
pub const KLD_NORM_2: DispersionMeasure = DispersionMeasure {
    name: "kld_norm_2",
    symbol: "KLDnorm",
    heading: "normalised Kullback–Leibler divergence (base 2)",
    about: "The Kullback–Leibler divergence brought to a scale from 0 to 1 with base 2.",
    formula: "1 − 2^(−KLD), KLD in bits",
    even: Even::Zero,
    range: "0 to 1; 0 is even, 1 is clumped",
    undefined_when: NO_SPREAD,
    source: "Gries 2020, with base 2 as R tlda offers it",
    needs: Needs::Parts,
    role: Role::Variant,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    KLD.score(parts).map(|divergence| -exp_m1(-divergence * std::f64::consts::LN_2))
}
