//! Data of a dot plot: rows of labels with a mark a series, each with its interval.
//! Leaves drawing to `svg::dots`.

use super::{Mark, Words};

/// Rows of labels, one mark a series and row. Series keep their colour and marker by place.
#[derive(Debug, Clone, PartialEq)]
pub struct DotPlot {
    /// The words around it.
    pub words: Words,
    /// What the axis measures, with its unit.
    pub axis: String,
    /// The series (outlets) in the order of their colours.
    pub series: Vec<String>,
    /// Top row first.
    pub rows: Vec<DotRow>,
}

/// One row of a dot plot.
#[derive(Debug, Clone, PartialEq)]
pub struct DotRow {
    /// The label, in any script.
    pub label: String,
    /// One mark a series, in their order; `None` is undefined and not drawn.
    pub marks: Vec<Option<Mark>>,
}
