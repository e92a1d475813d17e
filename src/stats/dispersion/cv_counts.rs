//! The measure `cv_counts`: variation coefficient of counts. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::spread::Spread;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// How much the word's count varies from article to article beside its mean, for parts of equal size only.
///
/// Formula: population SD of v / mean of v.
/// Range: 0 to √(n − 1); 0 is even if parts are equal. A ratio.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Gries 2008.
///
/// ```
/// use newsprint::stats::dispersion::{CV_COUNTS, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = CV_COUNTS.score(&parts).unwrap();
/// assert!((score - 0.816497).abs() < 1e-6);
/// ```
pub const CV_COUNTS: DispersionMeasure = DispersionMeasure {
    name: "cv_counts",
    symbol: "VC",
    heading: "variation coefficient of counts",
    about: "How much the word's count varies from article to article beside its mean, for parts of equal size only.",
    formula: "population SD of v / mean of v",
    even: Even::Zero,
    range: "0 to √(n − 1); 0 is even if parts are equal",
    undefined_when: NO_SPREAD,
    source: "Gries 2008",
    needs: Needs::Parts,
    role: Role::Variant,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    parts.spread_frequency()?;
    let spread = Spread::of(parts.counts(), parts);
    Some(spread.deviation / spread.mean)
}
