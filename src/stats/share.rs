//! How sure a share is when articles, not words, are the sample: an interval in closed form from `Moments`.
//! For parts of a whole that may be large (quoted words of all words); rare words have `rate`.
//!
//! # Method
//! The share is p = Σx/Σn, its variance that of the ratio estimator over articles (Cochran 1977, chapter 6). On the logit scale
//! (delta method) the interval is logit p ± t·√V/(1 − p), V the variance as a share of p²: both ends stay between 0 and 1. Degrees of
//! freedom are min(m − 1, 1/V + 2), m = articles, as for `rate`: a part that stands in few articles tells little about its own
//! spread. V is never below that of as many independent
//! words. Below ten articles, or if the part is nothing or all, there is no interval.
//!
//! # Coverage
//! Shares of 95 % intervals that hold the truth, in %, by simulation: the share of an article is beta-distributed with the stated mean
//! and a concentration of 2 (from one article to the next almost anything) and 10 (most articles alike), words come in stretches of
//! twenty, lengths are log-normal; 4,000 draws each. `tests::coverage_table` (ignored) prints it.
//!
//! | articles | mean | concentration 2 | 10 |
//! |---|---|---|---|
//! | 10 | 0.02 | 93.1 | 95.2 |
//! | 10 | 0.1 | 92.9 | 93.3 |
//! | 10 | 0.25 | 94.2 | 94.1 |
//! | 10 | 0.5 | 95.3 | 94.0 |
//! | 30 | 0.02 | 93.9 | 95.2 |
//! | 30 | 0.1 | 94.0 | 93.6 |
//! | 30 | 0.25 | 94.8 | 93.9 |
//! | 30 | 0.5 | 95.1 | 94.3 |
//! | 100 | 0.02 | 95.1 | 94.0 |
//! | 100 | 0.1 | 94.8 | 95.2 |
//! | 100 | 0.25 | 94.8 | 94.7 |
//! | 100 | 0.5 | 94.9 | 94.8 |
//! | 300 | 0.02 | 94.8 | 95.0 |
//! | 300 | 0.1 | 94.8 | 94.9 |
//! | 300 | 0.25 | 94.3 | 94.8 |
//! | 300 | 0.5 | 94.2 | 94.7 |

use crate::stats::estimate::Estimate;
use crate::stats::moments::Moments;
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::special::{exp, ln, sqrt, student_within};

const OVER_ARTICLES: &str = "t on the logit scale, ratio estimator over articles";

/// The interval over articles of the share Σx/Σn, between 0 and 1, at `level` (0.95).
///
/// `None` below ten articles, for a part that is nothing or all, or for a level outside 0 to 1.
///
/// ```
/// use newsprint::stats::moments::Moments;
/// use newsprint::stats::share::share_interval;
/// let mut quoted = Moments::of_group(&[500; 20]);
/// for words in [100, 150, 200, 250].repeat(5) {
///     quoted.add_occurrences(words, 500);
/// }
/// let share = share_interval(&quoted, 0.95).unwrap();
/// assert_eq!(share.value, 0.35);
/// assert!(share.low > 0.29 && share.high < 0.41);
/// ```
pub fn share_interval(group: &Moments, level: f64) -> Option<Estimate> {
    let is_part = group.count > 0 && group.count < group.tokens;
    if group.articles < MIN_ARTICLES || !is_part || !(level > 0.0 && level < 1.0) {
        return None;
    }
    let value = group.count as f64 / group.tokens as f64;
    let rest = 1.0 - value;
    let least = rest / group.count as f64;
    let variance = group.relative_variance()?.max(least);
    let df = (1.0 / variance + 2.0).min(group.articles as f64 - 1.0);
    let reach = student_within(level, df) * sqrt(variance) / rest;
    let odds = ln(value / rest);
    let share = |logit: f64| 1.0 / (1.0 + exp(-logit));
    Some(Estimate { value, low: share(odds - reach), high: share(odds + reach), level, method: OVER_ARTICLES })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::simulated::Random;

    #[test]
    fn hand_counted() {
        // 10 articles of 100 words, five with 10 and five with 30: p = 0.2, residuals ±10, V = 10/9 · 1000 / 200² = 1/36.
        let mut part = Moments::of_group(&[100; 10]);
        for count in [10, 30].repeat(5) {
            part.add_occurrences(count, 100);
        }
        let share = share_interval(&part, 0.95).expect("ten articles");
        // Nine degrees of freedom (1/V = 36); t = 2.262157; √V/(1 − p) = 0.208333; logit 0.2 = −1.386294.
        let by_hand = |sign: f64| 1.0 / (1.0 + exp(1.386_294 - sign * 2.262_157 * 0.208_333));
        assert!((share.low - by_hand(-1.0)).abs() < 1e-5 && (share.high - by_hand(1.0)).abs() < 1e-5, "{share:?}");
    }

    #[test]
    fn nothing_all_or_few_articles_have_no_interval() {
        let of = |articles: usize, count: u64| {
            let mut part = Moments::of_group(&vec![100; articles]);
            for _ in 0..articles {
                part.add_occurrences(count, 100);
            }
            share_interval(&part, 0.95)
        };
        assert!(of(9, 50).is_none() && of(10, 0).is_none() && of(10, 100).is_none());
        let even = of(10, 50).expect("ten articles");
        assert!(even.low < 0.5 && even.high > 0.5, "articles that are all alike are still a sample: {even:?}");
    }

    /// The share of intervals that hold the truth.
    fn coverage(articles: u64, mean: f64, concentration: f64, draws: u32) -> f64 {
        let mut random = Random(7);
        let (mut held, mut made) = (0u32, 0u32);
        for _ in 0..draws {
            let sizes: Vec<u64> = (0..articles).map(|_| random.size()).collect();
            let mut part = Moments::of_group(&sizes);
            for size in sizes {
                let (a, b) = (random.gamma(mean * concentration), random.gamma((1.0 - mean) * concentration));
                let stretches = (0..size / 20).filter(|_| random.uniform() < a / (a + b)).count() as u64;
                let rest = (0..size % 20).filter(|_| random.uniform() < a / (a + b)).count() as u64;
                part.add_occurrences(20 * stretches + rest, size);
            }
            let Some(share) = share_interval(&part, 0.95) else { continue };
            made += 1;
            held += u32::from(share.low <= mean && mean <= share.high);
        }
        100.0 * f64::from(held) / f64::from(made)
    }

    #[test]
    fn intervals_hold_the_truth() {
        for (articles, mean, concentration) in [(10, 0.25, 10.0), (30, 0.25, 2.0), (30, 0.05, 10.0)] {
            let held = coverage(articles, mean, concentration, 400);
            assert!((91.0..=99.0).contains(&held), "{articles} articles, mean {mean}: {held} %");
        }
    }

    #[test]
    #[ignore = "prints the table of the module's documentation"]
    fn coverage_table() {
        for articles in [10, 30, 100, 300] {
            for mean in [0.02, 0.1, 0.25, 0.5] {
                let of = |concentration| coverage(articles, mean, concentration, 4_000);
                println!("//! | {articles} | {mean} | {:.1} | {:.1} |", of(2.0), of(10.0));
            }
        }
    }
}
