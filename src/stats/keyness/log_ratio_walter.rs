//! The measure `log_ratio_walter`: log ratio (Walter). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::frequency::{Contingency, Frequency};
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};
use crate::stats::special::log2;

/// How many times the target doubles the reference's rate of the word, drawn towards 0 for rare words.
///
/// Formula: log2(((a + ½)/(N1 + ½)) / ((b + ½)/(N2 + ½))).
/// Range: any number; 1 is about twice as often. Sign: above 0 the target uses the word more, below 0 the
/// reference. Binary logarithm.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Walter 1975; Evert 2022 (the form of the R package corpora).
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, LOG_RATIO_WALTER};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = LOG_RATIO_WALTER.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 0.965235).abs() < 1e-6);
/// ```
pub const LOG_RATIO_WALTER: KeynessMeasure = KeynessMeasure {
    name: "log_ratio_walter",
    symbol: "LRW",
    heading: "log ratio (Walter)",
    about: "How many times the target doubles the reference's rate of the word, drawn towards 0 for rare words.",
    formula: "log2(((a + ½)/(N1 + ½)) / ((b + ½)/(N2 + ½)))",
    neutral: None,
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "any number; 1 is about twice as often",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Walter 1975; Evert 2022 (the form of the R package corpora)",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Variant,
    columns: &["log_ratio_walter"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let Contingency { target, reference } = input.tokens;
    let share = |side: Frequency| (side.count as f64 + 0.5) / (side.out_of as f64 + 0.5);
    input.tokens.is_comparable().then(|| Score::Value(log2(share(target) / share(reference))))
}
