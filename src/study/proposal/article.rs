//! What is proposed for one article: every guess about it, and the one that each column takes.

use super::pattern::{Fit, PathFacts, is_outlet_name};
use crate::annotation::language;
use crate::annotation::stated::{Certainty, Standing, Statement, statements};
use crate::corpus::Date;
use crate::corpus::reader::survey::TextFile;
use std::collections::BTreeMap;
use std::ops::Range;

/// The columns that a proposal fills, in the order of `articles.csv`.
pub const FIELDS: [&str; 7] = ["outlet", "title", "author", "date", "language", "url", "credit"];

/// On what a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The text says so, at these bytes.
    Stated,
    /// Concluded from the text or from the name of the file.
    Inferred,
    /// The user said so before.
    Given,
    /// Seen and not taken.
    Candidate,
    /// Nothing says it.
    Empty,
}

impl Basis {
    /// `stated`, `inferred`, `given`, `candidate` or `empty`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Given => "given",
            Self::Candidate => "candidate",
            Self::Empty => "empty",
        }
    }
}

/// One value for one column of one article, taken or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The column: one of [`FIELDS`], or `label` and `subtitle`, which no column takes.
    pub field: &'static str,
    /// The value; empty if nothing says it.
    pub value: String,
    /// On what it stands.
    pub basis: Basis,
    /// The rule that read it: `timestamp`, `file-name`, `folder`.
    pub rule: &'static str,
    /// How sure it is; nothing for what was given or is empty.
    pub certainty: Option<Certainty>,
    /// Its bytes in the text, if it stands there.
    pub range: Option<Range<usize>>,
    /// Why.
    pub reason: String,
}

/// Everything about one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleProposal {
    /// Its path in the folder, `/` between folders.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// One guess for each of [`FIELDS`], in their order, then those that were not taken, by field and place.
    pub guesses: Vec<Guess>,
    /// Columns of an earlier `articles.csv` that no guess is about.
    pub further: BTreeMap<String, String>,
}

impl ArticleProposal {
    /// What a text, its path and an earlier table say.
    pub(super) fn of(
        file: &TextFile,
        fit: Option<&Fit>,
        path: Option<&PathFacts>,
        given: Option<&BTreeMap<String, String>>,
    ) -> Self {
        let mut all = from_path(file, fit, path);
        all.extend(statements(&file.text).into_iter().map(from_text));
        if let Some(slug) = path.and_then(|facts| facts.field("slug")) {
            all.iter_mut().filter(|guess| guess.field == "title").for_each(|title| compare_with_slug(title, slug));
        }
        all.extend(language(&file.text));
        let mut further = given.cloned().unwrap_or_default();
        let mut taken = Vec::new();
        for field in FIELDS {
            let stated = further.remove(field).map(|value| user_said(field, value));
            let chosen = stated.or_else(|| take_best(field, &mut all)).unwrap_or_else(|| empty(field, &all));
            taken.push(chosen);
        }
        for name in ["file", "sha256", "date_precision", "notes"] {
            further.remove(name);
        }
        further.retain(|name, _| !name.ends_with("_basis"));
        for guess in &mut all {
            if guess.basis != Basis::Candidate {
                note_conflict(guess, &taken);
            }
        }
        let place = |guess: &Guess| (guess.field, guess.range.as_ref().map(|range| range.start));
        all.sort_by(|a, b| place(a).cmp(&place(b)));
        taken.extend(all);
        Self { file: file.relative.clone(), sha256: file.sha256.clone(), guesses: taken, further }
    }

    /// The guess that a column takes.
    ///
    /// # Panics
    /// If `field` is none of [`FIELDS`].
    pub fn taken(&self, field: &str) -> &Guess {
        let place = FIELDS.iter().position(|known| *known == field).expect("one of the fields");
        &self.guesses[place]
    }

    /// What the column `notes` says: other values that were seen for the outlet and date, and lines around the title.
    pub fn notes(&self) -> String {
        let worth = |guess: &&Guess| match guess.field {
            "label" | "subtitle" | "outlet" => true,
            "date" => {
                guess.rule != "running-text" && guess.rule != "bracket" && guess.value != self.taken("date").value
            }
            _ => false,
        };
        let notes: Vec<String> = self.guesses[FIELDS.len()..]
            .iter()
            .filter(worth)
            .map(|guess| format!("{} \"{}\" not taken ({})", guess.field, guess.value, guess.rule))
            .collect();
        notes.join("; ")
    }
}

fn from_text(statement: Statement) -> Guess {
    let Statement { field, value, range, rule, standing, certainty, reason } = statement;
    let basis = match standing {
        Standing::Stated => Basis::Stated,
        Standing::Inferred => Basis::Inferred,
        Standing::Candidate => Basis::Candidate,
    };
    Guess { field, value, basis, rule, certainty: Some(certainty), range: Some(range), reason }
}

fn user_said(field: &'static str, value: String) -> Guess {
    let reason = format!("stands in the {} of the folder", super::ARTICLES);
    Guess { field, value, basis: Basis::Given, rule: "articles.csv", certainty: None, range: None, reason }
}

/// What the path says, by the pattern of the names; else the folder alone.
fn from_path(file: &TextFile, fit: Option<&Fit>, facts: Option<&PathFacts>) -> Vec<Guess> {
    let mut found = Vec::new();
    let guess = |field, value: &str, rule, certainty, reason: String| Guess {
        field,
        value: value.to_owned(),
        basis: Basis::Inferred,
        rule,
        certainty: Some(certainty),
        range: None,
        reason,
    };
    let shown = fit.map_or_else(String::new, |fit| {
        format!("pattern {}, which fits {} of {} files", fit.pattern.text(), fit.files, fit.out_of)
    });
    for (field, value) in facts.iter().flat_map(|facts| &facts.fields) {
        let (rule, certainty) = match field.as_str() {
            "outlet" if fit.is_some_and(|fit| fit.pattern.text().starts_with("{outlet}/")) => {
                ("folder", Certainty::Medium)
            }
            "outlet" if fit.is_some_and(|fit| fit.outlets_repeat) => ("file-name", Certainty::Medium),
            "outlet" => ("file-name", Certainty::Low),
            "date" if value.len() == 4 => ("file-name", Certainty::Low),
            _ => ("file-name", Certainty::Medium),
        };
        if let Some(field) = FIELDS.iter().find(|known| *known == field)
            && (*field != "outlet" || is_outlet_name(value))
        {
            found.push(guess(field, value, rule, certainty, format!("the name of the file; {shown}")));
        }
    }
    let outlet = found.iter().any(|guess| guess.field == "outlet");
    if let Some((folder, _)) = file.relative.split_once('/').filter(|(folder, _)| !outlet && is_outlet_name(folder)) {
        found.push(guess("outlet", folder, "folder", Certainty::Medium, "the name of the folder".to_owned()));
    }
    found
}

/// A title that the name of the file repeats is one.
fn compare_with_slug(title: &mut Guess, slug: &str) {
    let letters = |text: &str| text.to_lowercase().chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    let (title_letters, slug) = (letters(&title.value), letters(slug));
    if slug.chars().count() >= 10 && title_letters.starts_with(&slug) {
        title.certainty = Some(Certainty::High);
        title.reason.push_str("; the name of the file begins the same way");
    }
}

/// What language the text reads like, if that is sure.
fn language(text: &str) -> Option<Guess> {
    let read = language::guess(text).filter(language::Guess::is_sure)?;
    Some(Guess {
        field: "language",
        value: read.tag.to_owned(),
        basis: Basis::Inferred,
        rule: "reads-like",
        certainty: Some(Certainty::High),
        range: None,
        reason: format!("the text reads like {} ({}, confidence {:.2})", read.name, language::VERSION, read.confidence),
    })
}

/// Takes the best guess for a column out of all of them: what the user or the text says before what the path says.
fn take_best(field: &str, all: &mut Vec<Guess>) -> Option<Guess> {
    // Outlets stand in paths as the researcher sorted them; a label in the text comes second.
    let rank = |guess: &Guess| {
        let by_rule = match guess.rule {
            "timestamp" | "folder" | "byline" | "agency-byline" => 0,
            "dateline" | "agency-dateline" => 1,
            "update" | "agency-contribution" | "source-line" => 2,
            "bare-name" | "publisher-label" => 3,
            _ => 4,
        };
        (
            guess.basis == Basis::Inferred && guess.rule != "folder",
            by_rule,
            guess.range.as_ref().map(|range| range.start),
        )
    };
    let usable = |guess: &Guess| guess.field == field && guess.basis != Basis::Candidate;
    let best = (0..all.len()).filter(|&place| usable(&all[place])).min_by_key(|&place| rank(&all[place]))?;
    let mut best = all.remove(best);
    let agrees = |other: &Guess| usable(other) && other.value == best.value && other.rule != best.rule;
    if let Some(other) = all.iter().find(|other| agrees(other)) {
        best.reason.push_str(&format!("; {} agrees", in_words(other)));
    }
    all.retain(|other| !(usable(other) && other.value == best.value));
    Some(best)
}

fn in_words(guess: &Guess) -> String {
    match guess.rule {
        "file-name" => "the name of the file".to_owned(),
        "folder" => "the folder".to_owned(),
        rule => format!("the {rule}"),
    }
}

/// A second value that was not taken says against which it lost.
fn note_conflict(guess: &mut Guess, taken: &[Guess]) {
    if let Some(winner) = taken.iter().find(|winner| winner.field == guess.field && !winner.value.is_empty()) {
        guess.basis = Basis::Candidate;
        guess.reason.push_str(&format!("; \"{}\" was taken ({})", winner.value, in_words(winner)));
    }
}

/// Why a column is empty.
fn empty(field: &'static str, all: &[Guess]) -> Guess {
    let seen = all.iter().filter(|guess| guess.field == field).count();
    let reason = match (field, seen) {
        ("date", 1) => "one date in the text, no timestamp or dateline with a year; none in the file name".to_owned(),
        ("date", 1..) => {
            format!("{seen} dates in the text, none a timestamp or dateline with a year; none in the file name")
        }
        (_, 1) => "one candidate, not certain enough".to_owned(),
        (_, 1..) => format!("{seen} candidates, none of them certain enough"),
        ("outlet", _) => "neither folder, file name nor text names the outlet".to_owned(),
        ("date", _) => "neither text nor file name states a date".to_owned(),
        ("language", _) => "nothing states it, and the text is too short or reads like no one language".to_owned(),
        (_, _) => "the text states none".to_owned(),
    };
    Guess { field, value: String::new(), basis: Basis::Empty, rule: "", certainty: None, range: None, reason }
}

impl Guess {
    /// What the column of the basis says: `stated, bytes 58-72: …`.
    pub fn basis_in_words(&self) -> String {
        let place =
            self.range.as_ref().map_or_else(String::new, |range| format!(", bytes {}-{}", range.start, range.end));
        format!("{}{place}: {}", self.basis.name(), self.reason)
    }

    /// The precision of a date: `day`, `month`, `year` or `unknown`.
    pub fn precision(&self) -> &'static str {
        self.value.parse::<Date>().unwrap_or_default().precision()
    }
}
