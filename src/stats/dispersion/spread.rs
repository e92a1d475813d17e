//! What several dispersion measures share: mean and deviation over all parts, χ² over all parts, gaps between positions.

use crate::stats::dispersion::{Part, Parts};
use crate::stats::special::sqrt;

/// Mean and population standard deviation over all parts; the empty ones count as 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spread {
    pub(super) mean: f64,
    pub(super) deviation: f64,
}

impl Spread {
    /// Of one value a part that has the word.
    pub(super) fn of(values: impl Iterator<Item = f64> + Clone, parts: &Parts) -> Self {
        let all = parts.sizes.parts() as f64;
        let mean = values.clone().sum::<f64>() / all;
        let empty = all - parts.occupied.len() as f64;
        let squares = values.map(|value| (value - mean) * (value - mean)).sum::<f64>() + empty * mean * mean;
        Self { mean, deviation: sqrt(squares / all) }
    }
}

/// Σ (v − e)²/e over all parts; an empty part adds its e, and all e add up to f.
pub(super) fn chi2(parts: &Parts, expected: impl Fn(&Part) -> f64) -> f64 {
    let (mut sum, mut reached) = (0.0, 0.0);
    for part in parts.occupied {
        let expected = expected(part);
        let off = part.count as f64 - expected;
        sum += off * off / expected;
        reached += expected;
    }
    sum + (parts.frequency() as f64 - reached).max(0.0)
}

/// From each position to the next, and from the last around the end to the first: they add up to the stream's length.
pub(super) fn gaps(positions: &[u64], stream: u64) -> impl Iterator<Item = u64> {
    let around = positions.first().zip(positions.last()).map(|(first, last)| first + stream - last);
    positions.windows(2).map(|pair| pair[1] - pair[0]).chain(around)
}
