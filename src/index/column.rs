//! One number for every row: in memory, or in a mapped file. Nobody who reads a column knows where it is kept.

use crate::mapping::Mapping;
use crate::memory::temporary_file;
use bytemuck::{AnyBitPattern, NoUninit};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::{Deref, Range};
use std::sync::Arc;

/// The numbers of a column.
#[derive(Debug)]
pub(crate) enum Column<T> {
    Memory(Vec<T>),
    /// Invariant: the bytes of the range are a whole number of aligned `T`.
    File {
        mapping: Arc<Mapping>,
        bytes: Range<usize>,
    },
}

impl<T: AnyBitPattern> Column<T> {
    /// The column at a range of bytes of a mapped file; `None` if they are no aligned numbers of this width.
    pub(crate) fn mapped(mapping: &Arc<Mapping>, bytes: Range<usize>) -> Option<Self> {
        bytemuck::try_cast_slice::<u8, T>(mapping.get(bytes.clone())?).ok()?;
        Some(Self::File { mapping: Arc::clone(mapping), bytes })
    }

    /// Some rows that are looked at one after another. Scans go through here, a portion at a time, so that of a mapped file they
    /// hold only some pages.
    #[inline]
    pub(crate) fn portion(&self, rows: Range<usize>) -> &[T] {
        match self {
            Self::Memory(numbers) => &numbers[rows],
            Self::File { mapping, bytes } => {
                let place = |row: usize| bytes.start + row * size_of::<T>();
                let (start, end) = (place(rows.start), place(rows.end));
                assert!(end <= bytes.end, "rows {rows:?} of a column");
                bytemuck::cast_slice(mapping.portion(start..end))
            }
        }
    }

    /// As [`Column::portion`], of a few rows here and there: those of a file are copied out of it, to `copied`.
    pub(crate) fn copied<'a>(&'a self, rows: Range<usize>, copied: &'a mut Vec<T>) -> &'a [T]
    where
        T: NoUninit,
    {
        match self {
            Self::Memory(numbers) => &numbers[rows],
            Self::File { mapping, bytes } => {
                let start = bytes.start + rows.start * size_of::<T>();
                assert!(
                    rows.start <= rows.end && bytes.start + rows.end * size_of::<T>() <= bytes.end,
                    "rows {rows:?} of a column"
                );
                copied.resize(rows.len(), T::zeroed());
                mapping.copy(start, bytemuck::cast_slice_mut(copied));
                copied
            }
        }
    }

    /// All rows, a portion after the other.
    pub(crate) fn portions(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).step_by(PORTION).map(|start| self.portion(start..self.len().min(start + PORTION)))
    }
}

/// Rows that a scan looks at together.
const PORTION: usize = 1 << 16;

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self::Memory(Vec::new())
    }
}

impl<T: AnyBitPattern> Deref for Column<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Self::Memory(numbers) => numbers,
            Self::File { mapping, bytes } => bytemuck::cast_slice(&mapping[bytes.clone()]),
        }
    }
}

/// A column that is being filled: in memory while there is room, else in a temporary file without a name, which is gone with the
/// program.
#[derive(Debug)]
pub(crate) struct Growing<T> {
    rows: Rows<T>,
    /// Rows that may stay in memory.
    room: usize,
}

#[derive(Debug)]
enum Rows<T> {
    Memory(Vec<T>),
    File(BufWriter<File>),
}

impl<T: AnyBitPattern + NoUninit> Growing<T> {
    /// No rows yet, and room in memory for so many bytes of them.
    pub(crate) fn within(bytes: u64) -> Self {
        let room = usize::try_from(bytes).unwrap_or(usize::MAX) / size_of::<T>();
        Self { rows: Rows::Memory(Vec::new()), room }
    }

    /// Adds rows.
    ///
    /// # Errors
    /// If the temporary file cannot be made or written.
    pub(crate) fn extend(&mut self, rows: &[T]) -> io::Result<()> {
        if let Rows::Memory(numbers) = &mut self.rows {
            if numbers.len() + rows.len() <= self.room {
                numbers.extend_from_slice(rows);
                return Ok(());
            }
            let mut out = BufWriter::with_capacity(1 << 20, temporary_file()?);
            out.write_all(bytemuck::cast_slice(numbers))?;
            self.rows = Rows::File(out);
        }
        if let Rows::File(out) = &mut self.rows {
            out.write_all(bytemuck::cast_slice(rows))?;
        }
        Ok(())
    }

    /// Adds rows, in their own memory if they are the first.
    ///
    /// # Errors
    /// As [`Growing::extend`].
    pub(crate) fn append(&mut self, rows: Vec<T>) -> io::Result<()> {
        match &mut self.rows {
            Rows::Memory(numbers) if numbers.is_empty() && rows.len() <= self.room => {
                *numbers = rows;
                Ok(())
            }
            _ => self.extend(&rows),
        }
    }

    /// The column.
    ///
    /// # Errors
    /// If the temporary file cannot be written or mapped.
    pub(crate) fn finish(self) -> io::Result<Column<T>> {
        match self.rows {
            Rows::Memory(numbers) => Ok(Column::Memory(numbers)),
            Rows::File(out) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                let mapping = Arc::new(Mapping::of(&file)?);
                let bytes = 0..mapping.len();
                Ok(Column::File { mapping, bytes })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_larger_than_its_room_goes_to_disk_and_is_the_same() {
        for (bytes, is_in_memory) in [(0, false), (40, false), (4_000, true)] {
            let mut growing = Growing::<u32>::within(bytes);
            for row in (0..500).step_by(2) {
                growing.append(vec![2 * row, 2 * row + 1]).expect("written");
                growing.extend(&[2 * row + 2, 2 * row + 3]).expect("written");
            }
            let column = growing.finish().expect("mapped");
            assert_eq!(matches!(column, Column::Memory(_)), is_in_memory, "{bytes} bytes");
            assert!(column.iter().copied().eq(0..1_000) && column.portion(3..6) == [3, 4, 5]);
            assert_eq!(column.copied(998..1_000, &mut vec![7; 9]), [998, 999]);
            assert_eq!(column.portions().map(<[u32]>::len).sum::<usize>(), 1_000);
        }
        assert!(Growing::<u64>::within(0).finish().expect("nothing").is_empty());
    }
}
