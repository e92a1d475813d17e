//! The measure `delta_p_1given2`: ΔP of the node given the collocate. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score};
use crate::stats::frequency::Contingency;

/// How much more likely the node is near the collocate than near other words.
///
/// Formula: O11/C1 − O12/C2.
/// Range: −1 to 1; above 0 the collocate calls for the node.
/// Undefined (`None`): C1 or C2 is 0.
/// Source: Gries 2013; Ellis 2006.
///
/// ```
/// use newsprint::stats::association::DELTA_P_1GIVEN2;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = DELTA_P_1GIVEN2.of_table(&table).unwrap();
/// assert!((score - 0.360825).abs() < 1e-6);
/// ```
pub const DELTA_P_1GIVEN2: AssociationMeasure = AssociationMeasure {
    name: "delta_p_1given2",
    symbol: "ΔP(n|c)",
    heading: "ΔP(n|c)",
    about: "How much more likely the node is near the collocate than near other words.",
    formula: "O11/C1 − O12/C2",
    neutral: Some(0.0),
    range: "−1 to 1; above 0 the collocate calls for the node",
    undefined_when: "C1 or C2 is 0",
    source: "Gries 2013; Ellis 2006",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let with = table.target.count + table.reference.count;
    let sizes = with as f64 * table.total().saturating_sub(with) as f64;
    (sizes > 0.0).then(|| table.balance() as f64 / sizes)
}
