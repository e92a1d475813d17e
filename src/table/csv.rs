//! Comma-separated values as in RFC 4180: a header line and the rows, nothing else, at full precision.
//! Texts are quoted where needed and never changed.

use std::io::{Result, Write};

use super::{Answer, Cell, Form, Format, Holds, LongTable, Style, Table, Value, number};

/// `--format csv`.
pub(super) const CSV: Format = Format {
    name: "csv",
    extension: "csv",
    about: "comma-separated, quoted where needed, full precision",
    form: Form::Text,
    holds: Holds::Rows,
    write,
    lines: None,
};

fn write(answer: &Answer, _: &Style, out: &mut dyn Write) -> Result<()> {
    write_csv(&answer.table, out)
}

/// Writes a table alone, without the answer around it.
///
/// # Errors
/// If the writer fails.
pub fn write_csv(table: &Table, out: &mut dyn Write) -> Result<()> {
    let mut rows = begun(table, out)?;
    add(&mut rows, &table.rows)?;
    rows.flush()
}

/// As [`write_csv`], a table whose rows are made meanwhile.
///
/// # Errors
/// If the writer fails.
pub fn write_long_csv(table: &LongTable<'_>, out: &mut dyn Write) -> Result<()> {
    let mut rows = begun(&table.head, out)?;
    table.each_piece(&mut |piece| add(&mut rows, &piece))?;
    rows.flush()
}

fn begun<'o>(head: &Table, out: &'o mut dyn Write) -> Result<::csv::Writer<&'o mut dyn Write>> {
    let mut rows = ::csv::Writer::from_writer(out);
    rows.write_record(head.columns.iter().map(|column| &column.name))?;
    Ok(rows)
}

fn add(out: &mut ::csv::Writer<&mut dyn Write>, rows: &[Vec<Cell>]) -> Result<()> {
    for row in rows {
        out.write_record(row.iter().map(|cell| number::for_machines(&cell.value)))?;
    }
    Ok(())
}

/// How many texts of a table begin as a spreadsheet's formula does (`=`, `+`, `-`, `@`). CSV has no way to say that they are
/// texts, and is written as it is: a workbook can say so.
pub fn formula_like(table: &Table) -> u64 {
    let begins = |cell: &&Cell| matches!(&cell.value, Value::Text(text) if text.starts_with(['=', '+', '-', '@']));
    table.rows.iter().flatten().filter(begins).count() as u64
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let text = written(&CSV, &Style::default());
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap().len(), 7);
        let rows: Vec<_> = reader.records().map(std::result::Result::unwrap).collect();
        assert_eq!(&rows[0][0], "said\t\"the\nend\"");
        assert_eq!(&rows[1][5], "-inf");
        assert_eq!(&rows[1][4], "");
    }
}
