//! How sure a dispersion is: parts are articles, and other articles would give another spread. Leaves leaving out to the caller.
//!
//! # Method
//! A share of articles has Wilson's interval (1927). DP, its relatives and Kullback and Leibler's divergence are found anew without
//! each of up to twenty groups of articles (delete-a-group jackknife, `resampling::jackknife`); degrees of freedom are one less than
//! the groups or the articles with the word, whichever are fewer. The interval is of the score that other articles, as many, would
//! give: all but `dp_adjusted` lie higher for rare words, whatever their spread. Coverage: docs/intervals.md.

use super::{DP, DP_ADJUSTED, DP_NORM, DispersionMeasure, KLD_NORM_E, RANGE_SHARE};
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Frequency;
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::special::{sqrt, student_within};
use crate::stats::trend::WILSON_CI_PER_MILLION;

/// Measures with an interval: a share of articles first, then those that are found anew.
pub const WITH_INTERVAL: &[DispersionMeasure] = &[RANGE_SHARE, DP, DP_NORM, DP_ADJUSTED, KLD_NORM_E];

/// Occurrences below which there is no interval of DP and the divergence.
pub const MIN_COUNT: u64 = 10;

/// Articles with the word below which there is no interval of DP and the divergence.
pub const MIN_OCCUPIED: u64 = 3;

/// Whether a measure has an interval.
pub fn has_interval(measure: &DispersionMeasure) -> bool {
    WITH_INTERVAL.iter().any(|known| known.name == measure.name)
}

/// Whether the interval of a measure needs the scores without each group.
pub fn is_found_anew(measure: &DispersionMeasure) -> bool {
    has_interval(measure) && measure.name != RANGE_SHARE.name
}

/// The interval of the share of articles with the word; `None` below ten articles.
///
/// ```
/// use newsprint::stats::dispersion::range_share_interval;
/// // Wilson: (0.5 + 0.096036) / 1.192073 ∓ 0.216427 of 20 articles, 10 with the word.
/// let found = range_share_interval(10, 20, 0.95).unwrap();
/// assert!((found.low - 0.299298).abs() < 1e-6 && (found.high - 0.700702).abs() < 1e-6);
/// assert_eq!(range_share_interval(5, 9, 0.95), None);
/// ```
pub fn range_share_interval(with: u64, articles: u64, level: f64) -> Option<Estimate> {
    if articles < MIN_ARTICLES {
        return None;
    }
    let found = WILSON_CI_PER_MILLION.interval(Frequency::new(with, articles), level)?;
    let [value, low, high] = [found.value, found.low, found.high].map(|end| end / 1e6);
    Some(Estimate { value, low, high, level, method: "Wilson 1927, articles as draws" })
}

/// The interval of a score from the scores without each group of articles.
///
/// `None` below ten articles, ten occurrences or three articles with the word, if a score is undefined, or for a level outside 0 to 1.
pub fn spread_interval(
    score: f64,
    without: &[Option<f64>],
    word: Frequency,
    articles: u64,
    level: f64,
) -> Option<Estimate> {
    let Frequency { count, out_of: occupied } = word;
    let few = articles < MIN_ARTICLES || count < MIN_COUNT || occupied < MIN_OCCUPIED;
    if few || without.len() < 2 || level <= 0.0 || level >= 1.0 {
        return None;
    }
    let scores: Vec<f64> = without.iter().copied().collect::<Option<_>>()?;
    let groups = scores.len() as f64;
    let mean = scores.iter().sum::<f64>() / groups;
    let variance = (groups - 1.0) / groups * scores.iter().map(|score| (score - mean) * (score - mean)).sum::<f64>();
    let reach = student_within(level, groups.min(occupied as f64) - 1.0) * sqrt(variance);
    // No score is above 1, the word in one part alone.
    let (low, high) = (score - reach, (score + reach).min(1.0));
    Some(Estimate { value: score, low, high, level, method: "delete-a-group jackknife over articles" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::dispersion::{PartSizes, Parts, occupied};
    use crate::stats::resampling::dealt_out;
    use crate::stats::simulated::Random;

    fn score(measure: &DispersionMeasure, articles: &[(u64, u64)]) -> Option<f64> {
        let (counts, sizes): (Vec<u64>, Vec<u64>) = articles.iter().copied().unzip();
        measure.score(&Parts { occupied: &occupied(&counts, &sizes), sizes: &PartSizes::new(&sizes), positions: None })
    }

    /// The share of intervals that hold the mean score of such samples, and how many were given.
    fn coverage(measure: &DispersionMeasure, articles: usize, per_million: f64, k: f64, samples: u64) -> (f64, usize) {
        let mut random = Random(17);
        let mut found = Vec::new();
        for sample in 0..samples {
            let draw = |random: &mut Random| {
                let size = random.size();
                (random.occurrences(per_million, k, size), size)
            };
            let all: Vec<(u64, u64)> = (0..articles).map(|_| draw(&mut random)).collect();
            let dealt = dealt_out(articles, sample);
            let groups = dealt.iter().max().map_or(0, |last| last + 1);
            let without = |group: u32| {
                let rest: Vec<_> =
                    all.iter().zip(&dealt).filter(|(_, of)| **of != group).map(|(one, _)| *one).collect();
                score(measure, &rest)
            };
            let without: Vec<_> = (0..groups).map(without).collect();
            let word =
                Frequency::new(all.iter().map(|one| one.0).sum(), all.iter().filter(|one| one.0 > 0).count() as u64);
            let Some(value) = score(measure, &all) else { continue };
            found.extend(spread_interval(value, &without, word, articles as u64, 0.95));
        }
        let mean = found.iter().map(|found| found.value).sum::<f64>() / found.len().max(1) as f64;
        let held = found.iter().filter(|found| found.low <= mean && mean <= found.high).count();
        (held as f64 / found.len().max(1) as f64, found.len())
    }

    #[test]
    #[ignore = "prints the table of docs/intervals.md"]
    fn coverage_table() {
        println!(
            "| measure | articles | 1,000 even | 1,000, k = 0.3 | 3,000, k = 1 | 10,000, k = 0.5 |\n|---|---|---|---|---|---|"
        );
        for measure in &WITH_INTERVAL[1..] {
            for articles in [10, 30, 100] {
                let cell = |(rate, k): (f64, f64)| {
                    let (share, given) = coverage(measure, articles, rate, k, 1_000);
                    if given < 300 { "–".into() } else { format!("{:.1}", 100.0 * share) }
                };
                let words = [(1_000.0, f64::INFINITY), (1_000.0, 0.3), (3_000.0, 1.0), (10_000.0, 0.5)];
                println!("| {} | {articles} | {} |", measure.name, words.map(cell).join(" | "));
            }
        }
    }

    #[test]
    fn coverage_holds() {
        for (articles, measure) in [(10, &DP_NORM), (30, &DP_ADJUSTED), (30, &KLD_NORM_E), (100, &DP)] {
            let (share, given) = coverage(measure, articles, 3_000.0, 1.0, 250);
            assert!(given > 200 && share > 0.91, "{} of {articles}: {share} of {given}", measure.name);
        }
    }

    #[test]
    fn a_word_that_falls_at_random_has_no_adjusted_dp_however_rare() {
        for per_million in [300.0, 3_000.0] {
            let mut random = Random(3);
            let sample = |_| {
                let draw = |random: &mut Random| {
                    let size = random.size();
                    (random.occurrences(per_million, f64::INFINITY, size), size)
                };
                let all: Vec<(u64, u64)> = (0..100).map(|_| draw(&mut random)).collect();
                score(&DP_ADJUSTED, &all).unwrap_or(0.0)
            };
            let mean = (0..200).map(sample).sum::<f64>() / 200.0;
            assert!(mean.abs() < 0.03, "{per_million}: {mean}");
        }
    }
}
