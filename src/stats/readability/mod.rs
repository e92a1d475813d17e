//! Readability: formulas over counts of words, sentences, letters and syllables. Each is a value in its own file;
//! `READABILITY` lists them. Leaves counting to `count`.
//!
//! All are made for English. W words, St sentences, Sy syllables, C letters, P words of three syllables or more, L7 words of
//! seven letters or more. Sentence splitting alone moves them by a point or more: quote one decimal at most.

mod ari;
mod coleman_liau;
mod fkgl;
mod flesch;
mod fog;
mod lix;
mod rix;
mod smog;

pub use ari::ARI;
pub use coleman_liau::COLEMAN_LIAU;
pub use fkgl::FKGL;
pub use flesch::FLESCH;
pub use fog::FOG;
pub use lix::LIX;
pub use rix::RIX;
pub use smog::SMOG;

use std::ops::AddAssign;

/// The prefix of full names: `readability.flesch`.
pub const FAMILY: &str = "readability";

/// Every readability formula, in the order in which lists show them.
pub const READABILITY: &[ReadabilityMeasure] = &[FLESCH, FKGL, FOG, SMOG, COLEMAN_LIAU, ARI, LIX, RIX];

/// What the formulas look at: whole numbers, which add up over texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadabilityCounts {
    /// W.
    pub words: u64,
    /// St, the sentences with at least one word.
    pub sentences: u64,
    /// Sy.
    pub syllables: u64,
    /// C, letters alone.
    pub letters: u64,
    /// C where digits count as well: letters and digits.
    pub characters: u64,
    /// P, words of three syllables or more.
    pub polysyllables: u64,
    /// L7, words of seven letters and digits or more.
    pub long_words: u64,
}

impl ReadabilityCounts {
    fn is_defined(&self) -> Option<()> {
        (self.words > 0 && self.sentences > 0).then_some(())
    }

    /// W/St.
    fn sentence_length(&self) -> f64 {
        self.per_sentence(self.words)
    }

    fn per_sentence(&self, count: u64) -> f64 {
        count as f64 / self.sentences as f64
    }

    fn per_word(&self, count: u64) -> f64 {
        count as f64 / self.words as f64
    }
}

impl AddAssign for ReadabilityCounts {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.sentences += other.sentences;
        self.syllables += other.syllables;
        self.letters += other.letters;
        self.characters += other.characters;
        self.polysyllables += other.polysyllables;
        self.long_words += other.long_words;
    }
}

/// Which end of the scale is the harder text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harder {
    /// Higher is harder.
    Higher,
    /// Lower is harder.
    Lower,
}

impl Harder {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Higher => "higher is harder",
            Self::Lower => "lower is harder",
        }
    }
}

/// A readability formula: all that is needed to compute, name, explain and check it.
#[derive(Debug, Clone, Copy)]
pub struct ReadabilityMeasure {
    /// The fixed name: `flesch`.
    pub name: &'static str,
    /// What a person reads above its column.
    pub heading: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// The unit of the score.
    pub unit: &'static str,
    /// Which end is harder.
    pub harder: Harder,
    /// The range with its landmarks.
    pub range: &'static str,
    /// When the score is `None`.
    pub undefined_when: &'static str,
    /// Author and year.
    pub source: &'static str,
    /// The score of a text; `None` if undefined, never NaN.
    pub score: fn(&ReadabilityCounts) -> Option<f64>,
}

impl ReadabilityMeasure {
    /// The score of a text, `None` if undefined.
    pub fn score(&self, text: &ReadabilityCounts) -> Option<f64> {
        (self.score)(text)
    }

    /// The value on the command line: `coleman-liau`.
    pub fn option(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// The formula of a name, spelled with `_` or `-`.
pub fn named(name: &str) -> Option<&'static ReadabilityMeasure> {
    READABILITY.iter().find(|measure| measure.name == name.replace('-', "_"))
}

/// When formulas have no value.
const NO_TEXT: &str = "there is no word or no sentence, or the language is not English";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts() -> impl Strategy<Value = ReadabilityCounts> {
        (1u64..5_000, 1u64..300, 1u64..4, 1u64..12).prop_flat_map(|(words, sentences, syllables, letters)| {
            (0..=words, 0..=words).prop_map(move |(polysyllables, long_words)| ReadabilityCounts {
                words,
                sentences: sentences.min(words),
                syllables: words * syllables,
                letters: words * letters,
                characters: words * letters + 3,
                polysyllables,
                long_words,
            })
        })
    }

    proptest! {
        #[test]
        fn a_text_twice_is_as_hard_as_once(once in counts()) {
            let mut twice = once;
            twice += once;
            for measure in READABILITY {
                let (one, two) = (measure.score(&once).expect("words"), measure.score(&twice).expect("words"));
                prop_assert!(one.is_finite() && (one - two).abs() < 1e-9, "{}", measure.name);
            }
        }

        #[test]
        fn fewer_sentences_are_harder(text in counts()) {
            prop_assume!(text.sentences > 1);
            let longer = ReadabilityCounts { sentences: text.sentences - 1, ..text };
            for measure in READABILITY {
                let (short, long) = (measure.score(&text).expect("words"), measure.score(&longer).expect("words"));
                let harder = match measure.harder { Harder::Higher => long >= short, Harder::Lower => long <= short };
                prop_assert!(harder, "{}", measure.name);
            }
        }
    }

    #[test]
    fn no_words_or_no_sentences_have_no_readability() {
        for measure in READABILITY {
            assert_eq!(measure.score(&ReadabilityCounts::default()), None, "{}", measure.name);
            let unsplit = ReadabilityCounts { words: 10, syllables: 12, ..ReadabilityCounts::default() };
            assert_eq!(measure.score(&unsplit), None, "{}", measure.name);
        }
    }

    #[test]
    fn names_are_unique_and_lead_to_their_measure() {
        for measure in READABILITY {
            assert_eq!(named(&measure.option()).expect("listed").name, measure.name);
            assert_eq!(READABILITY.iter().filter(|other| other.name == measure.name).count(), 1);
        }
    }
}
