//! `newsprint measures`: every measure with its formula, range, direction and source.

use super::args::MeasuresArguments;
use newsprint::error::Result;
use newsprint::stats::Role;
use newsprint::stats::registry::{Entry, entries};
use newsprint::table::{Answer, Cell, Column, ColumnKind, CorpusFacts, Table};

/// Writes a row a measure.
pub fn run(arguments: &MeasuresArguments) -> Result<()> {
    let names = ["name", "family", "role", "formula", "range", "direction", "undefined_when", "source", "about"];
    let row = |entry: Entry| {
        let role = match entry.role {
            Role::Definition => "definition",
            Role::Variant => "variant",
        };
        [
            entry.name,
            entry.family,
            role,
            entry.formula,
            entry.range,
            entry.direction,
            entry.undefined_when,
            entry.source,
            entry.about,
        ]
        .map(Cell::text)
        .to_vec()
    };
    let table = Table {
        name: "measures".into(),
        title: "Measures".into(),
        columns: names.iter().map(|name| Column::new(name, ColumnKind::Text)).collect(),
        rows: entries().into_iter().map(row).collect(),
    };
    let answer = Answer {
        command: "newsprint measures".into(),
        settings: Vec::new(),
        corpus: CorpusFacts { articles: 0, tokens: 0, excluded_tokens: 0, cleaning: None, hash: String::new() },
        notices: Vec::new(),
        table,
    };
    arguments.output.write(answer, true)
}
