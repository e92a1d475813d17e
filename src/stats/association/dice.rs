//! The measure `dice`: Dice. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, dice};
use crate::stats::frequency::Contingency;

/// What share of their occurrences the two have together.
///
/// Formula: 2·O11 / (R1 + C1).
/// Range: 0 never together, 1 only together.
/// Undefined (`None`): R1 + C1 is 0.
/// Source: Dice 1945; Smadja 1993.
///
/// ```
/// use newsprint::stats::association::DICE;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = DICE.of_table(&table).unwrap();
/// assert!((score - 0.166667).abs() < 1e-6);
/// ```
pub const DICE: AssociationMeasure = AssociationMeasure {
    name: "dice",
    symbol: "Dice",
    heading: "Dice",
    about: "What share of their occurrences the two have together.",
    formula: "2·O11 / (R1 + C1)",
    neutral: None,
    range: "0 never together, 1 only together",
    undefined_when: "R1 + C1 is 0",
    source: "Dice 1945; Smadja 1993",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    dice(table)
}
