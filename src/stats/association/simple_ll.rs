//! The measure `simple_ll`: simple log-likelihood. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, expected, observed};
use crate::stats::frequency::Contingency;
use crate::stats::special::deviance_term;

/// Log-likelihood from the joint count alone.
///
/// Formula: 2·(O11·ln(O11/E11) − (O11 − E11)).
/// Range: 0 and up; read like log-likelihood; no sign. Natural logarithm.
/// Undefined (`None`): R1, C1 or N is 0.
/// Source: Evert 2008.
///
/// ```
/// use newsprint::stats::association::SIMPLE_LL;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = SIMPLE_LL.of_table(&table).unwrap();
/// assert!((score - 6.047674).abs() < 1e-6);
/// ```
pub const SIMPLE_LL: AssociationMeasure = AssociationMeasure {
    name: "simple_ll",
    symbol: "G²",
    heading: "simple log-likelihood",
    about: "Log-likelihood from the joint count alone.",
    formula: "2·(O11·ln(O11/E11) − (O11 − E11))",
    neutral: Some(0.0),
    range: "0 and up; read like log-likelihood; no sign",
    undefined_when: "R1, C1 or N is 0",
    source: "Evert 2008",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    expected(table)?;
    let excess = table.excess_in_target();
    Some((2.0 * (deviance_term(observed(table), excess) - excess)).max(0.0))
}
