//! The measure `cosine_delta`: Cosine Delta. Leaves counting to the caller.

use super::cosine::of_rows;
use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};

/// How differently two units lean to the most frequent words, whatever the size of the lean.
///
/// Formula: 1 − cos(z1, z2), z as in `burrows_delta`.
/// Range: 0 the same, 1 unrelated, 2 opposite.
/// Undefined (`None`): there are fewer than 3 units, or a unit has no z apart from 0.
/// Source: Smith & Aldridge 2011; Evert et al. 2017.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, COSINE_DELTA, Pair, Unit, Units};
/// // Of 10 tokens each, word 0 has 1, 2 and 3 in three units, word 1 has 9, 8 and 7: z = -1, 0, 1 and 1, 0, -1.
/// let unit = |first: u64| Unit::new(vec![(0, first), (1, 10 - first)]);
/// let spread = ArticleSpread { articles: 3, with: vec![3, 3] };
/// let units = Units::new(vec![unit(1), unit(2), unit(3)], spread, vec![0, 1]);
/// let score = COSINE_DELTA.score(&units, Pair(0, 2)).unwrap();
/// assert!((score - 2.0).abs() < 1e-12);
/// ```
pub const COSINE_DELTA: SimilarityMeasure = SimilarityMeasure {
    name: "cosine_delta",
    symbol: "Δcos",
    heading: "cosine Delta",
    about: "How differently two units lean to the most frequent words, whatever the size of the lean.",
    formula: "1 − cos(z1, z2), z as in burrows_delta",
    reading: Reading::Distance,
    range: "0 the same, 1 unrelated, 2 opposite",
    undefined_when: "there are fewer than 3 units, or a unit has no z apart from 0",
    source: "Smith & Aldridge 2011; Evert et al. 2017",
    role: Role::Definition,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    let (a, b) = units.scores(pair)?;
    of_rows(a, b).map(|cosine| 1.0 - cosine)
}
