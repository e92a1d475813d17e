//! The files below a folder, in an order that does not depend on the file system.
//! Leaves what is an article, and reading it, to the formats.

use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A file below the folder.
pub(super) struct Entry {
    /// Its path in the folder, `/` between folders.
    pub relative: String,
    /// Where to open it.
    pub path: PathBuf,
}

/// What lies below a folder.
#[derive(Default)]
pub(super) struct Listing {
    /// The files, by relative path. Links are followed.
    pub files: Vec<Entry>,
    /// How many files and folders begin with a dot; they are not looked into.
    pub hidden: usize,
    /// Links to a folder above them; they are not followed.
    pub circles: Vec<String>,
    /// What could not be listed, by relative path.
    pub problems: BTreeMap<String, Error>,
}

/// Lists a folder and all folders below it.
///
/// # Errors
/// If the folder itself cannot be listed; what fails below it is collected.
pub(super) fn list(root: &Path) -> Result<Listing> {
    let mut listing = Listing::default();
    let mut above = Vec::new();
    listing.folder(root, "", &mut above)?;
    listing.files.sort_by(|a, b| a.relative.cmp(&b.relative));
    listing.circles.sort();
    Ok(listing)
}

impl Listing {
    /// Adds one folder; `above` holds the true paths of the folders that lead to it.
    fn folder(&mut self, folder: &Path, relative: &str, above: &mut Vec<PathBuf>) -> Result<()> {
        let failed = |error: &std::io::Error| Error::io("list", folder, error);
        let true_path = folder.canonicalize().map_err(|error| failed(&error))?;
        if above.contains(&true_path) {
            self.circles.push(relative.to_owned());
            return Ok(());
        }
        above.push(true_path);
        let listed = fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
        for entry in listed.map_err(|error| failed(&error)).inspect_err(|_| _ = above.pop())? {
            self.entry(&entry, relative, above);
        }
        above.pop();
        Ok(())
    }

    /// Adds one entry of a folder.
    fn entry(&mut self, entry: &fs::DirEntry, parent: &str, above: &mut Vec<PathBuf>) {
        let (name, path) = (entry.file_name(), entry.path());
        if name.as_encoded_bytes().starts_with(b".") {
            self.hidden += 1;
            return;
        }
        let shown = name.to_string_lossy();
        let relative = if parent.is_empty() { shown.clone().into_owned() } else { format!("{parent}/{shown}") };
        if name.to_str().is_none() {
            let error = Error::new(format!("the name of \"{}\" is not UTF-8", path.display())).hint("rename it");
            self.problems.insert(relative, error);
        } else if path.is_dir() {
            if let Err(error) = self.folder(&path, &relative, above) {
                self.problems.insert(relative, error);
            }
        } else {
            self.files.push(Entry { relative, path });
        }
    }
}
