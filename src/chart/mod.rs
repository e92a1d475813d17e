//! Paper, pictures: a chart is plain data (every number computed, ordered and labelled) before anything is drawn.
//! Knows nothing of linguistics. `svg/` is the only folder that knows plotters.

pub mod fonts;
mod lettering;
mod numbers;
#[cfg(feature = "pdf")]
mod pdf;
mod raster;
mod svg;
#[cfg(test)]
mod tests;
pub mod theme;

#[cfg(feature = "pdf")]
pub use pdf::pdf;
pub use raster::png;

/// A picture, ready for a file or a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The picture as SVG, without ids, so that many can stand in one page.
    pub svg: String,
    /// Characters that none of the embedded fonts has, in code point order; they are drawn as a box.
    pub missing: Vec<char>,
}

/// Draws a chart. The same chart gives the same bytes, everywhere and every time.
pub fn draw(chart: &Chart) -> Drawing {
    match chart {
        Chart::Dots(plot) => svg::dots(plot),
        Chart::Effects(plot) => svg::effects(plot),
        Chart::Strips(plot) => svg::strips(plot),
        Chart::Columns(plot) => svg::columns(plot),
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

/// Amounts per period, a panel a series.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnPlot {
    /// The words around it.
    pub words: Words,
    /// What the axis measures: `articles`.
    pub axis: String,
    /// The periods in order, without gaps: `2025-03`, `2025-04`; the last may be `no date`.
    pub periods: Vec<String>,
    /// One panel a series.
    pub panels: Vec<ColumnPanel>,
}

/// One panel of a column plot.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnPanel {
    /// The series.
    pub name: String,
    /// Its place among all series of the report.
    pub series: usize,
    /// One amount a period.
    pub amounts: Vec<u64>,
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
