//! The arguments of the first steps: init and index.

use super::{ColourArgument, CorpusOptions};
use clap::Args;
use newsprint::error::Result;
use std::collections::BTreeMap;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct InitArguments {
    /// A folder of texts, or a CSV, TSV, JSONL or JSON file with articles
    pub folder: PathBuf,
    /// Write study.toml and articles.csv here [default: the folder itself]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// How file names are made, such as {outlet}_{date}_{slug}.txt [default: inferred]
    #[arg(long, value_name = "PATTERN")]
    pub pattern: Option<String>,
    /// Names of columns of a table: text=body,outlet=source
    #[arg(long, value_name = "OURS=THEIRS,…", value_delimiter = ',')]
    pub column: Vec<String>,
    /// How to show the guesses: table, tsv, csv, json, markdown [default: table on a terminal, tsv in a pipe]
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub format: Option<String>,
    /// Show at most this many guesses [default: 50 as a table, else all]
    #[arg(long, value_name = "N", help_heading = "Output")]
    pub top: Option<usize>,
    /// Colour in tables
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    pub color: ColourArgument,
    /// Threads; never changes a result [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// No notices on standard error
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub struct IndexArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// The folder to write; an earlier index there is replaced
    #[arg(long, short, value_name = "DIR")]
    pub output: PathBuf,
    #[command(flatten)]
    pub options: CorpusOptions,
}

impl InitArguments {
    /// Our name of each column -> its name in the table.
    pub fn columns(&self) -> Result<BTreeMap<String, String>> {
        self.column.iter().map(|pair| super::column(pair)).collect()
    }
}
