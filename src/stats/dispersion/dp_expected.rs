//! The measure `dp_expected`: DP under random allocation. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// How large DP would be if the word's tokens fell at random: the yardstick for DP, which a rare word cannot keep low.
///
/// Formula: Σ E|X − f·s| / (2f), X binomial with f draws of chance s; E|X − f·s| = 2ν·C(f, ν)·s^ν·(1 − s)^(f − ν + 1), ν = ⌊f·s⌋ + 1.
/// Range: 0 to 1 − min s; a DP near it is the spread of tokens that fall at random.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: De Moivre's mean deviation (Diaconis & Zabell 1991, eq. 1.1); the reason is Nelson 2023 on parts and frequency.
///
/// ```
/// use newsprint::stats::dispersion::{DP_EXPECTED, PartSizes, Parts, occupied};
/// // One, two and no tokens in parts of 10, 10 and 20: mean deviations 0.6328125, 0.6328125 and 0.75 of three tokens.
/// let sizes = [10, 10, 20];
/// let word = occupied(&[1, 2, 0], &sizes);
/// let all = PartSizes::new(&sizes);
/// let score = DP_EXPECTED.score(&Parts { occupied: &word, sizes: &all, positions: None }).unwrap();
/// assert!((score - 0.3359375).abs() < 1e-12);
/// ```
pub const DP_EXPECTED: DispersionMeasure = DispersionMeasure {
    name: "dp_expected",
    symbol: "E(DP)",
    heading: "expected DP",
    about: "How large DP would be if the word's tokens fell at random: the yardstick for DP.",
    formula: "Σ E|X − f·s| / (2f), X binomial with f draws of chance s",
    even: Even::Yardstick,
    range: "0 to 1 − min s; a DP near it is the spread of tokens that fall at random",
    undefined_when: NO_SPREAD,
    source: "Diaconis & Zabell 1991, eq. 1.1; the reason is Nelson 2023 on parts and frequency",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()?;
    Some(parts.sizes.expected_deviation(frequency))
}
