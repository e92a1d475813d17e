//! The measure `bic_2cell`: BIC (2 cells). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};
use crate::stats::special::ln;

/// How much the counts speak for a difference rather than for none, with a penalty for corpus size.
///
/// Formula: `g2_2cell` − ln N.
/// Range: −ln N and up; 0–2 weak, 2–6 positive, 6–10 strong, above 10 very strong. Sign: below 0 for no
/// difference; no side. Natural logarithm.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Wilson 2013; grades of Kass & Raftery 1995.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, BIC_2CELL};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let score = BIC_2CELL.score(&KeynessInput { tokens, ..Default::default() }).unwrap();
/// assert!((score.value() - -4.202922).abs() < 1e-6);
/// ```
pub const BIC_2CELL: KeynessMeasure = KeynessMeasure {
    name: "bic_2cell",
    symbol: "BIC",
    heading: "BIC (2 cells)",
    about: "How much the counts speak for a difference rather than for none, with a penalty for corpus size.",
    formula: "g2_2cell − ln N",
    neutral: None,
    direction: Direction::Unsigned,
    sign: "below 0 for no difference; no side",
    range: "−ln N and up; 0–2 weak, 2–6 positive, 6–10 strong, above 10 very strong",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Wilson 2013; grades of Kass & Raftery 1995",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["bic_2cell"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let g2 = input.tokens.g2_2cell()?;
    Some(Score::Value(g2 - ln(input.tokens.total() as f64)))
}
