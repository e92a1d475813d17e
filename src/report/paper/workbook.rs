//! `tables.xlsx`: every table of the report in one workbook, texts never formulas. Tables of more rows than a reader of workbooks
//! turns over stay in their CSV files, which the sheet `about` says.

use super::manuscript::Manuscript;
use super::{File, Paper};
use crate::table::{Notice, Table, number, write_workbook};
use std::io;
use std::path::Path;

/// `--paper xlsx`.
pub(super) const XLSX: Paper = Paper { name: "xlsx", about: "tables.xlsx, a workbook of all tables", write };

/// Rows of a sheet.
const MOST_ROWS: usize = 200_000;

fn write(manuscript: &Manuscript<'_>, _: &Path) -> io::Result<Vec<File>> {
    let (kept, large): (Vec<&Table>, Vec<&Table>) =
        manuscript.tables.iter().partition(|table| table.rows.len() <= MOST_ROWS);
    let notice = |table: &&Table| {
        let rows = number::count(table.rows.len() as u64);
        Notice::new("not-in-the-workbook", format!("{} has {rows} rows: tables/{}.csv", table.name, table.name))
    };
    let notices: Vec<Notice> = large.iter().map(notice).collect();
    let mut facts = vec![("title", manuscript.title.to_owned())];
    facts.extend(manuscript.colophon.iter().map(|fact| ("record", format!("{}: {}", fact.label, fact.value))));
    let mut bytes = Vec::new();
    write_workbook(&kept, &facts, &notices, &mut bytes)?;
    Ok(vec![File::new("tables.xlsx", bytes)])
}
