//! How often: the frequency of every form in every group of articles, with an interval over articles where enough allow it.

mod pieces;

pub use pieces::{Piece, Pieces, tallied};

use super::LEVEL;
use crate::count::Counts;
use crate::index::{FormId, Index};
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Frequency;
use crate::stats::moments::Moments;
use crate::stats::rate::rate_interval_beside;
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Table};
use std::cmp::Reverse;

/// A form in a group of articles.
#[derive(Debug, Clone, PartialEq)]
pub struct FrequencyRow {
    /// The counted form.
    pub form: FormId,
    /// The group, by its place; `None` for all groups together.
    pub group: Option<usize>,
    /// Occurrences, and the words of the group.
    pub frequency: Frequency,
    /// Articles of the group with the form.
    pub articles: u64,
    /// The rate per million words with its interval over articles; `None` where too few articles allow one.
    pub rate: Option<Estimate>,
}

/// Occurrences below which forms of one count are many.
const SELDOM: usize = 256;

/// Forms by falling count over all groups, ties by form.
pub fn by_count(counts: &Counts) -> Vec<FormId> {
    // Most forms occur a few times only: those are dealt out by their count, and only the others compared.
    let mut often: Vec<(Reverse<u64>, FormId)> = Vec::new();
    let mut seldom: Vec<Vec<FormId>> = vec![Vec::new(); SELDOM];
    for form in counts.forms() {
        let count = counts.count(form);
        match usize::try_from(count).ok().and_then(|count| seldom.get_mut(count)) {
            Some(alike) => alike.push(form),
            None => often.push((Reverse(count), form)),
        }
    }
    often.sort_unstable();
    let often = often.into_iter().map(|(_, form)| form);
    often.chain(seldom.into_iter().rev().flatten()).collect()
}

/// The frequency of a form in one group, or in all of them.
pub fn row(counts: &Counts, form: FormId, group: Option<usize>) -> FrequencyRow {
    row_beside(counts, form, group, &counts.moments_everywhere(form))
}

/// As [`row`], beside what is known of the form over all groups.
fn row_beside(counts: &Counts, form: FormId, group: Option<usize>, everywhere: &Moments) -> FrequencyRow {
    let moments = group.map_or(*everywhere, |place| counts.moments(form, &[place]));
    FrequencyRow {
        form,
        group,
        frequency: Frequency { count: moments.count, out_of: moments.tokens },
        articles: moments.with,
        rate: rate_interval_beside(&moments, everywhere, LEVEL),
    }
}

/// The rows of some forms: one each, or one for each group in which a form occurs.
pub fn rows(counts: &Counts, forms: &[FormId], grouped: bool) -> Vec<FrequencyRow> {
    let of_form = |&form: &FormId| -> Vec<FrequencyRow> {
        let everywhere = counts.moments_everywhere(form);
        if grouped {
            counts.groups_with(form).map(|group| row_beside(counts, form, Some(group), &everywhere)).collect()
        } else {
            vec![row_beside(counts, form, None, &everywhere)]
        }
    };
    forms.iter().flat_map(of_form).collect()
}

/// The table of frequencies with the lines behind each count. `field` names the column of the groups.
pub fn table(index: &Index, counts: &Counts, rows: &[FrequencyRow], field: Option<&str>) -> Table {
    let rows = rows.iter().map(|row| cells(index, counts, row, field)).collect();
    Table { rows, ..head(field) }
}

/// Name, title and columns of [`table`], without rows.
pub fn head(field: Option<&str>) -> Table {
    let columns = columns("word", "the counted form", field);
    let name = field.map_or_else(|| "frequency".to_string(), |field| format!("frequency-by-{field}"));
    Table { name, title: "Frequency of words".into(), columns, rows: Vec::new() }
}

/// The columns of frequencies of anything: its name, its group, its numbers.
pub(super) fn columns(heading: &str, about: &str, field: Option<&str>) -> Vec<Column> {
    let mut columns = vec![Column::new("form", ColumnKind::Text).heading(heading).about(about)];
    if let Some(field) = field {
        columns.push(Column::new(field, ColumnKind::Text).about("the group of articles"));
    }
    columns.extend([
        Column::new("count", ColumnKind::Count).unit("words").about("occurrences"),
        Column::new("tokens", ColumnKind::Count).heading("of words").unit("words").about("all words of the group"),
        Column::new("per_million", ColumnKind::PerMillion).unit("per million words").about("relative frequency"),
        Column::new("per_million_low", ColumnKind::PerMillion)
            .heading("low")
            .unit("per million words")
            .about("lower end of the 95 % interval over articles; undefined below ten articles"),
        Column::new("per_million_high", ColumnKind::PerMillion)
            .heading("high")
            .unit("per million words")
            .about("upper end of the 95 % interval over articles"),
        Column::new("articles", ColumnKind::Count).unit("articles").about("articles with the form"),
    ]);
    columns
}

/// The numbers of a frequency in the order of [`columns`].
pub(super) fn numbers(frequency: Frequency, rate: Option<&Estimate>, articles: u64) -> [Cell; 6] {
    [
        Cell::count(frequency.count),
        Cell::count(frequency.out_of),
        Cell::number(frequency.per_million()),
        Cell::number(rate.map(|rate| rate.low)),
        Cell::number(rate.map(|rate| rate.high)),
        Cell::count(articles),
    ]
}

fn cells(index: &Index, counts: &Counts, row: &FrequencyRow, field: Option<&str>) -> Vec<Cell> {
    let form = index.form(row.form);
    let group = row.group.map(|place| counts.groups()[place].name.clone());
    let named = |wanted: &str| group.clone().filter(|_| field == Some(wanted));
    let evidence = EvidenceId { form: form.to_string(), outlet: named("outlet"), article: named("article") };
    let mut cells = vec![Cell::text(form)];
    if field.is_some() {
        cells.push(Cell::maybe(group.filter(|name| !name.is_empty())));
    }
    let opens_lines = matches!(field, None | Some("outlet" | "article"));
    let mut numbers = numbers(row.frequency, row.rate.as_ref(), row.articles);
    if opens_lines {
        numbers[0].evidence = Some(Box::new(evidence));
    }
    cells.extend(numbers);
    cells
}

/// One row a form, the counts of the groups side by side: the twin of the chart, and what is shown where articles are few.
pub fn side_by_side(index: &Index, counts: &Counts, forms: &[FormId], name: &str, title: &str) -> Table {
    let mut columns = vec![
        Column::new("form", ColumnKind::Text).heading("word").about("the counted form"),
        Column::new("count", ColumnKind::Count).heading("all").unit("words").about("occurrences in the corpus"),
        Column::new("articles", ColumnKind::Count).unit("articles").about("articles with the form"),
    ];
    for group in counts.groups() {
        columns.push(
            Column::new(&format!("{} count", group.name), ColumnKind::Count)
                .heading(group.name.clone())
                .unit("words")
                .about(format!("occurrences in {}", group.name)),
        );
        columns.push(
            Column::new(&format!("{} per_million", group.name), ColumnKind::PerMillion)
                .heading(group.name.clone())
                .unit("per million words")
                .about(format!("relative frequency in {}", group.name)),
        );
    }
    let rows = forms.iter().map(|&form| {
        let name = index.form(form).to_string();
        let evidence = |outlet: Option<String>| EvidenceId { form: name.clone(), outlet, article: None };
        let mut cells = vec![
            Cell::text(&name),
            Cell::count(counts.count(form)).with(evidence(None)),
            Cell::count(counts.articles_with(form)),
        ];
        for (place, group) in counts.groups().iter().enumerate() {
            let row = row(counts, form, Some(place));
            cells.push(Cell::count(row.frequency.count).with(evidence(Some(group.name.clone()))));
            cells.push(Cell::number(row.frequency.per_million()));
        }
        cells
    });
    Table { name: name.into(), title: title.into(), columns, rows: rows.collect() }
}
