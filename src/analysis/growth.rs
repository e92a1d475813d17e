//! How the vocabulary grows: laws and estimates of each text, or the curve of its types.

use super::texts::Texts;
use crate::parallel;
use crate::stats::growth::{Growth, GrowthCurve, GrowthMeasure, OBSERVED};
use crate::table::{Cell, Column, ColumnKind, Table};

/// Reads each text, its articles joined in the order of the corpus.
pub fn growths(texts: &Texts<'_>, threads: usize) -> Vec<Growth> {
    parallel::map(&texts.texts, threads, |text| {
        let forms: Vec<u32> = text.forms().map(|form| form.0).collect();
        Growth::of(&forms)
    })
}

/// The table of `newsprint growth`: one row a text and statistic; the sizes first, then the numbers of each measure.
///
/// The result does not depend on the number of threads.
pub fn table(texts: &Texts<'_>, growths: &[Growth], measures: &[&GrowthMeasure], threads: usize) -> Table {
    let columns = vec![
        Column::new(&texts.field, ColumnKind::Text).about("the articles that were joined, in the order of the corpus"),
        Column::new("statistic", ColumnKind::Text).about("the name of the number"),
        Column::new("value", ColumnKind::Score(4)).about("the number"),
        Column::new("about", ColumnKind::Text).heading("what it is").about("what the number is"),
    ];
    let scores = parallel::map(growths, threads, |growth| {
        measures.iter().map(|measure| measure.score(growth)).collect::<Vec<_>>()
    });
    let mut rows = Vec::new();
    for ((text, growth), scores) in texts.texts.iter().zip(growths).zip(scores) {
        let mut row = |statistic: &str, value: Cell, about: &str| {
            let name = Cell::maybe((!text.name.is_empty()).then(|| text.name.clone()));
            rows.push(vec![name, Cell::text(statistic), value, Cell::text(about)]);
        };
        let spectrum = growth.spectrum();
        row("tokens", Cell::count(spectrum.tokens()), "all words");
        row("types", Cell::count(spectrum.types()), "different words");
        row("hapax", Cell::count(spectrum.of(1)), "words that occur once");
        for (measure, numbers) in measures.iter().zip(&scores) {
            for (place, value) in measure.values.iter().enumerate() {
                row(value.name, Cell::number(numbers.as_ref().map(|numbers| numbers[place])), value.about);
            }
        }
    }
    Table { name: "growth".into(), title: "How the vocabulary grows".into(), columns, rows }
}

/// The table of `newsprint growth --curve`: one row a text and step; types and hapax legomena as observed, then each curve.
pub fn curve_table(texts: &Texts<'_>, growths: &[Growth], curves: &[&GrowthCurve]) -> Table {
    let mut columns = vec![
        Column::new(&texts.field, ColumnKind::Text).about("the articles that were joined, in the order of the corpus"),
        Column::new("step", ColumnKind::Count).about("twenty equal steps, fewer for a text of fewer words"),
        Column::new("tokens", ColumnKind::Count).heading("words").unit("words").about("words read so far"),
    ];
    let others = || curves.iter().filter(|curve| curve.name != OBSERVED.name);
    columns.extend(OBSERVED.values.iter().map(|value| Column::new(value.name, ColumnKind::Count).about(value.about)));
    let values = others().flat_map(|curve| curve.values);
    columns.extend(values.map(|value| Column::new(value.name, ColumnKind::Score(1)).about(value.about)));
    let mut rows = Vec::new();
    for (text, growth) in texts.texts.iter().zip(growths) {
        for (place, step) in growth.steps().iter().enumerate() {
            let mut cells = vec![
                Cell::maybe((!text.name.is_empty()).then(|| text.name.clone())),
                Cell::count(place as u64 + 1),
                Cell::count(step.tokens),
                Cell::count(step.types),
                Cell::count(step.hapax),
            ];
            for curve in others() {
                let numbers = curve.at(growth, step.tokens);
                let number = |place| Cell::number(numbers.as_ref().map(|numbers: &Vec<f64>| numbers[place]));
                cells.extend((0..curve.values.len()).map(number));
            }
            rows.push(cells);
        }
    }
    Table { name: "growth-curve".into(), title: "How the vocabulary grows, step by step".into(), columns, rows }
}
