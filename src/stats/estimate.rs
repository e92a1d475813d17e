//! A value with its interval. Leaves how the interval is found to the measure that makes it.

/// A value that is never shown without what is needed to read it.
///
/// Invariant: `low` ≤ `high`, none of the three is NaN; an end may be infinite (a one-sided interval).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// What was found.
    pub value: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
    /// How often such an interval holds the truth: 0.95.
    pub level: f64,
    /// How the interval was found, for the methods section.
    pub method: &'static str,
}

/// The end of the interval nearer to 0, or 0 if the interval holds 0: the default order of keywords.
///
/// ```
/// use newsprint::stats::estimate::{Estimate, conservative_end};
/// let over = Estimate { value: 2.0, low: 0.5, high: 3.5, level: 0.95, method: "by hand" };
/// assert_eq!(conservative_end(&over), 0.5);
/// assert_eq!(conservative_end(&Estimate { value: -2.0, low: f64::NEG_INFINITY, high: -0.25, ..over }), -0.25);
/// assert_eq!(conservative_end(&Estimate { low: -0.5, ..over }), 0.0);
/// ```
pub fn conservative_end(estimate: &Estimate) -> f64 {
    if estimate.low > 0.0 {
        estimate.low
    } else if estimate.high < 0.0 {
        estimate.high
    } else {
        0.0
    }
}
