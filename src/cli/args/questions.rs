//! The arguments of the first questions: report, words, keywords, concordance, dispersion, check and measures.

use super::{CorpusOptions, OutputOptions, PictureOptions, RowOptions};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct ReportArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// The folder to write; an earlier report there is replaced
    #[arg(long, short, value_name = "DIR", default_value = "report")]
    pub output: PathBuf,
    /// The title of the report
    #[arg(long)]
    pub title: Option<String>,
    /// Rates per so many words [default: 1000]
    #[arg(long, value_name = "WORDS", value_parser = clap::value_parser!(u64).range(1..))]
    pub per: Option<u64>,
    /// Words in the frequency chart [default: 25]
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    /// Follow this pattern: its company, its places, its course over time; may be given several times
    #[arg(long, value_name = "PATTERN")]
    pub node: Vec<String>,
    /// Only these sections, or all without some: --sections=-trend,-texts
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', allow_hyphen_values = true)]
    pub sections: Vec<String>,
    /// The language of the page's own words: en, fa, de [default: en]
    #[arg(long, value_name = "TAG")]
    pub report_language: Option<String>,
    /// Write it on other paper too: md, qmd, tex, docx, xlsx
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub paper: Vec<String>,
    /// Leave the texts out: lines show the node, its article and bytes
    #[arg(long)]
    pub no_text: bool,
    /// Words that pictures leave out: function-words, none, or a file [default: function-words]
    #[arg(long, value_name = "LIST")]
    pub hide: Option<PathBuf>,
    #[command(flatten)]
    pub options: CorpusOptions,
}

#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The folder of the report
    pub report: PathBuf,
    /// Its inputs [default: those of the recorded names beside the report, above it, or here]
    pub corpus: Vec<PathBuf>,
    /// Threads; never changes a result [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
}

impl ReportArguments {
    /// Every file that an option names.
    pub fn files(&mut self) -> Vec<&mut PathBuf> {
        let mut files: Vec<&mut PathBuf> = self.options.groups.iter_mut().collect();
        files.extend(&mut self.options.lemmas);
        files.extend(&mut self.options.voices.overrides);
        files.extend(&mut self.options.voices.voice_words);
        files.extend(self.hide.as_mut().filter(|hide| !is_named_list(hide)));
        files
    }
}

/// Whether words are hidden by a name of ours instead of a file.
fn is_named_list(list: &Path) -> bool {
    ["function-words", "none"].iter().any(|name| list == Path::new(name))
}

#[derive(Debug, Args)]
pub struct WordsArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// One row for each form and group: outlet, article, date:month, or a column
    #[arg(long, value_name = "FIELD")]
    pub by: Option<String>,
    /// With --by: rows also for groups in which a form does not occur
    #[arg(long, requires = "by")]
    pub zeros: bool,
    #[command(flatten)]
    pub rows: RowOptions,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}

#[derive(Debug, Args)]
pub struct KeywordsArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// Whose words: a filter, or each outlet in turn
    #[arg(long, value_name = "EXPR|each", default_value = "each")]
    pub target: String,
    /// With --target each: what is compared, each against the rest: outlet, voice, date:year, a column
    #[arg(long, value_name = "FIELD", default_value = "outlet")]
    pub by: String,
    /// Against whom: a filter, or a file with a published frequency list [default: all other articles]
    #[arg(long, value_name = "EXPR|FILE")]
    pub reference: Option<String>,
    /// All words that the published list was counted from [default: its line "# total N", else its sum]
    #[arg(long, value_name = "WORDS", requires = "reference")]
    pub reference_total: Option<u64>,
    /// What random draws follow from; another seed gives slightly other draws
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Measures by name, or all [default: log-ratio-hardie, text-dispersion-g2-2cell, g2-2cell]
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub measure: Vec<String>,
    /// Show every score in three versions: all articles, without wire copy, without duplicates
    #[arg(long)]
    pub versions: bool,
    /// A pattern that the articles were collected by: its words are marked, since they are frequent by construction
    #[arg(long, value_name = "PATTERN")]
    pub query: Vec<String>,
    /// Show the share of settings in which each word stays a keyword: case, hyphens, cleaning, wire copy, statistic, filters
    #[arg(long)]
    pub robustness: bool,
    /// Which words are compared at all, the family of every correction: usual, all, or COUNT,ARTICLES on both sides together
    /// [default: usual as a table, else all]
    #[arg(long, value_name = "WHICH")]
    pub candidates: Option<String>,
    /// What is shown: words that set apart, words used alike, or words that the target lacks
    #[arg(long, value_name = "WHAT", default_value = "keywords", help_heading = "Which words")]
    pub show: ShowArgument,
    /// With --show lock: rates that differ by less count as alike, in log2 units
    #[arg(long, value_name = "LOG2", default_value_t = 0.5, help_heading = "Which words")]
    pub margin: f64,
    /// Labels are shuffled only inside: usual (months and like lengths), months, none, or a field such as section
    #[arg(long, value_name = "usual|months|none|FIELD", default_value = "usual", help_heading = "Shuffling")]
    pub strata: String,
    /// Articles that keep their label together: article, author, outlet, or another field
    /// [default: article; outlet if both sides are made of several outlets]
    #[arg(long, value_name = "FIELD", help_heading = "Shuffling")]
    pub clusters: Option<String>,
    /// Add p and q with articles kept together by each of these fields: author, `shared_family` (who share text), a column
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', help_heading = "Shuffling")]
    pub sensitivity: Vec<String>,
    /// Shuffles at most; fewer where fewer tell
    #[arg(long, value_name = "N", default_value_t = newsprint::stats::resampling::Plan::USUAL.most, value_parser = clap::value_parser!(u64).range(99..), help_heading = "Shuffling")]
    pub shuffles: u64,
    /// Add p by the maximum of all words (Westfall & Young), which no single false alarm passes
    #[arg(long, help_heading = "Shuffling")]
    pub max_statistic: bool,
    /// Add p of the 4-cell log-likelihood, corrected for all candidates: bonferroni, holm, bh, by; westfall-young: as --max-statistic
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub correct: Vec<String>,
    #[command(flatten)]
    pub rows: RowOptions,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}

/// Which words of a comparison are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShowArgument {
    /// Words that set the target apart, by the end of the interval nearer to nought
    Keywords,
    /// Words that both sides use alike (lockwords), by an equivalence test
    Lock,
    /// Words that the target lacks, with what was expected and the most that its rate can be
    Absent,
}

impl ShowArgument {
    /// The value on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Keywords => "keywords",
            Self::Lock => "lock",
            Self::Absent => "absent",
        }
    }
}

#[derive(Debug, Args)]
pub struct ConcordanceArguments {
    /// A folder or file with articles, or a study.toml
    pub corpus: PathBuf,
    /// Word, phrase, sanction*, =US, a|b, near(a, b, 5), group:NAME
    pub pattern: String,
    /// Words on each side
    #[arg(long, value_name = "WORDS", default_value_t = 10)]
    pub width: usize,
    /// Order of the lines
    #[arg(long, value_name = "BY", default_value = "position")]
    pub sort: SortArgument,
    /// Show at most this many lines
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}

/// Order of concordance lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SortArgument {
    /// As in the corpus
    Position,
    /// By the words before, nearest first
    Left,
    /// By the words after, nearest first
    Right,
}

#[derive(Debug, Args)]
pub struct DispersionArguments {
    /// A folder or file with articles, or a study.toml
    pub corpus: PathBuf,
    /// Patterns; all forms if left out
    pub pattern: Vec<String>,
    /// Ask each group alone: outlet, voice, date:year, a column
    #[arg(long, value_name = "FIELD", conflicts_with = "chart")]
    pub by: Option<String>,
    /// Measures by name, or all
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub measure: Vec<String>,
    #[command(flatten)]
    pub rows: RowOptions,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}

#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// One row for each hit of a cleaning rule instead
    #[arg(long)]
    pub hits: bool,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}

#[derive(Debug, Args)]
pub struct MeasuresArguments {
    #[command(flatten)]
    pub output: OutputOptions,
}
