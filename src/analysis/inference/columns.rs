//! The columns that inference adds to a table of keywords.

use super::Inference;
use crate::analysis::keywords::{KeywordRow, Sides};
use crate::index::{FormId, Index};
use crate::stats::resampling::Calibration;
use crate::table::{Cell, Column, ColumnKind, Table};
use hashbrown::HashMap;

/// The names of the columns, in their order; the last only where a calibration is given.
pub const COLUMNS: [&str; 5] =
    ["p_permutation", "q_permutation", "influence_article", "log_ratio_without_article", "p_permutation_maxstat"];

/// Adds p, q and the article that each word rests on; with a calibration, also p by the maximum of all tests.
///
/// Cells are undefined where nothing was tested, and without `inference` everywhere. `rows` are those of the table.
pub fn add_columns(
    table: &mut Table,
    index: &Index,
    comparisons: &[Sides],
    rows: &[KeywordRow],
    inference: Option<&Inference>,
    calibration: Option<&Calibration>,
) {
    table.columns.extend([
        Column::new("p_permutation", ColumnKind::Probability).heading("p").about(
            "two-sided p, labels shuffled over articles; undefined where the word or the comparison was not tested",
        ),
        Column::new("q_permutation", ColumnKind::Probability)
            .heading("q")
            .about("p corrected for every test of every target (Benjamini & Hochberg 1995); at most 0.05: listed"),
        Column::new("influence_article", ColumnKind::Text)
            .heading("rests on")
            .about("the article that moves the log ratio most; ties: the first"),
        Column::new("log_ratio_without_article", ColumnKind::Score(2))
            .heading("without it")
            .unit("log2")
            .about("the log ratio without that article"),
    ]);
    if calibration.is_some() {
        table.columns.push(
            Column::new("p_permutation_maxstat", ColumnKind::Probability)
                .heading("p of the maximum")
                .about("share of shuffles in which any word of any target lies as far out (Westfall & Young 1993)"),
        );
    }
    let tested_forms = inference.map_or(&[][..], |inference| &inference.gathered().forms);
    let number_of: HashMap<&str, FormId> = tested_forms.iter().map(|&form| (index.form(form), form)).collect();
    for (line, row) in table.rows.iter_mut().zip(rows) {
        let tested = inference.zip(number_of.get(row.form.as_str()).copied());
        let influence = tested.and_then(|(inference, form)| inference.influence(row, form, &comparisons[row.sides]));
        line.extend([
            Cell::number(tested.and_then(|(inference, form)| inference.p(form, row.sides))),
            Cell::number(tested.and_then(|(inference, form)| inference.q(form, row.sides))),
            Cell::maybe(influence.map(|influence| index.article(influence.article).id.clone())),
            Cell::number(influence.and_then(|influence| influence.without)),
        ]);
        if let Some(calibration) = calibration {
            let outcome = tested.and_then(|(inference, form)| inference.outcome(form, row.sides));
            line.push(Cell::number(outcome.map(|outcome| calibration.p_of_maximum(outcome))));
        }
    }
}
