//! The report on other paper: Markdown, Quarto, LaTeX, a word processor's document, a workbook. All are written from one
//! manuscript, and the manuscript from the sections that the page shows. A new paper is a file and a place in [`PAPERS`].

mod docx;
mod manuscript;
mod markdown;
pub(super) mod prose;
mod shown;
mod tex;
mod workbook;

#[cfg(test)]
mod tests;

pub(super) use manuscript::Manuscript;
pub(super) use markdown::methods;

use crate::error::{Error, Result};
use std::io;
use std::path::Path;

/// Every paper, in the order in which help lists them.
pub const PAPERS: &[Paper] = &[markdown::MARKDOWN, markdown::QUARTO, tex::TEX, docx::DOCX, workbook::XLSX];

/// A way to write a report beside its page.
#[derive(Debug, Clone, Copy)]
pub struct Paper {
    /// The name on the command line.
    pub name: &'static str,
    /// One line of help.
    pub about: &'static str,
    /// The files, by their names in the folder of the report, where the charts already stand.
    write: fn(&Manuscript<'_>, &Path) -> io::Result<Vec<File>>,
}

/// One file of a paper.
pub(super) struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl File {
    fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

impl Paper {
    /// The papers of these names, in the order of the slice, each once.
    ///
    /// # Errors
    /// If a name is unknown; the hint lists the known ones.
    pub fn all(names: &[String]) -> Result<Vec<&'static Self>> {
        if let Some(name) = names.iter().find(|name| PAPERS.iter().all(|paper| paper.name != name.trim())) {
            let known = PAPERS.iter().map(|paper| paper.name).collect::<Vec<_>>().join(", ");
            return Err(Error::question(format!("a report cannot be written as \"{name}\""))
                .hint(format!("use some of: {known}")));
        }
        Ok(PAPERS.iter().filter(|paper| names.iter().any(|name| name.trim() == paper.name)).collect())
    }

    /// The files of this paper; the charts stand in `folder` already.
    pub(super) fn files(&self, manuscript: &Manuscript<'_>, folder: &Path) -> io::Result<Vec<File>> {
        (self.write)(manuscript, folder)
    }
}
