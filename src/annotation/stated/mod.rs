//! What an article states about itself: title, author, date, credit and address, each with its bytes and the rule that read it.
//! Only the first and the last lines are asked, and every date of the text is listed; leaves what becomes of it to `study`.

mod byline;
mod calendar;
mod credit;
mod date;
mod heading;
mod layout;

pub use calendar::{Calendar, MONTHS, MonthNames};
pub use credit::{AGENCIES, Agency, agency_named};
pub use date::{DateMention, dates};

use layout::Layout;
use std::ops::Range;

/// How a value is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The text says so in a form that has one reading.
    Stated,
    /// It was concluded; the reason says from what.
    Inferred,
    /// It was seen and not taken.
    Candidate,
}

impl Standing {
    /// `stated`, `inferred` or `candidate`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Candidate => "candidate",
        }
    }
}

/// How sure a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Look at it before you use it.
    Low,
    /// Usually right.
    Medium,
    /// As good as the text.
    High,
}

impl Certainty {
    /// `low`, `medium` or `high`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// One value that the text states, or may state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The column it belongs to: `title`, `author`, `date`, `credit`, `outlet`, `url`, `label` or `subtitle`.
    pub field: &'static str,
    /// The value as it would be written into the column.
    pub value: String,
    /// Its bytes in the body.
    pub range: Range<usize>,
    /// The rule that read it: `byline`, `timestamp`, `dateline`, …
    pub rule: &'static str,
    /// Whether it is taken.
    pub standing: Standing,
    /// How sure it is.
    pub certainty: Certainty,
    /// Why it is taken, or why not.
    pub reason: String,
}

/// A kind of statement. A new one is one file and one line in [`RULES`].
#[derive(Debug)]
pub struct Rule {
    /// What it is called.
    pub name: &'static str,
    /// What it reads, in one line.
    pub about: &'static str,
    find: fn(&Layout<'_>) -> Vec<Statement>,
}

/// Everything that is looked for.
pub const RULES: &[Rule] = &[heading::RULE, byline::RULE, date::RULE, credit::RULE, credit::REFERENCE, credit::ADDRESS];

/// Everything a text states about itself, by place; nothing is taken from outside the text.
///
/// ```
/// use newsprint::annotation::stated::statements;
/// let found = statements("Dam approved\n\nBy Ada Quill\n\nVERRIN (SNA) – The dam will be built, said the minister.\n");
/// let of = |field: &str| found.iter().find(|one| one.field == field).map(|one| one.value.as_str());
/// assert_eq!((of("title"), of("author"), of("credit"), of("date")), (Some("Dam approved"), Some("Ada Quill"), Some("SNA"), None));
/// ```
pub fn statements(body: &str) -> Vec<Statement> {
    let layout = Layout::of(body);
    let mut found: Vec<Statement> = RULES.iter().flat_map(|rule| (rule.find)(&layout)).collect();
    found.sort_by(|a, b| {
        (a.range.start, a.range.end, a.field, a.rule).cmp(&(b.range.start, b.range.end, b.field, b.rule))
    });
    found
}

/// What a text is credited to, by place: the field `credit` of [`statements`] alone, which asks few lines of the text.
pub fn credits(body: &str) -> Vec<Statement> {
    (credit::RULE.find)(&Layout::of(body))
}

#[cfg(test)]
mod tests;
