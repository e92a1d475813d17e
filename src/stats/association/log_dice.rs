//! The measure `log_dice`: log Dice. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, dice};
use crate::stats::frequency::Contingency;
use crate::stats::special::log2;

/// How close two words come to occurring only together, on a scale that does not depend on the size of the corpus.
///
/// Formula: 14 + log2(2·O11 / (R1 + C1)).
/// Range: up to 14; one point is twice as often, above 7 is strong by a rule of thumb. Logarithm to base 2.
/// Undefined (`None`): the two never occur together.
/// Source: Rychlý 2008.
///
/// ```
/// use newsprint::stats::association::LOG_DICE;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = LOG_DICE.of_table(&table).unwrap();
/// assert!((score - 11.415037).abs() < 1e-6);
/// ```
pub const LOG_DICE: AssociationMeasure = AssociationMeasure {
    name: "log_dice",
    symbol: "logDice",
    heading: "log Dice",
    about: "How close two words come to occurring only together, on a scale that does not depend on the size of the \
            corpus.",
    formula: "14 + log2(2·O11 / (R1 + C1))",
    neutral: None,
    range: "up to 14; one point is twice as often, above 7 is strong by a rule of thumb",
    undefined_when: "the two never occur together",
    source: "Rychlý 2008",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let dice = dice(table)?;
    (dice > 0.0).then(|| 14.0 + log2(dice))
}
