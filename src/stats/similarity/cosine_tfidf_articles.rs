//! The measure `cosine_tfidf_articles`: cosine of tf-idf, idf over articles. Leaves counting to the caller.

use super::cosine::cosine;
use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};
use crate::stats::special::ln;

/// How alike two units use words that not every article has.
///
/// Formula: cosine of count·ln(n/df); n articles, df articles with the word.
/// Range: 0 no such word in common, 1 the same.
/// Undefined (`None`): a unit holds only words that stand in every article.
/// Source: Salton & Buckley 1988; Sparck Jones 1972.
/// Over units in place of articles every word that all units share would weigh 0, and few units share most words.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, COSINE_TFIDF_ARTICLES, Pair, Unit, Units};
/// // Words 0, 1 and 2: the first unit has 3, 1 and 0 tokens, the second 1, 1 and 2.
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2])], spread, vec![0, 1, 2]);
/// let score = COSINE_TFIDF_ARTICLES.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - 0.242536).abs() < 1e-6);
/// ```
pub const COSINE_TFIDF_ARTICLES: SimilarityMeasure = SimilarityMeasure {
    name: "cosine_tfidf_articles",
    symbol: "cos tf-idf",
    heading: "cosine of tf-idf",
    about: "How alike two units use words that not every article has.",
    formula: "cosine of count·ln(n/df); n articles, df articles with the word",
    reading: Reading::Similarity,
    range: "0 no such word in common, 1 the same",
    undefined_when: "a unit holds only words that stand in every article",
    source: "Salton & Buckley 1988; Sparck Jones 1972",
    role: Role::Definition,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    let spread = units.spread();
    cosine(units, pair, |word| ln(spread.articles as f64 / spread.with[word as usize] as f64))
}
