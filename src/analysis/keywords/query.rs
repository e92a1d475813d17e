//! Words of the query that a corpus was collected by: they are frequent by construction.

use super::KeywordRow;
use crate::index::{FormId, Index, SubCorpus};
use crate::query::Pattern;
use crate::table::{Cell, Column, ColumnKind, Notice, Table};
use std::collections::BTreeSet;

/// The forms that the patterns of a query find, those of every word of a phrase.
pub fn query_forms(corpus: &SubCorpus<'_>, patterns: &[Pattern]) -> BTreeSet<FormId> {
    let index = corpus.index();
    let hits = patterns.iter().flat_map(|pattern| pattern.find(corpus));
    let forms = hits.flat_map(|hit| {
        let first = hit.position.token as usize;
        index.row_forms(hit.position.article, first..first + hit.tokens as usize)
    });
    forms.collect()
}

/// Adds whether each row's form is one of the query; `rows` are those of the table.
pub fn add_query(table: &mut Table, index: &Index, rows: &[KeywordRow], forms: &BTreeSet<FormId>) {
    table.columns.push(
        Column::new("in_query", ColumnKind::Text)
            .heading("in the query")
            .about("\"yes\": a word of the query that the corpus was collected by, so frequent by construction"),
    );
    for (line, row) in table.rows.iter_mut().zip(rows) {
        let is_in = index.form_id(&row.form).is_some_and(|form| forms.contains(&form));
        line.push(Cell::maybe(is_in.then(|| "yes".to_string())));
    }
}

/// What a reader must know of the words of the query.
pub fn query_notice(texts: &[String], index: &Index, forms: &BTreeSet<FormId>) -> Notice {
    let found: Vec<&str> = forms.iter().map(|form| index.form(*form)).take(20).collect();
    let text = format!(
        "the corpus was collected by the query {}: {} ({}{}) are frequent by construction, so their rates say how articles were picked; \
         they are marked",
        texts.join(", "),
        crate::analysis::section::things(forms.len() as u64, "form", "forms"),
        found.join(", "),
        if forms.len() > found.len() { ", …" } else { "" }
    );
    Notice::new("query", text)
}
