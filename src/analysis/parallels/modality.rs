//! Words that tell how sure, how binding or how far a statement goes: modal verbs, negation, degree, by language; and the endings
//! that make no other word. Leaves which of them matter to the comparison of two renderings.

use crate::error::{Error, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words that ship with the program, a file a language.
const FILES: [&str; 6] = [
    include_str!("../../../data/words/modality/ar.toml"),
    include_str!("../../../data/words/modality/de.toml"),
    include_str!("../../../data/words/modality/en.toml"),
    include_str!("../../../data/words/modality/es.toml"),
    include_str!("../../../data/words/modality/fa.toml"),
    include_str!("../../../data/words/modality/fr.toml"),
];

static SHIPPED: LazyLock<ModalityWords> = LazyLock::new(|| {
    let add = |words: ModalityWords, text: &&str| words.replaced(text, "a shipped file of words");
    FILES.iter().try_fold(ModalityWords::default(), add).expect("a test reads the shipped files")
});

/// Such words of several languages.
#[derive(Debug, Clone, Default)]
pub struct ModalityWords {
    languages: BTreeMap<String, Modality>,
}

/// What such a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// Duty, possibility, will, prediction: `must`, `will`, `perhaps`.
    Modal,
    /// Denial: `not`, `never`.
    Negation,
    /// Extent: `all`, `only`, `at least`.
    Degree,
}

impl Force {
    /// In the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Modal, Self::Negation, Self::Degree];
}

/// The words of an entry behind its first, and what they do together.
type Entry = (Vec<String>, Option<Force>);

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct Modality {
    /// By first word: the further words of the entry, longest entry first; no force for what only looks like one of them.
    entries: BTreeMap<String, Vec<Entry>>,
    /// Endings that a word may have or lack, longest first.
    endings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: String,
    #[serde(default)]
    modal: String,
    #[serde(default)]
    negation: String,
    #[serde(default)]
    degree: String,
    /// What holds such a word and means none.
    #[serde(default)]
    none: String,
    #[serde(default)]
    endings: String,
}

/// In an entry: any number in digits.
const NUMBER: &str = "#";

impl ModalityWords {
    /// The words that ship with the program.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The words of a language by its tag (`en`, `fa-IR`); `None` if there are none.
    pub fn in_language(&self, tag: &str) -> Option<&Modality> {
        self.languages.get(&tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase())
    }

    /// The languages with words, in alphabetical order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// The endings of a language that a word may have or lack without being another, longest first.
    pub fn endings(&self, tag: &str) -> &[String] {
        self.in_language(tag).map_or(&[], |words| &words.endings)
    }

    /// A file of words put in place of ours of the same language.
    ///
    /// # Errors
    /// If it is not TOML in the form of the shipped files; the message names the line.
    pub fn replaced(mut self, text: &str, place: &str) -> Result<Self> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            Error::new(format!("\"{place}\" line {line}: {}", error.message().replace('\n', ", ")))
                .hint("write it in the form of data/words/modality/en.toml")
        })?;
        self.languages.insert(file.language.to_ascii_lowercase(), Modality::of(&file));
        Ok(self)
    }
}

impl Modality {
    fn of(file: &File) -> Self {
        let mut entries: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for (list, force) in [
            (&file.modal, Some(Force::Modal)),
            (&file.negation, Some(Force::Negation)),
            (&file.degree, Some(Force::Degree)),
            (&file.none, None),
        ] {
            for entry in list.split([',', '\n', '،']) {
                let mut words = entry.split_whitespace().map(spelling);
                if let Some(first) = words.next() {
                    entries.entry(first).or_default().push((words.collect(), force));
                }
            }
        }
        for rests in entries.values_mut() {
            rests.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        let endings = file.endings.split([',', '\n', '،']).map(str::trim).filter(|ending| !ending.is_empty());
        let mut endings: Vec<String> = endings.map(str::to_string).collect();
        endings.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then_with(|| a.cmp(b)));
        Self { entries, endings }
    }

    /// The places of such words among the spellings of a sentence, ascending, each with the number of words it takes; the longest
    /// entry at a place.
    pub fn places(&self, words: &[String]) -> Vec<(usize, usize, Force)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let rests = self.entries.get(&words[at]).map_or(&[][..], Vec::as_slice);
            match rests.iter().find(|(rest, _)| begin(&words[at + 1..], rest)) {
                Some((rest, force)) => {
                    found.extend(force.map(|force| (at, 1 + rest.len(), force)));
                    at += 1 + rest.len();
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Whether words begin with those of an entry.
fn begin(words: &[String], entry: &[String]) -> bool {
    let fits = |(word, entry): (&String, &String)| word == entry || entry == NUMBER && is_number(word);
    words.len() >= entry.len() && words.iter().zip(entry).all(fits)
}

fn is_number(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_numeric)
}

/// A word as it is compared: lower case, straight apostrophes, no possessive `'s`, no joiners, Persian kaf and yeh.
pub fn spelling(word: &str) -> String {
    let plain: String = word
        .chars()
        .filter(|sign| !matches!(sign, '\u{200c}' | '\u{200d}' | '\u{ad}'))
        .map(|sign| match sign {
            '’' | 'ʼ' => '\'',
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect();
    plain.strip_suffix("'s").map_or(plain.clone(), str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_file_is_read_and_no_word_has_two_forces() {
        let shipped = ModalityWords::shipped();
        assert_eq!(shipped.languages().collect::<Vec<_>>(), ["ar", "de", "en", "es", "fa", "fr"]);
        for language in shipped.languages() {
            for (first, rests) in &shipped.in_language(language).unwrap().entries {
                assert!(rests.windows(2).all(|two| two[0].0 != two[1].0), "{language}: {first} twice");
            }
        }
    }

    fn places(language: &str, text: &str) -> Vec<(usize, usize, Force)> {
        let words: Vec<String> = text.split(' ').map(spelling).collect();
        ModalityWords::shipped().in_language(language).unwrap().places(&words)
    }

    #[test]
    fn the_longest_entry_is_found() {
        let english = places("en-GB", "They’ll have to leave no later than all others");
        assert_eq!(
            english,
            [(0, 1, Force::Modal), (1, 2, Force::Modal), (4, 1, Force::Negation), (7, 1, Force::Degree)]
        );
        assert_eq!(places("fa", "آمریکا باید برود"), [(1, 1, Force::Modal)]);
        assert_eq!(places("ar", "لن تنتهي الحرب"), [(0, 1, Force::Negation)]);
        assert!(ModalityWords::shipped().in_language("").is_none());
    }

    #[test]
    fn what_only_looks_like_degree_or_a_modal_verb_is_none() {
        assert_eq!(places("en", "They have brought about discord"), []);
        assert_eq!(places("en", "about 5,200 troops"), [(0, 2, Force::Degree)]);
        assert_eq!(places("en", "the will of the people after all"), []);
        assert_eq!(places("en", "on May 5 they may leave"), [(4, 1, Force::Modal)]);
    }

    #[test]
    fn words_of_ones_own_replace_those_of_their_language() {
        let shipped = ModalityWords::shipped().clone();
        let own = shipped.clone().replaced("language = \"en\"\nmodal = \"gotta\"\n", "own.toml").unwrap();
        let words = ["they", "gotta", "must"].map(String::from);
        assert_eq!(own.in_language("en").unwrap().places(&words), [(1, 1, Force::Modal)]);
        assert!(own.in_language("fa").is_some());
        let refused = shipped.replaced("language = \"en\"\nmodals = \"x\"\n", "own.toml").unwrap_err();
        assert!(refused.to_string().starts_with("\"own.toml\" line 2: unknown field"), "{refused}");
    }
}
