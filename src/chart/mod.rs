//! Paper, pictures: a chart is plain data (every number computed, ordered and labelled) before anything is drawn.
//! Knows nothing of linguistics. `svg/` is the only folder that knows plotters.

mod columns;
mod dots;
mod effects;
pub mod fonts;
mod lettering;
mod numbers;
#[cfg(feature = "pdf")]
mod pdf;
pub mod phrases;
mod raster;
pub mod sheet;
mod strips;
mod svg;
#[cfg(test)]
mod tests;
pub mod theme;

#[cfg(feature = "pdf")]
pub use pdf::pdf;
pub use columns::{ColumnPanel, ColumnPlot};
pub use dots::{DotPlot, DotRow};
pub use effects::{EffectFacet, EffectPlot, EffectRow};
pub use raster::png;
pub use sheet::Sheet;
pub use strips::{Strip, StripGroup, StripPlot};

/// A picture, ready for a file or a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The picture as SVG, without ids, so that many can stand in one page.
    pub svg: String,
    /// Characters that none of the embedded fonts has, in code point order; they are drawn as a box.
    pub missing: Vec<char>,
}

/// Draws a chart on a sheet. The same chart gives the same bytes, everywhere and every time.
pub fn draw(chart: &Chart, sheet: &Sheet) -> Drawing {
    match chart {
        Chart::Dots(plot) => svg::dots(plot, sheet),
        Chart::Effects(plot) => svg::effects(plot, sheet),
        Chart::Strips(plot) => svg::strips(plot, sheet),
        Chart::Columns(plot) => svg::columns(plot, sheet),
    }
}

/// Everything that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// Labels against values with intervals, one marker a series.
    Dots(DotPlot),
    /// Effects with intervals to both sides of zero, one facet a series.
    Effects(EffectPlot),
    /// Where in each text: one strip an article.
    Strips(StripPlot),
    /// Amounts per period, one small multiple a series.
    Columns(ColumnPlot),
}

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

impl Chart {
    /// The words around the picture.
    pub fn words(&self) -> &Words {
        match self {
            Self::Dots(plot) => &plot.words,
            Self::Effects(plot) => &plot.words,
            Self::Strips(plot) => &plot.words,
            Self::Columns(plot) => &plot.words,
        }
    }
}
