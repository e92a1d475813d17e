//! Columns over periods: a small multiple a series on one scale; periods without anything keep their base line, and what
//! has no date stands apart.
//! Leaves the labels of periods to `periods`.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use super::backend::UNITS;
use super::canvas::{Anchor, Fill, ink};
use super::frame::{Body, empty, figure};
use super::legend::{Legend, NAME_AT};
use super::period_axis::PeriodAxis;
use super::periods::Months;
use crate::chart::fonts::Weight;
use crate::chart::lettering;
use crate::chart::numbers;
use crate::chart::numbers::Numerals;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{GRID, MUTED, series_style, size};
use crate::chart::{ColumnPanel, ColumnPlot, Drawing};

const HEAD: f64 = 24.0;
const PLOT: f64 = 84.0;
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
    axis: PeriodAxis<'a>,
    scale: RangedCoordf64,
    ticks: Vec<(f64, String)>,
    /// Room for the scale's numbers.
    numbers: f64,
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
        let letters = ink(size::TICK, MUTED).letters;
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
        let width = (sheet.room() - GAP * (columns as f64 - 1.0)) / columns as f64 - numbers;
        let axis = PeriodAxis::new(&plot.periods, width, numbers, Months::of(&plot.words, sheet));
        Self { plot, sheet, axis, scale, ticks, numbers, columns }
    }

    /// Width of a panel's columns, without the scale's numbers.
    fn width(&self) -> f64 {
        let gaps = GAP * (self.columns as f64 - 1.0);
        ((self.sheet.room() - gaps) / self.columns as f64) - self.numbers
    }

    /// Height of a panel with the space below it.
    fn height(&self) -> f64 {
        HEAD + PLOT + self.axis.height() + BELOW
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
        self.axis.draw(left, base, body);
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
        let half = (self.axis.slot() * 0.4).clamp(0.2, 9.0);
        for (period, amount) in panel.amounts.iter().take(self.plot.periods.len()).enumerate() {
            let middle = left + self.axis.middle(period);
            let half = if period < self.axis.dated { half } else { half.max(3.0) };
            if *amount > 0 {
                let y = self.height_of(*amount as f64, base).min(base - 0.6);
                body.canvas.rect((middle - half, y), (middle + half, base), colour);
            }
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
