//! A horizontal scale: from values to pixels, with ticks whose numbers never touch, and an edge for what is infinite.
//! Leaves what stands on it to the kinds.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use super::backend::UNITS;
use super::canvas::{Anchor, Canvas, Place, ink};
use crate::chart::Mark;
use crate::chart::numbers::{self, Numerals};
use crate::chart::theme::{AXIS, GRID, MUTED, Paint, size};

/// Pixels kept at an end where something infinite is marked.
const BEYOND: f64 = 20.0;
/// The least space between two tick labels.
const TICK_GAP: f64 = 14.0;
/// How far a number may stand beside its tick; less than half the gap.
const NUDGE: f64 = 6.0;

/// How far beyond the outermost point a whisker is drawn, as a multiple of the point's distance from nought.
const REACH: f64 = 1.6;

/// Cuts whiskers that would press everything else together: an end farther out than [`REACH`] times the outermost point of
/// its side is drawn as an arrow at the edge, like an open end.
pub fn cut_long_whiskers(marks: &mut [&mut Mark]) {
    let values = || marks.iter().map(|mark| mark.value).filter(|value| value.is_finite());
    let low = REACH * values().fold(0.0, f64::min);
    let high = REACH * values().fold(0.0, f64::max);
    if low == 0.0 && high == 0.0 {
        return;
    }
    // A side without points still shows how far whiskers reach over from the other.
    let across = REACH * high.max(-low) / 2.0;
    let (low, high) = (if low < 0.0 { low } else { -across }, if high > 0.0 { high } else { across });
    for mark in marks {
        if let Some((from, to)) = &mut mark.interval {
            if *from < low {
                *from = f64::NEG_INFINITY;
            }
            if *to > high {
                *to = f64::INFINITY;
            }
        }
    }
}

/// What an axis has to show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// The smallest finite value.
    low: f64,
    /// The largest finite value.
    high: f64,
    /// Something runs to minus infinity.
    open_low: bool,
    /// Something runs to infinity.
    open_high: bool,
}

impl Extent {
    /// Zero, all marks, and all their intervals.
    pub fn of(marks: impl IntoIterator<Item = Mark>) -> Self {
        let mut extent = Self { low: 0.0, high: 0.0, open_low: false, open_high: false };
        for mark in marks {
            extent.add(mark.value);
            if let Some((low, high)) = mark.interval {
                extent.add(low);
                extent.add(high);
            }
        }
        extent
    }

    fn add(&mut self, value: f64) {
        if value.is_finite() {
            self.low = self.low.min(value);
            self.high = self.high.max(value);
        }
        self.open_low |= value == f64::NEG_INFINITY;
        self.open_high |= value == f64::INFINITY;
    }

    /// With a little air at the ends that are not zero; never empty.
    fn range(self) -> (f64, f64) {
        let span = self.high - self.low;
        if span <= 0.0 || !span.is_finite() {
            return (0.0, 1.0);
        }
        let air = span * 0.03;
        (if self.low < 0.0 { self.low - air } else { 0.0 }, if self.high > 0.0 { self.high + air } else { 0.0 })
    }
}

/// A horizontal axis.
pub struct Axis {
    scale: RangedCoordf64,
    inner: (i32, i32),
    /// The first and last pixel.
    pub ends: (f64, f64),
    ticks: Vec<(f64, String)>,
}

impl Axis {
    /// An axis between two pixels, its numbers in the digits given.
    pub fn new(extent: Extent, ends: (f64, f64), numerals: Numerals) -> Self {
        let (low, high) = extent.range();
        let from = ends.0 + if extent.open_low { BEYOND } else { 0.0 };
        let to = ends.1 - if extent.open_high { BEYOND } else { 0.0 };
        let scale = RangedCoordf64::from(low..high);
        let inner = ((from * UNITS).round() as i32, (to * UNITS).round() as i32);
        let mut axis = Self { scale, inner, ends, ticks: Vec::new() };
        axis.ticks = axis.fitting_ticks(numerals);
        axis
    }

    /// As many round values as their numbers leave room for.
    fn fitting_ticks(&self, numerals: Numerals) -> Vec<(f64, String)> {
        let sparser = |most: usize| [1, 2, 5].map(|of| every(of, self.scale.key_points(most)));
        let labelled = |values: Vec<f64>| -> Vec<(f64, String)> {
            let decimals = numbers::decimals(&values);
            values.into_iter().map(|v| (v, numerals.write(&numbers::number(v, decimals)))).collect()
        };
        let candidates = (2..=8).rev().flat_map(sparser).map(labelled).filter(|ticks| self.fits(ticks));
        candidates.rev().max_by_key(Vec::len).unwrap_or_default()
    }

    fn fits(&self, ticks: &[(f64, String)]) -> bool {
        let half = |text: &str| ink(size::TICK, MUTED).letters.width(text) / 2.0;
        ticks
            .windows(2)
            .all(|pair| self.at(pair[1].0) - self.at(pair[0].0) >= half(&pair[0].1) + half(&pair[1].1) + TICK_GAP)
    }

    /// The pixel of a value; of an infinite one, the edge.
    pub fn at(&self, value: f64) -> f64 {
        if value.is_finite() {
            let range = self.scale.range();
            f64::from(self.scale.map(&value.clamp(range.start, range.end), self.inner)) / UNITS
        } else if value > 0.0 {
            self.ends.1
        } else {
            self.ends.0
        }
    }

    /// Grid lines from top to bottom, the zero line darker.
    pub fn grid(&self, canvas: &Canvas, top: f64, bottom: f64) {
        for (value, _) in self.ticks.iter().filter(|(value, _)| *value != 0.0) {
            canvas.line((self.at(*value), top), (self.at(*value), bottom), GRID, 0.8);
        }
        canvas.line((self.at(0.0), top), (self.at(0.0), bottom), AXIS, 1.0);
    }

    /// The numbers, centred at a height; one that would leave the limits is moved a little, or stays away.
    pub fn numbers(&self, canvas: &Canvas, y: f64, limits: (f64, f64)) {
        let ink = ink(size::TICK, MUTED).anchor(Anchor::Middle);
        for (value, label) in &self.ticks {
            let (x, half) = (self.at(*value), ink.letters.width(label) / 2.0);
            let inside = x.min(limits.1 - half).max(limits.0 + half);
            if (x - inside).abs() <= NUDGE {
                canvas.text((inside, y), label, ink);
            }
        }
    }

    /// Short strokes below a base line, where there is no grid.
    pub fn tick_marks(&self, canvas: &Canvas, top: f64) {
        for (value, _) in &self.ticks {
            canvas.line((self.at(*value), top), (self.at(*value), top + 4.0), AXIS, 0.8);
        }
    }

    /// The line of an interval; an open end is an arrow at the edge.
    pub fn whisker(&self, canvas: &Canvas, interval: (f64, f64), y: f64, colour: Paint) {
        let (low, high) = (self.at(interval.0), self.at(interval.1));
        canvas.line((low, y), (high, y), colour, 1.5);
        self.arrows(canvas, interval, y, colour);
    }

    fn arrows(&self, canvas: &Canvas, (low, high): (f64, f64), y: f64, colour: Paint) {
        if low == f64::NEG_INFINITY {
            canvas.arrow_head((self.ends.0, y), -1.0, colour);
        }
        if high == f64::INFINITY {
            canvas.arrow_head((self.ends.1, y), 1.0, colour);
        }
    }

    /// Where a mark's point stands; an infinite one gets an arrow at the edge and stands before it.
    pub fn point(&self, canvas: &Canvas, value: f64, y: f64, colour: Paint) -> Place {
        self.arrows(canvas, (value, value), y, colour);
        let inward = if value.is_finite() { 0.0 } else { -12.0 * value.signum() };
        (self.at(value) + inward, y)
    }
}

/// Every so many of equally spaced values, zero among them.
fn every(of: i64, values: Vec<f64>) -> Vec<f64> {
    let [first, second, ..] = values[..] else { return values };
    let place = |value: f64| (value / (second - first)).round() as i64;
    values.into_iter().filter(|value| place(*value) % of == 0).collect()
}
