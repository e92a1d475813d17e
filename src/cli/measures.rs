//! `newsprint measures`: every measure with its formula, range, direction and source.

use super::args::MeasuresArguments;
use newsprint::error::Result;
use newsprint::stats::association::ASSOCIATION;
use newsprint::stats::dispersion::DISPERSION;
use newsprint::stats::keyness::KEYNESS;
use newsprint::table::{Answer, Cell, Column, ColumnKind, CorpusFacts, Table};

/// Writes a row a measure.
pub fn run(arguments: &MeasuresArguments) -> Result<()> {
    let names = ["name", "family", "formula", "range", "direction", "undefined_when", "source", "about"];
    let columns = names.iter().map(|name| Column::new(name, ColumnKind::Text)).collect();
    let keyness = KEYNESS.iter().map(|measure| {
        [
            "keyness",
            measure.name,
            measure.formula,
            measure.range,
            measure.sign,
            measure.undefined_when,
            measure.source,
            measure.about,
        ]
    });
    let dispersion = DISPERSION.iter().map(|measure| {
        [
            "dispersion",
            measure.name,
            measure.formula,
            measure.range,
            measure.range,
            measure.undefined_when,
            measure.source,
            measure.about,
        ]
    });
    let association = ASSOCIATION.iter().map(|measure| {
        [
            "colloc",
            measure.name,
            measure.formula,
            measure.range,
            "more is closer",
            measure.undefined_when,
            measure.source,
            measure.about,
        ]
    });
    let row = |[family, name, formula, range, direction, undefined, source, about]: [&str; 8]| {
        [name, family, formula, range, direction, undefined, source, about].map(Cell::text).to_vec()
    };
    let table = Table {
        name: "measures".into(),
        title: "Measures".into(),
        columns,
        rows: keyness.chain(dispersion).chain(association).map(row).collect(),
    };
    let answer = Answer {
        command: "newsprint measures".into(),
        settings: Vec::new(),
        corpus: CorpusFacts { articles: 0, tokens: 0, hash: String::new() },
        notices: Vec::new(),
        table,
    };
    arguments.output.write(answer, true)
}
