//! An Arrow IPC file (Feather version 2) for R, Python, Julia and `DuckDB`: typed columns, full precision, undefined as null.
//! Units and meanings stand in the metadata of the columns, settings and notices in that of the schema.

use std::io::{Error, Result, Write};

use crate::arrow::{Bytes, Declared, FileWriter, Kind, Values, validity};

use super::columns::{Typed, count, names, number, record, text, typed};
use super::{Answer, Cell, Column, Form, Format, Holds, Style, Table};

/// `--format arrow`.
pub(super) const ARROW: Format = Format {
    name: "arrow",
    extension: "arrow",
    about: "an Arrow IPC file (Feather), typed columns, full precision",
    form: Form::Binary,
    holds: Holds::Record,
    write,
    lines: None,
};

/// Rows of one record batch: what is held twice at a time.
const ROWS_OF_A_BATCH: usize = 65_536;

fn write(answer: &Answer, _: &Style, out: &mut dyn Write) -> Result<()> {
    let table = &answer.table;
    let types: Vec<Typed> = (0..table.columns.len()).map(|place| typed(table, place)).collect();
    let said: Vec<(String, String)> = record(answer).into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    let mut file = FileWriter::new(out, &declared(table, &types), &said)?;
    for first in (0..table.rows.len()).step_by(ROWS_OF_A_BATCH) {
        let rows = &table.rows[first..(first + ROWS_OF_A_BATCH).min(table.rows.len())];
        let columns = types.iter().enumerate().map(|(place, typed)| values(rows, place, *typed));
        file.batch(rows.len(), &columns.collect::<Result<Vec<_>>>()?)?;
    }
    file.finish()
}

fn declared(table: &Table, types: &[Typed]) -> Vec<Declared> {
    let declared = |((column, name), typed): ((&Column, String), &Typed)| Declared {
        name,
        kind: match typed {
            Typed::Text => Kind::Text,
            Typed::Count => Kind::Large,
            Typed::Number => Kind::Double,
        },
        may_be_null: true,
        said: [("about", &column.about), ("unit", &column.unit)]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.to_owned(), text.clone()))
            .collect(),
    };
    table.columns.iter().zip(names(table)).zip(types).map(declared).collect()
}

/// The values of a column in some rows.
fn values(rows: &[Vec<Cell>], place: usize, typed: Typed) -> Result<Values<'static>> {
    let cells = rows.iter().map(|row| &row[place].value);
    let (nulls, buffers) = match typed {
        Typed::Text => {
            let texts: Vec<Option<String>> = cells.map(text).collect();
            let (nulls, validity) = validity(texts.iter().map(Option::is_some));
            let (mut ends, mut letters) = (0i32.to_ne_bytes().to_vec(), Vec::new());
            for text in &texts {
                letters.extend_from_slice(text.as_deref().unwrap_or_default().as_bytes());
                let end = i32::try_from(letters.len()).map_err(|_| Error::other("texts of more than 2 GB"))?;
                ends.extend(end.to_ne_bytes());
            }
            (nulls, vec![validity, Bytes::Made(ends), Bytes::Made(letters)])
        }
        Typed::Count => {
            let (nulls, validity) = validity(cells.clone().map(|value| count(value).is_some()));
            let counts = cells.flat_map(|value| count(value).unwrap_or_default().to_ne_bytes());
            (nulls, vec![validity, Bytes::Made(counts.collect())])
        }
        Typed::Number => {
            let (nulls, validity) = validity(cells.clone().map(|value| number(value).is_some()));
            let numbers = cells.flat_map(|value| number(value).unwrap_or_default().to_ne_bytes());
            (nulls, vec![validity, Bytes::Made(numbers.collect())])
        }
    };
    Ok(Values { nulls, buffers })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{answer, bytes};
    use super::*;
    use crate::arrow::layout;
    use std::ops::Range;

    fn numbers<const N: usize>(bytes: &[u8]) -> Vec<[u8; N]> {
        bytes.chunks_exact(N).map(|chunk| chunk.try_into().unwrap()).collect()
    }

    #[test]
    fn what_was_written_is_read_back() {
        let bytes = bytes(&ARROW, &Style::default());
        let found = layout(&bytes).unwrap();
        assert_eq!(found.columns[5].said, [("unit".to_owned(), "log2".to_owned())]);
        let said = |name: &str| found.said.iter().find(|(known, _)| known == name).unwrap().1.clone();
        assert_eq!(said("command"), "newsprint words articles");
        assert!(said("notices").contains("1 article has no date"));
        let kinds: Vec<Kind> = found.columns.iter().map(|column| column.kind).collect();
        let score = Kind::Double;
        assert_eq!(kinds, [Kind::Text, Kind::Text, Kind::Large, score, score, score, score]);
        let [batch] = &found.batches[..] else { panic!("one batch") };
        let buffer = |column: usize, place: usize| &bytes[batch.buffers[column][place].clone()];
        let ends: Vec<i32> = numbers(buffer(0, 1)).into_iter().map(i32::from_ne_bytes).collect();
        assert_eq!(ends, [0, 14, 22]);
        assert_eq!(buffer(0, 2), b"said\t\"the\nend\"a|b, <c>");
        let counts: Vec<u64> = numbers(buffer(2, 1)).into_iter().map(u64::from_ne_bytes).collect();
        assert_eq!((counts, buffer(2, 0).len()), (vec![12_345, 0], 0));
        let floats = |column| numbers(buffer(column, 1)).into_iter().map(f64::from_ne_bytes).collect::<Vec<_>>();
        assert!((floats(4)[0] - 0.1234).abs() < 1e-15 && floats(5)[1].is_infinite());
        assert_eq!(buffer(4, 0), [0b01], "the second is null");
    }

    #[test]
    fn more_rows_than_a_batch_are_all_there() {
        let mut long = answer();
        long.table.rows = (0..ROWS_OF_A_BATCH + 3).map(|_| answer().table.rows.swap_remove(0)).collect();
        let mut bytes = Vec::new();
        write(&long, &Style::default(), &mut bytes).unwrap();
        let batches = layout(&bytes).unwrap().batches;
        assert_eq!(batches.iter().map(|batch| batch.rows).collect::<Vec<_>>(), [ROWS_OF_A_BATCH, 3]);
        let counts: &Range<usize> = &batches[1].buffers[2][1];
        assert_eq!(counts.len(), 3 * 8);
    }
}
