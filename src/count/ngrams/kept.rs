//! The n-grams that are kept, with their counts: columns in memory, or in temporary files where there is no room.

use super::runs::{Merge, Width};
use super::{Cell, NGram, NGramSettings};
use crate::count::packing::Packed;
use crate::index::column::{Column, Growing};
use std::io;

/// N-grams in the order of their forms.
#[derive(Debug)]
pub(super) struct Kept {
    /// Forms of an n-gram.
    size: usize,
    /// The forms of all of them, `size` each.
    forms: Column<u32>,
    counts: Column<u64>,
    /// Where the cells of each of them end.
    ends: Column<u64>,
    /// The numbers of each [`Cell`]: group and articles in one.
    cells: Column<[u64; 4]>,
}

/// What came of all n-grams.
pub(super) struct Sifted {
    pub kept: Kept,
    /// How many there are, kept or not.
    pub types: u64,
    /// Their occurrences.
    pub total: u64,
}

/// Keeps the n-grams that occur often enough.
///
/// # Errors
/// If a temporary file cannot be read or written.
pub(super) fn sift<K: Packed>(mut all: Merge<K>, width: Width, settings: &NGramSettings) -> io::Result<Sifted> {
    let mut growing = Filling::within(settings, width);
    let (mut types, mut total) = (0, 0);
    let mut following = all.next()?;
    let mut cells = Vec::new();
    while let Some(first) = following {
        cells.clear();
        cells.push(first.cell);
        following = all.next()?;
        while let Some(more) = following.take_if(|next| next.key == first.key) {
            cells.push(more.cell);
            following = all.next()?;
        }
        types += 1;
        let count = cells.iter().map(|cell| cell.count).sum();
        total += count;
        let articles: u64 = cells.iter().map(|cell| u64::from(cell.articles)).sum();
        if count >= settings.min_count && articles >= settings.min_articles {
            growing.push(&first.key, count, &cells)?;
        }
    }
    Ok(Sifted { kept: growing.finish()?, types, total })
}

/// Columns that are being filled.
struct Filling {
    width: Width,
    forms: Growing<u32>,
    counts: Growing<u64>,
    ends: Growing<u64>,
    cells: Growing<[u64; 4]>,
    end: u64,
    unpacked: Vec<u32>,
}

impl Filling {
    /// A quarter of the memory is for all of them.
    fn within(settings: &NGramSettings, width: Width) -> Self {
        let part = settings.memory.bytes() / 32;
        Self {
            width,
            forms: Growing::within(2 * part),
            counts: Growing::within(part),
            ends: Growing::within(part),
            cells: Growing::within(4 * part),
            end: 0,
            unpacked: Vec::new(),
        }
    }

    fn push<K: Packed>(&mut self, key: &K, count: u64, cells: &[Cell]) -> io::Result<()> {
        self.unpacked.clear();
        key.unpack(self.width.size, self.width.bits, &mut self.unpacked);
        self.forms.extend(&self.unpacked)?;
        self.counts.extend(&[count])?;
        self.end += cells.len() as u64;
        self.ends.extend(&[self.end])?;
        cells.iter().try_for_each(|cell| {
            let both = u64::from(cell.group) << 32 | u64::from(cell.articles);
            self.cells.extend(&[[both, cell.count, cell.square, cell.cross]])
        })
    }

    fn finish(self) -> io::Result<Kept> {
        Ok(Kept {
            size: self.width.size,
            forms: self.forms.finish()?,
            counts: self.counts.finish()?,
            ends: self.ends.finish()?,
            cells: self.cells.finish()?,
        })
    }
}

impl Kept {
    /// How many they are.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// How often each occurs.
    pub fn counts(&self) -> &Column<u64> {
        &self.counts
    }

    /// The forms of one of them.
    pub fn forms(&self, gram: NGram) -> &[u32] {
        self.forms.portion(gram * self.size..(gram + 1) * self.size)
    }

    /// How often one of them occurs.
    pub fn count(&self, gram: NGram) -> u64 {
        self.counts.portion(gram..gram + 1)[0]
    }

    /// The cells of one of them, by group.
    pub fn cells(&self, gram: NGram) -> impl Iterator<Item = Cell> + '_ {
        let start = if gram == 0 { 0 } else { self.ends.portion(gram - 1..gram)[0] };
        let end = self.ends.portion(gram..gram + 1)[0];
        self.cells.portion(start as usize..end as usize).iter().map(|&[both, count, square, cross]| Cell {
            group: (both >> 32) as u32,
            articles: both as u32,
            count,
            square,
            cross,
        })
    }
}
