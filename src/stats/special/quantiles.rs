//! Quantiles of the gamma and beta distributions, by Newton steps on their tails.

use super::{beta_lower, exp, gamma_fraction, gamma_series, ln, ln_1p, ln_gamma, normal_quantile, root, sqrt};

/// The lower tail of the regularised incomplete gamma function, P(shape, x); a small tail keeps its digits.
fn gamma_lower(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if x < shape + 1.0 {
        gamma_series(shape, x)
    } else {
        1.0 - gamma_fraction(shape, x)
    }
}

/// The point below which a share `lower` of the gamma distribution of this shape and scale 1 lies, for 0 < `lower` < 1.
///
/// Twice the point is the quantile of χ² with 2·shape degrees of freedom. Starts from Wilson & Hilferty 1931.
///
/// ```
/// use newsprint::stats::special::gamma_quantile;
/// // With shape 1 the tail is e^-x.
/// assert!((gamma_quantile(1.0, 0.975) - 40f64.ln()).abs() < 1e-12);
/// ```
pub fn gamma_quantile(shape: f64, lower: f64) -> f64 {
    let cube_root = 1.0 - 1.0 / (9.0 * shape) + normal_quantile(lower) / (3.0 * sqrt(shape));
    // The cube can be negative for small shapes; there P is about x^shape / Γ(shape + 1).
    let power = exp((ln(lower) + ln_gamma(shape + 1.0)) / shape);
    let start = if cube_root > 0.2 { shape * cube_root * cube_root * cube_root } else { power };
    let density = |x: f64| exp((shape - 1.0) * ln(x) - x - ln_gamma(shape));
    root(start.max(f64::MIN_POSITIVE), |x| gamma_lower(shape, x) - lower, density)
}

/// The point below which a share `lower` of the beta distribution lies, for 0 < `lower` < 1.
///
/// The logarithm of the distribution function is concave, so Newton's steps on it stay on one side of the root once they are
/// there; what leaves the bracket is halved back.
///
/// ```
/// use newsprint::stats::special::beta_quantile;
/// // With a = 1 the lower tail is 1 - (1 - x)^b.
/// assert!((beta_quantile(1.0, 3.0, 0.875) - 0.5).abs() < 1e-14);
/// ```
pub fn beta_quantile(a: f64, b: f64, lower: f64) -> f64 {
    let log_lower = ln(lower);
    let log_norm = ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b);
    // The logit of a beta variable is nearly normal.
    let logit = ln(a / b) + normal_quantile(lower) * sqrt(1.0 / a + 1.0 / b);
    let mut x = 1.0 / (1.0 + exp(-logit));
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..200 {
        let reached = beta_lower(a, b, x);
        if reached <= 0.0 {
            low = x;
            x = f64::midpoint(low, high);
            continue;
        }
        let off = ln(reached) - log_lower;
        if off < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let log_density = log_norm + (a - 1.0) * ln(x) + (b - 1.0) * ln_1p(-x);
        let newton = x - off * reached / exp(log_density);
        let next = if newton >= low && newton <= high { newton } else { f64::midpoint(low, high) };
        let step = (next - x).abs();
        x = next;
        // Newton's error after a step is of the order of the step squared.
        if step <= 1e-9 * x || off == 0.0 {
            break;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{Beta, ContinuousCDF, Gamma};

    #[test]
    fn quantiles_are_the_inverse_of_tails() {
        for lower in [1e-6, 0.025, 0.5, 0.975, 0.9999] {
            for shape in [0.5, 1.0, 2.0, 17.0, 1_000.0, 250_000.0] {
                let x = gamma_quantile(shape, lower);
                assert!((gamma_lower(shape, x) - lower).abs() < 1e-9 * lower, "{shape} {lower} {x}");
            }
            for (a, b) in [(1.0, 1.0), (2.0, 1_605.0), (61.0, 1.0), (500.0, 1e6)] {
                let x = beta_quantile(a, b, lower);
                assert!(
                    (beta_lower(a, b, x) - lower).abs() < 1e-9 * lower.min(1.0 - lower).max(1e-6),
                    "{a} {b} {lower} {x}"
                );
            }
        }
    }

    #[test]
    fn tails_agree_with_statrs() {
        let (gamma, beta) = (Gamma::new(7.0, 1.0).expect("above 0"), Beta::new(3.0, 40.0).expect("above 0"));
        for lower in [0.025, 0.975] {
            assert!((gamma.cdf(gamma_quantile(7.0, lower)) - lower).abs() < 1e-10);
            assert!((beta.cdf(beta_quantile(3.0, 40.0, lower)) - lower).abs() < 1e-10);
        }
    }
}
