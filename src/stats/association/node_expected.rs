//! The measures `node.E_plain`, `node.E_span`, `node.E_actual`: the pairs expected by chance. Leaves counting to the
//! caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, PairCounts, Score};

/// How many pairs chance alone would give.
///
/// Formula: E = f(n)·f(c)/N, the form of Sketch Engine.
/// Range: 0 and up; compare it with the pairs found.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_E_PLAIN};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_E_PLAIN.of_pairs(&pairs).unwrap();
/// assert!((score - 0.240000).abs() < 1e-6);
/// ```
pub const NODE_E_PLAIN: AssociationMeasure = AssociationMeasure {
    name: "node.E_plain",
    symbol: "E",
    heading: "expected pairs (plain)",
    about: "How many pairs chance alone would give.",
    formula: "E = f(n)·f(c)/N, the form of Sketch Engine",
    neutral: None,
    range: "0 and up; compare it with the pairs found",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_plain),
};

/// How many pairs chance alone would give.
///
/// Formula: E = f(n)·f(c)·S/N, the form of `BNCweb` and `#LancsBox`.
/// Range: 0 and up; compare it with the pairs found.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_E_SPAN};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_E_SPAN.of_pairs(&pairs).unwrap();
/// assert!((score - 2.400000).abs() < 1e-6);
/// ```
pub const NODE_E_SPAN: AssociationMeasure = AssociationMeasure {
    name: "node.E_span",
    symbol: "E",
    heading: "expected pairs (span)",
    about: "How many pairs chance alone would give.",
    formula: "E = f(n)·f(c)·S/N, the form of BNCweb and #LancsBox",
    neutral: None,
    range: "0 and up; compare it with the pairs found",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_span),
};

/// How many pairs chance alone would give.
///
/// Formula: E = W·f(c)/N, W the tokens that the windows really hold.
/// Range: 0 and up; compare it with the pairs found.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_E_ACTUAL};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_E_ACTUAL.of_pairs(&pairs).unwrap();
/// assert!((score - 2.280000).abs() < 1e-6);
/// ```
pub const NODE_E_ACTUAL: AssociationMeasure = AssociationMeasure {
    name: "node.E_actual",
    symbol: "E",
    heading: "expected pairs (actual)",
    about: "How many pairs chance alone would give.",
    formula: "E = W·f(c)/N, W the tokens that the windows really hold",
    neutral: None,
    range: "0 and up; compare it with the pairs found",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_actual),
};

fn by_plain(pairs: &PairCounts) -> Option<f64> {
    pairs.expected_plain()
}

fn by_span(pairs: &PairCounts) -> Option<f64> {
    pairs.expected_span()
}

fn by_actual(pairs: &PairCounts) -> Option<f64> {
    pairs.expected_actual()
}
