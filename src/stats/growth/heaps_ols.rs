//! The measure `heaps_ols`: Heaps’ law, a straight line on logarithms. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::growth::{Growth, GrowthMeasure, GrowthValue};
use crate::stats::special::{exp, ln};
/// How the vocabulary grows with the text: V = K·N^β, a straight line through the logarithms of the steps.
///
/// Formula: least squares of ln V = ln K + β·ln N over the steps.
/// Values: `heaps_ols_K` (K of V = K·N^β), `heaps_ols_beta` (β of V = K·N^β: how fast the vocabulary grows, usually 0.4 to 0.7), `heaps_ols_r2` (share of the variance of ln V that the line explains).
/// Range: K above 0, β mostly 0.4 to 0.7, r² 0 to 1; depends on the order of the articles and on the steps.
/// Undefined (`None`): there are fewer than two steps, or every step has the same number of types.
/// Source: Herdan 1960; Heaps 1978.
///
/// ```
/// use newsprint::stats::growth::{Growth, HEAPS_OLS};
/// // Two steps, (1, 1) and (2, 2): V = N.
/// let [k, beta, r2] = HEAPS_OLS.score(&Growth::of(&[1, 2])).unwrap()[..] else { panic!("three values") };
/// assert!((k - 1.0).abs() < 1e-12 && (beta - 1.0).abs() < 1e-12 && (r2 - 1.0).abs() < 1e-12);
/// ```
pub const HEAPS_OLS: GrowthMeasure = GrowthMeasure {
    name: "heaps_ols",
    about: "How the vocabulary grows with the text: V = K·N^β, a straight line through the logarithms of the steps.",
    formula: "least squares of ln V = ln K + β·ln N over the steps",
    values: &[
        GrowthValue { name: "heaps_ols_K", about: "K of V = K·N^β" },
        GrowthValue {
            name: "heaps_ols_beta",
            about: "β of V = K·N^β: how fast the vocabulary grows, usually 0.4 to 0.7",
        },
        GrowthValue { name: "heaps_ols_r2", about: "share of the variance of ln V that the line explains" },
    ],
    range: "K above 0, β mostly 0.4 to 0.7, r² 0 to 1; depends on the order of the articles and on the steps",
    undefined_when: "there are fewer than two steps, or every step has the same number of types",
    source: "Herdan 1960; Heaps 1978",
    role: Role::Definition,
    score,
};

fn score(text: &Growth) -> Option<Vec<f64>> {
    let points: Vec<(f64, f64)> =
        text.steps().iter().map(|step| (ln(step.tokens as f64), ln(step.types as f64))).collect();
    let n = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / n;
    let (mean_x, mean_y) = (mean(|point| point.0), mean(|point| point.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| points.iter().map(|(x, y)| of(x - mean_x, y - mean_y)).sum::<f64>();
    let (xx, xy, yy) = (sum(&|x, _| x * x), sum(&|x, y| x * y), sum(&|_, y| y * y));
    let beta = xy / xx;
    (points.len() > 1 && yy > 0.0).then(|| vec![exp(mean_y - beta * mean_x), beta, xy * xy / (xx * yy)])
}
