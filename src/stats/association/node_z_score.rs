//! The measures `node.z_score.E_span`, `node.z_score.E_actual`: z-score of pairs. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, PairCounts, Score};
use crate::stats::special::sqrt;

/// How many standard deviations the pairs lie from chance.
///
/// Formula: (O − E)/√E; E = f(n)·f(c)·S/N, the form of `BNCweb` and `#LancsBox`.
/// Range: any number; above 1.96 is usual.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Evert 2005; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_Z_SCORE_E_SPAN};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_Z_SCORE_E_SPAN.of_pairs(&pairs).unwrap();
/// assert!((score - 2.323790).abs() < 1e-6);
/// ```
pub const NODE_Z_SCORE_E_SPAN: AssociationMeasure = AssociationMeasure {
    name: "node.z_score.E_span",
    symbol: "z",
    heading: "z-score of pairs (span)",
    about: "How many standard deviations the pairs lie from chance.",
    formula: "(O − E)/√E; E = f(n)·f(c)·S/N, the form of BNCweb and #LancsBox",
    neutral: None,
    range: "any number; above 1.96 is usual",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Evert 2005; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_span),
};

/// How many standard deviations the pairs lie from chance.
///
/// Formula: (O − E)/√E; E = W·f(c)/N, W the tokens that the windows really hold.
/// Range: any number; above 1.96 is usual.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Evert 2005; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_Z_SCORE_E_ACTUAL};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_Z_SCORE_E_ACTUAL.of_pairs(&pairs).unwrap();
/// assert!((score - 2.463630).abs() < 1e-6);
/// ```
pub const NODE_Z_SCORE_E_ACTUAL: AssociationMeasure = AssociationMeasure {
    name: "node.z_score.E_actual",
    symbol: "z",
    heading: "z-score of pairs (actual)",
    about: "How many standard deviations the pairs lie from chance.",
    formula: "(O − E)/√E; E = W·f(c)/N, W the tokens that the windows really hold",
    neutral: None,
    range: "any number; above 1.96 is usual",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Evert 2005; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_actual),
};

fn by_span(pairs: &PairCounts) -> Option<f64> {
    let expected = pairs.expected_span()?;
    Some((pairs.pairs as f64 - expected) / sqrt(expected))
}

fn by_actual(pairs: &PairCounts) -> Option<f64> {
    let expected = pairs.expected_actual()?;
    Some((pairs.pairs as f64 - expected) / sqrt(expected))
}
