//! The effect plot: facets of one scale, each a small table of labels, intervals around zero, and counts.
//! Labels stand in a column: beside zero they would meet the whiskers that cross it.

use super::axis::{Axis, Extent, cut_long_whiskers};
use super::canvas::{Anchor, Fill, ink};
use super::dots::{BAND_EDGE, axis_title, drawable};
use super::frame::{Body, empty, figure};
use super::legend::{Legend, NAME_AT};
use crate::chart::fonts::Weight;
use crate::chart::lettering;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{BAND, INK, MUTED, series_style, size};
use crate::chart::{Drawing, EffectFacet, EffectPlot, EffectRow, Mark};

const ROW: f64 = 16.0;
const FACET_GAP: f64 = 22.0;
const COLUMN_GAP: f64 = 8.0;
/// Name and detail above a facet's rows.
const HEAD: f64 = 36.0;
/// Numbers below a facet's rows.
const NUMBERS: f64 = 18.0;
const AXIS_TITLE: f64 = 20.0;
const BETWEEN_FACETS: f64 = 14.0;
/// The least width of a facet's scale.
const LEAST_SCALE: f64 = 110.0;

/// How the facets are arranged.
struct Grid {
    columns: usize,
    /// Label column, the same in all facets so that scales stand below each other.
    label: f64,
    /// Column of details.
    detail: f64,
    /// One facet.
    facet: f64,
    /// Upper edges of the lines of facets, from the body's top, and at last the lower edge of all.
    edges: Vec<f64>,
}

impl Grid {
    fn of(plot: &EffectPlot, sheet: &Sheet) -> Self {
        let letters = ink(size::SMALL, INK).letters;
        let rows = || plot.facets.iter().flat_map(|facet| &facet.rows);
        let label = letters.widest(rows().map(|row| row.label.as_str()));
        let detail = ink(size::TICK, MUTED).letters.widest(rows().map(|row| row.detail.as_str())).min(150.0);
        let width = sheet.room();
        let facet_of = |columns: usize| (width - FACET_GAP * (columns as f64 - 1.0)) / columns as f64;
        let needs = label.min(130.0) + detail + 2.0 * (COLUMN_GAP + BAND_EDGE) + LEAST_SCALE;
        let most = (1..=3).rev().find(|columns| needs <= facet_of(*columns)).unwrap_or(1);
        let columns = match plot.facets.len() {
            4 => most.min(2),
            facets => most.min(facets.max(1)),
        };
        let facet = facet_of(columns);
        let label = label.min((facet - detail) * if columns == 1 { 0.4 } else { 0.5 });
        Self { columns, label, detail, facet, edges: edges(plot, columns) }
    }
}

fn edges(plot: &EffectPlot, columns: usize) -> Vec<f64> {
    let mut edges = vec![0.0];
    for line in plot.facets.chunks(columns) {
        let rows = line.iter().map(|facet| facet.rows.len()).max().unwrap_or(0).max(1);
        let above = edges.last().copied().unwrap_or(0.0);
        edges.push(above + HEAD + rows as f64 * ROW + NUMBERS + BETWEEN_FACETS);
    }
    edges
}

/// Draws an effect plot.
pub fn effects(plot: &EffectPlot, sheet: &Sheet) -> Drawing {
    if plot.facets.is_empty() {
        return empty(&plot.words, sheet);
    }
    let mut plot = plot.clone();
    let mut marks: Vec<&mut Mark> =
        plot.facets.iter_mut().flat_map(|facet| &mut facet.rows).map(|row| &mut row.mark).collect();
    cut_long_whiskers(&mut marks);
    let plot = &plot;
    let grid = Grid::of(plot, sheet);
    let below = grid.edges.last().copied().unwrap_or(0.0).max(BETWEEN_FACETS) - BETWEEN_FACETS;
    figure(&plot.words, sheet, &Legend::none(), below + AXIS_TITLE, |body| {
        let marks = plot.facets.iter().flat_map(|facet| &facet.rows).filter_map(|row| drawable(row.mark));
        let extent = Extent::of(marks);
        for (place, facet) in plot.facets.iter().enumerate() {
            let left = body.left + (place % grid.columns) as f64 * (grid.facet + FACET_GAP);
            let top = body.top + grid.edges[place / grid.columns];
            draw_facet(facet, &grid, extent, (left, top), body);
        }
        if plot.facets.iter().any(|facet| !facet.rows.is_empty()) {
            axis_title(body, &plot.axis, (body.left, body.right), body.top + below + 12.0);
        }
    })
}

fn draw_facet(facet: &EffectFacet, grid: &Grid, extent: Extent, (left, top): (f64, f64), body: &Body) {
    let right = left + grid.facet;
    head(facet, (left, right), top, body);
    let top = top + HEAD;
    if facet.rows.is_empty() {
        let remark = ink(size::SMALL, MUTED).weight(Weight::Italic);
        body.canvas.text((left, top + ROW / 2.0), body.sheet.phrases.no_effect, remark);
        return;
    }
    let ends = (left + BAND_EDGE + grid.label + COLUMN_GAP, right - BAND_EDGE - grid.detail - COLUMN_GAP);
    let axis = Axis::new(extent, ends, body.numerals);
    let bottom = top + facet.rows.len() as f64 * ROW;
    for place in (0..facet.rows.len()).step_by(2) {
        let y = top + place as f64 * ROW;
        body.canvas.rect((left, y), (right, y + ROW), BAND);
    }
    axis.grid(body.canvas, top, bottom);
    for (place, row) in facet.rows.iter().enumerate() {
        let y = top + (place as f64 + 0.5) * ROW;
        let label = lettering::fit(&row.label, ink(size::SMALL, INK).letters, grid.label);
        body.canvas.fitted((ends.0 - COLUMN_GAP, y), &label, ink(size::SMALL, INK).anchor(Anchor::End));
        draw_effect(row, facet.series, y, &axis, body);
        let detail = lettering::fit(&row.detail, ink(size::TICK, MUTED).letters, grid.detail);
        body.canvas.fitted((right - BAND_EDGE, y), &detail, ink(size::TICK, MUTED).anchor(Anchor::End));
    }
    axis.numbers(body.canvas, bottom + 10.0, (left, right));
}

/// Marker, name and detail of a facet.
fn head(facet: &EffectFacet, (left, right): (f64, f64), top: f64, body: &Body) {
    let style = series_style(facet.series);
    body.canvas.marker((left + 5.0, top + 9.0), 3.8, style.shape, style.colour, Fill::Solid);
    let name = ink(size::LABEL, style.text).weight(Weight::Bold);
    body.canvas.fitted(
        (left + NAME_AT, top + 9.0),
        &lettering::fit(&facet.name, name.letters, right - left - NAME_AT),
        name,
    );
    let detail = ink(size::NOTE, MUTED);
    body.canvas.fitted((left, top + 25.0), &lettering::fit(&facet.detail, detail.letters, right - left), detail);
}

fn draw_effect(row: &EffectRow, series: usize, y: f64, axis: &Axis, body: &Body) {
    let Some(Mark { value, interval }) = drawable(row.mark) else { return };
    let style = series_style(series);
    if let Some(interval) = interval {
        axis.whisker(body.canvas, interval, y, style.colour);
    }
    let at = axis.point(body.canvas, value, y, style.colour);
    let fill = if row.solid { Fill::Solid } else { Fill::Hollow };
    body.canvas.marker(at, 3.3, style.shape, style.colour, fill);
}
