//! An Arrow IPC file (Feather version 2) for R, Python, Julia and `DuckDB`: typed columns, full precision, undefined as null.
//! Units and meanings stand in the metadata of the columns, settings and notices in that of the schema.

use std::io::{Error, Result, Write};
use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, RecordBatch, RecordBatchOptions, StringArray, UInt64Array};
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, DataType, Field, Schema};

use super::columns::{Typed, count, names, number, record, text, typed};
use super::{Answer, Form, Format, Holds, Style, Table};

/// `--format arrow`.
pub(super) const ARROW: Format = Format {
    name: "arrow",
    extension: "arrow",
    about: "an Arrow IPC file (Feather), typed columns, full precision",
    form: Form::Binary,
    holds: Holds::Record,
    write,
};

/// Rows of one record batch: what is held twice at a time.
const ROWS_OF_A_BATCH: usize = 65_536;

fn write(answer: &Answer, _: &Style, out: &mut dyn Write) -> Result<()> {
    let table = &answer.table;
    let types: Vec<Typed> = (0..table.columns.len()).map(|place| typed(table, place)).collect();
    let schema = Arc::new(schema(answer, &types));
    let mut file = FileWriter::try_new(out, &schema).map_err(failed)?;
    for first in (0..table.rows.len()).step_by(ROWS_OF_A_BATCH) {
        let last = (first + ROWS_OF_A_BATCH).min(table.rows.len());
        let arrays = types.iter().enumerate().map(|(place, typed)| array(table, place, *typed, first..last)).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(last - first));
        let batch = RecordBatch::try_new_with_options(Arc::clone(&schema), arrays, &options).map_err(failed)?;
        file.write(&batch).map_err(failed)?;
    }
    file.finish().map_err(failed)
}

fn schema(answer: &Answer, types: &[Typed]) -> Schema {
    let fields: Vec<Field> = answer
        .table
        .columns
        .iter()
        .zip(names(&answer.table))
        .zip(types)
        .map(|((column, name), typed)| {
            let data_type = match typed {
                Typed::Text => DataType::Utf8,
                Typed::Count => DataType::UInt64,
                Typed::Number => DataType::Float64,
            };
            let said =
                [("about", &column.about), ("unit", &column.unit)].into_iter().filter(|(_, text)| !text.is_empty());
            let said: std::collections::HashMap<String, String> =
                said.map(|(name, text)| (name.to_owned(), text.clone())).collect();
            Field::new(name, data_type, true).with_metadata(said)
        })
        .collect();
    let record: std::collections::HashMap<String, String> =
        record(answer).into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    Schema::new_with_metadata(fields, record)
}

fn array(table: &Table, place: usize, typed: Typed, rows: std::ops::Range<usize>) -> ArrayRef {
    let values = table.rows[rows].iter().map(|row| &row[place].value);
    match typed {
        Typed::Text => Arc::new(values.map(text).collect::<StringArray>()),
        Typed::Count => Arc::new(values.map(count).collect::<UInt64Array>()),
        Typed::Number => Arc::new(values.map(number).collect::<Float64Array>()),
    }
}

fn failed(error: ArrowError) -> Error {
    match error {
        ArrowError::IoError(_, error) => error,
        error => Error::other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{answer, bytes};
    use super::*;
    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Float64Type, UInt64Type};
    use arrow_ipc::reader::FileReader;

    #[test]
    fn what_was_written_is_read_back() {
        let bytes = bytes(&ARROW, &Style::default());
        let mut file = FileReader::try_new(std::io::Cursor::new(bytes), None).unwrap();
        let schema = file.schema();
        assert_eq!(schema.field(5).metadata()["unit"], "log2");
        assert_eq!(schema.metadata()["command"], "newsprint words articles");
        assert!(schema.metadata()["notices"].contains("1 article has no date"));
        let batch = file.next().unwrap().unwrap();
        let texts = batch.column(0).as_string::<i32>();
        assert_eq!((texts.value(0), texts.value(1)), ("said\t\"the\nend\"", "a|b, <c>"));
        assert_eq!(batch.column(2).as_primitive::<UInt64Type>().values()[..], [12_345, 0]);
        let shares = batch.column(4).as_primitive::<Float64Type>();
        assert!((shares.value(0) - 0.1234).abs() < 1e-15 && shares.is_null(1));
        assert!(batch.column(5).as_primitive::<Float64Type>().value(1).is_infinite());
    }

    #[test]
    fn more_rows_than_a_batch_are_all_there() {
        let mut long = answer();
        long.table.rows = (0..ROWS_OF_A_BATCH + 3).map(|_| answer().table.rows.swap_remove(0)).collect();
        let mut bytes = Vec::new();
        write(&long, &Style::default(), &mut bytes).unwrap();
        let file = FileReader::try_new(std::io::Cursor::new(bytes), None).unwrap();
        assert_eq!(file.map(|batch| batch.unwrap().num_rows()).sum::<usize>(), ROWS_OF_A_BATCH + 3);
    }
}
