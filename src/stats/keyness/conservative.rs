//! The conservative log ratio (Evert 2022), for tokens and for texts. Leaves the exact interval to `binomial`.

use crate::stats::binomial::{at_least, clopper_pearson_low};
use crate::stats::frequency::Contingency;
use crate::stats::special::log2;

/// The chance of error of one test, or of a family of tests together, of the measures: their intervals are of 95 %.
pub(super) const ERROR: f64 = 0.05;

/// The end of the exact interval of the log ratio that is nearer to 0, with a chance of `error` over a family of tests;
/// 0 if it holds 0. `None` if the table cannot be compared, the family is empty or the chance is not between 0 and 1.
pub fn conservative_log_ratio(table: &Contingency, family: u64, error: f64) -> Option<f64> {
    if !table.is_comparable() || family == 0 || error <= 0.0 || error >= 1.0 {
        return None;
    }
    let tail = error / family as f64 / 2.0;
    if table.balance() >= 0 { least(table, tail) } else { least(&table.swapped(), tail).map(|least| 0.0 - least) }
}

/// The log ratio at the lower end of the interval of a out of a + b, at least 0.
fn least(table: &Contingency, tail: f64) -> Option<f64> {
    let Contingency { target, reference } = table;
    let both = target.count + reference.count;
    // Most words are not significant; that shows at the share they would have if alike, without looking for the end.
    if at_least(target.count, both, target.out_of as f64 / table.total() as f64) >= tail {
        return Some(0.0);
    }
    let share = clopper_pearson_low(target.count, both, tail)?;
    let ratio = (reference.out_of as f64 / target.out_of as f64) * (share / (1.0 - share));
    Some(log2(ratio).max(0.0))
}
