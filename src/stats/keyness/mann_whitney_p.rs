//! The measure `mann_whitney_p`: p of Mann–Whitney U. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::ranks::Ranks;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// How often so unequal a ranking of articles would arise by chance if both sides used the word alike.
///
/// Formula: normal approximation, tie-corrected variance, continuity ½, two-sided.
/// Range: 0 to 1; 1 if all rates are equal; rough below about eight articles a side. Sign: none. From the
/// complementary function, so tiny values are not 0.
/// Undefined (`None`): no article has the word, a side has no articles, or only counts are known.
/// Source: Mann & Whitney 1947; Kilgarriff 2001; Lijffijt et al. 2016.
///
/// ```
/// use newsprint::stats::keyness::{KeynessInput, MANN_WHITNEY_P, TextCount, TextRates, TextSide};
/// // Kilgarriff 2001: the counts of a word in five texts of one corpus and five of another, here of 1,000 tokens each.
/// let texts = |counts: [u64; 5]| [0, 1, 2, 3, 4].map(|place| TextCount { place, count: counts[place as usize] });
/// let (ours, theirs) = (texts([12, 15, 18, 24, 88]), texts([3, 3, 13, 27, 33]));
/// let target = TextSide { occupied: &ours, sizes: &[1_000; 5] };
/// let reference = TextSide { occupied: &theirs, sizes: &[1_000; 5] };
/// let rates = Some(TextRates { target, reference, resamples: None });
/// let numbers = MANN_WHITNEY_P.score(&KeynessInput { rates, ..Default::default() }).unwrap().numbers();
/// assert!((numbers[0] - 0.529619).abs() < 1e-6);
/// ```
pub const MANN_WHITNEY_P: KeynessMeasure = KeynessMeasure {
    name: "mann_whitney_p",
    symbol: "p",
    heading: "p of Mann–Whitney U",
    about: "How often so unequal a ranking of articles would arise by chance if both sides used the word alike.",
    formula: "normal approximation, tie-corrected variance, continuity ½, two-sided",
    neutral: None,
    direction: Direction::Unsigned,
    sign: "none",
    range: "0 to 1; 1 if all rates are equal; rough below about eight articles a side",
    undefined_when: "no article has the word, a side has no articles, or only counts are known",
    source: "Mann & Whitney 1947; Kilgarriff 2001; Lijffijt et al. 2016",
    level: Level::Text,
    needs: Needs::Texts,
    role: Role::Definition,
    columns: &["mann_whitney_p"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.rates.as_ref().and_then(Ranks::of).map(|ranks| Score::Value(ranks.p()))
}
