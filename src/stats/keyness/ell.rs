//! The measure `ell`: effect size for G². Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};
use crate::stats::special::ln;

/// How large G² is beside the largest it could be: an effect size that does not grow with the corpus.
///
/// Formula: `g2_2cell` / (N·ln min(E1, E2)).
/// Range: 0 to 1. Sign: none; read the side from the rates. Natural logarithm.
/// Undefined (`None`): the word is on neither side, or a side is empty, or fewer than one occurrence (exactly one
/// included) is expected on a side.
/// Source: Johnston, Berry & Mielke 2006 (as in the UCREL wizard).
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, ELL};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = ELL.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 0.000627).abs() < 1e-6);
/// ```
pub const ELL: KeynessMeasure = KeynessMeasure {
    name: "ell",
    symbol: "ELL",
    heading: "effect size for G²",
    about: "How large G² is beside the largest it could be: an effect size that does not grow with the corpus.",
    formula: "g2_2cell / (N·ln min(E1, E2))",
    neutral: Some(0.0),
    direction: Direction::Unsigned,
    sign: "none; read the side from the rates",
    range: "0 to 1",
    undefined_when: "the word is on neither side, or a side is empty, or fewer than one occurrence (exactly one included) is \
            expected on a side",
    source: "Johnston, Berry & Mielke 2006 (as in the UCREL wizard)",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["ell"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let expected = input.tokens.expected();
    let g2 = input.tokens.g2_2cell()?;
    let least = expected.target_with.min(expected.reference_with);
    (least > 1.0).then(|| Score::Value(g2 / (input.tokens.total() as f64 * ln(least))))
}
