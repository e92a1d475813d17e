//! The mean of a score over the articles of each group, with its interval. Leaves the scores of articles to the questions.

use super::LEVEL;
use crate::stats::estimate::Estimate;
use crate::stats::mean::{mean, mean_interval};
use crate::stats::rate::MIN_ARTICLES;
use crate::table::{Cell, Column, ColumnKind, Notice, isolated};

/// One measure over the articles of one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArticleMean {
    /// Articles with a score.
    pub scored: u64,
    /// Articles without one: too short, or in another language.
    pub unscored: u64,
    /// The mean over articles, each as much as another; `None` if none has a score.
    pub mean: Option<f64>,
    /// The mean with its interval; `None` below ten articles with a score.
    pub interval: Option<Estimate>,
}

impl ArticleMean {
    /// Of the scores of a group's articles, in their order.
    pub fn of(scores: impl IntoIterator<Item = Option<f64>>) -> Self {
        let all: Vec<Option<f64>> = scores.into_iter().collect();
        let scores: Vec<f64> = all.iter().copied().flatten().collect();
        Self {
            scored: scores.len() as u64,
            unscored: (all.len() - scores.len()) as u64,
            mean: mean(&scores),
            interval: mean_interval(&scores, LEVEL),
        }
    }

    /// Its cells: mean, low, high.
    pub(super) fn cells(&self) -> [Cell; 3] {
        let end = |end: fn(&Estimate) -> f64| Cell::number(self.interval.as_ref().map(end));
        [Cell::number(self.mean), end(|interval| interval.low), end(|interval| interval.high)]
    }
}

/// The columns of a measure's mean over articles: `mtld_mean`, `mtld_mean_low`, `mtld_mean_high`.
pub(super) fn columns(name: &str, heading: &str, decimals: u8) -> [Column; 3] {
    let kind = ColumnKind::Score(decimals);
    [
        Column::new(&format!("{name}_mean"), kind)
            .heading(format!("{heading}, mean of articles"))
            .about(format!("mean of {name} over the articles of the group, each as much as another")),
        Column::new(&format!("{name}_mean_low"), kind).heading("low").about(format!(
            "lower end of the 95 % interval of {name}_mean over articles; undefined below ten articles with a score"
        )),
        Column::new(&format!("{name}_mean_high"), kind)
            .heading("high")
            .about(format!("upper end of the 95 % interval of {name}_mean over articles")),
    ]
}

/// Groups with too few scores, articles without one, and what the interval is.
pub(super) fn notices<'a>(
    groups: impl IntoIterator<Item = &'a str>,
    names: &[&str],
    means: &[Vec<ArticleMean>],
) -> Vec<Notice> {
    let mut notices = Vec::new();
    for (group, means) in groups.into_iter().zip(means) {
        let fewest = means.iter().map(|mean| mean.scored).min().unwrap_or(0);
        if fewest < MIN_ARTICLES {
            let text = format!(
                "{} has {fewest} articles with a score; below {MIN_ARTICLES} their mean has no interval",
                isolated(group)
            );
            notices.push(Notice::new("descriptive-only", text));
        }
    }
    for (place, name) in names.iter().enumerate() {
        let unscored: u64 = means.iter().map(|means| means[place].unscored).sum();
        if unscored > 0 {
            let text = format!("{name} is undefined for {unscored} single articles, which are left out of {name}_mean");
            notices.push(Notice::new("left-out", text));
        }
    }
    let text = "the mean of articles has a 95 % interval (Student's t over articles), the score of the joined text has none: quote the mean \
                to compare groups";
    notices.push(Notice::new("interval", text));
    notices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_without_a_score_are_counted_and_left_out() {
        let found = ArticleMean::of([Some(1.0), None, Some(4.0)]);
        assert_eq!((found.scored, found.unscored, found.mean, found.interval), (2, 1, Some(2.5), None));
        let many = ArticleMean::of((0..12).map(|score| Some(f64::from(score))));
        assert!(many.interval.is_some_and(|interval| interval.low < 5.5 && interval.high > 5.5));
        assert_eq!(ArticleMean::of([None]).mean, None);
    }
}
