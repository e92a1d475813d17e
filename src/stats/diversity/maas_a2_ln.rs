//! The measure `maas_a2_ln`: Maas’ a², natural logarithms. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};
use crate::stats::special::ln;
/// How far the logarithm of different words falls short of that of all words.
///
/// Formula: (ln N − ln V)/(ln N)².
/// Range: 0 and up; 0 if every word is another one, lower is richer; the base of the logarithm matters, here e.
/// Undefined (`None`): there are fewer than two tokens.
/// Source: Maas 1972.
///
/// ```
/// use newsprint::stats::diversity::{MAAS_A2_LN, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((MAAS_A2_LN.score(&text).unwrap() - 0.149_693_135_498_136).abs() < 1e-9);
/// ```
pub const MAAS_A2_LN: DiversityMeasure = DiversityMeasure {
    name: "maas_a2_ln",
    symbol: "a²",
    heading: "Maas’ a² (ln)",
    about: "How far the logarithm of different words falls short of that of all words.",
    formula: "(ln N − ln V)/(ln N)²",
    length: Length::Depends,
    richer: Richer::Lower,
    range: "0 and up; 0 if every word is another one, lower is richer; the base of the logarithm matters, here e",
    undefined_when: "there are fewer than two tokens",
    source: "Maas 1972",
    role: Role::Definition,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    text.has(2)?;
    let length = ln(text.n());
    Some((length - ln(text.v())) / (length * length))
}
