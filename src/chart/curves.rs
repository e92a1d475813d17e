//! Data of curves over a numeric scale: growth of the vocabulary, frequency by rank.
//! Leaves drawing to `svg::curves`.

use super::{Mark, Scaled, Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Curves on two scales.
#[derive(Debug, Clone, PartialEq)]
pub struct CurvePlot {
    /// The words around it.
    pub words: Words,
    /// The horizontal scale.
    pub x: Scaled,
    /// The vertical scale.
    pub y: Scaled,
    /// The curves in the order of their colours.
    pub curves: Vec<Curve>,
}

/// One curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Its name, written at its end.
    pub name: String,
    /// Which colour and marker it has.
    pub series: usize,
    /// Its points, ascending in x; an interval is drawn as an area.
    pub points: Vec<(f64, Mark)>,
    /// A law beside it, dashed; empty if none is drawn.
    pub law: Vec<(f64, f64)>,
}

impl Twin for CurvePlot {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("curve", ColumnKind::Text),
            Column::new("x", ColumnKind::Score(3)).about(self.x.title.clone()),
            Column::new("value", ColumnKind::Score(3)).about(self.y.title.clone()),
            Column::new("low", ColumnKind::Score(3)),
            Column::new("high", ColumnKind::Score(3)),
        ]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.x.title, &mut self.y.title]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let curve = |curve: &Curve| {
            let row = |(x, mark): &(f64, Mark)| {
                let mut row = vec![Cell::text(&curve.name), Cell::number(*x)];
                row.extend(Mark::cells(Some(mark)));
                row
            };
            curve.points.iter().map(row).collect::<Vec<_>>()
        };
        self.curves.iter().flat_map(curve).collect()
    }
}
