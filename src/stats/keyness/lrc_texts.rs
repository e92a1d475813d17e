//! The measure `lrc_texts`: conservative log ratio of articles. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::conservative::{ERROR, conservative_log_ratio};
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// In how many times as many articles, doubled, the target has the word at the least; longer articles have more
/// words, so it measures length too.
///
/// Formula: lrc with a, b = articles with the word and N1, N2 = articles.
/// Range: any number; 0 is not significant. Sign: above 0 the target uses the word more, below 0 the reference.
/// Binary logarithm.
/// Undefined (`None`): no article has the word, a side has no articles, or the family is unknown.
/// Source: Evert 2022, on articles as Egbert & Biber 2019 count them.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, LRC_TEXTS};
/// let texts = Contingency::new(Frequency::new(9, 10), Frequency::new(1, 10));
/// let input = KeynessInput { texts, family: 2, ..Default::default() };
/// let numbers = LRC_TEXTS.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 0.054043).abs() < 1e-6);
/// ```
pub const LRC_TEXTS: KeynessMeasure = KeynessMeasure {
    name: "lrc_texts",
    symbol: "LRC",
    heading: "conservative log ratio of articles",
    about: "In how many times as many articles, doubled, the target has the word at the least; longer articles have \
            more words, so it measures length too.",
    formula: "lrc with a, b = articles with the word and N1, N2 = articles",
    neutral: Some(0.0),
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "any number; 0 is not significant",
    undefined_when: "no article has the word, a side has no articles, or the family is unknown",
    source: "Evert 2022, on articles as Egbert & Biber 2019 count them",
    level: Level::Text,
    needs: Needs::Counts,
    role: Role::Variant,
    columns: &["lrc_texts"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    conservative_log_ratio(&input.texts, input.family, ERROR).map(Score::Value)
}
