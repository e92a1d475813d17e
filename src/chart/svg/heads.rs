//! The names of a heat map's columns: upright, running upwards, or by numbers with the names where a reader finds them.
//! Leaves cells and rows to `heat`.

use super::canvas::{Anchor, ink};
use super::frame::Body;
use crate::chart::lettering::{self, Fitted};
use crate::chart::numbers;
use crate::chart::theme::{INK, MUTED, size};

/// Height of one line of a name that stands upright.
const LINE: f64 = 13.0;
/// The highest name that runs upwards.
const UPWARDS: f64 = 110.0;
/// Height of a line of the list, and the space between two of its columns.
const LIST_LINE: f64 = 15.0;
const GAP: f64 = 14.0;

/// How the columns are named.
pub enum Heads {
    /// On one to three lines.
    Upright(Vec<Vec<String>>),
    /// Running upwards, in so much room.
    Upwards(f64, Vec<Fitted>),
    /// By numbers, every so many; the names stand with the rows or in a list.
    Numbered(usize, Option<List>),
}

/// Where the names of numbered columns are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The rows have the same names, in the same order.
    Rows,
    /// Below the picture.
    List,
}

/// Names with their numbers, in columns, read line by line.
pub struct List {
    names: Vec<Fitted>,
    columns: usize,
    cell: f64,
    number: f64,
}

impl List {
    fn of(names: &[String], room: f64) -> Self {
        let letters = ink(size::TICK, INK).letters;
        let number = letters.width(&names.len().to_string()) + 6.0;
        let widest = letters.widest(names.iter().map(String::as_str)) + number + GAP;
        let least = if room < 400.0 { 1 } else { 3 };
        let columns = (numbers::whole(room / widest) as usize).clamp(least, 6);
        let cell = room / columns as f64;
        let names = lettering::fit_all(names.iter().map(String::as_str), letters, cell - number - GAP);
        Self { names, columns, cell, number }
    }
}

impl Heads {
    /// Names for columns so wide, in a picture with so much room.
    pub fn of(names: &[String], cell: f64, key: Key, room: f64) -> Self {
        let letters = ink(size::TICK, INK).letters;
        let wrapped: Vec<Vec<String>> = names.iter().map(|name| lettering::wrap(name, letters, cell - 6.0)).collect();
        // A word that had to be cut is no word any more.
        let whole = |(name, lines): (&String, &Vec<String>)| {
            lines.len() <= 3 && name.split_whitespace().all(|word| letters.width(word) <= cell - 6.0)
        };
        if names.iter().zip(&wrapped).all(whole) {
            Self::Upright(wrapped)
        } else if cell >= size::TICK + 2.0 {
            let names = || names.iter().map(String::as_str);
            let room = letters.widest(names()).min(UPWARDS);
            Self::Upwards(room, lettering::fit_all(names(), letters, room))
        } else {
            let widest = letters.width(&names.len().to_string()) + 4.0;
            let every = numbers::whole((widest / cell).ceil()).max(1) as usize;
            Self::Numbered(every, (key == Key::List).then(|| List::of(names, room)))
        }
    }

    /// Whether the rows have to carry the numbers.
    pub fn number_rows(&self) -> bool {
        matches!(self, Self::Numbered(_, None))
    }

    /// Above the cells.
    pub fn height(&self) -> f64 {
        match self {
            Self::Upright(names) => names.iter().map(Vec::len).max().unwrap_or(0) as f64 * LINE + 4.0,
            Self::Upwards(room, _) => room + 8.0,
            Self::Numbered(..) => LINE + 4.0,
        }
    }

    /// Of the list, with the space above it.
    pub fn list_height(&self) -> f64 {
        match self {
            Self::Numbered(_, Some(list)) => list.names.len().div_ceil(list.columns) as f64 * LIST_LINE + 8.0,
            _ => 0.0,
        }
    }

    /// Draws the names, or their numbers, above an edge; `middle` of each column.
    pub fn draw(&self, names: &[String], middle: impl Fn(usize) -> f64, bottom: f64, body: &Body) {
        let ink = ink(size::TICK, INK);
        for place in 0..names.len() {
            let middle = middle(place);
            match self {
                Self::Upright(wrapped) => {
                    let lines = &wrapped[place];
                    for (line, text) in lines.iter().enumerate() {
                        let y = bottom - 4.0 - (lines.len() - line) as f64 * LINE + LINE / 2.0;
                        body.canvas.text((middle, y), text, ink.anchor(Anchor::Middle));
                    }
                }
                Self::Upwards(_, fitted) => body.canvas.upwards((middle, bottom - 5.0), &fitted[place], ink),
                Self::Numbered(every, _) if place % every == 0 => {
                    let number = body.numerals.write(&(place + 1).to_string());
                    body.canvas.text((middle, bottom - LINE / 2.0 - 2.0), &number, ink.anchor(Anchor::Middle));
                }
                Self::Numbered(..) => {}
            }
        }
    }

    /// Draws the list, if there is one, below an edge.
    pub fn draw_list(&self, top: f64, body: &Body) {
        let Self::Numbered(_, Some(list)) = self else { return };
        for (place, name) in list.names.iter().enumerate() {
            let x = body.left + (place % list.columns) as f64 * list.cell + list.number;
            let y = top + 8.0 + ((place / list.columns) as f64 + 0.5) * LIST_LINE;
            let number = body.numerals.write(&(place + 1).to_string());
            body.canvas.text((x - 6.0, y), &number, ink(size::TICK, MUTED).anchor(Anchor::End));
            body.canvas.fitted((x, y), name, ink(size::TICK, INK));
        }
    }
}
