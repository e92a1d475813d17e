//! The measure `kld_norm_odds`: normalised Kullback–Leibler divergence (odds). Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::KLD;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// The Kullback–Leibler divergence brought to a scale from 0 to 1 as odds are to probabilities.
///
/// Formula: KLD/(1 + KLD), KLD in bits.
/// Range: 0 to 1; 0 is even, 1 is clumped. A share of 1.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Gries 2024, p. 90.
///
/// ```
/// use newsprint::stats::dispersion::{KLD_NORM_ODDS, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = KLD_NORM_ODDS.score(&parts).unwrap();
/// assert!((score - 0.519624).abs() < 1e-6);
/// ```
pub const KLD_NORM_ODDS: DispersionMeasure = DispersionMeasure {
    name: "kld_norm_odds",
    symbol: "KLDnorm",
    heading: "normalised Kullback–Leibler divergence (odds)",
    about: "The Kullback–Leibler divergence brought to a scale from 0 to 1 as odds are to probabilities.",
    formula: "KLD/(1 + KLD), KLD in bits",
    even: Even::Zero,
    range: "0 to 1; 0 is even, 1 is clumped",
    undefined_when: NO_SPREAD,
    source: "Gries 2024, p. 90",
    needs: Needs::Parts,
    role: Role::Variant,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    KLD.score(parts).map(|divergence| divergence / (1.0 + divergence))
}
