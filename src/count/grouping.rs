//! Articles in groups: by outlet, by month, by any metadata column. A comparison of two selections is a grouping too.

use crate::corpus::{Article, Date};
use crate::error::{Error, Result};
use crate::index::{ArticleNumber, SubCorpus};
use crate::query::FIELDS;
use std::collections::BTreeMap;

/// Articles in named groups.
///
/// Invariant: no token is in two groups.
#[derive(Debug, Clone)]
pub struct Grouping<'i> {
    /// What they were grouped by, as a column name: `outlet`, `article`, `date`.
    pub field: String,
    /// Names and members, ascending by name; the empty name holds the articles that do not state the field.
    pub groups: Vec<(String, SubCorpus<'i>)>,
}

impl<'i> Grouping<'i> {
    /// All articles of a sub-corpus as one group.
    pub fn one(corpus: &SubCorpus<'i>) -> Self {
        Self { field: "corpus".into(), groups: vec![("all".into(), corpus.clone())] }
    }

    /// Groups by a field: `outlet`, `article`, `date:year`, `date:month`, `date:week`, `date:day`, or any metadata column.
    ///
    /// # Errors
    /// If no article has the field; the hint lists the known ones.
    pub fn by(corpus: &SubCorpus<'i>, field: &str) -> Result<Self> {
        let key = Key::named(field)?;
        key.check(field, corpus)?;
        // Articles of one group mostly follow each other.
        let mut runs: Vec<(String, Vec<ArticleNumber>)> = Vec::new();
        for &number in corpus.articles() {
            let name = key.of(corpus, number);
            match runs.last_mut() {
                Some((last, members)) if *last == name => members.push(number),
                _ => runs.push((name, vec![number])),
            }
        }
        let mut groups: BTreeMap<String, Vec<ArticleNumber>> = BTreeMap::new();
        for (name, members) in runs {
            groups.entry(name).or_default().extend(members);
        }
        let groups = groups.into_iter().map(|(name, members)| (name, corpus.of(members)));
        Ok(Self { field: key.column(), groups: groups.collect() })
    }

    /// The column that articles are grouped by, of a field as [`Grouping::by`] takes it.
    ///
    /// # Errors
    /// If results have a column of that name.
    pub fn column_of(field: &str) -> Result<String> {
        Ok(Key::named(field)?.column())
    }

    /// The name of the group of each article, by its number.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|(name, _)| name.as_str())
    }
}

/// Columns of results, beside which no field of the same name can stand.
const OURS: &[&str] = &[
    "form",
    "count",
    "tokens",
    "types",
    "articles",
    "per_million",
    "per_million_low",
    "per_million_high",
    "spellings",
];

/// What articles are grouped by.
#[derive(Debug)]
pub(super) enum Key {
    Period(fn(Date) -> Option<String>),
    Field(String),
}

impl Key {
    /// The key that a field names.
    ///
    /// # Errors
    /// If results have a column of that name.
    pub(super) fn named(field: &str) -> Result<Self> {
        Ok(match field {
            "date" | "date:day" => Self::Period(|date| match date {
                Date::Day(..) => Some(date.to_string()),
                _ => None,
            }),
            "date:week" => Self::Period(Date::iso_week),
            "date:month" => Self::Period(Date::month),
            "date:year" => Self::Period(|date| date.year().map(|year| format!("{year:04}"))),
            ours if OURS.contains(&ours) => {
                return Err(Error::question(format!(
                    "articles cannot be grouped by the field \"{ours}\": results have a column of that name"
                ))
                .hint("give the column of your table another name"));
            }
            other => Self::Field(if other == "id" { "article".into() } else { other.into() }),
        })
    }

    /// Whether some article has the field.
    fn check(&self, field: &str, corpus: &SubCorpus<'_>) -> Result<()> {
        if matches!(self, Self::Period(_)) || FIELDS.contains(&field) {
            return Ok(());
        }
        let known = crate::query::fields(corpus.index());
        if known.contains(field) {
            return Ok(());
        }
        let list = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        Err(Error::question(format!("no article has the field \"{field}\""))
            .hint(format!("use one of: {list}, date:year, date:month, date:week, date:day")))
    }

    fn column(&self) -> String {
        match self {
            Self::Period(_) => "date".into(),
            Self::Field(name) => name.clone(),
        }
    }

    /// The name of the group of an article by what it states alone; empty if it does not state the field.
    pub(super) fn stated(&self, article: &Article) -> String {
        match self {
            Self::Period(period) => period(article.date).unwrap_or_default(),
            Self::Field(name) => article.field(name).unwrap_or_default(),
        }
    }

    fn of(&self, corpus: &SubCorpus<'_>, number: ArticleNumber) -> String {
        match self {
            Self::Period(period) => period(corpus.index().corpus().date(number)).unwrap_or_default(),
            Self::Field(name) => corpus.index().field(number, name).unwrap_or_default(),
        }
    }
}
