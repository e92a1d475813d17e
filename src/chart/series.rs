//! Data of a time series: rates with intervals over periods, one small multiple a series, gaps where nothing is known.
//! Leaves drawing to `svg::series`.

use super::{Mark, Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Values over periods.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesPlot {
    /// The words around it.
    pub words: Words,
    /// What the vertical axis measures, with its unit.
    pub axis: String,
    /// The periods in order, without gaps: `2025-03`, `2025-04`.
    pub periods: Vec<String>,
    /// One panel a series.
    pub panels: Vec<SeriesPanel>,
}

/// One panel.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesPanel {
    /// The series.
    pub name: String,
    /// Which colour and marker it has.
    pub series: usize,
    /// A short text beside the name: the test of the trend.
    pub detail: String,
    /// One mark a period; `None` is a gap, never nought.
    pub marks: Vec<Option<Mark>>,
}

impl Twin for SeriesPlot {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("series", ColumnKind::Text),
            Column::new("date", ColumnKind::Text).heading("period"),
            Column::new("value", ColumnKind::Score(3)).about(self.axis.clone()),
            Column::new("low", ColumnKind::Score(3)),
            Column::new("high", ColumnKind::Score(3)),
        ]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.axis]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let panel = |panel: &SeriesPanel| {
            let row = |(period, mark): (&String, &Option<Mark>)| {
                let mut row = vec![Cell::text(&panel.name), Cell::text(period)];
                row.extend(Mark::cells(mark.as_ref()));
                row
            };
            self.periods.iter().zip(&panel.marks).map(row).collect::<Vec<_>>()
        };
        self.panels.iter().flat_map(panel).collect()
    }
}
