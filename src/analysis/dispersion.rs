//! How evenly: how forms spread over articles, by any measures.

use crate::index::{FormId, Index, SubCorpus};
use crate::query::Pattern;
use crate::stats::dispersion::{DispersionMeasure, Part, PartSizes, Parts};
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Table};

/// The articles with at least one token, and where each asked form or pattern stands in them.
#[derive(Debug, Clone)]
pub struct Spread {
    /// The sizes of the articles.
    pub sizes: PartSizes,
    /// What was asked for, with the articles that have it.
    pub rows: Vec<SpreadRow>,
}

/// One form or pattern in the articles that have it.
#[derive(Debug, Clone)]
pub struct SpreadRow {
    /// The form or pattern.
    pub label: String,
    /// The articles that have it, in the order of the corpus.
    pub occupied: Vec<Part>,
}

impl Spread {
    /// Every form, or only some, in the order of their numbers.
    pub fn of_forms(corpus: &SubCorpus<'_>, wanted: impl Fn(FormId) -> bool) -> Self {
        let index = corpus.index();
        let mut occupied: Vec<Vec<Part>> = vec![Vec::new(); index.forms().len()];
        for &article in corpus.articles() {
            let size = index.article_tokens(article) as u64;
            for (form, count) in crate::count::article_tally(index, article) {
                occupied[form.0 as usize].push(Part { count, size });
            }
        }
        let rows = occupied.into_iter().enumerate().filter(|(_, parts)| !parts.is_empty());
        let rows = rows.map(|(place, occupied)| (FormId(place as u32), occupied)).filter(|(form, _)| wanted(*form));
        let row = |(form, occupied)| SpreadRow { label: index.form(form).to_string(), occupied };
        Self { sizes: sizes(corpus), rows: rows.map(row).collect() }
    }

    /// Patterns, in their order; one that does not occur has no parts.
    pub fn of_patterns(corpus: &SubCorpus<'_>, patterns: &[Pattern]) -> Self {
        let row = |pattern: &Pattern| {
            let part = |&article: &u32| Part {
                count: pattern.find_in(corpus.index(), article).len() as u64,
                size: corpus.index().article_tokens(article) as u64,
            };
            let occupied = corpus.articles().iter().map(part).filter(|part| part.count > 0).collect();
            SpreadRow { label: pattern.text().to_string(), occupied }
        };
        Self { sizes: sizes(corpus), rows: patterns.iter().map(row).collect() }
    }

    /// Sorts by falling frequency, ties by form.
    pub fn sort_by_count(&mut self) {
        let count = |row: &SpreadRow| row.occupied.iter().map(|part| part.count).sum::<u64>();
        self.rows.sort_by(|a, b| count(b).cmp(&count(a)).then_with(|| a.label.cmp(&b.label)));
    }
}

fn sizes(corpus: &SubCorpus<'_>) -> PartSizes {
    let sizes: Vec<u64> =
        corpus.articles().iter().map(|&article| corpus.index().article_tokens(article) as u64).collect();
    PartSizes::new(&sizes)
}

/// The table of `newsprint dispersion`: count, then one column a measure.
pub fn table(index: &Index, spread: &Spread, measures: &[&DispersionMeasure]) -> Table {
    let mut columns = vec![
        Column::new("form", ColumnKind::Text).heading("word").about("the counted form, or the pattern"),
        Column::new("count", ColumnKind::Count).unit("words").about("occurrences"),
    ];
    columns.extend(measures.iter().map(|measure| {
        let kind = if measure.name == "range" { ColumnKind::Count } else { ColumnKind::Score(3) };
        Column::new(measure.name, kind).heading(measure.heading).about(format!("{}; {}", measure.about, measure.range))
    }));
    let cells = |row: &SpreadRow| {
        let parts = Parts { occupied: &row.occupied, sizes: &spread.sizes };
        let evidence = EvidenceId { form: row.label.clone(), outlet: None, article: None };
        let count = Cell::count(parts.frequency());
        let opens = index.form_id(&row.label).is_some();
        let mut cells = vec![Cell::text(&row.label), if opens { count.with(evidence) } else { count }];
        cells.extend(measures.iter().map(|measure| match measure.score(&parts) {
            // The range is a whole number of articles, and those are the parts with the word.
            Some(_) if measure.name == "range" => Cell::count(row.occupied.len() as u64),
            score => Cell::number(score),
        }));
        cells
    };
    Table {
        name: "dispersion".into(),
        title: "How words spread over the articles".into(),
        columns,
        rows: spread.rows.iter().map(cells).collect(),
    }
}
