//! The tables of an index as Arrow IPC files: one record batch each, whose columns stand as they are in memory, so that they can be
//! mapped and used without a copy.

use super::damaged;
use crate::arrow::{Bytes, Declared, FileWriter, Kind, layout, validity};
use crate::corpus::Text;
use crate::error::{Error, Result};
use crate::index::column::Column;
use crate::mapping::Mapping;
use bytemuck::{AnyBitPattern, NoUninit};
use std::fs::File;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The values of a column.
#[derive(Debug)]
pub(super) enum Values<'a> {
    /// `uint32`.
    Numbers(&'a [u32]),
    /// `uint64`.
    Large(&'a [u64]),
    /// `uint32`, looked at portion by portion.
    Column(&'a Column<u32>),
    /// `large_string`; `None` is null.
    Texts(Vec<Option<&'a str>>),
    /// `large_string`, each looked at only when it is written.
    Long(Vec<&'a Text>),
}

/// A column that is written.
#[derive(Debug)]
pub(super) struct Named<'a> {
    pub name: &'static str,
    pub values: Values<'a>,
}

/// Writes a table; every column has `rows` values.
pub(super) fn write(out: &mut dyn Write, rows: usize, columns: &[Named<'_>]) -> io::Result<()> {
    let values: Vec<_> = columns.iter().map(|column| column.values.buffers()).collect();
    let declared = |(column, values): (&Named<'_>, &crate::arrow::Values<'_>)| Declared {
        name: column.name.to_owned(),
        kind: column.values.kind(),
        may_be_null: values.nulls > 0,
        said: Vec::new(),
    };
    let declared: Vec<Declared> = columns.iter().zip(&values).map(declared).collect();
    let mut file = FileWriter::new(out, &declared, &[])?;
    file.batch(rows, &values)?;
    file.finish()
}

impl Values<'_> {
    fn kind(&self) -> Kind {
        match self {
            Self::Numbers(_) | Self::Column(_) => Kind::Number,
            Self::Large(_) => Kind::Large,
            Self::Texts(_) | Self::Long(_) => Kind::LongText,
        }
    }

    fn buffers(&self) -> crate::arrow::Values<'_> {
        let nothing = || Bytes::Lent(&[]);
        let (nulls, buffers) = match self {
            Self::Numbers(numbers) => (0, vec![nothing(), Bytes::Lent(bytemuck::cast_slice(numbers))]),
            Self::Large(numbers) => (0, vec![nothing(), Bytes::Lent(bytemuck::cast_slice(numbers))]),
            Self::Column(numbers) => (0, vec![nothing(), in_portions(numbers)]),
            Self::Texts(texts) => {
                let (nulls, validity) = validity(texts.iter().map(Option::is_some));
                let (length, ends) = ends(texts.iter().map(|text| text.map_or(0, str::len)));
                let write =
                    |out: &mut dyn Write| texts.iter().flatten().try_for_each(|text| out.write_all(text.as_bytes()));
                (nulls, vec![validity, ends, Bytes::Later(length, Box::new(write))])
            }
            Self::Long(texts) => {
                let (length, ends) = ends(texts.iter().map(|text| text.len()));
                let write =
                    |out: &mut dyn Write| texts.iter().try_for_each(|text| out.write_all(text.as_str().as_bytes()));
                (0, vec![nothing(), ends, Bytes::Later(length, Box::new(write))])
            }
        };
        crate::arrow::Values { nulls, buffers }
    }
}

/// The bytes of a column, a portion after the other.
fn in_portions<T: AnyBitPattern + NoUninit>(numbers: &Column<T>) -> Bytes<'_> {
    let write =
        |out: &mut dyn Write| numbers.portions().try_for_each(|portion| out.write_all(bytemuck::cast_slice(portion)));
    Bytes::Later(size_of_val::<[T]>(numbers) as u64, Box::new(write))
}

/// Where texts of these lengths end, from 0 on, and the last end.
fn ends<'a>(lengths: impl Iterator<Item = usize>) -> (u64, Bytes<'a>) {
    let mut end = 0u64;
    let mut bytes = end.to_ne_bytes().to_vec();
    for length in lengths {
        end += length as u64;
        bytes.extend(end.to_ne_bytes());
    }
    (end, Bytes::Made(bytes))
}

/// A table that was opened: its columns are mapped.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) path: PathBuf,
    mapping: Arc<Mapping>,
    /// How many rows it has.
    pub rows: usize,
    fields: Vec<Stored>,
}

/// A column of an opened table.
#[derive(Debug)]
struct Stored {
    name: String,
    /// Bytes of the file: of texts validity, offsets and letters; of numbers validity and values.
    buffers: Vec<Range<usize>>,
}

impl Table {
    /// Opens a table and finds its columns; reads none of their values.
    ///
    /// # Errors
    /// If the file cannot be read, or is no such table; names it.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let failed = |error: io::Error| Error::io("read", path, &error);
        let mapping = Arc::new(Mapping::of(&File::open(path).map_err(failed)?).map_err(failed)?);
        let found = layout(&mapping).and_then(|found| Some((found.columns, <[_; 1]>::try_from(found.batches).ok()?)));
        let (columns, [batch]) = found.ok_or_else(|| damaged(path, "it is no Arrow file of newsprint"))?;
        let fields =
            columns.into_iter().zip(batch.buffers).map(|(column, buffers)| Stored { name: column.name, buffers });
        let fields = fields.collect();
        Ok(Self { path: path.to_path_buf(), mapping, rows: batch.rows, fields })
    }

    /// A column of numbers.
    ///
    /// # Errors
    /// If there is no such column, or it has not a number for each row.
    pub(super) fn numbers<T: AnyBitPattern>(&self, name: &str) -> Result<Column<T>> {
        let column = self.buffers::<2>(name).and_then(|[_, values]| Column::mapped(&self.mapping, values.clone()));
        column.filter(|column| column.len() == self.rows).ok_or_else(|| self.lacks(name))
    }

    /// A column of texts.
    ///
    /// # Errors
    /// If there is no such column, or it has not a text or null for each row.
    pub(super) fn texts(&self, name: &str) -> Result<Texts> {
        let texts = || {
            let [validity, offsets, letters] = self.buffers::<3>(name)?;
            let ends: Column<u64> = Column::mapped(&self.mapping, offsets.clone())?;
            let is_whole = ends.len() == self.rows + 1
                && ends.windows(2).filter(|pair| pair[0] > pair[1]).count() == 0
                && ends.first() == Some(&0)
                && ends.last().is_some_and(|&last| last as usize <= letters.len())
                && (validity.is_empty() || validity.len() >= self.rows.div_ceil(8));
            is_whole.then(|| Texts {
                mapping: Arc::clone(&self.mapping),
                validity: validity.clone(),
                ends,
                first: letters.start,
            })
        };
        texts().ok_or_else(|| self.lacks(name))
    }

    fn buffers<const N: usize>(&self, name: &str) -> Option<&[Range<usize>; N]> {
        self.fields.iter().find(|field| field.name == name)?.buffers.as_slice().try_into().ok()
    }

    fn lacks(&self, name: &str) -> Error {
        damaged(&self.path, &format!("its column \"{name}\" is missing or cut"))
    }
}

/// A mapped column of texts.
#[derive(Debug)]
pub(super) struct Texts {
    mapping: Arc<Mapping>,
    validity: Range<usize>,
    ends: Column<u64>,
    first: usize,
}

impl Texts {
    /// The bytes of a text in the file; `None` where it is null.
    fn range(&self, row: usize) -> Option<Range<usize>> {
        let validity = &self.mapping[self.validity.clone()];
        let is_there = validity.is_empty() || validity[row / 8] >> (row % 8) & 1 == 1;
        is_there.then(|| self.first + self.ends[row] as usize..self.first + self.ends[row + 1] as usize)
    }

    /// A text; `None` where it is null, or its bytes are not UTF-8.
    pub(super) fn get(&self, row: usize) -> Option<&str> {
        std::str::from_utf8(&self.mapping[self.range(row)?]).ok()
    }

    /// Whether every text is null.
    pub(super) fn are_null(&self) -> bool {
        let (validity, rows) = (&self.mapping[self.validity.clone()], self.ends.len() - 1);
        let bits = |bytes: &[u8]| bytes.iter().map(|byte| byte.count_ones()).sum::<u32>();
        // The bits behind the last row are no texts.
        rows == 0
            || !validity.is_empty()
                && bits(&validity[..rows / 8]) == 0
                && (rows / 8 * 8..rows).all(|row| self.range(row).is_none())
    }

    /// The bytes of all texts side by side, and where each ends.
    pub(super) fn side_by_side(&self) -> (&[u8], impl Iterator<Item = usize> + '_) {
        let end = self.ends.last().map_or(0, |&end| end as usize);
        (&self.mapping[self.first..self.first + end], self.ends[1..].iter().map(|&end| end as usize))
    }

    /// As [`Texts::get`], of each row in turn.
    pub(super) fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        let (bytes, validity, ends) = (&self.mapping[..], &self.mapping[self.validity.clone()], &self.ends[..]);
        ends.windows(2).enumerate().map(move |(row, ends)| {
            let is_there = validity.is_empty() || validity[row / 8] >> (row % 8) & 1 == 1;
            let range = self.first + ends[0] as usize..self.first + ends[1] as usize;
            if is_there { std::str::from_utf8(&bytes[range]).ok() } else { None }
        })
    }

    /// A text, empty where it is null.
    pub(super) fn text(&self, row: usize) -> &str {
        self.get(row).unwrap_or_default()
    }

    /// A text that stays in the file.
    pub(super) fn mapped(&self, row: usize) -> crate::corpus::Text {
        let text = self.range(row).and_then(|range| crate::corpus::Text::mapped(&self.mapping, range));
        text.unwrap_or_default()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn written(rows: usize, columns: &[Named<'_>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, rows, columns).unwrap();
        bytes
    }

    fn opened(bytes: &[u8]) -> Result<Table> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.arrow");
        std::fs::write(&path, bytes).unwrap();
        Table::open(&path)
    }

    fn example() -> Vec<u8> {
        let columns = [
            Named { name: "number", values: Values::Numbers(&[7, 8, 9]) },
            Named { name: "large", values: Values::Large(&[1 << 40, 0, 3]) },
            Named { name: "text", values: Values::Texts(vec![Some("سد"), None, Some("")]) },
        ];
        written(3, &columns)
    }

    #[test]
    fn columns_come_back_as_they_were_written() {
        let table = opened(&example()).unwrap();
        assert_eq!(table.rows, 3);
        assert_eq!(&*table.numbers::<u32>("number").unwrap(), [7, 8, 9]);
        assert_eq!(&*table.numbers::<u64>("large").unwrap(), [1 << 40, 0, 3]);
        let texts = table.texts("text").unwrap();
        assert_eq!([texts.get(0), texts.get(1), texts.get(2)], [Some("سد"), None, Some("")]);
        assert!(texts.iter().eq([Some("سد"), None, Some("")]) && !texts.are_null());
        let (letters, ends) = texts.side_by_side();
        assert!(letters == "سد".as_bytes() && ends.eq([4, 4, 4]));
        assert_eq!(texts.mapped(0), "سد");
        let error = table.numbers::<u32>("text").unwrap_err().to_string();
        assert!(error.contains("t.arrow") && error.contains("\"text\""), "{error}");
    }

    #[test]
    fn a_table_may_be_empty() {
        let bytes = written(0, &[Named { name: "text", values: Values::Texts(Vec::new()) }]);
        let table = opened(&bytes).unwrap();
        assert_eq!((table.rows, table.texts("text").unwrap().ends.len()), (0, 1));
    }

    #[test]
    fn a_cut_file_is_refused_at_any_length() {
        let whole = example();
        for length in 0..whole.len() {
            assert!(opened(&whole[..length]).is_err(), "{length} of {} bytes", whole.len());
        }
    }

    #[test]
    fn no_changed_byte_makes_it_panic() {
        let whole = example();
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 0x55;
            let Ok(table) = opened(&bytes) else { continue };
            if let Ok(texts) = table.texts("text") {
                (0..table.rows).for_each(|row| assert!(texts.text(row).len() < whole.len()));
            }
            drop(table.numbers::<u32>("number"));
        }
    }
}
