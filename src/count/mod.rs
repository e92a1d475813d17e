//! How often: integers only, which merge and never depend on how the work was split.
//! What the numbers mean is left to `stats`.

mod alignment;
mod by_outlet;
mod by_text;
mod cells;
mod cleaned;
mod counts;
mod frequency_list;
mod grouping;
mod held;
mod kept;
pub mod minhash;
mod neighbours;
mod ngrams;
mod packing;
mod passage;
mod periods;
mod pile;
mod reading;
mod shape;
mod share;
mod shingles;
mod spelling_table;
mod spellings;
mod stream;
mod tally;
mod waiting;
mod window;
mod worker;

pub use alignment::Alignment;
pub use by_text::{ByText, Text, TextSides};
pub(crate) use counts::article_tally;
pub use counts::{Counts, Group};
pub use frequency_list::{FrequencyList, TotalFrom};
pub use grouping::Grouping;
pub use neighbours::Neighbours;
pub use ngrams::{Listed, NGram, NGramSettings, NGrams};
pub use passage::{Passage, longest_passage};
pub use periods::Periods;
pub use reading::Reading;
pub use shape::{Shape, Skip};
pub use shingles::{SHINGLE_WORDS, SharedPair, Shingles, exact_overlap};
pub use stream::{Asked, Counted};
pub use tally::Tallied;
pub use window::{Collocate, Cooccurrences, Counting, Window, Within};
