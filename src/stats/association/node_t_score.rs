//! The measures `node.t_score.E_plain`, `node.t_score.E_span`, `node.t_score.E_actual`: t-score of pairs. Leaves
//! counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, PairCounts, Score};
use crate::stats::special::sqrt;

/// How sure it is that there are more pairs than by chance.
///
/// Formula: (O − E)/√O; E = f(n)·f(c)/N, the form of Sketch Engine.
/// Range: any number; above 2 (2.576) is usual.
/// Undefined (`None`): the two never occur together.
/// Source: Church et al. 1991; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_T_SCORE_E_PLAIN};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_T_SCORE_E_PLAIN.of_pairs(&pairs).unwrap();
/// assert!((score - 2.351510).abs() < 1e-6);
/// ```
pub const NODE_T_SCORE_E_PLAIN: AssociationMeasure = AssociationMeasure {
    name: "node.t_score.E_plain",
    symbol: "t",
    heading: "t-score of pairs (plain)",
    about: "How sure it is that there are more pairs than by chance.",
    formula: "(O − E)/√O; E = f(n)·f(c)/N, the form of Sketch Engine",
    neutral: None,
    range: "any number; above 2 (2.576) is usual",
    undefined_when: "the two never occur together",
    source: "Church et al. 1991; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_plain),
};

/// How sure it is that there are more pairs than by chance.
///
/// Formula: (O − E)/√O; E = f(n)·f(c)·S/N, the form of `BNCweb` and `#LancsBox`.
/// Range: any number; above 2 (2.576) is usual.
/// Undefined (`None`): the two never occur together.
/// Source: Church et al. 1991; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_T_SCORE_E_SPAN};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_T_SCORE_E_SPAN.of_pairs(&pairs).unwrap();
/// assert!((score - 1.469694).abs() < 1e-6);
/// ```
pub const NODE_T_SCORE_E_SPAN: AssociationMeasure = AssociationMeasure {
    name: "node.t_score.E_span",
    symbol: "t",
    heading: "t-score of pairs (span)",
    about: "How sure it is that there are more pairs than by chance.",
    formula: "(O − E)/√O; E = f(n)·f(c)·S/N, the form of BNCweb and #LancsBox",
    neutral: None,
    range: "any number; above 2 (2.576) is usual",
    undefined_when: "the two never occur together",
    source: "Church et al. 1991; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_span),
};

/// How sure it is that there are more pairs than by chance.
///
/// Formula: (O − E)/√O; E = W·f(c)/N, W the tokens that the windows really hold.
/// Range: any number; above 2 (2.576) is usual.
/// Undefined (`None`): the two never occur together.
/// Source: Church et al. 1991; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_T_SCORE_E_ACTUAL};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_T_SCORE_E_ACTUAL.of_pairs(&pairs).unwrap();
/// assert!((score - 1.518684).abs() < 1e-6);
/// ```
pub const NODE_T_SCORE_E_ACTUAL: AssociationMeasure = AssociationMeasure {
    name: "node.t_score.E_actual",
    symbol: "t",
    heading: "t-score of pairs (actual)",
    about: "How sure it is that there are more pairs than by chance.",
    formula: "(O − E)/√O; E = W·f(c)/N, W the tokens that the windows really hold",
    neutral: None,
    range: "any number; above 2 (2.576) is usual",
    undefined_when: "the two never occur together",
    source: "Church et al. 1991; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_actual),
};

fn by_plain(pairs: &PairCounts) -> Option<f64> {
    let (together, expected) = (pairs.pairs as f64, pairs.expected_plain()?);
    (together > 0.0).then(|| (together - expected) / sqrt(together))
}

fn by_span(pairs: &PairCounts) -> Option<f64> {
    let (together, expected) = (pairs.pairs as f64, pairs.expected_span()?);
    (together > 0.0).then(|| (together - expected) / sqrt(together))
}

fn by_actual(pairs: &PairCounts) -> Option<f64> {
    let (together, expected) = (pairs.pairs as f64, pairs.expected_actual()?);
    (together > 0.0).then(|| (together - expected) / sqrt(together))
}
