//! The measure `ll`: log-likelihood. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score};
use crate::stats::frequency::Contingency;

/// How surprising the whole table is if the two were independent; overstated, as tokens are no independent draws.
///
/// Formula: 2·Σ O·ln(O/E) over the four cells.
/// Range: 0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws; no
/// sign. Natural logarithm.
/// Undefined (`None`): R1, R2 or C1 is 0.
/// Source: Dunning 1993, p. 72.
///
/// ```
/// use newsprint::stats::association::LL;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = LL.of_table(&table).unwrap();
/// assert!((score - 8.444055).abs() < 1e-6);
/// ```
pub const LL: AssociationMeasure = AssociationMeasure {
    name: "ll",
    symbol: "G²",
    heading: "log-likelihood",
    about: "How surprising the whole table is if the two were independent; overstated, as tokens are no independent \
            draws.",
    formula: "2·Σ O·ln(O/E) over the four cells",
    neutral: Some(0.0),
    range: "0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws; \
            no sign",
    undefined_when: "R1, R2 or C1 is 0",
    source: "Dunning 1993, p. 72",
    role: Role::Definition,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    table.g2_4cell()
}
