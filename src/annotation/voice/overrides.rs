//! A researcher's corrections: the table of `voices --spans`, edited, put on top of what was found. A row that no longer fits
//! its text stops the run; then nothing is applied.

use super::quotations::levels;
use super::{ArticleVoices, Kind, Quotation, Speaker, Voices};
use crate::corpus::{Article, Corpus};
use crate::error::{Error, Result};
use csv::StringRecord;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// The rule of what a researcher decided.
pub const OVERRIDE: &str = "override";
/// The kind that takes a quotation away.
pub const NONE: &str = "none";

/// Corrections as they were read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overrides {
    /// The file's name, for messages and provenance.
    pub name: String,
    /// SHA-256 of its bytes.
    pub hash: String,
    rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    line: u64,
    article: String,
    outer: Range<usize>,
    kind: Option<String>,
    speaker: Option<Range<usize>>,
    speaker_text: Option<String>,
    speaker_name: Option<String>,
    cue: Option<String>,
    text: Option<String>,
}

/// What was done with corrections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Applied {
    /// Rows that say what was found anyway.
    pub unchanged: u64,
    /// Quotations whose kind or speaker was changed.
    pub changed: u64,
    /// Quotations that were put in.
    pub added: u64,
    /// Quotations that were taken away.
    pub removed: u64,
}

impl Overrides {
    /// Reads a CSV or TSV file with the columns `article`, `start` and `end`, and any of `kind`, `speaker`, `speaker_start`,
    /// `speaker_end`, `speaker_name`, `cue` and `text`. Other columns are left aside.
    ///
    /// # Errors
    /// If the file cannot be read, lacks a column, or holds rows that are malformed: all of them are reported together.
    pub fn read(path: &Path) -> Result<Self> {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let bytes = std::fs::read(path).map_err(|error| Error::io("read", path, &error))?;
        Self::parsed(&name, &bytes)
    }

    fn parsed(name: &str, bytes: &[u8]) -> Result<Self> {
        let content = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let first = content.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let delimiter = if first.contains(&b'\t') { b'\t' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(content);
        let malformed = |error: &csv::Error| {
            Error::new(format!("\"{name}\" cannot be read as a table: {error}"))
                .hint("save the table of: newsprint voices CORPUS --spans")
        };
        let header = reader.headers().map_err(|error| malformed(&error))?.clone();
        let column = |wanted: &str| header.iter().position(|name| name.trim() == wanted);
        let places = Places {
            article: required(&column, "article", name)?,
            start: required(&column, "start", name)?,
            end: required(&column, "end", name)?,
            optional: ["kind", "speaker", "speaker_start", "speaker_end", "speaker_name", "cue", "text"].map(column),
        };
        let mut rows = Vec::new();
        let mut wrong = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| malformed(&error))?;
            match places.row(&record) {
                Ok(row) => rows.push(row),
                Err(problem) => wrong.push(at_line(name, &record, &problem)),
            }
        }
        if !wrong.is_empty() {
            return Err(Error::all(format!("{} rows of \"{name}\" cannot be used", wrong.len()), wrong));
        }
        Ok(Self { name: name.into(), hash: crate::hash::sha256(bytes), rows })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Puts the corrections on top of what was found. `names` tells the name under which a speaker is listed.
    ///
    /// # Errors
    /// If a row names an article that is not there, bytes that are no part of its text, or words that the text does not have
    /// there: all such rows are reported together, and nothing is applied.
    pub fn apply(
        &self,
        voices: &mut Voices,
        corpus: &Corpus,
        names: impl Fn(u32, &Speaker) -> Option<String>,
    ) -> Result<Applied> {
        let numbers: BTreeMap<&str, u32> =
            corpus.articles().iter().zip(0..).map(|(article, number)| (article.id.as_str(), number)).collect();
        let problem = |row: &Row| {
            let article = numbers.get(row.article.as_str()).map(|&number| corpus.article(number));
            let problem = article.map_or_else(
                || Some(format!("there is no article \"{}\"", row.article)),
                |article| row.misfit(article),
            );
            problem.map(|problem| {
                Error::new(format!("\"{}\" line {}: {problem}", self.name, row.line))
                    .hint("list the quotations again with newsprint voices CORPUS --spans, and correct that table")
            })
        };
        let wrong: Vec<Error> = self.rows.iter().filter_map(problem).collect();
        if !wrong.is_empty() {
            return Err(Error::all(format!("{} rows of \"{}\" do not fit the texts", wrong.len(), self.name), wrong));
        }
        let mut applied = Applied::default();
        for row in &self.rows {
            let number = numbers[row.article.as_str()];
            let name = |speaker: &Speaker| names(number, speaker);
            row.apply(voices.of_mut(number), &corpus.article(number).body, &name, &mut applied);
        }
        Ok(applied)
    }
}

/// Where the columns stand.
struct Places {
    article: usize,
    start: usize,
    end: usize,
    optional: [Option<usize>; 7],
}

impl Places {
    fn row(&self, record: &StringRecord) -> std::result::Result<Row, String> {
        let cell = |place: usize| record.get(place).unwrap_or_default().trim();
        let number = |name: &str, text: &str| {
            text.parse::<usize>().map_err(|_| format!("{name} is \"{text}\", not a whole number of bytes"))
        };
        let some = |place: usize| self.optional[place].map(cell).filter(|text| !text.is_empty()).map(String::from);
        let kind = some(0);
        if let Some(kind) = kind.as_deref().filter(|kind| *kind != NONE && Kind::named(kind).is_none()) {
            let known = Kind::ALL.map(Kind::name).join(", ");
            return Err(format!("kind is \"{kind}\", not one of {known}, {NONE}"));
        }
        let speaker = match (some(2), some(3)) {
            (Some(start), Some(end)) => Some(number("speaker_start", &start)?..number("speaker_end", &end)?),
            (None, None) => None,
            _ => return Err("speaker_start and speaker_end must stand together".into()),
        };
        let outer = number("start", cell(self.start))?..number("end", cell(self.end))?;
        if outer.is_empty() {
            return Err(format!("end {} does not lie behind start {}", outer.end, outer.start));
        }
        Ok(Row {
            line: record.position().map_or(0, csv::Position::line),
            article: cell(self.article).into(),
            outer,
            kind,
            speaker,
            speaker_text: some(1),
            speaker_name: some(4),
            cue: some(5),
            text: some(6),
        })
    }
}

impl Row {
    /// What does not fit the text; `None` if everything does.
    fn misfit(&self, article: &Article) -> Option<String> {
        let body = &article.body;
        let Some(outer) = body.get(self.outer.clone()) else {
            return Some(format!(
                "bytes {} to {} are no part of the text of {} bytes",
                self.outer.start,
                self.outer.end,
                body.len()
            ));
        };
        let shown = |text: &str| text.chars().take(40).collect::<String>();
        if let Some(text) = self.text.as_deref().filter(|text| !same_words(without_marks(outer).0, text)) {
            return Some(format!(
                "expected \"{}\" at bytes {} to {}, found \"{}\"",
                shown(text),
                self.outer.start,
                self.outer.end,
                shown(outer)
            ));
        }
        let Some(speaker) = self.speaker.clone() else {
            return self.speaker_text.as_ref().map(|_| "speaker needs speaker_start and speaker_end".into());
        };
        match (body.get(speaker.clone()), self.speaker_text.as_deref()) {
            (None, _) => Some(format!("speaker bytes {} to {} are no part of the text", speaker.start, speaker.end)),
            (Some(found), Some(text)) if !same_words(found, text) => Some(format!(
                "expected the speaker \"{}\" at bytes {} to {}, found \"{}\"",
                shown(text),
                speaker.start,
                speaker.end,
                shown(found)
            )),
            _ => None,
        }
    }

    fn apply(
        &self,
        article: &mut ArticleVoices,
        body: &str,
        name: &dyn Fn(&Speaker) -> Option<String>,
        applied: &mut Applied,
    ) {
        let place = article.quotations.iter().position(|quotation| quotation.outer == self.outer);
        if self.kind.as_deref() == Some(NONE) {
            if let Some(place) = place {
                article.quotations.remove(place);
                applied.removed += 1;
                put_in_order(&mut article.quotations);
            }
            return;
        }
        let wanted = self.kind.as_deref().and_then(Kind::named);
        let Some(place) = place else {
            article.quotations.push(self.quotation(body, wanted.unwrap_or(Kind::Partial)));
            put_in_order(&mut article.quotations);
            applied.added += 1;
            return;
        };
        let quotation = &mut article.quotations[place];
        let same_kind = wanted.is_none_or(|kind| kind == quotation.kind);
        let known = quotation.speaker.as_ref();
        let same_speaker = known.map(|speaker| speaker.mention.clone()) == self.speaker;
        let named = known.and_then(name);
        let same_name = self.speaker_name.is_none() || named == self.speaker_name;
        if same_kind && same_speaker && same_name {
            applied.unchanged += 1;
            return;
        }
        applied.changed += 1;
        quotation.kind = wanted.unwrap_or(quotation.kind);
        if !(same_speaker && same_name) {
            quotation.speaker = self.speaker(body);
        }
    }

    fn quotation(&self, body: &str, kind: Kind) -> Quotation {
        let (_, inner) = without_marks(&body[self.outer.clone()]);
        Quotation {
            outer: self.outer.clone(),
            inner: self.outer.start + inner.start..self.outer.start + inner.end,
            reopened: Vec::new(),
            kind,
            level: 0,
            marks: OVERRIDE,
            speaker: self.speaker(body),
            insertions: Vec::new(),
        }
    }

    fn speaker(&self, body: &str) -> Option<Speaker> {
        let mention = self.speaker.clone()?;
        // A cue has no bytes in the table: the nearest place of its words.
        let cue = self.cue.as_deref().and_then(|cue| {
            let places = body.match_indices(cue).map(|(at, _)| at..at + cue.len());
            places.min_by_key(|range| range.start.abs_diff(self.outer.end).min(range.end.abs_diff(self.outer.start)))
        });
        Some(Speaker {
            head: mention.clone(),
            mention,
            cue,
            rule: OVERRIDE,
            confidence: None,
            pronoun: false,
            name: self.speaker_name.clone(),
            suggested: None,
        })
    }
}

fn required(column: &impl Fn(&str) -> Option<usize>, name: &str, file: &str) -> Result<usize> {
    column(name).ok_or_else(|| {
        Error::new(format!("\"{file}\" has no column \"{name}\""))
            .hint("start from the table of: newsprint voices CORPUS --spans --format csv -o FILE")
    })
}

fn at_line(file: &str, record: &StringRecord, problem: &str) -> Error {
    let line = record.position().map_or(0, csv::Position::line);
    Error::new(format!("\"{file}\" line {line}: {problem}")).hint("correct the cell, or take the row out")
}

/// What stands between the marks at both ends, and where; the whole if there are none.
fn without_marks(text: &str) -> (&str, Range<usize>) {
    let is_mark = |sign: char| "\"'“”„‟‘’‚«»‹›「」『』＂".contains(sign);
    let inner = text.trim_matches(is_mark);
    let start = text.len() - text.trim_start_matches(is_mark).len();
    if inner.is_empty() { (text, 0..text.len()) } else { (inner, start..start + inner.len()) }
}

/// Whether two texts hold the same words, however their white space and their marks at the ends were written.
fn same_words(a: &str, b: &str) -> bool {
    let words = |text| without_marks(text).0.split_whitespace().map(String::from).collect::<Vec<String>>();
    words(a.trim()) == words(b.trim())
}

/// Sorts quotations and counts again how many each stands in.
fn put_in_order(quotations: &mut [Quotation]) {
    quotations.sort_by_key(|quotation| (quotation.outer.start, usize::MAX - quotation.outer.end));
    let levels = levels(quotations.iter().map(|quotation| &quotation.outer));
    quotations.iter_mut().zip(levels).for_each(|(quotation, level)| quotation.level = level);
}
