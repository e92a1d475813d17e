//! The measure `quanteda_z`: z of quanteda. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, smoothed};
use crate::stats::frequency::Contingency;
use crate::stats::special::{ln, sqrt};

/// λ of quanteda divided by its standard error.
///
/// Formula: λ / √(Σ 1/(O + ½)).
/// Range: any number; above 1.96 is usual.
/// Undefined (`None`): N is 0.
/// Source: `quanteda.textstats`, `textstat_collocations`.
///
/// ```
/// use newsprint::stats::association::QUANTEDA_Z;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = QUANTEDA_Z.of_table(&table).unwrap();
/// assert!((score - 3.163178).abs() < 1e-6);
/// ```
pub const QUANTEDA_Z: AssociationMeasure = AssociationMeasure {
    name: "quanteda_z",
    symbol: "z",
    heading: "z of quanteda",
    about: "λ of quanteda divided by its standard error.",
    formula: "λ / √(Σ 1/(O + ½))",
    neutral: None,
    range: "any number; above 1.96 is usual",
    undefined_when: "N is 0",
    source: "quanteda.textstats, textstat_collocations",
    role: Role::Variant,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let cells @ [a, b, c, d] = smoothed(table)?;
    let variance: f64 = cells.iter().map(|cell| 1.0 / cell).sum();
    Some(ln(a * d / (b * c)) / sqrt(variance))
}
