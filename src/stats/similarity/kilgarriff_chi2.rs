//! The measure `kilgarriff_chi2`: χ² of the most frequent words. Leaves counting to the caller.

use super::frequent_words::{chi2, pair_words};
use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};

/// How much the 500 most frequent words of a pair differ; it grows with the units' sizes, so compare pairs of
/// similar size.
///
/// Formula: Σ (O − E)²/E over the 500 most frequent words of the pair, E from the full sizes.
/// Range: 0 and up; 0 the same.
/// Undefined (`None`): never, as units have a token.
/// Source: Kilgarriff 2001, section 7.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, KILGARRIFF_CHI2, Pair, Unit, Units};
/// // Words 0, 1 and 2: the first unit has 3, 1 and 0 tokens, the second 1, 1 and 2.
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2])], spread, vec![0, 1, 2]);
/// let score = KILGARRIFF_CHI2.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - 3.000000).abs() < 1e-6);
/// ```
pub const KILGARRIFF_CHI2: SimilarityMeasure = SimilarityMeasure {
    name: "kilgarriff_chi2",
    symbol: "χ²",
    heading: "χ² of frequent words",
    about: "How much the 500 most frequent words of a pair differ; it grows with the units' sizes, so compare pairs of similar size.",
    formula: "Σ (O − E)²/E over the 500 most frequent words of the pair, E from the full sizes",
    reading: Reading::Distance,
    range: "0 and up; 0 the same",
    undefined_when: "never, as units have a token",
    source: "Kilgarriff 2001, section 7",
    role: Role::Definition,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    let (a, b) = units.pair(pair);
    chi2(&pair_words(units, pair), a.tokens(), b.tokens())
}
