//! Association: how much more often a collocate stands near a node than chance would have it.
//! Each measure is a value in its own file; `ASSOCIATION` lists them. Leaves counting to `count`.
//!
//! There are three ways to count, and they are never mixed. Neighbours (contiguous pairs) and surface co-occurrence (each
//! token in a window once; Evert 2008) give a 2×2 table: in it the target is what follows the node or stands in its windows
//! (R1 tokens, O11 of them the collocate), the reference everything else (R2 and O21); C1 = O11 + O21, N = R1 + R2.
//! Pair counting (every node with every word of its window) gives [`PairCounts`] and has measures of its own, `node.*`,
//! whose expected value depends on a convention: E plain, with the span, or with the tokens that windows really hold.
//!
//! A new measure is one file and one line here.

mod bigram_mi_wordcounts;
mod chi2;
mod delta_p_1given2;
mod delta_p_2given1;
mod dice;
mod expected;
mod interval;
mod ll;
mod log_dice;
mod log_ratio;
mod mi;
mod mi2;
mod mi3;
mod min_sensitivity;
mod nltk_window5_pmi;
mod node_dice;
mod node_expected;
mod node_log_dice;
mod node_mi;
mod node_mi3;
mod node_t_score;
mod node_z_berry_rogghe;
mod node_z_score;
mod npmi;
mod pairs;
mod quanteda_lambda;
mod quanteda_z;
mod simple_ll;
mod t_score;
mod t_score_binomial;
mod z_score;

pub use bigram_mi_wordcounts::BIGRAM_MI_WORDCOUNTS;
pub use chi2::CHI2;
pub use delta_p_1given2::DELTA_P_1GIVEN2;
pub use delta_p_2given1::DELTA_P_2GIVEN1;
pub use dice::DICE;
pub use expected::EXPECTED;
pub use interval::{MIN_SHARED_ARTICLES, MIN_TOGETHER, Support, WITH_INTERVAL, association_interval, has_interval};
pub use ll::LL;
pub use log_dice::LOG_DICE;
pub use log_ratio::LOG_RATIO;
pub use mi::MI;
pub use mi2::MI2;
pub use mi3::MI3;
pub use min_sensitivity::MIN_SENSITIVITY;
pub use nltk_window5_pmi::NLTK_WINDOW5_PMI;
pub use node_dice::NODE_DICE;
pub use node_expected::{NODE_E_ACTUAL, NODE_E_PLAIN, NODE_E_SPAN};
pub use node_log_dice::NODE_LOG_DICE;
pub use node_mi::{NODE_MI_E_ACTUAL, NODE_MI_E_PLAIN, NODE_MI_E_SPAN};
pub use node_mi3::{NODE_MI3_E_ACTUAL, NODE_MI3_E_PLAIN, NODE_MI3_E_SPAN};
pub use node_t_score::{NODE_T_SCORE_E_ACTUAL, NODE_T_SCORE_E_PLAIN, NODE_T_SCORE_E_SPAN};
pub use node_z_berry_rogghe::NODE_Z_BERRY_ROGGHE;
pub use node_z_score::{NODE_Z_SCORE_E_ACTUAL, NODE_Z_SCORE_E_SPAN};
pub use npmi::NPMI;
pub use pairs::PairCounts;
pub use quanteda_lambda::QUANTEDA_LAMBDA;
pub use quanteda_z::QUANTEDA_Z;
pub use simple_ll::SIMPLE_LL;
pub use t_score::T_SCORE;
pub use t_score_binomial::T_SCORE_BINOMIAL;
pub use z_score::Z_SCORE;

use crate::stats::Role;
use crate::stats::frequency::Contingency;

/// The prefix of full names: `colloc.log_dice`.
pub const FAMILY: &str = "colloc";

/// Every association measure, in the order in which lists show them: tables first, then pairs.
pub const ASSOCIATION: &[AssociationMeasure] = &[
    LOG_DICE,
    MI,
    LL,
    DELTA_P_2GIVEN1,
    DELTA_P_1GIVEN2,
    MI2,
    MI3,
    NPMI,
    T_SCORE,
    T_SCORE_BINOMIAL,
    Z_SCORE,
    SIMPLE_LL,
    CHI2,
    DICE,
    MIN_SENSITIVITY,
    LOG_RATIO,
    EXPECTED,
    QUANTEDA_LAMBDA,
    QUANTEDA_Z,
    NODE_LOG_DICE,
    NODE_MI_E_ACTUAL,
    NODE_T_SCORE_E_ACTUAL,
    NODE_Z_SCORE_E_ACTUAL,
    NODE_MI3_E_ACTUAL,
    NODE_E_ACTUAL,
    NODE_MI_E_SPAN,
    NODE_T_SCORE_E_SPAN,
    NODE_Z_SCORE_E_SPAN,
    NODE_MI3_E_SPAN,
    NODE_E_SPAN,
    NODE_MI_E_PLAIN,
    NODE_T_SCORE_E_PLAIN,
    NODE_MI3_E_PLAIN,
    NODE_E_PLAIN,
    NODE_DICE,
    NODE_Z_BERRY_ROGGHE,
    NLTK_WINDOW5_PMI,
    BIGRAM_MI_WORDCOUNTS,
];

/// The score of a measure, by what it is computed from.
#[derive(Debug, Clone, Copy)]
pub enum Score {
    /// From the 2×2 table of neighbours or of surface co-occurrence.
    Table(fn(&Contingency) -> Option<f64>),
    /// From pair counting.
    Pairs(fn(&PairCounts) -> Option<f64>),
}

/// An association measure: all that is needed to compute, name, explain and check it.
#[derive(Debug, Clone, Copy)]
pub struct AssociationMeasure {
    /// The fixed name: `log_dice`, `node.mi.E_span`.
    pub name: &'static str,
    /// The symbol in formulas.
    pub symbol: &'static str,
    /// What a person reads above its column.
    pub heading: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// The value if the two are independent; `None` if there is no such value.
    pub neutral: Option<f64>,
    /// The range and its cut-offs; more is always closer.
    pub range: &'static str,
    /// When the score is `None`.
    pub undefined_when: &'static str,
    /// Author, year, page or equation.
    pub source: &'static str,
    /// Shown by default or a named other form.
    pub role: Role,
    /// The score; `None` if undefined, never NaN.
    pub score: Score,
}

impl AssociationMeasure {
    /// The score of a table; `None` if undefined, or if the measure is one of pairs.
    pub fn of_table(&self, table: &Contingency) -> Option<f64> {
        match self.score {
            Score::Table(score) => score(table),
            Score::Pairs(_) => None,
        }
    }

    /// The score of pairs; `None` if undefined, or if the measure is one of tables.
    pub fn of_pairs(&self, pairs: &PairCounts) -> Option<f64> {
        match self.score {
            Score::Pairs(score) => score(pairs),
            Score::Table(_) => None,
        }
    }

    /// Whether it is computed from pair counting.
    pub fn is_of_pairs(&self) -> bool {
        matches!(self.score, Score::Pairs(_))
    }

    /// The name of its column: `node_mi_E_span`.
    pub fn column(&self) -> String {
        self.name.replace('.', "_")
    }

    /// The value on the command line: `node-mi-e-span`.
    pub fn option(&self) -> String {
        self.name.replace(['.', '_'], "-").to_lowercase()
    }
}

/// The measure of a name, spelled with `.`, `_` or `-`, in any case.
pub fn named(name: &str) -> Option<&'static AssociationMeasure> {
    let wanted = name.replace(['.', '_'], "-").to_lowercase();
    ASSOCIATION.iter().find(|measure| measure.option() == wanted)
}

/// O11.
fn observed(table: &Contingency) -> f64 {
    table.target.count as f64
}

/// E11 = R1·C1/N; `None` if nothing is expected.
fn expected(table: &Contingency) -> Option<f64> {
    let with = table.target.count + table.reference.count;
    (table.target.out_of > 0 && with > 0).then(|| table.expected().target_with)
}

/// 2·O11/(R1 + C1).
fn dice(table: &Contingency) -> Option<f64> {
    let with = table.target.count + table.reference.count;
    let both = table.target.out_of + with;
    (both > 0).then(|| 2.0 * observed(table) / both as f64)
}

/// The four cells with half a count more in each.
fn smoothed(table: &Contingency) -> Option<[f64; 4]> {
    let cells = table.cells();
    let all = [cells.target_with, cells.target_without, cells.reference_with, cells.reference_without];
    (table.total() > 0).then(|| all.map(|cell| cell + 0.5))
}

#[cfg(test)]
mod tests;
