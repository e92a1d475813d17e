//! The measure `kld`: Kullback–Leibler divergence. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::log2;

/// How far the spread of the word is from the sizes of the articles, in bits.
///
/// Formula: Σ (v/f)·log2((v/f)/s).
/// Range: 0 and up, no upper bound; 0 is even. Bits (base 2).
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Gries 2020.
///
/// ```
/// use newsprint::stats::dispersion::{KLD, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let parts = Parts { occupied: &occupied(&[1, 2, 0], &sizes), sizes: &PartSizes::new(&sizes), positions: None };
/// let score = KLD.score(&parts).unwrap();
/// assert!((score - 1.081704).abs() < 1e-6);
/// ```
pub const KLD: DispersionMeasure = DispersionMeasure {
    name: "kld",
    symbol: "KLD",
    heading: "Kullback–Leibler divergence",
    about: "How far the spread of the word is from the sizes of the articles, in bits.",
    formula: "Σ (v/f)·log2((v/f)/s)",
    even: Even::Zero,
    range: "0 and up, no upper bound; 0 is even",
    undefined_when: NO_SPREAD,
    source: "Gries 2020",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()?;
    let divergence: f64 = parts
        .occupied
        .iter()
        .map(|part| {
            let observed = part.count as f64 / frequency as f64;
            let expected = part.size as f64 / parts.sizes.total() as f64;
            observed * log2(observed / expected)
        })
        .sum();
    Some(divergence.max(0.0))
}
