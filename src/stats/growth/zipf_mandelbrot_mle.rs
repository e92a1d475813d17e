//! The measure `zipf_mandelbrot_mle`: the Zipf–Mandelbrot law by maximum likelihood. Leaves counting to the caller.

use super::ranks::Ranks;
use crate::stats::Role;
use crate::stats::growth::{Growth, GrowthMeasure, GrowthValue};
/// Zipf’s law with a shift that bends the line at the most frequent words: p(r) = (r + q)^−s/Σ.
///
/// Formula: p(r) = (r + q)^−s / Σ (k + q)^−s, r and k = 1..V, q ≥ 0; s and q of the highest likelihood.
/// Values: `zipf_mandelbrot_mle_s` (exponent s of the Zipf–Mandelbrot law), `zipf_mandelbrot_mle_q` (shift q; 0 means that plain Zipf is preferred), `zipf_mandelbrot_mle_log_likelihood` (natural logarithm of the likelihood, to compare with that of plain Zipf).
/// Range: s and q 0 and up; the likelihood is flat in q, so compare likelihoods first; q below 0.001 means plain Zipf.
/// Undefined (`None`): there are fewer than three types, all types are equally frequent, or no finite q is most likely.
/// Source: Mandelbrot 1953.
///
/// ```
/// use newsprint::stats::growth::{Growth, ZIPF_MANDELBROT_MLE};
/// // Frequencies that fall faster than Zipf at the first ranks leave the shift at 0.
/// let text: Vec<u32> = [60, 15, 7, 4].iter().zip(0..).flat_map(|(&times, id)| vec![id; times]).collect();
/// let [s, q, _] = ZIPF_MANDELBROT_MLE.score(&Growth::of(&text)).unwrap()[..] else { panic!("three values") };
/// assert!(s > 1.9 && q < 1e-3);
/// ```
pub const ZIPF_MANDELBROT_MLE: GrowthMeasure = GrowthMeasure {
    name: "zipf_mandelbrot_mle",
    about: "Zipf’s law with a shift that bends the line at the most frequent words: p(r) = (r + q)^−s/Σ.",
    formula: "p(r) = (r + q)^−s / Σ (k + q)^−s, r and k = 1..V, q ≥ 0; s and q of the highest likelihood",
    values: &[
        GrowthValue { name: "zipf_mandelbrot_mle_s", about: "exponent s of the Zipf–Mandelbrot law" },
        GrowthValue { name: "zipf_mandelbrot_mle_q", about: "shift q; 0 means that plain Zipf is preferred" },
        GrowthValue {
            name: "zipf_mandelbrot_mle_log_likelihood",
            about: "natural logarithm of the likelihood, to compare with that of plain Zipf",
        },
    ],
    range: "s and q 0 and up; the likelihood is flat in q, so compare likelihoods first; q below 0.001 means plain Zipf",
    undefined_when: "there are fewer than three types, all types are equally frequent, or no finite q is most likely",
    source: "Mandelbrot 1953",
    role: Role::Definition,
    score,
};

/// Where the search for a shift ends, in multiples of the number of ranks.
const FARTHEST: f64 = 1e3;

fn score(text: &Growth) -> Option<Vec<f64>> {
    if text.spectrum().types() < 3 || text.spectrum().classes().len() < 2 {
        return None;
    }
    let ranks = Ranks::new(text.spectrum());
    let plain = ranks.fit(0.0, 1.0);
    if plain.slope <= 0.0 {
        return Some(vec![plain.exponent, 0.0, plain.log_likelihood]);
    }
    let (mut low, mut high) = ((0.0, plain.slope), (1.0, 0.0));
    let mut fit = plain;
    loop {
        fit = ranks.fit(high.0, fit.exponent);
        if fit.slope <= 0.0 {
            high.1 = fit.slope;
            break;
        }
        if high.0 > FARTHEST * ranks.len() as f64 {
            return None;
        }
        low = (high.0, fit.slope);
        high.0 *= 4.0;
    }
    // The slope's zero by the Illinois form of false position (Dowell & Jarratt 1971).
    let mut shift = high.0;
    for _ in 0..100 {
        let next = (low.0 * high.1 - high.0 * low.1) / (high.1 - low.1);
        let moved = (next - shift).abs();
        shift = next;
        fit = ranks.fit(shift, fit.exponent);
        if moved <= 1e-9 * shift || fit.slope == 0.0 {
            break;
        }
        if fit.slope > 0.0 {
            low = (shift, fit.slope);
            high.1 /= 2.0;
        } else {
            high = (shift, fit.slope);
            low.1 /= 2.0;
        }
    }
    Some(vec![fit.exponent, shift, fit.log_likelihood])
}
