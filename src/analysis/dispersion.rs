//! How evenly: how forms spread over articles, by any measures.

use crate::index::{FormId, Index, SubCorpus};
use crate::query::Pattern;
use crate::stats::dispersion::{DispersionMeasure, Needs, Part, PartSizes, Parts};
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
    /// Where it stands in the articles joined in the order of the corpus, if a measure needs it.
    pub positions: Option<Vec<u64>>,
}

impl SpreadRow {
    /// The row as measures look at it.
    pub fn parts<'a>(&'a self, sizes: &'a PartSizes) -> Parts<'a> {
        Parts { occupied: &self.occupied, sizes, positions: self.positions.as_deref() }
    }
}

/// The most that any of the measures needs.
pub fn needs(measures: &[&DispersionMeasure]) -> Needs {
    measures.iter().map(|measure| measure.needs).max().unwrap_or(Needs::Parts)
}

impl Spread {
    /// Every form, or only some, in the order of their numbers.
    pub fn of_forms(corpus: &SubCorpus<'_>, wanted: impl Fn(FormId) -> bool, needs: Needs) -> Self {
        let index = corpus.index();
        let forms = index.forms();
        let wanted: Vec<bool> = (0..forms.len()).map(|place| wanted(FormId(place as u32))).collect();
        let mut occupied: Vec<Vec<Part>> = vec![Vec::new(); forms.len()];
        let mut positions: Vec<Vec<u64>> = vec![Vec::new(); if needs == Needs::Positions { forms.len() } else { 0 }];
        let mut last_article = vec![None; forms.len()];
        let mut stream = 0;
        for &article in corpus.articles() {
            let size = corpus.article_tokens(article) as u64;
            for (form, position) in corpus.form_ids(article).zip(stream..) {
                let place = form.0 as usize;
                if !wanted[place] {
                    continue;
                }
                if let Some(of_form) = positions.get_mut(place) {
                    of_form.push(position);
                }
                let parts = &mut occupied[place];
                match parts.last_mut().filter(|_| last_article[place] == Some(article)) {
                    Some(part) => part.count += 1,
                    None => parts.push(Part { count: 1, size }),
                }
                last_article[place] = Some(article);
            }
            stream += size;
        }
        let mut positions = positions.into_iter();
        let row = |(label, occupied): (&String, Vec<Part>)| {
            let positions = positions.next();
            (!occupied.is_empty()).then(|| SpreadRow { label: label.clone(), occupied, positions })
        };
        Self { sizes: sizes(corpus), rows: forms.iter().zip(occupied).filter_map(row).collect() }
    }

    /// Patterns, in their order; one that does not occur has no parts. A phrase stands where its first word does.
    pub fn of_patterns(corpus: &SubCorpus<'_>, patterns: &[Pattern]) -> Self {
        let row = |pattern: &Pattern| {
            let (mut occupied, mut positions, mut stream) = (Vec::new(), Vec::new(), 0);
            for &article in corpus.articles() {
                let hits = pattern.find_in(corpus, article);
                let size = corpus.article_tokens(article) as u64;
                if !hits.is_empty() {
                    occupied.push(Part { count: hits.len() as u64, size });
                }
                let mut counted = corpus.runs(article).flatten().zip(stream..).peekable();
                positions.extend(hits.iter().filter_map(|hit| {
                    let token = hit.position.token as usize;
                    while counted.next_if(|&(place, _)| place < token).is_some() {}
                    counted.peek().map(|&(_, position)| position)
                }));
                stream += size;
            }
            SpreadRow { label: pattern.text().to_string(), occupied, positions: Some(positions) }
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
    let sizes: Vec<u64> = corpus.articles().iter().map(|&article| corpus.article_tokens(article) as u64).collect();
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
        let parts = row.parts(&spread.sizes);
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
