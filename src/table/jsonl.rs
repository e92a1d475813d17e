//! JSON Lines for programs that read a row at a time: an object a row, at full precision, and nothing else.
//! The settings and notices of an answer stand in `json`.

use std::io::{Result, Write};

use super::json::row;
use super::{Answer, Form, Format, Holds, Style};

/// `--format jsonl`.
pub(super) const JSONL: Format = Format {
    name: "jsonl",
    extension: "jsonl",
    about: "one JSON object a row, full precision",
    form: Form::Text,
    holds: Holds::Rows,
    write,
    lines: None,
};

fn write(answer: &Answer, _: &Style, out: &mut dyn Write) -> Result<()> {
    for cells in &answer.table.rows {
        writeln!(out, "{}", row(&answer.table.columns, cells))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;
    use serde_json::{Value as Json, json};

    #[test]
    fn every_line_is_a_row() {
        let text = written(&JSONL, &Style::default());
        let rows: Vec<Json> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0]["left"], "said\t\"the\nend\"");
        assert_eq!((&rows[1]["share"], &rows[1]["log_ratio"]), (&Json::Null, &json!("-inf")));
    }
}
