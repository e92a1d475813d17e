//! The measure `mi3`: MI³. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, expected, observed};
use crate::stats::frequency::Contingency;
use crate::stats::special::log2;

/// Mutual information that lets frequent pairs rise still more.
///
/// Formula: log2(O11³/E11).
/// Range: any number, −∞ if never together; for ranks only. Logarithm to base 2.
/// Undefined (`None`): R1, C1 or N is 0.
/// Source: Daille 1994; Oakes 1998.
///
/// ```
/// use newsprint::stats::association::MI3;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = MI3.of_table(&table).unwrap();
/// assert!((score - 6.906891).abs() < 1e-6);
/// ```
pub const MI3: AssociationMeasure = AssociationMeasure {
    name: "mi3",
    symbol: "MI³",
    heading: "MI³",
    about: "Mutual information that lets frequent pairs rise still more.",
    formula: "log2(O11³/E11)",
    neutral: None,
    range: "any number, −∞ if never together; for ranks only",
    undefined_when: "R1, C1 or N is 0",
    source: "Daille 1994; Oakes 1998",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let together = observed(table);
    Some(log2(together * together * together / expected(table)?))
}
