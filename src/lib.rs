//! `newsprint` counts who uses which words in news articles, says which differences are real, and shows the lines behind
//! every number.
//!
//! ```text
//! corpus -> token -> index -> query -> count -> analysis -> study -> report
//!                                        stats ----^           table < chart < report
//! ```
//!
//! Each outlet against the others, from a folder `outlet/article.txt`:
//!
//! ```
//! use newsprint::analysis::keywords::{self, Candidates};
//! use newsprint::corpus::Corpus;
//! use newsprint::corpus::reader::ReadOptions;
//! use newsprint::count::{Counts, Grouping};
//! use newsprint::index::{Index, Settings};
//!
//! # fn main() -> newsprint::error::Result<()> {
//! # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/dispute");
//! let corpus = Corpus::read(&[folder], &ReadOptions::default())?;
//! let index = Index::build(corpus, &Settings::default())?;
//! let articles = index.sub_corpus();
//! let counts = Counts::of(&articles, &Grouping::by(&articles, "outlet")?, 2);
//! let comparisons = keywords::each_against_the_rest(&counts);
//! let rows = keywords::rows(&index, &counts, &comparisons, Candidates::usual(60));
//! for row in rows.iter().filter(|row| keywords::stands_apart(row)).take(10) {
//!     let outlet = &comparisons[row.sides].target;
//!     println!("{outlet}: {} {:?}", row.form, row.effect);
//! }
//! # assert!(rows.iter().any(keywords::stands_apart));
//! # Ok(())
//! # }
//! ```

pub mod analysis;
pub mod annotation;
mod arrow;
mod aside;
pub mod chart;
pub mod corpus;
pub mod count;
pub mod error;
pub mod hash;
pub mod index;
pub mod mapping;
pub mod memory;
pub mod parallel;
mod prefetch;
pub mod progress;
pub mod query;
pub mod report;
pub mod stats;
pub mod study;
pub mod table;
pub mod token;
