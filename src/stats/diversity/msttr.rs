//! The measures `msttr_50`, `msttr_100` and `msttr_500`: mean segmental type–token ratio. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};

/// The mean type–token ratio of successive pieces of 50 words; the rest is dropped.
///
/// Formula: mean of V/50 over full segments of 50 tokens.
/// Range: above 0 to 1; does not depend on length.
/// Undefined (`None`): there are fewer than 50 tokens.
/// Source: Johnson 1944.
///
/// ```
/// use newsprint::stats::diversity::{MSTTR_50, Sequence};
/// let text = Sequence::new((0..50).chain(std::iter::repeat_n(0, 75)));
/// // One segment of 50 different words, one of a single word; the half at the end is dropped.
/// assert_eq!(MSTTR_50.score(&text), Some((1.0 + 1.0 / 50.0) / 2.0));
/// ```
pub const MSTTR_50: DiversityMeasure = DiversityMeasure {
    name: "msttr_50",
    symbol: "MSTTR",
    heading: "MSTTR, 50 words",
    about: "The mean type–token ratio of successive pieces of 50 words; the rest is dropped.",
    formula: "mean of V/50 over full segments of 50 tokens",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0 to 1; does not depend on length",
    undefined_when: "there are fewer than 50 tokens",
    source: "Johnson 1944",
    role: Role::Definition,
    score: |text| msttr(text, 50),
};

/// The mean type–token ratio of successive pieces of 100 words; the rest is dropped.
///
/// Formula: mean of V/100 over full segments of 100 tokens.
/// Range: above 0 to 1; does not depend on length.
/// Undefined (`None`): there are fewer than 100 tokens.
/// Source: Johnson 1944.
///
/// ```
/// use newsprint::stats::diversity::{MSTTR_100, Sequence};
/// let text = Sequence::new((0..100).chain(std::iter::repeat_n(0, 150)));
/// // One segment of 100 different words, one of a single word; the half at the end is dropped.
/// assert_eq!(MSTTR_100.score(&text), Some((1.0 + 1.0 / 100.0) / 2.0));
/// ```
pub const MSTTR_100: DiversityMeasure = DiversityMeasure {
    name: "msttr_100",
    symbol: "MSTTR",
    heading: "MSTTR, 100 words",
    about: "The mean type–token ratio of successive pieces of 100 words; the rest is dropped.",
    formula: "mean of V/100 over full segments of 100 tokens",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0 to 1; does not depend on length",
    undefined_when: "there are fewer than 100 tokens",
    source: "Johnson 1944",
    role: Role::Definition,
    score: |text| msttr(text, 100),
};

/// The mean type–token ratio of successive pieces of 500 words; the rest is dropped.
///
/// Formula: mean of V/500 over full segments of 500 tokens.
/// Range: above 0 to 1; does not depend on length.
/// Undefined (`None`): there are fewer than 500 tokens.
/// Source: Johnson 1944.
///
/// ```
/// use newsprint::stats::diversity::{MSTTR_500, Sequence};
/// let text = Sequence::new((0..500).chain(std::iter::repeat_n(0, 750)));
/// // One segment of 500 different words, one of a single word; the half at the end is dropped.
/// assert_eq!(MSTTR_500.score(&text), Some((1.0 + 1.0 / 500.0) / 2.0));
/// ```
pub const MSTTR_500: DiversityMeasure = DiversityMeasure {
    name: "msttr_500",
    symbol: "MSTTR",
    heading: "MSTTR, 500 words",
    about: "The mean type–token ratio of successive pieces of 500 words; the rest is dropped.",
    formula: "mean of V/500 over full segments of 500 tokens",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0 to 1; does not depend on length",
    undefined_when: "there are fewer than 500 tokens",
    source: "Johnson 1944",
    role: Role::Definition,
    score: |text| msttr(text, 500),
};

/// The mean type–token ratio of successive pieces of so many words; `None` if there are fewer, or if pieces have none.
pub fn msttr(text: &Sequence, size: usize) -> Option<f64> {
    if size == 0 {
        return None;
    }
    let mut last = vec![0; text.spectrum().types() as usize];
    let (mut segments, mut types) = (0, 0u64);
    for segment in text.tokens().chunks_exact(size) {
        segments += 1;
        for &token in segment {
            let seen = &mut last[token as usize];
            types += u64::from(*seen != segments);
            *seen = segments;
        }
    }
    (segments > 0).then(|| types as f64 / (segments * size) as f64)
}
