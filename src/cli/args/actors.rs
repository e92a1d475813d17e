//! The arguments about actors: groups of names.

use super::{CorpusOptions, OutputOptions, PictureOptions};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct GroupsArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// One row for each name and group of articles: outlet, article, date:month, or a column
    #[arg(long, value_name = "FIELD", conflicts_with = "coverage")]
    pub by: Option<String>,
    /// Only this group; may be given several times
    #[arg(long, value_name = "NAME")]
    pub group: Vec<String>,
    /// List every hit as a line, those too that are left out
    #[arg(long)]
    pub coverage: bool,
    /// Write a draft of groups, from capitalised names, as TOML
    #[arg(long, conflicts_with_all = ["by", "group", "coverage"])]
    pub propose: bool,
    /// Words on each side of a line
    #[arg(long, value_name = "WORDS", default_value_t = 10, requires = "coverage")]
    pub width: usize,
    /// Show at most this many rows [default: 50 as a table, else all]
    #[arg(long, value_name = "N", help_heading = "Rows")]
    pub top: Option<usize>,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}
