//! The pencil: lines, boxes, markers and texts in pixels, on a sheet that may be mirrored as a whole.
//! Leaves the arrangement of a figure to `frame`, and what SVG looks like to `backend`.

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, Color, DrawingArea, DrawingAreaErrorKind, FontDesc, FontFamily, FontStyle, IntoDrawingArea, PathElement,
    Polygon, RGBColor, Rectangle, ShapeStyle, TextStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::backend::{Backend, FULL_TEXT, UNITS};
use crate::chart::fonts::Weight;
use crate::chart::lettering::{Fitted, Letters};
use crate::chart::theme::{Colour, PAPER, Shape, WIDTH};

/// A place in pixels from the upper left corner (the upper right one on a mirrored sheet).
pub type Place = (f64, f64);

/// Which end of a text stands at its place: start is left, but right on a mirrored sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins here.
    Start,
    /// It is centred here.
    Middle,
    /// It ends here.
    End,
}

/// How a text is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// Size and weight.
    pub letters: Letters,
    /// Colour.
    pub colour: Colour,
    /// Which end is given.
    pub anchor: Anchor,
}

/// Letters of a size, plain, in a colour, from their start.
pub fn ink(size: f64, colour: Colour) -> Ink {
    Ink { letters: Letters { size, weight: Weight::Regular }, colour, anchor: Anchor::Start }
}

impl Ink {
    /// In another weight.
    pub fn weight(mut self, weight: Weight) -> Self {
        self.letters.weight = weight;
        self
    }

    /// By another end.
    pub fn anchor(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }
}

/// Whether a marker is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Filled with its colour.
    Solid,
    /// An outline on paper.
    Hollow,
}

/// A sheet of paper and a pencil.
pub struct Canvas<'p> {
    area: DrawingArea<Backend<'p>, Shift>,
    mirrored: bool,
}

fn done(drawn: Result<(), DrawingAreaErrorKind<std::convert::Infallible>>) {
    drawn.expect("a text can always be written to");
}

fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}

fn rgb(colour: Colour) -> RGBColor {
    RGBColor(colour.0, colour.1, colour.2)
}

fn stroke(colour: Colour, width: f64) -> ShapeStyle {
    rgb(colour).stroke_width(units(width).unsigned_abs())
}

impl<'p> Canvas<'p> {
    /// A white sheet; a mirrored one counts from the right, and its texts begin there.
    pub fn new(backend: Backend<'p>, mirrored: bool) -> Self {
        let (width, height) = backend.size;
        let canvas = Self { area: backend.into_drawing_area(), mirrored };
        canvas.rect((0.0, 0.0), (width, height), PAPER);
        canvas
    }

    fn at(&self, (x, y): Place) -> (i32, i32) {
        (units(if self.mirrored { WIDTH - x } else { x }), units(y))
    }

    /// A straight line.
    pub fn line(&self, from: Place, to: Place, colour: Colour, width: f64) {
        done(self.area.draw(&PathElement::new(vec![self.at(from), self.at(to)], stroke(colour, width))));
    }

    /// A filled box between two corners.
    pub fn rect(&self, from: Place, to: Place, colour: Colour) {
        done(self.area.draw(&Rectangle::new([self.at(from), self.at(to)], rgb(colour).filled())));
    }

    fn polygon(&self, corners: &[Place], colour: Colour) {
        let corners: Vec<_> = corners.iter().map(|corner| self.at(*corner)).collect();
        done(self.area.draw(&Polygon::new(corners, rgb(colour).filled())));
    }

    fn outline(&self, corners: &[Place], colour: Colour, width: f64) {
        let mut corners: Vec<_> = corners.iter().map(|corner| self.at(*corner)).collect();
        corners.extend(corners.first().copied());
        done(self.area.draw(&PathElement::new(corners, stroke(colour, width))));
    }

    /// An arrow head whose tip is at a place; the direction is 1 to the right, -1 to the left.
    pub fn arrow_head(&self, (x, y): Place, direction: f64, colour: Colour) {
        let back = x - direction * 6.0;
        self.polygon(&[(x, y), (back, y - 3.2), (back, y + 3.2)], colour);
    }

    /// A marker of about a radius, set off from what lies below by a rim of paper.
    pub fn marker(&self, place: Place, radius: f64, shape: Shape, colour: Colour, fill: Fill) {
        const RIM: f64 = 0.7;
        if shape == Shape::Circle {
            self.disc(place, radius + RIM, PAPER);
            match fill {
                Fill::Solid => self.disc(place, radius, colour),
                Fill::Hollow => {
                    done(self.area.draw(&Circle::new(self.at(place), units(radius - 0.4), stroke(colour, 1.4))));
                }
            }
            return;
        }
        self.polygon(&corners(shape, place, radius + RIM), PAPER);
        match fill {
            Fill::Solid => self.polygon(&corners(shape, place, radius), colour),
            Fill::Hollow => self.outline(&corners(shape, place, radius - 0.4), colour, 1.4),
        }
    }

    fn disc(&self, centre: Place, radius: f64, colour: Colour) {
        done(self.area.draw(&Circle::new(self.at(centre), units(radius), rgb(colour).filled())));
    }

    /// A text, its capitals centred at the height of the place.
    pub fn text(&self, place: Place, text: &str, ink: Ink) {
        self.write(place, &text.replace(FULL_TEXT, " "), ink);
    }

    /// A text that may have been shortened: the whole of it is its tooltip.
    pub fn fitted(&self, place: Place, text: &Fitted, ink: Ink) {
        match &text.full {
            Some(full) => self.write(place, &format!("{}{FULL_TEXT}{full}", text.shown.replace(FULL_TEXT, " ")), ink),
            None => self.text(place, &text.shown, ink),
        }
    }

    fn write(&self, place: Place, text: &str, ink: Ink) {
        let style = match ink.letters.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
            Weight::Italic => FontStyle::Italic,
        };
        let end = match (ink.anchor, self.mirrored) {
            (Anchor::Start, false) | (Anchor::End, true) => HPos::Left,
            (Anchor::Middle, _) => HPos::Center,
            (Anchor::End, false) | (Anchor::Start, true) => HPos::Right,
        };
        let font: FontDesc = FontDesc::new(FontFamily::SansSerif, ink.letters.size * UNITS, style);
        let colour = rgb(ink.colour);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(end, VPos::Center));
        done(self.area.draw_text(text, &style, self.at(place)));
    }

    /// Closes the picture.
    pub fn finish(self) {
        done(self.area.present());
    }
}

/// The corners of a shape that looks as large as a circle of the radius.
fn corners(shape: Shape, (x, y): Place, radius: f64) -> Vec<Place> {
    let around = |corners: u32, turn: f64, radius: &dyn Fn(u32) -> f64| -> Vec<Place> {
        let angle = |corner: u32| (f64::from(corner) / f64::from(corners) + turn) * std::f64::consts::TAU;
        let corner = |c: u32| (x + radius(c) * libm::sin(angle(c)), y - radius(c) * libm::cos(angle(c)));
        (0..corners).map(corner).collect()
    };
    match shape {
        Shape::Circle => around(24, 0.0, &|_| radius),
        Shape::Square => around(4, 0.125, &|_| radius * 1.27),
        Shape::Diamond => around(4, 0.0, &|_| radius * 1.36),
        Shape::TriangleUp => around(3, 0.0, &|_| radius * 1.42),
        Shape::TriangleDown => around(3, 0.5, &|_| radius * 1.42),
        Shape::Star => around(10, 0.0, &|corner| radius * if corner.is_multiple_of(2) { 1.5 } else { 0.68 }),
        Shape::Cross => {
            let (long, thin) = (radius * 1.25, radius * 0.45);
            let arm = [(thin, long), (thin, thin), (long, thin)];
            let quarter = |turns: usize| arm.map(|(a, b)| [(a, -b), (b, a), (-a, b), (-b, -a)][turns]);
            // A quarter turn of the arm's corners, clockwise from the top.
            (0..4).flat_map(quarter).map(|(dx, dy)| (x + dx, y + dy)).collect()
        }
    }
}
