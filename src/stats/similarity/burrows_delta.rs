//! The measure `burrows_delta`: Burrows's Delta. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};

/// How far apart two units are in their use of the most frequent words, in standard deviations.
///
/// Formula: mean |z1 − z2| over the most frequent words, z over the compared units with SD n − 1.
/// Range: 0 and up; 0 the same.
/// Undefined (`None`): there are fewer than 3 units, or every word has the same rate in all units.
/// Source: Burrows 2002.
/// With two units every z is ±0.707 and Delta is the same for all texts; below five it still says little.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, BURROWS_DELTA, Pair, Unit, Units};
/// // Of 10 tokens each, word 0 has 1, 2 and 3 in three units, word 1 has 9, 8 and 7: z = -1, 0, 1 and 1, 0, -1.
/// let unit = |first: u64| Unit::new(vec![(0, first), (1, 10 - first)]);
/// let spread = ArticleSpread { articles: 3, with: vec![3, 3] };
/// let units = Units::new(vec![unit(1), unit(2), unit(3)], spread, vec![0, 1]);
/// let score = BURROWS_DELTA.score(&units, Pair(0, 2)).unwrap();
/// assert!((score - 2.0).abs() < 1e-12);
/// ```
pub const BURROWS_DELTA: SimilarityMeasure = SimilarityMeasure {
    name: "burrows_delta",
    symbol: "Δ",
    heading: "Delta",
    about: "How far apart two units are in their use of the most frequent words, in standard deviations.",
    formula: "mean |z1 − z2| over the most frequent words, z over the compared units with SD n − 1",
    reading: Reading::Distance,
    range: "0 and up; 0 the same",
    undefined_when: "there are fewer than 3 units, or every word has the same rate in all units",
    source: "Burrows 2002",
    role: Role::Definition,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    let (a, b) = units.scores(pair)?;
    Some(a.iter().zip(b).map(|(a, b)| (a - b).abs()).sum::<f64>() / a.len() as f64)
}
