//! Finds the columns of a file in its bytes; reads none of their values.

use super::{Declared, ENDIANNESS, Kind, MAGIC};
use polars_arrow_format::ipc::planus::{ReadAsRoot, Result, Vector};
use polars_arrow_format::ipc::{FieldRef, FooterRef, KeyValueRef, MessageHeaderRef, MessageRef, Precision, TypeRef};
use std::ops::Range;

/// Where everything stands in a file.
#[derive(Debug)]
pub(crate) struct Layout {
    pub columns: Vec<Declared>,
    /// Names and texts beside the whole: nobody but a test asks for them.
    #[cfg(test)]
    pub said: Vec<(String, String)>,
    pub batches: Vec<Batch>,
}

/// Some rows.
#[derive(Debug)]
pub(crate) struct Batch {
    pub rows: usize,
    /// Of each column the bytes of the file: of texts validity, ends and letters; of numbers validity and values.
    pub buffers: Vec<Vec<Range<usize>>>,
}

/// The layout of a file; `None` if it is none that newsprint writes. Buffers lie inside the bytes.
pub(crate) fn layout(bytes: &[u8]) -> Option<Layout> {
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
    let columns = schema.fields().ok()??.iter().map(|field| declared(field.ok()?)).collect::<Option<Vec<_>>>()?;
    let blocks = footer.record_batches().ok()??;
    let batches = blocks.iter().map(|block| {
        let place = usize::try_from(block.offset()).ok()?;
        batch(bytes, place, usize::try_from(block.meta_data_length()).ok()?, &columns)
    });
    let batches = batches.collect::<Option<_>>()?;
    Some(Layout {
        columns,
        #[cfg(test)]
        said: said(schema.custom_metadata().ok()?)?,
        batches,
    })
}

fn declared(field: FieldRef<'_>) -> Option<Declared> {
    let kind = match field.type_().ok()?? {
        TypeRef::Int(number) => match (number.bit_width().ok()?, number.is_signed().ok()?) {
            (32, false) => Kind::Number,
            (64, false) => Kind::Large,
            _ => return None,
        },
        TypeRef::FloatingPoint(number) if number.precision().ok()? == Precision::Double => Kind::Double,
        TypeRef::Utf8(_) => Kind::Text,
        TypeRef::LargeUtf8(_) => Kind::LongText,
        _ => return None,
    };
    Some(Declared {
        name: field.name().ok()??.to_owned(),
        kind,
        may_be_null: field.nullable().ok()?,
        said: said(field.custom_metadata().ok()?)?,
    })
}

fn said(pairs: Option<Vector<'_, Result<KeyValueRef<'_>>>>) -> Option<Vec<(String, String)>> {
    let pair = |pair: Result<KeyValueRef<'_>>| {
        let pair = pair.ok()?;
        Some((pair.key().ok()??.to_owned(), pair.value().ok()??.to_owned()))
    };
    pairs.into_iter().flatten().map(pair).collect()
}

fn batch(bytes: &[u8], start: usize, metadata: usize, columns: &[Declared]) -> Option<Batch> {
    let body = start.checked_add(metadata)?;
    let message = MessageRef::read_as_root(bytes.get(start.checked_add(8)?..body)?).ok()?;
    let Some(MessageHeaderRef::RecordBatch(batch)) = message.header().ok()? else { return None };
    let mut buffers = batch.buffers().ok()??.iter();
    let mut range = || {
        let buffer = buffers.next()?;
        let start = body.checked_add(usize::try_from(buffer.offset()).ok()?)?;
        let end = start.checked_add(usize::try_from(buffer.length()).ok()?)?;
        (end <= bytes.len()).then_some(start..end)
    };
    let of_column = |column: &Declared| {
        let many = if matches!(column.kind, Kind::Text | Kind::LongText) { 3 } else { 2 };
        (0..many).map(|_| range()).collect::<Option<Vec<_>>>()
    };
    let buffers = columns.iter().map(of_column).collect::<Option<_>>()?;
    Some(Batch { rows: usize::try_from(batch.length().ok()?).ok()?, buffers })
}
