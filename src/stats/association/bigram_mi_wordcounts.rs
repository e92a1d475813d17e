//! The measure `bigram_mi_wordcounts`: the MI of two neighbouring words as NLTK gives it. Leaves counting to the
//! caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, NODE_MI_E_PLAIN, PairCounts, Score};

/// Mutual information of neighbours with the counts of the words, not of the bigrams they begin and end.
///
/// Formula: log2(O·N/(f(n)·f(c))), O in the next word.
/// Range: any number, −∞ if never together. Logarithm to base 2.
/// Undefined (`None`): f(n), f(c) or N is 0, or the window is not 0 words before and 1 after.
/// Source: `nltk.collocations`, `BigramCollocationFinder`; `AntConc`; `WordSmith`.
///
/// ```
/// use newsprint::stats::association::{PairCounts, BIGRAM_MI_WORDCOUNTS};
/// // 6 pairs of a node found 10 times and a word found 12 times in 500 tokens.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 10, left: 0, right: 1 };
/// let score = BIGRAM_MI_WORDCOUNTS.of_pairs(&pairs).unwrap();
/// assert!((score - 4.643856).abs() < 1e-6);
/// ```
pub const BIGRAM_MI_WORDCOUNTS: AssociationMeasure = AssociationMeasure {
    name: "bigram_mi_wordcounts",
    symbol: "MI",
    heading: "MI of bigrams by word counts",
    about: "Mutual information of neighbours with the counts of the words, not of the bigrams they begin and end.",
    formula: "log2(O·N/(f(n)·f(c))), O in the next word",
    neutral: None,
    range: "any number, −∞ if never together",
    undefined_when: "f(n), f(c) or N is 0, or the window is not 0 words before and 1 after",
    source: "nltk.collocations, BigramCollocationFinder; AntConc; WordSmith",
    role: Role::Variant,
    score: Score::Pairs(score),
};

fn score(pairs: &PairCounts) -> Option<f64> {
    (pairs.left == 0 && pairs.right == 1).then(|| NODE_MI_E_PLAIN.of_pairs(pairs)).flatten()
}
