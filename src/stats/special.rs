//! Logarithms, powers and the tails and quantiles of distributions, with the same digits on every platform.
//! The one module that calculates them, on the `libm` crate; leaves statistics to its neighbours.
//!
//! Small probabilities come from the complementary function, never from `1 - cdf`, so 1e-300 stays 1e-300.

mod quantiles;
pub mod zeta;
pub use quantiles::{beta_quantile, gamma_quantile};

/// How often a series or continued fraction is carried on before it counts as settled.
const MAX_STEPS: u32 = 100_000;
/// Stands in for zero in the continued fractions (Lentz's method, Press et al. 2007, section 5.2).
const TINY: f64 = 1e-300;

/// The natural logarithm.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The logarithm to base 2.
pub fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// The logarithm to base 10.
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// e to the power of `x`.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// `base` to the power of `exponent`.
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// ln(1 + x), exact for small `x`.
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// exp(x) − 1, exact for small `x`.
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// The square root.
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// The complementary error function.
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// The logarithm of the gamma function, for `x` > 0.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// observed · ln(observed / expected), given `excess` = observed − expected: the term that every G² adds up; 0 ln 0 = 0.
///
/// The excess is passed because it is known exactly from whole numbers, where the ratio of two near numbers is not.
///
/// ```
/// use newsprint::stats::special::deviance_term;
/// assert_eq!(deviance_term(0.0, -3.0), 0.0);
/// assert!((deviance_term(4.0, 2.0) - 4.0 * 2.0f64.ln()).abs() < 1e-15);
/// ```
pub fn deviance_term(observed: f64, excess: f64) -> f64 {
    if observed == 0.0 { 0.0 } else { observed * ln_1p(excess / (observed - excess)) }
}

/// The upper tail of the regularised incomplete gamma function, Q(shape, x).
///
/// ```
/// use newsprint::stats::special::gamma_upper;
/// // With shape 1 the tail is e^-x, also where 1 - cdf would be 0.
/// assert!((gamma_upper(1.0, 600.0) / (-600.0f64).exp() - 1.0).abs() < 1e-12);
/// ```
pub fn gamma_upper(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        1.0
    } else if x < shape + 1.0 {
        1.0 - gamma_series(shape, x)
    } else {
        gamma_fraction(shape, x)
    }
}

/// x^shape e^-x / Γ(shape): the factor before both expansions.
fn gamma_factor(shape: f64, x: f64) -> f64 {
    exp(shape * ln(x) - x - ln_gamma(shape))
}

/// P(shape, x) by its power series, which settles quickly for x < shape + 1 (Press et al. 2007, eq. 6.2.5).
fn gamma_series(shape: f64, x: f64) -> f64 {
    let mut term = 1.0 / shape;
    let mut sum = term;
    for step in 1..MAX_STEPS {
        term *= x / (shape + f64::from(step));
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
    }
    sum * gamma_factor(shape, x)
}

/// Q(shape, x) by its continued fraction, which settles quickly for x ≥ shape + 1 (Press et al. 2007, eq. 6.2.7).
#[expect(clippy::many_single_char_names, reason = "the letters of Lentz's method")]
fn gamma_fraction(shape: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - shape;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for step in 1..MAX_STEPS {
        let step = f64::from(step);
        let a = -step * (step - shape);
        b += 2.0;
        d = 1.0 / away_from_zero(a * d + b);
        c = away_from_zero(b + a / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    fraction * gamma_factor(shape, x)
}

fn away_from_zero(x: f64) -> f64 {
    if x.abs() < TINY { TINY } else { x }
}

/// The upper tail of the χ² distribution.
///
/// ```
/// use newsprint::stats::special::chi2_upper;
/// assert!((chi2_upper(3.841458820694124, 1.0) - 0.05).abs() < 1e-12);
/// assert!(chi2_upper(1400.0, 1.0) > 0.0);
/// ```
pub fn chi2_upper(x: f64, df: f64) -> f64 {
    if x <= 0.0 {
        1.0
    } else if (df - 1.0).abs() < f64::EPSILON {
        erfc(sqrt(x / 2.0))
    } else {
        gamma_upper(df / 2.0, x / 2.0)
    }
}

/// The two-sided tail of Student's t with real degrees of freedom: the chance of |T| ≥ `t`.
///
/// ```
/// use newsprint::stats::special::student_two_sided;
/// assert!((student_two_sided(1.0, 1.0) - 0.5).abs() < 1e-14);
/// ```
pub fn student_two_sided(t: f64, df: f64) -> f64 {
    if t.is_infinite() { 0.0 } else { beta_lower(df / 2.0, 0.5, df / (df + t * t)) }
}

/// The t that |T| stays within with probability `level`: 2.262… for 0.95 and 9 degrees of freedom.
///
/// ```
/// use newsprint::stats::special::student_within;
/// assert!((student_within(0.95, 9.0) - 2.262157162740992).abs() < 1e-10);
/// ```
pub fn student_within(level: f64, df: f64) -> f64 {
    let z = normal_quantile(0.5 + level / 2.0);
    // First terms of the Cornish–Fisher expansion (Abramowitz & Stegun 1964, 26.7.5).
    let start = z + z * (z * z + 1.0) / (4.0 * df);
    let log_norm = ln_gamma(f64::midpoint(df, 1.0)) - ln_gamma(df / 2.0) - 0.5 * ln(df * std::f64::consts::PI);
    let density = |t: f64| 2.0 * exp(log_norm - f64::midpoint(df, 1.0) * ln_1p(t * t / df));
    root(start, |t| (1.0 - level) - student_two_sided(t, df), density)
}

/// The zero of a rising function on x > 0 by Newton steps, halved back into the bracket found so far.
fn root(start: f64, miss: impl Fn(f64) -> f64, slope: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, f64::INFINITY);
    let mut x = start;
    for _ in 0..200 {
        let off = miss(x);
        if off == 0.0 {
            break;
        }
        if off < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let newton = x - off / slope(x);
        if newton > low && newton < high {
            let step = (newton - x).abs();
            x = newton;
            // Newton's error after a step is of the order of the step squared.
            if step <= 1e-10 * x {
                break;
            }
        } else {
            x = if high.is_finite() { f64::midpoint(low, high) } else { x * 2.0 };
        }
    }
    x
}

/// The regularised incomplete beta function, I of a and b at x.
///
/// ```
/// use newsprint::stats::special::beta_lower;
/// assert!((beta_lower(1.0, 3.0, 0.5) - 0.875).abs() < 1e-14);
/// ```
pub fn beta_lower(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let factor = exp(ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * ln(x) + b * ln_1p(-x));
    if x < (a + 1.0) / (a + b + 2.0) {
        factor * beta_fraction(a, b, x) / a
    } else {
        1.0 - factor * beta_fraction(b, a, 1.0 - x) / b
    }
}

/// The continued fraction of the incomplete beta function (Press et al. 2007, eq. 6.4.5).
#[expect(clippy::many_single_char_names, reason = "the letters of Lentz's method")]
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..MAX_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    fraction
}

/// The point below which a share `lower` of the standard normal distribution lies, for 0 < `lower` < 1.
///
/// Starts from Abramowitz & Stegun 1964, 26.2.23 (error below 0.00045), then three Halley steps on the tail.
///
/// ```
/// use newsprint::stats::special::normal_quantile;
/// assert!((normal_quantile(0.975) - 1.959963984540054).abs() < 1e-14);
/// ```
pub fn normal_quantile(lower: f64) -> f64 {
    let tail = lower.min(1.0 - lower);
    let t = sqrt(-2.0 * ln(tail));
    let below = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let above = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let mut z = t - below / above;
    for _ in 0..3 {
        let off = 0.5 * erfc(z / std::f64::consts::SQRT_2) - tail;
        let step = off * exp(0.5 * z * z) * sqrt(2.0 * std::f64::consts::PI);
        z += step / (1.0 + 0.5 * z * step);
    }
    if lower < 0.5 { -z } else { z }
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ChiSquared, ContinuousCDF, Normal, StudentsT};

    fn close(ours: f64, oracle: f64, relative: f64) {
        assert!((ours - oracle).abs() <= relative * oracle.abs() + 1e-300, "{ours} is not {oracle}");
    }

    #[test]
    fn tails_agree_with_statrs() {
        for df in [1.0, 2.5, 7.0, 30.0, 131.4] {
            let chi2 = ChiSquared::new(df).expect("df above 0");
            let student = StudentsT::new(0.0, 1.0, df).expect("df above 0");
            for x in [0.1, 1.0, 3.84, 12.0, 60.0] {
                close(chi2_upper(x, df), chi2.sf(x), 1e-9);
                close(student_two_sided(x, df), 2.0 * student.sf(x), 1e-9);
            }
        }
    }

    #[test]
    fn quantiles_are_the_inverse_of_tails() {
        for lower in [1e-12, 0.001, 0.025, 0.3, 0.45, 0.9, 0.975, 0.9999] {
            close(normal_quantile(lower), Normal::standard().inverse_cdf(lower), 1e-9);
        }
        for df in [1.0, 2.0, 3.7, 9.0, 131.0, 5e6] {
            for level in [0.5, 0.9, 0.95, 0.999] {
                close(student_two_sided(student_within(level, df), df), 1.0 - level, 1e-9);
            }
        }
    }

    #[test]
    fn a_tiny_tail_is_not_zero() {
        let tail = chi2_upper(1_370.0, 1.0);
        assert!(tail > 0.0 && tail < 1e-297);
        assert!(gamma_upper(3.0, 700.0) > 0.0);
    }
}
