//! How evenly: how forms spread over articles, by any measures.

use super::LEVEL;
use crate::index::{FormId, Index, SubCorpus};
use crate::query::Pattern;
use crate::stats::dispersion::{
    DispersionMeasure, Needs, Part, PartSizes, Parts, has_interval, is_found_anew, range_share_interval,
    spread_interval,
};
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Frequency;
use crate::stats::resampling::{dealt_out, seed_of};
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Table};

/// The articles with at least one token, and where each asked form or pattern stands in them.
#[derive(Debug, Clone)]
pub struct Spread {
    /// The sizes of the articles.
    pub sizes: PartSizes,
    /// What was asked for, with the articles that have it.
    pub rows: Vec<SpreadRow>,
    /// The sizes of the articles without each group that is left out for intervals.
    without: Vec<PartSizes>,
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
    /// The group that each of these articles is left out with.
    groups: Vec<u8>,
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
        let mut groups: Vec<Vec<u8>> = vec![Vec::new(); forms.len()];
        let dealt = Dealt::of(corpus);
        let mut stream = 0;
        for (&article, &group) in corpus.articles().iter().zip(&dealt.group) {
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
                if let Some(part) = parts.last_mut().filter(|_| last_article[place] == Some(article)) {
                    part.count += 1;
                } else {
                    parts.push(Part { count: 1, size });
                    groups[place].push(group);
                }
                last_article[place] = Some(article);
            }
            stream += size;
        }
        let mut positions = positions.into_iter();
        let row = |((label, occupied), groups): ((&str, Vec<Part>), Vec<u8>)| {
            let positions = positions.next();
            (!occupied.is_empty()).then(|| SpreadRow { label: label.to_owned(), occupied, positions, groups })
        };
        let rows = forms.iter().zip(occupied).zip(groups).filter_map(row).collect();
        Self { sizes: dealt.all(), rows, without: dealt.without() }
    }

    /// Patterns, in their order; one that does not occur has no parts. A phrase stands where its first word does.
    pub fn of_patterns(corpus: &SubCorpus<'_>, patterns: &[Pattern]) -> Self {
        let dealt = Dealt::of(corpus);
        let row = |pattern: &Pattern| {
            let (mut occupied, mut positions, mut stream) = (Vec::new(), Vec::new(), 0);
            let mut groups = Vec::new();
            let found = pattern.find(corpus);
            let mut found = &found[..];
            for (&article, &group) in corpus.articles().iter().zip(&dealt.group) {
                let here = found.iter().take_while(|hit| hit.position.article == article).count();
                let (hits, rest) = found.split_at(here);
                found = rest;
                let size = corpus.article_tokens(article) as u64;
                if !hits.is_empty() {
                    occupied.push(Part { count: hits.len() as u64, size });
                    groups.push(group);
                }
                let mut counted = corpus.runs(article).flatten().zip(stream..).peekable();
                positions.extend(hits.iter().filter_map(|hit| {
                    let token = hit.position.token as usize;
                    while counted.next_if(|&(place, _)| place < token).is_some() {}
                    counted.peek().map(|&(_, position)| position)
                }));
                stream += size;
            }
            SpreadRow { label: pattern.text().to_string(), occupied, positions: Some(positions), groups }
        };
        Self { sizes: dealt.all(), rows: patterns.iter().map(row).collect(), without: dealt.without() }
    }

    /// Sorts by falling frequency, ties by form.
    pub fn sort_by_count(&mut self) {
        let count = |row: &SpreadRow| row.occupied.iter().map(|part| part.count).sum::<u64>();
        self.rows.sort_by(|a, b| count(b).cmp(&count(a)).then_with(|| a.label.cmp(&b.label)));
    }
}

/// The seed from which articles are dealt out to groups.
pub const SEED: u64 = 42;

/// The articles dealt out to the groups that are left out one after the other; those without a token too, which are no parts.
struct Dealt {
    sizes: Vec<u64>,
    group: Vec<u8>,
}

impl Dealt {
    fn of(corpus: &SubCorpus<'_>) -> Self {
        let sizes: Vec<u64> = corpus.articles().iter().map(|&article| corpus.article_tokens(article) as u64).collect();
        let group = dealt_out(sizes.len(), seed_of(SEED, &["articles"])).into_iter().map(|group| group as u8).collect();
        Self { sizes, group }
    }

    fn all(&self) -> PartSizes {
        PartSizes::new(&self.sizes)
    }

    fn without(&self) -> Vec<PartSizes> {
        let rest = |left_out: u8| {
            let rest = self.sizes.iter().zip(&self.group).filter(|(_, group)| **group != left_out);
            PartSizes::new(&rest.map(|(size, _)| *size).collect::<Vec<_>>())
        };
        self.group.iter().max().map_or_else(Vec::new, |last| (0..=*last).map(rest).collect())
    }
}

impl Spread {
    /// The interval of a measure of a row over articles; `None` for a measure that has none, and where articles do not suffice.
    pub fn interval(&self, row: &SpreadRow, measure: &DispersionMeasure) -> Option<Estimate> {
        let articles = self.sizes.parts();
        if !is_found_anew(measure) {
            let with = row.occupied.len() as u64;
            return has_interval(measure).then(|| range_share_interval(with, articles, LEVEL)).flatten();
        }
        let count = row.occupied.iter().map(|part| part.count).sum();
        let word = Frequency::new(count, row.occupied.len() as u64);
        let score = measure.score(&row.parts(&self.sizes))?;
        // Whether it is enough is asked before anything is found anew: most words are rare.
        spread_interval(score, &[Some(score); 2], word, articles, LEVEL)?;
        let rest = |(group, sizes): (usize, &PartSizes)| {
            let kept = row.occupied.iter().zip(&row.groups).filter(|(_, of)| usize::from(**of) != group);
            let occupied: Vec<Part> = kept.map(|(part, _)| *part).collect();
            measure.score(&Parts { occupied: &occupied, sizes, positions: None })
        };
        let without: Vec<Option<f64>> = self.without.iter().enumerate().map(rest).collect();
        spread_interval(score, &without, word, articles, LEVEL)
    }
}

/// The columns of a measure: its score, and the ends of its interval if it has one.
fn columns_of(measure: &DispersionMeasure) -> Vec<Column> {
    let kind = if measure.name == "range" { ColumnKind::Count } else { ColumnKind::Score(3) };
    let about = format!("{}; {}", measure.about, measure.range);
    let mut columns = vec![Column::new(measure.name, kind).heading(measure.heading).about(about)];
    if has_interval(measure) {
        let withheld = if is_found_anew(measure) {
            "undefined below ten articles, ten occurrences or three articles with the word"
        } else {
            "undefined below ten articles"
        };
        for (end, name) in [("lower", "low"), ("upper", "high")] {
            let about = format!("{end} end of the 95 % interval of {} over articles; {withheld}", measure.name);
            columns.push(
                Column::new(&format!("{}_{name}", measure.name), ColumnKind::Score(3)).heading(name).about(about),
            );
        }
    }
    columns
}

/// The table of `newsprint dispersion`: count, then one column a measure.
pub fn table(index: &Index, spread: &Spread, measures: &[&DispersionMeasure]) -> Table {
    let mut columns = vec![
        Column::new("form", ColumnKind::Text).heading("word").about("the counted form, or the pattern"),
        Column::new("count", ColumnKind::Count).unit("words").about("occurrences"),
    ];
    columns.extend(measures.iter().flat_map(|measure| columns_of(measure)));
    let cells = |row: &SpreadRow| {
        let parts = row.parts(&spread.sizes);
        let evidence = EvidenceId { form: row.label.clone(), outlet: None, article: None };
        let count = Cell::count(parts.frequency());
        let opens = index.form_id(&row.label).is_some();
        let mut cells = vec![Cell::text(&row.label), if opens { count.with(evidence) } else { count }];
        for measure in measures {
            cells.push(match measure.score(&parts) {
                // The range is a whole number of articles, and those are the parts with the word.
                Some(_) if measure.name == "range" => Cell::count(row.occupied.len() as u64),
                score => Cell::number(score),
            });
            if has_interval(measure) {
                let interval = spread.interval(row, measure);
                cells.push(Cell::number(interval.map(|interval| interval.low)));
                cells.push(Cell::number(interval.map(|interval| interval.high)));
            }
        }
        cells
    };
    Table {
        name: "dispersion".into(),
        title: "How words spread over the articles".into(),
        columns,
        rows: spread.rows.iter().map(cells).collect(),
    }
}
