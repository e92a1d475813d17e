//! The measure `cv`: coefficient of variation. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::spread::Spread;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// How much the word's rate varies from article to article, beside its mean.
///
/// Formula: population SD of p / mean of p.
/// Range: 0 to √(n − 1); 0 is even. A ratio.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Pearson 1896.
///
/// ```
/// use newsprint::stats::dispersion::{CV, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = CV.score(&parts).unwrap();
/// assert!((score - 0.816497).abs() < 1e-6);
/// ```
pub const CV: DispersionMeasure = DispersionMeasure {
    name: "cv",
    symbol: "CV",
    heading: "coefficient of variation",
    about: "How much the word's rate varies from article to article, beside its mean.",
    formula: "population SD of p / mean of p",
    even: Even::Zero,
    range: "0 to √(n − 1); 0 is even",
    undefined_when: NO_SPREAD,
    source: "Pearson 1896",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    parts.spread_frequency()?;
    let spread = Spread::of(parts.rates(), parts);
    Some(spread.deviation / spread.mean)
}
