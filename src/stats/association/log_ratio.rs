//! The measure `log_ratio`: log ratio. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score};
use crate::stats::frequency::Contingency;
use crate::stats::keyness::{KeynessInput, LOG_RATIO_HARDIE};

/// How many times the collocate's rate near the node doubles its rate elsewhere.
///
/// Formula: log2((O11/R1) / (O21/R2)); a count of 0 becomes 0.5.
/// Range: any number; 1 is twice as often, −1 half as often. Logarithm to base 2.
/// Undefined (`None`): R1, R2 or C1 is 0.
/// Source: Hardie 2014.
///
/// ```
/// use newsprint::stats::association::LOG_RATIO;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = LOG_RATIO.of_table(&table).unwrap();
/// assert!((score - 2.502500).abs() < 1e-6);
/// ```
pub const LOG_RATIO: AssociationMeasure = AssociationMeasure {
    name: "log_ratio",
    symbol: "LR",
    heading: "log ratio",
    about: "How many times the collocate's rate near the node doubles its rate elsewhere.",
    formula: "log2((O11/R1) / (O21/R2)); a count of 0 becomes 0.5",
    neutral: Some(0.0),
    range: "any number; 1 is twice as often, −1 half as often",
    undefined_when: "R1, R2 or C1 is 0",
    source: "Hardie 2014",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let input = KeynessInput { tokens: *table, ..KeynessInput::default() };
    LOG_RATIO_HARDIE.score(&input).map(|score| score.value())
}
