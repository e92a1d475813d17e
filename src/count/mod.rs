//! How often: integers only, which merge and never depend on how the work was split.
//! What the numbers mean is left to `stats`.

mod counts;
mod grouping;
pub mod minhash;
mod neighbours;
mod ngrams;
mod packing;
mod passage;
mod shape;
mod shingles;
mod window;

pub(crate) use counts::article_tally;
pub use counts::{Counts, Group};
pub use grouping::Grouping;
pub use neighbours::Neighbours;
pub use ngrams::{NGram, NGrams};
pub use passage::{Passage, longest_passage};
pub use shape::{Shape, Skip};
pub use shingles::{SHINGLE_WORDS, SharedPair, Shingles, exact_overlap};
pub use window::{Collocate, Cooccurrences, Counting, Window, Within};
