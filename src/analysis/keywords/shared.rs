//! What does not set a target apart: words that it shares with the reference (lockwords), and words that it lacks.
//! Leaves what sets it apart to `keywords`.

use super::{KeywordRow, Sides};
use crate::count::Counts;
use crate::index::Index;
use crate::stats::estimate::Estimate;
use crate::stats::moments::Moments;
use crate::stats::rate::{log_ratio_interval, rate_interval_beside};
use crate::table::{Cell, Column, ColumnKind, Table};

/// Two one-sided tests at 5 % are one interval of this level (Schuirmann 1987).
const EQUIVALENCE_LEVEL: f64 = 0.9;

/// The sums of a row's form on both sides.
fn moments(index: &Index, counts: &Counts, comparisons: &[Sides], row: &KeywordRow) -> Option<[Moments; 2]> {
    let form = index.form_id(&row.form)?;
    let sides = &comparisons[row.sides];
    Some([&sides.target_groups, &sides.reference_groups].map(|groups| counts.moments(form, groups)))
}

/// The 90 % interval of a row's log ratio; `None` where too few articles allow one.
pub fn equivalence_interval(
    index: &Index,
    counts: &Counts,
    comparisons: &[Sides],
    row: &KeywordRow,
) -> Option<Estimate> {
    let [target, reference] = moments(index, counts, comparisons, row)?;
    log_ratio_interval(&target, &reference, EQUIVALENCE_LEVEL)
}

/// The places of the rows that a target uses as often as its reference, within `margin` log2 units either way: lockwords, by an
/// equivalence test at 5 % for each word. Within a target the most certain first: by the end of the 90 % interval that is farther from nought, then by form.
pub fn lockwords(
    index: &Index,
    counts: &Counts,
    comparisons: &[Sides],
    rows: &[KeywordRow],
    margin: f64,
) -> Vec<usize> {
    let farther = |row: &KeywordRow| {
        let interval = equivalence_interval(index, counts, comparisons, row)?;
        Some(interval.high.max(-interval.low)).filter(|end| *end < margin)
    };
    in_order(rows, farther)
}

/// A word that a target lacks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Absence {
    /// Its occurrences if the target used it as often as the reference.
    pub expected: f64,
    /// The target's rate is at most this, per million words: the upper end of the 95 % interval for no occurrence.
    /// `None` below ten articles.
    pub upper_per_million: Option<f64>,
}

/// What is known of the absence of a row's form in its target; `None` if it occurs there.
pub fn absence(index: &Index, counts: &Counts, comparisons: &[Sides], row: &KeywordRow) -> Option<Absence> {
    let tokens = row.input.tokens;
    if tokens.target.count > 0 || tokens.reference.out_of == 0 {
        return None;
    }
    let [target, reference] = moments(index, counts, comparisons, row)?;
    Some(Absence {
        expected: tokens.reference.count as f64 * tokens.target.out_of as f64 / tokens.reference.out_of as f64,
        upper_per_million: rate_interval_beside(&target, &reference, super::LEVEL).map(|rate| rate.high),
    })
}

/// The places of the rows whose target lacks the form, within a target those expected most often first, then by form.
pub fn absent(index: &Index, counts: &Counts, comparisons: &[Sides], rows: &[KeywordRow]) -> Vec<usize> {
    in_order(rows, |row| Some(-absence(index, counts, comparisons, row)?.expected))
}

/// The places of the rows with a score: by target, the smallest first, then by form.
fn in_order(rows: &[KeywordRow], score: impl Fn(&KeywordRow) -> Option<f64>) -> Vec<usize> {
    let scored = rows.iter().enumerate().filter_map(|(place, row)| Some((score(row)?, place)));
    let mut found: Vec<(f64, usize)> = scored.collect();
    found.sort_by(|a, b| {
        let (first, second) = (&rows[a.1], &rows[b.1]);
        first.sides.cmp(&second.sides).then(a.0.total_cmp(&b.0)).then_with(|| first.form.cmp(&second.form))
    });
    found.into_iter().map(|(_, place)| place).collect()
}

/// Adds the 90 % interval of each row.
pub fn add_equivalence(table: &mut Table, index: &Index, counts: &Counts, comparisons: &[Sides], rows: &[KeywordRow]) {
    let about = "end of the 90 % interval of the log ratio: inside the margin, the rates are taken as equal (two one-sided tests at 5 %)";
    table.columns.extend(
        ["equivalence_low", "equivalence_high"]
            .map(|name| Column::new(name, ColumnKind::Score(2)).unit("log2").about(about)),
    );
    for (line, row) in table.rows.iter_mut().zip(rows) {
        let interval = equivalence_interval(index, counts, comparisons, row);
        line.push(Cell::number(interval.as_ref().map(|interval| interval.low)));
        line.push(Cell::number(interval.as_ref().map(|interval| interval.high)));
    }
}

/// Adds what is known of the absence of each row.
pub fn add_absence(table: &mut Table, index: &Index, counts: &Counts, comparisons: &[Sides], rows: &[KeywordRow]) {
    table.columns.extend([
        Column::new("expected", ColumnKind::Score(1))
            .unit("words")
            .about("occurrences if the target used the word as often as the reference"),
        Column::new("absence_upper", ColumnKind::PerMillion)
            .heading("at most, per million words")
            .unit("per million words")
            .about("upper end of the 95 % interval of the target's rate, with the word's burst in the reference; undefined below ten articles"),
    ]);
    for (line, row) in table.rows.iter_mut().zip(rows) {
        let absence = absence(index, counts, comparisons, row);
        line.push(Cell::number(absence.map(|absence| absence.expected)));
        line.push(Cell::number(absence.and_then(|absence| absence.upper_per_million)));
    }
}
