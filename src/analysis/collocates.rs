//! Which company a node keeps: its collocates by any measures of association, with the convention that they were counted by.

mod spans;

pub use spans::{SEED, find_intervals};

use crate::count::{Collocate, Cooccurrences, Counting, Within};
use crate::index::Index;
use crate::stats::association::has_interval;
use crate::stats::association::{AssociationMeasure, EXPECTED, LL, LOG_DICE, MI, NODE_E_ACTUAL, NODE_LOG_DICE};
use crate::stats::association::{DELTA_P_1GIVEN2, DELTA_P_2GIVEN1, NODE_MI_E_ACTUAL, NODE_T_SCORE_E_ACTUAL};
use crate::stats::estimate::Estimate;
use crate::table::{Cell, Column, ColumnKind, Table};

/// Which collocates are listed; they are counted all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Joint occurrences.
    pub min_count: u64,
    /// Articles with a joint occurrence.
    pub min_articles: u64,
}

impl Listed {
    /// Every collocate.
    pub const ALL: Self = Self { min_count: 1, min_articles: 1 };
    /// Five joint occurrences in at least three articles: below, scores are accidents of one text.
    pub const USUAL: Self = Self { min_count: 5, min_articles: 3 };
}

/// A collocate with its scores.
#[derive(Debug, Clone, PartialEq)]
pub struct CollocateRow {
    /// Its counts.
    pub collocate: Collocate,
    /// The joint occurrences that chance would give.
    pub expected: Option<f64>,
    /// Its scores in the order of the measures.
    pub scores: Vec<Option<f64>>,
    /// Their intervals over articles, in the same order; empty before [`find_intervals`].
    pub intervals: Vec<Option<Estimate>>,
}

/// What is shown unless told otherwise; the first ranks.
pub fn usual(counting: Counting) -> Vec<&'static AssociationMeasure> {
    match counting {
        Counting::Surface => vec![&LOG_DICE, &MI, &LL, &DELTA_P_2GIVEN1, &DELTA_P_1GIVEN2],
        Counting::Pairs => vec![&NODE_LOG_DICE, &NODE_MI_E_ACTUAL, &NODE_T_SCORE_E_ACTUAL],
    }
}

/// Collocates by the first measure, highest first, undefined last, ties by form.
pub fn rows(counted: &Cooccurrences, measures: &[&AssociationMeasure], listed: Listed) -> Vec<CollocateRow> {
    let score = |measure: &AssociationMeasure, collocate: &Collocate| match counted.counting {
        Counting::Surface => measure.of_table(&counted.table(collocate)),
        Counting::Pairs => measure.of_pairs(&counted.pairs(collocate)),
    };
    let chance = match counted.counting {
        Counting::Surface => EXPECTED,
        Counting::Pairs => NODE_E_ACTUAL,
    };
    let row = |collocate: &Collocate| CollocateRow {
        collocate: *collocate,
        expected: score(&chance, collocate),
        scores: measures.iter().map(|measure| score(measure, collocate)).collect(),
        intervals: Vec::new(),
    };
    let kept = counted.collocates.iter();
    let kept = kept.filter(|one| one.together >= listed.min_count && one.articles >= listed.min_articles);
    let mut rows: Vec<CollocateRow> = kept.map(row).collect();
    let rank = |row: &CollocateRow| row.scores.first().copied().flatten();
    rows.sort_by(|a, b| {
        let by_score = match (rank(a), rank(b)) {
            (Some(a), Some(b)) => b.total_cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        by_score.then_with(|| a.collocate.form.cmp(&b.collocate.form))
    });
    rows
}

/// The table of `newsprint collocates`.
pub fn table(
    index: &Index,
    counted: &Cooccurrences,
    rows: &[CollocateRow],
    measures: &[&AssociationMeasure],
    node: &str,
) -> Table {
    let (together, own, chance) = match counted.counting {
        Counting::Surface => (
            "tokens of the collocate in a window of the node, each once (O11)",
            "occurrences of the collocate outside the node (C1)",
            "O11 if the two were independent: R1·C1/N",
        ),
        Counting::Pairs => (
            "pairs of the node and the collocate in its window; a token counts for each window it is in (O)",
            "occurrences of the collocate",
            "pairs if the two were independent: W·f(c)/N",
        ),
    };
    let mut columns = vec![
        Column::new("form", ColumnKind::Text).heading("collocate").about("the counted form"),
        Column::new("node_count", ColumnKind::Count).heading("node").unit("words").about("occurrences of the node"),
        Column::new("collocate_count", ColumnKind::Count).heading("alone").unit("words").about(own),
        Column::new("together", ColumnKind::Count).unit("words").about(together),
        Column::new("expected", ColumnKind::Score(2)).unit("words").about(chance),
        Column::new("articles", ColumnKind::Count).unit("articles").about("articles in which the two stand together"),
    ];
    let shown: Vec<usize> = (0..measures.len()).filter(|&place| measures[place].name != EXPECTED.name).collect();
    columns.extend(shown.iter().flat_map(|&place| columns_of(measures[place])));
    let cells = |row: &CollocateRow| {
        let mut cells = vec![
            Cell::text(index.form(row.collocate.form)),
            Cell::count(counted.node_count),
            Cell::count(row.collocate.count),
            Cell::count(row.collocate.together),
            Cell::number(row.expected),
            Cell::count(row.collocate.articles),
        ];
        for &place in &shown {
            cells.push(Cell::number(row.scores[place]));
            if has_interval(measures[place]) {
                let interval = row.intervals.get(place).copied().flatten();
                cells.push(Cell::number(interval.map(|interval| interval.low)));
                cells.push(Cell::number(interval.map(|interval| interval.high)));
            }
        }
        cells
    };
    Table {
        name: "collocates".into(),
        title: format!("Collocates of {node}"),
        columns,
        rows: rows.iter().map(cells).collect(),
    }
}

/// The columns of a measure: its score, and the ends of its interval if it has one.
fn columns_of(measure: &AssociationMeasure) -> Vec<Column> {
    let name = measure.column();
    let column = |name: &str, heading: &str, about: String| {
        Column::new(name, ColumnKind::Score(3)).heading(heading).about(about)
    };
    let about = format!("{} = {}; {}", measure.symbol, measure.formula, measure.range);
    let mut columns = vec![column(&name, measure.heading, about)];
    if has_interval(measure) {
        let low = format!(
            "lower end of the 95 % interval of {name} over articles; undefined below ten articles with the node, five joint occurrences \
             or three articles with one"
        );
        columns.push(column(&format!("{name}_low"), "low", low));
        let high = format!("upper end of the 95 % interval of {name} over articles");
        columns.push(column(&format!("{name}_high"), "high", high));
    }
    columns
}

/// How the collocates were found, in the order of Brezina's collocation parameters notation (2018): statistic, window,
/// least frequencies of collocate (C) and of node with collocate (NC), filters; then how tokens were counted.
pub fn notation(
    counted: &Cooccurrences,
    measure: &AssociationMeasure,
    listed: Listed,
    within: Within,
    hidden: Option<&str>,
) -> String {
    let borders = match within {
        Within::Article => "articles",
        Within::Sentence => "given sentences",
    };
    let way = match counted.counting {
        Counting::Surface => "surface co-occurrence, each token once, expected R1·C1/N",
        Counting::Pairs => "pair counting, expected W·f(c)/N in the column expected, else as the measure's name says",
    };
    let range = match listed.min_articles {
        0 | 1 => String::new(),
        least => format!(" in at least {least} articles"),
    };
    format!(
        "CPN: {} (no cut-off), L{}-R{}, C1-NC{}{range}; {}; {way}; windows end with {borders}",
        measure.name,
        counted.window.left,
        counted.window.right,
        listed.min_count,
        hidden.map_or_else(|| "no words removed".into(), |list| format!("words of \"{list}\" removed")),
    )
}
