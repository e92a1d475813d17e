//! An index as a folder of open files: tables in the Arrow format, which Python and R read, and a record of how it was made.
//! `save` writes it, `open` maps it; what stands in which column is told in `docs/index-format.md`.

mod arrow;
mod columns;
mod frequencies;
mod manifest;
mod open;
mod save;

pub(crate) use manifest::{record_sum, settings_in_words, stamp};
pub use open::IndexFolder;
pub(crate) use save::Lasting;
pub use save::check_target;

use crate::error::Error;
use std::path::Path;

/// The error for a file of an index that is not as it was written.
fn damaged(path: &Path, what: &str) -> Error {
    Error::new(format!("the index file \"{}\" cannot be used: {what}", path.display()))
        .hint("make the index anew from the corpus: newsprint index CORPUS -o DIR")
}
