//! The measure `euclidean_mfw`: Euclidean distance. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};
use crate::stats::special::sqrt;

/// The plain distance between the relative frequencies of the most frequent words, in per cent of tokens.
///
/// Formula: √Σ (100a/N1 − 100b/N2)² over the most frequent words.
/// Range: 0 and up; 0 the same.
/// Undefined (`None`): never, as units have a token.
/// Source: stylo, dist.euclidean without z-scores.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, EUCLIDEAN_MFW, Pair, Unit, Units};
/// // Words 0, 1 and 2: the first unit has 3, 1 and 0 tokens, the second 1, 1 and 2.
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2])], spread, vec![0, 1, 2]);
/// let score = EUCLIDEAN_MFW.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - 70.710678).abs() < 1e-6);
/// ```
pub const EUCLIDEAN_MFW: SimilarityMeasure = SimilarityMeasure {
    name: "euclidean_mfw",
    symbol: "d",
    heading: "Euclidean distance",
    about: "The plain distance between the relative frequencies of the most frequent words, in per cent of tokens.",
    formula: "√Σ (100a/N1 − 100b/N2)² over the most frequent words",
    reading: Reading::Distance,
    range: "0 and up; 0 the same",
    undefined_when: "never, as units have a token",
    source: "stylo, dist.euclidean without z-scores",
    role: Role::Variant,
    score,
};

#[expect(clippy::unnecessary_wraps, reason = "the form of every measure")]
fn score(units: &Units, pair: Pair) -> Option<f64> {
    let differences = units.percent(pair.0).zip(units.percent(pair.1)).map(|(a, b)| a - b);
    Some(sqrt(differences.map(|difference| difference * difference).sum()))
}
