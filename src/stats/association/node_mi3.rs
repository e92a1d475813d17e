//! The measures `node.mi3.E_plain`, `node.mi3.E_span`, `node.mi3.E_actual`: MI³ of pairs. Leaves counting to the
//! caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, PairCounts, Score};
use crate::stats::special::log2;

/// Mutual information of pairs that lets frequent ones rise.
///
/// Formula: log2(O³/E); E = f(n)·f(c)/N, the form of Sketch Engine.
/// Range: any number, −∞ if never together; for ranks only. Logarithm to base 2.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Daille 1994; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_MI3_E_PLAIN};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_MI3_E_PLAIN.of_pairs(&pairs).unwrap();
/// assert!((score - 9.813781).abs() < 1e-6);
/// ```
pub const NODE_MI3_E_PLAIN: AssociationMeasure = AssociationMeasure {
    name: "node.mi3.E_plain",
    symbol: "MI³",
    heading: "MI³ of pairs (plain)",
    about: "Mutual information of pairs that lets frequent ones rise.",
    formula: "log2(O³/E); E = f(n)·f(c)/N, the form of Sketch Engine",
    neutral: None,
    range: "any number, −∞ if never together; for ranks only",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Daille 1994; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_plain),
};

/// Mutual information of pairs that lets frequent ones rise.
///
/// Formula: log2(O³/E); E = f(n)·f(c)·S/N, the form of `BNCweb` and `#LancsBox`.
/// Range: any number, −∞ if never together; for ranks only. Logarithm to base 2.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Daille 1994; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_MI3_E_SPAN};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_MI3_E_SPAN.of_pairs(&pairs).unwrap();
/// assert!((score - 6.491853).abs() < 1e-6);
/// ```
pub const NODE_MI3_E_SPAN: AssociationMeasure = AssociationMeasure {
    name: "node.mi3.E_span",
    symbol: "MI³",
    heading: "MI³ of pairs (span)",
    about: "Mutual information of pairs that lets frequent ones rise.",
    formula: "log2(O³/E); E = f(n)·f(c)·S/N, the form of BNCweb and #LancsBox",
    neutral: None,
    range: "any number, −∞ if never together; for ranks only",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Daille 1994; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_span),
};

/// Mutual information of pairs that lets frequent ones rise.
///
/// Formula: log2(O³/E); E = W·f(c)/N, W the tokens that the windows really hold.
/// Range: any number, −∞ if never together; for ranks only. Logarithm to base 2.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Daille 1994; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_MI3_E_ACTUAL};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_MI3_E_ACTUAL.of_pairs(&pairs).unwrap();
/// assert!((score - 6.565854).abs() < 1e-6);
/// ```
pub const NODE_MI3_E_ACTUAL: AssociationMeasure = AssociationMeasure {
    name: "node.mi3.E_actual",
    symbol: "MI³",
    heading: "MI³ of pairs (actual)",
    about: "Mutual information of pairs that lets frequent ones rise.",
    formula: "log2(O³/E); E = W·f(c)/N, W the tokens that the windows really hold",
    neutral: None,
    range: "any number, −∞ if never together; for ranks only",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Daille 1994; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_actual),
};

fn by_plain(pairs: &PairCounts) -> Option<f64> {
    let together = pairs.pairs as f64;
    Some(log2(together * together * together / pairs.expected_plain()?))
}

fn by_span(pairs: &PairCounts) -> Option<f64> {
    let together = pairs.pairs as f64;
    Some(log2(together * together * together / pairs.expected_span()?))
}

fn by_actual(pairs: &PairCounts) -> Option<f64> {
    let together = pairs.pairs as f64;
    Some(log2(together * together * together / pairs.expected_actual()?))
}
