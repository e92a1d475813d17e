//! The measure `dp_adjusted`: DP with its frequency taken out. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DP, DP_EXPECTED, DispersionMeasure, Even, Needs, Parts};

/// How clumped the word is beyond what its frequency alone makes it: words of any frequency can be compared.
///
/// Formula: (DP − E(DP)) / (1 − min s − E(DP)), E(DP) as in `dp_expected`.
/// Range: up to 1; 0 as tokens that fall at random, 1 all in the smallest part, below 0 more even than at random.
/// Undefined (`None`): the word does not occur, there is only one part, or it occurs once and all parts are equally long.
/// Source: corrected for chance as Cohen's κ (Cohen 1960); Gries 2022 takes frequency out by the least and largest DP instead.
///
/// ```
/// use newsprint::stats::dispersion::{DP_ADJUSTED, PartSizes, Parts, occupied};
/// // DP 0.5, expected 0.3359375, at most 0.75.
/// let sizes = [10, 10, 20];
/// let word = occupied(&[1, 2, 0], &sizes);
/// let all = PartSizes::new(&sizes);
/// let score = DP_ADJUSTED.score(&Parts { occupied: &word, sizes: &all, positions: None }).unwrap();
/// assert!((score - 0.1640625 / 0.4140625).abs() < 1e-12);
/// ```
pub const DP_ADJUSTED: DispersionMeasure = DispersionMeasure {
    name: "dp_adjusted",
    symbol: "DPadj",
    heading: "adjusted DP",
    about: "How clumped the word is beyond what its frequency alone makes it: words of any frequency can be compared.",
    formula: "(DP − E(DP)) / (1 − min s − E(DP))",
    even: Even::Chance,
    range: "up to 1; 0 as tokens that fall at random, 1 all in the smallest part, below 0 more even than at random",
    undefined_when: "the word does not occur, there is only one part, or it occurs once and all parts are equally long",
    source: "corrected for chance as Cohen 1960; Gries 2022 takes frequency out by the least and largest DP instead",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let (found, expected) = (DP.score(parts)?, DP_EXPECTED.score(parts)?);
    let most = 1.0 - parts.sizes.smallest()? as f64 / parts.sizes.total() as f64;
    // Rounding leaves less than this of a difference that is 0.
    (most - expected > 1e-12).then(|| (found - expected) / (most - expected))
}
