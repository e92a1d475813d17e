//! What is asked: a study is inputs, filters and settings; from it comes the report, and the record of how it was made.

mod file;
mod methods;
mod provenance;
mod report;
mod voices;

pub use provenance::{Provenance, corpus_facts};
pub use report::Outcome;
pub use voices::{OwnWords, VoiceSettings};

use crate::corpus::Corpus;
use crate::corpus::reader::ReadOptions;
use crate::error::{Error, Result};
use crate::index::{Index, Settings, SubCorpus};
use crate::query::Filter;
use crate::token::{Action, DICTIONARY_VERSION, RULES, WordRules};
use std::path::PathBuf;

/// Everything that is asked of a corpus, from the command line or a `study.toml`.
#[derive(Debug, Clone)]
pub struct Study {
    /// The title of the report; empty means one made from the outlets.
    pub title: String,
    /// Folders and files with articles.
    pub inputs: Vec<PathBuf>,
    /// How to read them.
    pub read: ReadOptions,
    /// Which articles.
    pub filter: Option<Filter>,
    /// How words are made.
    pub rules: WordRules,
    /// The language of every article, whatever the articles state.
    pub language: Option<String>,
    /// Whose words, and how voices are told apart.
    pub voices: VoiceSettings,
    /// The unit of relative frequencies where a person reads.
    pub per: u64,
    /// Rows of the frequency chart.
    pub top: usize,
    /// Patterns for the section "where in the text"; none means the most frequent words of content.
    pub nodes: Vec<String>,
    /// The words that pictures leave out: `function-words`, a file, or nothing.
    pub hide: String,
    /// Threads; never changes a result.
    pub threads: usize,
}

impl Default for Study {
    fn default() -> Self {
        Self {
            title: String::new(),
            inputs: Vec::new(),
            read: ReadOptions::default(),
            filter: None,
            rules: WordRules::default(),
            language: None,
            voices: VoiceSettings::default(),
            per: 1_000,
            top: 25,
            nodes: Vec::new(),
            hide: "function-words".into(),
            threads: crate::parallel::available(),
        }
    }
}

impl Study {
    /// A study of these inputs: folders, files, or one `study.toml` that names them.
    ///
    /// # Errors
    /// If a `study.toml` is malformed or stands among other inputs.
    pub fn of(inputs: &[PathBuf]) -> Result<Self> {
        let is_study = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml");
        match inputs {
            [path] if is_study(path) => file::read(path),
            _ if inputs.iter().any(is_study) => Err(Error::question("a study file stands alone as CORPUS")
                .hint("name the other folders in its \"corpus\" list")),
            _ => Ok(Self { inputs: inputs.to_vec(), ..Self::default() }),
        }
    }

    /// Reads and tokenises the corpus.
    ///
    /// # Errors
    /// If an input cannot be read, or the filter names a field that no article has.
    pub fn index(&self) -> Result<Index> {
        let corpus = Corpus::read(&self.inputs, &self.read)?;
        if let Some(filter) = &self.filter {
            filter.check(&corpus)?;
        }
        let settings = Settings { rules: self.rules, language: self.language.clone(), threads: self.threads };
        Index::build(corpus, &settings)
    }

    /// The articles that the filter keeps, and of them the words of the study's voice.
    ///
    /// # Errors
    /// If it keeps none, or a correction of voices does not fit its text.
    pub fn selection<'i>(&self, index: &'i Index) -> Result<SubCorpus<'i>> {
        let whole = index.sub_corpus();
        let Some(filter) = &self.filter else { return self.spoken(whole) };
        let kept = whole.filter(|article| filter.holds(article));
        if kept.is_empty() {
            return Err(Error::question(format!("no article satisfies the filter {}", filter.text()))
                .hint("see what there is with: newsprint check CORPUS"));
        }
        self.spoken(kept)
    }

    /// Name and value of every setting that can change a result.
    pub fn settings(&self, index: &Index) -> Vec<(String, String)> {
        let rules =
            if index.as_given() { "tokens as given".into() } else { crate::analysis::word_rules_in_words(index) };
        let mut settings = vec![("word_rules".to_string(), rules)];
        settings.push(("languages".into(), index.languages().described()));
        if let Some(language) = &self.language {
            settings.push(("language".into(), language.clone()));
        }
        settings.push(("unicode_segmentation".into(), unicode_version()));
        let segmented = RULES.iter().filter(|rule| matches!(rule.action, Action::Segment));
        if segmented.map(|rule| index.articles_with(rule)).sum::<u64>() > 0 {
            settings.push(("dictionaries".into(), DICTIONARY_VERSION.into()));
        }
        if let Some(filter) = &self.filter {
            settings.push(("where".into(), filter.text().into()));
        }
        if !self.read.columns.is_empty() {
            let columns = self.read.columns.iter().map(|(ours, theirs)| format!("{ours}={theirs}"));
            settings.push(("columns".into(), columns.collect::<Vec<_>>().join(",")));
        }
        settings.extend(self.voices.settings());
        if self.read.skip_unreadable {
            settings.push(("skip_unreadable".into(), "true".into()));
        }
        settings
    }
}

/// The version of Unicode that words are cut by.
fn unicode_version() -> String {
    let (major, minor, update) = unicode_segmentation::UNICODE_VERSION;
    format!("Unicode {major}.{minor}.{update}")
}
