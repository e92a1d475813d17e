//! The measure `g2_2cell`: G² (2 cells). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};

/// How surprising the two counts of a word are if both corpora used it alike; overstated, as tokens of one
/// article are no independent draws.
///
/// Formula: 2·(a·ln(a/E1) + b·ln(b/E2)), E1 = N1·(a+b)/N, E2 = N2·(a+b)/N.
/// Range: 0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent
/// draws. Sign: none; read the side from the rates. Natural logarithm.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Read & Cressie 1988; Rayson & Garside 2000 (the form of Wmatrix and the UCREL wizard).
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, G2_2CELL};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let score = G2_2CELL.score(&KeynessInput { tokens, ..Default::default() }).unwrap();
/// assert!((score.value() - 3.397981).abs() < 1e-6);
/// ```
pub const G2_2CELL: KeynessMeasure = KeynessMeasure {
    name: "g2_2cell",
    symbol: "G²",
    heading: "G² (2 cells)",
    about: "How surprising the two counts of a word are if both corpora used it alike; overstated, as tokens of one \
            article are no independent draws.",
    formula: "2·(a·ln(a/E1) + b·ln(b/E2)), E1 = N1·(a+b)/N, E2 = N2·(a+b)/N",
    neutral: Some(0.0),
    direction: Direction::Unsigned,
    sign: "none; read the side from the rates",
    range: "0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Read & Cressie 1988; Rayson & Garside 2000 (the form of Wmatrix and the UCREL wizard)",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["g2_2cell"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.tokens.g2_2cell().map(Score::Value)
}
