//! The measure `chi2_yates`: χ² (Yates). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOT_DIVIDED, Needs, Score};

/// χ² made smaller for small counts: every cell is taken up to half an occurrence nearer to what is expected.
///
/// Formula: Σ (|O − E| − min(½, |O − E|))² / E over the four cells.
/// Range: 0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws.
/// Sign: none; read the side from the rates. No unit.
/// Undefined (`None`): the word is on neither side or the only one, or a side is empty.
/// Source: Yates 1934, the shift limited as in R and `SciPy`.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, CHI2_YATES};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = CHI2_YATES.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 2.741117).abs() < 1e-6);
/// ```
pub const CHI2_YATES: KeynessMeasure = KeynessMeasure {
    name: "chi2_yates",
    symbol: "χ²",
    heading: "χ² (Yates)",
    about: "χ² made smaller for small counts: every cell is taken up to half an occurrence nearer to what is \
            expected.",
    formula: "Σ (|O − E| − min(½, |O − E|))² / E over the four cells",
    neutral: Some(0.0),
    direction: Direction::Unsigned,
    sign: "none; read the side from the rates",
    range: "0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws",
    undefined_when: NOT_DIVIDED,
    source: "Yates 1934, the shift limited as in R and SciPy",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["chi2_yates"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.tokens.chi2(0.5).map(Score::Value)
}
