//! Apache Parquet for R, Python, `DuckDB` and clusters: typed columns, full precision, undefined as null, compressed by Snappy.
//! Settings and notices stand in the metadata of the file. Written without Arrow, which Parquet does not need.

use std::io::{Error, Result, Write};
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::{Type, TypePtr};

use super::columns::{Typed, count, names, number, record, text, typed};
use super::{Answer, Form, Format, Holds, Style, Table, Value};

/// `--format parquet`.
pub(super) const PARQUET: Format = Format {
    name: "parquet",
    extension: "parquet",
    about: "Apache Parquet, typed columns, full precision",
    form: Form::Binary,
    holds: Holds::Record,
    write,
    lines: None,
};

/// Rows of one row group.
const ROWS_OF_A_GROUP: usize = 1 << 20;

fn write(answer: &Answer, _: &Style, out: &mut dyn Write) -> Result<()> {
    // The writer of the crate wants to be sent between threads, which `out` cannot be.
    out.write_all(&file(answer).map_err(|error| Error::other(error.to_string()))?)
}

fn file(answer: &Answer) -> std::result::Result<Vec<u8>, ParquetError> {
    let table = &answer.table;
    let types: Vec<Typed> = (0..table.columns.len()).map(|place| typed(table, place)).collect();
    let names = names(table);
    let fields = names.iter().zip(&types).map(|(name, typed)| field(name, *typed));
    let schema = Type::group_type_builder("newsprint").with_fields(fields.collect::<std::result::Result<_, _>>()?);
    let record = record(answer).into_iter().map(|(name, text)| KeyValue::new(name.to_owned(), text));
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("newsprint {}", env!("CARGO_PKG_VERSION")))
        .set_key_value_metadata(Some(record.collect()))
        .build();
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, Arc::new(schema.build()?), Arc::new(properties))?;
    for first in (0..table.rows.len()).step_by(ROWS_OF_A_GROUP) {
        let mut group = file.next_row_group()?;
        let rows = first..(first + ROWS_OF_A_GROUP).min(table.rows.len());
        for (place, typed) in types.iter().enumerate() {
            let Some(column) = group.next_column()? else { break };
            write_column(column, table, place, *typed, rows.clone())?;
        }
        group.close()?;
    }
    file.close()?;
    Ok(bytes)
}

fn field(name: &str, typed: Typed) -> std::result::Result<TypePtr, ParquetError> {
    let (physical, logical) = match typed {
        Typed::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Typed::Count => (Physical::INT64, Some(LogicalType::integer(64, false))),
        Typed::Number => (Physical::DOUBLE, None),
    };
    let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
    field.with_logical_type(logical).build().map(Arc::new)
}

fn write_column(
    mut column: SerializedColumnWriter<'_>,
    table: &Table,
    place: usize,
    typed: Typed,
    rows: std::ops::Range<usize>,
) -> std::result::Result<(), ParquetError> {
    let values = table.rows[rows].iter().map(|row| &row[place].value);
    let is_there = |value: &Value| match typed {
        Typed::Text => *value != Value::Undefined,
        Typed::Count => count(value).is_some(),
        Typed::Number => number(value).is_some(),
    };
    let levels: Vec<i16> = values.clone().map(|value| i16::from(is_there(value))).collect();
    match typed {
        Typed::Text => {
            let texts: Vec<ByteArray> = values.filter_map(text).map(|text| text.into_bytes().into()).collect();
            column.typed::<ByteArrayType>().write_batch(&texts, Some(&levels), None)?;
        }
        Typed::Count => {
            // Parquet keeps unsigned numbers as the bits of signed ones.
            let counts: Vec<i64> = values.filter_map(count).map(u64::cast_signed).collect();
            column.typed::<Int64Type>().write_batch(&counts, Some(&levels), None)?;
        }
        Typed::Number => {
            let numbers: Vec<f64> = values.filter_map(number).collect();
            column.typed::<DoubleType>().write_batch(&numbers, Some(&levels), None)?;
        }
    }
    column.close()
}

#[cfg(test)]
mod tests {
    use super::super::tests::bytes;
    use super::*;
    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::RowAccessor;

    #[test]
    fn what_was_written_is_read_back() {
        let file = SerializedFileReader::new(bytes::Bytes::from(bytes(&PARQUET, &Style::default()))).unwrap();
        let about = file.metadata().file_metadata();
        let command = about.key_value_metadata().unwrap().iter().find(|pair| pair.key == "command").unwrap();
        assert_eq!(command.value.as_deref(), Some("newsprint words articles"));
        let rows: Vec<_> = file.get_row_iter(None).unwrap().map(std::result::Result::unwrap).collect();
        assert_eq!(rows[0].get_string(0).unwrap(), "said\t\"the\nend\"");
        assert_eq!(rows[1].get_string(1).unwrap(), "تحریم\u{200c}ها");
        assert_eq!(rows[0].get_ulong(2).unwrap(), 12_345);
        assert!(rows[1].get_double(5).unwrap().is_infinite());
        assert!(rows[1].get_double(4).is_err(), "undefined is null");
    }
}
