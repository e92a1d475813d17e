//! CSV and TSV: one row an article, the text in a cell. Leaves cells to `cells`, columns to `table`.

use super::cells::Failure;
use super::gathering::Gathering;
use super::table::Table;
use super::{Batch, Input, ReadOptions, Reader, ends_in};
use crate::error::{Error, Result};

pub(super) const READER: Reader = Reader {
    name: "table",
    about: "a .csv, .tsv or .tab file: one row an article, with the columns text and outlet",
    reads: |path| ends_in(path, &["csv", "tsv", "tab"]),
    read,
};

fn read(input: &Input, options: &ReadOptions) -> Result<Batch> {
    if options.tokens_as_given {
        return Err(Error::new(format!("\"{}\" is a table, which holds no tokens", input.path.display()))
            .hint("give tokens in JSON, or leave out --tokens as-given"));
    }
    let mut table = Table::open(&input.path, &["text", "outlet"], options)?;
    let mut gathering = Gathering::new(input, options);
    table.note(&input.label, &mut gathering);
    let stem = input.stem();
    while let Some(row) = table.next() {
        let place = |line| format!("{} line {line}", input.label);
        match row {
            Ok(row) => {
                let (line, place) = (row.line, place(row.line));
                let name = format!("\"{}\" line {line}", input.path.display());
                gathering.take(place.clone(), row.draft.article(&name, place, format!("{stem}#{line}")));
            }
            Err(Failure::Row(line, error)) => gathering.refuse(place(line), error),
            Err(Failure::File(error)) => return Err(gathering.stop(error)),
        }
    }
    gathering.source(table.records.lines.source(input.file_name(), input.index));
    gathering.finish()
}
