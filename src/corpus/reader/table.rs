//! A CSV or TSV file with its header: which column means what, and rows of the right length.
//! Leaves cutting to `cells` and articles to `row`.

use super::cells::{Failure, Record, Records, sniff};
use super::gathering::Gathering;
use super::row::{Draft, Role, mapping_hint, theirs};
use super::source::Lines;
use super::{ReadOptions, ends_in};
use crate::error::Error;
use std::path::Path;

/// An open table, after its header.
pub(super) struct Table<'p> {
    path: &'p Path,
    roles: Vec<Role>,
    pub records: Records<'p>,
    delimiter: u8,
}

/// One row whose columns are filled in.
pub(super) struct Row {
    /// Its first line in the file.
    pub line: u64,
    /// Its values.
    pub draft: Draft,
}

impl<'p> Table<'p> {
    /// Opens a table that must have the `required` columns. A column that only other formats need is metadata.
    ///
    /// # Errors
    /// If the header cannot be read, names a column twice, or lacks one that is required or mapped.
    pub(super) fn open(path: &'p Path, required: &[&str], options: &ReadOptions) -> Result<Self, Error> {
        let mut lines = Lines::open(path)?.hashed_if(options);
        let delimiter = if ends_in(path, &["csv"]) { sniff(lines.buffered()?) } else { b'\t' };
        let mut records = Records::new(path, lines, delimiter);
        let names = match records.next() {
            Some(Ok(header)) => header.cells.iter().map(|name| name.trim().to_owned()).collect::<Vec<_>>(),
            Some(Err(Failure::Row(_, error) | Failure::File(error))) => return Err(error),
            None => {
                return Err(Error::new(format!("\"{}\" is empty", path.display()))
                    .hint("begin with a line that names the columns"));
            }
        };
        check_names(path, &names, required, options)?;
        let roles = names.iter().enumerate().map(|(at, name)| role(at, name, required, options)).collect();
        Ok(Self { path, roles, records, delimiter })
    }

    /// Notes what is odd about the file itself.
    pub(super) fn note(&self, place: &str, gathering: &mut Gathering) {
        if self.records.lines.marked {
            gathering.note_mark(place);
        }
        let name = match self.delimiter {
            b';' => "semicolon",
            b'\t' if ends_in(self.path, &["csv"]) => "tab",
            _ => return,
        };
        gathering.note("delimiter", place, format!("its cells are separated by the {name}"));
    }

    /// The next row.
    pub(super) fn next(&mut self) -> Option<Result<Row, Failure>> {
        Some(match self.records.next()? {
            Ok(record) if record.cells.len() == self.roles.len() => Ok(self.row(record)),
            Ok(record) => Err(Failure::Row(record.line, self.wrong_length(&record))),
            Err(failure) => Err(failure),
        })
    }

    fn row(&self, record: Record) -> Row {
        let mut draft = Draft::default();
        for (role, cell) in self.roles.iter().zip(record.cells) {
            draft.set(role, cell);
        }
        Row { line: record.line, draft }
    }

    fn wrong_length(&self, record: &Record) -> Error {
        let (found, expected) = (record.cells.len(), self.roles.len());
        let cells = if found == 1 { "cell" } else { "cells" };
        Error::new(format!(
            "\"{}\" line {} has {found} {cells}, but the header has {expected}",
            self.path.display(),
            record.line
        ))
        .hint("put cells that hold the delimiter, a quote or a line break in quotes")
    }
}

/// The role of a column; an unnamed one, as R and pandas write for row numbers, is kept under its number.
fn role(at: usize, name: &str, required: &[&str], options: &ReadOptions) -> Role {
    let role = if name.is_empty() { Role::Metadata(format!("column_{}", at + 1)) } else { Role::of(name, options) };
    match role {
        Role::Text if !required.contains(&"text") => Role::Metadata(name.to_owned()),
        Role::File if !required.contains(&"file") => Role::Metadata(name.to_owned()),
        Role::Tokens | Role::Sentences => Role::Metadata(name.to_owned()),
        role => role,
    }
}

/// Checks the names in the header.
fn check_names(path: &Path, names: &[String], required: &[&str], options: &ReadOptions) -> Result<(), Error> {
    let path = path.display();
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) {
            return Err(Error::new(format!("\"{path}\" line 1 names the column \"{name}\" twice"))
                .hint("give each column a name of its own, in the first line of the file"));
        }
    }
    let known = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    for ours in required {
        if !names.iter().any(|name| name == theirs(ours, options)) {
            let listed = *ours == "text" && names.iter().any(|name| name == "file");
            let hint = if listed {
                "for a list of files, call it \"articles.csv\" and give the folder that holds it".to_owned()
            } else {
                mapping_hint(ours, names)
            };
            let column = theirs(ours, options);
            return Err(Error::new(format!("\"{path}\" line 1 has no column \"{column}\", only {known}")).hint(hint));
        }
    }
    if let Some((ours, column)) = options.columns.iter().find(|(_, column)| !names.contains(column)) {
        return Err(Error::new(format!("\"{path}\" line 1 has no column \"{column}\" for \"{ours}\", only {known}"))
            .hint("correct the name after --column"));
    }
    Ok(())
}
