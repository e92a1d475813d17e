//! Paper, rows: plain tables, their columns, cells and notices.
//! Knows nothing of linguistics; `analysis` fills these forms, one file a format writes them.

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
    pub evidence: Option<EvidenceId>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Any text.
    Text(String),
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
    /// Words in them.
    pub tokens: u64,
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

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
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
                Value::Number(number).into()
            }
            None => Value::Undefined.into(),
        }
    }

    /// A text, or undefined.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or_else(|| Value::Undefined.into(), Self::text)
    }

    /// Adds the lines behind the value.
    #[must_use]
    pub fn with(mut self, evidence: EvidenceId) -> Self {
        self.evidence = Some(evidence);
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
