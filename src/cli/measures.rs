//! `newsprint measures`: every measure with its formula, range, direction and source.

use super::args::MeasuresArguments;
use newsprint::error::Result;
use newsprint::stats::dispersion::DISPERSION;
use newsprint::stats::diversity::{self, DIVERSITY};
use newsprint::stats::growth::{self, CURVES, GROWTH};
use newsprint::stats::keyness::KEYNESS;
use newsprint::stats::readability::{self, READABILITY};
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
    let diversity = DIVERSITY.iter().map(|measure| {
        [
            diversity::FAMILY,
            measure.name,
            measure.formula,
            measure.range,
            measure.richer.words(),
            measure.undefined_when,
            measure.source,
            measure.about,
        ]
    });
    let readability = READABILITY.iter().map(|measure| {
        [
            readability::FAMILY,
            measure.name,
            measure.formula,
            measure.range,
            measure.harder.words(),
            measure.undefined_when,
            measure.source,
            measure.about,
        ]
    });
    let growth = GROWTH.iter().map(|measure| {
        [
            growth::FAMILY,
            measure.name,
            measure.formula,
            measure.range,
            "",
            measure.undefined_when,
            measure.source,
            measure.about,
        ]
    });
    let curves = CURVES.iter().map(|curve| {
        [growth::FAMILY, curve.name, curve.formula, curve.range, "", curve.undefined_when, curve.source, curve.about]
    });
    let row = |[family, name, formula, range, direction, undefined, source, about]: [&str; 8]| {
        [name, family, formula, range, direction, undefined, source, about].map(Cell::text).to_vec()
    };
    let table = Table {
        name: "measures".into(),
        title: "Measures".into(),
        columns,
        rows: keyness
            .chain(dispersion)
            .chain(diversity)
            .chain(readability)
            .chain(growth)
            .chain(curves)
            .map(row)
            .collect(),
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
