//! How far other articles might move a score of similarity. Leaves leaving out to the caller, and the method to `resampling`.
//!
//! The jackknife of `resampling` on the logarithm of the distance: a distance is a sum of squares or their like, so that samples
//! that happen to be near each other also seem to vary little. On its own scale, distances that are little above chance were
//! covered in 88 to 92 % only. Coverage: docs/intervals.md.

use super::{JS_DISTANCE, JSD_BITS, Reading, SimilarityMeasure};
use crate::stats::estimate::Estimate;
use crate::stats::resampling::jackknife_interval;
use crate::stats::special::{exp, ln};

/// The interval of a score from the scores without each group of articles of each side.
///
/// `None` if a score is undefined or the two are the same, and as [`jackknife_interval`].
///
/// ```
/// use newsprint::stats::similarity::{COSINE_RELFREQ, score_interval};
/// let sides = [Some(0.9), Some(0.92), Some(0.88)];
/// let found = score_interval(&COSINE_RELFREQ, 0.9, &[&sides, &sides], 0.95).unwrap();
/// assert!(found.low < 0.9 && found.high > 0.9 && found.high < 1.0);
/// // The distances lie as far from 0.1 by their ratio.
/// assert!(((1.0 - found.low) * (1.0 - found.high) - 0.01).abs() < 1e-12);
/// assert_eq!(score_interval(&COSINE_RELFREQ, 1.0, &[&sides, &sides], 0.95), None);
/// ```
pub fn score_interval(
    measure: &SimilarityMeasure,
    score: f64,
    sides: &[&[Option<f64>]],
    level: f64,
) -> Option<Estimate> {
    let log = |score: f64| {
        let distance = measure.apart(score);
        (distance > 0.0).then(|| ln(distance))
    };
    let logs: Vec<Vec<Option<f64>>> =
        sides.iter().map(|side| side.iter().map(|score| score.and_then(log)).collect()).collect();
    let logs: Vec<&[Option<f64>]> = logs.iter().map(Vec::as_slice).collect();
    let found = jackknife_interval(log(score)?, &logs, level)?;
    let is_bounded = measure.name == JSD_BITS.name || measure.name == JS_DISTANCE.name;
    let (near, far) = (exp(found.low), exp(found.high));
    let far = if is_bounded { far.min(1.0) } else { far };
    let (low, high) = match measure.reading {
        Reading::Similarity => (1.0 - far, 1.0 - near),
        Reading::Distance => (near, far),
    };
    Some(Estimate { value: score, low, high, level, method: found.method })
}
