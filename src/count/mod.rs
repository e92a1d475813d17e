//! How often: integers only, which merge and never depend on how the work was split.
//! What the numbers mean is left to `stats`.

mod counts;
mod grouping;
mod periods;

pub(crate) use counts::article_tally;
pub use counts::{Counts, Group};
pub use grouping::Grouping;
pub use periods::Periods;
