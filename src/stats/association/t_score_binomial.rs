//! The measure `t_score_binomial`: t-score, binomial. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, expected, observed};
use crate::stats::frequency::Contingency;
use crate::stats::special::sqrt;

/// The t-score with the variance of a binomial draw, as some tools compute it.
///
/// Formula: (O11 − E11) / √(O11·(1 − O11/N)).
/// Range: any number; above 2 (2.576) is usual.
/// Undefined (`None`): the two never occur together, or always.
/// Source: Manning & Schütze 1999 (the form of mclm and Wordless).
///
/// ```
/// use newsprint::stats::association::T_SCORE_BINOMIAL;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = T_SCORE_BINOMIAL.of_table(&table).unwrap();
/// assert!((score - 1.727649).abs() < 1e-6);
/// ```
pub const T_SCORE_BINOMIAL: AssociationMeasure = AssociationMeasure {
    name: "t_score_binomial",
    symbol: "t",
    heading: "t-score, binomial",
    about: "The t-score with the variance of a binomial draw, as some tools compute it.",
    formula: "(O11 − E11) / √(O11·(1 − O11/N))",
    neutral: Some(0.0),
    range: "any number; above 2 (2.576) is usual",
    undefined_when: "the two never occur together, or always",
    source: "Manning & Schütze 1999 (the form of mclm and Wordless)",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    expected(table)?;
    let share = observed(table) / table.total() as f64;
    (share > 0.0 && share < 1.0).then(|| table.excess_in_target() / sqrt(observed(table) * (1.0 - share)))
}
