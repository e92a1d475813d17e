//! The measure `direction`: direction. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};

/// Which corpus uses the word more.
///
/// Formula: sign of a/N1 − b/N2.
/// Range: −1, 0 or 1. Sign: 1 the target, −1 the reference, 0 both alike. No unit.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: the sign of the difference of rates, in whole numbers.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, DIRECTION};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let score = DIRECTION.score(&KeynessInput { tokens, ..Default::default() }).unwrap();
/// assert_eq!(score.value(), 1.0);
/// ```
pub const DIRECTION: KeynessMeasure = KeynessMeasure {
    name: "direction",
    symbol: "±",
    heading: "direction",
    about: "Which corpus uses the word more.",
    formula: "sign of a/N1 − b/N2",
    neutral: Some(0.0),
    direction: Direction::Signed,
    sign: "1 the target, −1 the reference, 0 both alike",
    range: "−1, 0 or 1",
    undefined_when: NOTHING_TO_COMPARE,
    source: "the sign of the difference of rates, in whole numbers",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["direction"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let tokens = &input.tokens;
    tokens.is_comparable().then(|| Score::Value(tokens.balance().signum() as f64))
}
