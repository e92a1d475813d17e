//! The measure `difference_coefficient`: difference coefficient. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};

/// Where the word stands between the two corpora, from only in the reference to only in the target.
///
/// Formula: (a/N1 − b/N2) / (a/N1 + b/N2).
/// Range: −1 to 1; ±1 if one side lacks the word; 1/3 is twice as often. Sign: above 0 the target uses the word
/// more, below 0 the reference. No unit.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Hofland & Johansson 1982, p. 471.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, DIFFERENCE_COEFFICIENT};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let score = DIFFERENCE_COEFFICIENT.score(&KeynessInput { tokens, ..Default::default() }).unwrap();
/// assert!((score.value() - 0.333333).abs() < 1e-6);
/// ```
pub const DIFFERENCE_COEFFICIENT: KeynessMeasure = KeynessMeasure {
    name: "difference_coefficient",
    symbol: "DC",
    heading: "difference coefficient",
    about: "Where the word stands between the two corpora, from only in the reference to only in the target.",
    formula: "(a/N1 − b/N2) / (a/N1 + b/N2)",
    neutral: Some(0.0),
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "−1 to 1; ±1 if one side lacks the word; 1/3 is twice as often",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Hofland & Johansson 1982, p. 471",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["difference_coefficient"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let tokens = &input.tokens;
    if !tokens.is_comparable() {
        return None;
    }
    let target = tokens.target.count as f64 * tokens.reference.out_of as f64;
    let reference = tokens.reference.count as f64 * tokens.target.out_of as f64;
    Some(Score::Value(tokens.balance() as f64 / (target + reference)))
}
