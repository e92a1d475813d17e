//! One JSON object becomes an article: the rows of JSONL and JSON. Leaves finding the object to the formats.

use super::super::{Article, Place};
use super::gathering::{Gathering, Odd};
use super::members::{Member, Members};
use super::row::{Draft, Role, mapping_hint};
use super::{Input, ReadOptions};
use crate::error::Error;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Arguments, Display};

/// An article from an object, with what must be told about the whole file.
pub(super) struct Parsed {
    /// The article, or why there is none.
    pub article: Result<Article, Error>,
    /// What is odd about its body, which may have been let go since.
    odd: Odd,
    /// Which mapped columns the object had, by our names.
    mapped: Vec<String>,
    /// The column that was left aside because the object has both text and tokens.
    unused: Option<&'static str>,
}

/// Where an object stands.
pub(super) struct Spot<'a> {
    /// In messages: `"a.jsonl" line 7`.
    pub row: Arguments<'a>,
    /// In the corpus: `a.jsonl line 7`.
    pub place: Place,
    /// The id if the object states none.
    pub id: Arguments<'a>,
}

/// Reads an object. `text` is the object alone, valid UTF-8; `room` becomes the body, whatever it held.
pub(super) fn parse(text: &str, spot: Spot<'_>, options: &ReadOptions, room: String) -> Parsed {
    let mut parsed = Parsed { article: Err(Error::new("")), odd: Odd::default(), mapped: Vec::new(), unused: None };
    parsed.article = Members::of(text)
        .map_err(|error| malformed(&error, spot.row))
        .and_then(|members| draft(&members, spot.row, options, (&mut parsed.mapped, &mut parsed.unused), room))
        .and_then(|draft| draft.article(spot.row, spot.place, spot.id));
    parsed.odd = parsed.article.as_ref().map_or_else(|_| Odd::default(), Odd::of);
    parsed
}

/// Fills a draft with the members of an object.
fn draft(
    members: &Members<'_>,
    row: Arguments<'_>,
    options: &ReadOptions,
    (mapped, unused): (&mut Vec<String>, &mut Option<&'static str>),
    mut room: String,
) -> Result<Draft, Error> {
    let mut draft = Draft { without_nul: members.are_plain(), ..Draft::default() };
    let mut has_tokens = false;
    for member in members.iter() {
        let (name, raw) = (member.name.as_ref(), member.raw);
        mapped.extend(options.columns.iter().filter(|(_, theirs)| *theirs == name).map(|(ours, _)| ours.clone()));
        if raw == "null" {
            continue;
        }
        match Role::of(name, options) {
            Role::Tokens if options.tokens_as_given => draft.tokens = Some(list(raw, name, "texts", row)?),
            Role::Tokens => has_tokens = true,
            Role::Sentences if options.tokens_as_given => {
                draft.sentences = Some(list(raw, name, "numbers of tokens", row)?);
            }
            Role::Lemmas if options.tokens_as_given => draft.lemmas = Some(list(raw, name, "texts", row)?),
            Role::PartsOfSpeech if options.tokens_as_given => {
                draft.parts_of_speech = Some(list(raw, name, "texts", row)?);
            }
            Role::File => draft.set(&Role::Metadata(name.to_owned()), value(members, member, row, String::new())?),
            role => {
                check_kind(&role, raw, name, row)?;
                let room = if role == Role::Text { std::mem::take(&mut room) } else { String::new() };
                draft.set(&role, value(members, member, row, room)?);
            }
        }
    }
    match (&draft.text, &draft.tokens) {
        (Some(_), None) if has_tokens => *unused = Some("tokens"),
        (Some(_), Some(_)) => *unused = Some("text"),
        _ => {}
    }
    if options.tokens_as_given && draft.tokens.is_none() {
        return Err(Error::new(format!("{row} has no tokens"))
            .hint("leave out --tokens as-given, or name the column that holds them: --column tokens=NAME"));
    }
    if draft.text.is_none() && draft.tokens.is_none() {
        return Err(if has_tokens {
            Error::new(format!("{row} has tokens and no text")).hint("read the tokens with --tokens as-given")
        } else {
            Error::new(format!("{row} has no text")).hint(mapping_hint("text", &members.names()))
        });
    }
    Ok(draft)
}

/// Refuses values of a kind that would be a mistake to take as text.
fn check_kind(role: &Role, raw: &str, name: &str, row: Arguments<'_>) -> Result<(), Error> {
    let first = raw.as_bytes()[0];
    let fits = match role {
        Role::Text | Role::Date => first == b'"',
        Role::Id | Role::Outlet => first != b'[' && first != b'{',
        _ => true,
    };
    if fits {
        return Ok(());
    }
    let shown: String = raw.chars().take(40).collect();
    Err(Error::new(format!("{row}: \"{name}\" must be a text in quotes, not {shown}")).hint("put the value in quotes"))
}

/// A value as text, in the room given.
fn value(members: &Members<'_>, member: &Member<'_>, row: Arguments<'_>, room: String) -> Result<String, Error> {
    let unsound = |error| Error::new(format!("{row}: \"{}\" is no sound text: {}", member.name, reason(&error)));
    members.value(member, room).map_err(unsound)
}

/// A list of one kind of value.
fn list<'a, T: Deserialize<'a>>(raw: &'a str, name: &str, kind: &str, row: Arguments<'_>) -> Result<Vec<T>, Error> {
    serde_json::from_str(raw)
        .map_err(|error| Error::new(format!("{row}: \"{name}\" must be a list of {kind}: {}", reason(&error))))
}

/// The error for text that is no JSON object.
fn malformed(error: &serde_json::Error, row: Arguments<'_>) -> Error {
    Error::new(format!("{row} column {}: {}", error.column(), reason(error)))
        .hint("write each article as one JSON object: {\"outlet\": …, \"date\": …, \"text\": …}")
}

/// What the parser says, without the line and column that we name ourselves.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rfind(" at line ").map_or(text.as_str(), |at| &text[..at]).to_lowercase()
}

/// What is known of all objects of a file only at its end.
#[derive(Default)]
pub(super) struct Tally {
    mapped: BTreeSet<String>,
    unused: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Takes an object into the gathering.
    pub(super) fn take(&mut self, parsed: Parsed, place: impl Display, gathering: &mut Gathering) {
        self.mapped.extend(parsed.mapped);
        if let Some(column) = parsed.unused {
            *self.unused.entry(column).or_default() += 1;
        }
        gathering.take_looked_at(place, parsed.article, parsed.odd);
    }

    /// Notes what was left aside.
    ///
    /// # Errors
    /// If a column that the user mapped is in no object.
    pub(super) fn finish(self, input: &Input, options: &ReadOptions, gathering: &mut Gathering) -> Result<(), Error> {
        for (column, rows) in self.unused {
            let other = if column == "text" { "tokens" } else { "text" };
            let text = format!("{rows} articles have text and tokens; the {other} was read, the {column} was not");
            gathering.note("skipped-field", &input.label, text);
        }
        match options.columns.iter().find(|(ours, _)| !self.mapped.contains(*ours)) {
            Some((ours, theirs)) => {
                let path = input.path.display();
                Err(Error::new(format!("\"{path}\" has no column \"{theirs}\" for \"{ours}\" in any article"))
                    .hint("correct the name after --column"))
            }
            None => Ok(()),
        }
    }
}
