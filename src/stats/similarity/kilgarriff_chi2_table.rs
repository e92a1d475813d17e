//! The measure `kilgarriff_chi2_table`: χ² of the table of frequent words. Leaves counting to the caller.

use super::frequent_words::{chi2, pair_words};
use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};

/// The χ² of the 2 × k table alone: expected from the totals of the compared words, not from the full sizes.
///
/// Formula: Σ (O − E)²/E over the 500 most frequent words of the pair, E from the totals of these words.
/// Range: 0 and up; 0 the same.
/// Undefined (`None`): a unit has none of the compared words.
/// Source: scipy, `chi2_contingency`.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, KILGARRIFF_CHI2_TABLE, Pair, Unit, Units};
/// // Words 0, 1 and 2: the first unit has 3, 1 and 0 tokens, the second 1, 1 and 2.
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2])], spread, vec![0, 1, 2]);
/// let score = KILGARRIFF_CHI2_TABLE.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - 3.000000).abs() < 1e-6);
/// ```
pub const KILGARRIFF_CHI2_TABLE: SimilarityMeasure = SimilarityMeasure {
    name: "kilgarriff_chi2_table",
    symbol: "χ² (table)",
    heading: "χ² of frequent words, table",
    about: "The χ² of the 2 × k table alone: expected from the totals of the compared words, not from the full sizes.",
    formula: "Σ (O − E)²/E over the 500 most frequent words of the pair, E from the totals of these words",
    reading: Reading::Distance,
    range: "0 and up; 0 the same",
    undefined_when: "a unit has none of the compared words",
    source: "scipy, chi2_contingency",
    role: Role::Variant,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    let words = pair_words(units, pair);
    chi2(&words, words.iter().map(|word| word.first).sum(), words.iter().map(|word| word.second).sum())
}
