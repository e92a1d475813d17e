//! What surrounds every picture: title, subtitle, legend and note, and the side it is read from.
//! Leaves the picture itself to the kinds.

use super::backend::{Backend, Page};
use super::canvas::{Canvas, Ink, ink};
use super::legend::Legend;
use crate::chart::fonts::Weight;
use crate::chart::lettering;
use crate::chart::numbers::Numerals;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{INK, MUTED, size};
use crate::chart::{Drawing, Words};

/// Between the picture and the note.
const NOTE_GAP: f64 = 14.0;

/// Lines of one kind of letter.
struct Block {
    lines: Vec<String>,
    ink: Ink,
    pitch: f64,
    left: f64,
}

impl Block {
    fn new(text: &str, ink: Ink, pitch: f64, sheet: &Sheet) -> Self {
        let lines = if text.trim().is_empty() { Vec::new() } else { lettering::wrap(text, ink.letters, sheet.room()) };
        Self { lines, ink, pitch, left: sheet.margin() }
    }

    fn height(&self) -> f64 {
        self.lines.len() as f64 * self.pitch
    }

    /// Draws from a top edge and returns the edge below.
    fn draw(&self, canvas: &Canvas, top: f64) -> f64 {
        for (place, line) in self.lines.iter().enumerate() {
            canvas.text((self.left, top + (place as f64 + 0.5) * self.pitch), line, self.ink);
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
    /// The paper.
    pub sheet: &'c Sheet,
}

/// Height of a picture without anything in it.
const EMPTY: f64 = 40.0;

/// A picture that says that there is nothing in it.
pub fn empty(words: &Words, sheet: &Sheet) -> Drawing {
    figure(words, sheet, &Legend::none(), EMPTY, |body| {
        body.canvas.text((body.left, body.top + EMPTY / 2.0), sheet.phrases.nothing, ink(size::LABEL, MUTED));
    })
}

/// Draws the words around a picture of so many pixels in height, and lets the kind draw the picture. A figure whose title
/// runs from right to left is mirrored as a whole.
pub fn figure(words: &Words, sheet: &Sheet, legend: &Legend, height: f64, picture: impl FnOnce(&Body)) -> Drawing {
    let title = Block::new(&words.title, ink(size::TITLE, INK).weight(Weight::Bold), 20.0, sheet);
    let subtitle = Block::new(&words.subtitle, ink(size::SUBTITLE, MUTED), 15.5, sheet);
    let note = Block::new(&words.note, ink(size::NOTE, MUTED), 13.0, sheet);
    let margin = sheet.margin();
    let top = margin - 4.0 + title.height() + subtitle.height() + 8.0 + legend.height();
    let foot = if note.lines.is_empty() { 0.0 } else { NOTE_GAP + note.height() };
    let whole = top + height + foot + margin - 4.0;

    let mut page = Page::default();
    let size = (sheet.width(), whole.ceil());
    let backend = Backend::open(&mut page, size, sheet.theme, &words.title, &words.description);
    let canvas = Canvas::new(backend, sheet.is_mirrored(words));
    let below = title.draw(&canvas, margin - 4.0);
    let below = subtitle.draw(&canvas, below);
    legend.draw(&canvas, below + 8.0);
    let (left, right) = sheet.edges();
    picture(&Body { canvas: &canvas, left, right, top, numerals: sheet.numerals(words), sheet });
    note.draw(&canvas, top + height + NOTE_GAP);
    canvas.finish();
    Drawing { svg: page.svg, missing: page.missing.into_iter().collect() }
}
