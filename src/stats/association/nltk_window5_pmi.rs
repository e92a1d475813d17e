//! The measure `nltk_window5_pmi`: the PMI that NLTK gives in a window of five words. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, NODE_MI_E_SPAN, PairCounts, Score};

/// Mutual information of the pairs found in the four words after the node, divided by four.
///
/// Formula: log2((O/4)·N/(f(n)·f(c))), O in the 4 words after the node.
/// Range: any number, −∞ if never together; NLTK lets windows cross articles. Logarithm to base 2.
/// Undefined (`None`): f(n), f(c) or N is 0, or the window is not 0 words before and 4 after.
/// Source: `nltk.collocations`, `BigramCollocationFinder(window_size=5)`.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NLTK_WINDOW5_PMI};
/// // 6 pairs of a node found 10 times and a word found 12 times in 500 tokens.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 38, left: 0, right: 4 };
/// let score = NLTK_WINDOW5_PMI.of_pairs(&pairs).unwrap();
/// assert!((score - 2.643856).abs() < 1e-6);
/// ```
pub const NLTK_WINDOW5_PMI: AssociationMeasure = AssociationMeasure {
    name: "nltk_window5_pmi",
    symbol: "PMI",
    heading: "PMI of NLTK, window 5",
    about: "Mutual information of the pairs found in the four words after the node, divided by four.",
    formula: "log2((O/4)·N/(f(n)·f(c))), O in the 4 words after the node",
    neutral: None,
    range: "any number, −∞ if never together; NLTK lets windows cross articles",
    undefined_when: "f(n), f(c) or N is 0, or the window is not 0 words before and 4 after",
    source: "nltk.collocations, BigramCollocationFinder(window_size=5)",
    role: Role::Variant,
    score: Score::Pairs(score),
};

fn score(pairs: &PairCounts) -> Option<f64> {
    (pairs.left == 0 && pairs.right == 4).then(|| NODE_MI_E_SPAN.of_pairs(pairs)).flatten()
}
