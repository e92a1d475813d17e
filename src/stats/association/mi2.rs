//! The measure `mi2`: MI². Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, expected, observed};
use crate::stats::frequency::Contingency;
use crate::stats::special::log2;

/// Mutual information that lets frequent pairs rise.
///
/// Formula: log2(O11²/E11).
/// Range: any number, −∞ if never together; for ranks only. Logarithm to base 2.
/// Undefined (`None`): R1, C1 or N is 0.
/// Source: Daille 1994.
///
/// ```
/// use newsprint::stats::association::MI2;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = MI2.of_table(&table).unwrap();
/// assert!((score - 4.321928).abs() < 1e-6);
/// ```
pub const MI2: AssociationMeasure = AssociationMeasure {
    name: "mi2",
    symbol: "MI²",
    heading: "MI²",
    about: "Mutual information that lets frequent pairs rise.",
    formula: "log2(O11²/E11)",
    neutral: None,
    range: "any number, −∞ if never together; for ranks only",
    undefined_when: "R1, C1 or N is 0",
    source: "Daille 1994",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let together = observed(table);
    Some(log2(together * together / expected(table)?))
}
