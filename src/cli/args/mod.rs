//! Every argument, grouped by question. No behaviour but the step from what was typed to what is meant.

mod actors;
mod beginning;
mod company;
mod outlets;
mod picture;
mod questions;
mod texts;
mod voices;

pub use actors::*;
pub use beginning::*;
pub use company::*;
pub use outlets::*;
pub use picture::*;
pub use questions::*;
pub use texts::*;
pub use voices::*;

use super::progress;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use newsprint::annotation::furniture::Action;
use newsprint::error::{Error, Result};
use newsprint::memory::Memory;
use newsprint::query::Filter;
use newsprint::study::{Cache, Study};
use newsprint::token::Unit;
use std::path::{Path, PathBuf};

/// Who uses which words in the news: frequencies, keywords and the lines behind every number
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// What is in this folder? Propose study.toml, articles.csv
    Init(InitArguments),
    /// Read it once: an index that every command takes as CORPUS
    Index(IndexArguments),
    /// Write a report: a page, tables, charts, methods
    Report(ReportArguments),
    /// Does this report still follow from its inputs?
    Verify(VerifyArguments),
    /// How often: frequencies of words
    Words(WordsArguments),
    /// What is distinctive of each outlet
    Keywords(Box<KeywordsArguments>),
    /// Show every line with a word or phrase
    Concordance(ConcordanceArguments),
    /// How evenly words spread over articles
    Dispersion(DispersionArguments),
    /// Which company a node keeps: its collocates
    Collocates(CollocatesArguments),
    /// Which sequences of words are frequent
    Ngrams(NgramsArguments),
    /// How often an actor is named, and by which names
    Groups(GroupsArguments),
    /// Which articles share text
    Duplicates(DuplicatesArguments),
    /// How alike the outlets are as wholes
    Similarity(SimilarityArguments),
    /// How words change over time
    Trend(TrendArguments),
    /// How varied the words of each article are
    Diversity(DiversityArguments),
    /// Who speaks: quotations, speakers, reported speech
    Voices(VoicesArguments),
    /// Which statement several outlets render differently
    Parallels(ParallelsArguments),
    /// How hard each article is to read
    Readability(ReadabilityArguments),
    /// How the vocabulary grows: Heaps, Zipf, unseen words
    Growth(GrowthArguments),
    /// What was read, and what looks odd
    Check(CheckArguments),
    /// Every measure with its formula and source
    Measures(MeasuresArguments),
}

/// Which articles, and how words are made.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that is typed or not")]
#[derive(Debug, Args)]
pub struct CorpusOptions {
    /// Only these articles: 'outlet = "Gulf Courier" and date >= 2025-04'
    #[arg(long = "where", value_name = "EXPR", help_heading = "Articles and words")]
    pub filter: Option<String>,
    /// Leave out shared text: duplicates, wire, shared for both, none
    #[arg(long, value_name = "WHAT,…", value_delimiter = ',', help_heading = "Articles and words")]
    pub without: Vec<String>,
    /// The input is already tokenised: nothing is split or folded
    #[arg(long, value_name = "HOW", help_heading = "Articles and words")]
    pub tokens: Option<TokensArgument>,
    /// Names of columns in the input: text=body,outlet=source
    #[arg(long, value_name = "OURS=THEIRS,…", value_delimiter = ',', help_heading = "Articles and words")]
    pub column: Vec<String>,
    /// Only these folding rules, none, or changes: +zwnj,-nfc
    #[arg(
        long,
        value_name = "RULE,…",
        value_delimiter = ',',
        allow_hyphen_values = true,
        help_heading = "Articles and words"
    )]
    pub fold: Option<Vec<String>>,
    /// Only these cutting rules, none, or changes: +hyphens
    #[arg(
        long,
        value_name = "RULE,…",
        value_delimiter = ',',
        allow_hyphen_values = true,
        help_heading = "Articles and words"
    )]
    pub cut: Option<Vec<String>>,
    /// Cut Chinese, Thai, …: uax29 or icu [default: by language]
    #[arg(long, value_name = "HOW", help_heading = "Articles and words")]
    pub segment: Option<String>,
    /// Language for word rules: a tag such as fa for all, stated, auto
    ///
    /// auto takes the stated language of each article; where none is stated, the language that its text surely reads like (200
    /// characters or more), and says so if that switches a rule on. stated leaves such articles without one.
    #[arg(long, value_name = "TAG|stated|auto", help_heading = "Articles and words")]
    pub language: Option<String>,
    /// Count form, stem, lemma, pos or lemma-pos [default: form]
    ///
    /// Stems are Snowball's, by the one language of the corpus. Lemmas and parts of speech are those of a CoNLL-U or VRT corpus; lemmas
    /// also those of --lemmas.
    #[arg(long, value_name = "UNIT", help_heading = "Articles and words")]
    pub count_as: Option<String>,
    /// Count lemmas by a table: form, tab, lemma in each line
    ///
    /// A third column may name the part of speech. The table goes before the lemmas of the input; a form that has none counts as itself.
    #[arg(long, value_name = "FILE", help_heading = "Articles and words")]
    pub lemmas: Option<PathBuf>,
    /// Count upper and lower case apart
    #[arg(long, help_heading = "Articles and words")]
    pub keep_case: bool,
    #[command(flatten)]
    pub voices: VoiceOptions,
    /// Count page furniture too: bylines, captions, footers
    #[arg(long, help_heading = "Articles and words")]
    pub no_clean: bool,
    /// Count what these cleaning rules find: caption,tags
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Articles and words")]
    pub keep: Vec<String>,
    /// Actor groups for group:NAME: TOML, .dic, .yml, .lc3, .ykd, .cat; may be given several times
    #[arg(long, value_name = "FILE", help_heading = "Articles and words")]
    pub groups: Vec<PathBuf>,
    /// Set unreadable articles aside and list them
    #[arg(long, help_heading = "Articles and words")]
    pub skip_unreadable: bool,
    /// Threads; never changes a result [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// Memory for texts and words; what is larger goes to temporary files: 500MB, 4GB [default: half of what is there]
    #[arg(long, value_name = "SIZE", value_parser = memory)]
    pub memory: Option<Memory>,
    /// Read everything again, and keep nothing for the next run
    #[arg(long)]
    pub no_cache: bool,
    /// No notices on standard error
    #[arg(long, short, action = ArgAction::SetTrue)]
    pub quiet: bool,
}

/// How input is tokenised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TokensArgument {
    /// Tokens are taken as they are
    AsGiven,
}

/// How the result is written.
#[derive(Debug, Args)]
pub struct OutputOptions {
    /// How to write: table, tsv, csv, json, jsonl, markdown, html, latex, xlsx, parquet, arrow [default: by the ending of the
    /// file, else table on a terminal, tsv in a pipe]
    ///
    /// table, markdown, html and latex round numbers for people; the others hold them at full precision. json, html, xlsx, parquet
    /// and arrow also hold how the result was made.
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub format: Option<String>,
    /// Write to this file; - is standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Only these columns, in this order
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', help_heading = "Output")]
    pub columns: Vec<String>,
    /// Rates per so many words where a person reads
    #[arg(long, value_name = "WORDS", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..), help_heading = "Output")]
    pub per: u64,
    /// Colour in tables
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    pub color: ColourArgument,
}

/// When tables are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColourArgument {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Which rows are shown; never what is counted.
#[derive(Debug, Args)]
pub struct RowOptions {
    /// Show at most this many: rows, forms with --by, rows of each target of keywords [default: 50 as a table (keywords 20), else all]
    #[arg(long, value_name = "N", help_heading = "Rows")]
    pub top: Option<usize>,
    /// Show only forms with at least so many occurrences
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Rows")]
    pub min_count: u64,
    /// Show only forms in at least so many articles
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Rows")]
    pub min_articles: u64,
    /// Hide the words of a list: function-words, or a file
    #[arg(long, value_name = "LIST", help_heading = "Rows")]
    pub hide: Option<String>,
}

impl CorpusOptions {
    /// The study that the inputs and options ask for; what the command line says goes before the file.
    pub fn study(&self, inputs: &[PathBuf]) -> Result<Study> {
        let mut study = Study::of(inputs)?;
        if let Some(text) = &self.filter {
            study.filter = Some(Filter::new(text)?);
        }
        if !self.without.is_empty() {
            study.leaving_out(&self.without)?;
        }
        study.read.tokens_as_given |= self.tokens.is_some();
        study.read.skip_unreadable |= self.skip_unreadable;
        for path in &self.groups {
            study.groups.add_file(path)?;
        }
        for pair in &self.column {
            let (ours, theirs) = column(pair)?;
            study.read.columns.insert(ours, theirs);
        }
        if let Some(names) = &self.fold {
            study.rules = study.rules.folding(&strs(names))?;
        }
        if let Some(names) = &self.cut {
            study.rules = study.rules.cutting(&strs(names))?;
        }
        if let Some(way) = &self.segment {
            study.rules = study.rules.segmenting(way)?;
        }
        if let Some(choice) = &self.language {
            study.choose_language(choice)?;
        }
        if let Some(name) = &self.count_as {
            study.unit = Some(Unit::named(name)?);
        }
        if let Some(table) = &self.lemmas {
            study.lemmas = Some(table.clone());
        }
        if self.keep_case {
            study.rules = study.rules.without("case")?;
        }
        self.voices.settle(&mut study.voices)?;
        study.cleaning = study.cleaning.with(&strs(&self.keep), Action::Kept)?;
        if self.no_clean {
            study.cleaning = study.cleaning.switched_off();
        }
        if let Some(threads) = self.threads {
            study.threads = threads.into();
            study.read.threads = threads.into();
        }
        study.memory = self.memory.unwrap_or(study.memory);
        study.cache = if self.no_cache { None } else { Cache::of_user() };
        self.say_what_differs(&study)?;
        if !self.quiet {
            progress::show();
        }
        Ok(study)
    }

    /// Says so if an index was made with other words than it is asked for: they are made anew, which takes longer.
    fn say_what_differs(&self, study: &Study) -> Result<()> {
        let Some(folder) = study.index_folder()? else { return Ok(()) };
        let differences = folder.differences(&study.index_settings()?);
        if !differences.is_empty() && !self.quiet {
            eprintln!(
                "note: the index was made with other settings, so words are made anew from its texts: {}",
                differences.join("; ")
            );
        }
        Ok(())
    }

    /// The options that can change a result, as they would be typed.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        let mut add = |flag: &str, value: &str| text.push_str(&format!(" {flag} {}", quoted(value)));
        if let Some(filter) = &self.filter {
            add("--where", filter);
        }
        if !self.without.is_empty() {
            add("--without", &self.without.join(","));
        }
        if self.tokens.is_some() {
            add("--tokens", "as-given");
        }
        if !self.column.is_empty() {
            add("--column", &self.column.join(","));
        }
        if let Some(fold) = &self.fold {
            add("--fold", &fold.join(","));
        }
        if let Some(cut) = &self.cut {
            add("--cut", &cut.join(","));
        }
        if let Some(way) = &self.segment {
            add("--segment", way);
        }
        if let Some(tag) = &self.language {
            add("--language", tag);
        }
        if let Some(unit) = &self.count_as {
            add("--count-as", unit);
        }
        if let Some(table) = &self.lemmas {
            add("--lemmas", &name(table));
        }
        if self.keep_case {
            text.push_str(" --keep-case");
        }
        if self.no_clean {
            text.push_str(" --no-clean");
        }
        if !self.keep.is_empty() {
            text.push_str(&format!(" --keep {}", quoted(&self.keep.join(","))));
        }
        for path in &self.groups {
            text.push_str(&format!(" --groups {}", quoted(&name(path))));
        }
        if self.skip_unreadable {
            text.push_str(" --skip-unreadable");
        }
        text + &self.voices.canonical()
    }
}

/// A size of memory, as it is typed.
fn memory(text: &str) -> std::result::Result<Memory, String> {
    Memory::parse(text).map_err(|error| error.remedy().map_or_else(|| error.to_string(), str::to_owned))
}

/// Our name of a column and its name in the input.
fn column(pair: &str) -> Result<(String, String)> {
    let (ours, theirs) = pair.split_once('=').ok_or_else(|| {
        Error::question(format!("\"{pair}\" is not of the form OURS=THEIRS")).hint("write it like text=body")
    })?;
    Ok((ours.trim().into(), theirs.trim().into()))
}

impl RowOptions {
    /// The options that choose rows, as they would be typed.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        if let Some(top) = self.top {
            text.push_str(&format!(" --top {top}"));
        }
        if self.min_count > 1 {
            text.push_str(&format!(" --min-count {}", self.min_count));
        }
        if self.min_articles > 1 {
            text.push_str(&format!(" --min-articles {}", self.min_articles));
        }
        if let Some(hide) = &self.hide {
            text.push_str(&format!(" --hide {}", quoted(&name(Path::new(hide)))));
        }
        text
    }
}

/// The measures that were named, as they would be typed.
pub fn measure_option(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!(" --measure {}", quoted(&names.join(","))) }
}

fn strs(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// A value as a shell wants it.
pub fn quoted(value: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "-_./,:=*%+@".contains(sign);
    if !value.is_empty() && value.chars().all(plain) {
        value.into()
    } else {
        format!("'{}'", value.replace('\'', "'\\''"))
    }
}

/// The last name of a path: no output holds an absolute path.
pub fn name(path: &Path) -> String {
    let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let named = path.file_name().or_else(|| whole.file_name());
    named.map_or_else(|| ".".into(), |name| name.to_string_lossy().into_owned())
}

/// The names of the inputs, as they would be typed.
pub fn names(inputs: &[PathBuf]) -> String {
    inputs.iter().map(|path| quoted(&name(path))).collect::<Vec<_>>().join(" ")
}
