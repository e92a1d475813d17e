//! The arguments about outlets as wholes and over time: similarity and trend.

use super::{CorpusOptions, OutputOptions, PictureOptions, RowOptions};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct SimilarityArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// Compare by this field: outlet, article, date:year, or a column
    #[arg(long, value_name = "FIELD", default_value = "outlet")]
    pub by: String,
    /// Measures of the matrix by name, or all
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub measure: Vec<String>,
    /// A map instead of the matrix
    #[arg(long, value_name = "HOW", conflicts_with = "cluster")]
    pub map: Option<MapArgument>,
    /// A tree instead of the matrix: one row a merge
    #[arg(long, value_name = "HOW")]
    pub cluster: Option<ClusterArgument>,
    /// The measure that --map mds and --cluster start from
    #[arg(long, value_name = "NAME", default_value = "js-distance")]
    pub distance: String,
    /// How many frequent words Delta and --map ca look at
    #[arg(long, value_name = "N", default_value_t = newsprint::analysis::similarity::FREQUENT_WORDS, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(2..))]
    pub words: usize,
    /// How often articles are dealt out anew; 0: no intervals [default: 79 up to ten groups and ten million words, else 0]
    #[arg(long, value_name = "N", conflicts_with_all = ["map", "cluster"])]
    pub resamples: Option<usize>,
    /// The seed of what is dealt out
    #[arg(long, value_name = "N", default_value_t = 42)]
    pub seed: u64,
    /// Words that are not among them: function-words, or a file
    #[arg(long, value_name = "LIST")]
    pub leave_out: Option<String>,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}

/// How outlets are laid out on two axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MapArgument {
    /// Correspondence analysis of the frequent words: one row an outlet
    Ca,
    /// The words of the same map: one row a word
    CaWords,
    /// Classical scaling of the distances: one row an outlet
    Mds,
}

impl MapArgument {
    /// The value on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ca => "ca",
            Self::CaWords => "ca-words",
            Self::Mds => "mds",
        }
    }
}

/// How outlets are joined into a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClusterArgument {
    /// Ward's criterion (R: ward.D2)
    Ward,
    /// The mean distance between members
    Average,
    /// R's ward.D, which is not Ward's criterion
    WardD,
}

impl ClusterArgument {
    /// The value on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ward => "ward",
            Self::Average => "average",
            Self::WardD => "ward-d",
        }
    }
}

#[derive(Debug, Args)]
pub struct TrendArguments {
    /// A folder or file with articles, or a study.toml
    pub corpus: PathBuf,
    /// Patterns; all forms if left out, the ten most frequent as a table
    pub pattern: Vec<String>,
    /// Periods: date:year, date:month, date:week or date:day; a group too: voice, or date:year,outlet
    #[arg(long, value_name = "FIELD", default_value = "date:month")]
    pub by: String,
    /// Further measures by name, or all
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub measure: Vec<String>,
    /// The seed of the bootstrap
    #[arg(long, value_name = "N", default_value_t = 42)]
    pub seed: u64,
    #[command(flatten)]
    pub rows: RowOptions,
    #[command(flatten)]
    pub output: OutputOptions,
    #[command(flatten)]
    pub picture: PictureOptions,
    #[command(flatten)]
    pub options: CorpusOptions,
}
