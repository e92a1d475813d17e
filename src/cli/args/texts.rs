//! The arguments about texts as wholes: diversity, readability and growth.

use super::{CorpusOptions, OutputOptions, PictureOptions};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct DiversityArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// One row for each article, outlet, date:month, or column
    #[arg(long, value_name = "FIELD", default_value = "article")]
    pub by: String,
    /// Measures by name, or all [default: mattr-50,mtld,ttr]
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub measure: Vec<String>,
    /// The seed of measures that draw
    #[arg(long, value_name = "N", default_value_t = newsprint::stats::diversity::SEED)]
    pub seed: u64,
    /// Show at most this many rows [default: 50 as a table, else all]
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}

#[derive(Debug, Args)]
pub struct ReadabilityArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// One row for each article, outlet, date:month, or column
    #[arg(long, value_name = "FIELD", default_value = "article")]
    pub by: String,
    /// Formulas by name, or all [default: flesch,fkgl,lix]
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub measure: Vec<String>,
    /// Show at most this many rows [default: 50 as a table, else all]
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}

#[derive(Debug, Args)]
pub struct GrowthArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// Joins the articles of each outlet, the whole corpus, or column
    #[arg(long, value_name = "FIELD", default_value = "outlet")]
    pub by: String,
    /// One row a step of the curve instead of one a statistic
    #[arg(long)]
    pub curve: bool,
    /// Measures by name, or all
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub measure: Vec<String>,
    /// Show at most this many rows [default: 50 as a table, else all]
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}
