//! The measure `quanteda_lambda`: λ of quanteda. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::association::{AssociationMeasure, Score, smoothed};
use crate::stats::frequency::Contingency;
use crate::stats::special::ln;

/// The logarithm of the odds ratio with half a count added to each cell, as quanteda gives it for two words.
///
/// Formula: ln((O11 + ½)(O22 + ½) / ((O12 + ½)(O21 + ½))).
/// Range: any number; 0 is no association. Natural logarithm.
/// Undefined (`None`): N is 0.
/// Source: `quanteda.textstats`, `textstat_collocations`.
///
/// ```
/// use newsprint::stats::association::QUANTEDA_LAMBDA;
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// // 6 of the 60 tokens near the node, 6 of the 340 elsewhere.
/// let table = Contingency::new(Frequency::new(6, 60), Frequency::new(6, 340));
/// let score = QUANTEDA_LAMBDA.of_table(&table).unwrap();
/// assert!((score - 1.814436).abs() < 1e-6);
/// ```
pub const QUANTEDA_LAMBDA: AssociationMeasure = AssociationMeasure {
    name: "quanteda_lambda",
    symbol: "λ",
    heading: "λ of quanteda",
    about: "The logarithm of the odds ratio with half a count added to each cell, as quanteda gives it for two words.",
    formula: "ln((O11 + ½)(O22 + ½) / ((O12 + ½)(O21 + ½)))",
    neutral: None,
    range: "any number; 0 is no association",
    undefined_when: "N is 0",
    source: "quanteda.textstats, textstat_collocations",
    role: Role::Variant,
    score: Score::Table(score),
};

fn score(table: &Contingency) -> Option<f64> {
    let [a, b, c, d] = smoothed(table)?;
    Some(ln(a * d / (b * c)))
}
