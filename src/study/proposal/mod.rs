//! What `newsprint init` proposes: a `study.toml` and, for a folder of texts, an `articles.csv`, each value with its basis.
//! Nothing is filled in that neither the texts nor the names of the files say; leaves reading texts to `annotation::stated`.

mod article;
mod columns;
mod files;
mod pattern;
mod table;
mod write;

pub use article::{ArticleProposal, Basis, FIELDS, Guess};
pub use columns::ColumnGuess;
pub use pattern::{FilePattern, Fit, PATTERNS, PathFacts};
pub use table::table;

use crate::corpus::reader::survey;
use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of the table of articles.
pub const ARTICLES: &str = "articles.csv";
/// The name of the study.
pub const STUDY: &str = "study.toml";

/// What is asked of `init`.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder of texts, or a table of articles.
    pub input: PathBuf,
    /// Where to write; the folder itself, or the folder of the table, if left out.
    pub output: Option<PathBuf>,
    /// How file names are made, if the user knows.
    pub pattern: Option<FilePattern>,
    /// Our name of a column -> its name in a table, as far as the user knows.
    pub columns: BTreeMap<String, String>,
    /// Threads; never changes a result.
    pub threads: usize,
}

/// A proposal, not yet written.
#[derive(Debug, Clone, Default)]
pub struct Proposal {
    /// The articles of a folder, by path; none for a table.
    pub articles: Vec<ArticleProposal>,
    /// The columns of a table and what they were taken for; none for a folder.
    pub columns: Vec<ColumnGuess>,
    /// The pattern of the file names, if one was found or given.
    pub pattern: Option<Fit>,
    /// Text files that cannot be read, and why; they stand in no row.
    pub unreadable: Vec<(String, Error)>,
    /// Files that are no texts: their ending and how many there are.
    pub others: BTreeMap<String, u64>,
    /// Whether an `articles.csv` of the folder was used.
    pub given: bool,
}

impl Proposal {
    /// Looks at the input and proposes; nothing is written.
    ///
    /// # Errors
    /// If the input cannot be read or holds no article, or its `articles.csv` cannot be used.
    pub fn new(settings: &Settings) -> Result<Self> {
        let path = &settings.input;
        let facts = path.metadata().map_err(|error| Error::io("read", path, &error))?;
        if facts.is_dir() { files::propose(settings) } else { columns::propose(settings) }
    }

    /// Writes the files and says which; both are written aside and renamed, and no file is ever overwritten.
    ///
    /// # Errors
    /// If one of the files exists already, or cannot be written.
    pub fn write(&self, settings: &Settings) -> Result<Vec<PathBuf>> {
        write::files(self, settings)
    }
}

/// Takes back files that were just written, because the proposal cannot be read.
pub fn take_back(written: &[PathBuf]) {
    write::remove(written);
}

/// Refuses before any work is done if a file would be overwritten.
///
/// # Errors
/// Names the file that exists.
pub fn check_target(settings: &Settings) -> Result<()> {
    let folder = settings.folder();
    let articles = settings.input.is_dir().then_some(ARTICLES);
    for name in articles.into_iter().chain([STUDY]) {
        let path = folder.join(name);
        if path.symlink_metadata().is_ok() {
            return Err(exists(&path));
        }
    }
    Ok(())
}

fn exists(path: &Path) -> Error {
    Error::new(format!("\"{}\" exists already and is not overwritten", path.display()))
        .hint("move it away, or write the proposal to another folder with -o DIR")
}

impl Settings {
    /// Where the files are written.
    pub fn folder(&self) -> PathBuf {
        if let Some(output) = &self.output {
            return output.clone();
        }
        if self.input.is_dir() {
            return self.input.clone();
        }
        let parent = self.input.parent().filter(|parent| !parent.as_os_str().is_empty());
        parent.unwrap_or_else(|| Path::new(".")).to_path_buf()
    }

    /// Whether the files are written where the texts lie.
    fn beside_the_texts(&self) -> bool {
        let same = |a: &Path, b: &Path| a.canonicalize().ok().zip(b.canonicalize().ok()).is_some_and(|(a, b)| a == b);
        same(&self.folder(), &self.input)
    }
}

/// The rows of an `articles.csv` that stands in the folder, by file: column and value of what is stated there.
fn given(folder: &Path) -> Result<BTreeMap<String, BTreeMap<String, String>>> {
    let path = folder.join(ARTICLES);
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let table = survey::table(&path, usize::MAX - 1)?;
    let row = |row: Vec<String>| -> BTreeMap<String, String> {
        table.columns.iter().cloned().zip(row).filter(|(_, value)| !value.trim().is_empty()).collect()
    };
    let rows = table.rows.into_iter().map(row);
    Ok(rows.filter_map(|row| Some((row.get("file")?.clone(), row))).collect())
}
