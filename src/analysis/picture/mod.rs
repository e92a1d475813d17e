//! Pictures of answers: from typed results to charts, one file a question. The report and `--chart` draw the same ones.
//! Leaves how charts look to `chart`.

pub mod actors;
pub mod articles;
pub mod collocates;
pub mod duplicates;
pub mod growth;
pub mod keywords;
pub mod parallels;
pub mod robustness;
pub mod sequences;
pub mod similarity;
pub mod spread;
pub mod strips;
pub mod texts;
pub mod trend;
pub mod voices;
pub mod words;

use crate::chart::{Mark, Words};
use crate::count::Group;
use crate::error::{Error, Result};
use crate::stats::estimate::Estimate;
use crate::stats::rate::MIN_ARTICLES;
use crate::table::number;

/// Groups that one picture can tell apart.
pub const MOST_GROUPS: usize = 30;
/// Rows of a picture, unless told otherwise.
pub const ROWS: usize = 25;

/// What every picture of rates says about its intervals.
pub const WHISKERS: &str =
    "Whiskers: 95 % intervals over articles (t on the log scale); an arrow: it goes on beyond the picture.";

/// The words around a picture; what it says to a screen reader is made from its numbers.
pub(super) fn words(title: impl Into<String>, subtitle: impl Into<String>, note: impl Into<String>) -> Words {
    Words { title: title.into(), subtitle: subtitle.into(), note: note.into(), description: String::new() }
}

/// More groups than a picture can tell apart are refused: thirty colours and markers are the most.
///
/// # Errors
/// If there are more than [`MOST_GROUPS`].
pub fn refuse_too_many(groups: usize, field: &str) -> Result<()> {
    if groups <= MOST_GROUPS {
        return Ok(());
    }
    Err(Error::question(format!(
        "{groups} groups by \"{field}\" are more than a picture can tell apart ({MOST_GROUPS})"
    ))
    .hint("choose some with --where, or group by a field with fewer values"))
}

/// A rate with its interval, per so many words.
pub(super) fn rate_mark(per_million: Option<f64>, rate: Option<&Estimate>, per: u64) -> Option<Mark> {
    let scale = per as f64 / 1e6;
    let interval = rate.map(|rate| (rate.low * scale, rate.high * scale));
    per_million.map(|value| Mark { value: value * scale, interval })
}

/// Articles and words of groups, and what small ones lack: the end of every note.
pub(super) fn sample(groups: &[Group]) -> String {
    let small = groups.iter().filter(|group| group.articles_with_tokens < MIN_ARTICLES).count();
    let lacking = match small {
        0 => "",
        all if all == groups.len() => " No intervals: fewer than ten articles in each group.",
        _ => " Groups with fewer than ten articles have no interval.",
    };
    format!("{}{lacking}", size(groups))
}

/// Articles and words of groups.
pub(super) fn size(groups: &[Group]) -> String {
    let articles: u64 = groups.iter().map(|group| group.articles_with_tokens).sum();
    let tokens: u64 = groups.iter().map(|group| group.tokens).sum();
    let things = |number: u64, one: &str, many: &str| {
        format!("{} {}", number::count(number), if number == 1 { one } else { many })
    };
    format!("n = {}, {}.", things(articles, "article", "articles"), things(tokens, "word", "words"))
}

/// Whether some group is large enough for an interval.
pub(super) fn has_intervals(groups: &[Group]) -> bool {
    groups.iter().any(|group| group.articles_with_tokens >= MIN_ARTICLES)
}

/// A text with a capital at its start.
pub(in crate::analysis) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
