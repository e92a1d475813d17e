//! Articles as they come in: good ones with what is odd about them, bad ones set aside or collected into one error.
//! Leaves reading to the formats.

use super::super::{Article, Date, Finding, Source, UNKNOWN_OUTLET};
use super::{Batch, Input, ReadOptions};
use crate::error::{Error, Result};
use std::fmt::Display;

/// What is odd about the body of an article.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Odd {
    is_blank: bool,
    has_escape: bool,
}

impl Odd {
    /// Looks at the body of an article.
    pub(super) fn of(article: &Article) -> Self {
        Self {
            is_blank: article.body.trim().is_empty(),
            has_escape: memchr::memchr(0x1b, article.body.as_bytes()).is_some(),
        }
    }
}

/// A batch in the making.
pub(super) struct Gathering<'a> {
    input: &'a Input,
    options: &'a ReadOptions,
    batch: Batch,
    problems: Vec<Error>,
}

impl<'a> Gathering<'a> {
    /// Nothing yet.
    pub(super) fn new(input: &'a Input, options: &'a ReadOptions) -> Self {
        Self { input, options, batch: Batch::default(), problems: Vec::new() }
    }

    /// Takes an article, or the reason why there is none.
    pub(super) fn take(&mut self, place: impl Display, article: Result<Article>) {
        let odd = article.as_ref().map_or_else(|_| Odd::default(), Odd::of);
        self.take_looked_at(place, article, odd);
    }

    /// As [`Gathering::take`], where the body has been looked at already.
    pub(super) fn take_looked_at(&mut self, place: impl Display, article: Result<Article>, odd: Odd) {
        match article {
            Ok(article) => self.accept(article, odd),
            Err(error) => self.refuse(place, error),
        }
    }

    /// Notes what is odd about an article and keeps it.
    fn accept(&mut self, article: Article, odd: Odd) {
        if article.outlet == UNKNOWN_OUTLET {
            self.note("unknown-outlet", &article.id, "no outlet is stated".to_owned());
        }
        if article.date == Date::Unknown {
            self.note("unknown-date", &article.id, "no date is stated".to_owned());
        }
        if odd.is_blank {
            self.note("empty-article", &article.id, "holds no word; it is kept with 0 tokens".to_owned());
        }
        if odd.has_escape {
            let text = "holds the control character ESC: perhaps it was ISO-2022 before; read as it is";
            self.note("escape-character", &article.id, text.to_owned());
        }
        self.batch.articles.push(article);
    }

    /// Sets an unreadable article aside if the user wishes so, and collects its error if not.
    pub(super) fn refuse(&mut self, place: impl Display, error: Error) {
        if self.options.skip_unreadable {
            let text = self.without_path(&error.to_string());
            self.batch.findings.push(Finding { kind: "skipped", place: place.to_string(), text });
        } else {
            self.problems.push(error);
        }
    }

    /// A message with places in the corpus: findings reach the report, which must not depend on where the corpus lies.
    fn without_path(&self, message: &str) -> String {
        let path = self.input.path.display();
        message
            .replace(&format!("\"{path}/"), &format!("\"{}", self.input.place("")))
            .replace(&format!("\"{path}\""), &format!("\"{}\"", self.input.label))
    }

    /// The articles from this place on, in the order in which they came.
    pub(super) fn articles_from(&mut self, place: usize) -> &mut [Article] {
        &mut self.batch.articles[place..]
    }

    /// How many articles it holds.
    pub(super) fn len(&self) -> usize {
        self.batch.articles.len()
    }

    /// Keeps a finding.
    pub(super) fn note(&mut self, kind: &'static str, place: &str, text: String) {
        self.batch.findings.push(Finding { kind, place: place.to_owned(), text });
    }

    /// Notes a byte order mark.
    pub(super) fn note_mark(&mut self, place: &str) {
        self.note("byte-order-mark", place, "begins with a byte order mark, which is not part of the text".to_owned());
    }

    /// Keeps a file for the manifest.
    pub(super) fn source(&mut self, source: Source) {
        self.batch.sources.push(source);
    }

    /// The error that ends the reading, together with those collected before it.
    pub(super) fn stop(mut self, error: Error) -> Error {
        self.problems.push(error);
        self.error()
    }

    /// The batch.
    ///
    /// # Errors
    /// If anything was refused, or nothing was read.
    pub(super) fn finish(self) -> Result<Batch> {
        if !self.problems.is_empty() {
            return Err(self.error());
        }
        if self.batch.articles.is_empty() {
            let skipped = self.batch.findings.iter().filter(|finding| finding.kind == "skipped");
            let path = self.input.path.display();
            let empty = Error::new(format!("\"{path}\" holds no article that can be read"));
            return Err(skipped.take(5).fold(empty, |error, finding| error.because(&finding.text)));
        }
        Ok(self.batch)
    }

    /// All problems as one error.
    fn error(self) -> Error {
        let summary = format!("{} problems in \"{}\"", self.problems.len(), self.input.path.display());
        Error::all(summary, self.problems)
    }
}
