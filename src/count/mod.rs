//! How often: integers only, which merge and never depend on how the work was split.
//! What the numbers mean is left to `stats`.

mod by_text;
mod counts;
mod frequency_list;
mod grouping;
mod periods;

pub use by_text::{ByText, TextSides};
pub(crate) use counts::article_tally;
pub use counts::{Counts, Group};
pub use frequency_list::{FrequencyList, TotalFrom};
pub use grouping::Grouping;
pub use periods::Periods;
