//! The measure `node.dice`: Dice of pairs. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, PairCounts, Score};

/// What share of their occurrences the two have together.
///
/// Formula: 2·O/(f(n) + f(c)).
/// Range: 0 never together, 1 each once beside the other; more if a window holds several pairs a token.
/// Undefined (`None`): f(n) + f(c) is 0.
/// Source: Dice 1945; Rychlý 2008.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_DICE};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_DICE.of_pairs(&pairs).unwrap();
/// assert!((score - 0.545455).abs() < 1e-6);
/// ```
pub const NODE_DICE: AssociationMeasure = AssociationMeasure {
    name: "node.dice",
    symbol: "Dice",
    heading: "Dice of pairs",
    about: "What share of their occurrences the two have together.",
    formula: "2·O/(f(n) + f(c))",
    neutral: None,
    range: "0 never together, 1 each once beside the other; more if a window holds several pairs a token",
    undefined_when: "f(n) + f(c) is 0",
    source: "Dice 1945; Rychlý 2008",
    role: Role::Definition,
    score: Score::Pairs(score),
};

fn score(pairs: &PairCounts) -> Option<f64> {
    pairs.dice()
}
