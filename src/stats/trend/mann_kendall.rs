//! The measure `mann_kendall`: does a series rise or fall? Leaves making the series to the caller.

use crate::stats::Role;
use crate::stats::special::{erfc, sqrt};
use crate::stats::trend::{TrendMeasure, TrendScore};

/// Below so many periods there is no test.
pub const MIN_PERIODS: usize = 4;

/// From so many periods on the normal approximation is good.
pub const USEFUL_PERIODS: usize = 8;

/// Whether rates rise or fall over the periods, by the order of their values alone, with the slope in the middle.
///
/// Formula: S = Σ sign(xj − xi) over i < j; Var = (n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5))/18 over groups of t equal rates;
/// Z = (S − sign S)/√Var; p two-sided normal; τa = S/(n(n − 1)/2); Sen's slope = median (xj − xi)/(j − i).
/// Range: τa −1 falls always, 0 no trend, 1 rises always; slope in units of the rate for each step to the next period.
/// Undefined (`None`): fewer than 4 periods have a rate; better are 8. Gaps are skipped, so a step may span a gap.
/// Source: Mann 1945; Kendall 1975; Sen 1968. Assumes that neighbouring periods do not depend on each other.
///
/// ```
/// use newsprint::stats::trend::MannKendall;
/// // Five pairs rise, one is equal: S = 5, Var = (4·3·13 − 2·1·9)/18.
/// let test = MannKendall::of(&[Some(1.0), None, Some(2.0), Some(2.0), Some(5.0)]).unwrap();
/// assert_eq!(test.s, 5);
/// assert!((test.variance - 138.0 / 18.0).abs() < 1e-12);
/// assert!((test.tau_a - 5.0 / 6.0).abs() < 1e-12);
/// // Slopes 1, 0, 3, 1/2, 3/2 and 4/3: between 1 and 4/3.
/// assert!((test.sen_slope - 7.0 / 6.0).abs() < 1e-12);
/// ```
pub const MANN_KENDALL: TrendMeasure = TrendMeasure {
    name: "mann_kendall",
    heading: "Mann–Kendall test",
    about: "Whether rates rise or fall over the periods, by the order of their values alone, with the slope in the middle.",
    formula: "S = Σ sign(xj − xi); Z = (S − sign S)/√Var, Var corrected for ties; τa = S/(n(n − 1)/2); \
              Sen's slope = median (xj − xi)/(j − i)",
    range: "τa −1 falls always, 0 no trend, 1 rises always; slope for each step to the next period with a rate",
    undefined_when: "fewer than 4 periods have a rate",
    source: "Mann 1945; Kendall 1975; Sen 1968",
    role: Role::Definition,
    columns: &["mann_kendall_s", "mann_kendall_variance", "mann_kendall_z", "mann_kendall_p", "tau_a", "sen_slope"],
    score: TrendScore::Series(|rates| MannKendall::of(rates).map(|test| test.numbers())),
};

/// What the test finds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// Periods with a rate.
    pub periods: usize,
    /// Rising pairs less falling pairs.
    pub s: i64,
    /// The variance of S without a trend, corrected for ties.
    pub variance: f64,
    /// S in standard deviations, corrected for continuity; 0 if S is 0.
    pub z: f64,
    /// The chance of a Z so far from 0 without a trend, to either side.
    pub p: f64,
    /// S out of all pairs.
    pub tau_a: f64,
    /// The median slope for each step to the next period with a rate.
    pub sen_slope: f64,
}

impl MannKendall {
    /// Tests the rates of periods in their order; gaps are skipped. `None` below four rates.
    pub fn of(rates: &[Option<f64>]) -> Option<Self> {
        let rates: Vec<f64> = rates.iter().copied().flatten().collect();
        let periods = rates.len();
        if periods < MIN_PERIODS {
            return None;
        }
        let (s, n) = (concordance(&rates), periods as f64);
        let tie = |&same: &u64| (same * (same - 1) * (2 * same + 5)) as f64;
        let variance = (n * (n - 1.0) * (2.0 * n + 5.0) - ties(&rates).iter().map(tie).sum::<f64>()) / 18.0;
        let z = if s == 0 { 0.0 } else { (s - s.signum()) as f64 / sqrt(variance) };
        Some(Self {
            periods,
            s,
            variance,
            z,
            p: erfc(z.abs() / std::f64::consts::SQRT_2),
            tau_a: s as f64 / (n * (n - 1.0) / 2.0),
            sen_slope: median_slope(&rates),
        })
    }

    /// S, its variance, Z, p, τa and Sen's slope: the order of the measure's columns.
    pub fn numbers(&self) -> Vec<f64> {
        vec![self.s as f64, self.variance, self.z, self.p, self.tau_a, self.sen_slope]
    }
}

/// S: pairs that rise less pairs that fall.
pub(super) fn concordance(rates: &[f64]) -> i64 {
    let sign = |a: f64, b: f64| i64::from(b > a) - i64::from(b < a);
    rates.iter().enumerate().map(|(place, &a)| rates[place + 1..].iter().map(|&b| sign(a, b)).sum::<i64>()).sum()
}

/// How many rates share each value that several have.
pub(super) fn ties(rates: &[f64]) -> Vec<u64> {
    let mut sorted = rates.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|a, b| a.total_cmp(b).is_eq()).map(|same| same.len() as u64).filter(|&same| same > 1).collect()
}

/// The slope of every pair of rates, for each step.
pub(super) fn slopes(rates: &[f64]) -> Vec<f64> {
    let later = |(place, &a): (usize, &f64)| {
        rates[place + 1..].iter().enumerate().map(move |(step, &b)| (b - a) / (step + 1) as f64).collect::<Vec<_>>()
    };
    rates.iter().enumerate().flat_map(later).collect()
}

fn median_slope(rates: &[f64]) -> f64 {
    let mut slopes = slopes(rates);
    let middle = slopes.len() / 2;
    let even = slopes.len().is_multiple_of(2);
    let (below, &mut upper, _) = slopes.select_nth_unstable_by(middle, f64::total_cmp);
    // −0 is 0 to a reader.
    let median =
        if even { f64::midpoint(below.iter().copied().fold(f64::NEG_INFINITY, f64::max), upper) } else { upper };
    median + 0.0
}
