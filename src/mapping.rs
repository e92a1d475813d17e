//! Files as memory: bytes that the system reads when they are asked for, and may let go again. With `token::segments::simd`
//! and `prefetch` the only unsafe code of the library; leaves what the bytes mean to the corpus and the index.
//!
//! Three things are unsafe: to map a file (another program could change it while it is read; newsprint itself never changes a file
//! in place, it writes a new one and renames it), to let its pages go (they are read again when they are looked at), and to take
//! bytes for text that were found to be UTF-8 before.
#![allow(unsafe_code, reason = "mapped files; see above")]

use memmap2::Mmap;
use std::fs::File;
use std::io;
use std::ops::{Deref, Range};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The system brings about so many bytes around one that is looked at: a block.
const BLOCK: usize = 64 << 10;

/// So many blocks that were looked at last are known.
const KNOWN: usize = 64;

/// After so many bytes were looked at, with the blocks around them, all pages are let go: else a long scan would fill the memory with what it has left behind.
/// What is looked at again comes from the memory of the system, which gives its pages to others when they need them.
const LET_GO_AFTER: usize = 32 << 20;

/// The bytes of a file. Pages that are not in memory are read when they are looked at.
#[derive(Debug)]
pub struct Mapping {
    /// `None` for an empty file, which cannot be mapped.
    map: Option<Mmap>,
    /// The same file, to be read from.
    file: Option<File>,
    /// Bytes that came since pages were let go.
    seen: AtomicUsize,
    /// The last blocks that were looked at, each at the place of its number: who looks again brings nothing new. What threads
    /// overwrite of each other costs a byte counted twice, never a wrong byte.
    blocks: [AtomicUsize; KNOWN],
}

impl Mapping {
    /// Maps a file as long as it is now.
    ///
    /// # Errors
    /// If the system cannot map it.
    pub fn of(file: &File) -> io::Result<Self> {
        let of = |map, file| Self {
            map,
            file,
            seen: AtomicUsize::new(0),
            blocks: [const { AtomicUsize::new(usize::MAX) }; KNOWN],
        };
        if file.metadata()?.len() == 0 {
            return Ok(of(None, None));
        }
        // SAFETY: the files are our own: temporary ones without a name, and those of an index, which are only ever replaced as a
        // whole, so that the bytes behind this map stay as they are.
        let map = unsafe { Mmap::map(file)? };
        Ok(of(Some(map), file.try_clone().ok()))
    }

    /// Copies some bytes out of the file: for a few here and a few there that is cheaper than to bring in the pages around them,
    /// and holds none.
    ///
    /// # Panics
    /// If the bytes do not fit into the file.
    pub fn copy(&self, start: usize, to: &mut [u8]) {
        if !self.read(start, to) {
            to.copy_from_slice(self.portion(start..start + to.len()));
        }
    }

    #[cfg(unix)]
    fn read(&self, start: usize, to: &mut [u8]) -> bool {
        use std::os::unix::fs::FileExt;
        self.file.as_ref().is_some_and(|file| file.read_exact_at(to, start as u64).is_ok())
    }

    #[cfg(not(unix))]
    fn read(&self, _: usize, _: &mut [u8]) -> bool {
        let _ = &self.file;
        false
    }

    /// Some bytes that are looked at one after another, and counted: a scan goes through here portion by portion, so that it
    /// never holds more than some of the file.
    ///
    /// # Panics
    /// If the range is not one of the file.
    #[inline]
    pub fn portion(&self, range: Range<usize>) -> &[u8] {
        let block = range.start / BLOCK;
        let place = &self.blocks[block % KNOWN];
        if place.load(Ordering::Relaxed) != block || range.len() > BLOCK {
            place.store(block, Ordering::Relaxed);
            self.count(range.len() + BLOCK);
        }
        &self[range]
    }

    /// Counts bytes that came, and lets pages go when they are many.
    fn count(&self, bytes: usize) {
        if self.seen.fetch_add(bytes, Ordering::Relaxed) > LET_GO_AFTER {
            self.seen.store(0, Ordering::Relaxed);
            self.let_go();
        }
    }

    /// Lets go of the pages that were looked at; they come back when they are looked at again.
    #[cfg(unix)]
    fn let_go(&self) {
        let Some(map) = &self.map else { return };
        // SAFETY: the map is of a file and only ever read, so that the pages that come back hold the bytes of those that went,
        // even while others look at them. A system that refuses has lost nothing.
        let _ = unsafe { map.unchecked_advise(memmap2::UncheckedAdvice::DontNeed) };
    }

    #[cfg(not(unix))]
    fn let_go(&self) {
        let _ = &self.map;
    }
}

impl Deref for Mapping {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.map.as_deref().unwrap_or_default()
    }
}

/// A text in a mapped file. It is looked at when it is first asked for, so that opening a corpus reads none of its texts.
#[derive(Debug)]
pub struct MappedText {
    mapping: Arc<Mapping>,
    range: Range<usize>,
    /// Whether the bytes were found to be UTF-8.
    is_text: AtomicBool,
}

impl MappedText {
    /// The text at a range of a mapping; `None` if the mapping does not reach so far.
    pub fn new(mapping: &Arc<Mapping>, range: Range<usize>) -> Option<Self> {
        mapping.get(range.clone())?;
        Some(Self { mapping: Arc::clone(mapping), range, is_text: AtomicBool::new(false) })
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// The text.
    ///
    /// # Panics
    /// If the bytes are not UTF-8, which only a forged file can have: what is written is text, and checked when it is opened.
    #[inline]
    pub fn as_str(&self) -> &str {
        let bytes = self.mapping.portion(self.range.clone());
        if self.is_text.load(Ordering::Relaxed) {
            // SAFETY: these bytes were found to be UTF-8 when the flag was set, and they do not change (see `Mapping::of`).
            return unsafe { std::str::from_utf8_unchecked(bytes) };
        }
        let text = std::str::from_utf8(bytes).expect("the texts of an index are UTF-8");
        self.is_text.store(true, Ordering::Relaxed);
        text
    }
}

impl Clone for MappedText {
    fn clone(&self) -> Self {
        let is_text = AtomicBool::new(self.is_text.load(Ordering::Relaxed));
        Self { mapping: Arc::clone(&self.mapping), range: self.range.clone(), is_text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn mapped(bytes: &[u8]) -> Arc<Mapping> {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(bytes).expect("written");
        Arc::new(Mapping::of(&file).expect("a map"))
    }

    #[test]
    fn texts_come_back_and_ranges_are_checked() {
        let mapping = mapped("سد dam".as_bytes());
        let text = MappedText::new(&mapping, 0..4).expect("inside");
        assert_eq!((text.as_str(), text.as_str(), text.len()), ("سد", "سد", 4));
        assert_eq!(text.clone().as_str(), "سد");
        assert!(MappedText::new(&mapping, 5..9).is_none());
        assert!(MappedText::new(&mapped(b""), 0..0).expect("nothing").is_empty());
    }

    #[test]
    fn pages_that_were_let_go_come_back_as_they_were() {
        let bytes: Vec<u8> = (0..3 << 20).map(|place: u32| (place % 251) as u8).collect();
        let mapping = mapped(&bytes);
        let held = mapping.portion(7..1_000_000);
        for _ in 0..(3 * LET_GO_AFTER / bytes.len()) {
            assert!(mapping.portion(0..bytes.len()) == bytes);
        }
        mapping.let_go();
        assert!(held == &bytes[7..1_000_000] && mapping.portion(5..9) == [5, 6, 7, 8]);
        let mut copied = [0; 3];
        mapping.copy(bytes.len() - 3, &mut copied);
        assert_eq!(copied, bytes[bytes.len() - 3..]);
        assert!(mapped(b"").portion(0..0).is_empty());
    }

    #[test]
    #[should_panic(expected = "UTF-8")]
    fn bytes_that_are_no_text_are_never_shown_as_text() {
        MappedText::new(&mapped(b"\xff\xfe"), 0..2).expect("inside").as_str();
    }
}
