//! Curves on two scales: an area for the interval, markers along the line, the name at its end, a law beside it.
//! Leaves scales to `ruler`.

use super::canvas::{Fill, Place, ink};
use super::frame::{Body, empty, figure};
use super::labels::{self, Placed, Wanted, spread};
use super::legend::Legend;
use super::ruler::{FOOT, HEAD, Plane, Reach};
use crate::chart::lettering::{self, Fitted};
use crate::chart::sheet::Sheet;
use crate::chart::theme::{AXIS, INK, series_style, size};
use crate::chart::{Curve, CurvePlot, Drawing};

/// The widest name at a line's end, as a share of the picture.
const WIDEST_NAME: f64 = 0.24;
/// From the end of a curve to its name.
const NAME_GAP: f64 = 22.0;
/// Height of a name.
const NAME: f64 = 14.0;
/// Curves that have their names at their ends; more have a key above.
const MOST_NAMED: usize = 12;
/// Curves that end in this last share of the width have their names in the column beside it.
const COLUMN: f64 = 0.25;
/// Markers along one curve.
const MARKERS: usize = 6;

/// Draws curves.
pub fn curves(plot: &CurvePlot, sheet: &Sheet) -> Drawing {
    let drawn: Vec<&Curve> = plot.curves.iter().filter(|curve| !curve.points.is_empty()).collect();
    if drawn.is_empty() {
        return empty(&plot.words, sheet);
    }
    let named = drawn.len() <= MOST_NAMED && sheet.room() > 400.0;
    let entries: Vec<(usize, &str)> = drawn.iter().map(|curve| (curve.series, curve.name.as_str())).collect();
    let needs_key = !named && drawn.iter().any(|curve| !curve.name.is_empty());
    let legend = if needs_key { Legend::of_series(&entries, sheet) } else { Legend::none() };
    let height = HEAD + (sheet.room() * 0.55).clamp(200.0, 380.0) + FOOT;
    figure(&plot.words, sheet, &legend, height, |body| picture(plot, &drawn, named, height, body))
}

fn picture(plot: &CurvePlot, drawn: &[&Curve], has_names: bool, height: f64, body: &Body) {
    let letters = ink(size::SMALL, INK).letters;
    let room = WIDEST_NAME * (body.right - body.left);
    let names: Vec<Fitted> =
        lettering::fit_all(drawn.iter().map(|curve| if has_names { curve.name.as_str() } else { "" }), letters, room);
    let widest = letters.widest(names.iter().map(|name| name.shown.as_str()));
    let right = if widest > 0.0 { widest + NAME_GAP } else { 8.0 };
    let points = || drawn.iter().flat_map(|curve| &curve.points);
    let laws = || drawn.iter().flat_map(|curve| &curve.law);
    let x = Reach::of(plot.x.scale, points().map(|(x, _)| *x).chain(laws().map(|(x, _)| *x)));
    let values = points().flat_map(|(_, mark)| {
        let (low, high) = mark.interval.unwrap_or((mark.value, mark.value));
        [mark.value, low, high]
    });
    let y = Reach::of(plot.y.scale, values.chain(laws().map(|(_, y)| *y)));
    let plane = Plane::new(body, [(&plot.x, x), (&plot.y, y)], height, right);
    plane.draw(body, [&plot.x, &plot.y]);
    for curve in drawn {
        area(curve, &plane, body);
    }
    for curve in drawn {
        let law: Vec<_> = curve.law.iter().map(|(x, y)| plane.at(*x, *y)).collect();
        for pair in law.windows(2) {
            body.canvas.dashed(pair[0], pair[1], series_style(curve.series).colour, 1.0);
        }
    }
    for curve in drawn {
        line(curve, &plane, body);
    }
    if widest > 0.0 {
        ends(drawn, &names, &plane, body);
    }
}

fn area(curve: &Curve, plane: &Plane, body: &Body) {
    let ends = |end: fn((f64, f64)) -> f64| -> Vec<(f64, f64)> {
        let known = curve.points.iter().filter_map(|(x, mark)| Some((*x, end(mark.interval?))));
        known.map(|(x, y)| plane.at(x, y)).collect()
    };
    let (low, mut high) = (ends(|(low, _)| low), ends(|(_, high)| high));
    if low.len() > 1 {
        high.reverse();
        body.canvas.polygon(&[low, high].concat(), series_style(curve.series).tint);
    }
}

fn line(curve: &Curve, plane: &Plane, body: &Body) {
    let style = series_style(curve.series);
    let points: Vec<_> = curve.points.iter().map(|(x, mark)| plane.at(*x, mark.value)).collect();
    body.canvas.polyline(&points, style.colour, 1.6);
    // Markers at even distances along the page, not along the data: ranks crowd at one end.
    let (first, last) = (points[0].0, points[points.len() - 1].0);
    let mut next = first + (last - first) / (2.0 * MARKERS as f64);
    for point in &points {
        if point.0 >= next || points.len() == 1 {
            body.canvas.marker(*point, 2.8, style.shape, style.colour, Fill::Solid);
            next = point.0 + (last - first) / MARKERS as f64;
        }
    }
}

/// Names beside the ends. Those of curves that reach the right edge stand in a column, each joined to its curve; those that
/// end earlier stand at their end, clear of every curve.
fn ends(drawn: &[&Curve], names: &[Fitted], plane: &Plane, body: &Body) {
    let points =
        |curve: &Curve| -> Vec<Place> { curve.points.iter().map(|(x, mark)| plane.at(*x, mark.value)).collect() };
    let lines: Vec<Vec<Place>> = drawn.iter().map(|curve| points(curve)).collect();
    let end = |place: usize| lines[place][lines[place].len() - 1];
    let (late, early): (Vec<usize>, Vec<usize>) =
        (0..drawn.len()).partition(|place| end(*place).0 > plane.to.0 - COLUMN * (plane.to.0 - plane.from.0));
    let text = |place: usize| ink(size::SMALL, series_style(drawn[place].series).text);

    let heights: Vec<f64> = late.iter().map(|place| end(*place).1).collect();
    let column = plane.to.0 + NAME_GAP - 8.0;
    for (place, y) in late.iter().zip(spread(&heights, NAME, (plane.from.1, plane.to.1))) {
        let end = end(*place);
        body.canvas.polyline(&[(end.0 + 3.0, end.1), (column - 4.0, y)], AXIS, 0.7);
        body.canvas.fitted((column, y), &names[*place], text(*place));
    }
    let wanted = |place: &usize| Wanted {
        text: &names[*place].shown,
        letters: text(*place).letters,
        at: end(*place),
        radius: 2.0,
    };
    let wanted: Vec<Wanted> = early.iter().map(wanted).collect();
    let strokes: Vec<(Place, Place)> =
        lines.iter().flat_map(|line| line.windows(2).map(|pair| (pair[0], pair[1]))).collect();
    let found = labels::place(&wanted, &[], &strokes, (plane.from, plane.to));
    for (place, placed) in early.iter().zip(found) {
        let Some(Placed { at, anchor, leader }) = placed else { continue };
        if let Some(to) = leader {
            body.canvas.line(end(*place), to, AXIS, 0.7);
        }
        body.canvas.fitted(at, &names[*place], text(*place).anchor(anchor).over_lines());
    }
}
