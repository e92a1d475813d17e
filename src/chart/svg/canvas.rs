//! The pencil: lines, boxes, markers and texts in pixels, on a sheet that may be mirrored as a whole.
//! Leaves the arrangement of a figure to `frame`, and what SVG looks like to `backend`.

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, Color, DrawingArea, DrawingAreaErrorKind, FontDesc, FontFamily, FontStyle, FontTransform, IntoDrawingArea,
    PathElement, Polygon, RGBColor, Rectangle, ShapeStyle, TextStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::backend::{Backend, FULL_TEXT, HALO, UNITS};
use crate::chart::fonts::Weight;
use crate::chart::lettering::{Fitted, Letters};
use crate::chart::theme::{Colour, PAPER, Paint, Shape};

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
    pub colour: Paint,
    /// Which end is given.
    pub anchor: Anchor,
    /// What lies below.
    pub ground: Ground,
}

/// What lies below a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Nothing that matters.
    Plain,
    /// Lines: the text is set off by a rim of paper.
    Busy,
}

/// Letters of a size, plain, in a colour, from their start.
pub fn ink(size: f64, colour: Paint) -> Ink {
    Ink { letters: Letters { size, weight: Weight::Regular }, colour, anchor: Anchor::Start, ground: Ground::Plain }
}

impl Ink {
    /// In another weight.
    pub fn weight(mut self, weight: Weight) -> Self {
        self.letters.weight = weight;
        self
    }

    /// Over lines.
    pub fn over_lines(mut self) -> Self {
        self.ground = Ground::Busy;
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

/// What is shown of a text, and the whole of it where it had to be shortened.
fn whole(text: &Fitted) -> String {
    let shown = text.shown.replace(FULL_TEXT, " ");
    text.full.as_ref().map_or(shown.clone(), |full| format!("{shown}{FULL_TEXT}{full}"))
}

/// A sheet of paper and a pencil.
pub struct Canvas<'p> {
    area: DrawingArea<Backend<'p>, Shift>,
    width: f64,
    mirrored: bool,
}

fn done(drawn: Result<(), DrawingAreaErrorKind<std::convert::Infallible>>) {
    drawn.expect("a text can always be written to");
}

fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}

fn rgb(paint: Paint) -> RGBColor {
    let Colour(red, green, blue) = paint.code();
    RGBColor(red, green, blue)
}

fn stroke(colour: Paint, width: f64) -> ShapeStyle {
    rgb(colour).stroke_width(units(width).unsigned_abs())
}

impl<'p> Canvas<'p> {
    /// A white sheet; a mirrored one counts from the right, and its texts begin there.
    pub fn new(backend: Backend<'p>, mirrored: bool) -> Self {
        let (width, height) = backend.size;
        let canvas = Self { area: backend.into_drawing_area(), width, mirrored };
        canvas.rect((0.0, 0.0), (width, height), PAPER);
        canvas
    }

    fn at(&self, (x, y): Place) -> (i32, i32) {
        (units(if self.mirrored { self.width - x } else { x }), units(y))
    }

    /// A straight line.
    pub fn line(&self, from: Place, to: Place, colour: Paint, width: f64) {
        done(self.area.draw(&PathElement::new(vec![self.at(from), self.at(to)], stroke(colour, width))));
    }

    /// A filled box between two corners.
    pub fn rect(&self, from: Place, to: Place, colour: Paint) {
        done(self.area.draw(&Rectangle::new([self.at(from), self.at(to)], rgb(colour).filled())));
    }

    /// A line through several places.
    pub fn polyline(&self, places: &[Place], colour: Paint, width: f64) {
        if places.len() > 1 {
            let places: Vec<_> = places.iter().map(|place| self.at(*place)).collect();
            done(self.area.draw(&PathElement::new(places, stroke(colour, width))));
        }
    }

    /// A line of strokes with gaps of the same length, in pixels.
    pub fn dashed(&self, from: Place, to: Place, colour: Paint, width: f64) {
        const STROKE: f64 = 4.0;
        let length = libm::hypot(to.0 - from.0, to.1 - from.1);
        let at = |along: f64| {
            let share = (along / length).min(1.0);
            (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
        };
        let strokes = crate::chart::numbers::whole((length / (2.0 * STROKE)).ceil());
        for stroke in 0..strokes {
            let start = f64::from(stroke) * 2.0 * STROKE;
            self.line(at(start), at(start + STROKE), colour, width);
        }
    }

    /// A filled area with these corners.
    pub fn polygon(&self, corners: &[Place], colour: Paint) {
        let corners: Vec<_> = corners.iter().map(|corner| self.at(*corner)).collect();
        done(self.area.draw(&Polygon::new(corners, rgb(colour).filled())));
    }

    fn outline(&self, corners: &[Place], colour: Paint, width: f64) {
        let mut corners: Vec<_> = corners.iter().map(|corner| self.at(*corner)).collect();
        corners.extend(corners.first().copied());
        done(self.area.draw(&PathElement::new(corners, stroke(colour, width))));
    }

    /// An arrow head whose tip is at a place; the direction is 1 to the right, -1 to the left.
    pub fn arrow_head(&self, (x, y): Place, direction: f64, colour: Paint) {
        let back = x - direction * 6.0;
        self.polygon(&[(x, y), (back, y - 3.2), (back, y + 3.2)], colour);
    }

    /// A marker of about a radius, set off from what lies below by a rim of paper.
    pub fn marker(&self, place: Place, radius: f64, shape: Shape, colour: Paint, fill: Fill) {
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
        self.polygon(&shape.corners(place, radius + RIM), PAPER);
        match fill {
            Fill::Solid => self.polygon(&shape.corners(place, radius), colour),
            Fill::Hollow => self.outline(&shape.corners(place, radius - 0.4), colour, 1.4),
        }
    }

    /// A filled circle.
    pub fn disc(&self, centre: Place, radius: f64, colour: Paint) {
        done(self.area.draw(&Circle::new(self.at(centre), units(radius), rgb(colour).filled())));
    }

    /// A text, its capitals centred at the height of the place.
    pub fn text(&self, place: Place, text: &str, ink: Ink) {
        self.write(place, &text.replace(FULL_TEXT, " "), ink, FontTransform::None);
    }

    /// A text that may have been shortened: the whole of it is its tooltip.
    pub fn fitted(&self, place: Place, text: &Fitted, ink: Ink) {
        match &text.full {
            Some(_) => self.write(place, &whole(text), ink, FontTransform::None),
            None => self.text(place, &text.shown, ink),
        }
    }

    /// A text that runs upwards, its capitals centred left and right of the place.
    pub fn upwards(&self, place: Place, text: &Fitted, ink: Ink) {
        self.write(place, &whole(text), ink, FontTransform::Rotate270);
    }

    fn write(&self, place: Place, text: &str, ink: Ink, turn: FontTransform) {
        let style = match ink.letters.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
            Weight::Italic => FontStyle::Italic,
        };
        // What runs upwards does not turn with a mirrored sheet.
        let mirrored = self.mirrored && !matches!(turn, FontTransform::Rotate270);
        let end = match (ink.anchor, mirrored) {
            (Anchor::Start, false) | (Anchor::End, true) => HPos::Left,
            (Anchor::Middle, _) => HPos::Center,
            (Anchor::End, false) | (Anchor::Start, true) => HPos::Right,
        };
        let family = if ink.ground == Ground::Busy { FontFamily::Name(HALO) } else { FontFamily::SansSerif };
        let font = FontDesc::new(family, ink.letters.size * UNITS, style).transform(turn);
        let colour = rgb(ink.colour);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(end, VPos::Center));
        done(self.area.draw_text(text, &style, self.at(place)));
    }

    /// Closes the picture.
    pub fn finish(self) {
        done(self.area.present());
    }
}
