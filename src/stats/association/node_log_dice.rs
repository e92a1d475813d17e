//! The measure `node.log_dice`: log Dice of pairs. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, PairCounts, Score};
use crate::stats::special::log2;

/// How close two words come to occurring only together; the value of Sketch Engine.
///
/// Formula: 14 + log2(2·O/(f(n) + f(c))).
/// Range: 14 is only together, more if a window holds several pairs a token; above 7 is strong by a rule of thumb.
/// Logarithm to base 2.
/// Undefined (`None`): the two never occur together.
/// Source: Rychlý 2008.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_LOG_DICE};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_LOG_DICE.of_pairs(&pairs).unwrap();
/// assert!((score - 13.125531).abs() < 1e-6);
/// ```
pub const NODE_LOG_DICE: AssociationMeasure = AssociationMeasure {
    name: "node.log_dice",
    symbol: "logDice",
    heading: "log Dice of pairs",
    about: "How close two words come to occurring only together; the value of Sketch Engine.",
    formula: "14 + log2(2·O/(f(n) + f(c)))",
    neutral: None,
    range: "14 is only together, more if a window holds several pairs a token; above 7 is strong by a rule of thumb",
    undefined_when: "the two never occur together",
    source: "Rychlý 2008",
    role: Role::Definition,
    score: Score::Pairs(score),
};

fn score(pairs: &PairCounts) -> Option<f64> {
    let dice = pairs.dice()?;
    (dice > 0.0).then(|| 14.0 + log2(dice))
}
