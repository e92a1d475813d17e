//! Data of a histogram: how often chance gives which value, and where the value found lies.
//! Leaves drawing to `svg::histogram`.

use super::{Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Counts of values in bins.
#[derive(Debug, Clone, PartialEq)]
pub struct HistogramPlot {
    /// The words around it.
    pub words: Words,
    /// What the horizontal axis measures.
    pub axis: String,
    /// What is counted: `shuffles`.
    pub counted: String,
    /// The bins, ascending and side by side.
    pub bins: Vec<Bin>,
    /// The value found, to be judged against them.
    pub observed: Option<f64>,
}

/// One bin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Its lower end.
    pub from: f64,
    /// Its upper end.
    pub to: f64,
    /// How many values lie in it.
    pub count: u64,
}

impl Twin for HistogramPlot {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("from", ColumnKind::Score(3)).about(self.axis.clone()),
            Column::new("to", ColumnKind::Score(3)),
            Column::new("count", ColumnKind::Count).unit(&self.counted),
        ]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.axis, &mut self.counted]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |bin: &Bin| vec![Cell::number(bin.from), Cell::number(bin.to), Cell::count(bin.count)];
        self.bins.iter().map(row).collect()
    }
}
