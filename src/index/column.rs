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
pub(super) enum Column<T> {
    Memory(Vec<T>),
    /// Invariant: the bytes of the range are a whole number of aligned `T`.
    File {
        mapping: Arc<Mapping>,
        bytes: Range<usize>,
    },
}

impl<T: AnyBitPattern> Column<T> {
    /// The column at a range of bytes of a mapped file; `None` if they are no aligned numbers of this width.
    pub(super) fn mapped(mapping: &Arc<Mapping>, bytes: Range<usize>) -> Option<Self> {
        bytemuck::try_cast_slice::<u8, T>(mapping.get(bytes.clone())?).ok()?;
        Some(Self::File { mapping: Arc::clone(mapping), bytes })
    }
}

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

/// A column that is being filled: in memory, or in a temporary file without a name, which is gone with the program.
#[derive(Debug)]
pub(super) enum Growing<T> {
    Memory(Vec<T>),
    File(BufWriter<File>),
}

impl<T: AnyBitPattern + NoUninit> Growing<T> {
    /// No rows yet; in a temporary file if it is larger than there is room in memory.
    ///
    /// # Errors
    /// If there can be no temporary file.
    pub(super) fn new(spills: bool) -> io::Result<Self> {
        let file = || Ok(Self::File(BufWriter::with_capacity(1 << 20, temporary_file()?)));
        if spills { file() } else { Ok(Self::Memory(Vec::new())) }
    }

    /// Adds rows.
    ///
    /// # Errors
    /// If the temporary file cannot be written.
    pub(super) fn extend(&mut self, rows: &[T]) -> io::Result<()> {
        match self {
            Self::Memory(numbers) => numbers.extend_from_slice(rows),
            Self::File(out) => out.write_all(bytemuck::cast_slice(rows))?,
        }
        Ok(())
    }

    /// The column.
    ///
    /// # Errors
    /// If the temporary file cannot be written or mapped.
    pub(super) fn finish(self) -> io::Result<Column<T>> {
        match self {
            Self::Memory(numbers) => Ok(Column::Memory(numbers)),
            Self::File(out) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                let mapping = Arc::new(Mapping::of(&file)?);
                let bytes = 0..mapping.len();
                Ok(Column::File { mapping, bytes })
            }
        }
    }
}
