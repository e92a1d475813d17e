//! Which sequences: how often n-grams occur in every group of articles, with an interval where enough articles allow one.

use super::LEVEL;
use super::frequency::{columns, numbers};
use crate::count::{NGram, NGrams};
use crate::index::Index;
use crate::stats::frequency::Frequency;
use crate::stats::rate::rate_interval_beside;
use crate::table::{Cell, Table};

/// The table of `newsprint ngrams`: one row an n-gram, or one for each group in which it occurs. `field` names the groups.
pub fn table(index: &Index, grams: &NGrams, listed: &[NGram], field: Option<&str>) -> Table {
    let row = |gram: NGram, group: Option<usize>| {
        let (everywhere, moments) = (grams.moments(gram, None), grams.moments(gram, group));
        let rate = rate_interval_beside(&moments, &everywhere, LEVEL);
        let mut cells = vec![Cell::text(grams.text(gram, index))];
        let name = group.map(|place| grams.groups()[place].name.clone());
        if field.is_some() {
            cells.push(Cell::maybe(name.filter(|name| !name.is_empty())));
        }
        let frequency = Frequency::new(moments.count, moments.tokens);
        cells.extend(numbers(frequency, rate.as_ref(), moments.with));
        cells
    };
    let rows = |&gram: &NGram| -> Vec<Vec<Cell>> {
        match field {
            None => vec![row(gram, None)],
            Some(_) => grams.groups_with(gram).map(|group| row(gram, Some(group))).collect(),
        }
    };
    Table {
        name: field.map_or_else(|| "ngrams".to_string(), |field| format!("ngrams-by-{field}")),
        title: "Sequences of words".into(),
        columns: columns("sequence", "its words, joined by spaces", field),
        rows: listed.iter().flat_map(rows).collect(),
    }
}
