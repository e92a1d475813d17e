//! Which marker is which series: the same marker as in the picture, on as many lines as it takes.
//! Leaves styles to `theme`.

use super::canvas::{Canvas, Fill, ink};
use crate::chart::lettering::{self, Fitted};
use crate::chart::numbers::whole;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{INK, series_style, size};

const LINE: f64 = 17.0;
/// From the edge of an entry to its name, past the marker.
pub const NAME_AT: f64 = 14.0;
/// Between two entries.
const GAP: f64 = 18.0;
const BELOW: f64 = 6.0;

/// Entries with their place from the left edge and their line.
pub struct Legend {
    entries: Vec<Entry>,
}

struct Entry {
    series: usize,
    name: Fitted,
    x: f64,
    line: usize,
}

impl Legend {
    /// No legend.
    pub fn none() -> Self {
        Self { entries: Vec::new() }
    }

    /// All series by their place.
    pub fn of(names: &[String], sheet: &Sheet) -> Self {
        let entries: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().collect();
        Self::of_series(&entries, sheet)
    }

    /// Some series, each with its place: one line if they fit, else columns of one width.
    pub fn of_series(names: &[(usize, &str)], sheet: &Sheet) -> Self {
        let letters = ink(size::SMALL, INK).letters;
        let (left, right) = sheet.edges();
        let widths: Vec<f64> = names.iter().map(|(_, name)| NAME_AT + letters.width(name) + GAP).collect();
        let one_line = widths.iter().sum::<f64>() - GAP <= right - left;
        let columns = columns(&widths, right - left);
        let cell = (right - left) / columns as f64;
        let room = if one_line { f64::INFINITY } else { cell - NAME_AT - GAP };
        let fitted = lettering::fit_all(names.iter().map(|(_, name)| *name), letters, room);
        let mut x = left;
        let mut entries = Vec::new();
        for (place, ((series, _), name)) in names.iter().zip(fitted).enumerate() {
            let (at, line) = if one_line { (x, 0) } else { (left + (place % columns) as f64 * cell, place / columns) };
            x += widths[place];
            entries.push(Entry { series: *series, name, x: at, line });
        }
        Self { entries }
    }

    /// Its height in pixels with the space below it.
    pub fn height(&self) -> f64 {
        self.entries.last().map_or(0.0, |last| (last.line + 1) as f64 * LINE + BELOW)
    }

    /// Draws it below an edge.
    pub fn draw(&self, canvas: &Canvas, top: f64) {
        for entry in &self.entries {
            let y = top + (entry.line as f64 + 0.5) * LINE;
            let style = series_style(entry.series);
            canvas.marker((entry.x + 5.0, y), 3.8, style.shape, style.colour, Fill::Solid);
            canvas.fitted((entry.x + NAME_AT, y), &entry.name, ink(size::SMALL, INK));
        }
    }
}

/// As many columns as the widest name allows, evenly filled; three are made to fit by shortening names, one in a column of
/// a journal.
fn columns(widths: &[f64], room: f64) -> usize {
    let widest = widths.iter().copied().fold(1.0, f64::max);
    let least = if room < 400.0 { 1 } else { 3 };
    let most = (whole(room / widest) as usize).clamp(least, 7);
    let lines = widths.len().div_ceil(most).max(1);
    widths.len().div_ceil(lines).max(1)
}
