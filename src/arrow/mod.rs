//! Arrow IPC files ("Feather version 2"): what the tables of an index and of answers share. Written by hand around the declarations
//! of the format, because the columns of an index are larger than what may be held in memory, and because a library of arrays
//! would be built only to be written out. Leaves which columns there are to its callers.

mod read;
mod write;

pub(crate) use read::layout;
pub(crate) use write::{Bytes, FileWriter, Values, validity};

use polars_arrow_format::ipc::Endianness;

/// Begins and ends a file.
const MAGIC: &[u8] = b"ARROW1";

/// The order of the bytes of a number: that of the machine.
const ENDIANNESS: Endianness = if cfg!(target_endian = "little") { Endianness::Little } else { Endianness::Big };

/// Buffers begin at multiples of so many bytes.
const ALIGNMENT: u64 = 64;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `uint32`.
    Number,
    /// `uint64`.
    Large,
    /// `double`.
    Double,
    /// `string`: the texts of a batch take less than 2 GB.
    Text,
    /// `large_string`.
    LongText,
}

/// A column as the schema declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Declared {
    pub name: String,
    pub kind: Kind,
    pub may_be_null: bool,
    /// Names and texts beside it.
    pub said: Vec<(String, String)>,
}
