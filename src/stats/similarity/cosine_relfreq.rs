//! The measure `cosine_relfreq`: cosine of relative frequencies. Leaves counting to the caller.

use super::cosine::cosine;
use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};

/// How alike two units use all words; frequent words decide, so values near 1 are usual.
///
/// Formula: Σ ab / √(Σ a²·Σ b²) over relative frequencies.
/// Range: 0 no word in common, 1 the same relative frequencies.
/// Undefined (`None`): never, as units have a token.
/// Source: Salton & `McGill` 1983.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, COSINE_RELFREQ, Pair, Unit, Units};
/// // Words 0, 1 and 2: the first unit has 3, 1 and 0 tokens, the second 1, 1 and 2.
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2])], spread, vec![0, 1, 2]);
/// let score = COSINE_RELFREQ.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - 0.516398).abs() < 1e-6);
/// ```
pub const COSINE_RELFREQ: SimilarityMeasure = SimilarityMeasure {
    name: "cosine_relfreq",
    symbol: "cos",
    heading: "cosine",
    about: "How alike two units use all words; frequent words decide, so values near 1 are usual.",
    formula: "Σ ab / √(Σ a²·Σ b²) over relative frequencies",
    reading: Reading::Similarity,
    range: "0 no word in common, 1 the same relative frequencies",
    undefined_when: "never, as units have a token",
    source: "Salton & McGill 1983",
    role: Role::Definition,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    cosine(units, pair, |_| 1.0)
}
