//! The measure `z_score`: z-score. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, expected};
use crate::stats::frequency::Contingency;
use crate::stats::special::sqrt;

/// How many standard deviations the joint count lies from chance; favours rare words.
///
/// Formula: (O11 − E11) / √E11.
/// Range: any number; above 1.96 is usual.
/// Undefined (`None`): R1, C1 or N is 0.
/// Source: Evert 2005.
///
/// ```
/// use newsprint::stats::association::Z_SCORE;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = Z_SCORE.of_table(&table).unwrap();
/// assert!((score - 3.130495).abs() < 1e-6);
/// ```
pub const Z_SCORE: AssociationMeasure = AssociationMeasure {
    name: "z_score",
    symbol: "z",
    heading: "z-score",
    about: "How many standard deviations the joint count lies from chance; favours rare words.",
    formula: "(O11 − E11) / √E11",
    neutral: Some(0.0),
    range: "any number; above 1.96 is usual",
    undefined_when: "R1, C1 or N is 0",
    source: "Evert 2005",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let expected = expected(table)?;
    Some(table.excess_in_target() / sqrt(expected))
}
