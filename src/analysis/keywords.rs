//! What is distinctive: every form of a target against its reference, by any measures, with an interval over articles.

use super::LEVEL;
use crate::chart::{EffectFacet, EffectPlot, EffectRow, Mark, Words};
use crate::count::Counts;
use crate::index::{FormId, Index};
use crate::stats::estimate::{Estimate, conservative_end};
use crate::stats::frequency::{Contingency, Frequency};
use crate::stats::keyness::{KeynessInput, KeynessMeasure, Score};
use crate::stats::moments::Moments;
use crate::stats::rate::log_ratio_interval;
use crate::table::{Cell, Column, ColumnKind, EvidenceId, Table};

/// One comparison: groups of the counts on each side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// The name of the target: an outlet, or the filter that picked it.
    pub target: String,
    /// The groups of the target.
    pub target_groups: Vec<usize>,
    /// The groups of the reference.
    pub reference_groups: Vec<usize>,
}

/// Each group in turn against all others.
pub fn each_against_the_rest(counts: &Counts) -> Vec<Sides> {
    let places = 0..counts.groups().len();
    let sides = |place: usize| Sides {
        target: counts.groups()[place].name.clone(),
        target_groups: vec![place],
        reference_groups: places.clone().filter(|&other| other != place).collect(),
    };
    places.clone().map(sides).collect()
}

/// Which words may be listed: a filter on both sides together, so that it does not depend on which side is the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidates {
    /// Occurrences in target and reference together.
    pub min_count: u64,
    /// Articles in target and reference together.
    pub min_articles: u64,
}

impl Candidates {
    /// Every form.
    pub const ALL: Self = Self { min_count: 1, min_articles: 1 };

    /// Ten occurrences in at least five articles, or one article in a hundred if that is more.
    pub fn usual(articles: u64) -> Self {
        Self { min_count: 10, min_articles: articles.div_ceil(100).max(5) }
    }

    fn holds(self, target: &Moments, reference: &Moments) -> bool {
        target.count + reference.count >= self.min_count && target.with + reference.with >= self.min_articles
    }
}

/// One form of one target.
#[derive(Debug, Clone, PartialEq)]
pub struct KeywordRow {
    /// Which comparison it belongs to.
    pub sides: usize,
    /// The counted form.
    pub form: FormId,
    /// Its occurrences and articles on both sides.
    pub input: KeynessInput,
    /// The log ratio's interval over articles; `None` where too few articles allow one.
    pub effect: Option<Estimate>,
    /// Whether a side that has the form has it in so few bursts that the interval may be too narrow.
    pub thin: bool,
}

/// Below so many effective occurrences simulated intervals covered less than they should.
const THIN: f64 = 3.0;

/// The rows of every comparison: within a target by the conservative end of the interval, largest first whatever its sign;
/// then by the size of the log ratio, then by form.
pub fn rows(counts: &Counts, comparisons: &[Sides], candidates: Candidates) -> Vec<KeywordRow> {
    let mut all = Vec::new();
    for (place, sides) in comparisons.iter().enumerate() {
        let mut rows: Vec<KeywordRow> =
            counts.forms().filter_map(|form| row(counts, place, sides, form, candidates)).collect();
        rows.sort_by(|a, b| {
            let order = rank(b).total_cmp(&rank(a)).then_with(|| size(b).total_cmp(&size(a)));
            order.then_with(|| a.form.cmp(&b.form))
        });
        all.extend(rows);
    }
    all
}

fn row(counts: &Counts, place: usize, sides: &Sides, form: FormId, candidates: Candidates) -> Option<KeywordRow> {
    let target = counts.moments(form, &sides.target_groups);
    let reference = counts.moments(form, &sides.reference_groups);
    if target.count + reference.count == 0 || !candidates.holds(&target, &reference) {
        return None;
    }
    let side = |of: fn(&Moments) -> Frequency| Contingency { target: of(&target), reference: of(&reference) };
    let input = KeynessInput {
        tokens: side(|moments| Frequency { count: moments.count, out_of: moments.tokens }),
        texts: side(|moments| Frequency { count: moments.with, out_of: moments.articles }),
    };
    let thin = |side: &Moments| side.effective_occurrences().is_some_and(|occurrences| occurrences < THIN);
    Some(KeywordRow {
        sides: place,
        form,
        input,
        effect: log_ratio_interval(&target, &reference, LEVEL),
        thin: thin(&target) || thin(&reference),
    })
}

/// How far from nought the interval stays.
fn rank(row: &KeywordRow) -> f64 {
    row.effect.as_ref().map_or(0.0, |effect| conservative_end(effect).abs())
}

fn size(row: &KeywordRow) -> f64 {
    let score = crate::stats::keyness::LOG_RATIO_HARDIE.score(&row.input);
    score.map_or(0.0, |score| score.value().abs())
}

/// Whether the interval lies wholly on one side of nought.
pub fn stands_apart(row: &KeywordRow) -> bool {
    row.effect.as_ref().is_some_and(|effect| conservative_end(effect) != 0.0)
}

/// The table of `newsprint keywords`.
pub fn table(
    index: &Index,
    comparisons: &[Sides],
    rows: &[KeywordRow],
    measures: &[&KeynessMeasure],
    lines_open: bool,
) -> Table {
    let mut columns = vec![
        Column::new("target", ColumnKind::Text).about("the outlet or selection that is compared with the rest"),
        Column::new("form", ColumnKind::Text).heading("word").about("the counted form"),
    ];
    for side in ["target", "reference"] {
        columns.extend([
            Column::new(&format!("{side}_count"), ColumnKind::Count)
                .unit("words")
                .about(format!("occurrences in the {side}")),
            Column::new(&format!("{side}_tokens"), ColumnKind::Count)
                .unit("words")
                .about(format!("all words of the {side}")),
            Column::new(&format!("{side}_articles"), ColumnKind::Count)
                .unit("articles")
                .about(format!("articles of the {side} with the form")),
        ]);
    }
    let interval = "end of its 95 % interval over articles; undefined below ten articles on either side";
    columns.extend([
        Column::new("log_ratio_low", ColumnKind::Score(2)).unit("log2").about(format!("lower {interval}")),
        Column::new("log_ratio_high", ColumnKind::Score(2)).unit("log2").about(format!("upper {interval}")),
    ]);
    for measure in measures {
        columns.extend(measure.columns.iter().map(|name| {
            Column::new(name, ColumnKind::Score(2))
                .heading(if measure.columns.len() == 1 { measure.heading.to_string() } else { name.replace('_', " ") })
                .about(measure.about)
        }));
    }
    let cells = |row: &KeywordRow| row_cells(index, &comparisons[row.sides], row, measures, lines_open);
    Table {
        name: "keywords".into(),
        title: "Words that set each outlet apart".into(),
        columns,
        rows: rows.iter().map(cells).collect(),
    }
}

fn row_cells(
    index: &Index,
    sides: &Sides,
    row: &KeywordRow,
    measures: &[&KeynessMeasure],
    lines_open: bool,
) -> Vec<Cell> {
    let form = index.form(row.form);
    let mut cells = vec![Cell::text(&sides.target), Cell::text(form)];
    let KeynessInput { tokens, texts } = &row.input;
    for (side, articles, outlet) in
        [(tokens.target, texts.target, Some(sides.target.clone())), (tokens.reference, texts.reference, None)]
    {
        let count = Cell::count(side.count);
        let opens = lines_open && outlet.is_some();
        let evidence = EvidenceId { form: form.to_string(), outlet, article: None };
        cells.extend([
            if opens { count.with(evidence) } else { count },
            Cell::count(side.out_of),
            Cell::count(articles.count),
        ]);
    }
    cells.push(Cell::number(row.effect.as_ref().map(|effect| effect.low)));
    cells.push(Cell::number(row.effect.as_ref().map(|effect| effect.high)));
    for measure in measures {
        match measure.score(&row.input) {
            Some(score) => cells.extend(score.numbers().into_iter().map(Cell::number)),
            None => cells.extend(measure.columns.iter().map(|_| Cell::number(None))),
        }
    }
    cells
}

/// The keywords that a picture shows of one target: up to `each` over-used and `each` under-used ones whose interval
/// stays clear of nought, by its conservative end.
pub fn shown(rows: &[KeywordRow], sides: usize, each: usize) -> (Vec<&KeywordRow>, Vec<&KeywordRow>) {
    let of_target = || rows.iter().filter(|row| row.sides == sides && stands_apart(row));
    let over = |row: &&KeywordRow| row.effect.as_ref().is_some_and(|effect| effect.low > 0.0);
    (of_target().filter(over).take(each).collect(), of_target().filter(|row| !over(row)).take(each).collect())
}

/// The picture of the keywords: a facet a target, over-used words first, then under-used ones.
pub fn chart(
    index: &Index,
    comparisons: &[Sides],
    rows: &[KeywordRow],
    each: usize,
    words: Words,
    details: &[String],
) -> EffectPlot {
    let facet = |(place, sides): (usize, &Sides)| {
        let (over, under) = shown(rows, place, each);
        EffectFacet {
            name: sides.target.clone(),
            series: sides.target_groups[0],
            detail: details[place].clone(),
            rows: over.into_iter().chain(under.into_iter().rev()).filter_map(|row| effect_row(index, row)).collect(),
        }
    };
    EffectPlot {
        words,
        axis: "log ratio: 1 is twice as often as the others, −1 half as often".into(),
        facets: comparisons.iter().enumerate().map(facet).collect(),
    }
}

fn effect_row(index: &Index, row: &KeywordRow) -> Option<EffectRow> {
    let effect = row.effect.as_ref()?;
    let value = crate::stats::keyness::LOG_RATIO_HARDIE.score(&row.input).map(|score: Score| score.value())?;
    Some(EffectRow {
        label: index.form(row.form).to_string(),
        mark: Mark { value, interval: Some((effect.low, effect.high)) },
        detail: format!("{} : {}", row.input.tokens.target.count, row.input.tokens.reference.count),
        solid: !row.thin,
    })
}
