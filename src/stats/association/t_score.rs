//! The measure `t_score`: t-score. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, expected, observed};
use crate::stats::frequency::Contingency;
use crate::stats::special::sqrt;

/// How sure it is that the two meet more often than by chance; favours frequent words.
///
/// Formula: (O11 − E11) / √O11.
/// Range: any number; above 2 (2.576) is usual.
/// Undefined (`None`): the two never occur together.
/// Source: Church et al. 1991.
///
/// ```
/// use newsprint::stats::association::T_SCORE;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = T_SCORE.of_table(&table).unwrap();
/// assert!((score - 1.714643).abs() < 1e-6);
/// ```
pub const T_SCORE: AssociationMeasure = AssociationMeasure {
    name: "t_score",
    symbol: "t",
    heading: "t-score",
    about: "How sure it is that the two meet more often than by chance; favours frequent words.",
    formula: "(O11 − E11) / √O11",
    neutral: Some(0.0),
    range: "any number; above 2 (2.576) is usual",
    undefined_when: "the two never occur together",
    source: "Church et al. 1991",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    expected(table)?;
    (table.target.count > 0).then(|| table.excess_in_target() / sqrt(observed(table)))
}
