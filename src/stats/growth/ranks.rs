//! The most likely power law of frequencies by rank; shared by `zipf_mle` and `zipf_mandelbrot_mle`.

use crate::stats::special::{exp, exp_m1, ln, ln_1p};
use crate::stats::spectrum::Spectrum;

/// Frequencies by rank, the highest first.
pub(super) struct Ranks {
    frequencies: Vec<f64>,
    tokens: f64,
}

/// The most likely exponent for one shift.
pub(super) struct Fit {
    /// s.
    pub exponent: f64,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// The slope of the log likelihood along the shift, up to a factor above 0.
    pub slope: f64,
}

impl Ranks {
    pub(super) fn new(spectrum: &Spectrum) -> Self {
        let class =
            |class: &crate::stats::spectrum::Class| std::iter::repeat_n(class.frequency as f64, class.types as usize);
        let frequencies = spectrum.classes().iter().rev().flat_map(class).collect();
        Self { frequencies, tokens: spectrum.tokens() as f64 }
    }

    /// How many ranks there are.
    pub(super) fn len(&self) -> usize {
        self.frequencies.len()
    }

    /// The s that makes p(r) ∝ (r + shift)^−s most likely, for at least two ranks; `near` is a first guess.
    ///
    /// The log likelihood is concave in s, its slope is N times how far the mean of ln(r + shift) under the law lies above
    /// that of the text. Newton steps, halved back into the bracket found so far. Frequencies fall with the rank, so s ≥ 0.
    pub(super) fn fit(&self, shift: f64, near: f64) -> Fit {
        // Logarithms against the middle rank: the law does not change, and no near numbers are subtracted.
        let middle = self.len() as f64 / 2.0;
        let log = |rank: usize| ln_1p((rank as f64 - middle) / (middle + shift));
        let logs: Vec<f64> = (1..=self.len()).map(log).collect();
        let of_text = |value: fn(f64) -> f64| -> f64 {
            self.frequencies.iter().zip(&logs).map(|(frequency, &log)| frequency * value(log)).sum()
        };
        let sum = of_text(|log| log);
        let s = exponent(&logs, sum / self.tokens, near);
        let of_law = Law::new(&logs, s);
        Fit {
            exponent: s,
            log_likelihood: -s * sum - self.tokens * ln(of_law.sum),
            slope: self.tokens * of_law.mean_inverse - of_text(|log| exp_m1(-log)),
        }
    }
}

/// The exponent for which the law has this mean of logarithms.
fn exponent(logs: &[f64], target: f64, near: f64) -> f64 {
    let (mut low, mut high, mut s) = (0.0, f64::INFINITY, near);
    for _ in 0..200 {
        let law = Law::new(logs, s);
        let excess = law.mean - target;
        if excess > 0.0 {
            low = s;
        } else {
            high = s;
        }
        let newton = s + excess / law.variance;
        let next = if newton >= low && newton <= high {
            newton
        } else if high.is_finite() {
            f64::midpoint(low, high)
        } else {
            2.0 * s + 1.0
        };
        let moved = (next - s).abs();
        s = next;
        if moved <= 1e-13 * s || s < 1e-12 {
            break;
        }
    }
    s
}

/// Sums over ranks with weights (r + shift)^−s, up to the factor of the middle rank.
struct Law {
    sum: f64,
    mean: f64,
    variance: f64,
    /// The mean of (middle + shift)/(r + shift) − 1.
    mean_inverse: f64,
}

impl Law {
    fn new(logs: &[f64], s: f64) -> Self {
        let (mut sum, mut first, mut second, mut inverse) = (0.0, 0.0, 0.0, 0.0);
        for &log in logs {
            let weight = exp(-s * log);
            sum += weight;
            first += weight * log;
            second += weight * log * log;
            inverse += weight * exp_m1(-log);
        }
        let mean = first / sum;
        Self { sum, mean, variance: second / sum - mean * mean, mean_inverse: inverse / sum }
    }
}
