//! What surrounds every picture: title, subtitle, legend and note, and the side it is read from.
//! Leaves the picture itself to the kinds.

use super::backend::{Backend, Page};
use super::canvas::{Canvas, Ink, ink};
use super::legend::Legend;
use crate::chart::fonts::{self, Weight};
use crate::chart::lettering;
use crate::chart::numbers::Numerals;
use crate::chart::theme::{INK, MARGIN, MUTED, WIDTH, size};
use crate::chart::{Drawing, Words};

const LEFT: f64 = MARGIN;
const RIGHT: f64 = WIDTH - MARGIN;
/// Between the picture and the note.
const NOTE_GAP: f64 = 14.0;

/// Lines of one kind of letter.
struct Block {
    lines: Vec<String>,
    ink: Ink,
    pitch: f64,
}

impl Block {
    fn new(text: &str, ink: Ink, pitch: f64) -> Self {
        let lines = if text.trim().is_empty() { Vec::new() } else { lettering::wrap(text, ink.letters, RIGHT - LEFT) };
        Self { lines, ink, pitch }
    }

    fn height(&self) -> f64 {
        self.lines.len() as f64 * self.pitch
    }

    /// Draws from a top edge and returns the edge below.
    fn draw(&self, canvas: &Canvas, top: f64) -> f64 {
        for (place, line) in self.lines.iter().enumerate() {
            canvas.text((LEFT, top + (place as f64 + 0.5) * self.pitch), line, self.ink);
        }
        top + self.height()
    }
}

/// The part of a sheet that a kind draws on, in pixels.
pub struct Body<'c, 'p> {
    /// The pencil.
    pub canvas: &'c Canvas<'p>,
    /// The left edge.
    pub left: f64,
    /// The right edge.
    pub right: f64,
    /// The upper edge.
    pub top: f64,
    /// The digits of this picture.
    pub numerals: Numerals,
}

/// The left and right edge of every picture's body.
pub const EDGES: (f64, f64) = (LEFT, RIGHT);

/// Draws the words around a picture of so many pixels in height, and lets the kind draw the picture. A figure whose title
/// runs from right to left is mirrored as a whole.
pub fn figure(words: &Words, legend: &Legend, height: f64, picture: impl FnOnce(&Body)) -> Drawing {
    let title = Block::new(&words.title, ink(size::TITLE, INK).weight(Weight::Bold), 20.0);
    let subtitle = Block::new(&words.subtitle, ink(size::SUBTITLE, MUTED), 15.5);
    let note = Block::new(&words.note, ink(size::NOTE, MUTED), 13.0);
    let top = MARGIN - 4.0 + title.height() + subtitle.height() + 8.0 + legend.height();
    let foot = if note.lines.is_empty() { 0.0 } else { NOTE_GAP + note.height() };
    let whole = top + height + foot + MARGIN - 4.0;

    let mut page = Page::default();
    let backend = Backend::open(&mut page, (WIDTH, whole.ceil()), &words.title, &words.description);
    let canvas = Canvas::new(backend, fonts::is_right_to_left(&words.title));
    let below = title.draw(&canvas, MARGIN - 4.0);
    let below = subtitle.draw(&canvas, below);
    legend.draw(&canvas, below + 8.0);
    picture(&Body { canvas: &canvas, left: LEFT, right: RIGHT, top, numerals: Numerals::of(words) });
    note.draw(&canvas, top + height + NOTE_GAP);
    canvas.finish();
    Drawing { svg: page.svg, missing: page.missing.into_iter().collect() }
}
