//! The measure `mi`: mutual information. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, expected, observed};
use crate::stats::frequency::Contingency;
use crate::stats::special::log2;

/// How many times the two occur together more often than by chance, in doublings; favours rare words.
///
/// Formula: log2(O11/E11).
/// Range: any number, −∞ if never together; above 3 is usual, with at least 5 joint occurrences. Logarithm to base 2.
/// Undefined (`None`): R1, C1 or N is 0.
/// Source: Church & Hanks 1990.
///
/// ```
/// use newsprint::stats::association::MI;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = MI.of_table(&table).unwrap();
/// assert!((score - 1.736966).abs() < 1e-6);
/// ```
pub const MI: AssociationMeasure = AssociationMeasure {
    name: "mi",
    symbol: "MI",
    heading: "mutual information",
    about: "How many times the two occur together more often than by chance, in doublings; favours rare words.",
    formula: "log2(O11/E11)",
    neutral: Some(0.0),
    range: "any number, −∞ if never together; above 3 is usual, with at least 5 joint occurrences",
    undefined_when: "R1, C1 or N is 0",
    source: "Church & Hanks 1990",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    Some(log2(observed(table) / expected(table)?))
}
