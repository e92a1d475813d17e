//! The measure `sd_counts`: standard deviation of counts. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::spread::Spread;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// How much the word's count varies from article to article, for parts of equal size only.
///
/// Formula: population SD of v.
/// Range: 0 and up; 0 is even if parts are equal. Words.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Gries 2008.
///
/// ```
/// use newsprint::stats::dispersion::{SD_COUNTS, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = SD_COUNTS.score(&parts).unwrap();
/// assert!((score - 0.816497).abs() < 1e-6);
/// ```
pub const SD_COUNTS: DispersionMeasure = DispersionMeasure {
    name: "sd_counts",
    symbol: "SD",
    heading: "standard deviation of counts",
    about: "How much the word's count varies from article to article, for parts of equal size only.",
    formula: "population SD of v",
    even: Even::Low,
    range: "0 and up; 0 is even if parts are equal",
    undefined_when: NO_SPREAD,
    source: "Gries 2008",
    needs: Needs::Parts,
    role: Role::Variant,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    parts.spread_frequency()?;
    Some(Spread::of(parts.counts(), parts).deviation)
}
