//! The measure `welch_t_df_p`: Welch's t. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::keyness::{Direction, KeynessInput, KeynessMeasure, Level, Needs, Score};
use crate::stats::special::{sqrt, student_two_sided};

/// How many standard errors the mean rate over target articles lies above that over reference articles, with its p.
///
/// Formula: (m1 − m2) / √(v1/n1 + v2/n2) on relative frequencies; degrees of freedom of Satterthwaite; p two-sided.
/// Range: any number; read the p. Sign: above 0 the target uses the word more, below 0 the reference. Standard
/// errors, degrees of freedom, probability.
/// Undefined (`None`): no article has the word, fewer than two articles on a side, no variance on both sides, or
/// only counts are known.
/// Source: Welch 1947; Lijffijt et al. 2016.
///
/// ```
/// use newsprint::stats::keyness::{KeynessInput, WELCH_T_DF_P, TextCount, TextRates, TextSide};
/// // Kilgarriff 2001: the counts of a word in five texts of one corpus and five of another, here of 1,000 tokens each.
/// let texts = |counts: [u64; 5]| [0, 1, 2, 3, 4].map(|place| TextCount { place, count: counts[place as usize] });
/// let (ours, theirs) = (texts([12, 15, 18, 24, 88]), texts([3, 3, 13, 27, 33]));
/// let target = TextSide { occupied: &ours, sizes: &[1_000; 5] };
/// let reference = TextSide { occupied: &theirs, sizes: &[1_000; 5] };
/// let rates = Some(TextRates { target, reference, resamples: None });
/// let numbers = WELCH_T_DF_P.score(&KeynessInput { rates, ..Default::default() }).unwrap().numbers();
/// for (ours, hand) in numbers.iter().zip([1.002806, 5.433514, 0.358500]) {
///     assert!((ours - hand).abs() < 1e-6);
/// }
/// ```
pub const WELCH_T_DF_P: KeynessMeasure = KeynessMeasure {
    name: "welch_t_df_p",
    symbol: "t",
    heading: "Welch's t",
    about: "How many standard errors the mean rate over target articles lies above that over reference articles, \
            with its p.",
    formula: "(m1 − m2) / √(v1/n1 + v2/n2) on relative frequencies; degrees of freedom of Satterthwaite; p two-sided",
    neutral: None,
    direction: Direction::Signed,
    sign: "above 0 the target uses the word more, below 0 the reference",
    range: "any number; read the p",
    undefined_when: "no article has the word, fewer than two articles on a side, no variance on both sides, or only counts \
            are known",
    source: "Welch 1947; Lijffijt et al. 2016",
    level: Level::Text,
    needs: Needs::Texts,
    role: Role::Definition,
    columns: &["welch_t", "welch_df", "welch_p"],
    score,
};

fn score(input: &KeynessInput) -> Option<Score> {
    let rates = input.rates.as_ref().filter(|rates| rates.has(2))?;
    let (target, reference) = (rates.target.mean_and_variance()?, rates.reference.mean_and_variance()?);
    let (n1, n2) = (rates.target.sizes.len() as f64, rates.reference.sizes.len() as f64);
    let (first, second) = (target.1 / n1, reference.1 / n2);
    let sum = first + second;
    if sum <= 0.0 {
        return None;
    }
    let df = sum * sum / (first * first / (n1 - 1.0) + second * second / (n2 - 1.0));
    let statistic = (target.0 - reference.0) / sqrt(sum);
    Some(Score::Test { statistic, df: Some(df), p: student_two_sided(statistic, df) })
}
