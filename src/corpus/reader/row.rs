//! One row of any format becomes an article here: which column means what, what must be there, what a date may be.
//! Leaves cutting of rows to the formats.

use super::super::{Article, Date, GivenTokens, Place, TokenColumn, UNKNOWN_OUTLET};
use super::ReadOptions;
use super::tokens::Rebuilt;
use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::Range;

/// The columns whose meaning we know, by our names. `url` and `date_precision` are metadata that every format knows; `word`, `lemma`
/// and `pos` are columns of tokens, not of articles.
const COLUMNS: [&str; 15] = [
    "id",
    "file",
    "outlet",
    "date",
    "date_precision",
    "title",
    "author",
    "language",
    "url",
    "text",
    "tokens",
    "sentences",
    "word",
    "lemma",
    "pos",
];

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    File,
    Outlet,
    Date,
    Title,
    Author,
    Language,
    Text,
    Tokens,
    Sentences,
    Lemmas,
    PartsOfSpeech,
    /// Anything else, by the name under which it is kept.
    Metadata(String),
}

impl Role {
    /// What the input's column of this name holds. A column of our name, if the user mapped another to that name, is
    /// metadata: `title` becomes `input_title`.
    pub(super) fn of(column: &str, options: &ReadOptions) -> Self {
        let mapped = options.columns.iter().find(|(_, theirs)| *theirs == column).map(|(ours, _)| ours.as_str());
        let name = match mapped {
            Some(ours) => ours,
            None if options.columns.contains_key(column) => return Self::Metadata(format!("input_{column}")),
            None => column,
        };
        match name {
            "id" => Self::Id,
            "file" => Self::File,
            "outlet" => Self::Outlet,
            "date" => Self::Date,
            "title" => Self::Title,
            "author" => Self::Author,
            "language" => Self::Language,
            "text" => Self::Text,
            "tokens" => Self::Tokens,
            "sentences" => Self::Sentences,
            "lemmas" => Self::Lemmas,
            "lemma" if mapped.is_some() => Self::Lemmas,
            "pos" => Self::PartsOfSpeech,
            other => Self::Metadata(other.to_owned()),
        }
    }
}

/// Checks the user's map of columns before anything is read.
///
/// # Errors
/// If one of our names is unknown, or one of theirs is given to two of ours.
pub(in super::super) fn check_columns(options: &ReadOptions) -> Result<()> {
    let mut ours_of: BTreeMap<&str, &str> = BTreeMap::new();
    for (ours, theirs) in &options.columns {
        if !COLUMNS.contains(&ours.as_str()) {
            return Err(Error::question(format!("\"{ours}\" is no column that can be mapped"))
                .hint(format!("use one of {}", COLUMNS.join(", "))));
        }
        if let Some(earlier) = ours_of.insert(theirs, ours) {
            return Err(Error::question(format!(
                "the column \"{theirs}\" is mapped to \"{earlier}\" and to \"{ours}\""
            ))
            .hint("map each column to one name"));
        }
    }
    Ok(())
}

/// The name that a column of ours has in the input.
pub(super) fn theirs<'a>(ours: &'a str, options: &'a ReadOptions) -> &'a str {
    options.columns.get(ours).map_or(ours, String::as_str)
}

/// How to name the right column, with the likely one if there is one.
pub(super) fn mapping_hint(ours: &str, columns: &[String]) -> String {
    let likely: &[&str] = match ours {
        "text" => &["texts", "body", "content", "speech", "article", "fulltext", "full_text", "text"],
        "outlet" => &["source", "media_name", "publisher", "publication", "newspaper", "outlet"],
        _ => &["path", "filename", "file_name", "file"],
    };
    let found = columns.iter().find(|column| likely.contains(&column.to_lowercase().as_str()));
    let name = found.map_or("NAME", String::as_str);
    format!("say which column holds it: --column {ours}={name}")
}

/// A row whose columns are being filled in.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub id: String,
    pub file: String,
    pub outlet: String,
    pub date: String,
    pub title: String,
    pub author: String,
    pub language: String,
    pub metadata: BTreeMap<String, String>,
    pub text: Option<String>,
    pub tokens: Option<Vec<String>>,
    pub sentences: Option<Vec<u32>>,
    pub lemmas: Option<Vec<Option<String>>>,
    pub parts_of_speech: Option<Vec<Option<String>>>,
    /// Whether the format makes sure that no value holds a NUL character.
    pub without_nul: bool,
    /// The whole text of formats that give tokens and the space between them.
    pub rebuilt: Option<Rebuilt>,
}

impl Draft {
    /// Fills in a column that holds a text. Tokens and sentences are lists, which only JSON has.
    pub(super) fn set(&mut self, role: &Role, value: String) {
        match role {
            Role::Id => self.id = value,
            Role::File => self.file = value,
            Role::Outlet => self.outlet = value,
            Role::Date => self.date = value,
            Role::Title => self.title = value,
            Role::Author => self.author = value,
            Role::Language => self.language = value,
            Role::Text => self.text = Some(value),
            Role::Tokens => _ = self.metadata.insert("tokens".to_owned(), value),
            Role::Sentences => _ = self.metadata.insert("sentences".to_owned(), value),
            Role::Lemmas => _ = self.metadata.insert("lemmas".to_owned(), value),
            Role::PartsOfSpeech => _ = self.metadata.insert("pos".to_owned(), value),
            Role::Metadata(name) => _ = self.metadata.insert(name.clone(), value),
        }
    }

    /// The article. `row` names the row in messages: `"a.csv" line 7`.
    ///
    /// # Errors
    /// If text or tokens are missing, the date is none, or a value holds a NUL character.
    pub(super) fn article(
        self,
        row: impl Display,
        place: impl Into<Place>,
        fallback_id: impl Display,
    ) -> Result<Article> {
        let row = &row;
        if !self.without_nul {
            self.refuse_nul(row)?;
        }
        let date = self.date(row)?;
        let Content { body, tokens: mut given_tokens, sentences: given_sentences } =
            content(self.text, self.tokens, self.sentences.as_deref(), self.rebuilt, row)?;
        if let Some(given) = &mut given_tokens {
            fill(&mut given.lemmas, self.lemmas, given.ranges.len(), "lemmas", row)?;
            fill(&mut given.parts_of_speech, self.parts_of_speech, given.ranges.len(), "parts of speech", row)?;
        }
        if u32::try_from(body.len()).is_err() {
            return Err(too_long(row));
        }
        let is_stated = |value: &String| !value.trim().is_empty();
        Ok(Article {
            id: Some(self.id).filter(is_stated).unwrap_or_else(|| fallback_id.to_string()),
            outlet: Some(self.outlet).filter(is_stated).unwrap_or_else(|| UNKNOWN_OUTLET.to_owned()),
            date,
            title: self.title,
            author: self.author,
            language: self.language,
            metadata: self.metadata,
            body: body.into(),
            given_tokens: given_tokens.map(Box::new),
            given_sentences,
            place: place.into(),
        })
    }

    /// The date, checked against the precision that the row states.
    fn date(&self, row: impl Display) -> Result<Date> {
        let value = &self.date;
        let date: Date = value.parse().map_err(|reason| {
            Error::new(format!("{row}: the date \"{value}\" {reason}"))
                .hint("write dates as 2020, 2020-01 or 2020-01-08, and leave unknown ones empty")
        })?;
        let stated = self.metadata.get("date_precision").map_or("", |stated| stated.trim());
        if stated.is_empty() || stated == date.precision() {
            return Ok(date);
        }
        let precision = date.precision();
        let message = if ["day", "month", "year", "unknown"].contains(&stated) {
            format!("{row}: date_precision says \"{stated}\", but the date \"{value}\" is of precision \"{precision}\"")
        } else {
            format!("{row}: the date_precision \"{stated}\" is none of day, month, year, unknown")
        };
        Err(Error::new(message).hint(format!("write \"{precision}\", or write the date as precisely as it is known")))
    }

    /// A NUL character can come from an escape in JSON, after the bytes were found sound.
    fn refuse_nul(&self, row: impl Display) -> Result<()> {
        let fields = [
            ("id", &self.id),
            ("outlet", &self.outlet),
            ("date", &self.date),
            ("title", &self.title),
            ("author", &self.author),
            ("language", &self.language),
        ];
        let fields = fields.into_iter().chain(self.text.iter().map(|text| ("text", text)));
        let tokens = self.tokens.iter().flatten().map(|token| ("tokens", token));
        let lemmas = self.lemmas.iter().flatten().flatten().map(|lemma| ("lemmas", lemma));
        let parts_of_speech = self.parts_of_speech.iter().flatten().flatten().map(|part| ("pos", part));
        let further = self.metadata.iter().map(|(name, value)| (name.as_str(), value));
        for (name, value) in fields.chain(tokens).chain(lemmas).chain(parts_of_speech).chain(further) {
            if let Some(at) = memchr::memchr(0, value.as_bytes()) {
                return Err(Error::new(format!("{row}: \"{name}\" holds a NUL character at byte {at} of its value"))
                    .hint("mend this value; nothing is cleaned silently"));
            }
        }
        Ok(())
    }
}

/// The text of an article, with its tokens and sentences if the input gives them.
struct Content {
    body: String,
    tokens: Option<GivenTokens>,
    sentences: Option<Vec<Range<u32>>>,
}

/// The text as it was rebuilt, else from its tokens, else as it stands.
fn content(
    text: Option<String>,
    tokens: Option<Vec<String>>,
    lengths: Option<&[u32]>,
    rebuilt: Option<Rebuilt>,
    row: impl Display,
) -> Result<Content> {
    match (rebuilt, tokens, text) {
        (Some(Rebuilt { body, tokens, sentences }), ..) => Ok(Content { body, tokens: Some(tokens), sentences }),
        (None, Some(tokens), _) => {
            let (body, ranges) = join(&tokens, &row)?;
            let sentences = lengths.map(|lengths| sentences(lengths, ranges.len(), row)).transpose()?;
            Ok(Content { body, tokens: Some(ranges.into()), sentences })
        }
        (None, None, Some(body)) => Ok(Content { body, tokens: None, sentences: None }),
        (None, None, None) => Err(Error::new(format!("{row} has no text"))),
    }
}

/// Takes a list of values into the column of as many tokens.
fn fill(
    column: &mut TokenColumn,
    values: Option<Vec<Option<String>>>,
    tokens: usize,
    what: &str,
    row: impl Display,
) -> Result<()> {
    let Some(values) = values else { return Ok(()) };
    if values.len() != tokens {
        let message = format!("{row}: there are {} {what} and {tokens} tokens", values.len());
        return Err(Error::new(message).hint("give one a token, and null where there is none"));
    }
    for value in &values {
        column.push(value.as_deref().unwrap_or_default());
    }
    Ok(())
}

/// Tokens joined by one space, with their byte ranges.
fn join(tokens: &[String], row: impl Display) -> Result<(String, Vec<Range<u32>>)> {
    let mut body = String::with_capacity(tokens.iter().map(|token| token.len() + 1).sum());
    let mut ranges = Vec::with_capacity(tokens.len());
    for (number, token) in tokens.iter().enumerate() {
        if token.is_empty() {
            return Err(Error::new(format!("{row}: token {} is empty", number + 1)).hint("leave empty tokens out"));
        }
        if number > 0 {
            body.push(' ');
        }
        let start = u32::try_from(body.len()).map_err(|_| too_long(&row))?;
        body.push_str(token);
        ranges.push(start..u32::try_from(body.len()).map_err(|_| too_long(&row))?);
    }
    Ok((body, ranges))
}

/// Ranges of tokens from the lengths of sentences.
fn sentences(lengths: &[u32], tokens: usize, row: impl Display) -> Result<Vec<Range<u32>>> {
    let sum: u64 = lengths.iter().map(|&length| u64::from(length)).sum();
    if sum != tokens as u64 {
        let message = format!("{row}: the sentences hold {sum} tokens together, but there are {tokens}");
        return Err(Error::new(message).hint("give the number of tokens of each sentence"));
    }
    let mut start = 0;
    Ok(lengths.iter().map(|length| (start, start += length).0..start).collect())
}

fn too_long(row: impl Display) -> Error {
    Error::new(format!("{row} is longer than 4 GiB")).hint("cut it into articles")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn mapped(ours: &str, theirs: &str) -> ReadOptions {
        ReadOptions { columns: BTreeMap::from([(ours.to_owned(), theirs.to_owned())]), ..ReadOptions::default() }
    }

    #[test]
    fn a_mapped_column_pushes_one_of_our_name_aside() {
        let options = mapped("title", "headline");
        assert_eq!(Role::of("headline", &options), Role::Title);
        assert_eq!(Role::of("title", &options), Role::Metadata("input_title".to_owned()));
    }

    #[test]
    fn unknown_names_in_the_map_list_the_known_ones() {
        let error = check_columns(&mapped("body", "text")).unwrap_err();
        assert!(error.to_string().contains("\"body\"") && error.remedy().unwrap().contains("outlet"));
    }

    #[test]
    fn sentences_are_ranges_of_tokens() {
        assert_eq!(sentences(&[2, 3], 5, "").unwrap(), [0..2, 2..5]);
        assert!(sentences(&[2], 5, "\"a.json\" article 1").is_err());
    }
}
