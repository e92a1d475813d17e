//! The measure `sen_slope_interval`: how steep a series may be. Leaves making the series to the caller.

use super::mann_kendall::{MIN_PERIODS, slopes, ties};
use crate::stats::Role;
use crate::stats::special::{normal_quantile, sqrt};
use crate::stats::trend::{TrendMeasure, TrendScore};

/// The 95 % interval of the slope in the middle, from the slopes of all pairs of periods.
///
/// Formula: the slopes of rank (N ± 1.96·√Var S)/2 of N slopes (xj − xi)/(j − i) in ascending order.
/// Range: any; units of the rate for each step to the next period with a rate.
/// Undefined (`None`): fewer than 4 periods have a rate. Gaps are skipped. Assumes that periods do not depend on each other.
/// Source: Sen 1968; ranks rounded as in `scipy.stats.theilslopes`, with which it agrees (1.17.1).
///
/// ```
/// use newsprint::stats::trend::SEN_SLOPE_INTERVAL;
/// let ends = SEN_SLOPE_INTERVAL.series(&[Some(1.0), Some(2.0), None, Some(2.0), Some(5.0)]).unwrap();
/// assert_eq!(ends, [0.0, 3.0]);
/// ```
pub const SEN_SLOPE_INTERVAL: TrendMeasure = TrendMeasure {
    name: "sen_slope_interval",
    heading: "slope",
    about: "The 95 % interval of the slope in the middle, from the slopes of all pairs of periods.",
    formula: "the slopes of rank (N ± 1.96·√Var S)/2 of N slopes (xj − xi)/(j − i) in ascending order",
    range: "any; for each step to the next period with a rate",
    undefined_when: "fewer than 4 periods have a rate",
    source: "Sen 1968",
    role: Role::Definition,
    columns: &["sen_slope_low", "sen_slope_high"],
    score: TrendScore::Series(|rates| interval(rates).map(Vec::from)),
};

fn interval(rates: &[Option<f64>]) -> Option<[f64; 2]> {
    let rates: Vec<f64> = rates.iter().copied().flatten().collect();
    if rates.len() < MIN_PERIODS {
        return None;
    }
    let mut slopes = slopes(&rates);
    slopes.sort_by(f64::total_cmp);
    let n = rates.len() as f64;
    let tie = |&same: &u64| (same * (same - 1) * (2 * same + 5)) as f64;
    let variance = (n * (n - 1.0) * (2.0 * n + 5.0) - ties(&rates).iter().map(tie).sum::<f64>()) / 18.0;
    let reach = normal_quantile(0.975) * sqrt(variance);
    let number = slopes.len() as f64;
    let last = slopes.len() - 1;
    let low = f64::midpoint(number, -reach).round_ties_even() - 1.0;
    let high = f64::midpoint(number, reach).round_ties_even();
    // −0 is 0 to a reader.
    Some([slopes[place(low, last)] + 0.0, slopes[place(high, last)] + 0.0])
}

/// A rank, inside the list.
#[expect(clippy::cast_sign_loss, reason = "clamped at 0")]
fn place(rank: f64, last: usize) -> usize {
    (rank.max(0.0) as usize).min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_scipy() {
        // scipy.stats.theilslopes of SciPy 1.17.1.
        let rates = [3, 4, 6, 5, 7, 8, 8, 9, 7, 6, 5, 5, 4, 6, 8, 9, 11, 12, 12, 10].map(|rate| Some(f64::from(rate)));
        let [low, high] = interval(&rates).expect("twenty");
        assert!((low - 0.153_846_153_846_153_85).abs() < 1e-9 && (high - 0.5).abs() < 1e-9, "{low} {high}");
        assert_eq!(interval(&rates[..3]), None);
    }
}
