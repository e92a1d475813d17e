//! The measure `chao1`: Chao’s estimate of all types. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::growth::{Growth, GrowthMeasure, GrowthValue};

/// How many types there are at least, seen and unseen, if the text were drawn from one source.
///
/// Formula: V + V(1)(V(1) − 1)/(2(V(2) + 1)).
/// Values: `chao1` (lower bound of all types, seen and unseen).
/// Range: V and up.
/// Undefined (`None`): there is no token.
/// Source: Chao 1984.
///
/// ```
/// use newsprint::stats::growth::{Growth, CHAO1};
/// // V = 4, V(1) = 3, V(2) = 1: 4 + 3·2/4.
/// assert_eq!(CHAO1.score(&Growth::of(&[1, 2, 2, 3, 4])), Some(vec![5.5]));
/// ```
pub const CHAO1: GrowthMeasure = GrowthMeasure {
    name: "chao1",
    about: "How many types there are at least, seen and unseen, if the text were drawn from one source.",
    formula: "V + V(1)(V(1) − 1)/(2(V(2) + 1))",
    values: &[GrowthValue { name: "chao1", about: "lower bound of all types, seen and unseen" }],
    range: "V and up",
    undefined_when: "there is no token",
    source: "Chao 1984",
    role: Role::Definition,
    score,
};

fn score(text: &Growth) -> Option<Vec<f64>> {
    let spectrum = text.spectrum();
    let (once, twice) = (spectrum.of(1) as f64, spectrum.of(2) as f64);
    (spectrum.tokens() > 0)
        .then(|| vec![spectrum.types() as f64 + once * (once - 1.0).max(0.0) / (2.0 * (twice + 1.0))])
}
