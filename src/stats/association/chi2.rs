//! The measure `chi2`: chi-squared. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score};
use crate::stats::frequency::Contingency;

/// How far the whole table lies from independence; not valid if an expected count is below 5.
///
/// Formula: N·(O11·O22 − O12·O21)² / (R1·R2·C1·C2).
/// Range: 0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws; no
/// sign.
/// Undefined (`None`): R1, R2, C1 or C2 is 0.
/// Source: Pearson 1900; Manning & Schütze 1999.
///
/// ```
/// use newsprint::stats::association::CHI2;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = CHI2.of_table(&table).unwrap();
/// assert!((score - 11.885992).abs() < 1e-6);
/// ```
pub const CHI2: AssociationMeasure = AssociationMeasure {
    name: "chi2",
    symbol: "χ²",
    heading: "chi-squared",
    about: "How far the whole table lies from independence; not valid if an expected count is below 5.",
    formula: "N·(O11·O22 − O12·O21)² / (R1·R2·C1·C2)",
    neutral: Some(0.0),
    range: "0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws; \
            no sign",
    undefined_when: "R1, R2, C1 or C2 is 0",
    source: "Pearson 1900; Manning & Schütze 1999",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let (inside, outside) = (table.target.out_of as f64, table.reference.out_of as f64);
    let with = (table.target.count + table.reference.count) as f64;
    let total = table.total() as f64;
    let difference = table.balance() as f64;
    let margins = inside * outside * with * (total - with);
    (margins > 0.0).then(|| difference * difference / margins * total)
}
