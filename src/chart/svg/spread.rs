//! Strips and boxes: every text a point, stacked where many have one value, with the box of its group below.
//! Leaves the scale to `ruler`.

use super::canvas::{Fill, ink};
use super::dots::axis_title;
use super::frame::{Body, empty, figure};
use super::legend::{Legend, NAME_AT};
use super::ruler::{Direction, Reach, Ruler};
use crate::chart::fonts::Weight;
use crate::chart::lettering;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{AXIS, INK, MUTED, series_style, size};
use crate::chart::{Drawing, SpreadGroup, SpreadPlot, numbers, phrases};

/// Height of a group: points above, box below.
const GROUP: f64 = 52.0;
/// Height of the points of a group.
const POINTS: f64 = 26.0;
const GAP: f64 = 8.0;
/// Numbers, title and key below the groups.
const FOOT: f64 = 58.0;
/// The widest name, as a share of the picture.
const WIDEST_NAME: f64 = 0.28;
/// Pixels of one column of points.
const STEP: f64 = 3.2;

/// Draws strips and boxes.
pub fn spread(plot: &SpreadPlot, sheet: &Sheet) -> Drawing {
    if plot.groups.iter().all(|group| group.values.is_empty()) {
        return empty(&plot.words, sheet);
    }
    let height = plot.groups.len() as f64 * (GROUP + GAP) + FOOT;
    figure(&plot.words, sheet, &Legend::none(), height, |body| picture(plot, body))
}

fn picture(plot: &SpreadPlot, body: &Body) {
    let name = ink(size::SMALL, INK).weight(Weight::Bold).letters;
    let widest = WIDEST_NAME * (body.right - body.left);
    let named = name.widest(plot.groups.iter().map(|group| group.name.as_str())) + NAME_AT;
    let detailed = ink(size::NOTE, MUTED).letters.widest(plot.groups.iter().map(|group| group.detail.as_str()));
    let left = body.left + named.max(detailed).min(widest) + 12.0;
    let values = plot.groups.iter().flat_map(|group| group.values.iter().copied());
    let reach = Reach::of(plot.scale.scale, values);
    let ruler = Ruler::new(plot.scale.scale, reach, Direction::Along, (left, body.right - 8.0), body.numerals);
    let bottom = body.top + plot.groups.len() as f64 * (GROUP + GAP);
    ruler.grid(body, (body.top, bottom));
    let most = plot.groups.iter().map(|group| most_stacked(group, &ruler)).max().unwrap_or(1).max(1);
    for (place, group) in plot.groups.iter().enumerate() {
        let top = body.top + place as f64 * (GROUP + GAP);
        head(group, top, (body.left, left - 12.0), body);
        points(group, top, most, &ruler, body);
        quantiles(group, top, &ruler, body);
    }
    body.canvas.line((left, bottom), (body.right, bottom), AXIS, 1.0);
    ruler.numbers(body, bottom + 12.0);
    axis_title(body, &plot.scale.title, (left, body.right), bottom + 28.0);
    let mut key = body.sheet.phrases.boxes.to_owned();
    let each = texts_a_point(most);
    if each > 1 {
        let gathered = phrases::with(body.sheet.phrases.gathered, &numbers::number(each as f64, 0));
        key = format!("{key}. {}", body.numerals.write(&gathered));
    }
    let ink = ink(size::NOTE, MUTED);
    let lines = lettering::wrap(&key, ink.letters, body.right - body.left);
    for (line, text) in lines.iter().take(2).enumerate() {
        body.canvas.text((body.left, bottom + 44.0 + 12.0 * line as f64 - 2.0), text, ink);
    }
}

fn head(group: &SpreadGroup, top: f64, (left, right): (f64, f64), body: &Body) {
    let style = series_style(group.series);
    let name = ink(size::SMALL, style.text).weight(Weight::Bold);
    let middle = top + GROUP / 2.0;
    body.canvas.marker((left + 5.0, middle - 7.0), 3.6, style.shape, style.colour, Fill::Solid);
    let shown = lettering::fit(&group.name, name.letters, right - left - NAME_AT);
    body.canvas.fitted((left + NAME_AT, middle - 7.0), &shown, name);
    let detail = ink(size::NOTE, MUTED);
    let shown = lettering::fit(&group.detail, detail.letters, right - left - NAME_AT);
    body.canvas.fitted((left + NAME_AT, middle + 7.0), &shown, detail);
}

/// How many texts stand in each column of points, left to right.
fn columns(group: &SpreadGroup, ruler: &Ruler) -> Vec<(f64, u64)> {
    let mut columns: Vec<(f64, u64)> = Vec::new();
    for value in group.values.iter().filter(|value| !value.is_nan()) {
        let at = (ruler.at(*value) / STEP).round() * STEP;
        match columns.last_mut() {
            Some((last, count)) if (*last - at).abs() < STEP / 2.0 => *count += 1,
            _ => columns.push((at, 1)),
        }
    }
    columns
}

fn most_stacked(group: &SpreadGroup, ruler: &Ruler) -> u64 {
    columns(group, ruler).into_iter().map(|(_, count)| count).max().unwrap_or(0)
}

/// Texts that one point stands for, so that the highest stack has its room.
fn texts_a_point(most: u64) -> u64 {
    let room = u64::from(numbers::whole(POINTS / STEP));
    most.div_ceil(room).max(1)
}

fn points(group: &SpreadGroup, top: f64, most: u64, ruler: &Ruler, body: &Body) {
    let style = series_style(group.series);
    let each = texts_a_point(most);
    for (x, count) in columns(group, ruler) {
        for place in 0..count.div_ceil(each) {
            let y = top + POINTS - (place as f64 + 0.5) * STEP;
            body.canvas.disc((x, y), STEP * 0.44, style.colour);
        }
    }
}

fn quantiles(group: &SpreadGroup, top: f64, ruler: &Ruler, body: &Body) {
    let Some(found) = group.quantiles else { return };
    let style = series_style(group.series);
    let middle = top + POINTS + 13.0;
    let [p5, p25, p50, p75, p95] = [found.p5, found.p25, found.p50, found.p75, found.p95].map(|value| ruler.at(value));
    body.canvas.line((p5, middle), (p95, middle), style.colour, 1.4);
    for end in [p5, p95] {
        body.canvas.line((end, middle - 3.0), (end, middle + 3.0), style.colour, 1.4);
    }
    body.canvas.rect((p25, middle - 6.5), (p75.max(p25 + 1.0), middle + 6.5), style.tint);
    let corners =
        [(p25, middle - 6.5), (p75, middle - 6.5), (p75, middle + 6.5), (p25, middle + 6.5), (p25, middle - 6.5)];
    body.canvas.polyline(&corners, style.colour, 1.2);
    body.canvas.line((p50, middle - 6.5), (p50, middle + 6.5), INK, 2.0);
}
