//! The exact interval of a share. Leaves logarithms and the incomplete beta function to `special`.

use crate::stats::special::{beta_lower, beta_quantile, pow};

/// The lower end of the exact interval of a share: the share p at which `count` or more of `out_of` have the chance `tail`.
///
/// The upper end is 1 minus the lower end of the complement, `out_of - count`. `None` of nothing, or unless 0 < `tail` < 1.
/// Source: Clopper & Pearson 1934; p is the `tail` quantile of the beta distribution of `count` and `out_of - count + 1`.
///
/// ```
/// use newsprint::stats::binomial::clopper_pearson_low;
/// // All of 4: p⁴ = 0.0625.
/// assert_eq!(clopper_pearson_low(4, 4, 0.0625), Some(0.5));
/// // At least 1 of 2: 1 − (1 − p)² = 0.19.
/// assert!((clopper_pearson_low(1, 2, 0.19).unwrap() - 0.1).abs() < 1e-14);
/// assert_eq!(clopper_pearson_low(0, 2, 0.025), Some(0.0));
/// ```
pub fn clopper_pearson_low(count: u64, out_of: u64, tail: f64) -> Option<f64> {
    if out_of == 0 || count > out_of || !(tail > 0.0 && tail < 1.0) {
        return None;
    }
    Some(match (count, out_of - count) {
        (0, _) => 0.0,
        (count, 0) => pow(tail, 1.0 / count as f64),
        (count, rest) => beta_quantile(count as f64, rest as f64 + 1.0, tail),
    })
}

/// The chance of `count` or more of `out_of` if each has the chance `share`.
///
/// ```
/// use newsprint::stats::binomial::at_least;
/// assert!((at_least(1, 2, 0.1) - 0.19).abs() < 1e-15);
/// assert_eq!(at_least(0, 2, 0.1), 1.0);
/// ```
pub fn at_least(count: u64, out_of: u64, share: f64) -> f64 {
    if count == 0 {
        return 1.0;
    }
    if count == out_of {
        return pow(share, count as f64);
    }
    beta_lower(count as f64, (out_of - count) as f64 + 1.0, share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_interval_has_its_tail() {
        for (count, out_of) in [(1, 3), (2, 40), (39, 40), (300, 1_000), (1, 1_000_000), (45_000, 1_000_000)] {
            for tail in [0.025, 2.5e-7, 1e-12, 0.4] {
                let low = clopper_pearson_low(count, out_of, tail).expect("something was counted");
                let back = at_least(count, out_of, low);
                assert!((back / tail - 1.0).abs() < 1e-7, "{count} of {out_of}, {tail}: {low} has {back}");
            }
        }
    }

    #[test]
    fn shares_of_nothing_have_no_interval() {
        assert_eq!(clopper_pearson_low(0, 0, 0.025), None);
        assert_eq!(clopper_pearson_low(1, 2, 0.0), None);
    }

    #[test]
    fn a_newton_step_that_stands_still_is_not_thrown_back_to_the_middle_of_the_bracket() {
        for count in 1..30 {
            for out_of in (1_000..2_200).step_by(7) {
                let low = clopper_pearson_low(count, out_of, 0.025).expect("there is something to share");
                let off = at_least(count, out_of, low) / 0.025 - 1.0;
                assert!(off.abs() < 1e-9, "{count} of {out_of}: {low}, off by {off}");
            }
        }
    }
}
