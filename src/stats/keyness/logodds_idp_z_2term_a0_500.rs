//! The measure `logodds_idp_z_2term_a0_500`: z of log odds (500 words of the pooled corpus). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::logodds::{LogOdds, Prior};
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};

/// How many standard errors the log odds of the word in the target lie above those in the reference, with a prior
/// of 500 words of the pooled corpus; overstated, as tokens of one article are no independent draws.
///
/// Formula: δ / √(1/(a+α) + 1/(b+α)), δ = ln((a+α)/(N1+A−a−α)) − ln((b+α)/(N2+A−b−α)); α = 500·(a + b)/N, A = 500.
/// Range: any number; beyond ±1.96 is p < .05 if tokens were independent draws. Sign: above 0 the target uses the
/// word more, below 0 the reference. Standard errors.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Monroe, Colaresi & Quinn 2008, eq. 20 and 22.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, LOGODDS_IDP_Z_2TERM_A0_500};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = LOGODDS_IDP_Z_2TERM_A0_500.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 1.500232).abs() < 1e-6);
/// ```
pub const LOGODDS_IDP_Z_2TERM_A0_500: KeynessMeasure = KeynessMeasure {
    name: "logodds_idp_z_2term_a0_500",
    symbol: "z",
    heading: "z of log odds (500 words of the pooled corpus)",
    about: "How many standard errors the log odds of the word in the target lie above those in the reference, with a \
            prior of 500 words of the pooled corpus; overstated, as tokens of one article are no independent draws.",
    formula: "δ / √(1/(a+α) + 1/(b+α)), δ = ln((a+α)/(N1+A−a−α)) − ln((b+α)/(N2+A−b−α)); α = 500·(a + b)/N, A = 500",
    neutral: Some(0.0),
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "any number; beyond ±1.96 is p < .05 if tokens were independent draws",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Monroe, Colaresi & Quinn 2008, eq. 20 and 22",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["logodds_idp_z_2term_a0_500"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    LogOdds::of(input, Prior::Of500).map(|odds| Score::Value(odds.z_two_terms()))
}
