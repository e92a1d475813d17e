//! Data of strips and boxes: the values of all texts, group by group, with their quantiles.
//! Leaves drawing to `svg::spread`.

use super::{Scaled, Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Values of texts by group.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadPlot {
    /// The words around it.
    pub words: Words,
    /// What is measured.
    pub scale: Scaled,
    /// Top group first.
    pub groups: Vec<SpreadGroup>,
}

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadGroup {
    /// Its name.
    pub name: String,
    /// Which colour and marker it has.
    pub series: usize,
    /// A short text below the name: `132 articles`.
    pub detail: String,
    /// One value a text, ascending.
    pub values: Vec<f64>,
    /// The box; `None` where the texts are too few for one.
    pub quantiles: Option<Quantiles>,
}

/// What a box shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantiles {
    /// 5 % of texts lie below.
    pub p5: f64,
    /// A quarter lies below.
    pub p25: f64,
    /// The median.
    pub p50: f64,
    /// A quarter lies above.
    pub p75: f64,
    /// 5 % lie above.
    pub p95: f64,
}

impl Twin for SpreadPlot {
    fn columns(&self) -> Vec<Column> {
        let number = |name: &str| Column::new(name, ColumnKind::Score(3)).about(self.scale.title.clone());
        let mut columns = vec![Column::new("group", ColumnKind::Text), Column::new("texts", ColumnKind::Count)];
        columns.extend(["least", "p5", "p25", "median", "p75", "p95", "most"].map(number));
        columns
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.scale.title]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |group: &SpreadGroup| {
            let q = |of: fn(&Quantiles) -> f64| Cell::number(group.quantiles.as_ref().map(of));
            vec![
                Cell::text(&group.name),
                Cell::count(group.values.len() as u64),
                Cell::number(group.values.first().copied()),
                q(|q| q.p5),
                q(|q| q.p25),
                q(|q| q.p50),
                q(|q| q.p75),
                q(|q| q.p95),
                Cell::number(group.values.last().copied()),
            ]
        };
        self.groups.iter().map(row).collect()
    }
}
