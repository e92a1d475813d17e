//! `newsprint` counts who uses which words in news articles, says which differences are real, and shows the lines behind
//! every number.
//!
//! ```text
//! corpus -> token -> index -> query -> count -> analysis -> study -> report
//!                                        stats ----^           table < chart < report
//! ```

pub mod chart;
pub mod corpus;
pub mod error;
pub mod parallel;
pub mod report;
pub mod stats;
pub mod table;
