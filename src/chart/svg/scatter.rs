//! The scatter: grey points in the background, those of a series above them with labels, lines to read them by.
//! Leaves scales to `ruler` and the places of labels to `labels`.

use std::collections::HashSet;

use super::canvas::{Anchor, Fill, ink};
use super::frame::{Body, empty, figure};
use super::labels::{self, Obstacle, Placed, Wanted};
use super::legend::Legend;
use super::ruler::{FOOT, HEAD, Plane, Reach};
use crate::chart::fonts::Weight;
use crate::chart::lettering::{self, Letters};
use crate::chart::sheet::Sheet;
use crate::chart::theme::{AXIS, INK, MUTED, series_style, size};
use crate::chart::{Drawing, Guide, Point, ScatterPlot, numbers, phrases};

/// Height of the remark about labels that found no room.
const REMARK: f64 = 16.0;
/// Above so many points those in the background are small.
const DENSE: usize = 3000;
/// The widest label, as a share of the picture.
const WIDEST_LABEL: f64 = 0.3;

fn radius(point: &Point) -> f64 {
    match (point.series, point.strong) {
        (_, true) => 4.6,
        (Some(_), false) => 3.0,
        (None, false) => 1.5,
    }
}

/// Draws a scatter.
pub fn scatter(plot: &ScatterPlot, sheet: &Sheet) -> Drawing {
    let drawn: Vec<&Point> = plot.points.iter().filter(|point| !point.x.is_nan() && !point.y.is_nan()).collect();
    if drawn.is_empty() {
        return empty(&plot.words, sheet);
    }
    let entries: Vec<(usize, &str)> = plot.series.iter().map(|(place, name)| (*place, name.as_str())).collect();
    let legend = Legend::of_series(&entries, sheet);
    let height = HEAD + (sheet.room() * 0.72).clamp(230.0, 500.0) + FOOT + REMARK;
    figure(&plot.words, sheet, &legend, height, |body| {
        let plane = plane(plot, &drawn, height - REMARK, body);
        plane.draw(body, [&plot.x, &plot.y]);
        guide(plot.guide, &plane, body);
        picture(plot, &drawn, &plane, body, body.top + height - REMARK / 2.0);
    })
}

fn plane(plot: &ScatterPlot, drawn: &[&Point], height: f64, body: &Body) -> Plane {
    let mut x = Reach::of(plot.x.scale, drawn.iter().map(|point| point.x));
    let mut y = Reach::of(plot.y.scale, drawn.iter().map(|point| point.y));
    match plot.guide {
        Guide::Diagonal => {
            x = x.joined(y);
            y = x;
        }
        Guide::Level => y = y.with(0.0),
        Guide::Cross => (x, y) = (x.with(0.0), y.with(0.0)),
        Guide::Nothing => {}
    }
    let plane = Plane::new(body, [(&plot.x, x), (&plot.y, y)], height, 0.0);
    if plot.guide != Guide::Cross {
        return plane;
    }
    // A unit is as long on one scale as on the other, or distances on a map would lie.
    let (width, tall) = (plane.to.0 - plane.from.0, plane.to.1 - plane.from.1);
    let unit = (x.span() / width).max(y.span() / tall);
    Plane::new(body, [(&plot.x, x.at_least(unit * width)), (&plot.y, y.at_least(unit * tall))], height, 0.0)
}

fn guide(guide: Guide, plane: &Plane, body: &Body) {
    let across = (plane.from.1, plane.to.1);
    match guide {
        Guide::Nothing => {}
        Guide::Diagonal => body.canvas.line((plane.from.0, plane.to.1), (plane.to.0, plane.from.1), AXIS, 0.8),
        Guide::Level => plane.y.rule(body, plane.y.at(0.0), (plane.from.0, plane.to.0), AXIS),
        Guide::Cross => {
            plane.y.rule(body, plane.y.at(0.0), (plane.from.0, plane.to.0), AXIS);
            plane.x.rule(body, plane.x.at(0.0), across, AXIS);
        }
    }
}

fn letters(point: &Point) -> Letters {
    let letters = ink(size::SMALL, INK).letters;
    if point.strong { Letters { weight: Weight::Bold, ..letters } } else { letters }
}

fn picture(plot: &ScatterPlot, drawn: &[&Point], plane: &Plane, body: &Body, remark: f64) {
    let at = |point: &Point| plane.at(point.x, point.y);
    background(drawn, plane, body);
    for point in drawn.iter().rev() {
        let Some(series) = point.series else { continue };
        let style = series_style(series);
        let fill = if point.solid { Fill::Solid } else { Fill::Hollow };
        body.canvas.marker(at(point), radius(point), style.shape, style.colour, fill);
    }
    let wanting: Vec<&Point> = drawn.iter().take(plot.labels).copied().collect();
    let room = WIDEST_LABEL * (body.right - body.left);
    let fitted: Vec<_> = wanting.iter().map(|point| lettering::fit(&point.label, letters(point), room)).collect();
    let wanted = wanting.iter().zip(&fitted).map(|(point, label)| Wanted {
        text: &label.shown,
        letters: letters(point),
        at: at(point),
        radius: radius(point),
    });
    let places = labels::place(&wanted.collect::<Vec<_>>(), &obstacles(drawn, plane), &[], (plane.from, plane.to));
    let mut without = drawn.iter().skip(plot.labels).filter(|point| point.series.is_some()).count();
    for ((point, label), place) in wanting.iter().zip(&fitted).zip(&places) {
        match place {
            Some(Placed { at: start, anchor, leader }) => {
                if let Some(end) = leader {
                    body.canvas.line(at(point), *end, MUTED, 0.7);
                }
                let colour = point.series.map_or(MUTED, |series| series_style(series).text);
                let mut ink = ink(size::SMALL, colour).anchor(*anchor).over_lines();
                ink.letters = letters(point);
                body.canvas.fitted(*start, label, ink);
            }
            None if point.label.is_empty() => {}
            None => without += usize::from(point.series.is_some()),
        }
    }
    if without > 0 {
        let number = body.numerals.write(&numbers::number(without as f64, 0));
        let words = phrases::with(body.sheet.phrases.unlabelled, &number);
        let ink = ink(size::NOTE, MUTED).weight(Weight::Italic).anchor(Anchor::Start);
        body.canvas.fitted((body.left, remark), &lettering::fit(&words, ink.letters, body.right - body.left), ink);
    }
}

/// Grey points; those of one pixel are one mark.
fn background(drawn: &[&Point], plane: &Plane, body: &Body) {
    let mut seen = HashSet::new();
    let dense = drawn.len() > DENSE;
    for point in drawn.iter().filter(|point| point.series.is_none()) {
        let (x, y) = plane.at(point.x, point.y);
        if seen.insert(((x * 1.5).round() as i64, (y * 1.5).round() as i64)) {
            body.canvas.disc((x, y), if dense { 0.9 } else { radius(point) }, AXIS);
        }
    }
}

/// No label covers a point of a series; one that covers grey points pays for it.
fn obstacles(drawn: &[&Point], plane: &Plane) -> Vec<Obstacle> {
    let dense = drawn.len() > DENSE;
    let obstacle = |point: &&Point| Obstacle {
        at: plane.at(point.x, point.y),
        radius: radius(point) + 0.6,
        cost: match point.series {
            Some(_) => f64::INFINITY,
            None if dense => 0.02,
            None => 0.8,
        },
    };
    drawn.iter().map(obstacle).collect()
}
