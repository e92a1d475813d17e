//! The measure `honore_h_wordless`: Honoré’s H as Wordless computes it. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};
use crate::stats::special::ln;
/// Honoré’s H with the bracket as Wordless sets it: the logarithm is taken of the quotient.
///
/// Formula: 100·ln(N/(1 − V(1)/V)), 0 if every word occurs once.
/// Range: 0 and up; 0 if every word occurs once, as Wordless prints it.
/// Undefined (`None`): there is no token.
/// Source: Wordless 3.6.0.
///
/// ```
/// use newsprint::stats::diversity::{HONORE_H_WORDLESS, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((HONORE_H_WORDLESS.score(&text).unwrap() - 248.490_664_978_800_04).abs() < 1e-9);
/// ```
pub const HONORE_H_WORDLESS: DiversityMeasure = DiversityMeasure {
    name: "honore_h_wordless",
    symbol: "H",
    heading: "Honoré’s H (Wordless)",
    about: "Honoré’s H with the bracket as Wordless sets it: the logarithm is taken of the quotient.",
    formula: "100·ln(N/(1 − V(1)/V)), 0 if every word occurs once",
    length: Length::Depends,
    richer: Richer::Higher,
    range: "0 and up; 0 if every word occurs once, as Wordless prints it",
    undefined_when: "there is no token",
    source: "Wordless 3.6.0",
    role: Role::Variant,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    text.has(1)?;
    let repeated = text.v() - text.hapax();
    Some(if repeated > 0.0 { 100.0 * ln(text.n() * text.v() / repeated) } else { 0.0 })
}
