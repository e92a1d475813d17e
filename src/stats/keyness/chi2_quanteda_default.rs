//! The measure `chi2_quanteda_default`: χ² (quanteda). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::quanteda;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOT_DIVIDED, Needs, Score};

/// The χ² that quanteda prints: with Yates's shift only for a large difference in a table with a small expected
/// cell.
///
/// Formula: N·(|O11·O22 − O12·O21| − N/2)² / (R1·R2·C1·C2) if that difference is ≥ N/2 and an expected cell is
/// below 5, else `chi2`.
/// Range: 0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws.
/// Sign: none here; quanteda adds the sign of the side. No unit.
/// Undefined (`None`): the word is on neither side or the only one, or a side is empty.
/// Source: quanteda.textstats, `textstat_keyness(measure = "chi2", correction = "default")`.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, CHI2_QUANTEDA_DEFAULT};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = CHI2_QUANTEDA_DEFAULT.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 3.384095).abs() < 1e-6);
/// ```
pub const CHI2_QUANTEDA_DEFAULT: KeynessMeasure = KeynessMeasure {
    name: "chi2_quanteda_default",
    symbol: "χ²",
    heading: "χ² (quanteda)",
    about: "The χ² that quanteda prints: with Yates's shift only for a large difference in a table with a small \
            expected cell.",
    formula: "N·(|O11·O22 − O12·O21| − N/2)² / (R1·R2·C1·C2) if that difference is ≥ N/2 and an expected cell is below \
            5, else chi2",
    neutral: Some(0.0),
    direction: Direction::Unsigned,
    sign: "none here; quanteda adds the sign of the side",
    range: "0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws",
    undefined_when: NOT_DIVIDED,
    source: "quanteda.textstats textstat_keyness(measure = chi2, correction = default)",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Variant,
    columns: &["chi2_quanteda_default"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.tokens.chi2(quanteda::shift(&input.tokens)).map(Score::Value)
}
