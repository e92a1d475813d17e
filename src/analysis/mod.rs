//! The researcher's questions, one file each: a question in, a typed result out, and the forms of paper filled from it.

pub mod article_means;
pub mod check;
pub mod cleaning;
pub mod collocates;
pub mod concordance;
pub mod confounds;
pub mod dispersion;
pub mod diversity;
pub mod duplicates;
mod evidence;
pub mod frequency;
mod function_words;
pub mod groups;
pub mod growth;
mod in_turn;
pub mod inference;
pub mod keywords;
pub mod languages;
pub mod ngrams;
pub mod overview;
pub mod parallels;
pub mod picture;
mod positions;
pub mod proposals;
pub mod readability;
pub mod reading_pack;
pub mod robustness;
mod scripts;
pub mod section;
pub mod shared_text;
pub mod similarity;
pub mod texts;
pub mod trend;
mod units;
mod unmatched;
pub mod variants;
pub mod voices;
mod word_borders;
mod word_rules;

pub use evidence::{Contexts, Lines, Wanted, evidence};
pub use function_words::HiddenWords;
pub use in_turn::in_turn;
pub use positions::{drawn, strips};
pub use scripts::segmentation;
pub(crate) use units::written_as;
pub use units::{with_spellings, word_notices};
pub use unmatched::unmatched;
pub use word_rules::{acting_rules, word_rules, word_rules_in_words};

/// The level of every interval.
pub const LEVEL: f64 = 0.95;

/// Why an answer about an outlet is only descriptive.
pub fn too_few(outlet: &str, articles: u64) -> String {
    let article = if articles == 1 { "article" } else { "articles" };
    format!(
        "{outlet} has {articles} {article}; fewer than {} are described, not compared: no interval and no ranking by evidence",
        crate::stats::rate::MIN_ARTICLES
    )
}
