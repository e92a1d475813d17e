//! What is looked for: patterns over words, filters over articles. Answers with positions; counting is left to `count`.

mod filter;
mod pattern;

pub use filter::Filter;
pub(crate) use filter::fields;
pub use pattern::{Hit, Pattern};
