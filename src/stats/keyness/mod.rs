//! Keyness: how differently two corpora use a word. Each measure is a value in its own file; `KEYNESS` lists them.
//! Leaves counting to `count` and intervals over articles to `rate`.
//!
//! A new measure is one file and one line here.

mod bic_2cell;
mod bic_4cell;
mod bootstrap_share_above;
mod chi2;
mod chi2_quanteda_default;
mod chi2_yates;
mod conservative;
mod difference_coefficient;
mod direction;
mod ell;
mod fisher_odds_ratio_cmle;
mod fisher_p_two_sided;
mod g2_2cell;
mod g2_4cell;
mod g2_quanteda_default;
mod log_ratio_hardie;
mod log_ratio_plus_half;
mod log_ratio_walter;
mod logodds;
mod logodds_idp_delta_a0_500;
mod logodds_idp_delta_flat_0_01;
mod logodds_idp_delta_pooled;
mod logodds_idp_z_2term_a0_500;
mod logodds_idp_z_2term_flat_0_01;
mod logodds_idp_z_2term_pooled;
mod logodds_idp_z_4term_a0_500;
mod logodds_idp_z_4term_flat_0_01;
mod logodds_idp_z_4term_pooled;
mod lrc;
mod lrc_texts;
mod lrc_unadjusted;
mod mann_whitney_p;
mod mann_whitney_u;
mod odds;
mod odds_ratio;
mod odds_ratio_ci95;
mod odds_ratio_ci95_haldane;
mod p_chi2;
mod p_g2_2cell;
mod p_g2_4cell;
mod pct_diff;
mod quanteda;
mod ranks;
mod relative_risk_ci95;
mod simple_maths_1;
mod simple_maths_10;
mod simple_maths_100;
mod simple_maths_1000;
mod text_dispersion_g2_2cell;
mod text_dispersion_g2_4cell;
mod texts;
mod welch_t_df_p;

pub use bic_2cell::BIC_2CELL;
pub use bic_4cell::BIC_4CELL;
pub use bootstrap_share_above::BOOTSTRAP_SHARE_ABOVE;
pub use chi2::CHI2;
pub use chi2_quanteda_default::CHI2_QUANTEDA_DEFAULT;
pub use chi2_yates::CHI2_YATES;
pub use conservative::conservative_log_ratio;
pub use difference_coefficient::DIFFERENCE_COEFFICIENT;
pub use direction::DIRECTION;
pub use ell::ELL;
pub use fisher_odds_ratio_cmle::FISHER_ODDS_RATIO_CMLE;
pub use fisher_p_two_sided::FISHER_P_TWO_SIDED;
pub use g2_2cell::G2_2CELL;
pub use g2_4cell::G2_4CELL;
pub use g2_quanteda_default::G2_QUANTEDA_DEFAULT;
pub use log_ratio_hardie::LOG_RATIO_HARDIE;
pub use log_ratio_plus_half::LOG_RATIO_PLUS_HALF;
pub use log_ratio_walter::LOG_RATIO_WALTER;
pub use logodds_idp_delta_a0_500::LOGODDS_IDP_DELTA_A0_500;
pub use logodds_idp_delta_flat_0_01::LOGODDS_IDP_DELTA_FLAT_0_01;
pub use logodds_idp_delta_pooled::LOGODDS_IDP_DELTA_POOLED;
pub use logodds_idp_z_2term_a0_500::LOGODDS_IDP_Z_2TERM_A0_500;
pub use logodds_idp_z_2term_flat_0_01::LOGODDS_IDP_Z_2TERM_FLAT_0_01;
pub use logodds_idp_z_2term_pooled::LOGODDS_IDP_Z_2TERM_POOLED;
pub use logodds_idp_z_4term_a0_500::LOGODDS_IDP_Z_4TERM_A0_500;
pub use logodds_idp_z_4term_flat_0_01::LOGODDS_IDP_Z_4TERM_FLAT_0_01;
pub use logodds_idp_z_4term_pooled::LOGODDS_IDP_Z_4TERM_POOLED;
pub use lrc::LRC;
pub use lrc_texts::LRC_TEXTS;
pub use lrc_unadjusted::LRC_UNADJUSTED;
pub use mann_whitney_p::MANN_WHITNEY_P;
pub use mann_whitney_u::MANN_WHITNEY_U;
pub use odds_ratio::ODDS_RATIO;
pub use odds_ratio_ci95::ODDS_RATIO_CI95;
pub use odds_ratio_ci95_haldane::ODDS_RATIO_CI95_HALDANE;
pub use p_chi2::P_CHI2;
pub use p_g2_2cell::P_G2_2CELL;
pub use p_g2_4cell::P_G2_4CELL;
pub use pct_diff::PCT_DIFF;
pub use relative_risk_ci95::RELATIVE_RISK_CI95;
pub use simple_maths_1::SIMPLE_MATHS_1;
pub use simple_maths_10::SIMPLE_MATHS_10;
pub use simple_maths_100::SIMPLE_MATHS_100;
pub use simple_maths_1000::SIMPLE_MATHS_1000;
pub use text_dispersion_g2_2cell::TEXT_DISPERSION_G2_2CELL;
pub use text_dispersion_g2_4cell::TEXT_DISPERSION_G2_4CELL;
pub use texts::{Resamples, TextCount, TextRates, TextSide};
pub use welch_t_df_p::WELCH_T_DF_P;

use crate::stats::Role;
use crate::stats::estimate::Estimate;
use crate::stats::frequency::Contingency;

/// The prefix of full names: `keyness.g2_2cell`.
pub const FAMILY: &str = "keyness";

/// Every keyness measure, in the order in which lists show them: effect sizes, then evidence,
/// then what looks text by text.
pub const KEYNESS: &[KeynessMeasure] = &[
    LOG_RATIO_HARDIE,
    LOG_RATIO_PLUS_HALF,
    LOG_RATIO_WALTER,
    LRC,
    LRC_UNADJUSTED,
    LRC_TEXTS,
    PCT_DIFF,
    DIFFERENCE_COEFFICIENT,
    RELATIVE_RISK_CI95,
    ODDS_RATIO,
    ODDS_RATIO_CI95,
    ODDS_RATIO_CI95_HALDANE,
    FISHER_ODDS_RATIO_CMLE,
    SIMPLE_MATHS_1,
    SIMPLE_MATHS_10,
    SIMPLE_MATHS_100,
    SIMPLE_MATHS_1000,
    LOGODDS_IDP_DELTA_POOLED,
    LOGODDS_IDP_DELTA_A0_500,
    LOGODDS_IDP_DELTA_FLAT_0_01,
    DIRECTION,
    G2_2CELL,
    G2_4CELL,
    P_G2_2CELL,
    P_G2_4CELL,
    CHI2,
    CHI2_YATES,
    P_CHI2,
    FISHER_P_TWO_SIDED,
    ELL,
    BIC_2CELL,
    BIC_4CELL,
    LOGODDS_IDP_Z_2TERM_POOLED,
    LOGODDS_IDP_Z_2TERM_A0_500,
    LOGODDS_IDP_Z_2TERM_FLAT_0_01,
    LOGODDS_IDP_Z_4TERM_POOLED,
    LOGODDS_IDP_Z_4TERM_A0_500,
    LOGODDS_IDP_Z_4TERM_FLAT_0_01,
    CHI2_QUANTEDA_DEFAULT,
    G2_QUANTEDA_DEFAULT,
    TEXT_DISPERSION_G2_2CELL,
    TEXT_DISPERSION_G2_4CELL,
    MANN_WHITNEY_U,
    MANN_WHITNEY_P,
    WELCH_T_DF_P,
    BOOTSTRAP_SHARE_ABOVE,
];

/// What a keyness measure may look at. What is not known stays 0 or `None`; measures that need it are then undefined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeynessInput<'a> {
    /// Tokens of the word out of all tokens.
    pub tokens: Contingency,
    /// Articles with the word out of all articles that have a token.
    pub texts: Contingency,
    /// How many words are tested together: the family of a correction, m.
    pub family: u64,
    /// How many different words target and reference have together: the vocabulary of a prior, V.
    pub vocabulary: u64,
    /// The word text by text.
    pub rates: Option<TextRates<'a>>,
}

impl KeynessInput<'_> {
    /// The same word with target and reference changed over.
    #[must_use]
    pub fn swapped(&self) -> Self {
        Self {
            tokens: self.tokens.swapped(),
            texts: self.texts.swapped(),
            rates: self.rates.as_ref().map(TextRates::swapped),
            ..*self
        }
    }
}

/// What a measure needs to be known beside the counts; each includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// The counts of both sides, the family and the vocabulary.
    Counts,
    /// The word text by text.
    Texts,
    /// The word text by text, and resamples of the texts.
    Resamples,
}

/// What a measure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Tokens; every token counts as an independent draw.
    Token,
    /// Articles with the word; every article has one vote.
    Text,
}

/// What happens to a score when target and reference change over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It goes to the other side of the neutral value: the score says which corpus uses the word more.
    Signed,
    /// It stays: the score says how strong the difference is, not whose.
    Unsigned,
}

/// What a measure finds: a value, or a value with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Score {
    /// A value alone.
    Value(f64),
    /// A value with its interval.
    Interval(Estimate),
    /// A test statistic with its p.
    Test {
        /// The statistic.
        statistic: f64,
        /// Its degrees of freedom, where they depend on the word.
        df: Option<f64>,
        /// The two-sided p.
        p: f64,
    },
}

impl Score {
    /// The value.
    pub fn value(&self) -> f64 {
        match self {
            Self::Value(value) | Self::Test { statistic: value, .. } => *value,
            Self::Interval(estimate) => estimate.value,
        }
    }

    /// The interval, if the measure has one.
    pub fn estimate(&self) -> Option<&Estimate> {
        match self {
            Self::Value(_) | Self::Test { .. } => None,
            Self::Interval(estimate) => Some(estimate),
        }
    }

    /// The numbers in the order of the measure's columns.
    pub fn numbers(&self) -> Vec<f64> {
        match self {
            Self::Value(value) => vec![*value],
            Self::Interval(estimate) => vec![estimate.value, estimate.low, estimate.high],
            Self::Test { statistic, df: Some(df), p } => vec![*statistic, *df, *p],
            Self::Test { statistic, df: None, p } => vec![*statistic, *p],
        }
    }
}

/// A keyness measure: all that is needed to compute, name, explain and check it.
#[derive(Debug, Clone, Copy)]
pub struct KeynessMeasure {
    /// The fixed name: `g2_2cell`.
    pub name: &'static str,
    /// The symbol in formulas: `G²`.
    pub symbol: &'static str,
    /// What a person reads above its column.
    pub heading: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text; a of N1 in the target, b of N2 in the reference, N = N1 + N2.
    pub formula: &'static str,
    /// The value for equal relative frequencies; `None` if it depends on the corpus.
    pub neutral: Option<f64>,
    /// Whether the score has a side.
    pub direction: Direction,
    /// How to read the sign.
    pub sign: &'static str,
    /// The range and its cut-offs.
    pub range: &'static str,
    /// When the score is `None`.
    pub undefined_when: &'static str,
    /// Author, year, page or equation.
    pub source: &'static str,
    /// What is counted.
    pub level: Level,
    /// What must be known beside the counts.
    pub needs: Needs,
    /// Shown by default or a named other form.
    pub role: Role,
    /// The names of its columns: the value, the value with its low and high end, or a statistic with df and p.
    pub columns: &'static [&'static str],
    /// The score of a word; `None` if undefined, never NaN.
    pub score: fn(&KeynessInput) -> Option<Score>,
}

impl KeynessMeasure {
    /// The score of a word, `None` if undefined.
    pub fn score(&self, input: &KeynessInput) -> Option<Score> {
        (self.score)(input)
    }

    /// The value on the command line: `log-ratio-hardie`.
    pub fn option(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// The measure of a name, spelled with `_` or `-`.
pub fn named(name: &str) -> Option<&'static KeynessMeasure> {
    KEYNESS.iter().find(|measure| measure.name == name.replace('-', "_"))
}

/// When measures of two frequencies have no value.
const NOTHING_TO_COMPARE: &str = "the word is on neither side, or a side is empty";

/// When measures that divide by every expected cell have no value.
const NOT_DIVIDED: &str = "the word is on neither side or the only one, or a side is empty";

/// The value of G² or χ² of a 2×2 table that is as rare as `p`: 3.84 for .05; `None` unless 0 < `p` < 1.
///
/// The UCREL page prints 15.13 for .0001, cut off; it is 15.1367.
///
/// ```
/// use newsprint::stats::keyness::g2_critical;
/// assert!((g2_critical(0.05).unwrap() - 3.841458820694).abs() < 1e-11);
/// assert!((g2_critical(0.0001).unwrap() - 15.136705226624).abs() < 1e-10);
/// assert_eq!(g2_critical(0.0), None);
/// ```
pub fn g2_critical(p: f64) -> Option<f64> {
    (p > 0.0 && p < 1.0).then(|| {
        let z = crate::stats::special::normal_quantile(p / 2.0);
        z * z
    })
}

#[cfg(test)]
mod tests;
