//! The picture of sequences: rates of n-grams with their intervals.

use super::{WHISKERS, has_intervals, rate_mark, sample, words};
use crate::analysis::LEVEL;
use crate::chart::{Chart, DotPlot, DotRow};
use crate::count::{NGram, NGrams};
use crate::index::Index;
use crate::stats::frequency::Frequency;
use crate::stats::rate::rate_interval_beside;
use crate::table::number;

/// Rates of n-grams in every group. `field` names the groups.
pub fn dots(index: &Index, grams: &NGrams, listed: &[NGram], field: Option<&str>, per: u64) -> Chart {
    let mark = |gram: NGram, place: usize| {
        let (everywhere, moments) = (grams.moments(gram, None), grams.moments(gram, Some(place)));
        let rate = rate_interval_beside(&moments, &everywhere, LEVEL);
        rate_mark(Frequency::new(moments.count, moments.tokens).per_million(), rate.as_ref(), per)
    };
    let row = |&gram: &NGram| DotRow {
        label: grams.text(gram, index),
        marks: (0..grams.groups().len()).map(|place| mark(gram, place)).collect(),
    };
    let by = field.map_or(String::new(), |field| format!(", by {field}"));
    let series = grams.groups().iter().map(|group| if field.is_some() { group.name.clone() } else { String::new() });
    let intervals = if has_intervals(grams.groups()) { WHISKERS } else { "" };
    Chart::Dots(DotPlot {
        words: words(
            format!("The {} most frequent sequences{by}", listed.len()),
            format!("Occurrences per {} words, ordered by frequency in all articles.", number::count(per)),
            format!("{intervals} {}", sample(grams.groups())).trim(),
        ),
        axis: format!("occurrences per {} words", number::count(per)),
        series: series.collect(),
        rows: listed.iter().map(row).collect(),
    })
}
