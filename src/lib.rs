//! `newsprint` counts who uses which words in news articles, says which differences are real, and shows the lines behind
//! every number.
//!
//! ```text
//! corpus -> token -> index -> query -> count -> analysis -> study -> report
//!                                        stats ----^           table < chart < report
//! ```

pub mod analysis;
pub mod chart;
pub mod corpus;
pub mod count;
pub mod error;
pub mod index;
pub mod parallel;
pub mod query;
pub mod report;
pub mod stats;
pub mod study;
pub mod table;
pub mod token;
