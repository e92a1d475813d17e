//! The measure `guiraud_r`: Guiraud’s R. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};
use crate::stats::special::sqrt;
/// Different words, weighed against the square root of the length.
///
/// Formula: V/√N.
/// Range: above 0; grows and later falls with length.
/// Undefined (`None`): there is no token.
/// Source: Guiraud 1954.
///
/// ```
/// use newsprint::stats::diversity::{GUIRAUD_R, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((GUIRAUD_R.score(&text).unwrap() - 1.5).abs() < 1e-9);
/// ```
pub const GUIRAUD_R: DiversityMeasure = DiversityMeasure {
    name: "guiraud_r",
    symbol: "R",
    heading: "Guiraud’s R",
    about: "Different words, weighed against the square root of the length.",
    formula: "V/√N",
    length: Length::Depends,
    richer: Richer::Higher,
    range: "above 0; grows and later falls with length",
    undefined_when: "there is no token",
    source: "Guiraud 1954",
    role: Role::Definition,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    text.has(1)?;
    Some(text.v() / sqrt(text.n()))
}
