//! The measure `pct_diff`: %DIFF. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};

/// By how many per cent the target's rate of the word is above the reference's.
///
/// Formula: 100·((a/N1) / (b/N2) − 1).
/// Range: −100 to infinity; 100 is twice as often; infinite if the reference lacks the word. Sign: above 0 the
/// target uses the word more, below 0 the reference. Per cent.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Gabrielatos & Marchi 2011, p. 18 (who put 1e-18 for a zero).
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, PCT_DIFF};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let score = PCT_DIFF.score(&KeynessInput { tokens, ..Default::default() }).unwrap();
/// assert_eq!(score.value(), 100.0);
/// ```
pub const PCT_DIFF: KeynessMeasure = KeynessMeasure {
    name: "pct_diff",
    symbol: "%DIFF",
    heading: "%DIFF",
    about: "By how many per cent the target's rate of the word is above the reference's.",
    formula: "100·((a/N1) / (b/N2) − 1)",
    neutral: Some(0.0),
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "−100 to infinity; 100 is twice as often; infinite if the reference lacks the word",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Gabrielatos & Marchi 2011, p. 18 (who put 1e-18 for a zero)",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["pct_diff"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let tokens = &input.tokens;
    if !tokens.is_comparable() {
        return None;
    }
    // The difference of rates is a whole number over b·N1, so equal rates are exactly 0.
    let base = tokens.reference.count as f64 * tokens.target.out_of as f64;
    Some(Score::Value(if base == 0.0 { f64::INFINITY } else { 100.0 * tokens.balance() as f64 / base }))
}
