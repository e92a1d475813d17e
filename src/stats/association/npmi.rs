//! The measure `npmi`: normalised MI. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, expected, observed};
use crate::stats::frequency::Contingency;
use crate::stats::special::log2;

/// Mutual information as a share of what it is if the two only occur together.
///
/// Formula: log2(O11/E11) / −log2(O11/N); −1 if O11 = 0.
/// Range: −1 never together, 0 as by chance, 1 only together.
/// Undefined (`None`): R1, C1 or N is 0, or O11 is N.
/// Source: Bouma 2009.
///
/// ```
/// use newsprint::stats::association::NPMI;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = NPMI.of_table(&table).unwrap();
/// assert!((score - 0.286680).abs() < 1e-6);
/// ```
pub const NPMI: AssociationMeasure = AssociationMeasure {
    name: "npmi",
    symbol: "NPMI",
    heading: "normalised MI",
    about: "Mutual information as a share of what it is if the two only occur together.",
    formula: "log2(O11/E11) / −log2(O11/N); −1 if O11 = 0",
    neutral: Some(0.0),
    range: "−1 never together, 0 as by chance, 1 only together",
    undefined_when: "R1, C1 or N is 0, or O11 is N",
    source: "Bouma 2009",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let (together, expected, total) = (observed(table), expected(table)?, table.total() as f64);
    if table.target.count == 0 {
        return Some(-1.0);
    }
    // Rounding may carry a perfect pair a hair over 1.
    (together < total).then(|| (log2(together / expected) / -log2(together / total)).clamp(-1.0, 1.0))
}
