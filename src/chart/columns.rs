//! Data of columns over periods, a panel a series.
//! Leaves drawing to `svg::columns`.

use super::{Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Amounts per period, a panel a series.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnPlot {
    /// The words around it.
    pub words: Words,
    /// What the axis measures: `articles`.
    pub axis: String,
    /// The periods in order, without gaps: `2025-03`, `2025-04`; the last may be `no date`.
    pub periods: Vec<String>,
    /// One panel a series.
    pub panels: Vec<ColumnPanel>,
}

/// One panel of a column plot.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnPanel {
    /// The series.
    pub name: String,
    /// Its place among all series of the report.
    pub series: usize,
    /// One amount a period.
    pub amounts: Vec<u64>,
}

impl Twin for ColumnPlot {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("series", ColumnKind::Text),
            Column::new("date", ColumnKind::Text).heading("period"),
            Column::new("amount", ColumnKind::Count).about(self.axis.clone()),
        ]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.axis]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |panel: &ColumnPanel, period: &String, amount: u64| {
            vec![Cell::text(&panel.name), Cell::text(period), Cell::count(amount)]
        };
        let panel = |panel: &ColumnPanel| {
            self.periods
                .iter()
                .zip(&panel.amounts)
                .map(|(period, amount)| row(panel, period, *amount))
                .collect::<Vec<_>>()
        };
        self.panels.iter().flat_map(panel).collect()
    }
}
