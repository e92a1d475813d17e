//! The mean of scores over articles with its interval: how varied, how hard the articles of an outlet are.
//! Leaves rates of words, which are ratios of sums, to `rate`.
//!
//! # Method
//! Student's t over articles (Student 1908), each article as much as another. Scores of single articles are means over many words, so
//! that their distribution is tame: of MTLD in seven US outlets the logarithms spread by 0.18 to 0.34. Log-normal scores that spread so
//! are covered in 94 to 95 % from ten articles on, with a spread of 0.5 in 92 at ten (`coverage_holds` below; table in
//! docs/intervals.md). The bootstrap's percentiles hold in 88 to 89 % at ten articles.

use crate::stats::estimate::Estimate;
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::special::{sqrt, student_within};

const METHOD: &str = "mean of articles, Student's t over articles";

/// The mean of some scores and its interval at `level` (0.95).
///
/// `None` below ten scores, or for a level outside 0 to 1. The sum runs in the order of the scores.
///
/// ```
/// use newsprint::stats::mean::mean_interval;
/// // Ten scores, variance 110/12; t with nine degrees of freedom is 2.262157.
/// let scores: Vec<f64> = (1..=10).map(f64::from).collect();
/// let found = mean_interval(&scores, 0.95).unwrap();
/// assert_eq!(found.value, 5.5);
/// assert!((found.high - (5.5 + 2.262157162740992 * (110.0f64 / 120.0).sqrt())).abs() < 1e-9);
/// assert_eq!(mean_interval(&scores[1..], 0.95), None);
/// ```
pub fn mean_interval(scores: &[f64], level: f64) -> Option<Estimate> {
    if (scores.len() as u64) < MIN_ARTICLES || level <= 0.0 || level >= 1.0 {
        return None;
    }
    let value = mean(scores)?;
    let articles = scores.len() as f64;
    let squares: f64 = scores.iter().map(|score| (score - value) * (score - value)).sum();
    let error = sqrt(squares / (articles - 1.0) / articles);
    let reach = if error > 0.0 { student_within(level, articles - 1.0) * error } else { 0.0 };
    Some(Estimate { value, low: value - reach, high: value + reach, level, method: METHOD })
}

/// The mean of some scores, in their order; `None` of none.
pub fn mean(scores: &[f64]) -> Option<f64> {
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::simulated::Random;
    use crate::stats::special::exp;

    /// The share of intervals that hold the mean of log-normal scores.
    fn coverage(articles: usize, spread: f64, draws: u32) -> f64 {
        let mut random = Random(42);
        let truth = exp(spread * spread / 2.0);
        let mut held = 0;
        for _ in 0..draws {
            let scores: Vec<f64> = (0..articles).map(|_| exp(spread * random.normal())).collect();
            let found = mean_interval(&scores, 0.95).expect("articles enough");
            held += u32::from(found.low <= truth && truth <= found.high);
        }
        f64::from(held) / f64::from(draws)
    }

    #[test]
    fn coverage_holds() {
        for articles in [10, 30, 100] {
            for spread in [0.1, 0.3] {
                let share = coverage(articles, spread, 4_000);
                assert!((0.93..0.97).contains(&share), "{articles} articles, spread {spread}: {share}");
            }
        }
    }

    #[test]
    #[ignore = "prints the table of docs/intervals.md"]
    fn coverage_table() {
        println!("| articles | spread 0.1 | 0.3 | 0.5 |\n|---|---|---|---|");
        for articles in [10, 30, 100] {
            let row = [0.1, 0.3, 0.5].map(|spread| format!("{:.1}", 100.0 * coverage(articles, spread, 20_000)));
            println!("| {articles} | {} |", row.join(" | "));
        }
    }

    #[test]
    fn equal_scores_have_no_width() {
        let found = mean_interval(&[2.0; 12], 0.95).expect("twelve");
        assert_eq!((found.low, found.value, found.high), (2.0, 2.0, 2.0));
    }
}
