//! The measure `herdan_c`: Herdan’s C. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};
use crate::stats::special::ln;
/// The logarithm of different words out of the logarithm of all words.
///
/// Formula: ln V / ln N.
/// Range: 0 to 1; 1 if every word is another one; depends on length, less than the type–token ratio.
/// Undefined (`None`): there are fewer than two tokens.
/// Source: Herdan 1960.
///
/// ```
/// use newsprint::stats::diversity::{HERDAN_C, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((HERDAN_C.score(&text).unwrap() - 0.792_481_250_360_578).abs() < 1e-9);
/// ```
pub const HERDAN_C: DiversityMeasure = DiversityMeasure {
    name: "herdan_c",
    symbol: "C",
    heading: "Herdan’s C",
    about: "The logarithm of different words out of the logarithm of all words.",
    formula: "ln V / ln N",
    length: Length::Depends,
    richer: Richer::Higher,
    range: "0 to 1; 1 if every word is another one; depends on length, less than the type–token ratio",
    undefined_when: "there are fewer than two tokens",
    source: "Herdan 1960",
    role: Role::Definition,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    text.has(2)?;
    Some(ln(text.v()) / ln(text.n()))
}
