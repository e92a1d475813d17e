//! The picture of actors: how often each group is named, in every group of articles.

use super::{WHISKERS, rate_mark, words};
use crate::analysis::LEVEL;
use crate::analysis::groups::{GroupCounts, Subject};
use crate::chart::{Chart, DotPlot, DotRow, Mark};
use crate::query::BoundGroups;
use crate::stats::frequency::Frequency;
use crate::stats::rate::{MIN_ARTICLES, rate_interval_beside};
use crate::table::number;

/// Rates of subjects with their intervals, the most frequent first, ties by label; names stand below their group's in brackets.
pub fn dots(counts: &GroupCounts, bound: &BoundGroups, subjects: &[Subject], field: Option<&str>, per: u64) -> Chart {
    let mark = |subject: Subject, place: usize| -> Option<Mark> {
        let part = counts.moments(subject, Some(place));
        let rate = rate_interval_beside(&part, &counts.moments(subject, None), LEVEL);
        rate_mark(Frequency::new(part.count, part.tokens).per_million(), rate.as_ref(), per)
    };
    let mut rows: Vec<(u64, DotRow)> = subjects
        .iter()
        .map(|&subject| {
            let marks = (0..counts.parts.len()).map(|place| mark(subject, place)).collect();
            (counts.moments(subject, None).count, DotRow { label: label(bound, subject), marks })
        })
        .collect();
    rows.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.label.cmp(&b.1.label)));
    let large = counts.parts.iter().filter(|(_, part)| part.articles >= MIN_ARTICLES).count();
    let lacking = match large {
        0 => "No intervals: fewer than ten articles in each group.".to_owned(),
        all if all == counts.parts.len() => WHISKERS.to_owned(),
        _ => format!("{WHISKERS} Groups with fewer than ten articles have no interval."),
    };
    let (articles, tokens) = counts.parts.iter().fold((0, 0), |(a, t), (_, part)| (a + part.articles, t + part.tokens));
    let unit = format!("hits per {} words", number::count(per));
    Chart::Dots(DotPlot {
        words: words(
            field
                .map_or("How often actors are named".into(), |field| format!("How often actors are named, by {field}")),
            format!("Hits per {} words, ordered by all hits.", number::count(per)),
            format!("{lacking} n = {} articles, {} words.", number::count(articles), number::count(tokens)),
        ),
        axis: unit,
        series: counts
            .parts
            .iter()
            .map(|(name, _)| if field.is_some() { name.clone() } else { String::new() })
            .collect(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    })
}

fn label(bound: &BoundGroups, subject: Subject) -> String {
    let group = &bound.groups().list()[subject.group];
    match subject.variant {
        None => group.name.clone(),
        Some(variant) => format!("{} ({})", group.variants[variant].pattern, group.name),
    }
}
