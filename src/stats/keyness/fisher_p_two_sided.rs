//! The measure `fisher_p_two_sided`: Fisher's exact p. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::hypergeometric::fisher_two_sided;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, NOTHING_TO_COMPARE, Needs, Score};

/// How often a table at most as likely as this one would arise by chance, exactly, if tokens were independent
/// draws.
///
/// Formula: Σ of the hypergeometric probabilities that are ≤ that of the table; ties within 1e-7 of it count.
/// Range: 0 to 1; small means surprising; exact for any counts. Sign: none. From sums of small terms, so tiny
/// values are not 0.
/// Undefined (`None`): the word is on neither side, or a side is empty.
/// Source: Fisher 1935; Pedersen 1996; two-sided as R and `SciPy` have it, not twice the smaller tail.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::keyness::{KeynessInput, FISHER_P_TWO_SIDED};
/// let tokens = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 1_000));
/// let input = KeynessInput { tokens, ..Default::default() };
/// let numbers = FISHER_P_TWO_SIDED.score(&input).unwrap().numbers();
/// assert!((numbers[0] - 0.096216).abs() < 1e-6);
/// ```
pub const FISHER_P_TWO_SIDED: KeynessMeasure = KeynessMeasure {
    name: "fisher_p_two_sided",
    symbol: "p",
    heading: "Fisher's exact p",
    about: "How often a table at most as likely as this one would arise by chance, exactly, if tokens were \
            independent draws.",
    formula: "Σ of the hypergeometric probabilities that are ≤ that of the table; ties within 1e-7 of it count",
    neutral: Some(1.0),
    direction: Direction::Unsigned,
    sign: "none",
    range: "0 to 1; small means surprising; exact for any counts",
    undefined_when: NOTHING_TO_COMPARE,
    source: "Fisher 1935; Pedersen 1996; two-sided as R and SciPy have it, not twice the smaller tail",
    level: Level::Token,
    needs: Needs::Counts,
    role: Role::Definition,
    columns: &["fisher_p_two_sided"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    fisher_two_sided(&input.tokens).map(Score::Value)
}
