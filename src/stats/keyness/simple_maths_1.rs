//! The measure `simple_maths_1`: simple maths (1). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};

/// How many times as often the target uses the word once 1 has been added to both rates per million.
///
/// Formula: (10⁶·a/N1 + 1) / (10⁶·b/N2 + 1).
/// Range: above 0; 1 is alike; the larger the number added, the more it favours common words. Sign: above 1 the
/// target uses the word more, below 1 the reference. A ratio.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Kilgarriff 2009.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, SIMPLE_MATHS_1};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = SIMPLE_MATHS_1.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 1.999900).abs() < 1e-6);
/// ```
pub const SIMPLE_MATHS_1: KeynessMeasure = KeynessMeasure {
    name: "simple_maths_1",
    symbol: "SM",
    heading: "simple maths (1)",
    about: "How many times as often the target uses the word once 1 has been added to both rates per million.",
    formula: "(10⁶·a/N1 + 1) / (10⁶·b/N2 + 1)",
    neutral: Some(1.0),
    direction: Direction::Signed,
    sign: "above 1 the target uses the word more, below 1 the reference",
    range: "above 0; 1 is alike; the larger the number added, the more it favours common words",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Kilgarriff 2009",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["simple_maths_1"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.tokens.simple_maths(1.0).map(Score::Value)
}
