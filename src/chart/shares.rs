//! Data of shares: how a whole divides, drawn to both sides of a middle: share of voice.
//! Leaves drawing to `svg::shares`.

use super::{Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Wholes divided into the same parts.
#[derive(Debug, Clone, PartialEq)]
pub struct SharePlot {
    /// The words around it.
    pub words: Words,
    /// What is shared: `quotations`.
    pub axis: String,
    /// The parts from left to right.
    pub parts: Vec<String>,
    /// So many parts stand left of the middle; the others right of it.
    pub left_parts: usize,
    /// Groups of rows, top first.
    pub groups: Vec<ShareGroup>,
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareGroup {
    /// The outlet; empty for rows without a heading.
    pub name: String,
    /// Which colour and marker it has.
    pub series: usize,
    /// Its rows, top first.
    pub rows: Vec<ShareRow>,
}

/// One whole.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareRow {
    /// Its label.
    pub label: String,
    /// One count a part.
    pub counts: Vec<u64>,
}

impl Twin for SharePlot {
    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![Column::new("group", ColumnKind::Text), Column::new("label", ColumnKind::Text)];
        columns.extend(self.parts.iter().map(|part| Column::new(part, ColumnKind::Count).about(self.axis.clone())));
        columns
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.axis]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |group: &ShareGroup, row: &ShareRow| {
            let mut cells = vec![Cell::text(&group.name), Cell::text(&row.label)];
            cells.extend(row.counts.iter().map(|count| Cell::count(*count)));
            cells
        };
        self.groups.iter().flat_map(|group| group.rows.iter().map(move |of| row(group, of))).collect()
    }
}
