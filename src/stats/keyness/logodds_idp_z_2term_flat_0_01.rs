//! The measure `logodds_idp_z_2term_flat_0_01`: z of log odds (0.01 for every word). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::logodds::{LogOdds, Prior};
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// How many standard errors the log odds of the word in the target lie above those in the reference, with a prior
/// of 0.01 for every word; overstated, as tokens of one article are no independent draws.
///
/// Formula: δ / √(1/(a+α) + 1/(b+α)), δ = ln((a+α)/(N1+A−a−α)) − ln((b+α)/(N2+A−b−α)); α = 0.01 for every word, A =
/// 0.01·V.
/// Range: any number; beyond ±1.96 is p < .05 if tokens were independent draws. Sign: above 0 the target uses the
/// word more, below 0 the reference. Standard errors.
/// Undefined (`None`): the word is on neither side, or a side is empty, or the vocabulary is unknown.
/// Source: Monroe, Colaresi & Quinn 2008, eq. 20 and 22.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, LOGODDS_IDP_Z_2TERM_FLAT_0_01};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, vocabulary: 500, ..Default::default() };
/// let numbers = LOGODDS_IDP_Z_2TERM_FLAT_0_01.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 1.815245).abs() < 1e-6);
/// ```
pub const LOGODDS_IDP_Z_2TERM_FLAT_0_01: KeynessMeasure = KeynessMeasure {
    name: "logodds_idp_z_2term_flat_0_01",
    symbol: "z",
    heading: "z of log odds (0.01 for every word)",
    about: "How many standard errors the log odds of the word in the target lie above those in the reference, with a \
            prior of 0.01 for every word; overstated, as tokens of one article are no independent draws.",
    formula: "δ / √(1/(a+α) + 1/(b+α)), δ = ln((a+α)/(N1+A−a−α)) − ln((b+α)/(N2+A−b−α)); α = 0.01 for every word, A = \
            0.01·V",
    neutral: None,
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "any number; beyond ±1.96 is p < .05 if tokens were independent draws",
    undefined_when: "the word is on neither side, or a side is empty, or the vocabulary is unknown",
    source: "Monroe, Colaresi & Quinn 2008, eq. 20 and 22",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["logodds_idp_z_2term_flat_0_01"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    LogOdds::of(input, Prior::Flat).map(|odds| Score::Value(odds.z_two_terms()))
}
