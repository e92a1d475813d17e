//! The measure `bootstrap_share_above`: bootstrap share above. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};

/// In what share of resamples of articles the target uses the word more, with its p.
///
/// Formula: s = share of resamples (articles drawn with replacement on both sides) with the higher pooled relative
/// frequency in the target, ties ½; p = (1 + 2B·min(s, 1 − s))/(1 + B).
/// Range: 0 to 1; .5 is alike; right to .02 with 9,999 resamples. Sign: above .5 the target uses the word more,
/// below .5 the reference. A share, a probability.
/// Undefined (`None`): no article has the word, fewer than two articles on a side, or no resamples were drawn.
/// Source: Lijffijt et al. 2016.
///
/// ```
/// use newsprint::stats::keyness::{BOOTSTRAP_SHARE_ABOVE, KeynessInput, Resamples, TextCount, TextRates, TextSide};
/// // Every text of the target has the word more often than any of the reference, so every resample has.
/// let texts = |counts: [u64; 5]| [0, 1, 2, 3, 4].map(|place| TextCount { place, count: counts[place as usize] });
/// let (ours, theirs) = (texts([40, 45, 48, 54, 88]), texts([3, 3, 13, 27, 33]));
/// let target = TextSide { occupied: &ours, sizes: &[1_000; 5] };
/// let reference = TextSide { occupied: &theirs, sizes: &[1_000; 5] };
/// let resamples = Resamples::new(&[1_000; 5], &[1_000; 5], 99, 1);
/// let rates = Some(TextRates { target, reference, resamples: Some(&resamples) });
/// let numbers = BOOTSTRAP_SHARE_ABOVE.score(&KeynessInput { rates, ..Default::default() }).unwrap().numbers();
/// for (ours, hand) in numbers.iter().zip([1.000000, 0.010000]) {
///     assert!((ours - hand).abs() < 1e-6);
/// }
/// ```
pub const BOOTSTRAP_SHARE_ABOVE: KeynessMeasure = KeynessMeasure {
    name: "bootstrap_share_above",
    symbol: "s",
    heading: "bootstrap share above",
    about: "In what share of resamples of articles the target uses the word more, with its p.",
    formula: "s = share of resamples (articles drawn with replacement on both sides) with the higher pooled relative \
            frequency in the target, ties ½; p = (1 + 2B·min(s, 1 − s))/(1 + B)",
    neutral: None,
    direction: Direction::Signed,
    sign: "above .5 the target uses the word more, below .5 the reference",
    range: "0 to 1; .5 is alike; right to .02 with 9,999 resamples",
    undefined_when: "no article has the word, fewer than two articles on a side, or no resamples were drawn",
    source: "Lijffijt et al. 2016",
    level: Level::Text,
    needs: Needs::Resamples,
    role: Role::Definition,
    columns: &["bootstrap_share_above", "bootstrap_p"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let rates = input.rates.as_ref().filter(|rates| rates.has(2))?;
    let resamples = rates.resamples.filter(|resamples| resamples.draws() > 0)?;
    let draws = resamples.draws() as f64;
    let share = resamples.twice_above(rates.target, rates.reference) as f64 / (2.0 * draws);
    let p = (1.0 + 2.0 * draws * share.min(1.0 - share)) / (1.0 + draws);
    Some(Score::Test { statistic: share, df: None, p: p.min(1.0) })
}
