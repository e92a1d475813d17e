//! The measure `idf_log2`: inverse document frequency. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::log2;

/// How few of the articles have the word.
///
/// Formula: log2(n/df), df = parts with the word.
/// Range: 0 to log2 n; 0 is in every article. Bits (base 2).
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Spärck Jones 1972; quanteda has log10, scikit-learn ln((1 + n)/(1 + df)) + 1.
///
/// ```
/// use newsprint::stats::dispersion::{IDF_LOG2, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = IDF_LOG2.score(&parts).unwrap();
/// assert!((score - 0.584963).abs() < 1e-6);
/// ```
pub const IDF_LOG2: DispersionMeasure = DispersionMeasure {
    name: "idf_log2",
    symbol: "IDF",
    heading: "inverse document frequency",
    about: "How few of the articles have the word.",
    formula: "log2(n/df), df = parts with the word",
    even: Even::Zero,
    range: "0 to log2 n; 0 is in every article",
    undefined_when: NO_SPREAD,
    source: "Spärck Jones 1972; quanteda has log10, scikit-learn ln((1 + n)/(1 + df)) + 1",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    parts.spread_frequency()?;
    Some(log2(parts.sizes.parts() as f64 / parts.occupied.len() as f64))
}
