//! The measure `odds_ratio`: odds ratio. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::odds;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// How many times as large the odds of the word are in the target.
///
/// Formula: (O11·O22) / (O12·O21).
/// Range: 0 to infinity; 1 is alike, near the relative risk for rare words. Sign: above 1 the target uses the word
/// more, below 1 the reference. A ratio.
/// Undefined (`None`): a cell of the table is 0.
/// Source: Woolf 1955.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, ODDS_RATIO};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = ODDS_RATIO.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 2.020408).abs() < 1e-6);
/// ```
pub const ODDS_RATIO: KeynessMeasure = KeynessMeasure {
    name: "odds_ratio",
    symbol: "OR",
    heading: "odds ratio",
    about: "How many times as large the odds of the word are in the target.",
    formula: "(O11·O22) / (O12·O21)",
    neutral: Some(1.0),
    direction: Direction::Signed,
    sign: "above 1 the target uses the word more, below 1 the reference",
    range: "0 to infinity; 1 is alike, near the relative risk for rare words",
    undefined_when: "a cell of the table is 0",
    source: "Woolf 1955",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["odds_ratio"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    odds::ratio(&input.tokens).map(Score::Value)
}
