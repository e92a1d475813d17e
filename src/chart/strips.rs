//! Data of a concordance plot: one strip an article, a tick an occurrence.
//! Leaves drawing to `svg::strips`.

use super::{Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// One strip an article, ticks where something stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StripPlot {
    /// The words around it.
    pub words: Words,
    /// What the axis measures: `words from the start of the article`.
    pub axis: String,
    /// Groups (outlets) of strips, in order.
    pub groups: Vec<StripGroup>,
}

/// The strips of one outlet.
#[derive(Debug, Clone, PartialEq)]
pub struct StripGroup {
    /// The outlet.
    pub name: String,
    /// Its place among all series of the report.
    pub series: usize,
    /// Strips left out by the stated rule.
    pub hidden: u64,
    /// Its articles.
    pub strips: Vec<Strip>,
}

/// One article.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Its date, apart from the label: dates and titles never share a string.
    pub date: String,
    /// Its title or id.
    pub label: String,
    /// Its length in tokens.
    pub length: u64,
    /// Token numbers of the occurrences, ascending.
    pub ticks: Vec<u64>,
}

impl Twin for StripPlot {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("group", ColumnKind::Text),
            Column::new("date", ColumnKind::Text),
            Column::new("label", ColumnKind::Text),
            Column::new("count", ColumnKind::Count),
            Column::new("length", ColumnKind::Count).about(self.axis.clone()),
        ]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.axis]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let strip = |group: &StripGroup, strip: &Strip| {
            vec![
                Cell::text(&group.name),
                Cell::maybe((!strip.date.is_empty()).then(|| strip.date.clone())),
                Cell::text(&strip.label),
                Cell::count(strip.ticks.len() as u64),
                Cell::count(strip.length),
            ]
        };
        self.groups.iter().flat_map(|group| group.strips.iter().map(move |of| strip(group, of))).collect()
    }
}
