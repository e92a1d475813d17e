//! The calendar: a block a year, a column a week, a cell a day, darker where there is more.
//! Leaves amounts to whoever made the data.

use std::collections::HashMap;

use super::canvas::{Anchor, ink};
use super::frame::{Body, empty, figure};
use super::legend::Legend;
use crate::chart::fonts::Weight;
use crate::chart::numbers;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{AXIS, GRID, HEAT_STEPS, INK, MUTED, Paint, size};
use crate::chart::{CalendarDay, CalendarPlot, Drawing, lettering};

/// Room of the names of weekdays.
const DAYS: f64 = 30.0;
/// Weeks that a year can touch.
const WEEKS: f64 = 54.0;
/// The largest cell.
const CELL: f64 = 13.0;
/// Names of months above a block.
const MONTHS: f64 = 16.0;
const GAP: f64 = 10.0;
const KEY: f64 = 34.0;

/// Draws a calendar.
pub fn calendar(plot: &CalendarPlot, sheet: &Sheet) -> Drawing {
    let (Some(first), Some(last)) = (plot.days.first(), plot.days.last()) else { return empty(&plot.words, sheet) };
    let letters = ink(size::NOTE, MUTED).letters;
    let days = letters.widest(sheet.phrases.weekdays.iter().copied()).max(DAYS - 8.0) + 8.0;
    let cell = ((sheet.room() - days) / WEEKS).min(CELL);
    let block = MONTHS + 7.0 * cell + GAP;
    let years = f64::from(last.year - first.year + 1);
    figure(&plot.words, sheet, &Legend::none(), years * block + KEY, |body| {
        let most = plot.days.iter().map(|day| day.amount).max().unwrap_or(1).max(1);
        let amounts: HashMap<i64, u64> = plot.days.iter().map(|day| (day.number(), day.amount)).collect();
        let limits = (first.number(), last.number());
        for year in first.year..=last.year {
            let top = body.top + f64::from(year - first.year) * block;
            Year { number: year, left: body.left + days, top: top + MONTHS, cell }.draw(&amounts, limits, most, body);
        }
        key(plot, most, body.top + years * block + 4.0, body);
    })
}

/// A block.
struct Year {
    number: i32,
    left: f64,
    top: f64,
    cell: f64,
}

impl Year {
    fn day(&self, month: u8, day: u8) -> CalendarDay {
        CalendarDay { year: self.number, month, day, amount: 0 }
    }

    /// The week of a day in its year, from 0.
    fn week(&self, number: i64) -> f64 {
        let start = self.day(1, 1);
        ((number - start.number()) as f64 + start.weekday() as f64).div_euclid(7.0)
    }

    fn draw(&self, amounts: &HashMap<i64, u64>, (first, last): (i64, i64), most: u64, body: &Body) {
        let (start, end) = (self.day(1, 1).number(), self.day(12, 31).number());
        let name = ink(size::SMALL, INK).weight(Weight::Bold);
        let year = body.numerals.write(&self.number.to_string());
        body.canvas.text((body.left, self.top - MONTHS / 2.0), &year, name);
        for number in start.max(first)..=end.min(last) {
            let weekday = (number + 2).rem_euclid(7) as f64;
            let (x, y) = (self.left + self.week(number) * self.cell, self.top + weekday * self.cell);
            let paint = amounts.get(&number).filter(|amount| **amount > 0).map_or(GRID, |amount| shade(*amount, most));
            body.canvas.rect((x + 0.5, y + 0.5), (x + self.cell - 0.5, y + self.cell - 0.5), paint);
        }
        self.months((first, last), body);
        let ink = ink(size::NOTE, MUTED).anchor(Anchor::End);
        // In small cells every other name would touch the next.
        let every = if self.cell >= 11.0 { 2 } else { 3 };
        for (weekday, name) in body.sheet.phrases.weekdays.iter().enumerate().step_by(every) {
            body.canvas.text((self.left - 5.0, self.top + (weekday as f64 + 0.5) * self.cell), name, ink);
        }
    }

    /// Names above the weeks in which months begin, and lines between months.
    fn months(&self, (first, last): (i64, i64), body: &Body) {
        let ink = ink(size::NOTE, MUTED);
        let mut free = body.left + ink.letters.width("0000") * 1.4;
        for month in 1..=12u8 {
            let start = self.day(month, 1);
            let next = if month == 12 { self.day(12, 31).number() + 1 } else { self.day(month + 1, 1).number() };
            if next <= first || start.number() > last {
                continue;
            }
            let x = self.left + self.week(start.number()) * self.cell;
            let x = if start.weekday() == 0 { x } else { x + self.cell };
            let name = body.sheet.phrases.months[usize::from(month) - 1];
            if x >= free && x + ink.letters.width(name) <= body.right {
                body.canvas.text((x, self.top - MONTHS / 2.0), name, ink);
                free = x + ink.letters.width(name) + 4.0;
            }
            if start.number() > first && month > 1 {
                self.border(start, body);
            }
        }
    }

    /// The line before the first day of a month.
    fn border(&self, start: CalendarDay, body: &Body) {
        let x = self.left + self.week(start.number()) * self.cell;
        let y = self.top + start.weekday() as f64 * self.cell;
        let bottom = self.top + 7.0 * self.cell;
        let mut corners = vec![(x, bottom), (x, y)];
        if start.weekday() > 0 {
            corners.extend([(x + self.cell, y), (x + self.cell, self.top)]);
        }
        body.canvas.polyline(&corners, AXIS, 0.8);
    }
}

/// The shade of an amount: none has none, one is clearly more than none.
fn shade(amount: u64, most: u64) -> Paint {
    let last = f64::from(HEAT_STEPS - 1);
    let share = if most > 1 { (amount as f64 - 1.0) / (most as f64 - 1.0) } else { 1.0 };
    Paint::Heat(numbers::whole((2.0 + share * (last - 2.0)).round()) as u8)
}

fn key(plot: &CalendarPlot, most: u64, top: f64, body: &Body) {
    const STEP: f64 = 14.0;
    let ink = ink(size::TICK, MUTED);
    let middle = top + 8.0;
    let mut x = body.left;
    // At most four amounts from 1 to the most.
    let mut amounts = vec![0, 1];
    amounts.extend([most / 3, 2 * most / 3, most]);
    amounts.dedup();
    amounts.retain(|amount| *amount <= most);
    amounts.sort_unstable();
    amounts.dedup();
    for amount in amounts {
        let paint = if amount == 0 { GRID } else { shade(amount, most) };
        body.canvas.rect((x, middle - 6.0), (x + STEP, middle + 6.0), paint);
        let text = body.numerals.write(&numbers::number(amount as f64, 0));
        body.canvas.text((x + STEP + 4.0, middle), &text, ink);
        x += STEP + 14.0 + ink.letters.width(&text);
    }
    let title = lettering::fit(&plot.key, ink.letters, (body.right - x).max(60.0));
    body.canvas.fitted((x, middle), &title, ink);
}
