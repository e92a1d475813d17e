//! The measure `logodds_idp_delta_pooled`: log odds (pooled counts). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::logodds::{LogOdds, Prior};
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};

/// How much larger the log odds of the word are in the target, drawn towards a prior of pooled counts.
///
/// Formula: δ = ln((a+α)/(N1+A−a−α)) − ln((b+α)/(N2+A−b−α)); α = a + b, A = N.
/// Range: any number; 0.69 is twice the odds. Sign: above 0 the target uses the word more, below 0 the reference.
/// Natural logarithm.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Monroe, Colaresi & Quinn 2008, eq. 16.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, LOGODDS_IDP_DELTA_POOLED};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = LOGODDS_IDP_DELTA_POOLED.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 0.226528).abs() < 1e-6);
/// ```
pub const LOGODDS_IDP_DELTA_POOLED: KeynessMeasure = KeynessMeasure {
    name: "logodds_idp_delta_pooled",
    symbol: "δ",
    heading: "log odds (pooled counts)",
    about: "How much larger the log odds of the word are in the target, drawn towards a prior of pooled counts.",
    formula: "δ = ln((a+α)/(N1+A−a−α)) − ln((b+α)/(N2+A−b−α)); α = a + b, A = N",
    neutral: Some(0.0),
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "any number; 0.69 is twice the odds",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Monroe, Colaresi & Quinn 2008, eq. 16",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["logodds_idp_delta_pooled"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    LogOdds::of(input, Prior::Pooled).map(|odds| Score::Value(odds.delta))
}
