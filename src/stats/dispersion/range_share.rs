//! The measure `range_share`: range share. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// In what share of the articles the word is.
///
/// Formula: range / n.
/// Range: above 0 to 1; 1 is even. A share of 1.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: the plain share; Gries 2008 lists its forms.
///
/// ```
/// use newsprint::stats::dispersion::{RANGE_SHARE, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let parts = Parts { occupied: &occupied(&[1, 2, 0], &sizes), sizes: &PartSizes::new(&sizes), positions: None };
/// let score = RANGE_SHARE.score(&parts).unwrap();
/// assert!((score - 0.666667).abs() < 1e-6);
/// ```
pub const RANGE_SHARE: DispersionMeasure = DispersionMeasure {
    name: "range_share",
    symbol: "range %",
    heading: "range share",
    about: "In what share of the articles the word is.",
    formula: "range / n",
    even: Even::One,
    range: "above 0 to 1; 1 is even",
    undefined_when: NO_SPREAD,
    source: "the plain share; Gries 2008 lists its forms",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    parts.spread_frequency()?;
    Some(parts.occupied.len() as f64 / parts.sizes.parts() as f64)
}
