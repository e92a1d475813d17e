//! The horizontal axis of periods: a slot each, what has no date apart, labels of the smallest step that fits.
//! Leaves how periods are written to `periods`.

use super::canvas::{Anchor, ink};
use super::frame::Body;
use super::periods::{self, Months, PeriodLabel};
use crate::chart::lettering;
use crate::chart::theme::{AXIS, MUTED, size};

/// One line of labels below the axis, and two.
const LABELS: [f64; 2] = [19.0, 32.0];
/// The widest slot.
const WIDEST_SLOT: f64 = 64.0;
/// The widest slot of what has no date.
const WIDEST_APART: f64 = 90.0;

/// Periods along a width.
pub struct PeriodAxis<'a> {
    periods: &'a [String],
    /// How many of the periods are dates; the others stand apart at the end.
    pub dated: usize,
    /// Room of one undated period.
    pub apart: f64,
    width: f64,
    labels: Vec<PeriodLabel>,
}

impl<'a> PeriodAxis<'a> {
    /// Periods along a width; labels may reach `before` to the left of it.
    pub fn new(periods: &'a [String], width: f64, before: f64, months: Months) -> Self {
        let undated = periods.iter().rev().take_while(|period| !periods::is_dated(period)).count();
        let letters = ink(size::TICK, MUTED).letters;
        let apart = periods.iter().rev().take(undated).map(|period| letters.width(period) + 10.0).fold(0.0, f64::max);
        let dated = periods.len() - undated;
        let mut axis = Self { periods, dated, apart: apart.min(WIDEST_APART), width, labels: Vec::new() };
        axis.labels = axis.fitting_labels(before, months);
        axis
    }

    /// Room of one dated period.
    pub fn slot(&self) -> f64 {
        let undated = (self.periods.len() - self.dated) as f64;
        ((self.width - undated * self.apart) / self.dated.max(1) as f64).min(WIDEST_SLOT)
    }

    /// The middle of a period, from the left end.
    pub fn middle(&self, period: usize) -> f64 {
        if period < self.dated {
            (period as f64 + 0.5) * self.slot()
        } else {
            let after = (period - self.dated) as f64 + 0.5;
            self.dated as f64 * self.slot() + after * self.apart
        }
    }

    /// Height of the labels.
    pub fn height(&self) -> f64 {
        LABELS[usize::from(self.labels.iter().any(|label| !label.lower.is_empty()))]
    }

    /// Labels of the smallest step at which no two of them meet.
    fn fitting_labels(&self, before: f64, months: Months) -> Vec<PeriodLabel> {
        let letters = ink(size::TICK, MUTED).letters;
        let wide = |label: &PeriodLabel| letters.width(&label.upper).max(letters.width(&label.lower));
        let apart = |pair: &[PeriodLabel]| {
            let between = self.middle(pair[1].period) - self.middle(pair[0].period);
            between >= f64::midpoint(wide(&pair[0]), wide(&pair[1])) + 6.0
        };
        let inside = |label: &PeriodLabel| {
            let (middle, half) = (self.middle(label.period), wide(label) / 2.0);
            middle + half <= self.dated as f64 * self.slot() + 4.0 && middle - half >= -before
        };
        let labels = |step: usize| -> Vec<PeriodLabel> {
            periods::labels(&self.periods[..self.dated], step, months).into_iter().filter(inside).collect()
        };
        let steps = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240, 600];
        steps.into_iter().map(labels).find(|labels| labels.windows(2).all(apart)).unwrap_or_default()
    }

    /// Base line, ticks and labels, from a left end at a height.
    pub fn draw(&self, left: f64, base: f64, body: &Body) {
        let end = self.dated as f64 * self.slot();
        body.canvas.line((left, base), (left + end, base), AXIS, 1.0);
        let ink = ink(size::TICK, MUTED).anchor(Anchor::Middle);
        for label in &self.labels {
            let x = left + self.middle(label.period);
            body.canvas.line((x, base), (x, base + 3.0), AXIS, 0.8);
            body.canvas.text((x, base + 11.0), &label.upper, ink);
            if !label.lower.is_empty() {
                body.canvas.text((x, base + 24.0), &label.lower, ink);
            }
        }
        for (after, period) in self.periods[self.dated..].iter().enumerate() {
            let (middle, half) = (left + self.middle(self.dated + after), self.apart / 2.0 - 4.0);
            body.canvas.line((middle - half, base), (middle + half, base), AXIS, 1.0);
            let label = lettering::fit(period, ink.letters, self.apart - 4.0);
            body.canvas.fitted((middle, base + 11.0), &label, ink);
        }
    }
}
