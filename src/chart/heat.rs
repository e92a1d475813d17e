//! Data of a heat map: values in rows and columns, with a tree beside the rows if they were clustered.
//! Leaves drawing to `svg::heat`.

use super::{Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Values in rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatMap {
    /// The words around it.
    pub words: Words,
    /// What a cell measures, with its unit.
    pub key: String,
    /// Labels of the columns.
    pub columns: Vec<String>,
    /// Top row first.
    pub rows: Vec<HeatRow>,
    /// Decimals of the numbers in the cells.
    pub decimals: usize,
    /// How the rows join, if they were clustered; rows stand in the order of its leaves.
    pub tree: Option<Tree>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// Its label.
    pub label: String,
    /// One cell a column.
    pub cells: Vec<HeatCell>,
}

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum HeatCell {
    /// A number; an infinite one has the strongest colour.
    Value(f64),
    /// Undefined: hatched, told in the key.
    Undefined,
    /// Nothing belongs here: the diagonal of a matrix, a day outside the year.
    Blank,
}

/// A tree of the rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// What its heights measure.
    pub axis: String,
    /// Joints in the order in which they happen, heights ascending.
    pub joints: Vec<Joint>,
}

/// Two branches that become one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Joint {
    /// One branch.
    pub one: Limb,
    /// The other.
    pub other: Limb,
    /// Where they join.
    pub height: f64,
}

/// The end of a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limb {
    /// A row by its place.
    Row(usize),
    /// An earlier joint by its place.
    Joint(usize),
}

impl Twin for HeatMap {
    fn columns(&self) -> Vec<Column> {
        let value = |name: &String| {
            Column::new(name, ColumnKind::Score(u8::try_from(self.decimals).unwrap_or(3))).about(self.key.clone())
        };
        std::iter::once(Column::new("label", ColumnKind::Text)).chain(self.columns.iter().map(value)).collect()
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.key]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cell = |cell: &HeatCell| match cell {
            HeatCell::Value(value) => Cell::number(*value),
            HeatCell::Undefined | HeatCell::Blank => Cell::number(None),
        };
        let row = |row: &HeatRow| std::iter::once(Cell::text(&row.label)).chain(row.cells.iter().map(cell)).collect();
        self.rows.iter().map(row).collect()
    }
}
