//! Two report folders compared byte by byte: which files differ, and where each of them first does.
//! Leaves making the second one to who asks.

use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Characters of an excerpt on each side of the place where two files part.
const AROUND: usize = 40;

/// A file that is not the same in both folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its path in the report, with `/` between folders.
    pub file: String,
    /// Where the two part, and what each says there.
    pub what: String,
}

/// The files of `report` that are not as in `fresh`, by path; what only one of the two holds is a difference too.
///
/// # Errors
/// If a file or folder cannot be read.
pub fn differences(report: &Path, fresh: &Path) -> Result<Vec<Difference>> {
    let (old, new) = (files(report)?, files(fresh)?);
    let mut found = Vec::new();
    let all: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in all {
        let what = match (old.get(name), new.get(name)) {
            (Some(old), Some(new)) => parting(name, old, new)?,
            (Some(_), None) => Some("is no part of the report".to_string()),
            (None, _) => Some("is missing".to_string()),
        };
        found.extend(what.map(|what| Difference { file: name.clone(), what }));
    }
    Ok(found)
}

fn files(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner).map_err(|error| Error::io("read", &inner, &error))? {
            let path = entry.map_err(|error| Error::io("read", &inner, &error))?.path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.insert(name, path);
            }
        }
    }
    Ok(found)
}

/// Where two files part; `None` if they are the same.
fn parting(name: &str, old: &Path, new: &Path) -> Result<Option<String>> {
    let open = |path: &Path| File::open(path).map(BufReader::new).map_err(|error| Error::io("read", path, &error));
    let (mut old_lines, mut new_lines) = (open(old)?, open(new)?);
    let (mut header, mut bytes) = (Vec::new(), 0);
    for line in 1_u64.. {
        let (mut a, mut b) = (Vec::new(), Vec::new());
        old_lines.read_until(b'\n', &mut a).map_err(|error| Error::io("read", old, &error))?;
        new_lines.read_until(b'\n', &mut b).map_err(|error| Error::io("read", new, &error))?;
        if a == b {
            if a.is_empty() {
                return Ok(None);
            }
            bytes += a.len() as u64;
            if line == 1 {
                header = a;
            }
            continue;
        }
        return Ok(Some(match (std::str::from_utf8(&a), std::str::from_utf8(&b)) {
            (Ok(a), Ok(b)) if !is_picture(name) => in_text(name, line, &header, a, b),
            _ => format!("byte {} differs", bytes + common(&a, &b) as u64 + 1),
        }));
    }
    Ok(None)
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn is_picture(name: &str) -> bool {
    ["png", "pdf"].contains(&ending(name))
}

fn common(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The cell of a CSV line if it has the columns of its header, else the characters where the lines part.
fn in_text(name: &str, line: u64, header: &[u8], a: &str, b: &str) -> String {
    if ending(name) == "csv" {
        let (columns, old, new) = (cells(header), cells(a.as_bytes()), cells(b.as_bytes()));
        let place = old.iter().zip(&new).position(|(old, new)| old != new);
        if let (Some(place), true) = (place, columns.len() == old.len() && old.len() == new.len()) {
            let row = new.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
            return format!(
                "line {line}, column \"{}\" of \"{row}\": it says \"{}\", computed again it is \"{}\"",
                columns[place], old[place], new[place]
            );
        }
    }
    if a.is_empty() || b.is_empty() {
        let what = if a.is_empty() { "ends too early" } else { "goes on too long" };
        return format!("{what}, at line {line}");
    }
    let at = common(a.as_bytes(), b.as_bytes());
    format!("line {line}: it says \"{}\", computed again it is \"{}\"", excerpt(a, at), excerpt(b, at))
}

fn cells(line: &[u8]) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(line);
    let record = reader.records().next().and_then(std::result::Result::ok);
    record
        .map_or_else(Vec::new, |record| record.iter().map(|cell| cell.trim_start_matches('\u{feff}').into()).collect())
}

/// The characters around a byte, on one line.
fn excerpt(text: &str, at: usize) -> String {
    let from = (0..=at.saturating_sub(AROUND)).rev().find(|&place| text.is_char_boundary(place)).unwrap_or(0);
    let shown: String = text[from..].chars().take(2 * AROUND).collect();
    crate::table::one_line(shown.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two folders with one file each.
    fn two(name: &str, old: &[u8], new: &[u8]) -> Vec<Difference> {
        let folder = tempfile::tempdir().expect("a folder");
        for (side, bytes) in [("old", old), ("new", new)] {
            fs::create_dir(folder.path().join(side)).expect("a folder");
            fs::write(folder.path().join(side).join(name), bytes).expect("a file");
        }
        differences(&folder.path().join("old"), &folder.path().join("new")).expect("readable")
    }

    #[test]
    fn equal_folders_have_no_difference() {
        assert_eq!(two("a.csv", b"form,count\ndam,3\n", b"form,count\ndam,3\n"), []);
    }

    #[test]
    fn a_number_is_named_by_line_column_and_row() {
        let found = two("a.csv", b"form,count\ndam,3\nsea,5\n", b"form,count\ndam,3\nsea,4\n");
        assert_eq!(found[0].file, "a.csv");
        assert_eq!(found[0].what, "line 3, column \"count\" of \"sea\": it says \"5\", computed again it is \"4\"");
    }

    #[test]
    fn texts_and_pictures_name_the_place() {
        assert_eq!(
            two("m.md", b"a\nsay x\n", b"a\nsay y\n")[0].what,
            "line 2: it says \"say x\", computed again it is \"say y\""
        );
        assert_eq!(two("m.md", b"a\n", b"a\nb\n")[0].what, "ends too early, at line 2");
        assert_eq!(two("p.png", b"\x89PNG", b"\x89PMG")[0].what, "byte 3 differs");
        assert_eq!(two("m.md", b"\xff", b"a")[0].what, "byte 1 differs");
    }

    #[test]
    fn files_of_one_side_only_are_named() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["old", "new"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        fs::write(folder.path().join("old/x"), "").expect("a file");
        fs::write(folder.path().join("new/y"), "").expect("a file");
        let found = differences(&folder.path().join("old"), &folder.path().join("new")).expect("readable");
        let said: Vec<(&str, &str)> = found.iter().map(|one| (one.file.as_str(), one.what.as_str())).collect();
        assert_eq!(said, [("x", "is no part of the report"), ("y", "is missing")]);
    }
}
