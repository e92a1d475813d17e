//! Counted sequences as sorted runs: they are merged in memory while there is room, else written to temporary files without a name
//! and merged from there. Leaves what is counted, and what is kept of it, to the n-grams.

use super::Cell;
use crate::count::packing::Packed;
use crate::memory::temporary_file;
use std::cmp::Ordering;
use std::collections::{BinaryHeap, binary_heap::PeekMut};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};
use std::vec::IntoIter;

/// Files that are merged at once: more of them become one first, so that few are open at a time.
const AT_ONCE: usize = 64;

/// Bytes of a file that are read at once.
const BUFFER: usize = 128 << 10;

/// A sequence in one group.
#[derive(Debug)]
pub(super) struct Entry<K> {
    pub key: K,
    pub cell: Cell,
}

impl<K: Packed> Entry<K> {
    fn order(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key).then(self.cell.group.cmp(&other.cell.group))
    }
}

/// How the numbers of a sequence are packed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Width {
    /// Numbers of a sequence.
    pub size: usize,
    /// Bits of a number.
    pub bits: u32,
}

/// Sorted runs of entries.
pub(super) struct Runs<K> {
    width: Width,
    /// Entries that may stay in memory.
    room: usize,
    /// Runs in memory, each at least twice as long as the next.
    stack: Vec<Vec<Entry<K>>>,
    /// Runs on disk: first those that were spilled, then those that were merged from [`AT_ONCE`] of them, and so on.
    files: Vec<Vec<File>>,
}

impl<K: Packed> Runs<K> {
    /// None yet, and room in memory for so many bytes of them; while two are merged they take twice as much.
    pub fn within(bytes: u64, width: Width) -> Self {
        let of_one = size_of::<Entry<K>>() + K::further_bytes(width.size);
        let room = usize::try_from(bytes).unwrap_or(usize::MAX) / of_one;
        Self { width, room, stack: Vec::new(), files: Vec::new() }
    }

    /// Adds a sorted run. Runs in memory are merged while the one below is not twice as long: n log n in all.
    ///
    /// # Errors
    /// If a temporary file cannot be made or written.
    pub fn push(&mut self, mut entries: Vec<Entry<K>>) -> io::Result<()> {
        while let Some(below) = self.stack.pop_if(|below| below.len() < 2 * entries.len()) {
            let most = below.len() + entries.len();
            entries = Merge::of([below, entries].map(in_memory))?.collected(most)?;
        }
        self.stack.push(entries);
        if self.stack.iter().map(Vec::len).sum::<usize>() > self.room { self.spill() } else { Ok(()) }
    }

    /// How many runs are on disk.
    pub fn spilled(&self) -> usize {
        self.files.iter().map(Vec::len).sum()
    }

    /// All entries in their order; equal sequences of a group are one.
    ///
    /// # Errors
    /// If a temporary file cannot be read.
    pub fn merged(mut self) -> io::Result<Merge<K>> {
        let files = opened(self.files.drain(..).flatten(), self.width)?;
        Merge::of(files.into_iter().chain(self.stack.drain(..).map(in_memory)))
    }

    /// Writes everything in memory to disk as one run.
    fn spill(&mut self) -> io::Result<()> {
        let mut run = write(Merge::of(self.stack.drain(..).map(in_memory))?, self.width)?;
        let mut level = 0;
        loop {
            if self.files.len() == level {
                self.files.push(Vec::new());
            }
            self.files[level].push(run);
            if self.files[level].len() < AT_ONCE {
                return Ok(());
            }
            let files = std::mem::take(&mut self.files[level]);
            run = write(Merge::of(opened::<K>(files, self.width)?)?, self.width)?;
            level += 1;
        }
    }
}

/// Writes a run into a file of its own.
fn write<K: Packed>(mut merge: Merge<K>, width: Width) -> io::Result<File> {
    let mut out = BufWriter::with_capacity(BUFFER, temporary_file()?);
    let (mut numbers, mut bytes) = (Vec::new(), Vec::new());
    while let Some(Entry { key, cell }) = merge.next()? {
        numbers.clear();
        key.unpack(width.size, width.bits, &mut numbers);
        bytes.clear();
        let of_cell = [u64::from(cell.group), u64::from(cell.articles), cell.count, cell.square, cell.cross];
        for number in numbers.iter().map(|&number| u64::from(number)).chain(of_cell) {
            push_number(number, &mut bytes);
        }
        out.write_all(&bytes)?;
    }
    out.into_inner().map_err(io::IntoInnerError::into_error)
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow (LEB128).
fn push_number(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// A run that is read.
struct Reader {
    file: File,
    width: Width,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    numbers: Vec<u32>,
}

impl Reader {
    fn new(mut file: File, width: Width) -> io::Result<Self> {
        file.rewind()?;
        Ok(Self { file, width, buffer: vec![0; BUFFER], at: 0, end: 0, numbers: Vec::with_capacity(width.size) })
    }

    /// The next byte; `None` at the end.
    #[inline]
    fn byte(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.end {
            (self.at, self.end) = (0, self.file.read(&mut self.buffer)?);
            if self.end == 0 {
                return Ok(None);
            }
        }
        self.at += 1;
        Ok(Some(self.buffer[self.at - 1]))
    }

    /// The next number; `None` at the end.
    fn number(&mut self) -> io::Result<Option<u64>> {
        let (mut number, mut shift) = (0, 0);
        while let Some(byte) = self.byte()? {
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return Ok(Some(number));
            }
        }
        if shift == 0 { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    /// A number that must be there.
    fn further(&mut self) -> io::Result<u64> {
        self.number()?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    fn entry<K: Packed>(&mut self) -> io::Result<Option<Entry<K>>> {
        let Some(first) = self.number()? else { return Ok(None) };
        self.numbers.clear();
        self.numbers.push(first as u32);
        for _ in 1..self.width.size {
            let number = self.further()?;
            self.numbers.push(number as u32);
        }
        let key = K::pack(self.numbers.iter().copied(), self.width.bits);
        let (group, articles) = (self.further()? as u32, self.further()? as u32);
        let cell = Cell { group, articles, count: self.further()?, square: self.further()?, cross: self.further()? };
        Ok(Some(Entry { key, cell }))
    }
}

/// Where a run is.
enum Source<K> {
    Memory(IntoIter<Entry<K>>),
    File(Reader),
}

fn opened<K>(files: impl IntoIterator<Item = File>, width: Width) -> io::Result<Vec<Source<K>>> {
    files.into_iter().map(|file| Ok(Source::File(Reader::new(file, width)?))).collect()
}

fn in_memory<K>(run: Vec<Entry<K>>) -> Source<K> {
    Source::Memory(run.into_iter())
}

impl<K: Packed> Source<K> {
    fn next(&mut self) -> io::Result<Option<Entry<K>>> {
        match self {
            Self::Memory(entries) => Ok(entries.next()),
            Self::File(reader) => reader.entry(),
        }
    }
}

/// The first entry of a source that was not given yet; the least is the greatest of a heap.
struct Head<K> {
    entry: Entry<K>,
    source: usize,
}

impl<K: Packed> Ord for Head<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.entry.order(&self.entry)
    }
}

impl<K: Packed> PartialOrd for Head<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: Packed> PartialEq for Head<K> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<K: Packed> Eq for Head<K> {}

/// Several runs as one.
pub(super) struct Merge<K: Packed> {
    sources: Vec<Source<K>>,
    heads: BinaryHeap<Head<K>>,
}

impl<K: Packed> Merge<K> {
    fn of(sources: impl IntoIterator<Item = Source<K>>) -> io::Result<Self> {
        let mut merge = Self { sources: sources.into_iter().collect(), heads: BinaryHeap::new() };
        for (source, run) in merge.sources.iter_mut().enumerate() {
            merge.heads.extend(run.next()?.map(|entry| Head { entry, source }));
        }
        Ok(merge)
    }

    /// The next entry, with all that are equal to it added; `None` after the last.
    ///
    /// # Errors
    /// If a temporary file cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Entry<K>>> {
        let Some(mut entry) = self.least()? else { return Ok(None) };
        while self.heads.peek().is_some_and(|head| head.entry.order(&entry) == Ordering::Equal) {
            if let Some(more) = self.least()? {
                entry.cell.add(&more.cell);
            }
        }
        Ok(Some(entry))
    }

    fn least(&mut self) -> io::Result<Option<Entry<K>>> {
        let Some(mut head) = self.heads.peek_mut() else { return Ok(None) };
        Ok(Some(match self.sources[head.source].next()? {
            Some(following) => std::mem::replace(&mut head.entry, following),
            None => PeekMut::pop(head).entry,
        }))
    }

    /// All entries, in memory.
    fn collected(mut self, most: usize) -> io::Result<Vec<Entry<K>>> {
        let mut entries = Vec::with_capacity(most);
        while let Some(entry) = self.next()? {
            entries.push(entry);
        }
        entries.shrink_to_fit();
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry<K: Packed>(numbers: &[u32], group: u32, count: u64) -> Entry<K> {
        let key = K::pack(numbers.iter().copied(), 20);
        Entry { key, cell: Cell { group, articles: 1, count, square: count * count, cross: 300 * count } }
    }

    /// The numbers of a sequence, and those of its cell.
    type Row = (Vec<u32>, [u64; 5]);

    /// What comes out of many small runs, and on how many files they were.
    fn merged<K: Packed>(room: u64, size: usize) -> (Vec<Row>, usize) {
        let width = Width { size, bits: 20 };
        let mut runs = Runs::<K>::within(room, width);
        for run in 0..200u32 {
            // Numbers below and above what fits a byte, in two groups.
            let mut entries: Vec<Entry<K>> = (0..20)
                .map(|place| {
                    let number = (run * 37 + place * 4_999) % 1_000;
                    let numbers: Vec<u32> = (0..size as u32).map(|shift| number + shift * 1_001).collect();
                    entry(&numbers, place % 2, u64::from(run + 1))
                })
                .collect();
            entries.sort_by(Entry::order);
            entries.dedup_by(|a, b| a.order(b) == Ordering::Equal);
            runs.push(entries).expect("written");
        }
        let spilled = runs.spilled();
        let (mut merge, mut found) = (runs.merged().expect("opened"), Vec::new());
        while let Some(Entry { key, cell }) = merge.next().expect("read") {
            let mut numbers = Vec::new();
            key.unpack(size, 20, &mut numbers);
            let facts = [u64::from(cell.group), u64::from(cell.articles), cell.count, cell.square, cell.cross];
            found.push((numbers, facts));
        }
        (found, spilled)
    }

    #[test]
    fn runs_on_disk_give_what_runs_in_memory_give() {
        let ((whole, none), (spilled, many)) = (merged::<u64>(1 << 30, 2), merged::<u64>(1_000, 2));
        assert_eq!(none, 0);
        // 200 runs of 20 entries, 25 in memory: more than two rounds of 64 files, which became one file each.
        assert!((5..64).contains(&many), "{many} files");
        assert!(whole == spilled && whole.is_sorted());
        assert!(whole.windows(2).all(|pair| (&pair[0].0, pair[0].1[0]) < (&pair[1].0, pair[1].1[0])), "each once");
        assert_eq!(whole.iter().map(|(_, facts)| facts[1]).sum::<u64>(), 200 * 20);
        assert_eq!(merged::<u128>(1_000, 2).0, whole);
        assert_eq!(merged::<Box<[u32]>>(1_000, 2).0, whole);
        assert_eq!(merged::<u128>(1 << 30, 5), (merged::<Box<[u32]>>(1_000, 5).0, 0));
    }

    #[test]
    fn numbers_of_any_size_come_back() {
        let all = [0, 1, 127, 128, 16_383, 16_384, u64::from(u32::MAX), u64::MAX];
        let mut bytes = Vec::new();
        for number in all {
            push_number(number, &mut bytes);
        }
        let read = |bytes: &[u8]| {
            let mut file = temporary_file().expect("a file");
            file.write_all(bytes).expect("written");
            Reader::new(file, Width { size: 1, bits: 1 }).expect("opened")
        };
        let mut reader = read(&bytes);
        for number in all {
            assert_eq!(reader.number().expect("read"), Some(number));
        }
        assert_eq!(reader.number().expect("the end"), None);
        assert!(read(&bytes[..bytes.len() - 1]).number().is_ok_and(|first| first == Some(0)));
        assert!(read(&[0x80]).number().is_err(), "a number that is cut");
    }
}
