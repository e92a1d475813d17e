//! The measure `log_ratio_hardie`: log ratio. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};
use crate::stats::special::log2;

/// How many times the target doubles the reference's rate of the word.
///
/// Formula: log2((a/N1) / (b/N2)); a count of 0 becomes 0.5.
/// Range: any number; 1 is twice as often, −1 half as often. Sign: above 0 the target uses the word more, below 0
/// the reference. Logarithm to base 2.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Hardie 2014.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, LOG_RATIO_HARDIE};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let score = LOG_RATIO_HARDIE.score(&KeynessInput { tokens, ..Default::default() }).unwrap();
/// assert_eq!(score.value(), 1.0);
/// ```
pub const LOG_RATIO_HARDIE: KeynessMeasure = KeynessMeasure {
    name: "log_ratio_hardie",
    symbol: "LR",
    heading: "log ratio",
    about: "How many times the target doubles the reference's rate of the word.",
    formula: "log2((a/N1) / (b/N2)); a count of 0 becomes 0.5",
    neutral: Some(0.0),
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "any number; 1 is twice as often, −1 half as often",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Hardie 2014",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["log_ratio_hardie"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let tokens = &input.tokens;
    if !tokens.is_comparable() {
        return None;
    }
    // Equal rates are 0 to the last digit, whatever the division leaves.
    if tokens.balance() == 0 {
        return Some(Score::Value(0.0));
    }
    let raised = |count: u64| if count == 0 { 0.5 } else { count as f64 };
    let sizes = tokens.reference.out_of as f64 / tokens.target.out_of as f64;
    Some(Score::Value(log2(raised(tokens.target.count) / raised(tokens.reference.count) * sizes)))
}
