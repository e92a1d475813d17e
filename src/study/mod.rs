//! What is asked: a study is inputs, filters and settings; from it comes the report, and the record of how it was made.

mod file;
mod methods;
pub mod proposal;
mod provenance;
mod report;

pub use provenance::{Provenance, corpus_facts};
pub use report::Outcome;

use crate::analysis::shared_text::SharedText;
use crate::annotation::duplicate::{MARK_FIELDS, VERSIONS, Version};
use crate::corpus::Corpus;
use crate::corpus::reader::ReadOptions;
use crate::error::{Error, Result};
use crate::index::{Index, Settings, SubCorpus};
use crate::query::Filter;
use crate::token::{Action, DICTIONARY_VERSION, RULES, WordRules};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The setting that says how many articles were left out.
pub const LEFT_OUT: &str = "left_out";

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
    /// What is left out of the articles: versions of the corpus by name.
    pub without: Vec<&'static Version>,
    /// Whether shared text is looked for even if neither filter nor versions ask for it.
    pub marks: bool,
    /// How words are made.
    pub rules: WordRules,
    /// The language of every article, whatever the articles state.
    pub language: Option<String>,
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
            without: Vec::new(),
            marks: false,
            rules: WordRules::default(),
            language: None,
            per: 1_000,
            top: 25,
            nodes: Vec::new(),
            hide: "function-words".into(),
            threads: crate::parallel::available(),
        }
    }
}

impl Study {
    /// Leaves these versions out: names such as `wire`, or `none` alone.
    ///
    /// # Errors
    /// If a name is unknown; the hint lists the known ones.
    pub fn leaving_out(&mut self, names: &[String]) -> Result<()> {
        let find = |name: &String| {
            Version::named(name.trim()).ok_or_else(|| {
                let known = VERSIONS.iter().map(|version| version.name).collect::<Vec<_>>().join(", ");
                Error::question(format!("\"{name}\" cannot be left out")).hint(format!("use one of: {known}"))
            })
        };
        if names == ["none"] {
            self.without.clear();
            return Ok(());
        }
        self.without = names.iter().map(find).collect::<Result<_>>()?;
        self.without.sort_by_key(|version| version.name);
        self.without.dedup_by_key(|version| version.name);
        Ok(())
    }

    /// Looks for shared text if one of these texts, a field or a filter, asks for a field that it gives.
    pub fn mark_for<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        let asks = |text: &str| {
            MARK_FIELDS.contains(&text) || Filter::new(text).is_ok_and(|filter| filter.asks_for(&MARK_FIELDS))
        };
        self.marks |= texts.into_iter().any(asks);
    }

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
        let marked = |filter: &Filter| filter.asks_for(&MARK_FIELDS);
        if let Some(filter) = self.filter.as_ref().filter(|filter| !marked(filter)) {
            filter.check(&corpus)?;
        }
        let settings = Settings { rules: self.rules, language: self.language.clone(), threads: self.threads };
        let index = Index::build(corpus, &settings)?;
        let index = if self.marks || !self.without.is_empty() || self.filter.as_ref().is_some_and(marked) {
            let shared = SharedText::of(&index.sub_corpus(), self.threads);
            index.marked(shared.marks)
        } else {
            index
        };
        if let Some(filter) = &self.filter {
            filter.check_in(&index)?;
        }
        Ok(index)
    }

    /// The articles that the filter and the versions keep.
    ///
    /// # Errors
    /// If they keep none.
    pub fn selection<'i>(&self, index: &'i Index) -> Result<SubCorpus<'i>> {
        let filtered = self.filtered(index)?;
        let kept = version(&filtered, &self.without);
        if kept.is_empty() {
            let names: Vec<&str> = self.without.iter().map(|version| version.name).collect();
            return Err(Error::question(format!("no article is left without {}", names.join(", ")))
                .hint("see what is shared with: newsprint duplicates CORPUS"));
        }
        Ok(kept)
    }

    /// The articles that the filter keeps, shared text included.
    ///
    /// # Errors
    /// If it keeps none.
    pub fn filtered<'i>(&self, index: &'i Index) -> Result<SubCorpus<'i>> {
        let whole = index.sub_corpus();
        let Some(filter) = &self.filter else { return Ok(whole) };
        let kept = filter.select(&whole);
        if kept.is_empty() {
            return Err(Error::question(format!("no article satisfies the filter {}", filter.text()))
                .hint("see what there is with: newsprint check CORPUS"));
        }
        Ok(kept)
    }

    /// How many articles the versions leave out, in words, by outlet; nothing if nothing was asked to be left out.
    pub fn left_out(&self, index: &Index) -> Option<String> {
        if self.without.is_empty() {
            return None;
        }
        let whole = self.filtered(index).ok()?;
        let left = whole.minus(&version(&whole, &self.without));
        let mut outlets: BTreeMap<&str, u64> = BTreeMap::new();
        for &article in left.articles() {
            *outlets.entry(&index.article(article).outlet).or_default() += 1;
        }
        let shown: Vec<String> = outlets.iter().map(|(outlet, count)| format!("{outlet} {count}")).collect();
        let names: Vec<&str> = self.without.iter().map(|version| version.name).collect();
        Some(format!(
            "{} of {} articles are left out as {}{}{}",
            left.articles().len(),
            whole.articles().len(),
            names.join(" and "),
            if shown.is_empty() { "" } else { ": " },
            shown.join(", ")
        ))
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
        if let Some(left_out) = self.left_out(index) {
            let names: Vec<&str> = self.without.iter().map(|version| version.name).collect();
            settings.push(("without".into(), names.join(",")));
            settings.push((LEFT_OUT.into(), left_out));
        }
        if !self.read.columns.is_empty() {
            let columns = self.read.columns.iter().map(|(ours, theirs)| format!("{ours}={theirs}"));
            settings.push(("columns".into(), columns.collect::<Vec<_>>().join(",")));
        }
        if self.read.skip_unreadable {
            settings.push(("skip_unreadable".into(), "true".into()));
        }
        settings
    }
}

/// The articles of a sub-corpus that versions of it leave in; all of them where shared text was not looked for.
pub fn version<'i>(corpus: &SubCorpus<'i>, without: &[&Version]) -> SubCorpus<'i> {
    match corpus.index().marks() {
        Some(marks) if !without.is_empty() => corpus.of(marks.kept(corpus.articles(), without)),
        _ => corpus.clone(),
    }
}

/// The version of Unicode that words are cut by.
fn unicode_version() -> String {
    let (major, minor, update) = unicode_segmentation::UNICODE_VERSION;
    format!("Unicode {major}.{minor}.{update}")
}
