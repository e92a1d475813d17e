//! How often: integers only, which merge and never depend on how the work was split.
//! What the numbers mean is left to `stats`.

mod counts;
mod grouping;
mod neighbours;
mod ngrams;
mod packing;
mod shape;
mod window;

pub(crate) use counts::article_tally;
pub use counts::{Counts, Group};
pub use grouping::Grouping;
pub use neighbours::Neighbours;
pub use ngrams::{NGram, NGrams};
pub use shape::{Shape, Skip};
pub use window::{Collocate, Cooccurrences, Counting, Window, Within};
