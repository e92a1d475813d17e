//! The measure `mann_whitney_u`: Mann–Whitney U. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::ranks::Ranks;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// In how many of all pairs of a target article and a reference article the target's has the higher rate, ties
/// counting half.
///
/// Formula: U = R1 − n1·(n1 + 1)/2, R1 = rank sum of the target's relative frequencies, mid-ranks; r = 2U/(n1·n2) −
/// 1 is its effect size.
/// Range: 0 to n1·n2; n1·n2/2 is alike. Sign: above n1·n2/2 the target uses the word more, below it the reference.
/// Pairs of articles.
/// Undefined (`None`): no article has the word, a side has no articles, or only counts are known.
/// Source: Kilgarriff 2001; Paquot & Bestgen 2009; Lijffijt et al. 2016.
///
/// ```
/// use newsprint::stats::keyness::{KeynessInput, MANN_WHITNEY_U, TextCount, TextRates, TextSide};
/// // Kilgarriff 2001: the counts of a word in five texts of one corpus and five of another, here of 1,000 tokens each.
/// let texts = |counts: [u64; 5]| [0, 1, 2, 3, 4].map(|place| TextCount { place, count: counts[place as usize] });
/// let (ours, theirs) = (texts([12, 15, 18, 24, 88]), texts([3, 3, 13, 27, 33]));
/// let target = TextSide { occupied: &ours, sizes: &[1_000; 5] };
/// let reference = TextSide { occupied: &theirs, sizes: &[1_000; 5] };
/// let rates = Some(TextRates { target, reference, resamples: None });
/// let numbers = MANN_WHITNEY_U.score(&KeynessInput { rates, ..Default::default() }).unwrap().numbers();
/// assert!((numbers[0] - 16.000000).abs() < 1e-6);
/// ```
pub const MANN_WHITNEY_U: KeynessMeasure = KeynessMeasure {
    name: "mann_whitney_u",
    symbol: "U",
    heading: "Mann–Whitney U",
    about: "In how many of all pairs of a target article and a reference article the target's has the higher rate, \
            ties counting half.",
    formula: "U = R1 − n1·(n1 + 1)/2, R1 = rank sum of the target's relative frequencies, mid-ranks; r = 2U/(n1·n2) − \
            1 is its effect size",
    neutral: None,
    direction: Direction::Signed,
    sign: "above n1·n2/2 the target uses the word more, below it the reference",
    range: "0 to n1·n2; n1·n2/2 is alike",
    undefined_when: "no article has the word, a side has no articles, or only counts are known",
    source: "Kilgarriff 2001; Paquot & Bestgen 2009; Lijffijt et al. 2016",
    level: Level::Text,
    needs: Needs::Texts,
    role: Role::Definition,
    columns: &["mann_whitney_u"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    input.rates.as_ref().and_then(Ranks::of).map(|ranks| Score::Value(ranks.u()))
}
