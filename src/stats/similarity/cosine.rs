//! The cosine of two units under weights of words, shared by the cosine measures. Leaves the weights to them.

use super::units::{Pair, Units, side_by_side};
use crate::stats::special::sqrt;

/// Σ ab / √(Σ a² · Σ b²) of count · weight; relative frequencies and counts have the same cosine. `None` if a side is all 0.
pub(super) fn cosine(units: &Units, pair: Pair, weight: impl Fn(u32) -> f64) -> Option<f64> {
    let (a, b) = units.pair(pair);
    let (mut both, mut left, mut right) = (0.0, 0.0, 0.0);
    for (word, first, second) in side_by_side(a, b) {
        let weight = weight(word);
        let (first, second) = (first as f64 * weight, second as f64 * weight);
        both += first * second;
        left += first * first;
        right += second * second;
    }
    of_sums(both, left, right)
}

/// The cosine of two rows of numbers, which may be negative.
pub(super) fn of_rows(a: &[f64], b: &[f64]) -> Option<f64> {
    let sum = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    of_sums(sum(a, b), sum(a, a), sum(b, b))
}

fn of_sums(both: f64, left: f64, right: f64) -> Option<f64> {
    (left > 0.0 && right > 0.0).then(|| (both / (sqrt(left) * sqrt(right))).clamp(-1.0, 1.0))
}
