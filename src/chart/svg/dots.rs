//! The dot plot: a row a term, a lane a series within the row, so that no marker hides another.
//! Leaves scales to `axis`.

use super::axis::{Axis, Extent, cut_long_whiskers};
use super::canvas::{Anchor, Fill, ink};
use super::frame::{Body, empty, figure};
use super::legend::Legend;
use crate::chart::lettering::{self, Fitted};
use crate::chart::sheet::Sheet;
use crate::chart::theme::{BAND, INK, MUTED, series_style, size};
use crate::chart::{DotPlot, DotRow, Drawing, Mark};

/// From the edge of a band to the text on it.
pub const BAND_EDGE: f64 = 4.0;
/// Between label and plot.
const LABEL_GAP: f64 = 10.0;
/// The widest label, as a share of the picture.
const WIDEST_LABEL: f64 = 0.36;
/// Height of the ticks' numbers and of the axis title.
const SCALE: f64 = 38.0;
/// Above this height the numbers stand on top, too.
const TALL: f64 = 480.0;

/// Heights of one plot's rows.
#[derive(Clone, Copy)]
struct Rows {
    /// One lane.
    lane: f64,
    /// One row.
    row: f64,
    /// Numbers on top.
    head: f64,
}

impl Rows {
    fn of(plot: &DotPlot) -> Self {
        let series = plot.series.len().max(1);
        let lane = if series > 9 { 5.4 } else { 6.8 };
        let row = (series as f64 * lane + 9.0).max(20.0);
        let tall = row * plot.rows.len() as f64 > TALL;
        Self { lane, row, head: if tall { 18.0 } else { 0.0 } }
    }
}

/// Draws a dot plot.
pub fn dots(plot: &DotPlot, sheet: &Sheet) -> Drawing {
    let mut plot = plot.clone();
    let mut marks: Vec<&mut Mark> = plot.rows.iter_mut().flat_map(|row| row.marks.iter_mut().flatten()).collect();
    cut_long_whiskers(&mut marks);
    let plot = &plot;
    let rows = Rows::of(plot);
    if plot.rows.is_empty() {
        return empty(&plot.words, sheet);
    }
    let named = plot.series.iter().any(|name| !name.is_empty());
    let legend = if named { Legend::of(&plot.series, sheet) } else { Legend::none() };
    let height = rows.head + rows.row * plot.rows.len() as f64 + SCALE;
    figure(&plot.words, sheet, &legend, height, |body| picture(plot, rows, body))
}

fn picture(plot: &DotPlot, rows: Rows, body: &Body) {
    let letters = ink(size::LABEL, INK).letters;
    let labels: Vec<Fitted> = plot
        .rows
        .iter()
        .map(|row| lettering::fit(&row.label, letters, WIDEST_LABEL * (body.right - body.left)))
        .collect();
    let left = body.left + BAND_EDGE + letters.widest(labels.iter().map(|label| label.shown.as_str())) + LABEL_GAP;
    let axis = Axis::new(Extent::of(defined(plot)), (left, body.right - 8.0), body.numerals);
    let (top, bottom) = (body.top + rows.head, body.top + rows.head + rows.row * plot.rows.len() as f64);

    for place in (0..plot.rows.len()).step_by(2) {
        let y = top + rows.row * place as f64;
        body.canvas.rect((body.left, y), (body.right, y + rows.row), BAND);
    }
    axis.grid(body.canvas, top, bottom);
    for (place, (row, label)) in plot.rows.iter().zip(&labels).enumerate() {
        let middle = top + rows.row * (place as f64 + 0.5);
        body.canvas.fitted((left - LABEL_GAP, middle), label, ink(size::LABEL, INK).anchor(Anchor::End));
        draw_row(row, plot.series.len(), rows.lane, middle, &axis, body);
    }
    if rows.head > 0.0 {
        axis.numbers(body.canvas, top - 8.0, (body.left, body.right));
    }
    axis.numbers(body.canvas, bottom + 10.0, (body.left, body.right));
    axis_title(body, &plot.axis, (left, body.right), bottom + 27.0);
}

/// The title of an axis, centred below it, or moved so that it stays on the sheet.
pub fn axis_title(body: &Body, title: &str, between: (f64, f64), y: f64) {
    let ink = ink(size::SMALL, MUTED).anchor(Anchor::Middle);
    let title = lettering::fit(title, ink.letters, body.right - body.left);
    let half = ink.letters.width(&title.shown) / 2.0;
    let middle = f64::midpoint(between.0, between.1).min(body.right - half).max(body.left + half);
    body.canvas.fitted((middle, y), &title, ink);
}

fn defined(plot: &DotPlot) -> impl Iterator<Item = Mark> {
    plot.rows.iter().flat_map(|row| row.marks.iter().flatten().filter_map(|mark| drawable(*mark)))
}

/// A mark without a value is not drawn; an interval without an end is left out; what no scale can tell from infinity is
/// infinite.
pub fn drawable(mark: Mark) -> Option<Mark> {
    const VAST: f64 = 1e15;
    let bounded = |value: f64| if value.abs() < VAST { value } else { f64::INFINITY.copysign(value) };
    let interval = mark.interval.filter(|(low, high)| !low.is_nan() && !high.is_nan());
    let interval = interval.map(|(low, high)| (bounded(low), bounded(high)));
    (!mark.value.is_nan()).then(|| Mark { value: bounded(mark.value), interval })
}

/// All whiskers first, so that no whisker lies over a marker.
fn draw_row(row: &DotRow, series: usize, lane: f64, middle: f64, axis: &Axis, body: &Body) {
    let lane_of = |place: usize| middle + (place as f64 - (series as f64 - 1.0) / 2.0) * lane;
    let marks = row.marks.iter().take(series).enumerate();
    let marks: Vec<(usize, Mark)> = marks.filter_map(|(place, mark)| Some((place, drawable((*mark)?)?))).collect();
    for (place, mark) in &marks {
        if let Some(interval) = mark.interval {
            axis.whisker(body.canvas, interval, lane_of(*place), series_style(*place).colour);
        }
    }
    for (place, mark) in &marks {
        let style = series_style(*place);
        let at = axis.point(body.canvas, mark.value, lane_of(*place), style.colour);
        body.canvas.marker(at, (lane / 2.0 - 0.3).min(2.9), style.shape, style.colour, Fill::Solid);
    }
}
