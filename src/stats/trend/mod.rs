//! Trend: the rate of a word in each period, how sure it is, and whether it rises or falls over the periods.
//! Each measure is a value in its own file; `TREND` lists them. Leaves counting, and the calendar, to `count`.
//!
//! A period without tokens has no rate: it is a gap, `None`, never 0. Intervals over articles are in `rate`; those here
//! take tokens as independent draws, except the bootstrap.

mod bootstrap_ci_per_million;
mod clopper_ci_per_million;
mod kendall_tau_b;
mod mann_kendall;
mod mann_kendall_lag1;
mod per_million;
mod poisson_ci_per_million;
mod sen_slope_interval;
mod wilson_ci_per_million;

pub use bootstrap_ci_per_million::{BOOTSTRAP_CI_PER_MILLION, RESAMPLES, Resampling, bootstrap};
pub use clopper_ci_per_million::CLOPPER_CI_PER_MILLION;
pub use kendall_tau_b::KENDALL_TAU_B;
pub use mann_kendall::{MANN_KENDALL, MIN_PERIODS, MannKendall, USEFUL_PERIODS};
pub use mann_kendall_lag1::{MANN_KENDALL_LAG1, MannKendallLag1};
pub use per_million::PER_MILLION;
pub use poisson_ci_per_million::POISSON_CI_PER_MILLION;
pub use sen_slope_interval::SEN_SLOPE_INTERVAL;
pub use wilson_ci_per_million::WILSON_CI_PER_MILLION;

use crate::stats::Role;
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Frequency;

/// The prefix of full names: `time.mann_kendall`.
pub const FAMILY: &str = "time";

/// Every measure of trend, in the order in which lists show them.
pub const TREND: &[TrendMeasure] = &[
    PER_MILLION,
    WILSON_CI_PER_MILLION,
    POISSON_CI_PER_MILLION,
    CLOPPER_CI_PER_MILLION,
    BOOTSTRAP_CI_PER_MILLION,
    MANN_KENDALL,
    MANN_KENDALL_LAG1,
    SEN_SLOPE_INTERVAL,
    KENDALL_TAU_B,
];

/// What a measure looks at, and how it answers.
#[derive(Debug, Clone, Copy)]
pub enum TrendScore {
    /// The frequency in one period: a rate per million tokens.
    Rate(fn(Frequency) -> Option<f64>),
    /// The frequency in one period and a level: a rate with its interval.
    Interval(fn(Frequency, f64) -> Option<Estimate>),
    /// The frequencies in the articles of one period and a level: a rate with its interval.
    Resampled(fn(&[Frequency], f64, Resampling) -> Option<Estimate>),
    /// The rates of all periods in their order, gaps among them: the numbers of the measure's columns.
    Series(fn(&[Option<f64>]) -> Option<Vec<f64>>),
}

/// A measure of trend: all that is needed to compute, name, explain and check it.
#[derive(Debug, Clone, Copy)]
pub struct TrendMeasure {
    /// The fixed name: `wilson_ci_per_million`.
    pub name: &'static str,
    /// What a person reads above its column.
    pub heading: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// The range, with the direction in words.
    pub range: &'static str,
    /// When the score is `None`.
    pub undefined_when: &'static str,
    /// Author, year, page or equation.
    pub source: &'static str,
    /// Shown by default or a named other form.
    pub role: Role,
    /// The names of its columns.
    pub columns: &'static [&'static str],
    /// The function, by what it looks at.
    pub score: TrendScore,
}

impl TrendMeasure {
    /// The value on the command line: `mann-kendall`.
    pub fn option(&self) -> String {
        self.name.replace('_', "-")
    }

    /// The interval of a frequency; `None` for measures that are no intervals of one frequency, and if undefined.
    pub fn interval(&self, frequency: Frequency, level: f64) -> Option<Estimate> {
        match self.score {
            TrendScore::Interval(interval) => interval(frequency, level),
            _ => None,
        }
    }

    /// The numbers of a series of rates; `None` for measures that do not look at series, and if undefined.
    pub fn series(&self, rates: &[Option<f64>]) -> Option<Vec<f64>> {
        match self.score {
            TrendScore::Series(series) => series(rates),
            _ => None,
        }
    }
}

/// The measure of a name, spelled with `_` or `-`.
pub fn named(name: &str) -> Option<&'static TrendMeasure> {
    TREND.iter().find(|measure| measure.name == name.replace('-', "_"))
}

/// When the rate of a period has no interval.
const NO_TOKENS: &str = "the period has no token, or the level is not between 0 and 1";

/// A rate and two shares of tokens, per million.
fn per_million(frequency: Frequency, low: f64, high: f64, level: f64, method: &'static str) -> Option<Estimate> {
    let value = frequency.per_million()?;
    Some(Estimate { value, low: low * 1e6, high: high * 1e6, level, method })
}

/// Whether an interval can be asked for.
fn is_fair(frequency: Frequency, level: f64) -> bool {
    frequency.out_of > 0 && frequency.count <= frequency.out_of && level > 0.0 && level < 1.0
}

#[cfg(test)]
mod tests;
