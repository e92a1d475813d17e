//! The measures `node.mi.E_plain`, `node.mi.E_span`, `node.mi.E_actual`: mutual information of pairs. Leaves counting
//! to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, PairCounts, Score};
use crate::stats::special::log2;

/// How many times there are more pairs than by chance, in doublings.
///
/// Formula: log2(O/E); E = f(n)·f(c)/N, the form of Sketch Engine.
/// Range: any number, −∞ if never together; a cut-off depends on E. Logarithm to base 2.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Church & Hanks 1990; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_MI_E_PLAIN};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_MI_E_PLAIN.of_pairs(&pairs).unwrap();
/// assert!((score - 4.643856).abs() < 1e-6);
/// ```
pub const NODE_MI_E_PLAIN: AssociationMeasure = AssociationMeasure {
    name: "node.mi.E_plain",
    symbol: "MI",
    heading: "MI of pairs (plain)",
    about: "How many times there are more pairs than by chance, in doublings.",
    formula: "log2(O/E); E = f(n)·f(c)/N, the form of Sketch Engine",
    neutral: None,
    range: "any number, −∞ if never together; a cut-off depends on E",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Church & Hanks 1990; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_plain),
};

/// How many times there are more pairs than by chance, in doublings.
///
/// Formula: log2(O/E); E = f(n)·f(c)·S/N, the form of `BNCweb` and `#LancsBox`.
/// Range: any number, −∞ if never together; a cut-off depends on E. Logarithm to base 2.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Church & Hanks 1990; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_MI_E_SPAN};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_MI_E_SPAN.of_pairs(&pairs).unwrap();
/// assert!((score - 1.321928).abs() < 1e-6);
/// ```
pub const NODE_MI_E_SPAN: AssociationMeasure = AssociationMeasure {
    name: "node.mi.E_span",
    symbol: "MI",
    heading: "MI of pairs (span)",
    about: "How many times there are more pairs than by chance, in doublings.",
    formula: "log2(O/E); E = f(n)·f(c)·S/N, the form of BNCweb and #LancsBox",
    neutral: None,
    range: "any number, −∞ if never together; a cut-off depends on E",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Church & Hanks 1990; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_span),
};

/// How many times there are more pairs than by chance, in doublings.
///
/// Formula: log2(O/E); E = W·f(c)/N, W the tokens that the windows really hold.
/// Range: any number, −∞ if never together; a cut-off depends on E. Logarithm to base 2.
/// Undefined (`None`): f(n), f(c) or N is 0.
/// Source: Church & Hanks 1990; Brezina 2018.
///
/// ```
/// use newsprint::stats::association::{PairCounts, NODE_MI_E_ACTUAL};
/// // 6 pairs; a node found 10 times, a word found 12 times in 500 tokens; 95 tokens in the windows.
/// let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 95, left: 5, right: 5 };
/// let score = NODE_MI_E_ACTUAL.of_pairs(&pairs).unwrap();
/// assert!((score - 1.395929).abs() < 1e-6);
/// ```
pub const NODE_MI_E_ACTUAL: AssociationMeasure = AssociationMeasure {
    name: "node.mi.E_actual",
    symbol: "MI",
    heading: "MI of pairs (actual)",
    about: "How many times there are more pairs than by chance, in doublings.",
    formula: "log2(O/E); E = W·f(c)/N, W the tokens that the windows really hold",
    neutral: None,
    range: "any number, −∞ if never together; a cut-off depends on E",
    undefined_when: "f(n), f(c) or N is 0",
    source: "Church & Hanks 1990; Brezina 2018",
    role: Role::Definition,
    score: Score::Pairs(by_actual),
};

fn by_plain(pairs: &PairCounts) -> Option<f64> {
    Some(log2(pairs.pairs as f64 / pairs.expected_plain()?))
}

fn by_span(pairs: &PairCounts) -> Option<f64> {
    Some(log2(pairs.pairs as f64 / pairs.expected_span()?))
}

fn by_actual(pairs: &PairCounts) -> Option<f64> {
    Some(log2(pairs.pairs as f64 / pairs.expected_actual()?))
}
