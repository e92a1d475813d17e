//! Data of an effect plot: effects with intervals to both sides of zero, one facet a series.
//! Leaves drawing to `svg::effects`.

use super::{Mark, Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Effects in both directions, one facet a series.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectPlot {
    /// The words around it.
    pub words: Words,
    /// What the axis measures, with its unit.
    pub axis: String,
    /// The facets, in the order of their colours.
    pub facets: Vec<EffectFacet>,
}

/// One facet of an effect plot.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectFacet {
    /// Whose effects these are (an outlet).
    pub name: String,
    /// Which colour and marker it has: its place among all series of the report.
    pub series: usize,
    /// A line below the name: `12 articles, 3,801 words`.
    pub detail: String,
    /// Top row first; positive effects first, then negative ones.
    pub rows: Vec<EffectRow>,
}

/// One effect.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectRow {
    /// The label, in any script.
    pub label: String,
    /// The effect.
    pub mark: Mark,
    /// A short text at the right edge: `41 : 3`.
    pub detail: String,
    /// Drawn filled if the evidence holds, hollow if it does not.
    pub solid: bool,
}

impl Twin for EffectPlot {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("series", ColumnKind::Text),
            Column::new("label", ColumnKind::Text),
            Column::new("value", ColumnKind::Score(3)).about(self.axis.clone()),
            Column::new("low", ColumnKind::Score(3)),
            Column::new("high", ColumnKind::Score(3)),
            Column::new("detail", ColumnKind::Text),
        ]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.axis]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let facet = |facet: &EffectFacet| {
            let row = |row: &EffectRow| {
                let mut cells = vec![Cell::text(&facet.name), Cell::text(&row.label)];
                cells.extend(Mark::cells(Some(&row.mark)));
                cells.push(Cell::text(&row.detail));
                cells
            };
            facet.rows.iter().map(row).collect::<Vec<_>>()
        };
        self.facets.iter().flat_map(facet).collect()
    }
}
