//! The measure `min_sensitivity`: minimum sensitivity. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, observed};
use crate::stats::frequency::Contingency;

/// The smaller of two shares: of the node's surroundings that are the collocate, of the collocate that is near the
/// node.
///
/// Formula: min(O11/R1, O11/C1).
/// Range: 0 never together, 1 only together.
/// Undefined (`None`): R1 or C1 is 0.
/// Source: Pedersen & Bruce 1996.
///
/// ```
/// use newsprint::stats::association::MIN_SENSITIVITY;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = MIN_SENSITIVITY.of_table(&table).unwrap();
/// assert!((score - 0.100000).abs() < 1e-6);
/// ```
pub const MIN_SENSITIVITY: AssociationMeasure = AssociationMeasure {
    name: "min_sensitivity",
    symbol: "MS",
    heading: "minimum sensitivity",
    about: "The smaller of two shares: of the node's surroundings that are the collocate, of the collocate that is \
            near the node.",
    formula: "min(O11/R1, O11/C1)",
    neutral: None,
    range: "0 never together, 1 only together",
    undefined_when: "R1 or C1 is 0",
    source: "Pedersen & Bruce 1996",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let with = table.target.count + table.reference.count;
    let larger = table.target.out_of.max(with);
    (table.target.out_of.min(with) > 0).then(|| observed(table) / larger as f64)
}
