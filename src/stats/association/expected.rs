//! The measure `expected`: expected. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, expected};
use crate::stats::frequency::Contingency;

/// How often the two would occur together by chance.
///
/// Formula: R1·C1/N.
/// Range: 0 and up; compare it with the joint count.
/// Undefined (`None`): R1, C1 or N is 0.
/// Source: Evert 2005.
///
/// ```
/// use newsprint::stats::association::EXPECTED;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = EXPECTED.of_table(&table).unwrap();
/// assert!((score - 1.800000).abs() < 1e-6);
/// ```
pub const EXPECTED: AssociationMeasure = AssociationMeasure {
    name: "expected",
    symbol: "E11",
    heading: "expected",
    about: "How often the two would occur together by chance.",
    formula: "R1·C1/N",
    neutral: None,
    range: "0 and up; compare it with the joint count",
    undefined_when: "R1, C1 or N is 0",
    source: "Evert 2005",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    expected(table)
}
