//! Time series as small multiples on one scale: intervals as areas, gaps left open, the other series in grey behind.
//! Leaves periods to `period_axis` and the scale to `ruler`.

use super::canvas::{Fill, ink};
use super::frame::{Body, empty, figure};
use super::legend::{Legend, NAME_AT};
use super::period_axis::PeriodAxis;
use super::periods::Months;
use super::ruler::{Direction, Reach, Ruler};
use crate::chart::fonts::Weight;
use crate::chart::lettering;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{GRID, MUTED, Style, series_style, size};
use crate::chart::{Drawing, Mark, Scale, SeriesPanel, SeriesPlot};

/// Name and detail above a panel.
const HEAD: f64 = 34.0;
const PLOT: f64 = 92.0;
const BELOW: f64 = 10.0;
const GAP: f64 = 24.0;
/// What the scale measures, above the panels.
const UNIT: f64 = 18.0;
/// Panels of a column of a page are at least so wide.
const LEAST: f64 = 190.0;
/// So many other series are drawn in grey; more would be a grey area.
const MOST_BEHIND: usize = 6;

/// What all panels share.
struct Shared<'a> {
    plot: &'a SeriesPlot,
    axis: PeriodAxis<'a>,
    reach: Reach,
    numbers: f64,
    columns: usize,
    width: f64,
}

/// Draws time series.
pub fn series(plot: &SeriesPlot, sheet: &Sheet) -> Drawing {
    if plot.panels.is_empty() || plot.periods.is_empty() {
        return empty(&plot.words, sheet);
    }
    let shared = Shared::of(plot, sheet);
    let lines = plot.panels.len().div_ceil(shared.columns);
    let height = UNIT + lines as f64 * shared.height() - BELOW;
    figure(&plot.words, sheet, &Legend::none(), height, |body| {
        let unit = lettering::fit(&plot.axis, ink(size::TICK, MUTED).letters, body.right - body.left);
        body.canvas.fitted((body.left, body.top + 6.0), &unit, ink(size::TICK, MUTED));
        for place in 0..plot.panels.len() {
            shared.draw(place, body);
        }
    })
}

/// An end that no picture can show is left to the arrow of nobody: areas end at the edge of the panel.
fn ends(mark: &Mark) -> Option<(f64, f64)> {
    mark.interval.filter(|(low, high)| !low.is_nan() && !high.is_nan())
}

impl<'a> Shared<'a> {
    fn of(plot: &'a SeriesPlot, sheet: &'a Sheet) -> Self {
        let marks = || plot.panels.iter().flat_map(|panel| panel.marks.iter().flatten());
        // Points decide the scale; an interval far beyond all of them is cut at the edge.
        let most = marks().map(|mark| mark.value).filter(|value| value.is_finite()).fold(0.0, f64::max);
        let high = marks().filter_map(ends).map(|(_, high)| high).filter(|high| *high <= 2.5 * most);
        let reach = Reach::of(Scale::Linear, high.chain([most])).with(0.0);
        let numerals = sheet.numerals(&plot.words);
        let numbers = Ruler::new(Scale::Linear, reach, Direction::Upwards, (PLOT, 0.0), numerals).widest() + 8.0;
        let fitting = crate::chart::numbers::whole((sheet.room() + GAP) / (LEAST + numbers + GAP)) as usize;
        let columns = match plot.panels.len() {
            4 => fitting.min(2),
            panels if plot.periods.len() > 120 => fitting.min(panels).min(1),
            panels => fitting.min(panels).min(3),
        };
        let columns = columns.max(1);
        let width = (sheet.room() - GAP * (columns as f64 - 1.0)) / columns as f64 - numbers;
        let axis = PeriodAxis::new(&plot.periods, width, numbers, Months::of(&plot.words, sheet));
        Self { plot, axis, reach, numbers, columns, width }
    }

    fn height(&self) -> f64 {
        HEAD + PLOT + self.axis.height() + BELOW
    }

    fn draw(&self, place: usize, body: &Body) {
        let panel = &self.plot.panels[place];
        let (column, line) = (place % self.columns, place / self.columns);
        let left = body.left + column as f64 * (self.width + self.numbers + GAP) + self.numbers;
        let top = body.top + UNIT + line as f64 * self.height();
        let base = top + HEAD + PLOT;
        let ruler = Ruler::new(Scale::Linear, self.reach, Direction::Upwards, (base, base - PLOT), body.numerals);
        self.head(panel, left, top, body);
        let right = left + self.axis.dated as f64 * self.axis.slot();
        ruler.grid(body, (left, right));
        ruler.numbers(body, left - 6.0);
        let behind = self.plot.panels.iter().enumerate().filter(|(other, _)| *other != place);
        if self.plot.panels.len() <= MOST_BEHIND + 1 {
            for (_, other) in behind {
                for run in runs(&other.marks) {
                    let points: Vec<_> =
                        run.iter().map(|(period, mark)| self.at(*period, mark.value, left, &ruler)).collect();
                    body.canvas.polyline(&points, GRID, 1.2);
                }
            }
        }
        self.line(panel, left, &ruler, body);
        self.axis.draw(left, base, body);
    }

    fn head(&self, panel: &SeriesPanel, left: f64, top: f64, body: &Body) {
        let style = series_style(panel.series);
        let name = ink(size::LABEL, style.text).weight(Weight::Bold);
        let (left, room) = (left - self.numbers, self.width + self.numbers);
        body.canvas.marker((left + 5.0, top + 9.0), 3.8, style.shape, style.colour, Fill::Solid);
        body.canvas.fitted(
            (left + NAME_AT, top + 9.0),
            &lettering::fit(&panel.name, name.letters, room - NAME_AT),
            name,
        );
        let detail = ink(size::NOTE, MUTED);
        body.canvas.fitted((left, top + 23.0), &lettering::fit(&panel.detail, detail.letters, room), detail);
    }

    fn at(&self, period: usize, value: f64, left: f64, ruler: &Ruler) -> (f64, f64) {
        let y = if value.is_finite() { ruler.at(value) } else { ruler.ends.1 };
        (left + self.axis.middle(period), y)
    }

    fn line(&self, panel: &SeriesPanel, left: f64, ruler: &Ruler, body: &Body) {
        let style = series_style(panel.series);
        for run in runs(&panel.marks) {
            self.area(&run, left, ruler, style, body);
        }
        let many = self.axis.slot() < 7.0;
        for run in runs(&panel.marks) {
            let points: Vec<_> = run.iter().map(|(period, mark)| self.at(*period, mark.value, left, ruler)).collect();
            body.canvas.polyline(&points, style.colour, 1.5);
            for point in points.iter().filter(|_| !many || points.len() == 1) {
                body.canvas.marker(*point, if many { 1.4 } else { 2.4 }, style.shape, style.colour, Fill::Solid);
            }
        }
    }

    /// The intervals of periods that follow each other; a lone one is a line.
    fn area(&self, run: &[(usize, Mark)], left: f64, ruler: &Ruler, style: Style, body: &Body) {
        let known: Vec<(usize, (f64, f64))> =
            run.iter().filter_map(|(period, mark)| Some((*period, ends(mark)?))).collect();
        for stretch in known.chunk_by(|a, b| b.0 == a.0 + 1) {
            let low = stretch.iter().map(|(period, (low, _))| self.at(*period, *low, left, ruler));
            let high = stretch.iter().rev().map(|(period, (_, high))| self.at(*period, *high, left, ruler));
            if let [(period, (low, high))] = stretch {
                let (low, high) = (self.at(*period, *low, left, ruler), self.at(*period, *high, left, ruler));
                body.canvas.line(low, high, style.tint, 4.0);
            } else {
                body.canvas.polygon(&low.chain(high).collect::<Vec<_>>(), style.tint);
            }
        }
    }
}

/// Marks of periods that follow each other without a gap.
fn runs(marks: &[Option<Mark>]) -> Vec<Vec<(usize, Mark)>> {
    let known: Vec<(usize, Mark)> = marks
        .iter()
        .enumerate()
        .filter_map(|(period, mark)| Some((period, (*mark)?)))
        .filter(|(_, mark)| !mark.value.is_nan())
        .collect();
    known.chunk_by(|a, b| b.0 == a.0 + 1).map(<[_]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_breaks_the_line() {
        let mark = |value| Some(Mark { value, interval: None });
        let runs = runs(&[mark(1.0), mark(2.0), None, mark(3.0), mark(f64::NAN), mark(0.0)]);
        assert_eq!(runs.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1]);
    }
}
