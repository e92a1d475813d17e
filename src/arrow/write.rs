//! Writes a file batch by batch; of what is in memory or in a mapped file it holds no copy.

use super::{ALIGNMENT, Declared, ENDIANNESS, Kind, MAGIC};
use polars_arrow_format::ipc::planus::Builder;
use polars_arrow_format::ipc::{
    Block, Buffer, Field, FieldNode, FloatingPoint, Footer, Int, KeyValue, LargeUtf8, Message, MessageHeader,
    MetadataVersion, Precision, RecordBatch, Schema, Type, Utf8,
};
use std::io::{self, Write};

/// The values of a column in a batch, in the buffers of the format.
pub(crate) struct Values<'a> {
    /// How many are null.
    pub nulls: u64,
    /// Validity (nothing if none is null), for texts the ends, then the values.
    pub buffers: Vec<Bytes<'a>>,
}

/// The bytes of a buffer.
pub(crate) enum Bytes<'a> {
    /// They are there.
    Lent(&'a [u8]),
    /// They were made.
    Made(Vec<u8>),
    /// So many of them are written when their turn comes, and never held together.
    Later(u64, Writing<'a>),
}

/// Writes the bytes of a buffer.
pub(crate) type Writing<'a> = Box<dyn Fn(&mut dyn Write) -> io::Result<()> + 'a>;

/// One bit a value, whether there is one; nothing if none is null. Also tells how many are.
pub(crate) fn validity<'a>(is_there: impl ExactSizeIterator<Item = bool>) -> (u64, Bytes<'a>) {
    let mut bits = vec![0; is_there.len().div_ceil(8)];
    let mut nulls = 0;
    for (place, is_there) in is_there.enumerate() {
        bits[place / 8] |= u8::from(is_there) << (place % 8);
        nulls += u64::from(!is_there);
    }
    (nulls, if nulls == 0 { Bytes::Lent(&[]) } else { Bytes::Made(bits) })
}

/// A file that is written batch by batch.
pub(crate) struct FileWriter<'o> {
    out: &'o mut dyn Write,
    schema: Schema,
    at: u64,
    batches: Vec<Block>,
}

impl<'o> FileWriter<'o> {
    /// Begins a file with these columns; `said` are names and texts beside the whole.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn new(out: &'o mut dyn Write, columns: &[Declared], said: &[(String, String)]) -> io::Result<Self> {
        let schema = Schema {
            endianness: ENDIANNESS,
            fields: Some(columns.iter().map(Declared::field).collect()),
            custom_metadata: pairs(said),
            features: None,
        };
        out.write_all(MAGIC)?;
        pad(out, MAGIC.len() as u64)?;
        let mut file = Self { out, schema, at: ALIGNMENT, batches: Vec::new() };
        let header = MessageHeader::Schema(Box::new(file.schema.clone()));
        file.message(header, 0)?;
        Ok(file)
    }

    /// Writes some rows: values for each column.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn batch(&mut self, rows: usize, columns: &[Values<'_>]) -> io::Result<()> {
        let rows = (rows as u64).cast_signed();
        let (mut buffers, mut body) = (Vec::new(), 0u64);
        for bytes in columns.iter().flat_map(|values| &values.buffers) {
            buffers.push(Buffer { offset: body.cast_signed(), length: bytes.len().cast_signed() });
            body += bytes.len().next_multiple_of(ALIGNMENT);
        }
        let node = |values: &Values<'_>| FieldNode { length: rows, null_count: values.nulls.cast_signed() };
        let batch = RecordBatch {
            length: rows,
            nodes: Some(columns.iter().map(node).collect()),
            buffers: Some(buffers),
            compression: None,
            variadic_buffer_counts: None,
        };
        let offset = self.at.cast_signed();
        let metadata = self.message(MessageHeader::RecordBatch(Box::new(batch)), body)?;
        for bytes in columns.iter().flat_map(|values| &values.buffers) {
            bytes.write(self.out)?;
            pad(self.out, bytes.len())?;
        }
        self.at += body;
        self.batches.push(Block { offset, meta_data_length: metadata as i32, body_length: body.cast_signed() });
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(self) -> io::Result<()> {
        let Self { out, schema, batches, .. } = self;
        out.write_all(&[0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0])?;
        let footer = Footer {
            version: MetadataVersion::V5,
            schema: Some(Box::new(schema)),
            dictionaries: None,
            record_batches: Some(batches),
            custom_metadata: None,
        };
        let mut builder = Builder::new();
        let footer = builder.finish(&footer, None);
        out.write_all(footer)?;
        out.write_all(&(footer.len() as u32).to_le_bytes())?;
        out.write_all(MAGIC)
    }

    /// Writes a message, padded; the bytes that it takes.
    fn message(&mut self, header: MessageHeader, body: u64) -> io::Result<u64> {
        let version = MetadataVersion::V5;
        let message = Message { version, header: Some(header), body_length: body.cast_signed(), custom_metadata: None };
        let mut builder = Builder::new();
        let bytes = builder.finish(&message, None);
        let whole = (bytes.len() as u64 + 8).next_multiple_of(ALIGNMENT);
        self.out.write_all(&[0xff; 4])?;
        self.out.write_all(&(whole as u32 - 8).to_le_bytes())?;
        self.out.write_all(bytes)?;
        pad(self.out, bytes.len() as u64 + 8)?;
        self.at += whole;
        Ok(whole)
    }
}

fn pad(out: &mut dyn Write, length: u64) -> io::Result<()> {
    out.write_all(&[0; ALIGNMENT as usize][..(length.next_multiple_of(ALIGNMENT) - length) as usize])
}

fn pairs(said: &[(String, String)]) -> Option<Vec<KeyValue>> {
    let pair = |(name, text): &(String, String)| KeyValue { key: Some(name.clone()), value: Some(text.clone()) };
    (!said.is_empty()).then(|| said.iter().map(pair).collect())
}

impl Declared {
    fn field(&self) -> Field {
        let number = |bit_width| Type::Int(Box::new(Int { bit_width, is_signed: false }));
        let type_ = match self.kind {
            Kind::Number => number(32),
            Kind::Large => number(64),
            Kind::Double => Type::FloatingPoint(Box::new(FloatingPoint { precision: Precision::Double })),
            Kind::Text => Type::Utf8(Box::new(Utf8 {})),
            Kind::LongText => Type::LargeUtf8(Box::new(LargeUtf8 {})),
        };
        Field {
            name: Some(self.name.clone()),
            nullable: self.may_be_null,
            type_: Some(type_),
            dictionary: None,
            children: Some(Vec::new()),
            custom_metadata: pairs(&self.said),
        }
    }
}

impl Bytes<'_> {
    fn len(&self) -> u64 {
        match self {
            Self::Lent(bytes) => bytes.len() as u64,
            Self::Made(bytes) => bytes.len() as u64,
            Self::Later(length, _) => *length,
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Lent(bytes) => out.write_all(bytes),
            Self::Made(bytes) => out.write_all(bytes),
            Self::Later(_, write) => write(out),
        }
    }
}
