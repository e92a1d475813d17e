//! The measure `chi2`: χ². Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOT_DIVIDED, Needs, Score};

/// How surprising the table of a word is if both corpora used it alike; overstated, as tokens of one article are no
/// independent draws.
///
/// Formula: N·(O11·O22 − O12·O21)² / (R1·R2·C1·C2).
/// Range: 0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws;
/// not valid if an expected cell is below 5. Sign: none; read the side from the rates. No unit.
/// Undefined (`None`): the word is on neither side or the only one, or a side is empty.
/// Source: Pearson 1900; Hofland & Johansson 1982.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, CHI2};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = CHI2.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 3.384095).abs() < 1e-6);
/// ```
pub const CHI2: KeynessMeasure = KeynessMeasure {
    name: "chi2",
    symbol: "χ²",
    heading: "χ²",
    about: "How surprising the table of a word is if both corpora used it alike; overstated, as tokens of one \
            article are no independent draws.",
    formula: "N·(O11·O22 − O12·O21)² / (R1·R2·C1·C2)",
    neutral: Some(0.0),
    direction: Direction::Unsigned,
    sign: "none; read the side from the rates",
    range: "0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws; \
            not valid if an expected cell is below 5",
    undefined_when: NOT_DIVIDED,
    source: "Pearson 1900; Hofland & Johansson 1982",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["chi2"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.tokens.chi2(0.0).map(Score::Value)
}
