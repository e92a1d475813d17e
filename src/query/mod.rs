//! What is looked for: patterns over words, actor groups, filters over articles. Answers with positions; counting is left to
//! `count` and `analysis`.

mod bind;
mod caret;
mod check;
mod filter;
mod glob;
mod group;
mod lexicon;
mod near;
mod parse;
mod pattern;
mod program;
mod syntax;
mod types;

pub use filter::Filter;
pub(crate) use filter::{FIELDS, fields};
pub use group::{BoundGroups, GROUP_READERS, Group, GroupHit, GroupReader, Groups, Owner, Role, Standing, Variant};
pub(crate) use group::{GroupTable, groups_of_tables};
pub use pattern::{Hit, Pattern};
