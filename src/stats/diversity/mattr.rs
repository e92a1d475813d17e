//! The measures `mattr_50`, `mattr_100` and `mattr_500`: moving-average type–token ratio. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::diversity::{DiversityMeasure, Length, Richer, Sequence};

/// The mean type–token ratio of all windows of 50 words.
///
/// Formula: mean of V/50 over all N − 49 windows of 50 tokens.
/// Range: above 0 to 1; does not depend on length.
/// Undefined (`None`): there are fewer than 50 tokens.
/// Source: Covington & McFall 2010.
///
/// ```
/// use newsprint::stats::diversity::{MATTR_50, Sequence};
/// let text = Sequence::new((0..50).chain([0, 0]));
/// // Windows: all different; the last word is the first one come back; one repetition.
/// assert!((MATTR_50.score(&text).unwrap() - (1.0 + 1.0 + 49.0 / 50.0) / 3.0).abs() < 1e-12);
/// ```
pub const MATTR_50: DiversityMeasure = DiversityMeasure {
    name: "mattr_50",
    symbol: "MATTR",
    heading: "MATTR, 50 words",
    about: "The mean type–token ratio of all windows of 50 words.",
    formula: "mean of V/50 over all N − 49 windows of 50 tokens",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0 to 1; does not depend on length",
    undefined_when: "there are fewer than 50 tokens",
    source: "Covington & McFall 2010",
    role: Role::Definition,
    score: |text| mattr(text, 50),
};

/// The mean type–token ratio of all windows of 100 words.
///
/// Formula: mean of V/100 over all N − 99 windows of 100 tokens.
/// Range: above 0 to 1; does not depend on length.
/// Undefined (`None`): there are fewer than 100 tokens.
/// Source: Covington & McFall 2010.
///
/// ```
/// use newsprint::stats::diversity::{MATTR_100, Sequence};
/// let text = Sequence::new((0..100).chain([0, 0]));
/// // Windows: all different; the last word is the first one come back; one repetition.
/// assert!((MATTR_100.score(&text).unwrap() - (1.0 + 1.0 + 99.0 / 100.0) / 3.0).abs() < 1e-12);
/// ```
pub const MATTR_100: DiversityMeasure = DiversityMeasure {
    name: "mattr_100",
    symbol: "MATTR",
    heading: "MATTR, 100 words",
    about: "The mean type–token ratio of all windows of 100 words.",
    formula: "mean of V/100 over all N − 99 windows of 100 tokens",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0 to 1; does not depend on length",
    undefined_when: "there are fewer than 100 tokens",
    source: "Covington & McFall 2010",
    role: Role::Definition,
    score: |text| mattr(text, 100),
};

/// The mean type–token ratio of all windows of 500 words.
///
/// Formula: mean of V/500 over all N − 499 windows of 500 tokens.
/// Range: above 0 to 1; does not depend on length.
/// Undefined (`None`): there are fewer than 500 tokens.
/// Source: Covington & McFall 2010.
///
/// ```
/// use newsprint::stats::diversity::{MATTR_500, Sequence};
/// let text = Sequence::new((0..500).chain([0, 0]));
/// // Windows: all different; the last word is the first one come back; one repetition.
/// assert!((MATTR_500.score(&text).unwrap() - (1.0 + 1.0 + 499.0 / 500.0) / 3.0).abs() < 1e-12);
/// ```
pub const MATTR_500: DiversityMeasure = DiversityMeasure {
    name: "mattr_500",
    symbol: "MATTR",
    heading: "MATTR, 500 words",
    about: "The mean type–token ratio of all windows of 500 words.",
    formula: "mean of V/500 over all N − 499 windows of 500 tokens",
    length: Length::Free,
    richer: Richer::Higher,
    range: "above 0 to 1; does not depend on length",
    undefined_when: "there are fewer than 500 tokens",
    source: "Covington & McFall 2010",
    role: Role::Definition,
    score: |text| mattr(text, 500),
};

/// The mean type–token ratio of all windows of so many words; `None` if there are fewer, or if windows have none.
/// One pass: a window differs from the one before by the token that comes in and the one that goes.
pub fn mattr(text: &Sequence, size: usize) -> Option<f64> {
    if size == 0 {
        return None;
    }
    let tokens = text.tokens();
    let mut inside = vec![0u32; text.spectrum().types() as usize];
    let (mut types, mut sum) = (0u64, 0u64);
    for (place, &token) in tokens.iter().enumerate() {
        let coming = &mut inside[token as usize];
        types += u64::from(*coming == 0);
        *coming += 1;
        if place + 1 >= size {
            sum += types;
            let going = &mut inside[tokens[place + 1 - size] as usize];
            *going -= 1;
            types -= u64::from(*going == 0);
        }
    }
    let windows = (tokens.len() + 1).saturating_sub(size);
    (windows > 0).then(|| sum as f64 / (windows * size) as f64)
}
