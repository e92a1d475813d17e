//! The measure `honore_h`: Honoré’s H. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};
use crate::stats::special::ln;
/// Length against the share of different words that occur more than once.
///
/// Formula: 100·ln N/(1 − V(1)/V).
/// Range: 0 and up.
/// Undefined (`None`): every word occurs once, or there is no token.
/// Source: Honoré 1979.
///
/// ```
/// use newsprint::stats::diversity::{HONORE_H, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((HONORE_H.score(&text).unwrap() - 415.888_308_335_967_2).abs() < 1e-9);
/// ```
pub const HONORE_H: DiversityMeasure = DiversityMeasure {
    name: "honore_h",
    symbol: "H",
    heading: "Honoré’s H",
    about: "Length against the share of different words that occur more than once.",
    formula: "100·ln N/(1 − V(1)/V)",
    length: Length::Depends,
    richer: Richer::Higher,
    range: "0 and up",
    undefined_when: "every word occurs once, or there is no token",
    source: "Honoré 1979",
    role: Role::Definition,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    let repeated = text.v() - text.hapax();
    (repeated > 0.0).then(|| 100.0 * ln(text.n()) * text.v() / repeated)
}
