//! The columns of a table with one type each, and the record of how it was made: what `arrow` and `parquet` share.
//! A score stays a number even where every cell happens to be whole, so that a reader's code meets the same types each time.

use serde_json::json;

use super::{Answer, ColumnKind, Notice, Table, Value, number};

/// The type of a whole column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    /// UTF-8 text.
    Text,
    /// Whole numbers from 0, 64 bits.
    Count,
    /// Numbers of double precision, infinities among them.
    Number,
}

/// The type that holds every cell of a column: its own, unless a cell needs a wider one.
pub(super) fn typed(table: &Table, place: usize) -> Typed {
    let any = |is: fn(&Value) -> bool| table.rows.iter().any(|row| is(&row[place].value));
    let kind = table.columns[place].kind;
    if kind.is_text() || any(|value| matches!(value, Value::Text(_))) {
        Typed::Text
    } else if kind == ColumnKind::Count && !any(|value| matches!(value, Value::Number(_))) {
        Typed::Count
    } else {
        Typed::Number
    }
}

/// A value as a text; `None` if it is undefined.
pub(super) fn text(value: &Value) -> Option<String> {
    (*value != Value::Undefined).then(|| number::for_machines(value))
}

/// A value as a number of double precision; `None` if it is undefined or a text.
pub(super) fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Count(count) => Some(*count as f64),
        Value::Text(_) | Value::Undefined => None,
    }
}

/// A value as a whole number; `None` if it is none.
pub(super) fn count(value: &Value) -> Option<u64> {
    if let Value::Count(count) = value { Some(*count) } else { None }
}

/// The names of the columns, no two alike: readers of typed tables refuse a name that comes twice.
pub(super) fn names(table: &Table) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let numbered = (2..).map(|number| format!("{}_{number}", column.name));
        let free = std::iter::once(column.name.clone()).chain(numbered).find(|name| !names.contains(name));
        names.push(free.unwrap_or_default());
    }
    names
}

/// How the answer was made, as names and texts (JSON where there are parts), in alphabetical order.
pub(super) fn record(answer: &Answer) -> Vec<(&'static str, String)> {
    let settings: serde_json::Map<_, _> =
        answer.settings.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
    let notice = |notice: &Notice| json!({"kind": notice.kind, "text": notice.text});
    let corpus = &answer.corpus;
    vec![
        ("command", answer.command.clone()),
        (
            "corpus",
            json!({
                "articles": corpus.articles, "tokens": corpus.tokens, "excluded_tokens": corpus.excluded_tokens,
                "hash": corpus.hash
            })
            .to_string(),
        ),
        ("newsprint", env!("CARGO_PKG_VERSION").into()),
        ("notices", serde_json::Value::Array(answer.notices.iter().map(notice).collect()).to_string()),
        ("settings", serde_json::Value::Object(settings).to_string()),
        ("title", answer.table.title.clone()),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::tests::answer;
    use super::super::{Cell, Column};
    use super::*;

    #[test]
    fn a_column_has_the_type_of_its_kind_unless_a_cell_is_wider() {
        let mut table = answer().table;
        let types: Vec<Typed> = (0..7).map(|place| typed(&table, place)).collect();
        let scores = [Typed::Number; 4];
        assert_eq!(types[..3], [Typed::Text, Typed::Text, Typed::Count]);
        assert_eq!(types[3..], scores);
        table.rows[0][2] = Cell::number(1.5);
        table.rows[0][6] = Cell::text("n/a");
        assert_eq!((typed(&table, 2), typed(&table, 6)), (Typed::Number, Typed::Text));
        assert_eq!(number(&table.rows[1][2].value), Some(0.0));
    }

    #[test]
    fn no_two_columns_share_a_name() {
        let mut table = answer().table;
        table.columns[0] = Column::new("count", ColumnKind::Text);
        table.columns[1] = Column::new("count_2", ColumnKind::Text);
        assert_eq!(names(&table)[..3], ["count", "count_2", "count_3"]);
    }
}
