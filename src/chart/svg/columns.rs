//! Columns over periods: a small multiple a series on one scale; periods without anything keep their base line, and what
//! has no date stands apart.
//! Leaves the labels of periods to `periods`.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use super::backend::UNITS;
use super::canvas::{Anchor, Fill, ink};
use super::frame::{Body, empty, figure};
use super::legend::{Legend, NAME_AT};
use super::periods::{self, Months, PeriodLabel};
use crate::chart::fonts::Weight;
use crate::chart::lettering;
use crate::chart::numbers;
use crate::chart::numbers::Numerals;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{AXIS, GRID, MUTED, series_style, size};
use crate::chart::{ColumnPanel, ColumnPlot, Drawing};

const HEAD: f64 = 24.0;
const PLOT: f64 = 84.0;
/// One line of labels below the columns, and two.
const LABELS: [f64; 2] = [19.0, 32.0];
const GAP: f64 = 24.0;
const BELOW: f64 = 10.0;
/// Numbers beside the scale.
const NUMBER_GAP: f64 = 6.0;
/// What the scale measures, above the panels.
const UNIT: f64 = 18.0;
const MOST_PERIODS_IN_A_THIRD: usize = 36;
const MOST_PERIODS_IN_A_HALF: usize = 120;

/// What all panels share.
struct Shared<'a> {
    plot: &'a ColumnPlot,
    sheet: &'a Sheet,
    /// How many of the periods are dates; the others stand apart.
    dated: usize,
    /// Room of one undated column.
    apart: f64,
    scale: RangedCoordf64,
    ticks: Vec<(f64, String)>,
    /// Room for the scale's numbers.
    numbers: f64,
    labels: Vec<PeriodLabel>,
    columns: usize,
}

/// Draws small multiples of columns.
pub fn columns(plot: &ColumnPlot, sheet: &Sheet) -> Drawing {
    if plot.panels.is_empty() || plot.periods.is_empty() {
        return empty(&plot.words, sheet);
    }
    let shared = Shared::of(plot, sheet);
    let lines = plot.panels.len().div_ceil(shared.columns);
    let height = UNIT + lines as f64 * shared.height() - BELOW;
    figure(&plot.words, sheet, &Legend::none(), height, |body| {
        let unit = lettering::fit(&plot.axis, ink(size::TICK, MUTED).letters, body.right - body.left);
        body.canvas.fitted((body.left, body.top + 6.0), &unit, ink(size::TICK, MUTED));
        for (place, panel) in plot.panels.iter().enumerate() {
            shared.draw(panel, place, body);
        }
    })
}

impl<'a> Shared<'a> {
    fn of(plot: &'a ColumnPlot, sheet: &'a Sheet) -> Self {
        let undated = plot.periods.iter().rev().take_while(|period| !periods::is_dated(period)).count();
        let letters = ink(size::TICK, MUTED).letters;
        let apart =
            plot.periods.iter().rev().take(undated).map(|period| letters.width(period) + 10.0).fold(0.0, f64::max);
        let most = plot.panels.iter().flat_map(|panel| &panel.amounts).copied().max().unwrap_or(0).max(1) as f64;
        let scale = RangedCoordf64::from(0.0..most * 1.02);
        let numerals = sheet.numerals(&plot.words);
        let ticks = ticks(&scale, most, numerals);
        let numbers = letters.widest(ticks.iter().map(|(_, label)| label.as_str())) + NUMBER_GAP;
        let columns = match plot.panels.len() {
            1 => 1,
            _ if sheet.room() < 400.0 => 1,
            _ if plot.periods.len() > MOST_PERIODS_IN_A_HALF => 1,
            2 | 4 => 2,
            _ if plot.periods.len() > MOST_PERIODS_IN_A_THIRD || sheet.room() < 600.0 => 2,
            _ => 3,
        };
        let dated = plot.periods.len() - undated;
        let mut shared =
            Self { plot, sheet, dated, apart: apart.min(90.0), scale, ticks, numbers, labels: Vec::new(), columns };
        shared.labels = shared.fitting_labels();
        shared
    }

    /// Width of a panel's columns, without the scale's numbers.
    fn width(&self) -> f64 {
        let gaps = GAP * (self.columns as f64 - 1.0);
        ((self.sheet.room() - gaps) / self.columns as f64) - self.numbers
    }

    /// Height of a panel with the space below it.
    fn height(&self) -> f64 {
        let two_lines = self.labels.iter().any(|label| !label.lower.is_empty());
        HEAD + PLOT + LABELS[usize::from(two_lines)] + BELOW
    }

    /// Room of one dated period.
    fn slot(&self) -> f64 {
        let undated = (self.plot.periods.len() - self.dated) as f64;
        ((self.width() - undated * self.apart) / self.dated.max(1) as f64).min(64.0)
    }

    /// The middle of a period, from the panel's left edge.
    fn middle(&self, period: usize) -> f64 {
        if period < self.dated {
            (period as f64 + 0.5) * self.slot()
        } else {
            let after = (period - self.dated) as f64 + 0.5;
            self.dated as f64 * self.slot() + after * self.apart
        }
    }

    /// Labels of the smallest step at which no two of them meet.
    fn fitting_labels(&self) -> Vec<PeriodLabel> {
        let letters = ink(size::TICK, MUTED).letters;
        let wide = |label: &PeriodLabel| letters.width(&label.upper).max(letters.width(&label.lower));
        let apart = |pair: &[PeriodLabel]| {
            let between = self.middle(pair[1].period) - self.middle(pair[0].period);
            between >= f64::midpoint(wide(&pair[0]), wide(&pair[1])) + 6.0
        };
        let months = Months::of(&self.plot.words, self.sheet);
        let inside = |label: &PeriodLabel| {
            let (middle, half) = (self.middle(label.period), wide(label) / 2.0);
            middle + half <= self.dated as f64 * self.slot() + 4.0 && middle - half >= -self.numbers
        };
        let labels = |step: usize| -> Vec<PeriodLabel> {
            periods::labels(&self.plot.periods[..self.dated], step, months).into_iter().filter(inside).collect()
        };
        let steps = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240, 600];
        steps.into_iter().map(labels).find(|labels| labels.windows(2).all(apart)).unwrap_or_default()
    }

    fn draw(&self, panel: &ColumnPanel, place: usize, body: &Body) {
        let (column, line) = (place % self.columns, place / self.columns);
        let left = body.left + column as f64 * (self.width() + self.numbers + GAP) + self.numbers;
        let right = left + self.width();
        let top = body.top + UNIT + line as f64 * self.height();
        let base = top + HEAD + PLOT;
        self.head(panel, (left, right), top, body);
        self.grid((left, right), base, body);
        self.bars(panel, left, base, body);
        self.period_labels(left, base, body);
    }

    fn head(&self, panel: &ColumnPanel, (left, right): (f64, f64), top: f64, body: &Body) {
        let style = series_style(panel.series);
        let name = ink(size::LABEL, style.text).weight(Weight::Bold);
        let left = left - self.numbers;
        body.canvas.marker((left + 5.0, top + 9.0), 3.8, style.shape, style.colour, Fill::Solid);
        let shown = lettering::fit(&panel.name, name.letters, right - left - NAME_AT);
        body.canvas.fitted((left + NAME_AT, top + 9.0), &shown, name);
    }

    fn height_of(&self, amount: f64, base: f64) -> f64 {
        let ends = ((base * UNITS) as i32, ((base - PLOT) * UNITS) as i32);
        f64::from(self.scale.map(&amount, ends)) / UNITS
    }

    fn grid(&self, (left, right): (f64, f64), base: f64, body: &Body) {
        let number = ink(size::TICK, MUTED).anchor(Anchor::End);
        for (value, label) in &self.ticks {
            let y = self.height_of(*value, base);
            body.canvas.line((left, y), (right, y), GRID, 0.8);
            body.canvas.text((left - NUMBER_GAP, y), label, number);
        }
    }

    fn bars(&self, panel: &ColumnPanel, left: f64, base: f64, body: &Body) {
        let colour = series_style(panel.series).colour;
        let half = (self.slot() * 0.4).clamp(0.2, 9.0);
        for (period, amount) in panel.amounts.iter().take(self.plot.periods.len()).enumerate() {
            let middle = left + self.middle(period);
            let half = if period < self.dated { half } else { half.max(3.0) };
            if *amount > 0 {
                let y = self.height_of(*amount as f64, base).min(base - 0.6);
                body.canvas.rect((middle - half, y), (middle + half, base), colour);
            }
        }
        let end = self.dated as f64 * self.slot();
        body.canvas.line((left, base), (left + end, base), AXIS, 1.0);
        for period in self.dated..self.plot.periods.len() {
            let (middle, half) = (left + self.middle(period), self.apart / 2.0 - 4.0);
            body.canvas.line((middle - half, base), (middle + half, base), AXIS, 1.0);
        }
    }

    fn period_labels(&self, left: f64, base: f64, body: &Body) {
        let ink = ink(size::TICK, MUTED).anchor(Anchor::Middle);
        for label in &self.labels {
            let x = left + self.middle(label.period);
            body.canvas.line((x, base), (x, base + 3.0), AXIS, 0.8);
            body.canvas.text((x, base + 11.0), &label.upper, ink);
            if !label.lower.is_empty() {
                body.canvas.text((x, base + 24.0), &label.lower, ink);
            }
        }
        for (after, period) in self.plot.periods[self.dated..].iter().enumerate() {
            let label = lettering::fit(period, ink.letters, self.apart - 4.0);
            body.canvas.fitted((left + self.middle(self.dated + after), base + 11.0), &label, ink);
        }
    }
}

/// Whole numbers only: there is no half an article.
fn ticks(scale: &RangedCoordf64, most: f64, numerals: Numerals) -> Vec<(f64, String)> {
    let steps = if most < 4.0 { (0..=numbers::whole(most)).map(f64::from).collect() } else { scale.key_points(4) };
    let whole = steps.into_iter().filter(|value| value.fract() == 0.0);
    whole.map(|value| (value, numerals.write(&numbers::number(value, 0)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_counted_in_whole_numbers() {
        for most in [1.0, 3.0, 5.0, 17.0, 10_000_000.0] {
            let ticks = ticks(&RangedCoordf64::from(0.0..most * 1.02), most, Numerals::Latin);
            assert!(ticks.len() >= 2 && ticks.iter().all(|(value, _)| value.fract() == 0.0), "{most}: {ticks:?}");
        }
    }
}
