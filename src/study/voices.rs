//! What a study asks of voices: whose words are counted, which corrections are put on top, which words tell speech.

use super::Study;
use crate::analysis::parallels::{Parallels, speeches};
use crate::analysis::texts::Texts;
use crate::analysis::voices::{SpeakerNames, by_voice, in_voice};
use crate::annotation::voice::{Blocks, Overrides, Voice, VoiceReader, VoiceWords, Voices};
use crate::count::Grouping;
use crate::error::{Error, Result};
use crate::index::{Index, SubCorpus};
use std::path::Path;

/// The part of a study that concerns voices.
#[derive(Debug, Clone, Default)]
pub struct VoiceSettings {
    /// Whose words are counted.
    pub voice: Voice,
    /// Whether paragraphs without marks are taken for speech.
    pub blocks: Blocks,
    /// Corrections by a researcher.
    pub overrides: Option<Overrides>,
    /// A file of words in place of ours.
    pub words: Option<OwnWords>,
}

/// Verbs of speech and other words from a researcher's file.
#[derive(Debug, Clone)]
pub struct OwnWords {
    /// The file's name and hash.
    pub name: String,
    /// All words, ours replaced for its language.
    pub words: VoiceWords,
}

impl OwnWords {
    /// Reads a file in the form of `data/words/voices/en.toml`.
    ///
    /// # Errors
    /// If it cannot be read or is not in that form.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::io("read", path, &error))?;
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let words = VoiceWords::shipped().replaced(&text, &name)?;
        Ok(Self { name: format!("{name} sha256:{}", crate::hash::sha256(text.as_bytes())), words })
    }
}

impl VoiceSettings {
    /// The words that tell speech.
    pub fn words(&self) -> &VoiceWords {
        self.words.as_ref().map_or(VoiceWords::shipped(), |own| &own.words)
    }

    /// Name and value of every setting that can change a result.
    pub(super) fn settings(&self) -> Vec<(String, String)> {
        let mut settings = Vec::new();
        let mut set = |name: &str, value: String| settings.push((name.to_string(), value));
        if self.voice != Voice::All {
            set("voice", self.voice.name().into());
        }
        if self.blocks == Blocks::Taken {
            set("blocks", "taken for speech".into());
        }
        if let Some(overrides) = &self.overrides {
            set("voice_overrides", format!("{} sha256:{}", overrides.name, overrides.hash));
        }
        if let Some(own) = &self.words {
            set("voice_words", own.name.clone());
        }
        settings
    }
}

impl Study {
    /// The voices of some articles, with the study's corrections on top; the other articles are not looked at.
    ///
    /// # Errors
    /// If a correction does not fit its text.
    pub fn voices(&self, corpus: &SubCorpus<'_>) -> Result<Voices> {
        let index = corpus.index();
        let reader = VoiceReader { words: self.voices.words() };
        let language = |number: u32| index.language(number);
        let mut voices =
            Voices::read(index.corpus(), corpus.articles(), language, &reader, self.voices.blocks, self.threads);
        if let Some(overrides) = &self.voices.overrides {
            let names = self.speaker_names(index)?;
            overrides.apply(&mut voices, index.corpus(), |article, speaker| names.of(article, speaker))?;
        }
        Ok(voices)
    }

    /// The statements that several outlets of a sub-corpus render, as [`Parallels::of`] pairs them.
    pub fn parallels(
        &self,
        corpus: &SubCorpus<'_>,
        voices: &Voices,
        names: &SpeakerNames,
        min_score: f64,
    ) -> Parallels {
        Parallels::of(corpus, speeches(corpus, voices, names), min_score, self.threads)
    }

    /// Groups by a field: as [`Grouping::by`], or `voice`.
    ///
    /// # Errors
    /// If no article has the field, or a correction of voices does not fit its text.
    pub fn grouping<'i>(&self, corpus: &SubCorpus<'i>, field: &str) -> Result<Grouping<'i>> {
        if field == "voice" {
            return Ok(by_voice(corpus, &self.voices(corpus)?));
        }
        Grouping::by(corpus, field)
    }

    /// Texts by a field: as [`Texts::by`], or `voice`.
    ///
    /// # Errors
    /// As [`Study::grouping`].
    pub fn texts<'i>(&self, corpus: &SubCorpus<'i>, field: &str) -> Result<Texts<'i>> {
        if field == "voice" {
            return Ok(Texts::grouped(corpus, self.grouping(corpus, field)?));
        }
        Texts::by(corpus, field)
    }

    /// The tokens that the study's voice speaks.
    pub(super) fn spoken<'i>(&self, corpus: SubCorpus<'i>) -> Result<SubCorpus<'i>> {
        match self.voices.voice {
            Voice::All => Ok(corpus),
            voice => Ok(in_voice(&corpus, &self.voices(&corpus)?, voice)),
        }
    }

    /// The names of the study's groups, by which speakers are called.
    ///
    /// # Errors
    /// If a name in a group is no pattern.
    pub fn speaker_names(&self, index: &Index) -> Result<SpeakerNames> {
        Ok(SpeakerNames::of_groups(&self.bound_groups(index)?, index, self.threads))
    }
}
