//! `newsprint measures`: every measure with its formula, range, direction and source.

use super::args::MeasuresArguments;
use newsprint::error::Result;
use newsprint::stats::dispersion::DISPERSION;
use newsprint::stats::keyness::KEYNESS;
use newsprint::stats::similarity::{METHODS, SIMILARITY};
use newsprint::stats::trend::TREND;
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
    let similarity = SIMILARITY.iter().map(|measure| {
        [
            "outlets",
            measure.name,
            measure.formula,
            measure.range,
            measure.range,
            measure.undefined_when,
            measure.source,
            measure.about,
        ]
    });
    let methods = METHODS.iter().map(|method| {
        [
            "outlets",
            method.name,
            method.formula,
            method.range,
            method.range,
            method.undefined_when,
            method.source,
            method.about,
        ]
    });
    let trend = TREND.iter().map(|measure| {
        [
            "time",
            measure.name,
            measure.formula,
            measure.range,
            measure.range,
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
        rows: keyness.chain(dispersion).chain(similarity).chain(methods).chain(trend).map(row).collect(),
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
