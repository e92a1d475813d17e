//! Similarity: how alike outlets, or any groups of articles, are as wholes; maps and trees of the distances between them.
//! Each measure is a value in its own file; `SIMILARITY` lists them. Leaves counting to `count`.
//!
//! The linear algebra is our own (`jacobi.rs`): the sizes are small, and general libraries pick instructions by machine,
//! which changes last digits and, in a map, signs.

mod burrows_delta;
mod clustering;
mod correspondence;
mod cosine;
mod cosine_delta;
mod cosine_relfreq;
mod cosine_tfidf_articles;
mod cosine_tfidf_quanteda;
mod cosine_tfidf_sklearn;
mod distances;
mod euclidean_mfw;
mod frequent_words;
mod interval;
mod jacobi;
mod js_distance;
mod jsd_bits;
mod kilgarriff_chi2;
mod kilgarriff_chi2_per_df;
mod kilgarriff_chi2_table;
mod methods;
mod scaling;
mod spearman;
mod units;

pub use burrows_delta::BURROWS_DELTA;
pub use clustering::{Branch, Clustering, Linkage, Merge};
pub use correspondence::Correspondence;
pub use cosine_delta::COSINE_DELTA;
pub use cosine_relfreq::COSINE_RELFREQ;
pub use cosine_tfidf_articles::COSINE_TFIDF_ARTICLES;
pub use cosine_tfidf_quanteda::COSINE_TFIDF_QUANTEDA;
pub use cosine_tfidf_sklearn::COSINE_TFIDF_SKLEARN;
pub use distances::Distances;
pub use euclidean_mfw::EUCLIDEAN_MFW;
pub use frequent_words::{PAIR_WORDS, PairWord, pair_words};
pub use interval::score_interval;
pub use js_distance::JS_DISTANCE;
pub use jsd_bits::JSD_BITS;
pub use kilgarriff_chi2::KILGARRIFF_CHI2;
pub use kilgarriff_chi2_per_df::KILGARRIFF_CHI2_PER_DF;
pub use kilgarriff_chi2_table::KILGARRIFF_CHI2_TABLE;
pub use methods::{METHODS, Method};
pub use scaling::{Goodness, Scaling};
pub use spearman::SPEARMAN;
pub use units::{ArticleSpread, Pair, Unit, Units};

use crate::stats::Role;

/// The prefix of full names: `outlets.jsd_bits`.
pub const FAMILY: &str = "outlets";

/// Below so many units Delta is refused: with two every z is ±0.707 and Delta a constant.
pub const DELTA_UNITS: usize = 3;

/// Below so many units Delta comes with a warning.
pub const DELTA_WARN_UNITS: usize = 5;

/// Below so many units the matrix is read, not a tree.
pub const TREE_UNITS: usize = 8;

/// Every measure of similarity, in the order in which lists show them.
pub const SIMILARITY: &[SimilarityMeasure] = &[
    COSINE_RELFREQ,
    COSINE_TFIDF_ARTICLES,
    JSD_BITS,
    JS_DISTANCE,
    BURROWS_DELTA,
    COSINE_DELTA,
    KILGARRIFF_CHI2,
    KILGARRIFF_CHI2_PER_DF,
    SPEARMAN,
    EUCLIDEAN_MFW,
    COSINE_TFIDF_SKLEARN,
    COSINE_TFIDF_QUANTEDA,
    KILGARRIFF_CHI2_TABLE,
];

/// Which way a measure runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// 1 is the same; the distance is 1 − the score.
    Similarity,
    /// 0 is the same; the score is the distance.
    Distance,
}

/// A measure of similarity: all that is needed to compute, name, explain and check it.
#[derive(Debug, Clone, Copy)]
pub struct SimilarityMeasure {
    /// The fixed name: `jsd_bits`.
    pub name: &'static str,
    /// The symbol in formulas.
    pub symbol: &'static str,
    /// What a person reads above its column.
    pub heading: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// Which way it runs.
    pub reading: Reading,
    /// The range, with the direction in words.
    pub range: &'static str,
    /// When the score is `None`.
    pub undefined_when: &'static str,
    /// Author, year, page or equation.
    pub source: &'static str,
    /// Shown by default or a named other form.
    pub role: Role,
    /// The score of a pair of units; `None` if undefined, never NaN.
    pub score: fn(&Units, Pair) -> Option<f64>,
}

impl SimilarityMeasure {
    /// The score of a pair of units, `None` if undefined. Changing the units over leaves it as it is.
    pub fn score(&self, units: &Units, pair: Pair) -> Option<f64> {
        (self.score)(units, pair)
    }

    /// How far apart the units are by this measure: the score, or 1 − the score of a similarity.
    pub fn distance(&self, units: &Units, pair: Pair) -> Option<f64> {
        self.score(units, pair).map(|score| self.apart(score))
    }

    /// The distance of a score.
    pub(crate) fn apart(&self, score: f64) -> f64 {
        match self.reading {
            Reading::Similarity => 1.0 - score,
            Reading::Distance => score,
        }
    }

    /// Whether it is a Delta, which needs several units to mean anything.
    pub fn is_delta(&self) -> bool {
        self.name == BURROWS_DELTA.name || self.name == COSINE_DELTA.name
    }

    /// The value on the command line: `jsd-bits`.
    pub fn option(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// The measure of a name, spelled with `_` or `-`.
pub fn named(name: &str) -> Option<&'static SimilarityMeasure> {
    SIMILARITY.iter().find(|measure| measure.name == name.replace('-', "_"))
}

#[cfg(test)]
mod coverage;
#[cfg(test)]
mod tests;
