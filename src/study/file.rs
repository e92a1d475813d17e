//! Reads `study.toml`. Unknown keys are errors with their line: a misspelled setting must not be silently without effect.

use super::Study;
use crate::error::{Error, Result};
use crate::query::Filter;
use crate::token::{Unit, WordRules};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StudyFile {
    #[serde(default)]
    title: String,
    /// Relative to the file's folder; the folder itself if left out.
    #[serde(default)]
    corpus: Vec<PathBuf>,
    #[serde(default, rename = "where")]
    filter: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    words: Words,
    #[serde(default)]
    report: Report,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default)]
    keep_case: bool,
    fold: Option<Vec<String>>,
    cut: Option<Vec<String>>,
    segment: Option<String>,
    language: Option<String>,
    count_as: Option<String>,
    /// Relative to the file's folder.
    lemmas: Option<PathBuf>,
    #[serde(default)]
    tokens_as_given: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    per: Option<u64>,
    top: Option<usize>,
    #[serde(default)]
    nodes: Vec<String>,
    hide: Option<String>,
}

/// Reads a study file.
///
/// # Errors
/// If it cannot be read, is not TOML, or holds a key or value that is not known; the message names the line.
pub(super) fn read(path: &Path) -> Result<Study> {
    let bytes = std::fs::read(path).map_err(|error| Error::io("read", path, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        Error::new(format!("\"{}\" is not UTF-8 at byte {offset}", path.display())).hint("save the file as UTF-8")
    })?;
    let file: StudyFile = toml::from_str(&text).map_err(|error| malformed(path, &text, &error))?;
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    let corpus = if file.corpus.is_empty() { vec![PathBuf::from(".")] } else { file.corpus };
    let mut study = Study {
        title: file.title,
        inputs: corpus.iter().map(|part| joined(folder, part)).collect(),
        filter: file.filter.as_deref().map(Filter::new).transpose().map_err(|error| in_file(path, &error))?,
        rules: rules(&file.words).map_err(|error| in_file(path, &error))?,
        nodes: file.report.nodes,
        ..Study::default()
    };
    study.read.columns = file.columns;
    if let Some(choice) = &file.words.language {
        study.choose_language(choice).map_err(|error| in_file(path, &error))?;
    }
    if let Some(name) = &file.words.count_as {
        study.unit = Some(Unit::named(name).map_err(|error| in_file(path, &error))?);
    }
    study.lemmas = file.words.lemmas.map(|table| folder.join(table));
    study.read.tokens_as_given = file.words.tokens_as_given;
    study.per = file.report.per.unwrap_or(study.per);
    study.top = file.report.top.unwrap_or(study.top);
    study.hide = hidden(file.report.hide, folder).unwrap_or(study.hide);
    if study.per == 0 {
        return Err(
            Error::new(format!("\"per\" in \"{}\" is 0", path.display())).hint("give a number of words such as 1000")
        );
    }
    Ok(study)
}

/// The folder's own path stands for ".", so that messages and ids stay short.
fn joined(folder: &Path, part: &Path) -> PathBuf {
    match (folder.as_os_str().is_empty(), part == Path::new(".")) {
        (true, _) => part.to_path_buf(),
        (false, true) => folder.to_path_buf(),
        (false, false) => folder.join(part),
    }
}

fn hidden(hide: Option<String>, folder: &Path) -> Option<String> {
    let hide = hide?;
    if hide.is_empty() || hide == "function-words" {
        return Some(hide);
    }
    Some(folder.join(hide).to_string_lossy().into_owned())
}

fn rules(words: &Words) -> Result<WordRules> {
    let mut rules = WordRules::default();
    if let Some(names) = &words.fold {
        rules = rules.folding(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    }
    if let Some(names) = &words.cut {
        rules = rules.cutting(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    }
    if let Some(way) = &words.segment {
        rules = rules.segmenting(way)?;
    }
    if words.keep_case { rules.without("case") } else { Ok(rules) }
}

fn in_file(path: &Path, error: &Error) -> Error {
    let found = Error::new(format!("in \"{}\": {error}", path.display()));
    match error.remedy() {
        Some(hint) => found.hint(hint),
        None => found,
    }
}

fn malformed(path: &Path, text: &str, error: &toml::de::Error) -> Error {
    let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let place = line.map_or_else(String::new, |line| format!(" line {line}"));
    Error::new(format!("\"{}\"{place}: {}", path.display(), error.message().replace('\n', ", ")))
        .hint("known keys: title, corpus, where, [columns], [words] keep_case fold cut segment language count_as lemmas tokens_as_given, [report] per top nodes hide")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn study(text: &str) -> Result<Study> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("study.toml");
        std::fs::write(&path, text).expect("a file");
        read(&path)
    }

    #[test]
    fn a_full_study_is_read() {
        let text = "title = 'Dam'\ncorpus = ['a', 'b']\nwhere = 'date >= 2025-04'\n[columns]\ntext = 'body'\n[words]\n\
                    keep_case = true\nfold = ['+zwnj']\ncut = ['+hyphens']\nsegment = 'uax29'\nlanguage = 'fa'\ncount_as = 'stem'\nlemmas = 'fa.tsv'\n[report]\nper = 10000\nnodes = ['=US', 'tidal dam']\nhide = ''\n";
        let study = study(text).expect("a study");
        assert_eq!((study.title.as_str(), study.per, study.top), ("Dam", 10_000, 25));
        assert!(study.rules.is_on("zwnj") && study.rules.is_on("hyphens") && !study.rules.is_open("dictionary"));
        assert_eq!(study.language.as_deref(), Some("fa"));
        assert_eq!(study.unit().name, "stem");
        assert!(study.lemmas.is_some_and(|path| path.ends_with("fa.tsv") && path.is_absolute()));
        assert!(study.inputs[1].ends_with("b") && !study.rules.is_on("case") && study.hide.is_empty());
    }

    #[test]
    fn misspelled_and_broken_files_name_their_line() {
        let message = |text: &str| study(text).expect_err(text).to_string();
        assert!(message("title = 'x'\ntop = 3\n").contains("line 2"));
        assert!(message("title = 'x'\n[report]\nnoodles = []\n").contains("noodles"));
        assert!(message("title = 'never closed\n").contains("line 1"));
        assert!(message("where = 'outlet ='\n").contains("character"));
        assert!(message("[words]\nfold = ['hyphen']\n").contains("hyphen"));
        assert!(message("[words]\nsegment = 'jieba'\n").contains("jieba"));
        assert!(message("[words]\nlanguage = 'Persian'\n").contains("Persian"));
        assert!(message("[words]\ncount_as = 'lemmas'\n").contains("\"lemmas\""));
    }
}
