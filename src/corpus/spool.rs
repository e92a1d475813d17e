//! Texts that do not fit into memory go to a temporary file without a name while they are read. Afterwards they are mapped, or
//! read back one at a time by whoever needs each of them once or twice.

use super::{Article, Text};
use crate::error::{Error, Result};
use crate::mapping::Mapping;
use crate::memory::{Memory, no_space, temporary_file};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Bytes that are written at once: so few that they are still in the cache.
const BUFFER: usize = 1 << 18;

/// Takes the texts of articles in the order of reading.
pub(crate) struct Spool {
    /// Bytes of texts that may stay in memory.
    room: u64,
    out: Option<BufWriter<File>>,
    /// How many articles keep their texts: the first ones.
    kept: usize,
    /// Where the text of each further article ends in the file.
    ends: Vec<u64>,
    failed: Option<io::Error>,
}

impl Spool {
    /// Nothing yet; a quarter of the memory is for texts.
    pub(super) fn new(memory: Memory) -> Self {
        Self { room: memory.bytes() / 4, out: None, kept: 0, ends: Vec::new(), failed: None }
    }

    /// Nothing yet; a quarter of the memory is for texts, and so many bytes at most.
    pub(crate) fn at_most(memory: Memory, bytes: u64) -> Self {
        let within = Self::new(memory);
        Self { room: within.room.min(bytes), ..within }
    }

    /// Takes the texts of the next articles, if there is no room for them.
    pub(crate) fn take(&mut self, articles: &mut [Article]) {
        for article in articles {
            let bytes = article.body.len() as u64;
            if bytes <= self.room && self.out.is_none() && self.failed.is_none() {
                self.room -= bytes;
                self.kept += 1;
                continue;
            }
            // Articles cannot be refused here; reading goes on, and ends with the error.
            let text = std::mem::take(&mut article.body);
            if self.failed.is_none() {
                self.failed = self.write(&text).err();
            }
        }
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        if self.out.is_none() {
            self.out = Some(BufWriter::with_capacity(BUFFER, temporary_file()?));
        }
        if let Some(out) = &mut self.out {
            out.write_all(text.as_bytes())?;
        }
        self.ends.push(self.ends.last().unwrap_or(&0) + text.len() as u64);
        Ok(())
    }

    /// Gives every article its text, mapped; `places` tells the place that each had in the order of reading.
    ///
    /// # Errors
    /// If the temporary file could not be written.
    pub(super) fn give_back(self, articles: &mut [Article], places: &[usize]) -> Result<()> {
        let spooled = self.closed(Vec::new())?;
        let Some(file) = &spooled.file else { return Ok(()) };
        let mapping = Arc::new(Mapping::of(file).map_err(|error| no_space(&error))?);
        for (article, &place) in articles.iter_mut().zip(places) {
            if let Some(range) = spooled.range(place) {
                let range = range.start as usize..range.end as usize;
                article.body = Text::mapped(&mapping, range).unwrap_or_default();
            }
        }
        Ok(())
    }

    /// The texts for who reads them back one at a time; `places` tells the place that each article of the corpus had in the order
    /// of reading.
    ///
    /// # Errors
    /// If the temporary file could not be written.
    pub(crate) fn closed(self, places: Vec<usize>) -> Result<Spooled> {
        let Self { out, kept, ends, failed, .. } = self;
        if let Some(error) = failed {
            return Err(no_space(&error));
        }
        let file = out.map(|out| out.into_inner().map_err(io::IntoInnerError::into_error)).transpose();
        let file = file.map_err(|error| no_space(&error))?;
        Ok(Spooled { file, kept, ends, places, failed: OnceLock::new() })
    }
}

/// Where the texts of a corpus are: with their articles, or in a temporary file.
#[derive(Debug, Default)]
pub(crate) struct Spooled {
    /// `None` if all are with their articles.
    file: Option<File>,
    kept: usize,
    ends: Vec<u64>,
    places: Vec<usize>,
    failed: OnceLock<Error>,
}

impl Spooled {
    /// Where a text is in the file, by its place in the order of reading; `None` if it is with its article.
    fn range(&self, place: usize) -> Option<Range<u64>> {
        let further = place.checked_sub(self.kept)?;
        let end = *self.ends.get(further)?;
        Some(further.checked_sub(1).map_or(0, |before| self.ends[before])..end)
    }

    /// Where the text of an article is in the file, by the number of the article in the corpus.
    fn range_of(&self, number: usize) -> Option<Range<u64>> {
        self.file.as_ref().and_then(|_| self.range(*self.places.get(number)?))
    }

    /// How many bytes the text of an article has; `number` is that of the article in the corpus.
    pub(crate) fn length(&self, number: usize, article: &Article) -> u64 {
        self.range_of(number).map_or(article.body.len() as u64, |range| range.end - range.start)
    }

    /// The text of an article; `number` is that of the article in the corpus. Nothing if it cannot be read back, which
    /// [`Spooled::sound`] tells.
    pub(crate) fn text<'a>(&self, number: usize, article: &'a Article) -> Cow<'a, str> {
        let Some(range) = self.range_of(number) else { return Cow::Borrowed(&article.body) };
        let mut bytes = Vec::new();
        self.read(range, &mut bytes);
        String::from_utf8(bytes).map_or_else(|error| self.fail(&invalid(error.utf8_error())).into(), Cow::Owned)
    }

    /// As [`Spooled::text`], in a buffer that is used again if it is not with its article.
    pub(crate) fn text_in<'a>(&self, number: usize, article: &'a Article, buffer: &'a mut Vec<u8>) -> &'a str {
        let Some(range) = self.range_of(number) else { return &article.body };
        self.read(range, buffer);
        std::str::from_utf8(buffer).unwrap_or_else(|error| self.fail(&invalid(error)))
    }

    /// Reads a range of the file; nothing if that fails.
    fn read(&self, range: Range<u64>, bytes: &mut Vec<u8>) {
        bytes.resize((range.end - range.start) as usize, 0);
        let Some(file) = &self.file else { return };
        if let Err(error) = read_at(file, bytes, range.start) {
            self.fail(&error);
            bytes.clear();
        }
    }

    /// Keeps the first error.
    fn fail(&self, error: &io::Error) -> &'static str {
        self.failed.get_or_init(|| Error::io("read a temporary file in", &std::env::temp_dir(), error));
        ""
    }

    /// Whether every text was read back that was asked for.
    ///
    /// # Errors
    /// The first that happened.
    pub(crate) fn sound(&self) -> Result<()> {
        self.failed.get().map_or(Ok(()), |error| Err(error.clone()))
    }
}

fn invalid(error: std::str::Utf8Error) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

/// Fills bytes from a place of a file on.
#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], place: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, place)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut place: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, place)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                bytes = &mut bytes[read..];
                place += read as u64;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::corpus::Date;
    use std::collections::BTreeMap;

    fn article(body: &str) -> Article {
        Article {
            id: body.to_owned(),
            outlet: String::new(),
            date: Date::Unknown,
            title: String::new(),
            author: String::new(),
            language: String::new(),
            metadata: BTreeMap::new(),
            body: body.into(),
            given_tokens: None,
            given_sentences: None,
            place: "".into(),
        }
    }

    #[test]
    fn texts_beyond_the_room_come_back_as_they_were() {
        let texts = ["four", "", "سد", "dam", "x"];
        let mut articles = texts.map(article);
        let mut spool = Spool::at_most(Memory::of(1 << 20), 6);
        spool.take(&mut articles[..2]);
        spool.take(&mut articles[2..]);
        let held: Vec<&str> = articles.iter().map(|article| article.body.as_str()).collect();
        assert_eq!(held, ["four", "", "", "", ""]);
        // The corpus has another order.
        let spooled = spool.closed(vec![4, 2, 0, 3, 1]).unwrap();
        let read = |number: usize, place: usize| {
            assert_eq!(spooled.length(number, &articles[place]), texts[place].len() as u64);
            assert_eq!(
                spooled.text_in(number, &articles[place], &mut vec![7; 9]),
                spooled.text(number, &articles[place])
            );
            spooled.text(number, &articles[place]).into_owned()
        };
        assert_eq!([read(0, 4), read(1, 2), read(2, 0), read(3, 3), read(4, 1)], ["x", "سد", "four", "dam", ""]);
        spooled.sound().unwrap();
    }

    #[test]
    fn a_text_that_cannot_be_read_back_is_an_error() {
        let spooled =
            Spooled { file: Some(temporary_file().unwrap()), ends: vec![5], places: vec![0], ..Spooled::default() };
        assert_eq!(spooled.text(0, &article("")), "");
        assert_eq!(spooled.text_in(0, &article(""), &mut Vec::new()), "");
        assert!(spooled.sound().unwrap_err().to_string().contains("temporary file"));
    }
}
