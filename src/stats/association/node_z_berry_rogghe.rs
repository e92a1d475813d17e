//! The measure `node.z_berry_rogghe`: z-score of Berry-Rogghe. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, PairCounts, Score};
use crate::stats::special::sqrt;

/// How many standard deviations the pairs lie from a binomial draw.
///
/// Formula: p = f(c)/(N − f(n)), E = p·f(n)·S, (O − E)/√(E·(1 − p)).
/// Range: any number; above 1.96 is usual.
/// Undefined (`None`): f(n) or f(c) is 0, or f(c) is not below N − f(n).
/// Source: Berry-Rogghe 1973.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_Z_BERRY_ROGGHE};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_Z_BERRY_ROGGHE.of_pairs(&pairs).unwrap();
/// assert!((score - 2.297443).abs() < 1e-6);
/// ```
pub const NODE_Z_BERRY_ROGGHE: AssociationMeasure = AssociationMeasure {
    name: "node.z_berry_rogghe",
    symbol: "z",
    heading: "z-score of Berry-Rogghe",
    about: "How many standard deviations the pairs lie from a binomial draw.",
    formula: "p = f(c)/(N − f(n)), E = p·f(n)·S, (O − E)/√(E·(1 − p))",
    neutral: None,
    range: "any number; above 1.96 is usual",
    undefined_when: "f(n) or f(c) is 0, or f(c) is not below N − f(n)",
    source: "Berry-Rogghe 1973",
    role: Role::Definition,
    score: Score::Pairs(score),
};

fn score(pairs: &PairCounts) -> Option<f64> {
    let others = pairs.tokens.checked_sub(pairs.node)?;
    let share = pairs.collocate as f64 / (others > 0).then_some(others)? as f64;
    let expected = share * pairs.node as f64 * pairs.span() as f64;
    let variance = expected * (1.0 - share);
    (variance > 0.0).then(|| (pairs.pairs as f64 - expected) / sqrt(variance))
}
