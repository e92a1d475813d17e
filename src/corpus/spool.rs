//! Texts that do not fit into memory go to a temporary file without a name while they are read, and stay in memory after all where
//! the disk takes no more. Afterwards they are mapped, or read back one at a time by whoever needs each of them once or twice.

use super::{Article, Text};
use crate::error::{Error, Result};
use crate::mapping::Mapping;
use crate::memory::{Memory, no_space, temporary_file};
use crate::progress;
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Bytes that are written at once: so few that they are still in the cache.
const BUFFER: usize = 1 << 18;

/// Takes the texts of articles in the order of reading.
pub(crate) struct Spool {
    /// Bytes of texts that may stay in memory.
    room: u64,
    /// Bytes of further texts that may where the disk takes no more.
    spare: u64,
    /// How many articles keep their texts: the first ones.
    kept: usize,
    /// Where the text of each further article ends among those that are put aside; what follows them is with its article again.
    ends: Vec<u64>,
    file: Option<File>,
    /// The bytes put aside that are in the file.
    written: u64,
    /// Those that are not.
    waiting: Vec<u8>,
    /// Why the disk takes no more.
    full: Option<io::Error>,
    /// Whether memory does not suffice either.
    failed: bool,
}

impl Spool {
    /// Nothing yet; a quarter of the memory is for texts, and half of it where the disk takes no more.
    pub(super) fn new(memory: Memory) -> Self {
        Self::at_most(memory, u64::MAX)
    }

    /// As [`Spool::new`], and so many bytes at most stay in memory while the disk takes more.
    pub(crate) fn at_most(memory: Memory, bytes: u64) -> Self {
        let room = bytes.min(memory.bytes() / 4);
        Self {
            room,
            spare: memory.bytes() / 2 - room,
            kept: 0,
            ends: Vec::new(),
            file: None,
            written: 0,
            waiting: Vec::new(),
            full: None,
            failed: false,
        }
    }

    /// Takes the texts of the next articles, if there is no room for them.
    pub(crate) fn take(&mut self, articles: &mut [Article]) {
        for article in articles {
            let bytes = article.body.len() as u64;
            if self.full.is_some() {
                self.hold(bytes);
                // Articles cannot be refused here; reading goes on, and ends with the error.
                if self.failed {
                    article.body = Text::default();
                }
            } else if bytes <= self.room && self.ends.is_empty() {
                self.room -= bytes;
                self.kept += 1;
            } else {
                self.put_aside(&std::mem::take(&mut article.body));
            }
        }
    }

    fn put_aside(&mut self, text: &str) {
        self.waiting.extend_from_slice(text.as_bytes());
        self.ends.push(self.ends.last().unwrap_or(&0) + text.len() as u64);
        if self.waiting.len() >= BUFFER {
            self.full = self.write().err();
            if self.full.is_some() {
                self.hold(self.waiting.len() as u64);
            }
        }
    }

    /// Writes what waits; what could not be written still waits.
    fn write(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(temporary_file()?),
        };
        let mut done = 0;
        let written = loop {
            match file.write(&self.waiting[done..]) {
                _ if done == self.waiting.len() => break Ok(()),
                Ok(0) => break Err(io::ErrorKind::WriteZero.into()),
                Ok(bytes) => done += bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => break Err(error),
            }
        };
        self.waiting.drain(..done);
        self.written += done as u64;
        written
    }

    /// Takes some more bytes of memory, since the disk takes none.
    fn hold(&mut self, bytes: u64) {
        match self.spare.checked_sub(bytes) {
            Some(spare) => {
                self.spare = spare;
                progress::hold(bytes);
            }
            None => self.failed = true,
        }
    }

    /// Gives every article its text, mapped; `places` tells the place that each had in the order of reading.
    ///
    /// # Errors
    /// If neither a temporary file nor memory could hold the texts.
    pub(super) fn give_back(self, articles: &mut [Article], places: &[usize]) -> Result<()> {
        let spooled = self.closed(Vec::new())?;
        let mapping =
            spooled.file.as_ref().map(Mapping::of).transpose().map_err(|error| no_space(&error))?.map(Arc::new);
        for (article, &place) in articles.iter_mut().zip(places) {
            let Some(range) = spooled.range(place) else { continue };
            let mapped = mapping.as_ref().filter(|_| range.end <= spooled.written);
            let mapped = mapped.and_then(|mapping| Text::mapped(mapping, range.start as usize..range.end as usize));
            article.body = mapped.unwrap_or_else(|| spooled.owned(range).into());
        }
        spooled.sound()
    }

    /// The texts for who reads them back one at a time; `places` tells the place that each article of the corpus had in the order
    /// of reading.
    ///
    /// # Errors
    /// If neither a temporary file nor memory could hold the texts.
    pub(crate) fn closed(self, places: Vec<usize>) -> Result<Spooled> {
        let Self { kept, ends, file, written, waiting, full, failed, .. } = self;
        match full {
            Some(error) if failed => Err(no_space(&error)),
            _ => Ok(Spooled { file, written, waiting, kept, ends, places, failed: OnceLock::new() }),
        }
    }
}

/// Where the texts of a corpus are: with their articles, or put aside.
#[derive(Debug, Default)]
pub(crate) struct Spooled {
    /// `None` if nothing was written.
    file: Option<File>,
    /// The bytes put aside that are in the file.
    written: u64,
    /// Those that are not.
    waiting: Vec<u8>,
    kept: usize,
    ends: Vec<u64>,
    places: Vec<usize>,
    failed: OnceLock<Error>,
}

impl Spooled {
    /// Where a text is among those put aside, by its place in the order of reading; `None` if it is with its article.
    fn range(&self, place: usize) -> Option<Range<u64>> {
        let further = place.checked_sub(self.kept)?;
        let end = *self.ends.get(further)?;
        Some(further.checked_sub(1).map_or(0, |before| self.ends[before])..end)
    }

    /// Where the text of an article is among those put aside, by the number of the article in the corpus.
    fn range_of(&self, number: usize) -> Option<Range<u64>> {
        self.range(*self.places.get(number)?)
    }

    /// How many bytes the text of an article has; `number` is that of the article in the corpus.
    pub(crate) fn length(&self, number: usize, article: &Article) -> u64 {
        self.range_of(number).map_or(article.body.len() as u64, |range| range.end - range.start)
    }

    /// The text of an article; `number` is that of the article in the corpus. Nothing if it cannot be read back, which
    /// [`Spooled::sound`] tells.
    pub(crate) fn text<'a>(&self, number: usize, article: &'a Article) -> Cow<'a, str> {
        self.range_of(number).map_or(Cow::Borrowed(&article.body), |range| Cow::Owned(self.owned(range)))
    }

    fn owned(&self, range: Range<u64>) -> String {
        let mut bytes = Vec::new();
        self.read(&range, &mut bytes);
        String::from_utf8(bytes).unwrap_or_else(|error| self.fail(&invalid(error.utf8_error())).into())
    }

    /// As [`Spooled::text`], in a buffer that is used again if it is not with its article.
    pub(crate) fn text_in<'a>(&self, number: usize, article: &'a Article, buffer: &'a mut Vec<u8>) -> &'a str {
        let Some(range) = self.range_of(number) else { return &article.body };
        self.read(&range, buffer);
        std::str::from_utf8(buffer).unwrap_or_else(|error| self.fail(&invalid(error)))
    }

    /// Reads a range of what was put aside; nothing if that fails.
    fn read(&self, range: &Range<u64>, bytes: &mut Vec<u8>) {
        let in_file = self.written.clamp(range.start, range.end) - range.start;
        bytes.resize(in_file as usize, 0);
        if let Some(file) = self.file.as_ref().filter(|_| in_file > 0)
            && let Err(error) = read_at(file, bytes, range.start)
        {
            self.fail(&error);
            bytes.clear();
            return;
        }
        let waiting = range.start.max(self.written) - self.written..range.end.max(self.written) - self.written;
        bytes.extend_from_slice(&self.waiting[waiting.start as usize..waiting.end as usize]);
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

    /// A file that takes nothing.
    fn full() -> File {
        File::open("Cargo.toml").unwrap()
    }

    fn come_back(spool: Spool, articles: &[Article], texts: &[&str]) {
        assert!(spool.full.is_some() && !spool.failed);
        let spooled = spool.closed((0..texts.len()).collect()).unwrap();
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(spooled.text(number, &articles[number]), *text);
            assert_eq!(spooled.text_in(number, &articles[number], &mut Vec::new()), *text);
            assert_eq!(spooled.length(number, &articles[number]), text.len() as u64);
        }
        spooled.sound().unwrap();
    }

    #[test]
    fn texts_stay_in_memory_where_the_disk_takes_none() {
        let long = "سد ".repeat(BUFFER / 4);
        let texts = ["four", &long, "dam", &long, "x", ""];
        let mut articles = texts.map(article);
        let mut spool = Spool::at_most(Memory::of(4 << 20), 6);
        spool.file = Some(full());
        spool.take(&mut articles);
        assert_eq!((spool.written, spool.ends.len(), articles[2].body.as_str()), (0, 1, "dam"));
        come_back(spool, &articles, &texts);
    }

    #[test]
    fn texts_stay_in_memory_where_the_disk_takes_no_more() {
        let long = "سد ".repeat(BUFFER / 4);
        let texts = ["four", &long, "dam", &long, "x", ""];
        let mut articles = texts.map(article);
        let mut spool = Spool::at_most(Memory::of(4 << 20), 6);
        spool.take(&mut articles[..3]);
        let file = spool.file.replace(full());
        spool.take(&mut articles[3..]);
        spool.file = file;
        assert_eq!((spool.written, spool.ends.len(), articles[4].body.as_str()), (long.len() as u64, 3, "x"));
        come_back(spool, &articles, &texts);
    }

    #[test]
    fn where_neither_disk_nor_memory_suffices_the_disk_is_named() {
        let long = "dam ".repeat(BUFFER);
        let mut articles = [&*long, "dam", &long].map(article);
        let mut spool = Spool::at_most(Memory::of(4 << 20), 6);
        spool.file = Some(full());
        spool.take(&mut articles);
        let error = spool.closed(vec![0, 1, 2]).unwrap_err().to_string();
        assert!(error.contains("cannot write a temporary file in"), "{error}");
        assert!(articles.iter().all(|article| article.body.len() < 4), "what is lost all the same takes no memory");
    }

    #[test]
    fn texts_that_are_given_back_are_mapped_or_held() {
        let long = "sea ".repeat(BUFFER / 4);
        let texts = ["four", &long, "dam", "سد"];
        let mut articles = texts.map(article);
        let mut spool = Spool::at_most(Memory::of(4 << 20), 6);
        spool.take(&mut articles);
        assert_eq!((spool.written, spool.waiting.len()), (BUFFER as u64, 7));
        spool.give_back(&mut articles, &[0, 1, 2, 3]).unwrap();
        assert_eq!(articles.map(|article| article.body.as_str().to_owned()), texts.map(str::to_owned));
    }

    #[test]
    fn a_text_that_cannot_be_read_back_is_an_error() {
        let spooled = Spooled {
            file: Some(temporary_file().unwrap()),
            written: 5,
            ends: vec![5],
            places: vec![0],
            ..Spooled::default()
        };
        assert_eq!(spooled.text(0, &article("")), "");
        assert_eq!(spooled.text_in(0, &article(""), &mut Vec::new()), "");
        assert!(spooled.sound().unwrap_err().to_string().contains("temporary file"));
    }
}
