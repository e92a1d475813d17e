//! Riemann's zeta function for real arguments above 1, as far as a maximum-likelihood fit needs it.

use super::{ln, pow};

/// Terms that are added up one by one.
const FIRST: u32 = 16;
/// B(2j)/(2j)!, j = 1..7: the coefficients of the Euler–Maclaurin formula.
const BERNOULLI: [f64; 7] = [
    1.0 / 12.0,
    -1.0 / 720.0,
    1.0 / 30_240.0,
    -1.0 / 1_209_600.0,
    1.0 / 47_900_160.0,
    -691.0 / 1_307_674_368_000.0,
    1.0 / 74_724_249_600.0,
];

/// −ζ′(s)/ζ(s) for s > 1: the mean of ln k where k has the chance k^−s/ζ(s). Falls from ∞ to 0.
///
/// By the Euler–Maclaurin formula and its derivative, term by term (Abramowitz & Stegun 1964, 23.2.3).
///
/// ```
/// use newsprint::stats::special::zeta::mean_ln;
/// // ζ(2) = π²/6, ζ′(2) = −0.937548254315844…
/// assert!((mean_ln(2.0) - 0.937_548_254_315_844 * 6.0 / std::f64::consts::PI.powi(2)).abs() < 1e-14);
/// ```
pub fn mean_ln(s: f64) -> f64 {
    let (mut zeta, mut slope) = (0.0, 0.0);
    for k in 1..FIRST {
        let k = f64::from(k);
        let term = pow(k, -s);
        zeta += term;
        slope += term * ln(k);
    }
    let n = f64::from(FIRST);
    let (power, log) = (pow(n, -s), ln(n));
    let integral = n * power / (s - 1.0);
    zeta += integral + power / 2.0;
    slope += integral * (log + 1.0 / (s - 1.0)) + power / 2.0 * log;
    // s(s + 1)…(s + 2j − 2)·n^(−s − 2j + 1), and Σ 1/(s + m) over its factors.
    let (mut product, mut inverses) = (s * power / n, 1.0 / s);
    for (place, coefficient) in BERNOULLI.iter().enumerate() {
        zeta += coefficient * product;
        slope += coefficient * product * (log - inverses);
        let factor = s + 2.0 * place as f64 + 1.0;
        product *= factor * (factor + 1.0) / (n * n);
        inverses += 1.0 / factor + 1.0 / (factor + 1.0);
    }
    slope / zeta
}
