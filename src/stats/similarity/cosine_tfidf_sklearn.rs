//! The measure `cosine_tfidf_sklearn`: cosine of tf-idf as in scikit-learn. Leaves counting to the caller.

use super::cosine::cosine;
use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};
use crate::stats::special::ln;

/// The cosine that the `TfidfTransformer` of scikit-learn leads to by default.
///
/// Formula: cosine of count·(ln((1 + n)/(1 + df)) + 1); n units, df units with the word.
/// Range: 0 no word in common, 1 the same.
/// Undefined (`None`): never, as units have a token.
/// Source: scikit-learn, `TfidfTransformer` with `smooth_idf`.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, COSINE_TFIDF_SKLEARN, Pair, Unit, Units};
/// // Words 0, 1 and 2: the first unit has 3, 1 and 0 tokens, the second 1, 1 and 2.
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2])], spread, vec![0, 1, 2]);
/// let score = COSINE_TFIDF_SKLEARN.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - 0.401988).abs() < 1e-6);
/// ```
pub const COSINE_TFIDF_SKLEARN: SimilarityMeasure = SimilarityMeasure {
    name: "cosine_tfidf_sklearn",
    symbol: "cos tf-idf (sklearn)",
    heading: "cosine of tf-idf, scikit-learn",
    about: "The cosine that the TfidfTransformer of scikit-learn leads to by default.",
    formula: "cosine of count·(ln((1 + n)/(1 + df)) + 1); n units, df units with the word",
    reading: Reading::Similarity,
    range: "0 no word in common, 1 the same",
    undefined_when: "never, as units have a token",
    source: "scikit-learn, TfidfTransformer with smooth_idf",
    role: Role::Variant,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    let all = units.units().len() as f64;
    cosine(units, pair, |word| ln((1.0 + all) / (1.0 + units.units_with(word) as f64)) + 1.0)
}
