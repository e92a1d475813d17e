//! JSON for programs: the whole answer as one object, one row a line, numbers at full precision.
//! Undefined is `null`; infinite is the text `inf` or `-inf`, because JSON has no number for it.

use std::io::{Result, Write};

use serde_json::{Map, Value as Json, json};

use super::{Answer, Cell, Column, ColumnKind, Form, Format, Holds, Style, Value, number};

/// `--format json`.
pub(super) const JSON: Format = Format {
    name: "json",
    extension: "json",
    about: "one object with settings, notices and rows, full precision",
    form: Form::Text,
    holds: Holds::Record,
    write,
    lines: None,
};

fn write(answer: &Answer, _: &Style, out: &mut dyn Write) -> Result<()> {
    let corpus = &answer.corpus;
    let settings: Map<String, Json> =
        answer.settings.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
    let notices = answer.notices.iter().map(|notice| json!({"kind": notice.kind, "text": notice.text}));
    writeln!(out, "{{\"newsprint\": {},", json!(env!("CARGO_PKG_VERSION")))?;
    writeln!(out, "\"command\": {},", json!(answer.command))?;
    writeln!(out, "\"settings\": {},", Json::Object(settings))?;
    let facts = json!({
        "articles": corpus.articles, "tokens": corpus.tokens, "excluded_tokens": corpus.excluded_tokens, "hash": corpus.hash
    });
    writeln!(out, "\"corpus\": {facts},")?;
    list(out, "notices", notices)?;
    writeln!(out, ",")?;
    list(out, "columns", answer.table.columns.iter().map(column))?;
    writeln!(out, ",")?;
    list(out, "rows", answer.table.rows.iter().map(|cells| row(&answer.table.columns, cells)))?;
    writeln!(out, "}}")
}

/// A row as an object: a column's name, its value.
pub(super) fn row(columns: &[Column], cells: &[Cell]) -> Json {
    Json::Object(columns.iter().zip(cells).map(|(column, cell)| (column.name.clone(), value(&cell.value))).collect())
}

fn list(out: &mut dyn Write, name: &str, items: impl Iterator<Item = Json>) -> Result<()> {
    write!(out, "\"{name}\": [")?;
    for (place, item) in items.enumerate() {
        write!(out, "{}\n{item}", if place == 0 { "" } else { "," })?;
    }
    write!(out, "]")
}

fn column(column: &Column) -> Json {
    let kind = match column.kind {
        ColumnKind::Text | ColumnKind::Left => "text",
        ColumnKind::Count => "count",
        ColumnKind::PerMillion => "per_million",
        ColumnKind::Share => "share",
        ColumnKind::Score(_) => "score",
        ColumnKind::Probability => "probability",
    };
    json!({"name": column.name, "unit": column.unit, "type": kind, "about": column.about})
}

fn value(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(text.as_str()),
        Value::Count(count) => json!(count),
        Value::Number(number) if number.is_infinite() => json!(number::shortest(*number)),
        Value::Number(number) => json!(number),
        Value::Undefined => Json::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;

    #[test]
    fn the_object_has_the_promised_shape() {
        let text = written(&JSON, &Style::default());
        let object: Json = serde_json::from_str(&text).unwrap();
        let keys: Vec<&String> = object.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["newsprint", "command", "settings", "corpus", "notices", "columns", "rows"]);
        assert_eq!(object["settings"]["fold"], "case");
        assert_eq!(object["corpus"], json!({"articles": 2, "tokens": 99, "excluded_tokens": 3, "hash": "ab12"}));
        assert_eq!(object["notices"][0], json!({"kind": "unknown-date", "text": "1 article has no date"}));
        assert_eq!(object["columns"][5], json!({"name": "log_ratio", "unit": "log2", "type": "score", "about": ""}));
        assert_eq!(object["rows"][0]["count"], 12345);
        assert_eq!(object["rows"][1]["share"], Json::Null);
        assert_eq!(object["rows"][1]["log_ratio"], "-inf");
    }

    #[test]
    fn a_row_is_a_line() {
        let text = written(&JSON, &Style::default());
        assert_eq!(text.lines().filter(|line| line.starts_with("{\"left\"")).count(), 2);
    }
}
