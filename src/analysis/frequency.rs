//! How often: the frequency of every form in every group of articles, with an interval over articles where enough allow it.

use super::LEVEL;
use crate::count::{Counts, Group};
use crate::index::{FormId, Index};
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Frequency;
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

/// Forms by falling count over all groups, ties by form.
pub fn by_count(counts: &Counts) -> Vec<FormId> {
    let mut forms: Vec<(Reverse<u64>, FormId)> =
        counts.forms().map(|form| (Reverse(counts.count(form)), form)).collect();
    forms.sort_unstable();
    forms.into_iter().map(|(_, form)| form).collect()
}

/// The frequency of a form in one group, or in all of them.
pub fn row(counts: &Counts, form: FormId, group: Option<usize>) -> FrequencyRow {
    let everywhere = counts.moments_everywhere(form);
    let moments = group.map_or(everywhere, |place| counts.moments(form, &[place]));
    FrequencyRow {
        form,
        group,
        frequency: Frequency { count: moments.count, out_of: moments.tokens },
        articles: moments.with,
        rate: rate_interval_beside(&moments, &everywhere, LEVEL),
    }
}

/// The rows of some forms: one each, or one for each group in which a form occurs.
pub fn rows(counts: &Counts, forms: &[FormId], grouped: bool) -> Vec<FrequencyRow> {
    let of_form = |&form: &FormId| -> Vec<FrequencyRow> {
        if grouped {
            counts.groups_with(form).map(|group| row(counts, form, Some(group))).collect()
        } else {
            vec![row(counts, form, None)]
        }
    };
    forms.iter().flat_map(of_form).collect()
}

/// The table of frequencies with the lines behind each count. `field` names the column of the groups.
pub fn table(index: &Index, counts: &Counts, rows: &[FrequencyRow], field: Option<&str>) -> Table {
    let rows = rows.iter().map(|row| cells(index, counts, row, field)).collect();
    Table { rows, ..head(field) }
}

/// The table of `newsprint words`, in as many pieces as are asked for: some columns of [`table`], or all; what is not shown is not
/// computed.
pub struct Pieces<'a> {
    /// The counted forms, by number.
    names: &'a [String],
    counts: &'a Counts,
    head: Table,
    /// Which number each column shows, by its place among [`numbers`]; `None` for form and group.
    figures: Vec<Option<usize>>,
    /// The name of each group, made once for all rows.
    groups: Vec<Cell>,
}

impl<'a> Pieces<'a> {
    /// Pieces with the columns of these names; with all if there is no name, or one is none of a column. `names` are the counted
    /// forms, by number.
    pub fn new(names: &'a [String], counts: &'a Counts, field: Option<&str>, wanted: &[String]) -> Self {
        let mut head = head(field);
        let wanted_column = |name: &String| head.columns.iter().find(|column| column.name == name.trim()).cloned();
        let picked: Option<Vec<Column>> = wanted.iter().map(wanted_column).collect();
        if let Some(picked) = picked.filter(|picked| !picked.is_empty()) {
            head.columns = picked;
        }
        let counted: [&str; 6] = ["count", "tokens", "per_million", "per_million_low", "per_million_high", "articles"];
        let figure = |column: &Column| counted.iter().position(|name| *name == column.name);
        let figures = head.columns.iter().map(figure).collect();
        let name = |group: &Group| Cell::maybe(Some(&group.name).filter(|name| !name.is_empty()));
        Self { names, counts, head, figures, groups: counts.groups().iter().map(name).collect() }
    }

    /// The rows of some places.
    pub fn of(&self, places: &[(FormId, Option<usize>)]) -> Table {
        let Self { names, counts, head, figures, groups } = self;
        let with_rate = figures.iter().any(|figure| matches!(figure, Some(3 | 4)));
        let row = |&(form, group): &(FormId, Option<usize>)| -> Vec<Cell> {
            let moments = group.map_or_else(|| counts.moments_everywhere(form), |place| counts.moments(form, &[place]));
            let rate = with_rate.then(|| row(counts, form, group).rate).flatten();
            let frequency = Frequency { count: moments.count, out_of: moments.tokens };
            let cell = |(column, figure): (&Column, &Option<usize>)| match figure {
                Some(figure) => number(*figure, frequency, rate.as_ref(), moments.with),
                None if column.name == "form" => Cell::text(&names[form.0 as usize]),
                None => group.map_or_else(|| Cell::maybe(None::<&str>), |place| groups[place].clone()),
            };
            head.columns.iter().zip(figures).map(cell).collect()
        };
        Table { rows: places.iter().map(row).collect(), ..head.clone() }
    }
}

/// The form and the group of each row: one a form, or one for each group in which it occurs.
pub fn places(counts: &Counts, forms: &[FormId], field: Option<&str>) -> Vec<(FormId, Option<usize>)> {
    match field {
        Some(_) => {
            forms.iter().flat_map(|&form| counts.groups_with(form).map(move |group| (form, Some(group)))).collect()
        }
        None => forms.iter().map(|&form| (form, None)).collect(),
    }
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
    std::array::from_fn(|place| number(place, frequency, rate, articles))
}

/// One of the numbers of a frequency, by its place among [`numbers`].
fn number(place: usize, frequency: Frequency, rate: Option<&Estimate>, articles: u64) -> Cell {
    match place {
        0 => Cell::count(frequency.count),
        1 => Cell::count(frequency.out_of),
        2 => Cell::number(frequency.per_million()),
        3 => Cell::number(rate.map(|rate| rate.low)),
        4 => Cell::number(rate.map(|rate| rate.high)),
        _ => Cell::count(articles),
    }
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
