//! The measure `odds_ratio_ci95`: odds ratio. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::odds;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// How many times as large the odds of the word are in the target, with a 95 % interval that takes tokens for
/// independent draws.
///
/// Formula: exp(ln OR ± 1.959964·√(Σ 1/O)) over the four cells.
/// Range: 0 to infinity; an interval without 1 is significant. Sign: above 1 the target uses the word more, below 1
/// the reference. A ratio.
/// Undefined (`None`): a cell of the table is 0.
/// Source: Woolf 1955.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, ODDS_RATIO_CI95};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = ODDS_RATIO_CI95.score(&input).unwrap().numbers();
/// for (ours, hand) in numbers.iter().zip([2.020408, 0.940906, 4.338423]) {
///     assert!((ours - hand).abs() < 1e-6);
/// }
/// ```
pub const ODDS_RATIO_CI95: KeynessMeasure = KeynessMeasure {
    name: "odds_ratio_ci95",
    symbol: "OR",
    heading: "odds ratio",
    about: "How many times as large the odds of the word are in the target, with a 95 % interval that takes tokens \
            for independent draws.",
    formula: "exp(ln OR ± 1.959964·√(Σ 1/O)) over the four cells",
    neutral: Some(1.0),
    direction: Direction::Signed,
    sign: "above 1 the target uses the word more, below 1 the reference",
    range: "0 to infinity; an interval without 1 is significant",
    undefined_when: "a cell of the table is 0",
    source: "Woolf 1955",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["odds_ratio", "odds_ratio_low", "odds_ratio_high"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    odds::ratio(&input.tokens)?;
    Some(Score::Interval(odds::interval(&input.tokens, 0.0)))
}
