//! Writes a proposal: `articles.csv` with a basis for every value, `study.toml` with the guesses as comments.

use super::article::{Basis, FIELDS};
use super::{ARTICLES, Proposal, STUDY, Settings, check_target, exists};
use crate::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Component, Path, PathBuf};

/// Writes both files aside and gives them their names; a file that exists is never replaced.
pub(super) fn files(proposal: &Proposal, settings: &Settings) -> Result<Vec<PathBuf>> {
    check_target(settings)?;
    let folder = settings.folder();
    std::fs::create_dir_all(&folder).map_err(|error| Error::io("make", &folder, &error))?;
    let mut written = Vec::new();
    if !proposal.articles.is_empty() {
        written.push(new_file(&folder.join(ARTICLES), articles(proposal)?.as_bytes())?);
    }
    let study = study(proposal, settings)?;
    match new_file(&folder.join(STUDY), study.as_bytes()) {
        Ok(path) => written.push(path),
        Err(error) => {
            // Half a proposal would be read as a whole one.
            remove(&written);
            return Err(error);
        }
    }
    Ok(written)
}

/// Takes back what was written.
pub(super) fn remove(written: &[PathBuf]) {
    for path in written {
        _ = std::fs::remove_file(path);
    }
}

fn new_file(path: &Path, content: &[u8]) -> Result<PathBuf> {
    let failed = |error: &std::io::Error| Error::io("write", path, error);
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut aside =
        tempfile::Builder::new().prefix(".newsprint-").tempfile_in(folder).map_err(|error| failed(&error))?;
    aside.write_all(content).and_then(|()| aside.as_file().sync_all()).map_err(|error| failed(&error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let readable = std::fs::Permissions::from_mode(0o644);
        aside.as_file().set_permissions(readable).map_err(|error| failed(&error))?;
    }
    aside.persist_noclobber(path).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => exists(path),
        _ => failed(&error.error),
    })?;
    Ok(path.to_path_buf())
}

/// The table of articles.
fn articles(proposal: &Proposal) -> Result<String> {
    let further: BTreeSet<&String> = proposal.articles.iter().flat_map(|article| article.further.keys()).collect();
    let mut header = vec!["file".to_owned(), "sha256".to_owned()];
    for field in FIELDS {
        header.push(field.to_owned());
        header.extend((field == "date").then(|| "date_precision".to_owned()));
        header.extend((field != "url").then(|| format!("{field}_basis")));
    }
    header.push("notes".to_owned());
    header.extend(further.iter().map(|name| (*name).clone()));
    let mut table = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| Error::new(format!("the table of articles cannot be written: {error}"));
    table.write_record(&header).map_err(failed)?;
    for article in &proposal.articles {
        let mut row = vec![article.file.clone(), article.sha256.clone()];
        for field in FIELDS {
            let guess = article.taken(field);
            row.push(guess.value.clone());
            row.extend((field == "date").then(|| guess.precision().to_owned()));
            row.extend((field != "url").then(|| guess.basis_in_words()));
        }
        row.push(article.notes());
        row.extend(further.iter().map(|name| article.further.get(*name).cloned().unwrap_or_default()));
        table.write_record(&row).map_err(failed)?;
    }
    let bytes = table.into_inner().expect("a vector takes every byte");
    Ok(String::from_utf8(bytes).expect("texts make a text"))
}

/// The study, with what was found as comments.
fn study(proposal: &Proposal, settings: &Settings) -> Result<String> {
    let mut text = String::from(
        "# A study as `newsprint init` proposes it. Read it, correct it, then run: newsprint report study.toml\n\n",
    );
    text.push_str("# title = \"…\"                       # the title of the report\n");
    text.push_str(&corpus(settings)?);
    text.push_str("# where = 'date >= 2025-04'          # only these articles\n\n");
    if proposal.columns.is_empty() {
        text.push_str(&about_articles(proposal));
    } else {
        text.push_str(&about_columns(proposal));
    }
    text.push_str(
        "\n# [words]\n# language = \"en\"                    # if all articles are in one language\n# keep_case = true\n\n\
         # [report]\n# nodes = [\"our troops\", \"sanction*\"]   # what to look for in the texts\n",
    );
    text.push_str(
        "\n# Actors that go by several names. Longest names first; = keeps the case; * stands for any letters.\n\
         # [group.united_states]\n# match = [\"United States\", \"U.S.\", \"=US\", \"America\"]\n# not = [\"Latin America\"]\n# ambiguous = [\"Washington\"]\n",
    );
    Ok(text)
}

/// The lines that name the corpus, from the folder of the study.
fn corpus(settings: &Settings) -> Result<String> {
    if settings.beside_the_texts() {
        return Ok("corpus = [\".\"]                       # this folder, through articles.csv\n".to_owned());
    }
    let path = from_to(&settings.folder(), &settings.input)?;
    let mut text = format!("corpus = [{}]\n", quoted(&path));
    if settings.input.is_dir() {
        text.push_str(&format!(
            "articles = {}            # the table of the articles of that folder\n",
            quoted(ARTICLES)
        ));
    }
    Ok(text)
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The way from one folder to a path, so that the two can be moved together.
fn from_to(folder: &Path, path: &Path) -> Result<String> {
    let true_path = |path: &Path| path.canonicalize().map_err(|error| Error::io("read", path, &error));
    let (from, to) = (true_path(folder)?, true_path(path)?);
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[common..].iter().map(|_| "..".to_owned());
    let down = to[common..].iter().map(|part| match part {
        Component::Normal(name) => name.to_string_lossy().into_owned(),
        other => other.as_os_str().to_string_lossy().into_owned(),
    });
    let parts: Vec<String> = up.chain(down).collect();
    Ok(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

/// How many articles have each value, and on what basis.
fn about_articles(proposal: &Proposal) -> String {
    let total = proposal.articles.len();
    let mut text = format!("# Text files: {total}. What each column of articles.csv stands on:\n");
    for field in FIELDS {
        let mut bases: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        for article in &proposal.articles {
            let guess = article.taken(field);
            let rule = if guess.basis == Basis::Empty { "" } else { guess.rule };
            *bases.entry((guess.basis as usize, rule)).or_default() += 1;
        }
        let shown: Vec<String> = bases.iter().map(|((basis, rule), count)| in_words(*basis, rule, *count)).collect();
        text.push_str(&format!("#   {field:<9}{}\n", shown.join(", ")));
    }
    match &proposal.pattern {
        Some(fit) => text.push_str(&format!(
            "# File names: {} fits {} of {} files. If that is wrong: newsprint init FOLDER --pattern '…'\n",
            fit.pattern.text(),
            fit.files,
            fit.out_of
        )),
        None => text.push_str("# File names: no pattern fits half of them. If you know one: newsprint init FOLDER --pattern '{outlet}_{date}_{slug}.txt'\n"),
    }
    let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
    for article in &proposal.articles {
        *outlets.entry(article.taken("outlet").value.as_str()).or_default() += 1;
    }
    let outlet =
        |(name, count): (&&str, &usize)| format!("{} {count}", if name.is_empty() { "(empty)" } else { *name });
    text.push_str(&format!("# Outlets: {}\n", one_line(&outlets.iter().map(outlet).collect::<Vec<_>>().join(", "))));
    for (file, error) in &proposal.unreadable {
        text.push_str(&format!("# NOT READ, in no row: {}: {}\n", one_line(file), one_line(&error.to_string())));
    }
    text
}

fn in_words(basis: usize, rule: &str, count: usize) -> String {
    let names = [Basis::Stated, Basis::Inferred, Basis::Given, Basis::Candidate, Basis::Empty].map(Basis::name);
    let rule = if rule.is_empty() { String::new() } else { format!(" ({rule})") };
    format!("{count} {}{rule}", names[basis])
}

fn about_columns(proposal: &Proposal) -> String {
    let mut text = String::from("# Which column is which:\n");
    for column in &proposal.columns {
        let theirs = if column.theirs.is_empty() { "(none)" } else { &column.theirs };
        text.push_str(&format!("#   {:<9}{} — {}\n", column.ours, one_line(theirs), one_line(&column.reason)));
    }
    if proposal.columns.iter().any(|column| column.mapped) {
        text.push_str("\n[columns]\n");
        for column in proposal.columns.iter().filter(|column| column.mapped) {
            text.push_str(&format!("{} = {}\n", column.ours, quoted(&column.theirs)));
        }
    }
    text
}

/// Comments end with their line.
fn one_line(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}
