//! Data of a dot plot: rows of labels with a mark a series, each with its interval.
//! Leaves drawing to `svg::dots`.

use super::{Mark, Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

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

impl Twin for DotPlot {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("label", ColumnKind::Text),
            Column::new("series", ColumnKind::Text),
            Column::new("value", ColumnKind::Score(3)).about(self.axis.clone()),
            Column::new("low", ColumnKind::Score(3)),
            Column::new("high", ColumnKind::Score(3)),
        ]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.axis]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |row: &DotRow| {
            let mark = |(name, mark): (&String, &Option<Mark>)| {
                let mut cells = vec![Cell::text(&row.label), Cell::text(name)];
                cells.extend(Mark::cells(mark.as_ref()));
                cells
            };
            self.series.iter().zip(&row.marks).map(mark).collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(row).collect()
    }
}
