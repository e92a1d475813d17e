//! The measure `g2_4cell`: G² (4 cells). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};

/// How surprising the whole table of a word is if both corpora used it alike; overstated, as tokens of one
/// article are no independent draws.
///
/// Formula: 2·Σ O·ln(O/E) over the word and all other tokens, in target and reference.
/// Range: 0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent
/// draws. Sign: none; read the side from the rates. Natural logarithm.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Dunning 1993, p. 72 (the form of quanteda, `CQPweb` and `WordSmith`).
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, G2_4CELL};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let score = G2_4CELL.score(&KeynessInput { tokens, ..Default::default() }).unwrap();
/// assert!((score.value() - 3.448742).abs() < 1e-6);
/// ```
pub const G2_4CELL: KeynessMeasure = KeynessMeasure {
    name: "g2_4cell",
    symbol: "G²",
    heading: "G² (4 cells)",
    about: "How surprising the whole table of a word is if both corpora used it alike; overstated, as tokens of one \
            article are no independent draws.",
    formula: "2·Σ O·ln(O/E) over the word and all other tokens, in target and reference",
    neutral: Some(0.0),
    direction: Direction::Unsigned,
    sign: "none; read the side from the rates",
    range: "0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Dunning 1993, p. 72 (the form of quanteda, CQPweb and WordSmith)",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["g2_4cell"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.tokens.g2_4cell().map(Score::Value)
}
