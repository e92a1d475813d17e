//! The measure `p_g2_4cell`: p of G² (4 cells). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};
use crate::stats::special::chi2_upper;

/// How often so large a G² would arise by chance if tokens were independent draws; too small for words that
/// cluster in articles.
///
/// Formula: upper tail of χ² with 1 degree of freedom at `g2_4cell`.
/// Range: 0 to 1; small means surprising. Sign: none. From the complementary function, so tiny values are not 0.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Dunning 1993.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, P_G2_4CELL};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let score = P_G2_4CELL.score(&KeynessInput { tokens, ..Default::default() }).unwrap();
/// assert!((score.value() - 0.063300).abs() < 1e-6);
/// ```
pub const P_G2_4CELL: KeynessMeasure = KeynessMeasure {
    name: "p_g2_4cell",
    symbol: "p",
    heading: "p of G² (4 cells)",
    about: "How often so large a G² would arise by chance if tokens were independent draws; too small for words that \
            cluster in articles.",
    formula: "upper tail of χ² with 1 degree of freedom at g2_4cell",
    neutral: Some(1.0),
    direction: Direction::Unsigned,
    sign: "none",
    range: "0 to 1; small means surprising",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Dunning 1993",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["p_g2_4cell"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let g2 = input.tokens.g2_4cell()?;
    Some(Score::Value(chi2_upper(g2, 1.0)))
}
