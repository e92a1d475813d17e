//! The measure `lrc_unadjusted`: conservative log ratio (one test). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::conservative::{ERROR, conservative_log_ratio};
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// How many times the target doubles the reference's rate at the least, as if this were the only word tested.
/// Tokens count as independent draws.
///
/// Formula: max(0, log2((N2/N1)·p/(1 − p))), p = lower end of the exact interval of a out of a+b, each tail .05/2;
/// if b/N2 is larger, the same of the sides changed over, with a minus.
/// Range: any number; 0 is not significant, 1 at least twice as often. Sign: above 0 the target uses the word more,
/// below 0 the reference. Binary logarithm.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Evert 2022, without correction for the number of words; interval of Clopper & Pearson 1934.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, LRC_UNADJUSTED};
/// let tokens = Contingency::new(Frequency::new(40, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, family: 100, ..Default::default() };
/// let numbers = LRC_UNADJUSTED.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 0.975078).abs() < 1e-6);
/// ```
pub const LRC_UNADJUSTED: KeynessMeasure = KeynessMeasure {
    name: "lrc_unadjusted",
    symbol: "LRC",
    heading: "conservative log ratio (one test)",
    about: "How many times the target doubles the reference's rate at the least, as if this were the only word \
            tested. Tokens count as independent draws.",
    formula: "max(0, log2((N2/N1)·p/(1 − p))), p = lower end of the exact interval of a out of a+b, each tail .05/2; \
            if b/N2 is larger, the same of the sides changed over, with a minus",
    neutral: Some(0.0),
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "any number; 0 is not significant, 1 at least twice as often",
    undefined_when: "the word is on neither side, or a side is empty",
    source: "Evert 2022, without correction for the number of words; interval of Clopper & Pearson 1934",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["lrc_unadjusted"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    conservative_log_ratio(&input.tokens, 1, ERROR).map(Score::Value)
}
