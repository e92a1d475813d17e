//! The measure `zipf_mle`: Zipf’s law by maximum likelihood. Leaves counting to the caller.

use super::ranks::Ranks;
use crate::stats::Role;
use crate::stats::growth::{Growth, GrowthMeasure, GrowthValue};
/// How steeply frequencies fall with the rank: p(r) = r^−s/Σ, the most likely s over all ranks.
///
/// Formula: p(r) = r^−s / Σ k^−s, r and k = 1..V; s of the highest likelihood.
/// Values: `zipf_mle_s` (exponent s of Zipf’s law), `zipf_mle_log_likelihood` (natural logarithm of the likelihood).
/// Range: s 0 and up, about 1 in running text; descriptive, since the ranks come from the same data.
/// Undefined (`None`): there are fewer than two types.
/// Source: Zipf 1949.
///
/// ```
/// use newsprint::stats::growth::{Growth, ZIPF_MLE};
/// // Frequencies 2 and 1: p(1) = 2/3, so 2^-s = 1/2.
/// let [s, log_likelihood] = ZIPF_MLE.score(&Growth::of(&[7, 7, 8])).unwrap()[..] else { panic!("two values") };
/// assert!((s - 1.0).abs() < 1e-9);
/// assert!((log_likelihood - (2.0 * (2.0_f64 / 3.0).ln() + (1.0_f64 / 3.0).ln())).abs() < 1e-9);
/// ```
pub const ZIPF_MLE: GrowthMeasure = GrowthMeasure {
    name: "zipf_mle",
    about: "How steeply frequencies fall with the rank: p(r) = r^−s/Σ, the most likely s over all ranks.",
    formula: "p(r) = r^−s / Σ k^−s, r and k = 1..V; s of the highest likelihood",
    values: &[
        GrowthValue { name: "zipf_mle_s", about: "exponent s of Zipf’s law" },
        GrowthValue { name: "zipf_mle_log_likelihood", about: "natural logarithm of the likelihood" },
    ],
    range: "s 0 and up, about 1 in running text; descriptive, since the ranks come from the same data",
    undefined_when: "there are fewer than two types",
    source: "Zipf 1949",
    role: Role::Definition,
    score,
};

fn score(text: &Growth) -> Option<Vec<f64>> {
    let ranks = Ranks::new(text.spectrum());
    (ranks.len() > 1).then(|| {
        let fit = ranks.fit(0.0, 1.0);
        vec![fit.exponent, fit.log_likelihood]
    })
}
