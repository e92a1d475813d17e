//! The histogram: bars side by side, the value found as a line across with its number.
//! Leaves scales to `ruler`.

use super::canvas::{Anchor, ink};
use super::frame::{Body, empty, figure};
use super::legend::Legend;
use super::ruler::{FOOT, HEAD, Plane, Reach};
use crate::chart::fonts::Weight;
use crate::chart::numbers;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{AXIS, series_style, size};
use crate::chart::{Drawing, HistogramPlot, Scale, Scaled};

/// Draws a histogram.
pub fn histogram(plot: &HistogramPlot, sheet: &Sheet) -> Drawing {
    if plot.bins.is_empty() {
        return empty(&plot.words, sheet);
    }
    let height = HEAD + (sheet.room() * 0.4).clamp(170.0, 260.0) + FOOT;
    figure(&plot.words, sheet, &Legend::none(), height, |body| picture(plot, height, body))
}

fn picture(plot: &HistogramPlot, height: f64, body: &Body) {
    let edges = plot.bins.iter().flat_map(|bin| [bin.from, bin.to]).chain(plot.observed);
    let x = Reach::of(Scale::Linear, edges);
    let y = Reach::of(Scale::Linear, plot.bins.iter().map(|bin| bin.count as f64)).with(0.0);
    let scaled = |title: &str| Scaled { title: title.to_owned(), scale: Scale::Linear };
    let (level, upright) = (scaled(&plot.axis), scaled(&plot.counted));
    let plane = Plane::new(body, [(&level, x), (&upright, y)], height, 8.0);
    plane.draw(body, [&level, &upright]);
    for bin in plot.bins.iter().filter(|bin| bin.count > 0) {
        let (left, right) = (plane.x.at(bin.from), plane.x.at(bin.to));
        let top = plane.y.at(bin.count as f64).min(plane.to.1 - 0.8);
        body.canvas.rect((left + 0.4, top), ((right - 0.4).max(left + 1.0), plane.to.1), AXIS);
    }
    if let Some(observed) = plot.observed.filter(|observed| !observed.is_nan()) {
        let style = series_style(1);
        let at = plane.x.at(observed);
        body.canvas.line((at, plane.from.1), (at, plane.to.1), style.colour, 1.8);
        let number = body.numerals.write(&numbers::number(observed, decimals(observed)));
        let text = format!("{} {number}", body.sheet.phrases.observed);
        let ink = ink(size::SMALL, style.text).weight(Weight::Bold).over_lines();
        let width = ink.letters.width(&text);
        // On the side with more room, above the bars.
        let (x, anchor) =
            if at + 6.0 + width <= plane.to.0 { (at + 6.0, Anchor::Start) } else { (at - 6.0, Anchor::End) };
        body.canvas.text((x, plane.from.1 + 8.0), &text, ink.anchor(anchor));
    }
}

/// Three digits that matter, none for whole numbers.
fn decimals(value: f64) -> usize {
    if value.fract() == 0.0 || value.abs() >= 100.0 {
        0
    } else if value.abs() >= 10.0 {
        1
    } else {
        2
    }
}
