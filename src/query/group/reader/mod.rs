//! Files of groups and dictionaries: one format a file, `GROUP_READERS` the slice.

mod lexicoder;
mod liwc;
mod own;
mod quanteda;
mod wordstat;
mod yoshikoder;

pub(crate) use own::{GroupTable, groups_of_tables};

use super::{Group, Role, Variant};
use crate::corpus::encoding;
use crate::error::{Error, Result};
use std::path::Path;

/// Every format, in the order in which help lists them.
pub const GROUP_READERS: &[GroupReader] =
    &[own::OWN, liwc::LIWC, quanteda::QUANTEDA, lexicoder::LEXICODER, yoshikoder::YOSHIKODER, wordstat::WORDSTAT];

/// A way to read groups. A new one is a file and a place in [`GROUP_READERS`].
#[derive(Debug, Clone, Copy)]
pub struct GroupReader {
    /// What it reads: `LIWC`.
    pub name: &'static str,
    /// The extensions of its files, without the dot, in lower case.
    pub extensions: &'static [&'static str],
    /// One line of help.
    pub about: &'static str,
    /// Reads the text of a file; the second argument is its name in messages.
    pub read: fn(&str, &str) -> Result<Vec<Group>>,
}

/// Reads the groups of a file in the format that its extension tells.
pub(super) fn read(path: &Path) -> Result<Vec<Group>> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let Some(reader) = GROUP_READERS.iter().find(|reader| reader.extensions.contains(&extension.as_str())) else {
        let known = GROUP_READERS.iter().flat_map(|reader| {
            reader.extensions.iter().map(move |extension| format!(".{extension} ({})", reader.name))
        });
        return Err(Error::question(format!("\"{}\" is in no known format of groups", path.display()))
            .hint(format!("use one of: {}", known.collect::<Vec<_>>().join(", "))));
    };
    let bytes = std::fs::read(path).map_err(|error| Error::io("read", path, &error))?;
    let start = encoding::start(&bytes).map_err(|fault| fault.error(path, &bytes, 1, 0))?;
    let text = encoding::text(&bytes[start..]).map_err(|fault| fault.error(path, &bytes[start..], 1, start as u64))?;
    (reader.read)(text, &path.display().to_string())
}

/// A place in a file, in words: lines and columns (in characters) from 1.
fn place(file: &str, line: usize, column: usize) -> String {
    format!("\"{file}\" line {line} column {column}")
}

/// The place of a byte of a text.
fn place_of_byte(file: &str, text: &str, byte: usize) -> String {
    let before = &text[..byte.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    place(file, line, column)
}

/// Groups gathered from a dictionary, whose categories may come back.
#[derive(Default)]
struct Gathered {
    groups: Vec<Group>,
}

impl Gathered {
    /// The place of the group of this name, new or known.
    fn group(&mut self, name: &str, place: &str) -> usize {
        self.groups.iter().position(|group| group.name == name).unwrap_or_else(|| {
            self.groups.push(Group {
                name: name.into(),
                variants: Vec::new(),
                exclusive: false,
                across_sentences: false,
                place: place.into(),
            });
            self.groups.len() - 1
        })
    }

    fn add(&mut self, group: usize, pattern: String, place: String) {
        self.groups[group].variants.push(Variant { role: Role::Match, pattern, place });
    }

    /// The groups that have a pattern: a category above others may have none of its own.
    fn filled(mut self) -> Vec<Group> {
        self.groups.retain(|group| !group.variants.is_empty());
        self.groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names, and patterns by role.
    pub(super) fn shown(groups: &[Group]) -> Vec<(String, Vec<String>)> {
        let variant = |variant: &Variant| match variant.role {
            Role::Match => variant.pattern.clone(),
            role => format!("{}: {}", role.name(), variant.pattern),
        };
        groups.iter().map(|group| (group.name.clone(), group.variants.iter().map(variant).collect())).collect()
    }

    #[test]
    fn every_extension_has_one_reader() {
        let all: Vec<&str> = GROUP_READERS.iter().flat_map(|reader| reader.extensions).copied().collect();
        assert!(all.iter().enumerate().all(|(place, extension)| !all[..place].contains(extension)), "{all:?}");
        let error = read(Path::new("words.doc")).expect_err("no such format");
        assert!(error.remedy().expect("a list").contains(".dic (LIWC)"));
    }

    #[test]
    fn places_count_characters() {
        assert_eq!(place_of_byte("f", "ab\nسد x", 8), "\"f\" line 2 column 4");
    }
}
