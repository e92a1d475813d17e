//! Which articles repeat others: how two texts relate, which articles are wire copy, and what a study may leave out.
//! Rules are values; comparing texts is left to `count`, gathering marks to `analysis`.

mod marks;
mod relation;
mod wire;

pub use marks::{MARK_FIELDS, Mark, Marks, VERSIONS, Version};
pub use relation::{Comparison, RELATIONS, Relation};
pub use wire::{SHARED_PASSAGE, WIRE_RULES, WireRule, wire_rule};
