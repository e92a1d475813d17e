//! The measure `hapax_ratio_tokens`: hapax legomena out of all tokens. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};

/// Words that occur once, out of all words of running text; also the chance that the next word is a new one (Good 1953).
///
/// Formula: V(1)/N.
/// Range: 0 to 1; falls as a text grows.
/// Undefined (`None`): there is no token.
/// Source: Good 1953.
///
/// ```
/// use newsprint::stats::diversity::{HAPAX_RATIO_TOKENS, Sequence};
/// let text = Sequence::new([0, 1, 0, 2]);
/// assert!((HAPAX_RATIO_TOKENS.score(&text).unwrap() - 0.5).abs() < 1e-9);
/// ```
pub const HAPAX_RATIO_TOKENS: DiversityMeasure = DiversityMeasure {
    name: "hapax_ratio_tokens",
    symbol: "V(1)/N",
    heading: "hapax per word",
    about: "Words that occur once, out of all words of running text; also the chance that the next word is a new one (Good 1953).",
    formula: "V(1)/N",
    length: Length::Depends,
    richer: Richer::Higher,
    range: "0 to 1; falls as a text grows",
    undefined_when: "there is no token",
    source: "Good 1953",
    role: Role::Definition,
    score,
};

fn score(text: &Sequence) -> Option<f64> {
    text.has(1)?;
    Some(text.hapax() / text.n())
}
