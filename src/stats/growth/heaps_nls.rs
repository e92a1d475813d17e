//! The measure `heaps_nls`: Heaps’ law, fitted to the types themselves. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::growth::{Growth, GrowthMeasure, GrowthValue};
use crate::stats::special::{exp, ln};
/// How the vocabulary grows with the text: V = K·N^β, fitted to the numbers of types themselves.
///
/// Formula: least squares of V = K·N^β over the steps.
/// Values: `heaps_nls_K` (K of V = K·N^β), `heaps_nls_beta` (β of V = K·N^β).
/// Range: K above 0, β mostly 0.4 to 0.7; the last steps weigh more than in a straight line on logarithms.
/// Undefined (`None`): there are fewer than two steps, or every step has the same number of types, or no β between 0 and 2 fits best.
/// Source: Heaps 1978.
///
/// ```
/// use newsprint::stats::growth::{Growth, HEAPS_NLS};
/// let [k, beta] = HEAPS_NLS.score(&Growth::of(&[1, 2])).unwrap()[..] else { panic!("two values") };
/// assert!((k - 1.0).abs() < 1e-9 && (beta - 1.0).abs() < 1e-9);
/// ```
pub const HEAPS_NLS: GrowthMeasure = GrowthMeasure {
    name: "heaps_nls",
    about: "How the vocabulary grows with the text: V = K·N^β, fitted to the numbers of types themselves.",
    formula: "least squares of V = K·N^β over the steps",
    values: &[
        GrowthValue { name: "heaps_nls_K", about: "K of V = K·N^β" },
        GrowthValue { name: "heaps_nls_beta", about: "β of V = K·N^β" },
    ],
    range: "K above 0, β mostly 0.4 to 0.7; the last steps weigh more than in a straight line on logarithms",
    undefined_when: "there are fewer than two steps, or every step has the same number of types, or no β between 0 and 2 fits best",
    source: "Heaps 1978",
    role: Role::Variant,
    score,
};

fn score(text: &Growth) -> Option<Vec<f64>> {
    let (first, last) = (text.steps().first()?, text.steps().last()?);
    if first.types == last.types {
        return None;
    }
    let whole = last.tokens as f64;
    let points: Vec<(f64, f64)> =
        text.steps().iter().map(|step| (ln(step.tokens as f64 / whole), step.types as f64)).collect();
    // For each β the best K is known: ΣV·x^β / Σx^2β, with x = N/whole.
    let best_k = |beta: f64| {
        let sum = |of: &dyn Fn(f64, f64) -> f64| points.iter().map(|(log, v)| of(exp(beta * log), *v)).sum::<f64>();
        sum(&|power, v| v * power) / sum(&|power, _| power * power)
    };
    // The slope of the sum of squares in β, up to a factor above 0: negative on the left of the best β.
    let slope = |beta: f64| {
        let k = best_k(beta);
        let term = |(log, v): &(f64, f64)| (k * exp(beta * log) - v) * exp(beta * log) * log;
        points.iter().map(term).sum::<f64>()
    };
    let (mut low, mut high) = (0.0, 2.0);
    if slope(low) > 0.0 || slope(high) < 0.0 {
        return None;
    }
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if slope(middle) > 0.0 {
            high = middle;
        } else {
            low = middle;
        }
    }
    let beta = f64::midpoint(low, high);
    Some(vec![best_k(beta) / exp(beta * ln(whole)), beta])
}
