//! The measure `simpson_d`: Simpson’s D. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};

/// The chance that two words of the text, drawn without putting back, are the same.
///
/// Formula: Σ V(i)·i(i − 1)/(N(N − 1)).
/// Range: 0 to 1; 0 if every word is another one, lower is richer; little dependence on length.
/// Undefined (`None`): there are fewer than two tokens.
/// Source: Simpson 1949.
///
/// ```
/// use newsprint::stats::diversity::{SIMPSON_D, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((SIMPSON_D.score(&text).unwrap() - 1.0 / 6.0).abs() < 1e-9);
/// ```
pub const SIMPSON_D: DiversityMeasure = DiversityMeasure {
    name: "simpson_d",
    symbol: "D",
    heading: "Simpson’s D",
    about: "The chance that two words of the text, drawn without putting back, are the same.",
    formula: "Σ V(i)·i(i − 1)/(N(N − 1))",
    length: Length::Free,
    richer: Richer::Lower,
    range: "0 to 1; 0 if every word is another one, lower is richer; little dependence on length",
    undefined_when: "there are fewer than two tokens",
    source: "Simpson 1949",
    role: Role::Definition,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    text.has(2)?;
    let pairs = |count: u64| u128::from(count) * u128::from(count - 1);
    let same: u128 =
        text.spectrum().classes().iter().map(|class| pairs(class.frequency) * u128::from(class.types)).sum();
    Some(same as f64 / pairs(text.spectrum().tokens()) as f64)
}
