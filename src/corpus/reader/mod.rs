//! Input formats, one file each; a new format is one file and one line in [`READERS`].
//! Leaves the order of articles and the uniqueness of ids to [`Corpus`](super::Corpus).

mod articles_csv;
mod cells;
mod conllu;
mod csv;
mod cursor;
mod folder;
mod gathering;
mod json;
mod jsonl;
mod members;
mod object;
mod portions;
mod row;
mod source;
pub mod survey;
mod table;
mod tokens;
mod visit;
mod vrt;
mod vrt_columns;
mod walk;

pub(crate) use portions::{Portions, Row};
pub(super) use row::check_columns;
pub(crate) use visit::Visit;

use super::{Article, Finding, Source};
use crate::error::Result;
use crate::parallel;
use crate::progress;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// Every input format, in the order in which they are asked whether they read a path.
pub const READERS: &[Reader] = &[
    articles_csv::READER,
    folder::READER,
    folder::TEXT,
    csv::READER,
    jsonl::READER,
    json::READER,
    conllu::READER,
    vrt::READER,
];

/// One input format.
pub struct Reader {
    /// What it is called.
    pub name: &'static str,
    /// What such an input looks like, in one line.
    pub about: &'static str,
    /// Is this path of the format? The first reader that says yes reads it.
    pub reads: fn(&Path) -> bool,
    /// Reads it whole.
    pub read: fn(&Input, &ReadOptions) -> Result<Batch>,
}

impl Reader {
    /// Reads an input and shows its articles to `visit`: portion by portion where a format comes in portions, else all at once.
    pub(super) fn read_visited(&self, input: &Input, options: &ReadOptions, visit: &mut dyn Visit) -> Result<Batch> {
        if self.name == jsonl::READER.name {
            return jsonl::read_portions(input, options, visit);
        }
        let mut batch = (self.read)(input, options)?;
        let articles = &mut batch.articles;
        progress::add(articles.len() as u64, articles.iter().map(|article| article.body.len() as u64).sum());
        visit.take(articles);
        Ok(batch)
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Reader").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Whether the files that were read are hashed for the record of a result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hashes {
    /// All are.
    #[default]
    Taken,
    /// Those that are read line by line are not, since no record is made of the result.
    Left,
}

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The input is tokenised: its tokens are taken as they are, and a row without tokens is an error.
    pub tokens_as_given: bool,
    /// Our name of a column -> its name in the input: `text` -> `body`.
    pub columns: BTreeMap<String, String>,
    /// The table of a folder's articles, if it stands elsewhere than in the folder as `articles.csv`.
    pub articles: Option<PathBuf>,
    /// Set unreadable articles aside, each with a finding `skipped`, instead of stopping.
    pub skip_unreadable: bool,
    /// Which files are hashed.
    pub hashes: Hashes,
    /// Threads to read with; 0 means all there are. Never changes the result.
    pub threads: usize,
}

impl ReadOptions {
    /// The threads to read with.
    fn threads(&self) -> usize {
        if self.threads == 0 { parallel::available() } else { self.threads }
    }
}

/// One CORPUS argument: a folder or a file that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The path as the user wrote it; errors name it.
    pub path: PathBuf,
    /// Which CORPUS argument it is, counted from 0.
    pub index: usize,
    /// What places begin with: nothing for the only folder, else the shortest end of the path that tells inputs apart.
    pub label: String,
}

impl Input {
    /// Where an article of a folder stands, by its path in the folder.
    fn place(&self, relative: &str) -> String {
        if self.label.is_empty() { relative.to_owned() } else { format!("{}/{relative}", self.label) }
    }

    /// The name of the file, if the input is one.
    fn file_name(&self) -> String {
        self.path.file_name().map_or_else(|| self.label.clone(), |name| name.to_string_lossy().into_owned())
    }

    /// The name of the file without its extension: where ids of rows without an id begin.
    fn stem(&self) -> String {
        self.path.file_stem().map_or_else(|| self.label.clone(), |name| name.to_string_lossy().into_owned())
    }
}

/// What a reader found in one input.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    /// The articles, in no promised order.
    pub articles: Vec<Article>,
    /// The files that were read.
    pub sources: Vec<Source>,
    /// What was odd.
    pub findings: Vec<Finding>,
}

/// The files of an input.
pub(crate) struct InputFiles {
    /// Relative path and place, by relative path; of a file its name.
    pub files: Vec<(String, PathBuf)>,
    /// How many are hidden and never looked at.
    pub hidden: usize,
}

/// The files of a folder, or the one file that the input is.
///
/// # Errors
/// If the folder, or a folder below it, cannot be listed.
pub(crate) fn files_of(path: &Path) -> Result<InputFiles> {
    if !path.is_dir() {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        return Ok(InputFiles { files: vec![(name, path.to_path_buf())], hidden: 0 });
    }
    let mut listing = walk::list(path)?;
    match listing.problems.pop_first() {
        Some((_, problem)) => Err(problem),
        None => Ok(InputFiles {
            files: listing.files.into_iter().map(|file| (file.relative, file.path)).collect(),
            hidden: listing.hidden,
        }),
    }
}

/// Does the path end in one of these extensions, in whatever case?
fn ends_in(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|extension| extensions.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_says_what_it_is() {
        for reader in READERS {
            assert!(!reader.name.is_empty() && !reader.about.is_empty(), "{reader:?}");
        }
    }

    #[test]
    fn extensions_are_compared_without_case() {
        assert!(ends_in(Path::new("a/B.TXT"), &["txt"]));
        assert!(!ends_in(Path::new("a/txt"), &["txt"]));
    }
}
