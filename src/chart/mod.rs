//! Paper, pictures: a chart is plain data (every number computed, ordered and labelled) before anything is drawn.
//! Knows nothing of linguistics. `svg/` is the only folder that knows plotters.

mod calendar;
mod columns;
mod curves;
mod dots;
mod effects;
pub mod fonts;
mod heat;
mod histogram;
mod lettering;
mod network;
mod numbers;
mod passages;
#[cfg(feature = "pdf")]
mod pdf;
pub mod phrases;
mod raster;
mod scatter;
mod series;
mod shares;
pub mod sheet;
mod spread;
mod strips;
mod svg;
#[cfg(test)]
mod tests;
pub mod theme;

pub use calendar::{CalendarDay, CalendarPlot};
pub use columns::{ColumnPanel, ColumnPlot};
pub use curves::{Curve, CurvePlot};
pub use dots::{DotPlot, DotRow};
pub use effects::{EffectFacet, EffectPlot, EffectRow};
pub use heat::{HeatCell, HeatMap, HeatRow, Joint, Limb, Tree};
pub use histogram::{Bin, HistogramPlot};
pub use network::{Edge, MOST_NODES, NetworkPlot, Node};
pub use passages::{PassagePair, PassagePiece, PassagePlot, PassageText, Standing};
#[cfg(feature = "pdf")]
pub use pdf::pdf;
pub use raster::{outlined, png};
pub use scatter::{Guide, Point, ScatterPlot};
pub use series::{SeriesPanel, SeriesPlot};
pub use shares::{ShareGroup, SharePlot, ShareRow};
pub use sheet::Sheet;
pub use spread::{Quantiles, SpreadGroup, SpreadPlot};
pub use strips::{Strip, StripGroup, StripPlot};

use crate::table::{Cell, Column, Table, Value, number};

/// A picture, ready for a file or a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The picture as SVG, without ids, so that many can stand in one page.
    pub svg: String,
    /// Characters that none of the embedded fonts has, in code point order; they are drawn as a box.
    pub missing: Vec<char>,
}

/// The numbers of a picture as rows, and how it is drawn: what every kind of chart has.
pub(crate) trait Twin {
    /// The columns of the table that twins it.
    fn columns(&self) -> Vec<Column>;
    /// What its scales measure, the main one first.
    fn axes(&mut self) -> Vec<&mut String>;
    /// Everything that is drawn, in the order in which it is drawn.
    fn rows(&self) -> Vec<Vec<Cell>>;
}

macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident($data:ty) = $draw:path;)*) => {
        /// Everything that can be drawn.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Chart {
            $($(#[$about])* $kind($data),)*
        }

        impl Chart {
            /// The words around the picture.
            pub fn words(&self) -> &Words {
                match self { $(Self::$kind(plot) => &plot.words,)* }
            }

            /// The words around the picture, to change them.
            pub fn words_mut(&mut self) -> &mut Words {
                match self { $(Self::$kind(plot) => &mut plot.words,)* }
            }

            /// What its scales measure, the main one first (across before upwards), to change it.
            pub fn axes_mut(&mut self) -> Vec<&mut String> {
                match self { $(Self::$kind(plot) => plot.axes(),)* }
            }

            fn twin(&self) -> &dyn Twin {
                match self { $(Self::$kind(plot) => plot,)* }
            }
        }

        /// Draws a chart on a sheet. The same chart gives the same bytes, everywhere and every time.
        pub fn draw(chart: &Chart, sheet: &Sheet) -> Drawing {
            match chart { $(Chart::$kind(plot) => $draw(plot, sheet),)* }
        }
    };
}

// A kind of chart is one line here, its data in a file of this room and its drawing in one of `svg`.
kinds! {
    /// Amounts by day, a block a year.
    Calendar(CalendarPlot) = svg::calendar;
    /// Amounts per period, one small multiple a series.
    Columns(ColumnPlot) = svg::columns;
    /// Curves over a numeric scale.
    Curves(CurvePlot) = svg::curves;
    /// Labels against values with intervals, one marker a series.
    Dots(DotPlot) = svg::dots;
    /// Effects with intervals to both sides of zero, one facet a series.
    Effects(EffectPlot) = svg::effects;
    /// Values in rows and columns, with a tree if rows were clustered.
    Heat(HeatMap) = svg::heat;
    /// How often chance gives which value.
    Histogram(HistogramPlot) = svg::histogram;
    /// What stands together.
    Network(NetworkPlot) = svg::network;
    /// Pairs of texts, with the words in which they differ.
    Passages(PassagePlot) = svg::passages;
    /// Points on two scales, with labels.
    Scatter(ScatterPlot) = svg::scatter;
    /// Values over periods, one small multiple a series.
    Series(SeriesPlot) = svg::series;
    /// How wholes divide, to both sides of a middle.
    Shares(SharePlot) = svg::shares;
    /// Values of texts by group: strips and boxes.
    Spread(SpreadPlot) = svg::spread;
    /// Where in each text: one strip an article.
    Strips(StripPlot) = svg::strips;
}

impl Chart {
    /// The table that twins the picture: every number that is drawn.
    pub fn table(&self, name: &str) -> Table {
        let (columns, rows) = (self.twin().columns(), self.twin().rows());
        Table { name: name.into(), title: self.words().title.clone(), columns, rows }
    }

    /// With a description for those who cannot see it, made from its numbers, if it has none.
    #[must_use]
    pub fn described(mut self) -> Self {
        if self.words().description.is_empty() {
            self.words_mut().description = self.spoken();
        }
        self
    }

    /// Title, what is measured, the first rows as they are drawn, and how many more there are.
    fn spoken(&self) -> String {
        let (columns, rows) = (self.twin().columns(), self.twin().rows());
        let cell = |(column, cell): (&Column, &Cell)| match &cell.value {
            Value::Undefined => None,
            Value::Text(text) if text.is_empty() => None,
            Value::Text(text) => Some(text.to_string()),
            _ => Some(format!("{} {}", column.heading, number::for_people(cell, column.kind, 1_000_000))),
        };
        let row = |row: &Vec<Cell>| columns.iter().zip(row).filter_map(cell).collect::<Vec<_>>().join(", ");
        let first: Vec<String> = rows.iter().take(SPOKEN_ROWS).map(row).collect();
        let more = match rows.len().saturating_sub(SPOKEN_ROWS) {
            0 => String::new(),
            more => format!(" {} more rows are in the table of the picture.", number::count(more as u64)),
        };
        let Words { title, subtitle, .. } = self.words();
        format!("{title}. {subtitle} {}.{more}", first.join("; "))
    }
}

/// Rows that a description reads out.
const SPOKEN_ROWS: usize = 8;

/// The words around a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The title: the finding if there is one, else what is shown.
    pub title: String,
    /// Measure and selection.
    pub subtitle: String,
    /// Interval, n and source.
    pub note: String,
    /// What a screen reader says: what is shown, and the main numbers.
    pub description: String,
}

/// A number with its interval, where one exists. An end may be infinite: it is drawn to the edge and marked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The point; may be infinite.
    pub value: f64,
    /// Lower and upper end.
    pub interval: Option<(f64, f64)>,
}

impl Mark {
    /// Value, low and high as cells; undefined without a mark.
    fn cells(mark: Option<&Self>) -> [Cell; 3] {
        let interval = mark.and_then(|mark| mark.interval);
        [
            Cell::number(mark.map(|mark| mark.value)),
            Cell::number(interval.map(|(low, _)| low)),
            Cell::number(interval.map(|(_, high)| high)),
        ]
    }
}

/// What a scale measures, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scaled {
    /// What it measures, with its unit.
    pub title: String,
    /// Equal steps or equal factors.
    pub scale: Scale,
}

/// How values become places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Equal steps.
    Linear,
    /// Equal factors; nought has a margin of its own.
    Logarithmic,
}
