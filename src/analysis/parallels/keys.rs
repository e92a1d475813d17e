//! What makes two words the same where two translations are compared: a stem, cut to its first letters, a people's name cut to its
//! country's.

use super::modality::ModalityWords;
use crate::index::Index;
use crate::token::{Stemmer, TypeId};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Letters of a stem that make its key: a truncation unites most of what a stemmer leaves apart, and most inflections in languages
/// without one (Can et al. 2008 found five letters best for Turkish, and no worse than a stemmer).
const KEY_LETTERS: usize = 6;
/// What is left of a word without an ending has so many letters.
const STEM_LETTERS: usize = 4;

/// The keys of surface types by language, numbered as they are met.
pub struct Keys<'i> {
    index: &'i Index,
    words: &'i ModalityWords,
    languages: BTreeMap<&'i str, Language>,
    numbers: BTreeMap<String, u32>,
}

/// How the words of one language are keyed, and the keys that are known.
struct Language {
    stemmer: Option<&'static Stemmer>,
    of_type: Vec<Option<u32>>,
}

impl<'i> Keys<'i> {
    /// No keys yet.
    pub fn new(index: &'i Index, words: &'i ModalityWords) -> Self {
        Self { index, words, languages: BTreeMap::new(), numbers: BTreeMap::new() }
    }

    /// How many different keys were met.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The key of a type in a text of a language.
    pub fn of(&mut self, id: TypeId, language: &'i str) -> u32 {
        let types = self.index.vocabulary().len();
        let known = self.languages.entry(language).or_insert_with(|| Language {
            stemmer: Stemmer::of(language.split(['-', '_']).next().unwrap_or_default()).ok(),
            of_type: vec![None; types],
        });
        if let Some(number) = known.of_type[id.0 as usize] {
            return number;
        }
        let occurs = |form: &str| self.index.form_id(form).is_some();
        let endings = self.words.endings(language);
        let key = key(self.index.form(self.index.form_of(id)), known.stemmer, endings, occurs);
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry(key).or_insert(next);
        known.of_type[id.0 as usize] = Some(number);
        number
    }
}

/// The first letters of the stem of a form, without a possessive and without dots: `iraq’s` is `iraq`, `U.S.` is `us`. A stem that is
/// a word of the corpus with one of the endings behind it is that word: `iraqi` is `iraq`.
fn key(form: &str, stemmer: Option<&Stemmer>, endings: &[String], occurs: impl Fn(&str) -> bool) -> String {
    let form = form.strip_suffix("'s").or_else(|| form.strip_suffix("’s")).unwrap_or(form);
    let letters: String = form.chars().filter(|letter| *letter != '.').flat_map(char::to_lowercase).collect();
    if letters.is_empty() {
        return form.to_string();
    }
    let stem = stemmer.map_or(Cow::Borrowed(letters.as_str()), |stemmer| stemmer.stem(&letters));
    let bare = endings.iter().filter_map(|ending| stem.strip_suffix(ending.as_str()));
    let bare = bare.filter(|bare| bare.chars().count() >= STEM_LETTERS).find(|bare| occurs(bare));
    bare.unwrap_or(&stem).chars().take(KEY_LETTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_and_names_of_peoples_have_one_key() {
        let (english, endings) = (Stemmer::of("en").ok(), ["ian", "an", "i", "n"].map(String::from));
        let of = |form: &str| key(form, english, &endings, |bare| ["iraq", "iran", "syria", "tax"].contains(&bare));
        assert_eq!((of("Iraqi"), of("Iraq’s"), of("iraqis")), ("iraq".into(), "iraq".into(), "iraq".into()));
        assert_eq!((of("Iranian"), of("Syrians"), of("omani")), ("iran".into(), "syria".into(), "omani".into()));
        assert_eq!((of("troop"), of("troops"), of("taxi")), ("troop".into(), "troop".into(), "taxi".into()));
        assert_eq!((of("corruptive"), of("corruption"), of("U.S.")), ("corrup".into(), "corrup".into(), "us".into()));
        let persian = key("عراقی", None, &["ی".to_string()], |bare| bare == "عراق");
        assert_eq!((persian, key("دولت‌ها", None, &[], |_| false)), ("عراق".to_string(), "دولت\u{200c}ه".to_string()));
    }
}
