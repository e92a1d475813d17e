//! The inputs of a study: an index folder, or a source that is read, kept for the next run, and indexed.

use super::{Cache, Study};
use crate::corpus::Corpus;
use crate::corpus::reader::{Hashes, ReadOptions};
use crate::count::{Asked, Counted, Tallied};
use crate::error::{Error, Result};
use crate::index::store::IndexFolder;
use crate::index::{Index, Settings};
use crate::progress::{self, Renewed};
use crate::token::{FORM, LEMMA};
use std::path::Path;

impl Study {
    /// A study of an index folder, with the settings that it was made with.
    pub(super) fn of_index(path: &Path) -> Result<Self> {
        let folder = IndexFolder::read(path)?;
        let made = folder.settings()?;
        Ok(Self {
            inputs: vec![path.to_path_buf()],
            read: folder.reading(),
            rules: made.rules,
            language: made.language,
            unstated: made.unstated,
            unit: (made.unit != if folder.lemmas().is_some() { LEMMA } else { FORM }).then_some(made.unit),
            lemmas: folder.lemmas(),
            cleaning: made.cleaning,
            ..Self::default()
        })
    }

    /// The index folder that is its corpus, if one is.
    ///
    /// # Errors
    /// If the folder is torn or of another version, stands among other inputs, or is to be read otherwise than its source was.
    pub fn index_folder(&self) -> Result<Option<IndexFolder>> {
        let Some(path) = self.inputs.iter().find(|path| IndexFolder::is_at(path)) else { return Ok(None) };
        if self.inputs.len() > 1 {
            return Err(Error::question(format!("the index \"{}\" stands alone as CORPUS", path.display()))
                .hint("make one index of all corpora: newsprint index CORPUS CORPUS -o DIR"));
        }
        let folder = IndexFolder::read(path)?;
        let made = folder.reading();
        let is_read_alike = made.columns == self.read.columns && made.tokens_as_given == self.read.tokens_as_given;
        if !is_read_alike || self.read.articles.is_some() {
            return Err(Error::question(format!(
                "the source of the index \"{}\" was read with other columns or tokens than are asked for",
                path.display()
            ))
            .hint(
                "make the index anew with --column, --tokens or the study file, and leave them out when you ask it",
            ));
        }
        Ok(Some(folder))
    }

    /// The counts of the inputs: as an earlier run kept them, else counted while reading and kept for the next; `None` if their index
    /// is kept, or will be from now on since another question was asked before, and if only an index tells what is asked.
    pub(super) fn counted_inputs(&self, asked: Asked<'_>) -> Result<Option<Counted>> {
        // They are looked at before they are read: what changes meanwhile is a change to the next run.
        let look = |cache| Some((cache, Cache::look(&self.inputs, &self.read, asked.settings)?));
        let cache: Option<(&Cache, _)> = self.cache.as_ref().and_then(look);
        // What is kept answers the same question with any columns.
        let tallied = if cache.is_some() { Tallied::Moments } else { asked.tallied };
        let asked = Asked { tallied, ..asked };
        if let Some((cache, inputs)) = &cache {
            if let Some(counted) = cache.counted(inputs, asked) {
                return Ok(Some(counted));
            }
            if cache.is_worth_an_index(inputs) {
                return Ok(None);
            }
        }
        let read = ReadOptions { hashes: Hashes::Left, ..self.read.clone() };
        let counted = Counted::read(&self.inputs, &read, asked)?;
        if let (Some((cache, inputs)), Some(counted)) = (&cache, &counted) {
            cache.keep_counted(inputs, asked, counted);
        }
        Ok(counted)
    }

    /// The index of the inputs: as an earlier run kept it, else built from them and kept for the next.
    pub(super) fn built(&self, settings: &Settings, check: &dyn Fn(&Corpus) -> Result<()>) -> Result<Index> {
        // They are looked at before they are read: what changes meanwhile is a change to the next run.
        let cache =
            self.cache.as_ref().and_then(|cache| Some((cache, Cache::look(&self.inputs, &self.read, settings)?)));
        if let Some(index) = cache.as_ref().and_then(|(cache, inputs)| cache.find(inputs, settings)) {
            return Ok(index);
        }
        let corpus = Corpus::read_within(&self.inputs, &self.read, self.memory)?;
        check(&corpus)?;
        let earlier = cache.as_ref().and_then(|(cache, inputs)| cache.earlier(inputs, settings));
        let index = match earlier {
            Some(earlier) => renewed(Index::build_after(corpus, settings, &earlier)?),
            None => Index::build(corpus, settings)?,
        };
        if let Some((cache, inputs)) = cache {
            cache.keep(&index, inputs, &self.read, settings);
        }
        Ok(index)
    }
}

/// Notes how much of a corpus changed, if some of it did not.
fn renewed(index: Index) -> Index {
    let of = index.corpus().len() as u64;
    if index.taken_over() > 0 {
        progress::note(Renewed { articles: of - index.taken_over(), of });
    }
    index
}
