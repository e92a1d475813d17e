//! What is in the corpus: outlets, articles, words, dates, and how they spread over time.

use crate::chart::{ColumnPanel, ColumnPlot, Words};
use crate::corpus::Date;
use crate::count::{Counts, Grouping};
use crate::index::{ArticleNumber, SubCorpus};
use crate::table::{Cell, Column, ColumnKind, Table};
use std::collections::BTreeMap;

/// The facts about one outlet.
#[derive(Debug, Clone, PartialEq)]
pub struct OutletFacts {
    /// Its name.
    pub outlet: String,
    /// Its articles, empty ones included.
    pub articles: u64,
    /// Its empty articles.
    pub empty: u64,
    /// Its words.
    pub tokens: u64,
    /// Its different forms.
    pub types: u64,
    /// Words of the article in the middle; `None` without articles.
    pub median_length: Option<f64>,
    /// The first and the last date, as precise as they are known.
    pub dates: Option<(Date, Date)>,
    /// Its articles without a date.
    pub undated: u64,
}

/// One row an outlet, in the order of the groups.
pub fn outlets(corpus: &SubCorpus<'_>, outlets: &Grouping<'_>, counts: &Counts) -> Vec<OutletFacts> {
    let facts = |(place, (name, members)): (usize, &(String, SubCorpus<'_>))| {
        let group = &counts.groups()[place];
        let mut lengths: Vec<u64> =
            members.articles().iter().map(|&article| members.article_tokens(article) as u64).collect();
        lengths.sort_unstable();
        let dates = members.articles().iter().map(|&article| corpus.index().article(article).date);
        let known: Vec<Date> = dates.filter(|&date| date != Date::Unknown).collect();
        OutletFacts {
            outlet: name.clone(),
            articles: group.articles,
            empty: group.articles - group.articles_with_tokens,
            tokens: group.tokens,
            types: counts.forms().filter(|&form| counts.groups_with(form).any(|with| with == place)).count() as u64,
            median_length: median(&lengths),
            undated: members.articles().len() as u64 - known.len() as u64,
            dates: known.iter().min().zip(known.iter().max()).map(|(&first, &last)| (first, last)),
        }
    };
    outlets.groups.iter().enumerate().map(facts).collect()
}

/// The middle of ascending numbers, or the mean of the two in the middle.
fn median(ascending: &[u64]) -> Option<f64> {
    let middle = ascending.len() / 2;
    match ascending.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(ascending[middle] as f64),
        _ => Some((ascending[middle - 1] + ascending[middle]) as f64 / 2.0),
    }
}

/// The table of outlets.
pub fn table(facts: &[OutletFacts]) -> Table {
    let columns = vec![
        Column::new("outlet", ColumnKind::Text),
        Column::new("articles", ColumnKind::Count).unit("articles"),
        Column::new("empty", ColumnKind::Count)
            .unit("articles")
            .about("articles without a word; they count as articles"),
        Column::new("tokens", ColumnKind::Count).heading("words").unit("words"),
        Column::new("types", ColumnKind::Count).heading("different words").unit("forms"),
        Column::new("median_length", ColumnKind::Score(0)).heading("median length").unit("words per article"),
        Column::new("first_date", ColumnKind::Text).heading("first date"),
        Column::new("last_date", ColumnKind::Text).heading("last date"),
        Column::new("undated", ColumnKind::Count).unit("articles").about("articles whose date nobody stated"),
    ];
    let rows = facts.iter().map(|facts| {
        vec![
            Cell::text(&facts.outlet),
            Cell::count(facts.articles),
            Cell::count(facts.empty),
            Cell::count(facts.tokens),
            Cell::count(facts.types),
            Cell::number(facts.median_length),
            Cell::maybe(facts.dates.map(|(first, _)| first.to_string())),
            Cell::maybe(facts.dates.map(|(_, last)| last.to_string())),
            Cell::count(facts.undated),
        ]
    });
    Table { name: "outlets".into(), title: "The outlets".into(), columns, rows: rows.collect() }
}

/// What is added up per month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Articles.
    Articles,
    /// Words.
    Tokens,
}

/// The unit of time of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// `2025-03`.
    Month,
    /// `2025`.
    Year,
}

/// Months that one panel can hold; longer spans are added up by year.
const MOST_MONTHS: usize = 60;

impl Period {
    /// Months, unless the corpus spans more than sixty of them.
    pub fn of(corpus: &SubCorpus<'_>) -> Self {
        if Self::Month.all(corpus).len() <= MOST_MONTHS { Self::Month } else { Self::Year }
    }

    /// `month` or `year`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    fn key(self, date: Date) -> Option<String> {
        match self {
            Self::Month => date.month(),
            Self::Year => date.year().map(|year| format!("{year:04}")),
        }
    }

    /// Every period from the first to the last that has an article, empty ones between them included.
    fn all(self, corpus: &SubCorpus<'_>) -> Vec<String> {
        let known = || corpus.articles().iter().filter_map(|&article| self.key(corpus.index().article(article).date));
        match (self, known().min(), known().max()) {
            (Self::Month, Some(first), Some(last)) => months_between(&first, &last),
            (Self::Year, Some(first), Some(last)) => {
                let year = |text: &str| text.parse::<u32>().unwrap_or_default();
                (year(&first)..=year(&last)).map(|year| format!("{year:04}")).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Articles or words per outlet and period. Periods between the first and the last are all there, empty ones as nought;
/// articles without such a date stand apart at the end.
pub fn over_time(
    corpus: &SubCorpus<'_>,
    outlets: &Grouping<'_>,
    amount: Amount,
    period: Period,
    words: Words,
) -> ColumnPlot {
    let mut periods = period.all(corpus);
    let dated = |article: ArticleNumber| period.key(corpus.index().article(article).date);
    if corpus.articles().iter().any(|&article| dated(article).is_none()) {
        periods.push("no date".into());
    }
    let places: BTreeMap<&str, usize> =
        periods.iter().enumerate().map(|(place, name)| (name.as_str(), place)).collect();
    let panel = |(series, (name, members)): (usize, &(String, SubCorpus<'_>))| {
        let mut amounts = vec![0; periods.len()];
        for &article in members.articles() {
            let name = dated(article).unwrap_or_else(|| "no date".into());
            amounts[places[name.as_str()]] += match amount {
                Amount::Articles => 1,
                Amount::Tokens => members.article_tokens(article) as u64,
            };
        }
        ColumnPanel { name: name.clone(), series, amounts }
    };
    let panels = outlets.groups.iter().enumerate().map(panel).collect();
    let counted = match amount {
        Amount::Articles => "articles",
        Amount::Tokens => "words",
    };
    ColumnPlot { words, axis: format!("{counted} per {}", period.name()), panels, periods }
}

/// Every month from one to another, both as `2025-03`.
fn months_between(first: &str, last: &str) -> Vec<String> {
    let parts = |month: &str| -> (u32, u32) {
        let (year, number) = month.split_once('-').unwrap_or((month, "1"));
        (year.parse().unwrap_or_default(), number.parse().unwrap_or(1))
    };
    let ((mut year, mut month), last) = (parts(first), parts(last));
    let mut months = Vec::new();
    while (year, month) <= last {
        months.push(format!("{year:04}-{month:02}"));
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    months
}

/// The table that twins the columns: one row a period, one column an outlet.
pub fn time_table(plot: &ColumnPlot, name: &str, title: &str, unit: &str) -> Table {
    let mut columns = vec![Column::new("date", ColumnKind::Text).heading("period")];
    columns.extend(
        plot.panels.iter().map(|panel| Column::new(&panel.name, ColumnKind::Count).heading(&panel.name).unit(unit)),
    );
    let rows = plot.periods.iter().enumerate().map(|(place, period)| {
        let amounts = plot.panels.iter().map(|panel| Cell::count(panel.amounts[place]));
        std::iter::once(Cell::text(period)).chain(amounts).collect()
    });
    Table { name: name.into(), title: title.into(), columns, rows: rows.collect() }
}
