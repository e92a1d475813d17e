//! Curves of the vocabulary against the length of the text: as observed, and as expected in any order of the words.
//! Leaves reading the text to `Growth`.

use super::{Growth, GrowthValue};
use crate::stats::Role;
use crate::stats::special::{exp, ln_1p};

/// Every curve, in the order in which lists show them.
pub const CURVES: &[GrowthCurve] = &[OBSERVED, EXPECTED_V_BINOMIAL, EXPECTED_V_HYPERGEOMETRIC];

/// Types and hapax legomena after so many tokens.
#[derive(Debug, Clone, Copy)]
pub struct GrowthCurve {
    /// The fixed name: `expected_V_binomial`.
    pub name: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text; V(i) types that occur i times among all N tokens.
    pub formula: &'static str,
    /// The values at a point, in order.
    pub values: &'static [GrowthValue],
    /// The range.
    pub range: &'static str,
    /// When a point is `None`.
    pub undefined_when: &'static str,
    /// Author and year.
    pub source: &'static str,
    /// Shown by default or a named other form.
    pub role: Role,
    /// The values after so many tokens.
    pub at: fn(&Growth, u64) -> Option<Vec<f64>>,
}

impl GrowthCurve {
    /// The values after so many tokens; `None` where the curve is undefined.
    pub fn at(&self, text: &Growth, tokens: u64) -> Option<Vec<f64>> {
        (self.at)(text, tokens)
    }
}

/// Types and hapax legomena as the text shows them, read in its order.
///
/// Formula: V(N), V1(N). Undefined (`None`) between the twenty steps. Source: counted.
///
/// ```
/// use newsprint::stats::growth::{Growth, OBSERVED};
/// assert_eq!(OBSERVED.at(&Growth::of(&[5, 9, 5, 4]), 3), Some(vec![2.0, 1.0]));
/// ```
pub const OBSERVED: GrowthCurve = GrowthCurve {
    name: "observed",
    about: "Types and hapax legomena as the text shows them, read in its order.",
    formula: "V(N), V1(N) at twenty equal steps",
    values: &[
        GrowthValue { name: "types", about: "different words so far" },
        GrowthValue { name: "hapax", about: "those of them that have occurred once" },
    ],
    range: "0 to N; depends on the order of the articles",
    undefined_when: "the number of tokens is none of the steps",
    source: "counted",
    role: Role::Definition,
    at: |text, tokens| {
        let step = text.steps().iter().find(|step| step.tokens == tokens)?;
        Some(vec![step.types as f64, step.hapax as f64])
    },
};

/// Types and hapax legomena to expect after fewer tokens, whatever the order of the words.
///
/// Formula: V − Σ V(i)(1 − n/N)^i, Σ V(i)·i·(n/N)(1 − n/N)^(i−1).
/// Range: 0 to V. Undefined (`None`): n is 0 or above N.
/// Source: Baayen 2001, binomial interpolation.
///
/// ```
/// use newsprint::stats::growth::{EXPECTED_V_BINOMIAL, Growth};
/// // A word twice, one once, at half the text: 2 − 1/4 − 1/2, and 2·½·½ + ½.
/// assert_eq!(EXPECTED_V_BINOMIAL.at(&Growth::of(&[7, 7, 8, 8]), 2), Some(vec![1.5, 1.0]));
/// ```
pub const EXPECTED_V_BINOMIAL: GrowthCurve = GrowthCurve {
    name: "expected_V_binomial",
    about: "Types and hapax legomena to expect after fewer tokens, whatever the order of the words.",
    formula: "V − Σ V(i)(1 − n/N)^i, Σ V(i)·i·(n/N)(1 − n/N)^(i−1)",
    values: &[
        GrowthValue { name: "expected_V_binomial", about: "different words to expect in any order of the words" },
        GrowthValue { name: "expected_V1_binomial", about: "hapax legomena to expect in any order of the words" },
    ],
    range: "0 to V; does not depend on the order of the articles",
    undefined_when: "n is 0 or above N",
    source: "Baayen 2001, binomial interpolation",
    role: Role::Definition,
    at: binomial,
};

/// Types to expect among tokens drawn without putting back: rarefaction.
///
/// Formula: V − Σ V(i)·C(N − i, n)/C(N, n).
/// Range: 0 to V. Undefined (`None`): n is 0 or above N.
/// Source: Hurlbert 1971; vegan.
///
/// ```
/// use newsprint::stats::growth::{EXPECTED_V_HYPERGEOMETRIC, Growth};
/// // Two of a, a, b, b: both the same with chance 1/3.
/// let expected = EXPECTED_V_HYPERGEOMETRIC.at(&Growth::of(&[7, 7, 8, 8]), 2).unwrap()[0];
/// assert!((expected - 5.0 / 3.0).abs() < 1e-12);
/// ```
pub const EXPECTED_V_HYPERGEOMETRIC: GrowthCurve = GrowthCurve {
    name: "expected_V_hypergeometric",
    about: "Types to expect among tokens drawn without putting back: rarefaction.",
    formula: "V − Σ V(i)·C(N − i, n)/C(N, n)",
    values: &[GrowthValue { name: "expected_V_hypergeometric", about: "different words to expect by rarefaction" }],
    range: "0 to V; does not depend on the order of the articles",
    undefined_when: "n is 0 or above N",
    source: "Hurlbert 1971; vegan",
    role: Role::Variant,
    at: hypergeometric,
};

fn binomial(text: &Growth, tokens: u64) -> Option<Vec<f64>> {
    let spectrum = text.spectrum();
    if tokens == 0 || tokens > spectrum.tokens() {
        return None;
    }
    if tokens == spectrum.tokens() {
        return Some(vec![spectrum.types() as f64, spectrum.of(1) as f64]);
    }
    let share = tokens as f64 / spectrum.tokens() as f64;
    let log_missed = ln_1p(-share);
    let missed = spectrum.sum(|frequency| exp(frequency as f64 * log_missed));
    let once = |frequency: u64| frequency as f64 * share * exp((frequency - 1) as f64 * log_missed);
    Some(vec![spectrum.types() as f64 - missed, spectrum.sum(once)])
}

/// C(N − i, n)/C(N, n) is a product of i factors, 1 − n/(N − j), so the classes share one pass from rare to frequent.
fn hypergeometric(text: &Growth, tokens: u64) -> Option<Vec<f64>> {
    /// Below this logarithm a chance adds nothing to a number of types.
    const NEGLIGIBLE: f64 = -100.0;
    let spectrum = text.spectrum();
    if tokens == 0 || tokens > spectrum.tokens() {
        return None;
    }
    let (mut log_missed, mut factors, mut missed) = (0.0, 0, 0.0);
    for class in spectrum.classes() {
        while factors < class.frequency && log_missed > NEGLIGIBLE {
            let left = spectrum.tokens() - factors;
            log_missed =
                if tokens >= left { f64::NEG_INFINITY } else { log_missed + ln_1p(-(tokens as f64 / left as f64)) };
            factors += 1;
        }
        if log_missed <= NEGLIGIBLE {
            break;
        }
        missed += class.types as f64 * exp(log_missed);
    }
    Some(vec![spectrum.types() as f64 - missed])
}
