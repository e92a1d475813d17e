//! The calendar of a corpus: its articles in periods, with the periods between that have none.

use super::Grouping;
use crate::corpus::Date;
use crate::error::{Error, Result};
use crate::index::SubCorpus;
use std::collections::BTreeMap;

/// More periods than anybody reads; a wrong year in one date is the usual reason.
const MOST_PERIODS: usize = 20_000;

/// The articles of a corpus by period, gaps included.
///
/// Invariant: periods follow each other without a break from the first to the last with an article.
#[derive(Debug, Clone)]
pub struct Periods<'i> {
    /// A group a period, in the order of time; a gap has no member.
    pub grouping: Grouping<'i>,
    /// Articles without a date that is precise enough.
    pub undated: u64,
}

impl<'i> Periods<'i> {
    /// Periods by `date:year`, `date:month`, `date:week` or `date:day`.
    ///
    /// # Errors
    /// If the field is another one, no article has a date that is precise enough, or the periods are too many to read.
    pub fn by(corpus: &SubCorpus<'i>, field: &str) -> Result<Self> {
        if !["date", "date:year", "date:month", "date:week", "date:day"].contains(&field) {
            return Err(Error::question(format!("\"{field}\" is not a period"))
                .hint("use one of: date:year, date:month, date:week, date:day"));
        }
        let mut found: BTreeMap<String, _> = Grouping::by(corpus, field)?.groups.into_iter().collect();
        let undated = found.remove("").map_or(0, |members| members.articles().len() as u64);
        let (Some(first), Some(last)) = (found.keys().next().cloned(), found.keys().next_back().cloned()) else {
            return Err(Error::question(format!("no article has a date precise enough for \"{field}\""))
                .hint("state dates in articles.csv or in the names of files, or use --by date:year"));
        };
        let names = if field == "date:week" { weeks(corpus, &last) } else { calendar(&first, &last) };
        if names.len() > MOST_PERIODS {
            return Err(Error::question(format!("from {first} to {last} there are more than {MOST_PERIODS} periods"))
                .hint("choose longer periods, or articles with --where 'date >= 2000'"));
        }
        let groups = names.into_iter().map(|name| (found.remove(&name).unwrap_or_else(|| corpus.of(Vec::new())), name));
        let groups = groups.map(|(members, name)| (name, members)).collect();
        Ok(Self { grouping: Grouping { field: "date".into(), groups }, undated })
    }
}

/// Every year, month or day from one to another.
fn calendar(first: &str, last: &str) -> Vec<String> {
    let first: Date = first.parse().expect("names of periods are dates");
    let days = std::iter::successors(Some(first), |date| Some(date.next()));
    until(days.map(|date| date.to_string()), last)
}

/// Every ISO week from that of the first day to another.
fn weeks(corpus: &SubCorpus<'_>, last: &str) -> Vec<String> {
    let dates = corpus.articles().iter().map(|&number| corpus.index().corpus().date(number));
    let first = dates.filter(|date| date.iso_week().is_some()).min();
    let days = std::iter::successors(first, |date| Some((0..7).fold(*date, |date, _| date.next())));
    until(days.filter_map(Date::iso_week), last)
}

/// Names up to the last one, or one more than anybody reads.
fn until(names: impl Iterator<Item = String>, last: &str) -> Vec<String> {
    let mut all = Vec::new();
    for name in names.take(MOST_PERIODS + 1) {
        let done = name == last;
        all.push(name);
        if done {
            break;
        }
    }
    all
}
