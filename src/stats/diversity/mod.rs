//! Lexical diversity: how varied the words of a text are. Each formula is a value in its own file; `DIVERSITY` lists them.
//! Leaves joining articles to the caller.
//!
//! Most of the older measures depend on how long a text is: texts of unlike length are compared with MATTR, MTLD or HD-D
//! only. N tokens, V types, V(i) types that occur i times.

mod cttr;
mod guiraud_r;
mod hapax_ratio_tokens;
mod hapax_ratio_types;
mod hdd_42;
mod herdan_c;
mod honore_h;
mod honore_h_wordless;
mod maas_a2_ln;
mod maas_a2_log10;
mod mattr;
mod msttr;
mod mtld;
mod sequence;
mod simpson_d;
mod ttr;
mod vocd_d;
mod yule_k;

pub use cttr::CTTR;
pub use guiraud_r::GUIRAUD_R;
pub use hapax_ratio_tokens::HAPAX_RATIO_TOKENS;
pub use hapax_ratio_types::HAPAX_RATIO_TYPES;
pub use hdd_42::{HDD_42, hdd};
pub use herdan_c::HERDAN_C;
pub use honore_h::HONORE_H;
pub use honore_h_wordless::HONORE_H_WORDLESS;
pub use maas_a2_ln::MAAS_A2_LN;
pub use maas_a2_log10::MAAS_A2_LOG10;
pub use mattr::{MATTR_50, MATTR_100, MATTR_500, mattr};
pub use msttr::{MSTTR_50, MSTTR_100, MSTTR_500, msttr};
pub use mtld::{MTLD, MTLD_BACKWARD, MTLD_FORWARD, MTLD_LE, MTLD_MIN10, mtld_factor_trace};
pub use sequence::{SEED, Sequence};
pub use simpson_d::SIMPSON_D;
pub use ttr::TTR;
pub use vocd_d::{VOCD_D_EXACT, VOCD_D_SAMPLED};
pub use yule_k::YULE_K;

use crate::stats::Role;

/// The prefix of full names: `lexdiv.mtld`.
pub const FAMILY: &str = "lexdiv";

/// Every diversity measure, in the order in which lists show them: those fit for comparisons first.
pub const DIVERSITY: &[DiversityMeasure] = &[
    MATTR_50,
    MATTR_100,
    MATTR_500,
    MSTTR_50,
    MSTTR_100,
    MSTTR_500,
    MTLD,
    MTLD_FORWARD,
    MTLD_BACKWARD,
    MTLD_LE,
    MTLD_MIN10,
    HDD_42,
    VOCD_D_EXACT,
    VOCD_D_SAMPLED,
    YULE_K,
    SIMPSON_D,
    TTR,
    GUIRAUD_R,
    CTTR,
    HERDAN_C,
    MAAS_A2_LN,
    MAAS_A2_LOG10,
    HONORE_H,
    HONORE_H_WORDLESS,
    HAPAX_RATIO_TOKENS,
    HAPAX_RATIO_TYPES,
];

/// Whether texts of unlike length can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// The score changes as a text grows: compare texts of one length only.
    Depends,
    /// The score hardly changes with length.
    Free,
}

/// Which end of the scale is the more varied text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Richer {
    /// Higher is richer.
    Higher,
    /// Lower is richer.
    Lower,
}

impl Richer {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Higher => "higher is more varied",
            Self::Lower => "lower is more varied",
        }
    }
}

/// A diversity measure: all that is needed to compute, name, explain and check it.
#[derive(Debug, Clone, Copy)]
pub struct DiversityMeasure {
    /// The fixed name: `mattr_50`.
    pub name: &'static str,
    /// The symbol in formulas.
    pub symbol: &'static str,
    /// What a person reads above its column.
    pub heading: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text; N tokens, V types, V(i) types that occur i times.
    pub formula: &'static str,
    /// Whether it depends on length.
    pub length: Length,
    /// Which end is the more varied text.
    pub richer: Richer,
    /// The range, with its warnings.
    pub range: &'static str,
    /// When the score is `None`.
    pub undefined_when: &'static str,
    /// Author, year, page or equation.
    pub source: &'static str,
    /// Shown by default or a named other form.
    pub role: Role,
    /// The score of a text; `None` if undefined, never NaN.
    pub score: fn(&Sequence) -> Option<f64>,
}

impl DiversityMeasure {
    /// The score of a text, `None` if undefined.
    pub fn score(&self, text: &Sequence) -> Option<f64> {
        (self.score)(text)
    }

    /// The value on the command line: `mattr-50`.
    pub fn option(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// The measure of a name, spelled with `_` or `-`.
pub fn named(name: &str) -> Option<&'static DiversityMeasure> {
    DIVERSITY.iter().find(|measure| measure.name == name.replace('-', "_"))
}

#[cfg(test)]
mod tests;
