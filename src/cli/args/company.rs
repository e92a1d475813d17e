//! The arguments about what stands together: collocates, n-grams and shared text.

use super::{CorpusOptions, OutputOptions, PictureOptions, RowOptions};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct CollocatesArguments {
    /// A folder or file with articles, or a study.toml
    pub corpus: PathBuf,
    /// Word, phrase, sanction*, =US, a|b, near(a, b, 5), group:NAME
    #[arg(long, value_name = "PATTERN")]
    pub node: String,
    /// Words before the node
    #[arg(long, value_name = "WORDS", default_value_t = 5, conflicts_with = "span")]
    pub left: u32,
    /// Words after the node
    #[arg(long, value_name = "WORDS", default_value_t = 5, conflicts_with = "span")]
    pub right: u32,
    /// Words on each side, instead of --left and --right
    #[arg(long, value_name = "WORDS")]
    pub span: Option<u32>,
    /// What no window crosses; sentences only if the input states them
    #[arg(long, value_name = "UNIT", default_value = "article")]
    pub within: WithinArgument,
    /// How a word in several windows counts
    #[arg(long, value_name = "HOW", default_value = "surface")]
    pub counting: CountingArgument,
    /// Ask each group alone: outlet, voice, date:year, a column
    #[arg(long, value_name = "FIELD", conflicts_with = "chart")]
    pub by: Option<String>,
    /// Measures by name, or all; the first ranks
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

/// What no window crosses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WithinArgument {
    /// Articles
    Article,
    /// Given sentences
    Sentence,
}

/// How a word in several windows counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CountingArgument {
    /// Once
    Surface,
    /// Once for each window
    Pairs,
}

#[derive(Debug, Args)]
pub struct NgramsArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// Words of a sequence
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..))]
    pub size: u16,
    /// Leave out up to so many words in each gap
    #[arg(long, value_name = "N", conflicts_with = "skip_in_all")]
    pub skip: Option<u32>,
    /// Leave out up to so many words in all gaps together
    #[arg(long, value_name = "N")]
    pub skip_in_all: Option<u32>,
    /// One row for each sequence and group: outlet, article, date:month, or a column
    #[arg(long, value_name = "FIELD")]
    pub by: Option<String>,
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
pub struct DuplicatesArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// Share of the shorter article that the other must hold, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.5)]
    pub min_containment: f64,
    /// How pairs to compare are found
    #[arg(long, value_name = "HOW", default_value = "exact")]
    pub search: SearchArgument,
    /// Show at most this many pairs [default: 50 as a table, else all]
    #[arg(long, value_name = "N", help_heading = "Rows")]
    pub top: Option<usize>,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}

/// How pairs to compare are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SearchArgument {
    /// All of them
    Exact,
    /// By min-hash signatures, in less memory; misses some
    Minhash,
}
