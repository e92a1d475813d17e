//! Pictures of what was collected: articles by day, words of each article.

use super::{texts, words};
use crate::chart::{CalendarDay, CalendarPlot, Chart, HeatCell, HeatMap, HeatRow};
use crate::corpus::Date;
use crate::count::Grouping;
use crate::error::Result;
use crate::index::SubCorpus;
use crate::table::number;
use std::collections::BTreeMap;

/// Years that a calendar of days shows; longer spans are shown by month.
const MOST_YEARS: i32 = 8;

/// Articles a day; by month if they span many years. Articles without such a date are named in the note.
pub fn calendar(corpus: &SubCorpus<'_>) -> Chart {
    let dates: Vec<Date> = corpus.articles().iter().map(|&article| corpus.index().article(article).date).collect();
    let mut by_day: BTreeMap<(i32, u8, u8), u64> = BTreeMap::new();
    for (year, month, day) in dates.iter().filter_map(|date| day(*date)) {
        *by_day.entry((year, month, day)).or_default() += 1;
    }
    let drawn: u64 = by_day.values().sum();
    let without = dates.len() as u64 - drawn;
    let note = match without {
        0 => format!("{} articles, all dated to the day.", number::count(drawn)),
        some => format!(
            "{} articles; {} more are not dated to the day and not drawn.",
            number::count(drawn),
            number::count(some)
        ),
    };
    let years = by_day.keys().map(|day| day.0);
    let span = years.clone().max().unwrap_or_default() - years.min().unwrap_or_default() + 1;
    if span > MOST_YEARS {
        return by_month(&by_day, &note);
    }
    let days = by_day.iter().map(|(&(year, month, day), &amount)| CalendarDay { year, month, day, amount });
    Chart::Calendar(CalendarPlot {
        words: words("When the articles appeared", "Each square is a day, each column a week; darker is more.", note),
        key: "articles a day".into(),
        days: days.collect(),
    })
}

fn day(date: Date) -> Option<(i32, u8, u8)> {
    let text = date.to_string();
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    Some((year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn by_month(by_day: &BTreeMap<(i32, u8, u8), u64>, note: &str) -> Chart {
    let (first, last) = (by_day.keys().next().map_or(0, |day| day.0), by_day.keys().next_back().map_or(0, |day| day.0));
    let cell = |year: i32, month: u8| {
        let count: u64 = by_day.range((year, month, 0)..=(year, month, 31)).map(|(_, count)| count).sum();
        HeatCell::Value(count as f64)
    };
    let row = |year: i32| HeatRow { label: year.to_string(), cells: (1..=12).map(|month| cell(year, month)).collect() };
    let months = crate::chart::phrases::ENGLISH.months;
    Chart::Heat(HeatMap {
        words: words("When the articles appeared", "Articles in each month; darker is more.", note),
        key: "articles a month".into(),
        columns: months.map(str::to_owned).to_vec(),
        rows: (first..=last).map(row).collect(),
        decimals: 0,
        tree: None,
    })
}

/// The words of each article, by outlet.
///
/// # Errors
/// If no article has an outlet to group by.
pub fn lengths(corpus: &SubCorpus<'_>) -> Result<Chart> {
    let outlets = Grouping::by(corpus, "outlet")?;
    super::refuse_too_many(outlets.groups.len(), "outlet")?;
    let lengths = |members: &SubCorpus<'_>| -> Vec<f64> {
        members
            .articles()
            .iter()
            .map(|&article| members.article_tokens(article) as f64)
            .filter(|length| *length > 0.0)
            .collect()
    };
    let empty = corpus.articles().iter().filter(|&&article| corpus.article_tokens(article) == 0).count();
    let missing = if empty == 0 { String::new() } else { format!(" {empty} without a word are not drawn.") };
    let groups = outlets.groups.iter().map(|(name, members)| (name.clone(), lengths(members))).collect();
    let words = words(
        "How long the articles are, by outlet",
        "Words of each article, on a logarithmic scale.",
        format!("Each point is an article, stacked where lengths are near.{missing}"),
    );
    let mut chart = texts::by_group(groups, "words an article (log scale)", words);
    if let Chart::Spread(plot) = &mut chart {
        plot.scale.scale = crate::chart::Scale::Logarithmic;
    }
    Ok(chart)
}
