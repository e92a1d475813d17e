//! The measure `spectrum_powerlaw_alpha`: the exponent of the frequency spectrum. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::growth::{Growth, GrowthMeasure, GrowthValue};
use crate::stats::special::{ln, zeta::mean_ln};
/// How steeply the number of types falls with their frequency: V(i) ∝ i^−α, the most likely α.
///
/// Formula: α with −ζ′(α)/ζ(α) = mean over types of ln frequency.
/// Values: `spectrum_powerlaw_alpha` (exponent α of the frequency spectrum).
/// Range: above 1; under Zipf’s law about 1 + 1/s.
/// Undefined (`None`): every type occurs once, or there is no token.
/// Source: Clauset, Shalizi & Newman 2009.
///
/// ```
/// use newsprint::stats::growth::{Growth, SPECTRUM_POWERLAW_ALPHA};
/// // One type once, one twice: −ζ′/ζ = ½·ln 2 at α = 2.39….
/// let alpha = SPECTRUM_POWERLAW_ALPHA.score(&Growth::of(&[1, 2, 2])).unwrap()[0];
/// assert!((newsprint::stats::special::zeta::mean_ln(alpha) - 0.5 * 2.0_f64.ln()).abs() < 1e-9);
/// ```
pub const SPECTRUM_POWERLAW_ALPHA: GrowthMeasure = GrowthMeasure {
    name: "spectrum_powerlaw_alpha",
    about: "How steeply the number of types falls with their frequency: V(i) ∝ i^−α, the most likely α.",
    formula: "α with −ζ′(α)/ζ(α) = mean over types of ln frequency",
    values: &[GrowthValue { name: "spectrum_powerlaw_alpha", about: "exponent α of the frequency spectrum" }],
    range: "above 1; under Zipf’s law about 1 + 1/s",
    undefined_when: "every type occurs once, or there is no token",
    source: "Clauset, Shalizi & Newman 2009",
    role: Role::Definition,
    score,
};

fn score(text: &Growth) -> Option<Vec<f64>> {
    let spectrum = text.spectrum();
    let mean = spectrum.sum(|frequency| ln(frequency as f64)) / spectrum.types() as f64;
    if spectrum.types() == 0 || mean == 0.0 {
        return None;
    }
    // The mean falls with α; the bracket holds every text: one type in 10¹² that occurs twice gives an α near 41.
    let (mut low, mut high) = (1.0, 64.0);
    for _ in 0..64 {
        let middle = f64::midpoint(low, high);
        if mean_ln(middle) > mean {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(vec![f64::midpoint(low, high)])
}
