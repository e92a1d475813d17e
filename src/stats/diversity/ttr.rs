//! The measure `ttr`: type–token ratio. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};

/// How many different words there are for each word of running text.
///
/// Formula: V/N.
/// Range: above 0 to 1; 1 if every word is another one; falls as a text grows.
/// Undefined (`None`): there is no token.
/// Source: Templin 1957.
///
/// ```
/// use newsprint::stats::diversity::{TTR, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((TTR.score(&text).unwrap() - 0.75).abs() < 1e-9);
/// ```
pub const TTR: DiversityMeasure = DiversityMeasure {
    name: "ttr",
    symbol: "TTR",
    heading: "TTR",
    about: "How many different words there are for each word of running text.",
    formula: "V/N",
    length: Length::Depends,
    richer: Richer::Higher,
    range: "above 0 to 1; 1 if every word is another one; falls as a text grows",
    undefined_when: "there is no token",
    source: "Templin 1957",
    role: Role::Definition,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    text.has(1)?;
    Some(text.v() / text.n())
}
