//! Actor groups: one name for many (`U.S.`, `US`, `America`), as a researcher lists them. Leaves matching to `bound`.

mod borders;
mod bound;
mod reader;

pub use bound::{BoundGroups, GroupHit, Owner, Standing};
pub use reader::{GROUP_READERS, GroupReader};
pub(crate) use reader::{GroupTable, groups_of_tables};

use crate::error::{Error, Result};
use std::path::Path;

/// Groups in the order in which they are listed.
///
/// Invariant: no two have one name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    list: Vec<Group>,
}

/// A group: patterns that count as one.
///
/// Within a group the leftmost, then the longest hit counts, and each token once. A possessive 's is ignored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name, as in `group:NAME`; the categories of a dictionary that are nested are joined by dots.
    pub name: String,
    /// Its patterns, in the order of their list.
    pub variants: Vec<Variant>,
    /// Whether its tokens count for no other group.
    pub exclusive: bool,
    /// Whether a phrase may cross the end of a sentence or paragraph.
    pub across_sentences: bool,
    /// Where it is described: `"actors.toml" line 3`.
    pub place: String,
}

/// One pattern of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// What its hits mean.
    pub role: Role,
    /// The pattern, in the query language.
    pub pattern: String,
    /// Where it is written: `"actors.toml" line 4 column 12`.
    pub place: String,
}

/// What the hits of a pattern mean for its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// They are counted.
    Match,
    /// They are counted apart and listed, until the researcher decides.
    Ambiguous,
    /// They block what they cover.
    Not,
}

impl Role {
    /// The name in files and tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Ambiguous => "ambiguous",
            Self::Not => "not",
        }
    }
}

impl Groups {
    /// The groups.
    pub fn list(&self) -> &[Group] {
        &self.list
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are, and a hash of everything they say, for the record of a study.
    pub fn described(&self) -> String {
        let mut text = String::new();
        for group in &self.list {
            text.push_str(&format!("{:?} {} {}\n", group.name, group.exclusive, group.across_sentences));
            for variant in &group.variants {
                text.push_str(&format!("{} {:?}\n", variant.role.name(), variant.pattern));
            }
        }
        format!("{} groups sha256:{}", self.list.len(), crate::hash::sha256(text.as_bytes()))
    }

    /// Adds groups behind those that are there.
    ///
    /// # Errors
    /// If two groups have one name, or one has no pattern.
    pub fn add(&mut self, groups: Vec<Group>) -> Result<()> {
        for group in groups {
            if let Some(known) = self.list.iter().find(|known| known.name == group.name) {
                return Err(Error::new(format!(
                    "{}: the group \"{}\" is described already, in {}",
                    group.place, group.name, known.place
                ))
                .hint("give one of the two another name"));
            }
            if !group.variants.iter().any(|variant| variant.role != Role::Not) {
                return Err(Error::new(format!("{}: the group \"{}\" has no pattern", group.place, group.name))
                    .hint("list its names: match = [\"U.S.\", \"=US\"]"));
            }
            self.list.push(group);
        }
        Ok(())
    }

    /// Adds the groups of a file, in any format of [`GROUP_READERS`], told by its extension.
    ///
    /// # Errors
    /// If the file cannot be read, or says something that newsprint does not understand; the message names line and column.
    pub fn add_file(&mut self, path: &Path) -> Result<()> {
        let groups = reader::read(path)?;
        if groups.is_empty() {
            return Err(Error::new(format!("\"{}\" describes no group", path.display()))
                .hint("list names: [group.united_states] match = [\"U.S.\", \"=US\"]"));
        }
        self.add(groups)
    }
}

/// Text of a foreign dictionary as a pattern of ours: every sign that means something here is taken literally, but `*`, and `?`
/// where the format has it.
pub(super) fn escaped(entry: &str, literal: &[char]) -> String {
    let mut pattern = String::with_capacity(entry.len());
    for (place, word) in entry.split_whitespace().enumerate() {
        if place > 0 {
            pattern.push(' ');
        }
        if word.starts_with(['=', '/']) || word.starts_with("group:") {
            pattern.push('\\');
        }
        for sign in word.chars() {
            if "\\|()[]".contains(sign) || literal.contains(&sign) {
                pattern.push('\\');
            }
            pattern.push(sign);
        }
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_foreign_dictionaries_are_literal() {
        assert_eq!(escaped("abandon*", &['?']), "abandon*");
        assert_eq!(escaped("  huh?  (:  =x /y group:z", &['?']), r"huh\? \(: \=x \/y \group:z");
        assert_eq!(escaped("a?b|c", &[]), r"a?b\|c");
    }
}
