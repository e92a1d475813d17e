//! Texts that do not fit into memory go to a temporary file without a name while they are read, and are mapped afterwards.

use super::{Article, Text};
use crate::error::Result;
use crate::mapping::Mapping;
use crate::memory::{Memory, no_space, temporary_file};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::sync::Arc;

/// Takes the texts of articles in the order of reading.
pub(super) struct Spool {
    /// Bytes of texts that may stay in memory.
    room: u64,
    out: Option<BufWriter<File>>,
    written: usize,
    /// Of every article, in the order of reading: where its text is in the file, if it is there.
    texts: Vec<Option<Range<usize>>>,
    failed: Option<io::Error>,
}

impl Spool {
    /// Nothing yet; a quarter of the memory is for texts.
    pub(super) fn new(memory: Memory) -> Self {
        Self { room: memory.bytes() / 4, out: None, written: 0, texts: Vec::new(), failed: None }
    }

    /// Takes the texts of the next articles, if there is no room for them.
    pub(super) fn take(&mut self, articles: &mut [Article]) {
        for article in articles {
            let bytes = article.body.len() as u64;
            if bytes <= self.room && self.out.is_none() || self.failed.is_some() {
                self.room = self.room.saturating_sub(bytes);
                self.texts.push(None);
                continue;
            }
            match self.write(&article.body) {
                Ok(range) => {
                    article.body = Text::default();
                    self.texts.push(Some(range));
                }
                // Articles cannot be refused here; reading goes on, and ends with the error.
                Err(error) => self.failed = Some(error),
            }
        }
    }

    fn write(&mut self, text: &str) -> io::Result<Range<usize>> {
        if self.out.is_none() {
            self.out = Some(BufWriter::with_capacity(1 << 20, temporary_file()?));
        }
        if let Some(out) = &mut self.out {
            out.write_all(text.as_bytes())?;
        }
        let start = self.written;
        self.written += text.len();
        Ok(start..self.written)
    }

    /// Gives every article its text, mapped; `places` tells the place that each had in the order of reading.
    ///
    /// # Errors
    /// If the temporary file could not be written.
    pub(super) fn give_back(self, articles: &mut [Article], places: &[usize]) -> Result<()> {
        let Self { out, texts, failed, .. } = self;
        if let Some(error) = failed {
            return Err(no_space(&error));
        }
        let Some(out) = out else { return Ok(()) };
        let map = || -> io::Result<Mapping> { Mapping::of(&out.into_inner().map_err(io::IntoInnerError::into_error)?) };
        let mapping = Arc::new(map().map_err(|error| no_space(&error))?);
        for (article, &place) in articles.iter_mut().zip(places) {
            if let Some(range) = &texts[place] {
                article.body = Text::mapped(&mapping, range.clone()).unwrap_or_default();
            }
        }
        Ok(())
    }
}
