//! The heat map: numbers on a scale of one hue, its key, and the tree of the rows beside their names.
//! Leaves the order of rows and columns to whoever made the data.

use super::canvas::{Anchor, ink};
use super::frame::{Body, empty, figure};
use super::heads::{Heads, Key};
use super::legend::Legend;
use super::ruler::{Direction, Reach, Ruler};
use crate::chart::lettering::{self, Fitted};
use crate::chart::numbers::{self, Numerals};
use crate::chart::sheet::Sheet;
use crate::chart::theme::{AXIS, GRID, HEAT_STEPS, INK, MUTED, PAPER, Paint, size};
use crate::chart::{Drawing, HeatCell, HeatMap, HeatRow, Joint, Limb, Scale, Tree};

/// The widest label, as a share of the picture.
const WIDEST_LABEL: f64 = 0.3;
const LABEL_GAP: f64 = 8.0;
/// Height of a row, at least and at most.
const ROW: (f64, f64) = (17.0, 34.0);
/// The widest cell.
const WIDEST_CELL: f64 = 96.0;
/// Width of the tree, as a share of the picture.
const TREE: f64 = 0.17;
/// The key below the cells.
const KEY: f64 = 42.0;
/// Below a tree: its numbers and what they measure.
const TREE_FOOT: f64 = 32.0;

/// How the picture is laid out.
struct Layout<'p> {
    plot: &'p HeatMap,
    /// Left edge of the labels' column, from the left edge of the picture.
    tree: f64,
    label: f64,
    cell: f64,
    row: f64,
    heads: Heads,
    /// Whether numbers have room in the cells.
    numbers: bool,
    numerals: Numerals,
    range: (f64, f64),
}

impl<'p> Layout<'p> {
    fn of(plot: &'p HeatMap, sheet: &Sheet) -> Self {
        let room = sheet.room();
        let letters = ink(size::SMALL, INK).letters;
        let tree = if plot.tree.is_some() { TREE * room } else { 0.0 };
        let widest = letters.widest(plot.rows.iter().map(|row| row.label.as_str())).min(WIDEST_LABEL * room);
        let room_of_cells = room - tree - widest - LABEL_GAP;
        let cell = (room_of_cells / plot.columns.len().max(1) as f64).min(WIDEST_CELL);
        let as_rows = plot.rows.iter().map(|row| &row.label).eq(&plot.columns);
        let heads = Heads::of(&plot.columns, cell, if as_rows { Key::Rows } else { Key::List }, room);
        // Numbers before the names take room of their own.
        let before = if heads.number_rows() { letters.width("00 ") } else { 0.0 };
        let cell = cell - before / plot.columns.len().max(1) as f64;
        let numerals = sheet.numerals(&plot.words);
        let values = || plot.rows.iter().flat_map(|row| &row.cells).filter_map(finite);
        let range = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let mut layout = Self {
            plot,
            tree,
            label: tree + widest + before,
            cell,
            row: (cell * 0.62).clamp(ROW.0, if plot.rows.len() > plot.columns.len() + 4 { ROW.0 + 3.0 } else { ROW.1 }),
            heads,
            numbers: true,
            numerals,
            range,
        };
        let number = ink(size::TICK, INK).letters;
        layout.numbers = values().map(|value| number.width(&layout.write(value))).fold(0.0, f64::max) + 4.0 <= cell;
        layout
    }

    fn write(&self, value: f64) -> String {
        self.numerals.write(&numbers::number(value, self.plot.decimals))
    }

    fn cells_height(&self) -> f64 {
        self.plot.rows.len() as f64 * self.row
    }

    fn height(&self) -> f64 {
        let foot = if self.plot.tree.is_some() { TREE_FOOT.max(KEY) } else { KEY };
        self.heads.height() + self.cells_height() + 10.0 + foot + self.heads.list_height()
    }

    /// The left edge of a column, from the left edge of the picture.
    fn column(&self, place: usize) -> f64 {
        self.label + LABEL_GAP + place as f64 * self.cell
    }

    /// The step of a value on the scale.
    fn step(&self, value: f64) -> u8 {
        let (low, high) = self.range;
        let share = if value == f64::INFINITY {
            1.0
        } else if value == f64::NEG_INFINITY {
            0.0
        } else if high > low {
            (value - low) / (high - low)
        } else {
            0.5
        };
        numbers::whole((share * f64::from(HEAT_STEPS - 1)).round()) as u8
    }
}

fn finite(cell: &HeatCell) -> Option<f64> {
    match cell {
        HeatCell::Value(value) if value.is_finite() => Some(*value),
        _ => None,
    }
}

/// Draws a heat map.
pub fn heat(plot: &HeatMap, sheet: &Sheet) -> Drawing {
    if plot.rows.is_empty() || plot.columns.is_empty() {
        return empty(&plot.words, sheet);
    }
    let layout = Layout::of(plot, sheet);
    figure(&plot.words, sheet, &Legend::none(), layout.height(), |body| {
        let top = body.top + layout.heads.height();
        let middle = |place| body.left + layout.column(place) + layout.cell / 2.0;
        layout.heads.draw(&plot.columns, middle, top, body);
        let names = row_names(&layout);
        for (place, name) in names.iter().enumerate() {
            draw_row(&layout, (place, name), top + place as f64 * layout.row, body);
        }
        let bottom = top + layout.cells_height();
        if let Some(tree) = &plot.tree {
            draw_tree(tree, &layout, (top, bottom), body);
        }
        key(&layout, bottom + 10.0, body);
        layout.heads.draw_list(body.top + layout.height() - layout.heads.list_height(), body);
    })
}

/// The names of the rows, each with its number if the columns are named by it.
fn row_names(layout: &Layout) -> Vec<Fitted> {
    let numbered = |(place, row): (usize, &HeatRow)| {
        if layout.heads.number_rows() {
            format!("{} {}", row.label, layout.numerals.write(&(place + 1).to_string()))
        } else {
            row.label.clone()
        }
    };
    let names: Vec<String> = layout.plot.rows.iter().enumerate().map(numbered).collect();
    let letters = ink(size::SMALL, INK).letters;
    lettering::fit_all(names.iter().map(String::as_str), letters, layout.label - layout.tree)
}

fn draw_row(layout: &Layout, (place, name): (usize, &Fitted), top: f64, body: &Body) {
    let row = &layout.plot.rows[place];
    let middle = top + layout.row / 2.0;
    body.canvas.fitted((body.left + layout.label, middle), name, ink(size::SMALL, INK).anchor(Anchor::End));
    for (column, cell) in row.cells.iter().take(layout.plot.columns.len()).enumerate() {
        let left = body.left + layout.column(column);
        let (from, to) = ((left + 0.5, top + 0.5), (left + layout.cell - 0.5, top + layout.row - 0.5));
        match cell {
            HeatCell::Blank => {}
            HeatCell::Value(value) if !value.is_nan() => {
                let step = layout.step(*value);
                body.canvas.rect(from, to, Paint::Heat(step));
                let text = if value.is_finite() { layout.write(*value) } else { infinite(*value) };
                if layout.numbers {
                    let number = ink(size::TICK, Paint::OnHeat(step)).anchor(Anchor::Middle);
                    body.canvas.text((left + layout.cell / 2.0, middle), &text, number);
                }
            }
            HeatCell::Undefined | HeatCell::Value(_) => undefined(from, to, body),
        }
    }
}

fn infinite(value: f64) -> String {
    if value > 0.0 { "∞".into() } else { "\u{2212}∞".into() }
}

/// A cell without a number: an outline with a stroke through it, so that it is not taken for little.
fn undefined(from: (f64, f64), to: (f64, f64), body: &Body) {
    body.canvas.rect(from, to, GRID);
    body.canvas.rect((from.0 + 0.8, from.1 + 0.8), (to.0 - 0.8, to.1 - 0.8), PAPER);
    body.canvas.line((from.0 + 1.0, to.1 - 1.0), (to.0 - 1.0, from.1 + 1.0), AXIS, 0.8);
}

/// Steps of the scale with the numbers at their ends, and what they measure.
fn key(layout: &Layout, top: f64, body: &Body) {
    const STEP: f64 = 16.0;
    let (low, high) = layout.range;
    let title = ink(size::TICK, MUTED);
    let mut x = body.left + if layout.plot.tree.is_some() { layout.label + LABEL_GAP } else { 0.0 };
    if x + 340.0 > body.right {
        x = body.left + layout.tree + 12.0;
    }
    let start = x;
    if low.is_finite() {
        let text = layout.write(low);
        body.canvas.text((x, top + 8.0), &text, title);
        x += title.letters.width(&text) + 6.0;
        // A scale of one value is one step.
        let steps: Vec<u8> = if high > low { (0..HEAT_STEPS).collect() } else { vec![layout.step(low)] };
        for step in steps {
            body.canvas.rect((x, top + 2.0), (x + STEP, top + 14.0), Paint::Heat(step));
            x += STEP;
        }
        if high > low {
            let text = layout.write(high);
            body.canvas.text((x + 6.0, top + 8.0), &text, title);
            x += title.letters.width(&text) + 12.0;
        }
    }
    let is_undefined = |cell: &HeatCell| matches!(cell, HeatCell::Undefined);
    if layout.plot.rows.iter().flat_map(|row| &row.cells).any(is_undefined) {
        let word = body.sheet.phrases.unknown;
        if x + 32.0 + title.letters.width(word) <= body.right {
            undefined((x + 8.0, top + 2.0), (x + 8.0 + STEP, top + 14.0), body);
            body.canvas.text((x + 12.0 + STEP, top + 8.0), word, title);
        }
    }
    let words: Fitted = lettering::fit(&layout.plot.key, title.letters, body.right - start);
    body.canvas.fitted((start, top + 25.0), &words, title);
}

/// The tree, its leaves at the rows and its root at the left edge, with a scale below.
fn draw_tree(tree: &Tree, layout: &Layout, (top, bottom): (f64, f64), body: &Body) {
    let heights = tree.joints.iter().map(|joint| joint.height);
    let reach = Reach::of(Scale::Linear, heights).with(0.0);
    let ends = (body.left + layout.tree - 8.0, body.left + 4.0);
    let ruler = Ruler::new(Scale::Linear, reach, Direction::Along, ends, body.numerals);
    ruler.grid(body, (top, bottom));
    let mut joints: Vec<(f64, f64)> = Vec::new();
    let place = |limb: Limb, joints: &[(f64, f64)]| match limb {
        Limb::Row(row) => (ruler.at(0.0), top + (row as f64 + 0.5) * layout.row),
        Limb::Joint(joint) => joints.get(joint).copied().unwrap_or((ruler.at(0.0), top)),
    };
    for Joint { one, other, height } in &tree.joints {
        let x = ruler.at(*height);
        let (one, other) = (place(*one, &joints), place(*other, &joints));
        body.canvas.polyline(&[one, (x, one.1), (x, other.1), other], MUTED, 1.4);
        joints.push((x, f64::midpoint(one.1, other.1)));
    }
    ruler.numbers(body, bottom + 9.0);
    let ink = ink(size::NOTE, MUTED);
    let title = lettering::fit(&tree.axis, ink.letters, layout.tree);
    body.canvas.fitted((body.left, bottom + 24.0), &title, ink);
}
