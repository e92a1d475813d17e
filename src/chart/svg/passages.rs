//! Passages side by side: two texts a pair, what only one has underlined, marked words bold besides, so that grey print tells them
//! apart. Leaves what is marked to whoever made the data.

use super::canvas::{Anchor, Fill, ink};
use super::frame::{Body, empty, figure};
use super::legend::{Legend, NAME_AT};
use crate::chart::fonts::{Weight, is_right_to_left};
use crate::chart::lettering::{self, Letters};
use crate::chart::sheet::Sheet;
use crate::chart::theme::{AXIS, GRID, INK, MUTED, series_style, size};
use crate::chart::{Drawing, PassagePair, PassagePlot, PassageText, Standing};

const HEAD: f64 = 20.0;
const LINE: f64 = 18.0;
const GAP: f64 = 16.0;
/// Between the two passages of a pair.
const BETWEEN: f64 = 5.0;
/// Lines that are drawn of a passage.
const MOST_LINES: usize = 12;
/// Between words.
const SPACE: f64 = 4.0;
/// Between two kinds of words without a space.
const SEAM: f64 = 1.5;

/// Words of one standing on one line.
struct Run {
    text: String,
    standing: Standing,
    spaced: bool,
}

type Line = Vec<Run>;

fn letters(standing: Standing) -> Letters {
    let weight = if standing == Standing::Marked { Weight::Bold } else { Weight::Regular };
    ink(size::LABEL, INK).weight(weight).letters
}

/// Draws passages.
pub fn passages(plot: &PassagePlot, sheet: &Sheet) -> Drawing {
    if plot.pairs.is_empty() {
        return empty(&plot.words, sheet);
    }
    let room = sheet.room() - NAME_AT;
    let lines: Vec<[Vec<Line>; 2]> =
        plot.pairs.iter().map(|pair| [lines(&pair.sides[0], room), lines(&pair.sides[1], room)]).collect();
    let height: f64 = lines.iter().map(height).sum();
    let mirrored = sheet.is_mirrored(&plot.words);
    figure(&plot.words, sheet, &Legend::none(), height, |body| {
        let mut top = body.top;
        for (pair, lines) in plot.pairs.iter().zip(&lines) {
            draw(pair, lines, top, (mirrored, body));
            top += self::height(lines);
        }
    })
}

fn height(lines: &[Vec<Line>; 2]) -> f64 {
    let texts: f64 = lines.iter().map(|lines| HEAD + lines.len() as f64 * LINE).sum();
    HEAD + texts + BETWEEN + GAP
}

/// The runs of a passage in lines no wider than the room.
fn lines(side: &PassageText, room: f64) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Vec::new()];
    let mut used = 0.0;
    let mut spaced = false;
    for piece in &side.pieces {
        let letters = letters(piece.standing);
        for unit in units(&piece.text) {
            let word = unit.trim_end();
            if word.is_empty() {
                spaced = true;
                continue;
            }
            let shown = lettering::fit(word, letters, room - SPACE).shown;
            let width = letters.width(&shown) + if spaced { SPACE } else { SEAM };
            if used + width > room && used > 0.0 {
                lines.push(Vec::new());
                used = 0.0;
            }
            used += width;
            if let Some(line) = lines.last_mut() {
                add(line, Run { text: shown, standing: piece.standing, spaced });
            }
            spaced = unit.len() > word.len();
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        let more = Run { text: "…".into(), standing: Standing::Shared, spaced: true };
        lines.push(vec![more]);
    }
    lines
}

/// Adds a run to a line, to the last run if it is of the same standing.
fn add(line: &mut Line, run: Run) {
    match line.last_mut() {
        Some(last) if last.standing == run.standing => {
            if run.spaced {
                last.text.push(' ');
            }
            last.text.push_str(&run.text);
        }
        _ => line.push(run),
    }
}

/// Words with the spaces behind them; signs of scripts without spaces stand alone.
fn units(text: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let begins = before.is_whitespace() && !sign.is_whitespace();
        if at > 0 && (begins || is_wide(sign) || is_wide(before) && sign.is_alphanumeric()) {
            starts.push(at);
        }
        before = sign;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| &text[start..end]).collect()
}

fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn draw(pair: &PassagePair, lines: &[Vec<Line>; 2], top: f64, (mirrored, body): (bool, &Body)) {
    let name = ink(size::SMALL, MUTED);
    let shown = lettering::fit(&pair.name, name.letters, body.right - body.left);
    body.canvas.fitted((body.left, top + HEAD / 2.0), &shown, name);
    let mut y = top + HEAD;
    for (side, lines) in pair.sides.iter().zip(lines) {
        head(side, y, body);
        y += HEAD;
        for line in lines {
            draw_line(line, is_right_to_left(&whole(side)) != mirrored, y + LINE / 2.0, body);
            y += LINE;
        }
        y += BETWEEN;
    }
    let rule = top + height(lines) - GAP / 2.0;
    body.canvas.line((body.left, rule), (body.right, rule), GRID, 1.0);
}

fn whole(side: &PassageText) -> String {
    side.pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Outlet, and what else is known.
fn head(side: &PassageText, top: f64, body: &Body) {
    let style = series_style(side.series);
    let middle = top + HEAD / 2.0;
    body.canvas.marker((body.left + 5.0, middle), 3.8, style.shape, style.colour, Fill::Solid);
    let (label, detail) = (ink(size::SMALL, style.text).weight(Weight::Bold), ink(size::SMALL, MUTED));
    let room = body.right - body.left - NAME_AT;
    let shown = lettering::fit(&side.label, label.letters, room * 0.6);
    body.canvas.fitted((body.left + NAME_AT, middle), &shown, label);
    let at = NAME_AT + label.letters.width(&shown.shown) + 10.0;
    let rest = body.right - body.left - at;
    if rest > 40.0 && !side.detail.is_empty() {
        let shown = lettering::fit(&side.detail, detail.letters, rest);
        body.canvas.fitted((body.left + at, middle), &shown, detail);
    }
}

/// The runs of a line from the side where its script begins: from the end if it runs against the sheet.
fn draw_line(line: &Line, from_end: bool, middle: f64, body: &Body) {
    let mut at = if from_end { body.right } else { body.left + NAME_AT };
    for (place, run) in line.iter().enumerate() {
        let letters = letters(run.standing);
        let gap = if place == 0 {
            0.0
        } else if run.spaced {
            SPACE
        } else {
            SEAM
        };
        let width = letters.width(&run.text);
        let (from, to, anchor) = if from_end {
            (at - gap - width, at - gap, Anchor::End)
        } else {
            (at + gap, at + gap + width, Anchor::Start)
        };
        let style = ink(size::LABEL, INK).weight(letters.weight).anchor(anchor);
        body.canvas.text((if from_end { to } else { from }, middle), &run.text, style);
        let thick = match run.standing {
            Standing::Shared => 0.0,
            Standing::Apart => 1.0,
            Standing::Marked => 2.0,
        };
        if thick > 0.0 {
            let paint = if run.standing == Standing::Marked { INK } else { AXIS };
            body.canvas.line((from, middle + 7.5), (to, middle + 7.5), paint, thick);
        }
        at = if from_end { from } else { to };
    }
}
