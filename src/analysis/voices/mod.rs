//! Who speaks: words by voice, quotations with their speakers, verbs of speech.

mod contrast;
mod doubts;
mod names;
mod places;
mod spans;
mod summary;
mod verbs;

pub use contrast::Contrast;
pub use doubts::add_doubts;
pub use names::SpeakerNames;
pub use spans::spans;
pub use summary::{PRONOUN, Parts, Share, UNATTRIBUTED, VoiceShares, in_words, notices, shares, summary};
pub use verbs::{VerbRow, VerbsOf, apart, verbs, verbs_table};

use crate::annotation::voice::{Voice, Voices};
use crate::count::Grouping;
use crate::index::SubCorpus;

/// The tokens of a sub-corpus that are spoken in a voice.
pub fn in_voice<'i>(corpus: &SubCorpus<'i>, voices: &Voices, voice: Voice) -> SubCorpus<'i> {
    match voice {
        Voice::All => corpus.clone(),
        Voice::Quoted => corpus.within(&voices.quoted()),
        Voice::Reported => corpus.within(&voices.reported()),
        Voice::Own => corpus.without(&voices.quoted()).without(&voices.reported()),
        Voice::Unquoted => corpus.without(&voices.quoted()),
    }
}

/// The three voices of a sub-corpus as groups, by name: `own`, `quoted`, `reported`.
pub fn by_voice<'i>(corpus: &SubCorpus<'i>, voices: &Voices) -> Grouping<'i> {
    let group = |voice: Voice| (voice.name().to_string(), in_voice(corpus, voices, voice));
    Grouping { field: "voice".into(), groups: Voice::PARTS.map(group).into() }
}
