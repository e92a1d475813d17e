//! The dispersion plot: one strip an article, as long as the article, with a tick at each occurrence.
//! Leaves which articles are shown to whoever made the data.

use super::axis::{Axis, Extent};
use super::canvas::{Fill, ink};
use super::dots::axis_title;
use super::frame::{Body, empty, figure};
use super::legend::{Legend, NAME_AT};
use crate::chart::fonts::Weight;
use crate::chart::lettering;
use crate::chart::numbers;
use crate::chart::phrases;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{AXIS, GRID, INK, MUTED, Paint, series_style, size};
use crate::chart::{Drawing, Mark, Strip, StripGroup, StripPlot};

const STRIP: f64 = 15.0;
const HEAD: f64 = 20.0;
const REMARK: f64 = 15.0;
const GROUP_GAP: f64 = 8.0;
const SCALE: f64 = 40.0;
const COLUMN_GAP: f64 = 10.0;
const WIDEST_DATE: f64 = 80.0;
/// The widest label, as a share of the picture.
const WIDEST_LABEL: f64 = 0.29;

fn height(group: &StripGroup) -> f64 {
    HEAD + group.strips.len() as f64 * STRIP + if group.hidden > 0 { REMARK } else { 0.0 } + GROUP_GAP
}

/// Columns of the plot in pixels.
struct Columns {
    label: f64,
    strip: f64,
}

impl Columns {
    fn of(plot: &StripPlot, sheet: &Sheet) -> Self {
        let strips = || plot.groups.iter().flat_map(|group| &group.strips);
        let dates = ink(size::TICK, MUTED).letters.widest(strips().map(|strip| strip.date.as_str())).min(WIDEST_DATE);
        let labels = ink(size::SMALL, INK)
            .letters
            .widest(strips().map(|strip| strip.label.as_str()))
            .min(WIDEST_LABEL * sheet.room());
        let label = sheet.margin() + dates + if dates > 0.0 { COLUMN_GAP } else { 0.0 };
        Self { label, strip: label + labels + COLUMN_GAP }
    }
}

/// Draws a dispersion plot.
pub fn strips(plot: &StripPlot, sheet: &Sheet) -> Drawing {
    if plot.groups.is_empty() {
        return empty(&plot.words, sheet);
    }
    let measured = plot.groups.iter().flat_map(|group| &group.strips).any(|strip| strip.length > 0);
    let height = plot.groups.iter().map(height).sum::<f64>() + if measured { SCALE } else { 0.0 };
    figure(&plot.words, sheet, &Legend::none(), height, |body| picture(plot, body))
}

fn picture(plot: &StripPlot, body: &Body) {
    let columns = Columns::of(plot, body.sheet);
    let lengths = plot.groups.iter().flat_map(|group| &group.strips).map(|strip| strip.length);
    let longest = lengths.max().unwrap_or(0) as f64;
    let extent = Extent::of([Mark { value: longest, interval: None }]);
    let axis = Axis::new(extent, (columns.strip, body.right - 8.0), body.numerals);
    let mut top = body.top;
    for group in &plot.groups {
        draw_group(group, &columns, &axis, top, body);
        top += height(group);
    }
    if longest == 0.0 {
        return;
    }
    body.canvas.line((columns.strip, top), (body.right, top), AXIS, 0.8);
    axis.tick_marks(body.canvas, top);
    axis.numbers(body.canvas, top + 12.0, (body.left, body.right));
    axis_title(body, &plot.axis, (columns.strip, body.right), top + 29.0);
}

fn draw_group(group: &StripGroup, columns: &Columns, axis: &Axis, top: f64, body: &Body) {
    let style = series_style(group.series);
    let name = ink(size::LABEL, style.text).weight(Weight::Bold);
    let shown = lettering::fit(&group.name, name.letters, body.right - body.left - NAME_AT);
    body.canvas.marker((body.left + 5.0, top + HEAD / 2.0), 3.8, style.shape, style.colour, Fill::Solid);
    body.canvas.fitted((body.left + NAME_AT, top + HEAD / 2.0), &shown, name);
    let room = columns.strip - COLUMN_GAP - columns.label;
    let label = ink(size::SMALL, INK);
    let labels = lettering::fit_all(group.strips.iter().map(|strip| strip.label.as_str()), label.letters, room + 0.1);
    for (place, (strip, shown)) in group.strips.iter().zip(&labels).enumerate() {
        let middle = top + HEAD + (place as f64 + 0.5) * STRIP;
        body.canvas.fitted((columns.label, middle), shown, label);
        draw_strip(strip, axis, middle, style.text, body);
    }
    if group.hidden > 0 {
        let hidden = body.numerals.write(&numbers::number(group.hidden as f64, 0));
        let y = top + HEAD + group.strips.len() as f64 * STRIP + REMARK / 2.0;
        let remark = ink(size::NOTE, MUTED).weight(Weight::Italic);
        body.canvas.text((columns.label, y), &phrases::with(body.sheet.phrases.more, &hidden), remark);
    }
}

/// The date is a text of its own: joined with the label, a title from right to left would turn it around. Ticks have the
/// colour of text, since thin light lines on grey are lost in print.
fn draw_strip(strip: &Strip, axis: &Axis, middle: f64, colour: Paint, body: &Body) {
    let date = ink(size::TICK, MUTED);
    body.canvas.fitted((body.left, middle), &lettering::fit(&strip.date, date.letters, WIDEST_DATE), date);
    let (from, to) = (axis.at(0.0), axis.at(strip.length as f64));
    body.canvas.rect((from, middle - 5.0), (to.max(from + 1.0), middle + 5.0), GRID);
    for tick in &strip.ticks {
        let x = axis.at((*tick).min(strip.length) as f64);
        body.canvas.line((x, middle - 5.0), (x, middle + 5.0), colour, 1.3);
    }
}
