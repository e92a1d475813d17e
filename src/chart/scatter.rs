//! Data of a scatter: points on two scales, the most important first, with labels where there is room.
//! Serves words of two outlets, range against effect, and maps. Leaves drawing to `svg::scatter`.

use super::{Scaled, Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Points on two scales.
#[derive(Debug, Clone, PartialEq)]
pub struct ScatterPlot {
    /// The words around it.
    pub words: Words,
    /// The horizontal scale.
    pub x: Scaled,
    /// The vertical scale.
    pub y: Scaled,
    /// What is drawn below the points.
    pub guide: Guide,
    /// The series that points may belong to, for the key.
    pub series: Vec<(usize, String)>,
    /// The points; those that are labelled first stand first.
    pub points: Vec<Point>,
    /// At most so many labels are tried.
    pub labels: usize,
}

/// Lines to read points by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guide {
    /// None.
    Nothing,
    /// Where both scales agree; both are drawn alike.
    Diagonal,
    /// Nought of the vertical scale.
    Level,
    /// Nought of both scales; a unit is as long on one as on the other.
    Cross,
}

/// One point.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its label, in any script.
    pub label: String,
    /// Its place; may be infinite, and nought on a logarithmic scale.
    pub x: f64,
    /// Its place; may be infinite, and nought on a logarithmic scale.
    pub y: f64,
    /// Its series by place among all of the report; `None` is a grey point in the background.
    pub series: Option<usize>,
    /// Drawn filled if the evidence holds, hollow if it does not.
    pub solid: bool,
    /// Drawn larger, its label bold: an outlet among its words.
    pub strong: bool,
}

impl Twin for ScatterPlot {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("label", ColumnKind::Text),
            Column::new("series", ColumnKind::Text),
            Column::new("x", ColumnKind::Score(3)).about(self.x.title.clone()),
            Column::new("y", ColumnKind::Score(3)).about(self.y.title.clone()),
        ]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.x.title, &mut self.y.title]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let name = |place: usize| self.series.iter().find(|(series, _)| *series == place).map(|(_, name)| name.clone());
        let row = |point: &Point| {
            let series = Cell::maybe(point.series.and_then(name));
            vec![Cell::text(&point.label), series, Cell::number(point.x), Cell::number(point.y)]
        };
        self.points.iter().map(row).collect()
    }
}
