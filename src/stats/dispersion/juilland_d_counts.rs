//! The measure `juilland_d_counts`: Juilland's D of counts. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::CV_COUNTS;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::sqrt;

/// How steady the word's count is from article to article, for parts of equal size only.
///
/// Formula: 1 − `cv_counts`/√(n − 1).
/// Range: 0 to 1; 1 is even if parts are equal, 0 is clumped. No unit.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Juilland & Chang-Rodríguez 1964.
///
/// ```
/// use newsprint::stats::dispersion::{JUILLAND_D_COUNTS, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = JUILLAND_D_COUNTS.score(&parts).unwrap();
/// assert!((score - 0.422650).abs() < 1e-6);
/// ```
pub const JUILLAND_D_COUNTS: DispersionMeasure = DispersionMeasure {
    name: "juilland_d_counts",
    symbol: "D",
    heading: "Juilland's D of counts",
    about: "How steady the word's count is from article to article, for parts of equal size only.",
    formula: "1 − cv_counts/√(n − 1)",
    even: Even::One,
    range: "0 to 1; 1 is even if parts are equal, 0 is clumped",
    undefined_when: NO_SPREAD,
    source: "Juilland & Chang-Rodríguez 1964",
    needs: Needs::Parts,
    role: Role::Variant,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let variation = CV_COUNTS.score(parts)?;
    Some((1.0 - variation / sqrt(parts.sizes.parts() as f64 - 1.0)).clamp(0.0, 1.0))
}
