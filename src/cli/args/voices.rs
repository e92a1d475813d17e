//! The arguments of `voices` and `parallels`, and those that tell every command whose words to count.

use super::{CorpusOptions, OutputOptions, PictureOptions, name, quoted};
use clap::Args;
use newsprint::annotation::voice::{Blocks, Overrides, Voice};
use newsprint::error::Result;
use newsprint::study::{OwnWords, VoiceSettings};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct VoicesArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// One row for each quotation, with its bytes: the table for --overrides
    #[arg(long, conflicts_with_all = ["verbs", "by"])]
    pub spans: bool,
    /// One row for each verb of speech
    #[arg(long)]
    pub verbs: bool,
    /// Groups: outlet, article, date:month, a column; with --verbs also speaker
    #[arg(long, value_name = "FIELD", default_value = "outlet")]
    pub by: String,
    /// Show at most this many rows; without --spans and --verbs: speakers of each group [default: 50 as a table, else all]
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
pub struct ParallelsArguments {
    /// Folders or files with articles, or a study.toml
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// One row for each statement with all its renderings
    #[arg(long)]
    pub sets: bool,
    /// Only pairs that score so much or more, from 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = newsprint::analysis::parallels::MIN_SCORE)]
    pub min_score: f64,
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

/// Whose words are counted, and how voices are told apart.
#[derive(Debug, Args)]
pub struct VoiceOptions {
    /// Only these words: all, quoted, reported, own, unquoted
    #[arg(long, value_name = "VOICE", help_heading = "Voices")]
    pub voice: Option<String>,
    /// Take paragraphs behind a verb of speech and a colon for quotations
    #[arg(long, help_heading = "Voices")]
    pub blocks: bool,
    /// Corrected rows of voices --spans, put on top of what was found
    #[arg(long, value_name = "FILE", help_heading = "Voices")]
    pub overrides: Option<PathBuf>,
    /// Words and marks that tell speech in a language, in place of ours
    #[arg(long, value_name = "FILE", help_heading = "Voices")]
    pub voice_words: Option<PathBuf>,
    /// Modal verbs, negation, degree of a language, in place of ours
    #[arg(long, value_name = "FILE", help_heading = "Voices")]
    pub modality_words: Option<PathBuf>,
}

impl VoiceOptions {
    /// Changes the settings of a study as the command line says.
    pub fn settle(&self, settings: &mut VoiceSettings) -> Result<()> {
        if let Some(voice) = &self.voice {
            settings.voice = Voice::named(voice)?;
        }
        if self.blocks {
            settings.blocks = Blocks::Taken;
        }
        if let Some(file) = &self.overrides {
            settings.overrides = Some(Overrides::read(file)?);
        }
        if let Some(file) = &self.voice_words {
            settings.words = Some(OwnWords::of_voices(file)?);
        }
        if let Some(file) = &self.modality_words {
            settings.modality = Some(OwnWords::of_modality(file)?);
        }
        Ok(())
    }

    /// The options as they would be typed.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        if let Some(voice) = &self.voice {
            text.push_str(&format!(" --voice {}", quoted(voice)));
        }
        if self.blocks {
            text.push_str(" --blocks");
        }
        let files = [
            ("--overrides", &self.overrides),
            ("--voice-words", &self.voice_words),
            ("--modality-words", &self.modality_words),
        ];
        for (flag, file) in files {
            if let Some(file) = file {
                text.push_str(&format!(" {flag} {}", quoted(&name(file))));
            }
        }
        text
    }
}
