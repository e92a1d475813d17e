//! Reads `study.toml`. Unknown keys are errors with their line: a misspelled setting must not be silently without effect.

use super::comparison::ComparisonTable;
use super::{Comparison, Contents, OwnWords, Study, VoiceSettings};
use crate::analysis::Contexts;
use crate::annotation::furniture::{Action, Cleaning, OwnRule};
use crate::annotation::voice::{Blocks, Overrides, Voice};
use crate::error::{Error, Result};
use crate::query::{Filter, GroupTable, Groups, groups_of_tables};
use crate::report::Paper;
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
    /// The table of the articles of the one folder, if it stands elsewhere than in it.
    articles: Option<PathBuf>,
    #[serde(default, rename = "where")]
    filter: Option<String>,
    /// What the articles were collected by, as patterns.
    #[serde(default)]
    query: Vec<String>,
    /// What is left out: wire, duplicates, shared.
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    group: BTreeMap<String, toml::Spanned<GroupTable>>,
    /// Files of groups, relative to the file's folder.
    #[serde(default)]
    groups: Vec<PathBuf>,
    #[serde(default)]
    words: Words,
    #[serde(default)]
    voices: VoicesPart,
    #[serde(default)]
    clean: Clean,
    #[serde(default)]
    report: Report,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Clean {
    #[serde(default)]
    off: bool,
    #[serde(default)]
    exclude: Vec<String>,
    #[serde(default)]
    keep: Vec<String>,
    #[serde(default)]
    flag: Vec<String>,
    #[serde(default)]
    rule: Vec<CleanRule>,
}

/// A cleaning rule of the study; it leaves out what it finds unless `keep` or `flag` name it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CleanRule {
    name: String,
    outlet: Option<String>,
    pattern: String,
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
struct VoicesPart {
    voice: Option<String>,
    #[serde(default)]
    blocks: bool,
    /// Both relative to the file's folder.
    overrides: Option<PathBuf>,
    words: Option<PathBuf>,
    modality: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    per: Option<u64>,
    top: Option<usize>,
    #[serde(default)]
    nodes: Vec<String>,
    /// Sections to show, or to leave out with a minus before their names.
    #[serde(default)]
    sections: Vec<String>,
    hide: Option<String>,
    /// Comparisons, a section each.
    #[serde(default)]
    compare: Vec<toml::Spanned<ComparisonTable>>,
    /// Whether the words around hits are left out.
    #[serde(default)]
    no_text: bool,
    /// The language of the page's own words.
    language: Option<String>,
    /// On what other paper it is written: md, qmd, tex, docx, xlsx.
    #[serde(default)]
    paper: Vec<String>,
}

/// Reads a study file.
///
/// # Errors
/// If it cannot be read, is not TOML, or holds a key or value that is not known; the message names the line.
pub(super) fn read(path: &Path) -> Result<Study> {
    let bytes = std::fs::read(path).map_err(|error| Error::io("read", path, &error))?;
    let hash = crate::hash::sha256(&bytes);
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        Error::new(format!("\"{}\" is not UTF-8 at byte {offset}", path.display())).hint("save the file as UTF-8")
    })?;
    let file: StudyFile = toml::from_str(&text).map_err(|error| malformed(path, &text, &error))?;
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    let corpus = if file.corpus.is_empty() { vec![PathBuf::from(".")] } else { file.corpus };
    let mut study = Study {
        title: file.title,
        file: format!("{} sha256:{hash}", path.file_name().unwrap_or_default().to_string_lossy()),
        inputs: corpus.iter().map(|part| joined(folder, part)).collect(),
        filter: file.filter.as_deref().map(Filter::new).transpose().map_err(|error| in_file(path, &error))?,
        rules: rules(&file.words).map_err(|error| in_file(path, &error))?,
        cleaning: cleaning(&file.clean).map_err(|error| in_file(path, &error))?,
        query: file.query,
        nodes: file.report.nodes,
        ..Study::default()
    };
    study.groups = groups(file.group, &file.groups, &text, path)?;
    study.read.columns = file.columns;
    study.compare = comparisons(&file.report.compare, &text, path)?;
    study.mark_for_comparisons();
    if let Some(tag) = &file.report.language {
        study.speak(tag).map_err(|error| in_file(path, &error))?;
    }
    if file.report.no_text {
        study.contexts = Contexts::LeftOut;
    }
    study.papers = Paper::all(&file.report.paper).map_err(|error| in_file(path, &error))?;
    study.contents = Contents::of(&file.report.sections).map_err(|error| in_file(path, &error))?;
    if let Some(choice) = &file.words.language {
        study.choose_language(choice).map_err(|error| in_file(path, &error))?;
    }
    if let Some(name) = &file.words.count_as {
        study.unit = Some(Unit::named(name).map_err(|error| in_file(path, &error))?);
    }
    study.lemmas = file.words.lemmas.map(|table| folder.join(table));
    study.voices = voices(&file.voices, folder).map_err(|error| in_file(path, &error))?;
    study.leaving_out(&file.without).map_err(|error| in_file(path, &error))?;
    if file.articles.is_some() && corpus.len() != 1 {
        return Err(Error::new(format!(
            "\"articles\" in \"{}\" belongs to one folder, but corpus names {}",
            path.display(),
            corpus.len()
        ))
        .hint("name one folder, or put an articles.csv into each"));
    }
    study.read.articles = file.articles.map(|articles| folder.join(articles));
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

/// The groups of the file itself, then those of the files that it names.
fn groups(
    tables: BTreeMap<String, toml::Spanned<GroupTable>>,
    files: &[PathBuf],
    text: &str,
    path: &Path,
) -> Result<Groups> {
    let mut groups = Groups::default();
    groups.add(groups_of_tables(tables, text, &path.display().to_string()))?;
    for file in files {
        groups.add_file(&path.parent().unwrap_or_else(|| Path::new("")).join(file))?;
    }
    Ok(groups)
}

/// The comparisons with the lines that they stand in.
fn comparisons(tables: &[toml::Spanned<ComparisonTable>], text: &str, path: &Path) -> Result<Vec<Comparison>> {
    let read = |table: &toml::Spanned<ComparisonTable>| {
        let place = format!("\"{}\" line {}", path.display(), line_at(text, table.span().start));
        Comparison::read(table.get_ref(), place)
    };
    tables.iter().map(read).collect()
}

fn line_at(text: &str, offset: usize) -> usize {
    text[..offset.min(text.len())].matches('\n').count() + 1
}

fn hidden(hide: Option<String>, folder: &Path) -> Option<String> {
    let hide = hide?;
    if hide.is_empty() || hide == "function-words" {
        return Some(hide);
    }
    Some(folder.join(hide).to_string_lossy().into_owned())
}

fn voices(part: &VoicesPart, folder: &Path) -> Result<VoiceSettings> {
    let overrides = part.overrides.as_ref().map(|file| Overrides::read(&folder.join(file))).transpose()?;
    let words = part.words.as_ref().map(|file| OwnWords::of_voices(&folder.join(file))).transpose()?;
    let modality = part.modality.as_ref().map(|file| OwnWords::of_modality(&folder.join(file))).transpose()?;
    Ok(VoiceSettings {
        voice: part.voice.as_deref().map(Voice::named).transpose()?.unwrap_or_default(),
        blocks: if part.blocks { Blocks::Taken } else { Blocks::LeftOut },
        overrides,
        words,
        modality,
    })
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

fn cleaning(clean: &Clean) -> Result<Cleaning> {
    let mut cleaning = Cleaning::default();
    for rule in &clean.rule {
        let own = OwnRule::new(&rule.name, rule.outlet.as_deref(), &rule.pattern, Action::Excluded)?;
        cleaning = cleaning.with_own(own)?;
    }
    let lists = [(&clean.exclude, Action::Excluded), (&clean.keep, Action::Kept), (&clean.flag, Action::Flagged)];
    let mut named: Vec<&str> = lists.iter().flat_map(|(names, _)| names.iter().map(String::as_str)).collect();
    named.sort_unstable();
    if let Some((twice, _)) = named.iter().zip(named.iter().skip(1)).find(|(name, next)| name == next) {
        return Err(Error::question(format!("[clean] names \"{twice}\" twice"))
            .hint("name each rule once, in exclude, keep or flag"));
    }
    for (names, action) in lists {
        cleaning = cleaning.with(&names.iter().map(String::as_str).collect::<Vec<_>>(), action)?;
    }
    Ok(if clean.off { cleaning.switched_off() } else { cleaning })
}

fn in_file(path: &Path, error: &Error) -> Error {
    let found = Error::new(format!("in \"{}\": {error}", path.display()));
    match error.remedy() {
        Some(hint) => found.hint(hint),
        None => found,
    }
}

fn malformed(path: &Path, text: &str, error: &toml::de::Error) -> Error {
    let line = error.span().map(|span| line_at(text, span.start));
    let place = line.map_or_else(String::new, |line| format!(" line {line}"));
    Error::new(format!("\"{}\"{place}: {}", path.display(), error.message().replace('\n', ", ")))
        .hint("known keys: title, corpus, articles, where, without, groups, [columns], [group.NAME] match not ambiguous exclusive across_sentences, [words] keep_case fold cut segment language count_as lemmas tokens_as_given, [clean] off exclude keep flag, [[clean.rule]] name outlet pattern, [voices] voice blocks overrides words modality, [report] per top nodes sections hide no_text language paper, [[report.compare]] name target reference voice target_voice reference_voice")
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
    fn cleaning_rules_are_chosen_and_added() {
        let text = "[clean]\nkeep = ['caption']\nflag = ['own']\n[[clean.rule]]\nname = 'own'\noutlet = 'Gulf'\n\
                    pattern = '/^Sent from .*$/'\n";
        let cleaning = study(text).expect("a study").cleaning;
        assert_eq!((cleaning.action_of("caption"), cleaning.action_of("own")), (Action::Kept, Action::Flagged));
        assert_eq!(cleaning.rules()[0].about, "/^Sent from .*$/ in Gulf");
        assert!(study("[clean]\noff = true\n").expect("a study").cleaning.is_off());
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
        assert!(message("[report]\nsections = ['keywords']\n").contains("keywords"));
        assert!(message("[report]\npaper = ['papyrus']\n").contains("papyrus"));
        assert!(message("[words]\nlanguage = 'Persian'\n").contains("Persian"));
        assert!(message("[words]\ncount_as = 'lemmas'\n").contains("\"lemmas\""));
        assert!(message("[clean]\nkeep = ['captoin']\n").contains("caption"));
        assert!(message("[clean]\nkeep = ['tags']\nflag = ['tags']\n").contains("twice"));
        assert!(message("[[clean.rule]]\nname = 'own'\npattern = 'x'\n").contains("slashes"));
    }
}
