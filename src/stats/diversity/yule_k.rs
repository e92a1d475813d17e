//! The measure `yule_k`: Yule’s K. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};

/// How often two words of the text, drawn at random, are the same: repetition, times ten thousand.
///
/// Formula: 10⁴·(Σ i²·V(i) − N)/N².
/// Range: 0 to 10,000; 0 if every word is another one, lower is richer; little dependence on length.
/// Undefined (`None`): there is no token.
/// Source: Yule 1944.
///
/// ```
/// use newsprint::stats::diversity::{YULE_K, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((YULE_K.score(&text).unwrap() - 1250.0).abs() < 1e-9);
/// ```
pub const YULE_K: DiversityMeasure = DiversityMeasure {
    name: "yule_k",
    symbol: "K",
    heading: "Yule’s K",
    about: "How often two words of the text, drawn at random, are the same: repetition, times ten thousand.",
    formula: "10⁴·(Σ i²·V(i) − N)/N²",
    length: Length::Free,
    richer: Richer::Lower,
    range: "0 to 10,000; 0 if every word is another one, lower is richer; little dependence on length",
    undefined_when: "there is no token",
    source: "Yule 1944",
    role: Role::Definition,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    text.has(1)?;
    let squares: u128 = text
        .spectrum()
        .classes()
        .iter()
        .map(|class| u128::from(class.frequency).pow(2) * u128::from(class.types))
        .sum();
    let excess = squares - u128::from(text.spectrum().tokens());
    Some(1e4 * excess as f64 / (text.n() * text.n()))
}
