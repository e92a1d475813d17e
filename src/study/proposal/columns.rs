//! A proposal for a table of articles: which of its columns is which of ours.

use super::{Proposal, Settings};
use crate::corpus::Date;
use crate::corpus::reader::survey::{self, TableSurvey};
use crate::error::{Error, Result};
use std::path::Path;

/// So many rows are looked at.
const ROWS: usize = 1_000;

/// Names under which our columns stand in exports, likeliest first; compared without case, spaces and underscores.
const NAMES: [(&str, &[&str]); 8] = [
    (
        "text",
        &[
            "text",
            "texts",
            "body",
            "content",
            "fulltext",
            "articletext",
            "articlebody",
            "article",
            "speech",
            "maintext",
            "volltext",
            "texto",
            "texte",
            "متن",
        ],
    ),
    (
        "outlet",
        &[
            "outlet",
            "source",
            "medianame",
            "publisher",
            "publication",
            "newspaper",
            "paper",
            "media",
            "sourcename",
            "site",
            "domain",
            "zeitung",
            "quelle",
            "journal",
            "منبع",
        ],
    ),
    (
        "date",
        &[
            "date",
            "publishdate",
            "publicationdate",
            "pubdate",
            "published",
            "publishedat",
            "datepublished",
            "day",
            "datum",
            "fecha",
            "تاریخ",
        ],
    ),
    ("title", &["title", "headline", "head", "heading", "titel", "titre", "titulo", "عنوان"]),
    ("author", &["author", "authors", "byline", "creator", "writer", "autor", "auteur", "نویسنده"]),
    ("language", &["language", "lang", "languagecode", "sprache", "langue", "idioma"]),
    ("url", &["url", "link", "uri", "address", "permalink"]),
    ("id", &["id", "articleid", "docid", "storiesid", "documentid", "identifier"]),
];

/// One column of ours and the column of the input that was taken for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnGuess {
    /// Our name.
    pub ours: &'static str,
    /// The input's name; empty if none was found.
    pub theirs: String,
    /// Why.
    pub reason: String,
    /// Whether the column must be mapped, because it does not bear our name.
    pub mapped: bool,
}

/// Looks at the header and the first rows.
pub(super) fn propose(settings: &Settings) -> Result<Proposal> {
    let path = &settings.input;
    let table = survey::table(path, ROWS)?;
    if table.rows.is_empty() {
        return Err(Error::new(format!("\"{}\" holds no article", path.display())).hint("give a table with rows"));
    }
    let mut taken: Vec<usize> = Vec::new();
    let mut columns = Vec::new();
    for (ours, names) in NAMES {
        let said = settings.columns.get(ours).map(|theirs| by_user(path, &table, theirs)).transpose()?;
        let found = said.or_else(|| by_name(&table, names, &taken)).or_else(|| by_content(&table, ours, &taken));
        columns.push(match found {
            Some((place, reason)) if ours != "date" || dates(&table, place).is_ok() => {
                taken.push(place);
                let theirs = table.columns[place].clone();
                ColumnGuess {
                    ours,
                    mapped: theirs != ours,
                    theirs,
                    reason: format!("{reason}; {}", filled(&table, place)),
                }
            }
            Some((place, reason)) => {
                let bad = dates(&table, place).err().unwrap_or_default();
                let reason = format!(
                    "\"{}\" was not taken: {reason}, but \"{bad}\" is no date like 2020-01-08",
                    table.columns[place]
                );
                ColumnGuess { ours, theirs: String::new(), reason, mapped: false }
            }
            None => {
                ColumnGuess { ours, theirs: String::new(), reason: "no column looks like it".to_owned(), mapped: false }
            }
        });
    }
    // A table of cells is read only with a text and an outlet in each row; objects may lack the outlet.
    let cells =
        path.extension().is_some_and(|end| ["csv", "tsv", "tab"].iter().any(|known| end.eq_ignore_ascii_case(known)));
    for (column, what) in columns.iter().zip(["the text of articles", "their outlet"]).take(if cells { 2 } else { 1 }) {
        if column.theirs.is_empty() {
            let known = table.columns.join(", ");
            return Err(Error::new(format!("no column of \"{}\" looks like {what}: {known}", path.display()))
                .hint(format!("if there is one, name it: --column {}=NAME", column.ours)));
        }
    }
    Ok(Proposal { columns, ..Proposal::default() })
}

/// The column that the user named.
fn by_user(path: &Path, table: &TableSurvey, theirs: &str) -> Result<(usize, String)> {
    let place = table.columns.iter().position(|column| column == theirs).ok_or_else(|| {
        Error::question(format!("\"{}\" has no column \"{theirs}\"", path.display()))
            .hint(format!("use one of: {}", table.columns.join(", ")))
    })?;
    Ok((place, "it was named on the command line".to_owned()))
}

fn plain(name: &str) -> String {
    name.to_lowercase().chars().filter(|sign| sign.is_alphanumeric()).collect()
}

/// The first of the known names that a column bears.
fn by_name(table: &TableSurvey, names: &[&str], taken: &[usize]) -> Option<(usize, String)> {
    let find = |name: &&str| {
        let place = table.columns.iter().position(|column| plain(column) == **name)?;
        (!taken.contains(&place)).then(|| (place, format!("its name is \"{}\"", table.columns[place])))
    };
    names.iter().find_map(find)
}

/// The text may be known by its length alone.
fn by_content(table: &TableSurvey, ours: &str, taken: &[usize]) -> Option<(usize, String)> {
    if ours != "text" {
        return None;
    }
    let length =
        |place: usize| table.rows.iter().map(|row| row[place].chars().count()).sum::<usize>() / table.rows.len();
    let longest = (0..table.columns.len()).filter(|place| !taken.contains(place)).max_by_key(|&place| length(place))?;
    (length(longest) >= 200)
        .then(|| (longest, format!("its values are the longest, {} characters on average", length(longest))))
}

/// A value that is no date, as an error.
fn dates(table: &TableSurvey, place: usize) -> std::result::Result<(), String> {
    match table.rows.iter().map(|row| &row[place]).find(|value| value.parse::<Date>().is_err()) {
        Some(value) => Err(value.clone()),
        None => Ok(()),
    }
}

fn filled(table: &TableSurvey, place: usize) -> String {
    let some = table.rows.iter().filter(|row| !row[place].trim().is_empty()).count();
    format!("filled in {some} of the first {} rows", table.rows.len())
}
