//! Paper, rows: plain tables, their columns, cells and notices.
//! Knows nothing of linguistics; `analysis` fills these forms, one file a format writes them.

use smol_str::SmolStr;
use std::io::{Result, Write};

mod arrow;
mod columns;
mod csv;
pub(crate) mod direction;
mod html;
mod json;
mod jsonl;
pub(crate) mod latex;
mod long;
pub(crate) mod markdown;
pub(crate) mod markup;
pub mod number;
#[cfg(feature = "parquet")]
mod parquet;
mod terminal;
mod tsv;
mod xlsx;

pub use csv::{formula_like, write_csv, write_long_csv};
pub use direction::{isolated, runs_right_to_left};
pub use long::{LongTable, Rows, Take};
pub use terminal::one_line;
pub use xlsx::write_workbook;

/// Every format, in the order in which help lists them.
pub const FORMATS: &[Format] = &[
    terminal::TABLE,
    tsv::TSV,
    csv::CSV,
    json::JSON,
    jsonl::JSONL,
    markdown::MARKDOWN,
    html::HTML,
    latex::LATEX,
    xlsx::XLSX,
    #[cfg(feature = "parquet")]
    parquet::PARQUET,
    arrow::ARROW,
];

/// A way to write an answer. A new one is a file and a place in [`FORMATS`].
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// The extension of its files, without the dot.
    pub extension: &'static str,
    /// One line of help.
    pub about: &'static str,
    /// Whether its bytes are text.
    pub form: Form,
    /// What it holds beside the rows.
    pub holds: Holds,
    /// Writes the answer.
    pub write: fn(&Answer, &Style, &mut dyn Write) -> Result<()>,
    /// The lines of some rows, where the format is a header and the rows, nothing else, and says nothing of them: then rows can be
    /// written while they are made.
    pub lines: Option<Lines>,
}

/// Makes the lines of some rows.
pub type Lines = fn(&[Vec<Cell>]) -> String;

impl Format {
    /// The format of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Whether it writes how the answer was made: the settings, and the hash of the corpus.
    pub fn is_record(&self) -> bool {
        self.holds == Holds::Record
    }
}

/// What the bytes of a format are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// UTF-8 text.
    Text,
    /// Bytes that only programs read: never for a terminal.
    Binary,
}

/// What a format holds beside the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Nothing: the notices have to be told aside.
    Rows,
    /// The notices.
    Notices,
    /// The notices, the settings and the hash of the corpus.
    Record,
}

/// How people want to read a table; formats for machines leave it aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Rates are shown per this many words.
    pub per: u64,
    /// Whether the terminal shows colours.
    pub colour: bool,
    /// The width of the terminal in columns; `None` cuts nothing.
    pub width: Option<usize>,
}

impl Default for Style {
    /// Per 1,000 words, no colour, nothing cut.
    fn default() -> Self {
        Self { per: 1000, colour: false, width: None }
    }
}

/// A finished table: every number computed and ordered, nothing rounded.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// A short name for files and links: `frequency`, `keywords`.
    pub name: String,
    /// One line above the table.
    pub title: String,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// Cells in the order of the columns; every row has one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// What one column holds and how a person reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The name that scripts rely on: `per_million_low`.
    pub name: String,
    /// The heading that a person reads: `per 1,000 words`.
    pub heading: String,
    /// The unit, empty if there is none: `words`, `articles`, `per million words`, `log2`.
    pub unit: String,
    /// One sentence that says what the number is and which way it runs.
    pub about: String,
    /// How its cells are shown and aligned.
    pub kind: ColumnKind,
}

/// How the cells of a column are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words of any script.
    Text,
    /// The left context of a concordance line: text aligned to its end.
    Left,
    /// Whole numbers.
    Count,
    /// A rate per million words; people read it per `--per` words.
    PerMillion,
    /// A share of 1; people read it as a percentage.
    Share,
    /// A score with this many decimals for people.
    Score(u8),
    /// A probability: people read `< 0.001` below a thousandth.
    Probability,
}

/// One value, and the lines behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What stands in the cell.
    pub value: Value,
    /// Which concordance lines lie behind it.
    pub evidence: Option<Box<EvidenceId>>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Any text; a short one takes no memory of its own.
    Text(SmolStr),
    /// A whole number.
    Count(u64),
    /// A finite or infinite number, never NaN.
    Number(f64),
    /// Undefined: never 0. Written `null`, an empty field or an en dash.
    Undefined,
}

/// The address of the lines behind a number: all occurrences of a form, in one group or everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EvidenceId {
    /// The counted form.
    pub form: String,
    /// The outlet, or all of them.
    pub outlet: Option<String>,
    /// The article's id, or all of them.
    pub article: Option<String>,
}

/// Something that a reader must know: a caveat is a value, never a print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// A fixed name: `descriptive-only`, `unknown-date`.
    pub kind: &'static str,
    /// A sentence with the remedy, if there is one.
    pub text: String,
}

/// The corpus in three numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusFacts {
    /// Articles that were asked about.
    pub articles: u64,
    /// Words in them that are counted.
    pub tokens: u64,
    /// Words in them that are left out as page furniture.
    pub excluded_tokens: u64,
    /// What was left out, in words; `None` where there is no corpus.
    pub cleaning: Option<Notice>,
    /// SHA-256 over ids, metadata and bodies, in hexadecimal.
    pub hash: String,
}

/// The whole answer of one command, ready for any format.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The canonical command: no clock, no absolute path, nothing that cannot change the result.
    pub command: String,
    /// Name and value of every setting that can change the result.
    pub settings: Vec<(String, String)>,
    /// What was counted.
    pub corpus: CorpusFacts,
    /// What a reader must know.
    pub notices: Vec<Notice>,
    /// The result.
    pub table: Table,
}

impl Column {
    /// A column whose heading is its name with spaces.
    pub fn new(name: &str, kind: ColumnKind) -> Self {
        Self { name: name.into(), heading: name.replace('_', " "), unit: String::new(), about: String::new(), kind }
    }

    /// Sets the heading.
    #[must_use]
    pub fn heading(mut self, heading: impl Into<String>) -> Self {
        self.heading = heading.into();
        self
    }

    /// Sets the unit.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = unit.into();
        self
    }

    /// Says what the number is.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = about.into();
        self
    }
}

impl ColumnKind {
    /// Whether its cells are words rather than numbers.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Left)
    }
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<SmolStr>) -> Self {
        Value::Text(text.into()).into()
    }

    /// A whole number.
    pub fn count(count: u64) -> Self {
        Value::Count(count).into()
    }

    /// A number, or undefined.
    ///
    /// # Panics
    /// If the number is NaN: undefined is `None`.
    pub fn number(number: impl Into<Option<f64>>) -> Self {
        match number.into() {
            Some(number) => {
                assert!(!number.is_nan(), "undefined is None, never NaN");
                // Without this a rounded nothing could read as minus nought.
                Value::Number(number + 0.0).into()
            }
            None => Value::Undefined.into(),
        }
    }

    /// A text, or undefined.
    pub fn maybe(text: Option<impl Into<SmolStr>>) -> Self {
        text.map_or_else(|| Value::Undefined.into(), Self::text)
    }

    /// Adds the lines behind the value.
    #[must_use]
    pub fn with(mut self, evidence: EvidenceId) -> Self {
        self.evidence = Some(Box::new(evidence));
        self
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self { value, evidence: None }
    }
}

impl Table {
    /// The place of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

impl Notice {
    /// A notice of a kind.
    pub fn new(kind: &'static str, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two rows with every kind of column and the values that break naive writers.
    pub(super) fn answer() -> Answer {
        let columns = vec![
            Column::new("left", ColumnKind::Left),
            Column::new("form", ColumnKind::Text).about("the counted form"),
            Column::new("count", ColumnKind::Count).unit("words"),
            Column::new("per_million", ColumnKind::PerMillion).heading("per million words").unit("per million words"),
            Column::new("share", ColumnKind::Share),
            Column::new("log_ratio", ColumnKind::Score(2)).unit("log2"),
            Column::new("p", ColumnKind::Probability),
        ];
        let rows = vec![
            vec![
                Cell::text("said\t\"the\nend\""),
                Cell::text("制裁"),
                Cell::count(12_345),
                Cell::number(4_213.5),
                Cell::number(0.1234),
                Cell::number(-1.5),
                Cell::number(0.000_04),
            ],
            vec![
                Cell::text("a|b, <c>"),
                Cell::text("تحریم\u{200c}ها"),
                Cell::count(0),
                Cell::number(0.0),
                Value::Undefined.into(),
                Cell::number(f64::NEG_INFINITY),
                Cell::number(1.0),
            ],
        ];
        Answer {
            command: "newsprint words articles".into(),
            settings: vec![("fold".into(), "case".into())],
            corpus: CorpusFacts { articles: 2, tokens: 99, excluded_tokens: 3, cleaning: None, hash: "ab12".into() },
            notices: vec![Notice::new("unknown-date", "1 article has no date")],
            table: Table { name: "frequency".into(), title: "Frequency".into(), columns, rows },
        }
    }

    pub(super) fn bytes(format: &Format, style: &Style) -> Vec<u8> {
        let mut bytes = Vec::new();
        (format.write)(&answer(), style, &mut bytes).unwrap();
        bytes
    }

    pub(super) fn written(format: &Format, style: &Style) -> String {
        String::from_utf8(bytes(format, style)).unwrap()
    }

    #[test]
    fn every_format_has_its_own_name_and_writes_every_row() {
        for (place, format) in FORMATS.iter().enumerate() {
            assert!(FORMATS[..place].iter().all(|other| other.name != format.name), "{} twice", format.name);
            assert!(FORMATS[..place].iter().all(|other| other.extension != format.extension), "{} twice", format.name);
            assert!(!format.about.is_empty() && !format.extension.is_empty());
            if format.form == Form::Binary {
                continue;
            }
            let text = written(format, &Style::default());
            for word in ["制裁", "تحریم\u{200c}ها"] {
                assert!(text.contains(word), "{}: {word} is missing in\n{text}", format.name);
            }
            assert!(text.ends_with('\n'), "{} ends its last line", format.name);
            assert!(!text.contains("NaN"), "{}", format.name);
        }
    }

    #[test]
    fn an_answer_without_rows_is_still_a_table() {
        for format in FORMATS {
            let mut empty = answer();
            empty.table.rows.clear();
            let mut bytes = Vec::new();
            (format.write)(&empty, &Style::default(), &mut bytes).unwrap();
            if format.form == Form::Text && format.name != "jsonl" {
                assert!(String::from_utf8(bytes).unwrap().contains("form"), "{}", format.name);
            }
        }
    }

    #[test]
    fn machine_formats_do_not_depend_on_the_style() {
        let style = Style { per: 10, colour: true, width: Some(20) };
        let for_people = ["table", "markdown", "html", "latex"];
        for format in FORMATS.iter().filter(|format| !for_people.contains(&format.name)) {
            assert_eq!(bytes(format, &Style::default()), bytes(format, &style), "{}", format.name);
        }
    }

    #[test]
    fn the_same_answer_gives_the_same_bytes() {
        for format in FORMATS {
            assert_eq!(bytes(format, &Style::default()), bytes(format, &Style::default()), "{}", format.name);
        }
    }
}
