//! The measure `p_chi2`: p of χ². Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOT_DIVIDED, Needs, Score};
use crate::stats::special::chi2_upper;

/// How often so large a χ² would arise by chance if tokens were independent draws; too small for words that cluster
/// in articles.
///
/// Formula: upper tail of χ² with 1 degree of freedom at `chi2`.
/// Range: 0 to 1; small means surprising; not valid if an expected cell is below 5. Sign: none. From the
/// complementary function, so tiny values are not 0.
/// Undefined (`None`): the word is on neither side or the only one, or a side is empty.
/// Source: Pearson 1900.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, P_CHI2};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = P_CHI2.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 0.065828).abs() < 1e-6);
/// ```
pub const P_CHI2: KeynessMeasure = KeynessMeasure {
    name: "p_chi2",
    symbol: "p",
    heading: "p of χ²",
    about: "How often so large a χ² would arise by chance if tokens were independent draws; too small for words that \
            cluster in articles.",
    formula: "upper tail of χ² with 1 degree of freedom at chi2",
    neutral: Some(1.0),
    direction: Direction::Unsigned,
    sign: "none",
    range: "0 to 1; small means surprising; not valid if an expected cell is below 5",
    undefined_when: NOT_DIVIDED,
    source: "Pearson 1900",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["p_chi2"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.tokens.chi2(0.0).map(|chi2| Score::Value(chi2_upper(chi2, 1.0)))
}
