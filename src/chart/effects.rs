//! Data of an effect plot: effects with intervals to both sides of zero, one facet a series.
//! Leaves drawing to `svg::effects`.

use super::{Mark, Words};

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
