//! What an input holds before anyone said what it means: the text files of a folder, the columns of a table.
//! Leaves what to make of it to `study`.

use super::cells::{Failure, Records, sniff};
use super::source::{self, Lines};
use super::walk::list;
use super::{ends_in, folder};
use crate::error::{Error, Result};
use crate::parallel;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// One text file of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Its path in the folder, `/` between folders.
    pub relative: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its text.
    pub text: String,
}

/// What lies in a folder.
#[derive(Debug)]
pub struct FolderSurvey<T> {
    /// The path of each text file, and what was seen in it or why it cannot be read, by path.
    pub texts: Vec<(String, Result<T>)>,
    /// Files that are no texts: their ending and how many there are.
    pub others: BTreeMap<String, u64>,
}

/// Looks at every text file of a folder, one at a time on each thread; the texts themselves are not kept.
///
/// # Errors
/// If the folder cannot be listed or holds no text file; a file that cannot be read has its error in the result.
pub fn texts<T: Send>(path: &Path, threads: usize, look: impl Fn(TextFile) -> T + Sync) -> Result<FolderSurvey<T>> {
    let listing = list(path)?;
    let (texts, others): (Vec<_>, Vec<_>) = listing.files.iter().partition(|entry| folder::is_text(entry));
    if texts.is_empty() {
        return Err(folder::no_article(path, &listing));
    }
    let seen = parallel::map(&texts, threads, |entry| {
        source::whole(&entry.path, &entry.relative, 0).map(|whole| {
            look(TextFile { relative: entry.relative.clone(), sha256: whole.source.sha256, text: whole.text })
        })
    });
    let names = texts.iter().map(|entry| entry.relative.clone());
    let mut endings = BTreeMap::new();
    for entry in others {
        let ending = Path::new(&entry.relative).extension().map(|ending| ending.to_string_lossy().into_owned());
        *endings.entry(ending.unwrap_or_default()).or_default() += 1;
    }
    Ok(FolderSurvey { texts: names.zip(seen).collect(), others: endings })
}

/// The paths of the text files of a folder, ascending, `/` between folders.
///
/// # Errors
/// If the folder cannot be listed.
pub fn text_paths(path: &Path) -> Result<Vec<String>> {
    let listing = list(path)?;
    Ok(listing.files.into_iter().filter(folder::is_text).map(|entry| entry.relative).collect())
}

/// The columns of a table and some of its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableSurvey {
    /// The names of the columns in their order; members of JSON objects in the order in which they first stand.
    pub columns: Vec<String>,
    /// The values of rows, in the order of the columns; empty where a row has none.
    pub rows: Vec<Vec<String>>,
}

/// Reads the first rows of a CSV, TSV, JSONL or JSON file as texts, at most so many.
///
/// # Errors
/// If the file cannot be read or is in no such format.
pub fn table(path: &Path, most: usize) -> Result<TableSurvey> {
    if ends_in(path, &["jsonl", "ndjson"]) {
        objects(path, most, lines_of_json(path, most)?)
    } else if ends_in(path, &["json"]) {
        objects(path, most, array_of_json(path)?)
    } else if ends_in(path, &["csv", "tsv", "tab"]) {
        cells(path, most)
    } else {
        Err(Error::new(format!("\"{}\" is in no format that can be looked into", path.display()))
            .hint("give a folder of .txt files, or a .csv, .tsv, .jsonl or .json file"))
    }
}

fn cells(path: &Path, most: usize) -> Result<TableSurvey> {
    let mut lines = Lines::open(path)?;
    let delimiter = if ends_in(path, &["csv"]) { sniff(lines.buffered()?) } else { b'\t' };
    let mut records = Records::new(path, lines, delimiter);
    let mut rows = Vec::new();
    while rows.len() <= most {
        match records.next() {
            Some(Ok(record)) => rows.push(record.cells),
            Some(Err(Failure::Row(_, error) | Failure::File(error))) => return Err(error),
            None => break,
        }
    }
    if rows.is_empty() {
        return Err(
            Error::new(format!("\"{}\" is empty", path.display())).hint("begin with a line that names the columns")
        );
    }
    let columns: Vec<String> = rows.remove(0).iter().map(|name| name.trim().to_owned()).collect();
    for row in &mut rows {
        row.resize(columns.len(), String::new());
    }
    Ok(TableSurvey { columns, rows })
}

/// The objects of the first lines.
fn lines_of_json(path: &Path, most: usize) -> Result<Vec<Value>> {
    let mut lines = Lines::open(path)?;
    let (mut objects, mut line) = (Vec::new(), Vec::new());
    while objects.len() < most && lines.append_to(&mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            objects.push(serde_json::from_slice(&line).map_err(|error| malformed(path, lines.line, &error))?);
        }
        line.clear();
    }
    Ok(objects)
}

fn array_of_json(path: &Path) -> Result<Vec<Value>> {
    let whole = source::whole(path, "", 0)?;
    let value: Value =
        serde_json::from_str(&whole.text).map_err(|error| malformed(path, error.line() as u64, &error))?;
    let array = match value {
        Value::Array(array) => Some(array),
        Value::Object(mut object) => match object.remove("articles") {
            Some(Value::Array(array)) => Some(array),
            _ => None,
        },
        _ => None,
    };
    array.ok_or_else(|| {
        Error::new(format!(
            "\"{}\" holds neither an array of articles nor an object with an array \"articles\"",
            path.display()
        ))
        .hint("write an array of objects, or one object a line as .jsonl")
    })
}

fn malformed(path: &Path, line: u64, error: &serde_json::Error) -> Error {
    Error::new(format!("\"{}\" line {line}: {}", path.display(), super::object::reason(error)))
        .hint("write one object a line, or an array of objects")
}

fn objects(path: &Path, most: usize, values: Vec<Value>) -> Result<TableSurvey> {
    let mut survey = TableSurvey::default();
    for (number, value) in values.into_iter().take(most).enumerate() {
        let Value::Object(object) = value else {
            return Err(Error::new(format!("\"{}\": article {} is no object", path.display(), number + 1))
                .hint("write each article as an object, {\"outlet\": …, \"text\": …}"));
        };
        survey.push(object);
    }
    survey.rows.iter_mut().for_each(|row| row.resize(survey.columns.len(), String::new()));
    Ok(survey)
}

impl TableSurvey {
    fn push(&mut self, object: Map<String, Value>) {
        let mut row = vec![String::new(); self.columns.len()];
        for (name, value) in object {
            let place = self.columns.iter().position(|known| *known == name).unwrap_or_else(|| {
                self.columns.push(name);
                row.push(String::new());
                row.len() - 1
            });
            row[place] = match value {
                Value::String(text) => text,
                Value::Null => String::new(),
                other => other.to_string(),
            };
        }
        self.rows.push(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(name: &str, content: &str) -> TableSurvey {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("a file");
        table(&path, 2).expect("a table")
    }

    #[test]
    fn every_format_gives_columns_and_the_first_rows() {
        let expected = [["1", "x y", ""], ["2", "", "z"]];
        for (name, content) in [
            ("a.csv", "a,b,c\n1,x y,\n2,,z\n3,,\n"),
            ("a.jsonl", "{\"a\": 1, \"b\": \"x y\"}\n{\"a\": 2, \"c\": \"z\"}\n{}\n"),
            ("a.json", "{\"articles\": [{\"a\": 1, \"b\": \"x y\"}, {\"a\": \"2\", \"b\": null, \"c\": \"z\"}]}"),
        ] {
            let survey = survey(name, content);
            assert_eq!(survey.columns, ["a", "b", "c"], "{name}");
            assert_eq!(survey.rows, expected, "{name}");
        }
    }
}
