//! Bytes of files, with their hash: whole for one article, line by line for many.
//! Leaves what the lines mean to the formats.

use super::super::{Source, encoding};
use super::{Hashes, ReadOptions};
use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
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
}

impl<'p> Lines<'p> {
    /// Opens a file and looks at its first bytes.
    pub(super) fn open(path: &'p Path) -> Result<Self> {
        let hashing = Hashing { file: open(path)?, sha256: Some(Sha256::new()), bytes: 0 };
        let mut lines =
            Self { path, reader: BufReader::with_capacity(1 << 18, hashing), marked: false, line: 0, offset: 0 };
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
