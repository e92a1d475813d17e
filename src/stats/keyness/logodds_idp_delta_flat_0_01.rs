//! The measure `logodds_idp_delta_flat_0_01`: log odds (0.01 for every word). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::logodds::{LogOdds, Prior};
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// How much larger the log odds of the word are in the target, drawn towards a prior of 0.01 for every word.
///
/// Formula: δ = ln((a+α)/(N1+A−a−α)) − ln((b+α)/(N2+A−b−α)); α = 0.01 for every word, A = 0.01·V.
/// Range: any number; 0.69 is twice the odds. Sign: above 0 the target uses the word more, below 0 the reference.
/// Natural logarithm.
/// Undefined (`None`): the word is on neither side, or a side is empty, or the vocabulary is unknown.
/// Source: Monroe, Colaresi & Quinn 2008, eq. 16.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, LOGODDS_IDP_DELTA_FLAT_0_01};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, vocabulary: 500, ..Default::default() };
/// let numbers = LOGODDS_IDP_DELTA_FLAT_0_01.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 0.702749).abs() < 1e-6);
/// ```
pub const LOGODDS_IDP_DELTA_FLAT_0_01: KeynessMeasure = KeynessMeasure {
    name: "logodds_idp_delta_flat_0_01",
    symbol: "δ",
    heading: "log odds (0.01 for every word)",
    about: "How much larger the log odds of the word are in the target, drawn towards a prior of 0.01 for every \
            word.",
    formula: "δ = ln((a+α)/(N1+A−a−α)) − ln((b+α)/(N2+A−b−α)); α = 0.01 for every word, A = 0.01·V",
    neutral: None,
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "any number; 0.69 is twice the odds",
    undefined_when: "the word is on neither side, or a side is empty, or the vocabulary is unknown",
    source: "Monroe, Colaresi & Quinn 2008, eq. 16",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["logodds_idp_delta_flat_0_01"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    LogOdds::of(input, Prior::Flat).map(|odds| Score::Value(odds.delta))
}
