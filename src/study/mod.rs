//! What is asked: a study is inputs, filters and settings; from it comes the report, and the record of how it was made.

mod again;
mod cache;
mod comparison;
mod contents;
mod file;
mod inputs;
mod methods;
mod practice;
pub mod proposal;
mod provenance;
mod record;
mod references;
mod report;
mod voices;
mod whole;
mod without_text;

pub use cache::Cache;
pub use comparison::{Comparison, Side};
pub use contents::{Contents, PARTS, Part};
pub use provenance::{Provenance, corpus_facts, corpus_totals};
pub use record::Record;
pub use report::Outcome;
pub use voices::{OwnWords, VoiceSettings};

use crate::analysis::Contexts;
use crate::analysis::shared_text::SharedText;
use crate::annotation::duplicate::{MARK_FIELDS, VERSIONS, Version};
use crate::annotation::furniture::Cleaning;
use crate::annotation::language;
use crate::annotation::voice::Voice;
use crate::corpus::Corpus;
use crate::corpus::reader::ReadOptions;
use crate::count::{Asked, Counted, Tallied};
use crate::error::{Error, Result};
use crate::index::store::IndexFolder;
use crate::index::{Index, Settings, SubCorpus, Unstated};
use crate::memory::Memory;
use crate::query::{BoundGroups, Filter, Groups, Pattern};
use crate::report::Paper;
use crate::report::html::languages;
use crate::token::{
    Action, DICTIONARY_VERSION, FORM, LEMMA, Languages, LemmaTable, RULES, STEMMERS_VERSION, Unit, WordRules,
};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The setting that says how many articles were left out.
pub const LEFT_OUT: &str = "left_out";

/// Everything that is asked of a corpus, from the command line or a `study.toml`.
#[derive(Debug, Clone)]
pub struct Study {
    /// The title of the report; empty means one made from the outlets.
    pub title: String,
    /// Name and hash of the file that it was read from; empty if there is none.
    pub file: String,
    /// Folders and files with articles.
    pub inputs: Vec<PathBuf>,
    /// How to read them.
    pub read: ReadOptions,
    /// Which articles.
    pub filter: Option<Filter>,
    /// What the articles were collected by, as patterns: their words are frequent by construction.
    pub query: Vec<String>,
    /// What is left out of the articles: versions of the corpus by name.
    pub without: Vec<&'static Version>,
    /// Whether shared text is looked for even if neither filter nor versions ask for it.
    pub marks: bool,
    /// How words are made.
    pub rules: WordRules,
    /// The language of every article, whatever the articles state.
    pub language: Option<String>,
    /// Whose words, and how voices are told apart.
    pub voices: VoiceSettings,
    /// What the word rules take for the language of an article that states none.
    pub unstated: Unstated,
    /// What is counted of a token; `None` means lemmas if there is a table of them, else forms.
    pub unit: Option<Unit>,
    /// A file with a table of lemmas.
    pub lemmas: Option<PathBuf>,
    /// Which words are page furniture and not counted.
    pub cleaning: Cleaning,
    /// The unit of relative frequencies where a person reads.
    pub per: u64,
    /// Rows of the frequency chart.
    pub top: usize,
    /// Patterns for the section "where in the text"; none means the most frequent words of content.
    pub nodes: Vec<String>,
    /// Comparisons that the researcher chose: a section each.
    pub compare: Vec<Comparison>,
    /// The sections of the report.
    pub contents: Contents,
    /// The language of the page's own words.
    pub report_language: String,
    /// Whether the report shows the words around its hits.
    pub contexts: Contexts,
    /// On what other paper the report is written beside its page.
    pub papers: Vec<&'static Paper>,
    /// Actor groups: `group:NAME` in patterns, and the section "Actors".
    pub groups: Groups,
    /// The words that pictures leave out: `function-words`, a file, or nothing.
    pub hide: String,
    /// Threads; never changes a result.
    pub threads: usize,
    /// What texts and tokens may take before they go to disk; never changes a result.
    pub memory: Memory,
    /// Where the index of unchanged inputs is kept; `None` reads them whenever they are asked for. Never changes a result.
    pub cache: Option<Cache>,
}

impl Default for Study {
    fn default() -> Self {
        Self {
            title: String::new(),
            file: String::new(),
            inputs: Vec::new(),
            read: ReadOptions::default(),
            filter: None,
            query: Vec::new(),
            without: Vec::new(),
            marks: false,
            rules: WordRules::default(),
            language: None,
            voices: VoiceSettings::default(),
            unstated: Unstated::default(),
            unit: None,
            lemmas: None,
            cleaning: Cleaning::default(),
            per: 1_000,
            top: 25,
            nodes: Vec::new(),
            compare: Vec::new(),
            contents: Contents::default(),
            report_language: "en".into(),
            contexts: Contexts::default(),
            papers: Vec::new(),
            groups: Groups::default(),
            hide: "function-words".into(),
            threads: crate::parallel::available(),
            memory: Memory::default(),
            cache: None,
        }
    }
}

impl Study {
    /// Lets the page speak a language: buttons, labels, headings. What the report says stays English.
    ///
    /// # Errors
    /// If it does not speak it; the hint lists the languages.
    pub fn speak(&mut self, tag: &str) -> Result<()> {
        if languages().all(|known| known != tag) {
            let known = languages().collect::<Vec<_>>().join(", ");
            return Err(
                Error::question(format!("the report does not speak \"{tag}\"")).hint(format!("use one of: {known}"))
            );
        }
        self.report_language = tag.into();
        Ok(())
    }

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
            [path] if IndexFolder::is_at(path) => Self::of_index(path),
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
        let unmarked = self.filter.as_ref().filter(|filter| !filter.asks_for(&MARK_FIELDS));
        let check = |corpus: &Corpus| unmarked.map_or(Ok(()), |filter| filter.check(corpus));
        let settings = self.index_settings()?;
        let index = if let Some(folder) = self.index_folder()? {
            folder.index(&settings)?
        } else {
            self.built(&settings, &check)?
        };
        check(index.corpus())?;
        let index = if self.is_marked() {
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

    /// Whether something asks for the marks of shared text.
    fn is_marked(&self) -> bool {
        let asks = self.filter.as_ref().is_some_and(|filter| filter.asks_for(&MARK_FIELDS));
        self.marks || !self.without.is_empty() || asks
    }

    /// Counts the corpus while reading it, grouped by a field or as one, and keeps neither texts nor tokens, and of counts what is
    /// asked for; `None` if the study asks for something that only an index tells.
    ///
    /// # Errors
    /// If an input cannot be read, the filter or the grouping names a field that no article has, or the filter keeps none.
    pub fn counted(&self, field: Option<&str>, tallied: Tallied) -> Result<Option<Counted>> {
        // Voices and marks of shared text are found in texts.
        if self.is_marked() || self.voices.voice != Voice::All || field == Some("voice") {
            return Ok(None);
        }
        let settings = self.index_settings()?;
        if self.index_folder()?.is_some() {
            return Ok(None);
        }
        self.counted_inputs(Asked { settings: &settings, filter: self.filter.as_ref(), field, tallied })
    }

    /// How words are made, as the index takes it.
    ///
    /// # Errors
    /// If the table of lemmas cannot be read.
    pub fn index_settings(&self) -> Result<Settings> {
        Ok(Settings {
            rules: self.rules,
            language: self.language.clone(),
            unstated: self.unstated,
            unit: self.unit(),
            lemmas: self.lemma_table()?.map(Arc::new),
            cleaning: self.cleaning.clone(),
            threads: self.threads,
            memory: self.memory,
        })
    }

    /// What is counted of a token.
    pub fn unit(&self) -> Unit {
        self.unit.unwrap_or(if self.lemmas.is_some() { LEMMA } else { FORM })
    }

    /// Chooses what the word rules take for the languages: `auto` (as stated, else as the text reads), `stated`, or one for all.
    ///
    /// # Errors
    /// If it is neither a language tag nor one of the two words.
    pub fn choose_language(&mut self, choice: &str) -> Result<()> {
        self.language = None;
        match choice {
            "auto" => self.unstated = Unstated::Inferred,
            "stated" => self.unstated = Unstated::Unknown,
            tag => self.language = Some(Languages::checked(tag)?.to_string()),
        }
        Ok(())
    }

    fn lemma_table(&self) -> Result<Option<LemmaTable>> {
        let Some(path) = &self.lemmas else { return Ok(None) };
        let bytes = std::fs::read(path).map_err(|error| Error::io("read", path, &error))?;
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        LemmaTable::parse(&bytes, &name).map(Some)
    }

    /// The articles that the filter and the versions keep, and of them the words of the study's voice.
    ///
    /// # Errors
    /// If they keep none, or a correction of voices does not fit its text.
    pub fn selection<'i>(&self, index: &'i Index) -> Result<SubCorpus<'i>> {
        let filtered = self.filtered(index)?;
        let kept = version(&filtered, &self.without);
        if kept.is_empty() {
            let names: Vec<&str> = self.without.iter().map(|version| version.name).collect();
            return Err(Error::question(format!("no article is left without {}", names.join(", ")))
                .hint("see what is shared with: newsprint duplicates CORPUS"));
        }
        self.spoken(kept)
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

    /// The groups, bound to the words of an index.
    ///
    /// # Errors
    /// If a name in a group is no pattern; the message says where it is written.
    pub fn bound_groups(&self, index: &Index) -> Result<BoundGroups> {
        BoundGroups::new(&self.groups, index)
    }

    /// The patterns of some texts, which may name the groups of the study.
    ///
    /// # Errors
    /// If a text is no pattern, or names a group that is not described.
    pub fn patterns(&self, texts: &[String], index: &Index) -> Result<Vec<Pattern>> {
        if !texts.iter().any(|text| text.contains("group:")) {
            return texts.iter().map(|text| Pattern::new(text, index)).collect();
        }
        let groups = Arc::new(self.bound_groups(index)?);
        texts.iter().map(|text| Pattern::with_groups(text, index, &groups)).collect()
    }

    /// The pattern of one text, as [`Study::patterns`].
    ///
    /// # Errors
    /// As [`Study::patterns`].
    pub fn pattern(&self, text: &str, index: &Index) -> Result<Pattern> {
        Ok(self.patterns(&[text.to_string()], index)?.remove(0))
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
        let rules = match () {
            () if index.as_given() => "tokens as given".into(),
            () if index.borders_given() => format!("words as given, {}", crate::analysis::word_rules_in_words(index)),
            () => crate::analysis::word_rules_in_words(index),
        };
        let mut settings = vec![("word_rules".to_string(), rules)];
        settings.push(("languages".into(), index.stated_languages().described()));
        if let Some(language) = &self.language {
            settings.push(("language".into(), language.clone()));
        }
        let inferred = index.inferred_languages();
        if inferred.stated().next().is_some() {
            settings.push(("languages_inferred".into(), format!("{} ({})", inferred.described(), language::VERSION)));
        } else if self.unstated == Unstated::Unknown {
            settings.push(("languages_inferred".into(), "none, as asked".into()));
        }
        settings.push(("count_as".into(), index.counting().unit.name.into()));
        if let Some(stemmer) = index.counting().stemmer {
            settings.push(("stemmer".into(), format!("{}, {STEMMERS_VERSION}", stemmer.language)));
        }
        if let Some(table) = index.lemma_table() {
            settings.push(("lemmas".into(), format!("{} sha256:{} ({} rows)", table.name, table.hash, table.len())));
        }
        settings.push(("unicode_segmentation".into(), unicode_version()));
        let segmented = RULES.iter().filter(|rule| matches!(rule.action, Action::Segment));
        if segmented.map(|rule| index.articles_with(rule)).sum::<u64>() > 0 {
            settings.push(("dictionaries".into(), DICTIONARY_VERSION.into()));
        }
        let cleaning = if index.as_given() { "off (tokens as given)".into() } else { self.cleaning.described() };
        settings.push(("cleaning".into(), cleaning));
        if let Some(filter) = &self.filter {
            settings.push(("where".into(), filter.text().into()));
        }
        if !self.query.is_empty() {
            settings.push(("query".into(), self.query.join(" | ")));
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
        settings.extend(self.voices.settings());
        if !self.groups.is_empty() {
            settings.push(("groups".into(), self.groups.described()));
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
