//! The measure `fisher_odds_ratio_cmle`: odds ratio (conditional). Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::hypergeometric::conditional_odds_ratio;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// The odds ratio under which the table is most likely given its margins: what R prints beside Fisher's exact test.
///
/// Formula: the ψ at which the mean of the non-central hypergeometric distribution is a.
/// Range: 0 to infinity; 1 is alike. Sign: above 1 the target uses the word more, below 1 the reference. A ratio.
/// Undefined (`None`): the word is on neither side, a side is empty, or a is as large as the margins allow
/// (infinite).
/// Source: Fisher 1962; the estimate of R fisher.test and of quanteda's exact keyness.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, FISHER_ODDS_RATIO_CMLE};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = FISHER_ODDS_RATIO_CMLE.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 2.019723).abs() < 1e-6);
/// ```
pub const FISHER_ODDS_RATIO_CMLE: KeynessMeasure = KeynessMeasure {
    name: "fisher_odds_ratio_cmle",
    symbol: "OR",
    heading: "odds ratio (conditional)",
    about: "The odds ratio under which the table is most likely given its margins: what R prints beside Fisher's \
            exact test.",
    formula: "the ψ at which the mean of the non-central hypergeometric distribution is a",
    neutral: None,
    direction: Direction::Signed,
    sign: "above 1 the target uses the word more, below 1 the reference",
    range: "0 to infinity; 1 is alike",
    undefined_when: "the word is on neither side, a side is empty, or a is as large as the margins allow (infinite)",
    source: "Fisher 1962; the estimate of R fisher.test and of quanteda's exact keyness",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Variant,
    columns: &["fisher_odds_ratio_cmle"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    conditional_odds_ratio(&input.tokens).map(Score::Value)
}
