//! The measure `odds_ratio_ci95_haldane`: odds ratio (Haldane). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::odds;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};

/// The odds ratio with half an occurrence more in every cell, so that a word that one side lacks has an interval
/// too.
///
/// Formula: as `odds_ratio_ci95`, with ½ added to all four cells.
/// Range: 0 to infinity; an interval without 1 is significant. Sign: above 1 the target uses the word more, below 1
/// the reference. A ratio.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Haldane 1956; Anscombe 1956.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, ODDS_RATIO_CI95_HALDANE};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = ODDS_RATIO_CI95_HALDANE.score(&input).unwrap().numbers();
/// for (ours, hand) in numbers.iter().zip([1.972293, 0.932555, 4.171273]) {
///     assert!((ours - hand).abs() < 1e-6);
/// }
/// ```
pub const ODDS_RATIO_CI95_HALDANE: KeynessMeasure = KeynessMeasure {
    name: "odds_ratio_ci95_haldane",
    symbol: "OR",
    heading: "odds ratio (Haldane)",
    about: "The odds ratio with half an occurrence more in every cell, so that a word that one side lacks has an \
            interval too.",
    formula: "as odds_ratio_ci95, with ½ added to all four cells",
    neutral: None,
    direction: Direction::Signed,
    sign: "above 1 the target uses the word more, below 1 the reference",
    range: "0 to infinity; an interval without 1 is significant",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Haldane 1956; Anscombe 1956",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Variant,
    columns: &["odds_ratio_haldane", "odds_ratio_haldane_low", "odds_ratio_haldane_high"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.tokens.is_comparable().then(|| Score::Interval(odds::interval(&input.tokens, 0.5)))
}
