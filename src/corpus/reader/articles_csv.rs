//! A folder with an `articles.csv`: each row names a file and states its outlet, date and further facts.
//! Leaves the table to `table` and the texts to `folder`.

use super::cells::Failure;
use super::folder::{is_text, note_listing, refuse_tokens, take};
use super::gathering::Gathering;
use super::row::Draft;
use super::table::{Row, Table};
use super::walk::{Entry, list};
use super::{Batch, Input, ReadOptions, Reader, source};
use crate::error::{Error, Result};
use crate::parallel;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The file that makes a folder one of this kind.
const LIST: &str = "articles.csv";

pub(super) const READER: Reader = Reader {
    name: "folder with articles.csv",
    about: "a folder with an articles.csv, whose columns file and outlet name each text file",
    reads: |path| path.join(LIST).symlink_metadata().is_ok(),
    read,
};

/// A row whose file is in the folder.
struct Listed {
    line: u64,
    relative: String,
    path: PathBuf,
    draft: Draft,
}

fn read(input: &Input, options: &ReadOptions) -> Result<Batch> {
    refuse_tokens(input, options)?;
    let path = options.articles.clone().unwrap_or_else(|| input.path.join(LIST));
    let mut table = Table::open(&path, &["file", "outlet"], options)?;
    let mut gathering = Gathering::new(input, options);
    table.note(&input.place(LIST), &mut gathering);
    let mut line_of = BTreeMap::new();
    let mut rows = Vec::new();
    while let Some(row) = table.next() {
        let place = |line| format!("{} line {line}", input.place(LIST));
        match row {
            Ok(row) => {
                let line = row.line;
                match listed(row, input, &path, &mut line_of) {
                    Ok(listed) => rows.push(listed),
                    Err(error) => gathering.refuse(place(line), error),
                }
            }
            Err(Failure::Row(line, error)) => gathering.refuse(place(line), error),
            Err(Failure::File(error)) => return Err(gathering.stop(error)),
        }
    }
    gathering.source(table.records.lines.source(LIST.to_owned(), input.index));
    read_texts(rows, &path, input, options, &mut gathering);
    note_unlisted(input, &line_of, &mut gathering)?;
    gathering.finish()
}

/// Checks the path that a row names: inside the folder, and named by no other row.
fn listed(row: Row, input: &Input, list: &Path, line_of: &mut BTreeMap<String, u64>) -> Result<Listed> {
    let Row { line, draft } = row;
    let refuse =
        |what: String, hint: &str| Error::new(format!("\"{}\" line {line}: {what}", list.display())).hint(hint);
    let file = &draft.file;
    let mut parts = Vec::new();
    for part in Path::new(file).components() {
        match part {
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            Component::CurDir => {}
            _ => {
                return Err(refuse(
                    format!("the file \"{file}\" lies outside the folder"),
                    "write paths from the folder of articles.csv downwards",
                ));
            }
        }
    }
    let relative = parts.join("/");
    if relative.is_empty() {
        return Err(refuse("no file is named".to_owned(), "name a file in the column file, or take the row out"));
    }
    if let Some(earlier) = line_of.get(&relative) {
        return Err(refuse(format!("the file \"{file}\" stands already in line {earlier}"), "name each file once"));
    }
    line_of.insert(relative.clone(), line);
    let path = input.path.join(&relative);
    Ok(Listed { line, relative, path, draft })
}

/// Reads the files in parallel and takes them in the order of their rows.
fn read_texts(rows: Vec<Listed>, list: &Path, input: &Input, options: &ReadOptions, gathering: &mut Gathering) {
    let wholes = parallel::map(&rows, options.threads(), |row| {
        if !row.path.exists() {
            let message = format!("\"{}\" line {}: there is no file \"{}\"", list.display(), row.line, row.draft.file);
            return Err(Error::new(message).hint("correct the path (with / between folders), or take the row out"));
        }
        source::whole(&row.path, &row.relative, input.index)
    });
    for (Listed { line, relative, draft, .. }, whole) in rows.into_iter().zip(wholes) {
        let place = format!("{} ({LIST} line {line})", input.place(&relative));
        let row = format!("\"{}\" line {line}", list.display());
        take(draft, &row, &relative, place, whole, gathering);
    }
}

/// Notes text files that no row names, and all others that were passed over.
fn note_unlisted(input: &Input, line_of: &BTreeMap<String, u64>, gathering: &mut Gathering) -> Result<()> {
    let listing = list(&input.path)?;
    let named = |entry: &Entry| entry.relative == LIST || line_of.contains_key(&entry.relative);
    note_listing(&listing, |entry| !named(entry) && !is_text(entry), input, gathering);
    let unlisted: Vec<&str> =
        listing.files.iter().filter(|entry| is_text(entry) && !named(entry)).map(|entry| &*entry.relative).collect();
    if !unlisted.is_empty() {
        let shown = unlisted[..unlisted.len().min(5)].join(", ");
        let more = if unlisted.len() > 5 { ", …" } else { "" };
        let text = if unlisted.len() == 1 {
            format!("1 text file stands in no row and was not read: {shown}")
        } else {
            format!("{} text files stand in no row and were not read: {shown}{more}", unlisted.len())
        };
        gathering.note("unlisted-file", &input.place(LIST), text);
    }
    for (relative, error) in listing.problems {
        gathering.refuse(input.place(&relative), error);
    }
    Ok(())
}
