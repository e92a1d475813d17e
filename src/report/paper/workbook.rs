//! `tables.xlsx`: every table of the report in one workbook, texts never formulas. Tables of more rows than a reader of workbooks
//! turns over stay in their CSV files, which the sheet `about` says.

use super::manuscript::Manuscript;
use super::{File, Paper};
use crate::table::{LongTable, Notice, Table, number, write_workbook};
use std::io;
use std::path::Path;

/// `--paper xlsx`.
pub(super) const XLSX: Paper = Paper { name: "xlsx", about: "tables.xlsx, a workbook of all tables", write };

/// Rows of a sheet.
const MOST_ROWS: usize = 200_000;

fn write(manuscript: &Manuscript<'_>, _: &Path) -> io::Result<Vec<File>> {
    let (mut kept, large): (Vec<&Table>, Vec<&Table>) =
        manuscript.tables.iter().partition(|table| table.rows.len() <= MOST_ROWS);
    let (files, larger): (Vec<&LongTable<'_>>, Vec<&LongTable<'_>>) =
        manuscript.files.iter().partition(|table| table.len <= MOST_ROWS);
    let large = large.iter().map(|table| (table.name.as_str(), table.rows.len()));
    let larger = larger.iter().map(|table| (table.head.name.as_str(), table.len));
    let notices: Vec<Notice> = large.chain(larger).map(notice).collect();
    let mut facts = vec![("title", manuscript.title.to_owned())];
    facts.extend(manuscript.colophon.iter().map(|fact| ("record", format!("{}: {}", fact.label, fact.value))));
    let files: Vec<Table> = files.iter().map(|table| table.whole()).collect();
    kept.extend(&files);
    let mut bytes = Vec::new();
    write_workbook(&kept, &facts, &notices, &mut bytes)?;
    Ok(vec![File::new("tables.xlsx", bytes)])
}

fn notice((name, rows): (&str, usize)) -> Notice {
    let rows = number::count(rows as u64);
    Notice::new("not-in-the-workbook", format!("{name} has {rows} rows: tables/{name}.csv"))
}
