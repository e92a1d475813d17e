//! What a study asks of voices: whose words are counted, which corrections are put on top, which words tell speech.

use super::Study;
use crate::analysis::parallels::{ModalityWords, Parallels, passages};
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
    pub words: Option<OwnWords<VoiceWords>>,
    /// A file of words of modality in place of ours.
    pub modality: Option<OwnWords<ModalityWords>>,
}

/// Words from a researcher's file.
#[derive(Debug, Clone)]
pub struct OwnWords<W> {
    /// The file's name and hash.
    pub name: String,
    /// All words, ours replaced for its language.
    pub words: W,
}

/// The text of a file, and its name with the hash.
fn named_text(path: &Path) -> Result<(String, String, String)> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::io("read", path, &error))?;
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let hashed = format!("{name} sha256:{}", crate::hash::sha256(text.as_bytes()));
    Ok((text, name, hashed))
}

impl OwnWords<VoiceWords> {
    /// Reads a file in the form of `data/words/voices/en.toml`.
    ///
    /// # Errors
    /// If it cannot be read or is not in that form.
    pub fn of_voices(path: &Path) -> Result<Self> {
        let (text, name, hashed) = named_text(path)?;
        Ok(Self { name: hashed, words: VoiceWords::shipped().replaced(&text, &name)? })
    }
}

impl OwnWords<ModalityWords> {
    /// Reads a file in the form of `data/words/modality/en.toml`.
    ///
    /// # Errors
    /// If it cannot be read or is not in that form.
    pub fn of_modality(path: &Path) -> Result<Self> {
        let (text, name, hashed) = named_text(path)?;
        Ok(Self { name: hashed, words: ModalityWords::shipped().clone().replaced(&text, &name)? })
    }
}

impl VoiceSettings {
    /// The words that tell speech.
    pub fn words(&self) -> &VoiceWords {
        self.words.as_ref().map_or(VoiceWords::shipped(), |own| &own.words)
    }

    /// The words that tell modality.
    pub fn modality(&self) -> &ModalityWords {
        self.modality.as_ref().map_or(ModalityWords::shipped(), |own| &own.words)
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
        if let Some(own) = &self.modality {
            set("modality_words", own.name.clone());
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
        Parallels::of(corpus, passages(corpus, voices, names), self.voices.modality(), min_score, self.threads)
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
