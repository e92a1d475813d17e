//! Intervals of statistics that are no sums, such as distances: one group of articles after the other is left out, and the
//! statistic found anew. Leaves the statistic to the caller, and sums over articles to `rate` and `mean`.
//!
//! # Method
//! The articles of each side are dealt out at random to up to [`GROUPS`] groups of equal size (the delete-a-group jackknife,
//! Kott 2001; with fewer articles each is a group of its own, Tukey 1958). Leaving out group g of a side gives θ(g); the
//! variance is Σ over sides of (G − 1)/G · Σ (θ(g) − mean)², the interval θ ± t·√variance with as many degrees
//! of freedom as the side with fewer groups has groups, less one (Satterthwaite's are more, and held in 91 % at ten articles a side). The jackknife's variance is too large on average, never too small (Efron & Stein 1981).
//!
//! # What the interval is of
//! The statistic that other articles, *as many*, would give. A distance between word frequencies shrinks as texts grow, since
//! rare words are met in one text by chance and not in the other; the interval is around that expectation, not around the
//! distance of endless texts. The percentile bootstrap is of no use there: texts drawn with replacement hold fewer different
//! words, so that every redrawn distance is larger (the whole interval may lie above the distance). Coverage: docs/intervals.md.

use super::seed::stream;
use crate::stats::estimate::Estimate;
use crate::stats::random::Choices;
use crate::stats::special::{sqrt, student_within};

/// Groups that the articles of a side are dealt out to: enough that t is near the normal, few enough to be quick.
pub const GROUPS: usize = 20;

const METHOD: &str = "delete-a-group jackknife over articles, t";

/// The group of each article: groups differ by one article at most, and which articles meet depends on the seed alone.
///
/// ```
/// use newsprint::stats::resampling::dealt_out;
/// let groups = dealt_out(45, 7);
/// let size = |group: u32| groups.iter().filter(|of| **of == group).count();
/// assert!((0..20).all(|group| (2..=3).contains(&size(group))));
/// assert_eq!(dealt_out(3, 7).len(), 3);
/// ```
pub fn dealt_out(articles: usize, seed: u64) -> Vec<u32> {
    let groups = articles.min(GROUPS);
    let mut dealt: Vec<u32> = (0..articles).map(|place| (place % groups) as u32).collect();
    let mut choices = Choices::new(stream(seed, 0));
    for place in (1..articles).rev() {
        dealt.swap(place, choices.below(place as u64 + 1) as usize);
    }
    dealt
}

/// The interval of a statistic from its values with each group of each side left out.
///
/// `None` if a side has fewer than two groups, a value is undefined, or the level is not between 0 and 1.
///
/// ```
/// use newsprint::stats::resampling::jackknife_interval;
/// // Values 4, 2 and 0 with one of three groups left out: 2/3 · 8 = 16/3; t with 2 degrees of freedom is 4.302653.
/// let found = jackknife_interval(2.0, &[&[Some(4.0), Some(2.0), Some(0.0)]], 0.95).unwrap();
/// assert!((found.high - (2.0 + 4.302652729911275 * (16.0f64 / 3.0).sqrt())).abs() < 1e-9);
/// ```
pub fn jackknife_interval(value: f64, sides: &[&[Option<f64>]], level: f64) -> Option<Estimate> {
    if level <= 0.0 || level >= 1.0 || sides.is_empty() {
        return None;
    }
    let (mut variance, mut fewest) = (0.0, f64::INFINITY);
    for side in sides {
        let values: Vec<f64> = side.iter().copied().collect::<Option<_>>()?;
        if values.len() < 2 {
            return None;
        }
        let groups = values.len() as f64;
        let mean = values.iter().sum::<f64>() / groups;
        variance += (groups - 1.0) / groups * values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>();
        fewest = groups.min(fewest);
    }
    let reach = if variance > 0.0 { student_within(level, fewest - 1.0) * sqrt(variance) } else { 0.0 };
    Some(Estimate { value, low: value - reach, high: value + reach, level, method: METHOD })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sides_add_their_variances() {
        // Side one 4, 2 and 0: 16/3; side two 1 and 3: ½·2 = 1. One degree of freedom, as the second side has two groups.
        let found = jackknife_interval(2.0, &[&[Some(4.0), Some(2.0), Some(0.0)], &[Some(1.0), Some(3.0)]], 0.95);
        let variance: f64 = 19.0 / 3.0;
        let reach = student_within(0.95, 1.0) * variance.sqrt();
        assert!((found.expect("groups on both sides").high - 2.0 - reach).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_left_out_has_no_interval_and_what_never_changes_no_width() {
        assert_eq!(jackknife_interval(1.0, &[&[Some(1.0)]], 0.95), None);
        assert_eq!(jackknife_interval(1.0, &[&[Some(1.0), None]], 0.95), None);
        assert_eq!(jackknife_interval(1.0, &[&[Some(1.0), Some(2.0)]], 1.0), None);
        let same = jackknife_interval(1.0, &[&[Some(1.0), Some(1.0)]], 0.95).expect("two groups");
        assert_eq!((same.low, same.high), (1.0, 1.0));
    }

    #[test]
    fn another_seed_deals_otherwise() {
        assert_eq!(dealt_out(40, 1), dealt_out(40, 1));
        assert_ne!(dealt_out(40, 1), dealt_out(40, 2));
    }
}
