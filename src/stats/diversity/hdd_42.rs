//! The measure `hdd_42`: HD-D. Leaves counting to the caller.

use super::vocd_d::expected_ratios;
use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};

/// The type–token ratio to expect in 42 words drawn at random from the text.
///
/// Formula: Σ over types of the chance to be among 42 tokens drawn without putting back, divided by 42.
/// Range: above 0 to 1; does not depend on length; 42 times this is the sum that koRpus prints.
/// Undefined (`None`): there are fewer than 42 tokens.
/// Source: McCarthy & Jarvis 2007.
///
/// ```
/// use newsprint::stats::diversity::{HDD_42, Sequence};
/// // 42 tokens: every draw is the whole text.
/// let text = Sequence::new((0..21).chain(0..21));
/// assert!((HDD_42.score(&text).unwrap() - 0.5).abs() < 1e-12);
/// ```
pub const HDD_42: DiversityMeasure = DiversityMeasure {
    name: "hdd_42",
    symbol: "HD-D",
    heading: "HD-D",
    about: "The type–token ratio to expect in 42 words drawn at random from the text.",
    formula: "Σ over types of the chance to be among 42 tokens drawn without putting back, divided by 42",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0 to 1; does not depend on length; 42 times this is the sum that koRpus prints",
    undefined_when: "there are fewer than 42 tokens",
    source: "McCarthy & Jarvis 2007",
    role: Role::Definition,
    score: |text| hdd(text, 42),
};

/// HD-D of so many tokens drawn; `None` if the text has fewer, or none are drawn.
pub fn hdd(text: &Sequence, draws: u64) -> Option<f64> {
    text.has(draws.max(1))?;
    expected_ratios(text, draws, draws).first().copied().filter(|_| draws > 0)
}
