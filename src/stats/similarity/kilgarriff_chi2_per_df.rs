//! The measure `kilgarriff_chi2_per_df`: χ² by degrees of freedom. Leaves counting to the caller.

use super::frequent_words::{chi2, pair_words};
use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};

/// χ² of the most frequent words for each degree of freedom, so that pairs with fewer than 500 words compare.
///
/// Formula: `kilgarriff_chi2` / (k − 1), k the words compared.
/// Range: 0 and up; 0 the same, about 1 if the words came from one population.
/// Undefined (`None`): the two units have one word between them.
/// Source: Kilgarriff 2001, section 7 (CBDF).
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, KILGARRIFF_CHI2_PER_DF, Pair, Unit, Units};
/// // Words 0, 1 and 2: the first unit has 3, 1 and 0 tokens, the second 1, 1 and 2.
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2])], spread, vec![0, 1, 2]);
/// let score = KILGARRIFF_CHI2_PER_DF.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - 1.500000).abs() < 1e-6);
/// ```
pub const KILGARRIFF_CHI2_PER_DF: SimilarityMeasure = SimilarityMeasure {
    name: "kilgarriff_chi2_per_df",
    symbol: "CBDF",
    heading: "χ² by df",
    about: "χ² of the most frequent words for each degree of freedom, so that pairs with fewer than 500 words compare.",
    formula: "kilgarriff_chi2 / (k − 1), k the words compared",
    reading: Reading::Distance,
    range: "0 and up; 0 the same, about 1 if the words came from one population",
    undefined_when: "the two units have one word between them",
    source: "Kilgarriff 2001, section 7 (CBDF)",
    role: Role::Definition,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    let (a, b) = units.pair(pair);
    let words = pair_words(units, pair);
    let freedom = words.len().checked_sub(1).filter(|&freedom| freedom > 0)?;
    Some(chi2(&words, a.tokens(), b.tokens())? / freedom as f64)
}
