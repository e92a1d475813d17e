//! The measure `range`: range. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, Needs, Parts};

/// In how many articles the word is.
///
/// Formula: parts with v > 0.
/// Range: 1 to n; n is even. Articles.
/// Undefined (`None`): the word does not occur.
/// Source: the plain count; Gries 2008 lists its forms.
///
/// ```
/// use newsprint::stats::dispersion::{RANGE, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let parts = Parts { occupied: &occupied(&[1, 2, 0], &sizes), sizes: &PartSizes::new(&sizes), positions: None };
/// let score = RANGE.score(&parts).unwrap();
/// assert!((score - 2.000000).abs() < 1e-6);
/// ```
pub const RANGE: DispersionMeasure = DispersionMeasure {
    name: "range",
    symbol: "range",
    heading: "range",
    about: "In how many articles the word is.",
    formula: "parts with v > 0",
    even: Even::Parts,
    range: "1 to n; n is even",
    undefined_when: "the word does not occur",
    source: "the plain count; Gries 2008 lists its forms",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    (parts.frequency() > 0).then_some(parts.occupied.len() as f64)
}
