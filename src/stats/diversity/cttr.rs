//! The measure `cttr`: Carroll’s corrected type–token ratio. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};
use crate::stats::special::sqrt;
/// Guiraud’s R divided by the square root of two.
///
/// Formula: V/√(2N).
/// Range: above 0; depends on length as Guiraud’s R does.
/// Undefined (`None`): there is no token.
/// Source: Carroll 1964.
///
/// ```
/// use newsprint::stats::diversity::{CTTR, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((CTTR.score(&text).unwrap() - 1.060_660_171_779_821).abs() < 1e-9);
/// ```
pub const CTTR: DiversityMeasure = DiversityMeasure {
    name: "cttr",
    symbol: "CTTR",
    heading: "corrected TTR",
    about: "Guiraud’s R divided by the square root of two.",
    formula: "V/√(2N)",
    length: Length::Depends,
    richer: Richer::Higher,
    range: "above 0; depends on length as Guiraud’s R does",
    undefined_when: "there is no token",
    source: "Carroll 1964",
    role: Role::Definition,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    text.has(1)?;
    Some(text.v() / sqrt(2.0 * text.n()))
}
