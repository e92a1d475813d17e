//! Growth of the vocabulary: laws fitted to how types accumulate (Heaps), fall with rank (Zipf) and with frequency, and what
//! the text has not shown yet. Each measure is a value in its own file; `GROWTH` lists them, `CURVES` the curves.
//! Leaves joining articles to the caller.
//!
//! Parameters of different models share letters but not values: the s of Zipf, the α of a spectrum and the α of a population
//! model are not to be compared.

mod chao1;
mod curves;
mod good_turing_unseen_mass;
mod heaps_nls;
mod heaps_ols;
mod ranks;
mod spectrum_powerlaw_alpha;
mod text;
mod zipf_mandelbrot_mle;
mod zipf_mle;

pub use chao1::CHAO1;
pub use curves::{CURVES, EXPECTED_V_BINOMIAL, EXPECTED_V_HYPERGEOMETRIC, GrowthCurve, OBSERVED};
pub use good_turing_unseen_mass::GOOD_TURING_UNSEEN_MASS;
pub use heaps_nls::HEAPS_NLS;
pub use heaps_ols::HEAPS_OLS;
pub use spectrum_powerlaw_alpha::SPECTRUM_POWERLAW_ALPHA;
pub use text::{Growth, STEPS, Step};
pub use zipf_mandelbrot_mle::ZIPF_MANDELBROT_MLE;
pub use zipf_mle::ZIPF_MLE;

use crate::stats::Role;

/// The prefix of full names: `growth.heaps_ols`.
pub const FAMILY: &str = "growth";

/// Every growth measure, in the order in which lists show them.
pub const GROWTH: &[GrowthMeasure] =
    &[HEAPS_OLS, HEAPS_NLS, ZIPF_MLE, ZIPF_MANDELBROT_MLE, SPECTRUM_POWERLAW_ALPHA, GOOD_TURING_UNSEEN_MASS, CHAO1];

/// One number of a measure.
#[derive(Debug, Clone, Copy)]
pub struct GrowthValue {
    /// Its name: that of the measure, with the parameter if there are several.
    pub name: &'static str,
    /// What the number is.
    pub about: &'static str,
}

/// A growth measure: all that is needed to compute, name, explain and check it.
#[derive(Debug, Clone, Copy)]
pub struct GrowthMeasure {
    /// The fixed name: `heaps_ols`.
    pub name: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// Its numbers, in order.
    pub values: &'static [GrowthValue],
    /// The range.
    pub range: &'static str,
    /// When it is `None`.
    pub undefined_when: &'static str,
    /// Author and year.
    pub source: &'static str,
    /// Shown by default or a named other form.
    pub role: Role,
    /// As many numbers as `values`; `None` if undefined, never NaN.
    pub score: fn(&Growth) -> Option<Vec<f64>>,
}

impl GrowthMeasure {
    /// The numbers of a text, `None` if undefined.
    pub fn score(&self, text: &Growth) -> Option<Vec<f64>> {
        (self.score)(text)
    }

    /// The value on the command line: `heaps-ols`.
    pub fn option(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// The measure of a name, spelled with `_` or `-`.
pub fn named(name: &str) -> Option<&'static GrowthMeasure> {
    GROWTH.iter().find(|measure| measure.name == name.replace('-', "_"))
}

/// The curve of a name, spelled with `_` or `-`.
pub fn curve_named(name: &str) -> Option<&'static GrowthCurve> {
    CURVES.iter().find(|curve| curve.name == name.replace('-', "_"))
}

#[cfg(test)]
mod tests;
