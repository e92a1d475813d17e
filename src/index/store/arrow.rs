//! Tables as Arrow IPC files: one record batch each, whose columns stand as they are in memory, so that they can be mapped and
//! used without a copy. Written by hand around the declarations of the format, because the columns of an index are larger than a
//! batch that is held in memory may be.

use super::damaged;
use crate::error::{Error, Result};
use crate::index::column::Column;
use crate::mapping::Mapping;
use bytemuck::AnyBitPattern;
use polars_arrow_format::ipc::planus::{Builder, ReadAsRoot};
use polars_arrow_format::ipc::{
    Block, Buffer, Endianness, Field, FieldNode, Footer, FooterRef, Int, LargeUtf8, Message, MessageHeader,
    MessageHeaderRef, MessageRef, MetadataVersion, RecordBatch, Schema, Type,
};
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
    /// `large_string`; `None` is null.
    Texts(Vec<Option<&'a str>>),
}

/// A column that is written.
#[derive(Debug)]
pub(super) struct Named<'a> {
    pub name: &'static str,
    pub values: Values<'a>,
}

/// Begins and ends a file.
const MAGIC: &[u8] = b"ARROW1";

/// Buffers begin at multiples of so many bytes.
const ALIGNMENT: u64 = 64;

const ENDIANNESS: Endianness = if cfg!(target_endian = "little") { Endianness::Little } else { Endianness::Big };

/// Writes a table; every column has `rows` values.
pub(super) fn write(out: &mut dyn Write, rows: usize, columns: &[Named<'_>]) -> io::Result<()> {
    let rows = rows as u64;
    let schema = || {
        let fields = columns.iter().map(Named::field).collect();
        Schema { endianness: ENDIANNESS, fields: Some(fields), custom_metadata: None, features: None }
    };
    let pieces: Vec<Pieces<'_>> = columns.iter().map(|column| column.pieces()).collect();
    let lengths: Vec<u64> = pieces.iter().flat_map(|pieces| pieces.0.iter().map(Piece::len)).collect();
    let (mut buffers, mut body) = (Vec::new(), 0u64);
    for length in &lengths {
        buffers.push(Buffer { offset: body.cast_signed(), length: length.cast_signed() });
        body += length.next_multiple_of(ALIGNMENT);
    }
    let nodes = columns
        .iter()
        .map(|column| FieldNode { length: rows.cast_signed(), null_count: column.nulls().cast_signed() })
        .collect();
    let batch = RecordBatch {
        length: rows.cast_signed(),
        nodes: Some(nodes),
        buffers: Some(buffers),
        compression: None,
        variadic_buffer_counts: None,
    };

    let mut at = ALIGNMENT;
    out.write_all(MAGIC)?;
    out.write_all(&[0; ALIGNMENT as usize - MAGIC.len()][..ALIGNMENT as usize - MAGIC.len()])?;
    at += message(out, MessageHeader::Schema(Box::new(schema())), 0)?;
    let metadata = message(out, MessageHeader::RecordBatch(Box::new(batch)), body)?;
    for piece in pieces.into_iter().flat_map(|pieces| pieces.0) {
        let length = piece.len();
        piece.write(out)?;
        pad(out, length)?;
    }
    out.write_all(&[0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0])?;
    let block = Block { offset: at.cast_signed(), meta_data_length: metadata as i32, body_length: body.cast_signed() };
    let footer = Footer {
        version: MetadataVersion::V5,
        schema: Some(Box::new(schema())),
        dictionaries: None,
        record_batches: Some(vec![block]),
        custom_metadata: None,
    };
    let mut builder = Builder::new();
    let footer = builder.finish(&footer, None);
    out.write_all(footer)?;
    out.write_all(&(footer.len() as u32).to_le_bytes())?;
    out.write_all(MAGIC)
}

/// Writes a message, padded; the bytes that it takes.
fn message(out: &mut dyn Write, header: MessageHeader, body: u64) -> io::Result<u64> {
    let version = MetadataVersion::V5;
    let message = Message { version, header: Some(header), body_length: body.cast_signed(), custom_metadata: None };
    let mut builder = Builder::new();
    let bytes = builder.finish(&message, None);
    let whole = (bytes.len() as u64 + 8).next_multiple_of(ALIGNMENT);
    out.write_all(&[0xff; 4])?;
    out.write_all(&(whole as u32 - 8).to_le_bytes())?;
    out.write_all(bytes)?;
    pad(out, bytes.len() as u64 + 8)?;
    Ok(whole)
}

fn pad(out: &mut dyn Write, length: u64) -> io::Result<()> {
    out.write_all(&[0; ALIGNMENT as usize][..(length.next_multiple_of(ALIGNMENT) - length) as usize])
}

/// The buffers of one column, in the order of the format.
struct Pieces<'a>(Vec<Piece<'a>>);

/// One buffer.
enum Piece<'a> {
    Bytes(&'a [u8]),
    Own(Vec<u8>),
    Texts(&'a [Option<&'a str>]),
}

impl Piece<'_> {
    fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Own(bytes) => bytes.len() as u64,
            Self::Texts(texts) => texts.iter().flatten().map(|text| text.len() as u64).sum(),
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Bytes(bytes) => out.write_all(bytes),
            Self::Own(bytes) => out.write_all(bytes),
            Self::Texts(texts) => texts.iter().flatten().try_for_each(|text| out.write_all(text.as_bytes())),
        }
    }
}

impl Named<'_> {
    fn field(&self) -> Field {
        let number = |bit_width| Type::Int(Box::new(Int { bit_width, is_signed: false }));
        let type_ = match self.values {
            Values::Numbers(_) => number(32),
            Values::Large(_) => number(64),
            Values::Texts(_) => Type::LargeUtf8(Box::new(LargeUtf8 {})),
        };
        Field {
            name: Some(self.name.to_owned()),
            nullable: self.nulls() > 0,
            type_: Some(type_),
            dictionary: None,
            children: Some(Vec::new()),
            custom_metadata: None,
        }
    }

    fn nulls(&self) -> u64 {
        match &self.values {
            Values::Texts(texts) => texts.iter().filter(|text| text.is_none()).count() as u64,
            _ => 0,
        }
    }

    fn pieces(&self) -> Pieces<'_> {
        let nothing = Piece::Bytes(&[]);
        Pieces(match &self.values {
            Values::Numbers(numbers) => vec![nothing, Piece::Bytes(bytemuck::cast_slice(numbers))],
            Values::Large(numbers) => vec![nothing, Piece::Bytes(bytemuck::cast_slice(numbers))],
            Values::Texts(texts) => {
                let mut end = 0u64;
                let ends = texts.iter().map(|text| {
                    end += text.map_or(0, |text| text.len() as u64);
                    end
                });
                let offsets: Vec<u8> = std::iter::once(0).chain(ends).flat_map(u64::to_ne_bytes).collect();
                let validity = if self.nulls() == 0 { nothing } else { Piece::Own(bits(texts)) };
                vec![validity, Piece::Own(offsets), Piece::Texts(texts)]
            }
        })
    }
}

/// One bit a value: whether there is one.
fn bits(texts: &[Option<&str>]) -> Vec<u8> {
    let byte = |texts: &[Option<&str>]| {
        texts.iter().enumerate().fold(0, |byte, (place, text)| byte | u8::from(text.is_some()) << place)
    };
    texts.chunks(8).map(byte).collect()
}

/// A table that was opened: its columns are mapped.
#[derive(Debug)]
pub(super) struct Table {
    path: PathBuf,
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
        let (rows, fields) = layout(&mapping).ok_or_else(|| damaged(path, "it is no Arrow file of newsprint"))?;
        Ok(Self { path: path.to_path_buf(), mapping, rows, fields })
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
                && ends.windows(2).all(|pair| pair[0] <= pair[1])
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

/// Where everything stands; `None` if the file is not laid out as `write` does it.
fn layout(bytes: &[u8]) -> Option<(usize, Vec<Stored>)> {
    let (rest, magic) = bytes.split_last_chunk::<6>()?;
    let (rest, length) = rest.split_last_chunk::<4>()?;
    if magic != MAGIC || !bytes.starts_with(MAGIC) {
        return None;
    }
    let footer = rest.len().checked_sub(u32::from_le_bytes(*length) as usize)?;
    let footer = FooterRef::read_as_root(&rest[footer..]).ok()?;
    let schema = footer.schema().ok()??;
    if schema.endianness().ok()? != ENDIANNESS {
        return None;
    }
    let block = footer.record_batches().ok()??.get(0)?;
    let (start, metadata) = (usize::try_from(block.offset()).ok()?, usize::try_from(block.meta_data_length()).ok()?);
    let body = start.checked_add(metadata)?;
    let message = MessageRef::read_as_root(bytes.get(start.checked_add(8)?..body)?).ok()?;
    let Some(MessageHeaderRef::RecordBatch(batch)) = message.header().ok()? else { return None };
    let rows = usize::try_from(batch.length().ok()?).ok()?;
    let mut buffers = batch.buffers().ok()??.iter();
    let mut fields = Vec::new();
    for field in schema.fields().ok()?? {
        let field = field.ok()?;
        let is_text = matches!(field.type_().ok()??, polars_arrow_format::ipc::TypeRef::LargeUtf8(_));
        let mut range = || {
            let buffer = buffers.next()?;
            let start = body.checked_add(usize::try_from(buffer.offset()).ok()?)?;
            let end = start.checked_add(usize::try_from(buffer.length()).ok()?)?;
            (end <= bytes.len()).then_some(start..end)
        };
        let ranges = (0..if is_text { 3 } else { 2 }).map(|_| range()).collect::<Option<Vec<_>>>()?;
        fields.push(Stored { name: field.name().ok()??.to_owned(), buffers: ranges });
    }
    Some((rows, fields))
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
