//! A report of texts that must not travel: what quotes them is taken out of its tables, and the report says so.

use crate::chart::Chart;
use crate::report::{Block, Section};
use crate::table::{LongTable, Notice, Table};

/// Columns that quote articles, by table; an empty name is every table.
const QUOTING: &[(&str, &[&str])] = &[
    ("", &["left", "right", "text_a", "text_b", "differences", "template"]),
    ("spans", &["text"]),
    ("cleaning-examples", &["text"]),
];

/// Takes the columns that quote articles out of every table, and pictures of passages with them; a notice at its start says which
/// section had some.
pub(super) fn without_text(sections: &mut [Section], tables: &mut Vec<LongTable<'_>>) {
    for section in sections {
        if shorten(&mut section.blocks) {
            let text = "The texts were not to travel: columns that quote them are left out here and in the files.";
            section.blocks.insert(0, Block::Notice(Notice::new("no-text", text)));
        }
    }
    let whole = std::mem::take(tables);
    tables.extend(whole.into_iter().map(|table| {
        let name = table.head.name.clone();
        table.keeping(|column| !quotes(&name, &column.name))
    }));
}

fn quotes(table: &str, column: &str) -> bool {
    QUOTING.iter().any(|(name, columns)| (name.is_empty() || *name == table) && columns.contains(&column))
}

fn shorten(blocks: &mut Vec<Block>) -> bool {
    let before = blocks.len();
    blocks.retain(|block| !matches!(block, Block::Figure(figure) if matches!(figure.chart, Chart::Passages(_))));
    let mut found = blocks.len() < before;
    for block in blocks {
        found |= match block {
            Block::Table(table) => drop_columns(table),
            Block::Figure(figure) => drop_columns(&mut figure.twin),
            Block::Details { blocks, .. } => shorten(blocks),
            Block::Paragraph(_) | Block::Notice(_) | Block::Copy(_) | Block::Explorer => false,
        };
    }
    found
}

fn drop_columns(table: &mut Table) -> bool {
    let kept: Vec<bool> = table.columns.iter().map(|column| !quotes(&table.name, &column.name)).collect();
    if kept.iter().all(|kept| *kept) {
        return false;
    }
    let mut keep = kept.iter();
    table.columns.retain(|_| *keep.next().unwrap_or(&true));
    for row in &mut table.rows {
        let mut keep = kept.iter();
        row.retain(|_| *keep.next().unwrap_or(&true));
    }
    true
}
