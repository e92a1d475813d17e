//! Data of columns over periods, a panel a series.
//! Leaves drawing to `svg::columns`.

use super::Words;

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
