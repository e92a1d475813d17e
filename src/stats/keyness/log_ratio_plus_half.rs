//! The measure `log_ratio_plus_half`: log ratio (+½). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};
use crate::stats::special::log2;

/// The log ratio with half an occurrence added on both sides, the form that resampling uses because no resample
/// leaves it undefined.
///
/// Formula: log2(((a + 0.5)/N1) / ((b + 0.5)/N2)).
/// Range: any number; 1 is about twice as often; pulled towards 0 for rare words. Sign: above 0 the target uses
/// the word more, below 0 the reference. Logarithm to base 2. Equal rates give 0 only for corpora of equal size.
/// Undefined (`None`): a side is empty.
/// Source: the statistic inside permutation and bootstrap; neither Hardie's (0.5 for zeros only) nor Walter's
/// 1975 form (0.5 in the totals too).
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, LOG_RATIO_PLUS_HALF};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let score = LOG_RATIO_PLUS_HALF.score(&KeynessInput { tokens, ..Default::default() }).unwrap();
/// assert!((score.value() - 0.965235).abs() < 1e-6);
/// ```
pub const LOG_RATIO_PLUS_HALF: KeynessMeasure = KeynessMeasure {
    name: "log_ratio_plus_half",
    symbol: "LR½",
    heading: "log ratio (+½)",
    about: "The log ratio with half an occurrence added on both sides, the form that resampling uses because no \
            resample leaves it undefined.",
    formula: "log2(((a + 0.5)/N1) / ((b + 0.5)/N2))",
    neutral: None,
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "any number; 1 is about twice as often; pulled towards 0 for rare words",
    undefined_when: "a side is empty",
    source: "the statistic inside permutation and bootstrap; neither Hardie's (0.5 for zeros only) nor Walter's 1975 \
            form (0.5 in the totals too)",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["log_ratio_plus_half"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let tokens = &input.tokens;
    if tokens.target.out_of == 0 || tokens.reference.out_of == 0 {
        return None;
    }
    let raised = |count: u64| count as f64 + 0.5;
    let sizes = tokens.reference.out_of as f64 / tokens.target.out_of as f64;
    Some(Score::Value(log2(raised(tokens.target.count) / raised(tokens.reference.count) * sizes)))
}
