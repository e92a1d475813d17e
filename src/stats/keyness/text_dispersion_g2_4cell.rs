//! The measure `text_dispersion_g2_4cell`: text-dispersion G² (4 cells). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// How surprising the numbers of articles with and without the word are, each article with one vote; longer
/// articles have more words.
///
/// Formula: `g2_4cell` with a, b = articles with the word and N1, N2 = articles.
/// Range: 0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001. Sign: none; read the side from
/// the rates. Natural logarithm.
/// Undefined (`None`): no article has the word, or a side has no articles.
/// Source: the four-cell form (Dunning 1993) of Egbert & Biber 2019.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, TEXT_DISPERSION_G2_4CELL};
/// let texts = Contingency::new(Frequency::new(8, 10), Frequency::new(4, 10));
/// let score = TEXT_DISPERSION_G2_4CELL.score(&KeynessInput { texts, ..Default::default() }).unwrap();
/// assert!((score.value() - 3.452185).abs() < 1e-6);
/// ```
pub const TEXT_DISPERSION_G2_4CELL: KeynessMeasure = KeynessMeasure {
    name: "text_dispersion_g2_4cell",
    symbol: "G²",
    heading: "text-dispersion G² (4 cells)",
    about: "How surprising the numbers of articles with and without the word are, each article with one vote; longer \
            articles have more words.",
    formula: "g2_4cell with a, b = articles with the word and N1, N2 = articles",
    neutral: Some(0.0),
    direction: Direction::Unsigned,
    sign: "none; read the side from the rates",
    range: "0 and up; 3.84, 6.63, 10.83 and 15.14 are p = .05, .01, .001 and .0001",
    undefined_when: "no article has the word, or a side has no articles",
    source: "the four-cell form (Dunning 1993) of Egbert & Biber 2019",
    level: Level::Text,
    needs: Needs::Counts,
    role: Role::Variant,
    columns: &["text_dispersion_g2_4cell"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.texts.g2_4cell().map(Score::Value)
}
