//! The measure `hapax_ratio_types`: hapax legomena out of all types. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};

/// Words that occur once, out of all different words.
///
/// Formula: V(1)/V.
/// Range: 0 to 1; falls slowly as a text grows.
/// Undefined (`None`): there is no token.
/// Source: Baayen 2001.
///
/// ```
/// use newsprint::stats::diversity::{HAPAX_RATIO_TYPES, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((HAPAX_RATIO_TYPES.score(&text).unwrap() - 2.0 / 3.0).abs() < 1e-9);
/// ```
pub const HAPAX_RATIO_TYPES: DiversityMeasure = DiversityMeasure {
    name: "hapax_ratio_types",
    symbol: "V(1)/V",
    heading: "hapax per different word",
    about: "Words that occur once, out of all different words.",
    formula: "V(1)/V",
    length: Length::Depends,
    richer: Richer::Higher,
    range: "0 to 1; falls slowly as a text grows",
    undefined_when: "there is no token",
    source: "Baayen 2001",
    role: Role::Definition,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    text.has(1)?;
    Some(text.hapax() / text.v())
}
