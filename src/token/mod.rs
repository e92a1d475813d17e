//! Word by word: where words stand in a text, and which surface types count as one form; where
//! sentences stand, and how many syllables an English word has.
//! Knows articles only as strings; the index keeps what is found here.

mod counting;
mod dictionary;
mod languages;
mod lemmas;
mod rules;
mod segments;
mod sentences;
pub(crate) mod spelling_key;
mod splitting;
mod stems;
mod syllables;
mod tokenizer;
mod vocabulary;

pub use counting::{Counting, FORM, LEMMA, LEMMA_POS, POS, STEM, UNITS, Unit};
pub use dictionary::{AVAILABLE as DICTIONARY_AVAILABLE, VERSION as DICTIONARY_VERSION, is_spaceless_word};
pub use languages::Languages;
pub(crate) use languages::primary as primary_language;
pub use lemmas::{FoldedLemmas, LemmaTable};
pub use rules::{Action, Example, Preset, RULES, Rule, WordRules};
pub use sentences::sentences;
pub use stems::{STEMMERS, Stemmer, VERSION as STEMMERS_VERSION};
pub use syllables::{syllables, vowel_groups};
pub use tokenizer::{Tokenizer, Words};
pub use vocabulary::{Entry, TypeId, Vocabulary};
