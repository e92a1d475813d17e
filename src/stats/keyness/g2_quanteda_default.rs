//! The measure `g2_quanteda_default`: G² (quanteda). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::quanteda;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOT_DIVIDED, Needs, Score};

/// The G² that quanteda prints: cells shifted by half an occurrence as in its χ², and 1e-9 added inside every
/// logarithm.
///
/// Formula: 2·Σ O·ln(O/E + 1e-9) over the four cells, O shifted as in `chi2_quanteda_default`.
/// Range: 0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws;
/// up to 2e-9·N too large. Sign: none here; quanteda adds the sign of the side. Natural logarithm.
/// Undefined (`None`): the word is on neither side or the only one, or a side is empty.
/// Source: quanteda.textstats, `textstat_keyness(measure = "lr", correction = "default")`.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, G2_QUANTEDA_DEFAULT};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = G2_QUANTEDA_DEFAULT.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 3.448746).abs() < 1e-6);
/// ```
pub const G2_QUANTEDA_DEFAULT: KeynessMeasure = KeynessMeasure {
    name: "g2_quanteda_default",
    symbol: "G²",
    heading: "G² (quanteda)",
    about: "The G² that quanteda prints: cells shifted by half an occurrence as in its χ², and 1e-9 added inside \
            every logarithm.",
    formula: "2·Σ O·ln(O/E + 1e-9) over the four cells, O shifted as in chi2_quanteda_default",
    neutral: None,
    direction: Direction::Unsigned,
    sign: "none here; quanteda adds the sign of the side",
    range: "0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001 if tokens were independent draws; \
            up to 2e-9·N too large",
    undefined_when: NOT_DIVIDED,
    source: "quanteda.textstats textstat_keyness(measure = lr, correction = default)",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Variant,
    columns: &["g2_quanteda_default"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    quanteda::g2(&input.tokens).map(Score::Value)
}
