//! The measure `good_turing_unseen_mass`: the share of unseen words. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::growth::{Growth, GrowthMeasure, GrowthValue};

/// The chance that the next word is one that the text has not shown yet.
///
/// Formula: V(1)/N.
/// Values: `good_turing_unseen_mass` (chance that the next word is a new one).
/// Range: 0 to 1; falls as a text grows.
/// Undefined (`None`): there is no token.
/// Source: Good 1953.
///
/// ```
/// use newsprint::stats::growth::{Growth, GOOD_TURING_UNSEEN_MASS};
/// assert_eq!(GOOD_TURING_UNSEEN_MASS.score(&Growth::of(&[1, 2, 2, 3])), Some(vec![0.5]));
/// ```
pub const GOOD_TURING_UNSEEN_MASS: GrowthMeasure = GrowthMeasure {
    name: "good_turing_unseen_mass",
    about: "The chance that the next word is one that the text has not shown yet.",
    formula: "V(1)/N",
    values: &[GrowthValue { name: "good_turing_unseen_mass", about: "chance that the next word is a new one" }],
    range: "0 to 1; falls as a text grows",
    undefined_when: "there is no token",
    source: "Good 1953",
    role: Role::Definition,
    score,
};

fn score(text: &Growth) -> Option<Vec<f64>> {
    let spectrum = text.spectrum();
    (spectrum.tokens() > 0).then(|| vec![spectrum.of(1) as f64 / spectrum.tokens() as f64])
}
