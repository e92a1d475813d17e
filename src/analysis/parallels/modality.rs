//! Words that tell how sure, how binding or how far a statement goes: modal verbs, negation, degree, by language.
//! Leaves which of them matter to the comparison of two renderings.

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

static SHIPPED: LazyLock<BTreeMap<String, Modality>> = LazyLock::new(|| {
    let read = |text: &&str| toml::from_str::<File>(text).expect("a test reads the shipped files");
    FILES.iter().map(read).map(|file| (file.language.clone(), Modality::of(&file))).collect()
});

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

/// The words of one language.
#[derive(Debug, Default)]
pub struct Modality {
    /// By first word: the further words of the entry, longest entry first.
    entries: BTreeMap<String, Vec<(Vec<String>, Force)>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: String,
    modal: String,
    negation: String,
    degree: String,
}

impl Modality {
    /// The words of a language by its tag (`en`, `fa-IR`); `None` if there are none.
    pub fn in_language(tag: &str) -> Option<&'static Self> {
        SHIPPED.get(&tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase())
    }

    /// The languages with words, in alphabetical order.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        SHIPPED.keys().map(String::as_str)
    }

    fn of(file: &File) -> Self {
        let mut entries: BTreeMap<String, Vec<(Vec<String>, Force)>> = BTreeMap::new();
        for (list, force) in
            [(&file.modal, Force::Modal), (&file.negation, Force::Negation), (&file.degree, Force::Degree)]
        {
            for entry in list.split([',', '\n']) {
                let mut words = entry.split_whitespace().map(spelling);
                if let Some(first) = words.next() {
                    entries.entry(first).or_default().push((words.collect(), force));
                }
            }
        }
        for rests in entries.values_mut() {
            rests.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        Self { entries }
    }

    /// The places of such words among the spellings of a sentence, ascending, each with the number of words it takes; the longest
    /// entry at a place.
    pub fn places(&self, words: &[String]) -> Vec<(usize, usize, Force)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let rests = self.entries.get(&words[at]).map_or(&[][..], Vec::as_slice);
            match rests.iter().find(|(rest, _)| words[at + 1..].starts_with(rest)) {
                Some((rest, force)) => {
                    found.push((at, 1 + rest.len(), *force));
                    at += 1 + rest.len();
                }
                None => at += 1,
            }
        }
        found
    }
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
        assert_eq!(Modality::languages().collect::<Vec<_>>(), ["ar", "de", "en", "es", "fa", "fr"]);
        for language in Modality::languages() {
            let words = Modality::in_language(language).unwrap();
            for (first, rests) in &words.entries {
                assert!(rests.windows(2).all(|two| two[0].0 != two[1].0), "{language}: {first} twice");
            }
        }
    }

    #[test]
    fn the_longest_entry_is_found() {
        let places = |language: &str, text: &str| {
            let words: Vec<String> = text.split(' ').map(spelling).collect();
            Modality::in_language(language).unwrap().places(&words)
        };
        let english = places("en-GB", "They’ll have to leave no later than all others");
        assert_eq!(
            english,
            [(0, 1, Force::Modal), (1, 2, Force::Modal), (4, 1, Force::Negation), (7, 1, Force::Degree)]
        );
        assert_eq!(places("fa", "آمریکا باید برود"), [(1, 1, Force::Modal)]);
        assert_eq!(places("ar", "لن تنتهي الحرب"), [(0, 1, Force::Negation)]);
        assert!(Modality::in_language("").is_none());
    }
}
