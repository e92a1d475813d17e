//! A scale in either direction, linear or logarithmic: round numbers that never touch, a margin for nought where logarithms
//! have none, an edge for what is infinite.
//! Leaves what stands on it to the kinds.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use super::canvas::{Anchor, ink};
use super::frame::Body;
use crate::chart::numbers::{self, Numerals};
use crate::chart::theme::{AXIS, GRID, MUTED, size};
use crate::chart::{Scale, Scaled, lettering};

/// Pixels kept at an end for nought on a logarithmic scale, and for what is infinite.
const MARGIN: f64 = 26.0;
/// The least space between two numbers beside each other, and below each other.
const GAPS: (f64, f64) = (12.0, 8.0);
/// Height of numbers and title below a picture.
pub const FOOT: f64 = 40.0;
/// Height of a title above a vertical scale.
pub const HEAD: f64 = 20.0;

/// Which way a scale runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Along,
    /// From the bottom up.
    Upwards,
}

/// A scale between two pixels.
pub struct Ruler {
    scale: Scale,
    direction: Direction,
    /// The values at the ends, as they are measured (logarithms on a logarithmic scale).
    range: (f64, f64),
    /// The pixels of that range.
    inner: (f64, f64),
    /// All pixels.
    pub ends: (f64, f64),
    /// Values with what is written at them.
    ticks: Vec<(f64, String)>,
    /// What stands apart at the low end is nought.
    margin_for_nought: bool,
    /// Something stands apart at the low end.
    margin_low: bool,
    /// Something stands apart at the high end.
    margin_high: bool,
}

/// What a ruler has to show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    low: f64,
    high: f64,
    noughts: bool,
    open_low: bool,
    open_high: bool,
}

impl Reach {
    /// All finite values on a scale, and whether something is nought or infinite.
    pub fn of(scale: Scale, values: impl Iterator<Item = f64>) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let (mut noughts, mut open_low, mut open_high) = (false, false, false);
        for value in values {
            match scale {
                _ if value.is_nan() => {}
                _ if value == f64::INFINITY => open_high = true,
                _ if value == f64::NEG_INFINITY => open_low = true,
                Scale::Logarithmic if value <= 0.0 => noughts = true,
                _ => {
                    low = low.min(value);
                    high = high.max(value);
                }
            }
        }
        Self { low, high, noughts, open_low, open_high }
    }

    /// With a value among them.
    pub fn with(mut self, value: f64) -> Self {
        self.low = self.low.min(value);
        self.high = self.high.max(value);
        self
    }

    /// The same reach for two scales.
    pub fn joined(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            noughts: self.noughts || other.noughts,
            open_low: self.open_low || other.open_low,
            open_high: self.open_high || other.open_high,
        }
    }

    /// The ends as they are measured, with a little air; never empty.
    fn range(self, scale: Scale) -> (f64, f64) {
        let measured = |value| if scale == Scale::Logarithmic { libm::log10(value) } else { value };
        let (low, high) = match (self.low.is_finite(), self.high.is_finite()) {
            (true, true) => (measured(self.low), measured(self.high)),
            _ => (0.0, 1.0),
        };
        let span = high - low;
        if span <= 0.0 || !span.is_finite() {
            let half = if scale == Scale::Logarithmic { 0.5 } else { (low.abs() * 0.1).max(0.5) };
            return (low - half, high + half);
        }
        let air = span * 0.04;
        // Amounts start at nought if they start near it: no bar or curve floats.
        let from = if scale == Scale::Linear && low >= 0.0 && low < 0.25 * high { 0.0 } else { low - air };
        (from, high + air)
    }

    /// The same reach with equal distances for equal steps: enlarged to a length, per pixel.
    pub fn at_least(mut self, span: f64) -> Self {
        let (low, high) = self.range(Scale::Linear);
        let missing = (span - (high - low)).max(0.0) / 2.0;
        (self.low, self.high) = (low - missing, high + missing);
        self
    }

    /// The length of the range with its air.
    pub fn span(self) -> f64 {
        let (low, high) = self.range(Scale::Linear);
        high - low
    }
}

impl Ruler {
    /// A scale between two pixels: left to right, or from the lower to the upper.
    pub fn new(scale: Scale, reach: Reach, direction: Direction, ends: (f64, f64), numerals: Numerals) -> Self {
        let sign = if ends.1 >= ends.0 { 1.0 } else { -1.0 };
        let from = ends.0 + if reach.noughts || reach.open_low { MARGIN * sign } else { 0.0 };
        let to = ends.1 - if reach.open_high { MARGIN * sign } else { 0.0 };
        let mut ruler = Self {
            scale,
            direction,
            range: reach.range(scale),
            inner: (from, to),
            ends,
            ticks: Vec::new(),
            margin_for_nought: reach.noughts,
            margin_low: reach.noughts || reach.open_low,
            margin_high: reach.open_high,
        };
        ruler.ticks = ruler.fitting_ticks(numerals);
        ruler
    }

    /// The same scale with distances from nought as its numbers, on both sides.
    pub fn unsigned(mut self) -> Self {
        for (_, label) in &mut self.ticks {
            *label = label.replace('\u{2212}', "");
        }
        self
    }

    /// As many round values as their numbers leave room for.
    fn fitting_ticks(&self, numerals: Numerals) -> Vec<(f64, String)> {
        let labelled = |values: Vec<f64>| -> Vec<(f64, String)> {
            let all = numbers::decimals(&values);
            let write = |value: f64| {
                let decimals = if self.scale == Scale::Logarithmic { numbers::decimals(&[value]) } else { all };
                numerals.write(&numbers::number(value, decimals))
            };
            values.into_iter().map(|value| (value, write(value))).collect()
        };
        let candidates = match self.scale {
            Scale::Linear => {
                let scale = RangedCoordf64::from(self.range.0..self.range.1);
                (2..=8).rev().map(|most| scale.key_points(most)).collect()
            }
            // Within less than a factor of five equal steps have more numbers.
            Scale::Logarithmic if self.range.1 - self.range.0 < 0.7 => {
                let power = |exponent: f64| libm::pow(10.0, exponent);
                let scale = RangedCoordf64::from(power(self.range.0)..power(self.range.1));
                (2..=8).rev().map(|most| scale.key_points(most)).collect()
            }
            Scale::Logarithmic => decades(self.range),
        };
        candidates.into_iter().map(labelled).find(|ticks| self.fits(ticks)).unwrap_or_default()
    }

    fn fits(&self, ticks: &[(f64, String)]) -> bool {
        let letters = ink(size::TICK, MUTED).letters;
        let room = |pair: &[(f64, String)]| match self.direction {
            Direction::Along => f64::midpoint(letters.width(&pair[0].1), letters.width(&pair[1].1)) + GAPS.0,
            Direction::Upwards => size::TICK + GAPS.1,
        };
        ticks.windows(2).all(|pair| (self.at(pair[1].0) - self.at(pair[0].0)).abs() >= room(pair))
    }

    /// The pixel of a value: of nought on a logarithmic scale and of what is infinite, in the margins.
    pub fn at(&self, value: f64) -> f64 {
        let sign = if self.ends.1 >= self.ends.0 { 1.0 } else { -1.0 };
        if value == f64::INFINITY {
            return self.ends.1 - sign * MARGIN / 3.0;
        }
        if value == f64::NEG_INFINITY || self.scale == Scale::Logarithmic && value <= 0.0 {
            return self.ends.0 + sign * MARGIN / 3.0;
        }
        let measured = if self.scale == Scale::Logarithmic { libm::log10(value) } else { value };
        let share = (measured - self.range.0) / (self.range.1 - self.range.0);
        self.inner.0 + share.clamp(0.0, 1.0) * (self.inner.1 - self.inner.0)
    }

    /// Grid lines across, from one pixel to another; what stands in a margin is set apart by a line.
    pub fn grid(&self, body: &Body, across: (f64, f64)) {
        for (value, _) in &self.ticks {
            self.rule(body, self.at(*value), across, GRID);
        }
        if self.margin_low {
            self.rule(body, self.inner.0, across, AXIS);
        }
        if self.margin_high {
            self.rule(body, self.inner.1, across, AXIS);
        }
    }

    /// A line across at a pixel.
    pub fn rule(&self, body: &Body, at: f64, across: (f64, f64), paint: crate::chart::theme::Paint) {
        match self.direction {
            Direction::Along => body.canvas.line((at, across.0), (at, across.1), paint, 0.8),
            Direction::Upwards => body.canvas.line((across.0, at), (across.1, at), paint, 0.8),
        }
    }

    /// What is written in the margins: nought, and infinity.
    fn margins(&self, body: &Body) -> Vec<(f64, String)> {
        let mut margins = Vec::new();
        if self.margin_low {
            let word = if self.margin_for_nought { body.numerals.write("0") } else { "\u{2212}∞".into() };
            margins.push((self.at(f64::NEG_INFINITY), word));
        }
        if self.margin_high {
            margins.push((self.at(f64::INFINITY), "∞".into()));
        }
        margins
    }

    /// The numbers, beside the scale or below it; those that would leave the sheet are moved in a little.
    pub fn numbers(&self, body: &Body, at: f64) {
        let ink = ink(size::TICK, MUTED);
        let ticks = self.ticks.iter().map(|(value, label)| (self.at(*value), label.clone()));
        let mut all: Vec<(f64, String)> = ticks.chain(self.margins(body)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut last = f64::NEG_INFINITY;
        for (place, label) in all {
            match self.direction {
                Direction::Along => {
                    let half = ink.letters.width(&label) / 2.0;
                    let place = place.min(body.right - half).max(body.left + half);
                    if place - half > last + 4.0 || last == f64::NEG_INFINITY {
                        body.canvas.text((place, at), &label, ink.anchor(Anchor::Middle));
                        last = place + half;
                    }
                }
                Direction::Upwards => body.canvas.text((at, place), &label, ink.anchor(Anchor::End)),
            }
        }
    }

    /// How wide the numbers of a vertical scale are.
    pub fn widest(&self) -> f64 {
        let letters = ink(size::TICK, MUTED).letters;
        letters.widest(self.ticks.iter().map(|(_, label)| label.as_str())).max(letters.width("\u{2212}∞"))
    }
}

/// Round values of a logarithmic range: finest first, 1, 2 and 5 of each decade, then decades, then every other one.
fn decades((low, high): (f64, f64)) -> Vec<Vec<f64>> {
    let first = low.floor() as i32;
    let last = high.ceil() as i32;
    let power = |exponent: i32| libm::pow(10.0, f64::from(exponent));
    let inside = |value: &f64| (low..=high).contains(&libm::log10(*value));
    let of = |digits: &[f64], step: i32| -> Vec<f64> {
        let exponents = (first..=last).filter(|exponent| exponent.rem_euclid(step) == 0);
        let values = exponents.flat_map(|exponent| digits.iter().map(move |digit| digit * power(exponent)));
        values.filter(inside).collect()
    };
    let mut all: Vec<Vec<f64>> = Vec::new();
    if high - low <= 1.3 {
        all.push(of(&[1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0], 1));
    }
    if last - first <= 3 {
        all.extend([of(&[1.0, 2.0, 5.0], 1), of(&[1.0, 3.0], 1)]);
    }
    all.extend((1..=9).map(|step| of(&[1.0], step)));
    all
}

/// The two scales of a picture with the box that they span.
pub struct Plane {
    /// From left to right.
    pub x: Ruler,
    /// From the bottom up.
    pub y: Ruler,
    /// Upper left corner.
    pub from: (f64, f64),
    /// Lower right corner.
    pub to: (f64, f64),
}

impl Plane {
    /// Two scales in a part of a picture: titles above and below, numbers beside. `right` is kept free for names at line ends.
    pub fn new(body: &Body, [x, y]: [(&Scaled, Reach); 2], height: f64, right: f64) -> Self {
        let (top, bottom) = (body.top + HEAD, body.top + height - FOOT);
        let upright = Ruler::new(y.0.scale, y.1, Direction::Upwards, (bottom, top), body.numerals);
        let left = body.left + upright.widest() + 8.0;
        let right = body.right - right;
        let level = Ruler::new(x.0.scale, x.1, Direction::Along, (left, right), body.numerals);
        Self { x: level, y: upright, from: (left, top), to: (right, bottom) }
    }

    /// Grid, base lines, numbers and titles.
    pub fn draw(&self, body: &Body, [x, y]: [&Scaled; 2]) {
        self.x.grid(body, (self.from.1, self.to.1));
        self.y.grid(body, (self.from.0, self.to.0));
        body.canvas.line((self.from.0, self.to.1), self.to, AXIS, 1.0);
        body.canvas.line(self.from, (self.from.0, self.to.1), AXIS, 1.0);
        self.x.numbers(body, self.to.1 + 12.0);
        self.y.numbers(body, self.from.0 - 6.0);
        let title = ink(size::SMALL, MUTED);
        let fitted = |text: &str| lettering::fit(text, title.letters, body.right - body.left);
        body.canvas.fitted((body.left, self.from.1 - HEAD + 7.0), &fitted(&y.title), title);
        let below = fitted(&x.title);
        let half = title.letters.width(&below.shown) / 2.0;
        let middle = f64::midpoint(self.from.0, self.to.0).min(body.right - half).max(body.left + half);
        body.canvas.fitted((middle, self.to.1 + 29.0), &below, title.anchor(Anchor::Middle));
    }

    /// The place of a point.
    pub fn at(&self, x: f64, y: f64) -> (f64, f64) {
        (self.x.at(x), self.y.at(y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(scale: Scale, values: &[f64]) -> Vec<String> {
        let reach = Reach::of(scale, values.iter().copied());
        let ruler = Ruler::new(scale, reach, Direction::Along, (0.0, 400.0), Numerals::Latin);
        ruler.ticks.into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn logarithmic_numbers_are_round() {
        assert_eq!(written(Scale::Logarithmic, &[1.0, 100_000.0]), ["1", "10", "100", "1,000", "10,000", "100,000"]);
        assert_eq!(written(Scale::Logarithmic, &[0.02, 0.9]), ["0.02", "0.05", "0.1", "0.2", "0.5", "1"]);
        assert!(written(Scale::Logarithmic, &[3.0]).len() >= 2, "one value has numbers around it");
        assert!(written(Scale::Linear, &[5.0, 5.0]).len() >= 2);
    }

    #[test]
    fn nought_and_infinity_have_margins() {
        let values = [0.0, 1.0, 10.0, f64::INFINITY];
        let reach = Reach::of(Scale::Logarithmic, values.into_iter());
        let ruler = Ruler::new(Scale::Logarithmic, reach, Direction::Along, (0.0, 400.0), Numerals::Latin);
        let places = values.map(|value| ruler.at(value));
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] > 10.0), "{places:?}");
        assert!(places[0] > 0.0 && places[3] < 400.0);
    }
}
