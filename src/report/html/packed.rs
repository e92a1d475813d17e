//! What the page ships but draws only when asked: the lines behind the numbers and the rows of long tables, as deflated JSON.
//! Leaves drawing them to the script.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde_json::{Map, Value, json};

use crate::table::{ColumnKind, Table, number};

/// Rows of a table that the page ships; the file beside it holds all.
pub(super) const MOST_ROWS: usize = 2_000;

/// JSON as the page ships it: zlib, then base64. The same data give the same text on every machine.
pub(super) fn packed(data: &Value) -> String {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(data.to_string().as_bytes()).and_then(|()| encoder.finish());
    STANDARD.encode(written.expect("writing to memory does not fail"))
}

/// The first [`MOST_ROWS`] rows of a table, column by column.
///
/// A cell of words is its text; of a number `[as machines read it, as people do]`, or one text if both are the same. `open` holds
/// the addresses of lines by column, then by row.
pub(super) fn rows(table: &Table, per: u64, address: impl Fn(&crate::table::EvidenceId) -> Option<String>) -> Value {
    let rows = &table.rows[..table.rows.len().min(MOST_ROWS)];
    let kinds: String = table.columns.iter().map(|column| letter(column.kind)).collect();
    let mut open = Map::new();
    let columns: Vec<Value> = (0..table.columns.len())
        .map(|place| {
            let kind = table.columns[place].kind;
            let mut addresses = Map::new();
            for (row, cells) in rows.iter().enumerate() {
                if let Some(address) = cells[place].evidence.as_deref().and_then(&address) {
                    addresses.insert(row.to_string(), address.into());
                }
            }
            if !addresses.is_empty() {
                open.insert(place.to_string(), addresses.into());
            }
            rows.iter().map(|cells| cell(&cells[place], kind, per)).collect()
        })
        .collect();
    json!({"kinds": kinds, "columns": columns, "open": open})
}

fn letter(kind: ColumnKind) -> char {
    match kind {
        ColumnKind::Text => 't',
        ColumnKind::Left => 'l',
        _ => 'n',
    }
}

fn cell(cell: &crate::table::Cell, kind: ColumnKind, per: u64) -> Value {
    let shown = number::for_people(cell, kind, per);
    if kind.is_text() {
        return match &cell.value {
            crate::table::Value::Text(text) => text.as_str().into(),
            _ => shown.into(),
        };
    }
    match number::for_machines(&cell.value) {
        machine if machine == shown => machine.into(),
        machine => json!([machine, shown]),
    }
}

#[cfg(test)]
pub(super) fn unpacked(text: &str) -> Value {
    let bytes = STANDARD.decode(text).expect("base64");
    serde_json::from_reader(flate2::read::ZlibDecoder::new(&bytes[..])).expect("deflated JSON")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Cell, Column, EvidenceId};

    #[test]
    fn what_is_packed_comes_out_again() {
        let data = json!({"a": ["سد", "</script>", 1.5]});
        assert_eq!(unpacked(&packed(&data)), data);
        assert!(!packed(&data).contains('<'));
    }

    #[test]
    fn rows_keep_full_precision_and_their_lines() {
        let columns = vec![
            Column::new("form", ColumnKind::Text),
            Column::new("count", ColumnKind::Count),
            Column::new("score", ColumnKind::Score(2)),
        ];
        let id = EvidenceId { form: "dam".into(), outlet: None, article: None };
        let row = vec![Cell::text("dam"), Cell::count(1200).with(id), Cell::number(0.125)];
        let table = Table { name: "t".into(), title: "T".into(), columns, rows: vec![row; MOST_ROWS + 5] };
        let packed = rows(&table, 1000, |id| (id.form == "dam").then(|| "7,,".to_string()));
        assert_eq!(packed["kinds"], "tnn");
        assert_eq!(packed["columns"][0].as_array().expect("rows").len(), MOST_ROWS);
        assert_eq!(packed["columns"][1][3], json!(["1200", "1,200"]));
        assert_eq!(packed["columns"][2][3][0], "0.125");
        assert_eq!(packed["open"]["1"]["3"], "7,,");
    }
}
