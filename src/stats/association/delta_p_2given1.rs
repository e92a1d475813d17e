//! The measure `delta_p_2given1`: ΔP of the collocate given the node. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score};
use crate::stats::frequency::Contingency;

/// How much more likely the collocate is near the node than elsewhere.
///
/// Formula: O11/R1 − O21/R2.
/// Range: −1 to 1; above 0 the node calls for the collocate.
/// Undefined (`None`): R1 or R2 is 0.
/// Source: Gries 2013; Ellis 2006.
///
/// ```
/// use newsprint::stats::association::DELTA_P_2GIVEN1;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = DELTA_P_2GIVEN1.of_table(&table).unwrap();
/// assert!((score - 0.082353).abs() < 1e-6);
/// ```
pub const DELTA_P_2GIVEN1: AssociationMeasure = AssociationMeasure {
    name: "delta_p_2given1",
    symbol: "ΔP(c|n)",
    heading: "ΔP(c|n)",
    about: "How much more likely the collocate is near the node than elsewhere.",
    formula: "O11/R1 − O21/R2",
    neutral: Some(0.0),
    range: "−1 to 1; above 0 the node calls for the collocate",
    undefined_when: "R1 or R2 is 0",
    source: "Gries 2013; Ellis 2006",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let sizes = table.target.out_of as f64 * table.reference.out_of as f64;
    (sizes > 0.0).then(|| table.balance() as f64 / sizes)
}
