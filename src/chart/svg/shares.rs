//! Shares to both sides of a middle: bars of one length in all rows, each part with its percentage where it has room.
//! Leaves the order of parts to whoever made the data.

use super::canvas::{Anchor, Fill, ink};
use super::dots::axis_title;
use super::frame::{Body, empty, figure};
use super::legend::{Legend, NAME_AT};
use super::ruler::{Direction, Reach, Ruler};
use crate::chart::fonts::Weight;
use crate::chart::lettering;
use crate::chart::numbers;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{AXIS, HEAT_STEPS, INK, MUTED, Paint, series_style, size};
use crate::chart::{Drawing, Scale, ShareGroup, SharePlot, ShareRow};

const ROW: f64 = 21.0;
const HEAD: f64 = 22.0;
const GAP: f64 = 8.0;
const FOOT: f64 = 38.0;
const WIDEST_LABEL: f64 = 0.28;
/// Key of the parts.
const KEY: f64 = 24.0;

fn height(group: &ShareGroup) -> f64 {
    group.rows.len() as f64 * ROW + if group.name.is_empty() { 0.0 } else { HEAD } + GAP
}

/// The paint of a part: steps of one hue, strongest at the left, so that grey print tells them apart.
fn paint(part: usize, parts: usize) -> (Paint, Paint) {
    let last = f64::from(HEAT_STEPS - 1);
    let share = if parts < 2 { 0.0 } else { part as f64 / (parts - 1) as f64 };
    let step = numbers::whole((last - share * (last - 1.0)).round()) as u8;
    (Paint::Heat(step), Paint::OnHeat(step))
}

/// Draws shares.
pub fn shares(plot: &SharePlot, sheet: &Sheet) -> Drawing {
    if plot.parts.is_empty() || plot.groups.iter().all(|group| group.rows.is_empty()) {
        return empty(&plot.words, sheet);
    }
    let rows = key_rows(plot, sheet.room());
    let height = KEY * rows as f64 + plot.groups.iter().map(height).sum::<f64>() + FOOT;
    figure(&plot.words, sheet, &Legend::none(), height, |body| picture(plot, rows, body))
}

/// Lines that the key takes.
fn key_rows(plot: &SharePlot, room: f64) -> usize {
    let letters = ink(size::SMALL, INK).letters;
    let (mut rows, mut x) = (1, 0.0);
    for part in &plot.parts {
        let width = letters.width(part).min(room - 30.0) + 30.0;
        if x + width > room && x > 0.0 {
            (rows, x) = (rows + 1, 0.0);
        }
        x += width;
    }
    rows
}

fn key(plot: &SharePlot, body: &Body) {
    let letters = ink(size::SMALL, INK).letters;
    let room = body.right - body.left;
    let (mut row, mut x) = (0, 0.0);
    for (place, part) in plot.parts.iter().enumerate() {
        let name = lettering::fit(part, letters, room - 30.0);
        let width = letters.width(&name.shown) + 30.0;
        if x + width > room && x > 0.0 {
            (row, x) = (row + 1, 0.0);
        }
        let (left, middle) = (body.left + x, body.top + KEY * f64::from(row) + 8.0);
        swatch((left, middle), paint(place, plot.parts.len()).0, body);
        body.canvas.fitted((left + 16.0, middle), &name, ink(size::SMALL, INK));
        x += width;
    }
}

fn swatch((left, middle): (f64, f64), paint: Paint, body: &Body) {
    body.canvas.rect((left - 0.6, middle - 5.6), (left + 11.6, middle + 5.6), AXIS);
    body.canvas.rect((left, middle - 5.0), (left + 11.0, middle + 5.0), paint);
}

fn picture(plot: &SharePlot, rows: usize, body: &Body) {
    key(plot, body);
    let letters = ink(size::SMALL, INK).letters;
    let labels = plot.groups.iter().flat_map(|group| &group.rows).map(|row| row.label.as_str());
    let left = body.left + letters.widest(labels).min(WIDEST_LABEL * (body.right - body.left)) + 10.0;
    let total = ink(size::TICK, MUTED).letters;
    let totals = plot.groups.iter().flat_map(|group| &group.rows).map(|row| total_of(row, body));
    let right = body.right - totals.map(|text| total.width(&text)).fold(0.0, f64::max) - 10.0;
    let shares = || plot.groups.iter().flat_map(|group| &group.rows).filter_map(|row| sides(row, plot.left_parts));
    let reach = Reach::of(Scale::Linear, shares().flat_map(|(left, right)| [-left * 100.0, right * 100.0])).with(0.0);
    let ruler = Ruler::new(Scale::Linear, reach, Direction::Along, (left, right), body.numerals).unsigned();
    let top = body.top + KEY * rows as f64;
    let bottom = top + plot.groups.iter().map(height).sum::<f64>() - GAP;
    ruler.grid(body, (top, bottom));
    let mut y = top;
    for group in &plot.groups {
        let mut row_top = y;
        if !group.name.is_empty() {
            let style = series_style(group.series);
            let name = ink(size::LABEL, style.text).weight(Weight::Bold);
            body.canvas.marker((body.left + 5.0, y + HEAD / 2.0), 3.8, style.shape, style.colour, Fill::Solid);
            let shown = lettering::fit(&group.name, name.letters, body.right - body.left - NAME_AT);
            body.canvas.fitted((body.left + NAME_AT, y + HEAD / 2.0), &shown, name);
            row_top += HEAD;
        }
        let names = group.rows.iter().map(|row| row.label.as_str());
        let names = lettering::fit_all(names, letters, left - 10.0 - body.left);
        for (row, name) in group.rows.iter().zip(&names) {
            body.canvas.fitted((left - 10.0, row_top + ROW / 2.0), name, ink(size::SMALL, INK).anchor(Anchor::End));
            bar(plot, row, &ruler, (left, right), row_top + ROW / 2.0, body);
            row_top += ROW;
        }
        y += height(group);
    }
    ruler.rule(body, ruler.at(0.0), (top, bottom), INK);
    ruler.numbers(body, bottom + 12.0);
    axis_title(body, &plot.axis, (left, right), bottom + 28.0);
}

fn total_of(row: &ShareRow, body: &Body) -> String {
    let total: u64 = row.counts.iter().sum();
    body.numerals.write(&format!("n = {}", numbers::number(total as f64, 0)))
}

/// Shares of a row to the left and to the right of the middle; `None` for a whole of nothing.
fn sides(row: &ShareRow, left_parts: usize) -> Option<(f64, f64)> {
    let total: u64 = row.counts.iter().sum();
    let left: u64 = row.counts.iter().take(left_parts).sum();
    (total > 0).then(|| (left as f64 / total as f64, (total - left) as f64 / total as f64))
}

fn bar(plot: &SharePlot, row: &ShareRow, ruler: &Ruler, (left, right): (f64, f64), y: f64, body: &Body) {
    body.canvas.text((body.right, y), &total_of(row, body), ink(size::TICK, MUTED).anchor(Anchor::End));
    let Some((before, _)) = sides(row, plot.left_parts) else {
        let remark = ink(size::NOTE, MUTED).weight(Weight::Italic).anchor(Anchor::Middle);
        body.canvas.text((f64::midpoint(left, right), y), body.sheet.phrases.nothing, remark);
        return;
    };
    let total: u64 = row.counts.iter().sum();
    let mut share = -before * 100.0;
    for (part, count) in row.counts.iter().take(plot.parts.len()).enumerate() {
        let percent = *count as f64 * 100.0 / total as f64;
        let (from, to) = (ruler.at(share), ruler.at(share + percent));
        share += percent;
        if *count == 0 {
            continue;
        }
        let (fill, text) = paint(part, plot.parts.len());
        body.canvas.rect((from, y - 8.0), (to, y + 8.0), AXIS);
        body.canvas.rect((from + 0.5, y - 7.5), ((to - 0.5).max(from + 0.6), y + 7.5), fill);
        let number = body.numerals.write(&format!("{}%", numbers::number(percent, 0)));
        let ink = ink(size::NOTE, text).anchor(Anchor::Middle);
        if ink.letters.width(&number) + 6.0 <= to - from {
            body.canvas.text((f64::midpoint(from, to), y), &number, ink);
        }
    }
}
