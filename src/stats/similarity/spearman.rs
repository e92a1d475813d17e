//! The measure `spearman`: rank correlation of frequent words. Leaves counting to the caller.

use super::frequent_words::{PairWord, pair_words};
use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};
use crate::stats::special::sqrt;

/// Whether two units rank the 500 most frequent words of the pair alike.
///
/// Formula: Pearson correlation of the mid-ranks of the counts.
/// Range: −1 opposite ranks, 0 unrelated, 1 the same ranks.
/// Undefined (`None`): a unit has all compared words equally often.
/// Source: Kilgarriff 2001, section 7; Spearman 1904.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, Pair, SPEARMAN, Unit, Units};
/// // Words 0, 1 and 2: the first unit has 3, 1 and 0 tokens, the second 1, 1 and 2.
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2])], spread, vec![0, 1, 2]);
/// let score = SPEARMAN.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - -0.866025).abs() < 1e-6);
/// ```
pub const SPEARMAN: SimilarityMeasure = SimilarityMeasure {
    name: "spearman",
    symbol: "ρ",
    heading: "rank correlation",
    about: "Whether two units rank the 500 most frequent words of the pair alike.",
    formula: "Pearson correlation of the mid-ranks of the counts",
    reading: Reading::Similarity,
    range: "−1 opposite ranks, 0 unrelated, 1 the same ranks",
    undefined_when: "a unit has all compared words equally often",
    source: "Kilgarriff 2001, section 7; Spearman 1904",
    role: Role::Definition,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    let words = pair_words(units, pair);
    let ranks = |side: fn(&PairWord) -> u64| doubled_ranks(&words.iter().map(side).collect::<Vec<_>>());
    let (a, b) = (ranks(|word| word.first), ranks(|word| word.second));
    // Sums of whole numbers: nothing is lost, and the order of words does not matter.
    let sum = |x: &[i64], y: &[i64]| x.iter().zip(y).map(|(&x, &y)| i128::from(x) * i128::from(y)).sum::<i128>();
    let (left, right) = (sum(&a, &a), sum(&b, &b));
    (left > 0 && right > 0).then(|| (sum(&a, &b) as f64 / (sqrt(left as f64) * sqrt(right as f64))).clamp(-1.0, 1.0))
}

/// Twice the mid-ranks, less twice their mean: whole numbers around 0.
#[expect(clippy::cast_possible_wrap, reason = "there are at most 500 words")]
fn doubled_ranks(values: &[u64]) -> Vec<i64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|&place| values[place]);
    let mut ranks = vec![0; values.len()];
    let mut before = 0;
    for same in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let doubled = (2 * before + same.len() + 1) as i64 - (values.len() + 1) as i64;
        for &place in same {
            ranks[place] = doubled;
        }
        before += same.len();
    }
    ranks
}
