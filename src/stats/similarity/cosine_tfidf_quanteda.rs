//! The measure `cosine_tfidf_quanteda`: cosine of tf-idf as in quanteda. Leaves counting to the caller.

use super::cosine::cosine;
use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};
use crate::stats::special::ln;

/// The cosine that `dfm_tfidf` of quanteda leads to: words that all units share weigh nothing.
///
/// Formula: cosine of count·log10(n/df); n units, df units with the word.
/// Range: 0 no such word in common, 1 the same.
/// Undefined (`None`): a unit holds only words that all units share.
/// Source: quanteda, `dfm_tfidf`.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, COSINE_TFIDF_QUANTEDA, Pair, Unit, Units};
/// // Words 0, 1 and 2; all units share word 1, so 3 and 0 remain against 1 and 2: 3 / √(9·5).
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2]), unit([0, 1, 1])], spread, vec![0, 1, 2]);
/// let score = COSINE_TFIDF_QUANTEDA.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - 0.447214).abs() < 1e-6);
/// ```
pub const COSINE_TFIDF_QUANTEDA: SimilarityMeasure = SimilarityMeasure {
    name: "cosine_tfidf_quanteda",
    symbol: "cos tf-idf (quanteda)",
    heading: "cosine of tf-idf, quanteda",
    about: "The cosine that dfm_tfidf of quanteda leads to: words that all units share weigh nothing.",
    formula: "cosine of count·log10(n/df); n units, df units with the word",
    reading: Reading::Similarity,
    range: "0 no such word in common, 1 the same",
    undefined_when: "a unit holds only words that all units share",
    source: "quanteda, dfm_tfidf",
    role: Role::Variant,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    let all = units.units().len() as f64;
    // The base of the logarithm cancels in a cosine.
    cosine(units, pair, |word| ln(all / units.units_with(word) as f64))
}
