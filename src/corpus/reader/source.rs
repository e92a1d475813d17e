//! Bytes of files, with their hash: whole for one article, line by line for many.
//! Leaves what the lines mean to the formats.

use super::super::{Source, encoding};
use super::{Hashes, ReadOptions};
use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;
use std::path::Path;

/// A file that was read whole.
pub(super) struct Whole {
    /// Its text, without the byte order mark.
    pub text: String,
    /// Did it begin with a byte order mark?
    pub marked: bool,
    /// Size and hash, mark included.
    pub source: Source,
}

/// Reads a file as UTF-8 text.
pub(super) fn whole(path: &Path, name: &str, input: usize) -> Result<Whole> {
    let file = open(path)?;
    let mut bytes = Vec::with_capacity(file.metadata().map_or(0, |facts| facts.len() as usize));
    (&file).read_to_end(&mut bytes).map_err(|error| Error::io("read", path, &error))?;
    let fault = |fault: encoding::Fault| fault.error(path, &bytes, 1, 0);
    let mark = encoding::start(&bytes).map_err(fault)?;
    encoding::text(&bytes).map_err(fault)?;
    let sha256 = format!("{:x}", Sha256::digest(&bytes));
    let source = Source { input, path: name.to_owned(), bytes: bytes.len() as u64, sha256 };
    bytes.drain(..mark);
    let text = String::from_utf8(bytes).expect("the bytes were checked above");
    Ok(Whole { text, marked: mark > 0, source })
}

/// Opens a regular file; a pipe or device would make us wait for ever.
fn open(path: &Path) -> Result<File> {
    let facts = fs::metadata(path).map_err(|error| Error::io("read", path, &error))?;
    if !facts.is_file() {
        let what = if facts.is_dir() { "a folder" } else { "a pipe, socket or device" };
        return Err(Error::new(format!("\"{}\" is {what}, not a file", path.display()))
            .hint("save its content as an ordinary file"));
    }
    File::open(path).map_err(|error| Error::io("read", path, &error))
}

/// A file read line by line, so that a large one is never held whole.
pub(super) struct Lines<'p> {
    path: &'p Path,
    reader: BufReader<Hashing>,
    /// Did it begin with a byte order mark?
    pub marked: bool,
    /// The number of the last line read; 0 before the first.
    pub line: u64,
    /// Where the next line begins, in bytes of the file.
    pub offset: u64,
    /// What was read of the next line, behind the lines that were taken together.
    begun: Vec<u8>,
}

/// A line among others that were read together.
pub(super) struct Line {
    /// Counted from 1.
    pub number: u64,
    /// Where it begins, in bytes of the file.
    pub offset: u64,
    /// Its bytes among those that were read, with its line end.
    pub range: Range<usize>,
}

impl<'p> Lines<'p> {
    /// Opens a file and looks at its first bytes.
    pub(super) fn open(path: &'p Path) -> Result<Self> {
        let hashing = Hashing { file: open(path)?, sha256: Some(Sha256::new()), bytes: 0 };
        let reader = BufReader::with_capacity(1 << 18, hashing);
        let mut lines = Self { path, reader, marked: false, line: 0, offset: 0, begun: Vec::new() };
        let first = lines.buffered()?;
        let mark = encoding::start(first).map_err(|fault| fault.error(path, first, 1, 0))?;
        lines.reader.consume(mark);
        lines.marked = mark > 0;
        lines.offset = mark as u64;
        Ok(lines)
    }

    /// The same lines, whose file is hashed only if the options ask for it.
    pub(super) fn hashed_if(mut self, options: &ReadOptions) -> Self {
        self.reader.get_mut().sha256.take_if(|_| options.hashes == Hashes::Left);
        self
    }

    /// What is known of the next bytes without moving on.
    pub(super) fn buffered(&mut self) -> Result<&[u8]> {
        while let Err(error) = self.reader.fill_buf() {
            if error.kind() != io::ErrorKind::Interrupted {
                return Err(Error::io("read", self.path, &error));
            }
        }
        Ok(self.reader.buffer())
    }

    /// Appends the next line with its line end; the number of its bytes, 0 at the end.
    pub(super) fn append_to(&mut self, buffer: &mut Vec<u8>) -> Result<usize> {
        let before = buffer.len();
        loop {
            let buffered = self.buffered()?;
            let end = memchr::memchr(b'\n', buffered);
            let taken = end.map_or(buffered.len(), |end| end + 1);
            buffer.extend_from_slice(&buffered[..taken]);
            self.reader.consume(taken);
            if end.is_some() || taken == 0 {
                break;
            }
        }
        let read = buffer.len() - before;
        self.line += u64::from(read > 0);
        self.offset += read as u64;
        Ok(read)
    }

    /// The next lines, of about so many bytes, read at once into `buffer` in place of what it holds; none at the end. Not to be mixed
    /// with the ways to read one line.
    pub(super) fn together(&mut self, buffer: &mut Vec<u8>, size: usize) -> Result<Vec<Line>> {
        let mut filled = self.begun.len();
        // What was used before is not made zeros again.
        buffer.resize(size.max(filled + 1).max(buffer.len().min(2 * size)), 0);
        buffer[..filled].copy_from_slice(&self.begun);
        self.begun.clear();
        let mut end = 0;
        while end == 0 {
            if filled == buffer.len() {
                buffer.resize(2 * filled, 0);
            }
            let read = self.read(&mut buffer[filled..])?;
            let behind = memchr::memrchr(b'\n', &buffer[filled..filled + read]).map(|place| filled + place + 1);
            filled += read;
            end = if read == 0 { filled } else { behind.unwrap_or(0) };
            if read == 0 {
                break;
            }
        }
        self.begun.extend_from_slice(&buffer[end..filled]);
        let mut lines = Vec::new();
        let mut start = 0;
        for behind in memchr::memchr_iter(b'\n', &buffer[..end]).map(|place| place + 1).chain([end]) {
            if behind > start {
                self.line += 1;
                lines.push(Line { number: self.line, offset: self.offset, range: start..behind });
                self.offset += (behind - start) as u64;
                start = behind;
            }
        }
        Ok(lines)
    }

    /// Fills a buffer as far as the file goes; how many bytes those are.
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.reader.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Error::io("read", self.path, &error)),
            }
        }
        Ok(filled)
    }

    /// Hands out every line to the end, with its line end and its number; stops at the first error.
    pub(super) fn each(&mut self, mut take: impl FnMut(&str, u64) -> Result<()>) -> Result<()> {
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let offset = self.offset;
            if self.append_to(&mut bytes)? == 0 {
                return Ok(());
            }
            let line = encoding::text(&bytes).map_err(|fault| fault.error(self.path, &bytes, self.line, offset))?;
            take(line, self.line)?;
        }
    }

    /// The facts for the manifest, after the last line.
    pub(super) fn source(self, name: String, input: usize) -> Source {
        let Hashing { sha256, bytes, .. } = self.reader.into_inner();
        let sha256 = sha256.map_or_else(String::new, |sha256| format!("{:x}", sha256.finalize()));
        Source { input, path: name, bytes, sha256 }
    }
}

/// A file that is hashed while it is read.
struct Hashing {
    file: File,
    /// `None` where nobody asks for the hash.
    sha256: Option<Sha256>,
    bytes: u64,
}

impl Read for Hashing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        if let Some(sha256) = &mut self.sha256 {
            sha256.update(&buffer[..read]);
        }
        self.bytes += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn lines_come_together_as_they_come_one_by_one() {
        let long = "x".repeat(700);
        for text in [
            "",
            "a",
            "a\n",
            "\n\nab\r\n\ncd",
            &format!("a\n{long}\nb\n{long}{long}\n\nc\n"),
            &"ab\nc\n".repeat(300_000),
        ] {
            let mut file = tempfile::NamedTempFile::new().unwrap();
            file.write_all(text.as_bytes()).unwrap();
            let mut one_by_one = Vec::new();
            let mut lines = Lines::open(file.path()).unwrap();
            let (mut line, mut offset) = (Vec::new(), 0);
            while lines.append_to(&mut line).unwrap() > 0 {
                one_by_one.push((lines.line, offset, std::mem::take(&mut line)));
                offset = lines.offset;
            }
            for size in [1, 64, 300_000] {
                if size < 64 && text.len() > 10_000 {
                    continue;
                }
                let (mut lines, mut buffer, mut found) = (Lines::open(file.path()).unwrap(), Vec::new(), Vec::new());
                loop {
                    let together = lines.together(&mut buffer, size).unwrap();
                    if together.is_empty() {
                        break;
                    }
                    found.extend(
                        together.into_iter().map(|line| (line.number, line.offset, buffer[line.range].to_vec())),
                    );
                }
                assert!(found == one_by_one, "{size}: {text:.40}");
            }
        }
    }
}
