//! Stemmers: Snowball's algorithms, by language. A stem groups the forms of a word for counting; it is no word to show alone.
//! Snowball has none for Persian, Urdu, Chinese and others: a user's own table of lemmas does their work.

use crate::error::{Error, Result};
use std::borrow::Cow;
use std::fmt;
use waken_snowball::{Algorithm, stem};

/// Whose algorithms they are.
pub const VERSION: &str = "Snowball 3.0.0 (waken_snowball 0.1.0)";

/// The stemmer of one language.
#[derive(Clone, Copy)]
pub struct Stemmer {
    /// The language as its two or three letters of BCP 47.
    pub tag: &'static str,
    /// The language in English.
    pub language: &'static str,
    algorithm: Algorithm,
}

/// Every stemmer, by the name of its language.
pub const STEMMERS: &[Stemmer] = &[
    stemmer("ar", "Arabic", Algorithm::Arabic),
    stemmer("hy", "Armenian", Algorithm::Armenian),
    stemmer("eu", "Basque", Algorithm::Basque),
    stemmer("ca", "Catalan", Algorithm::Catalan),
    stemmer("da", "Danish", Algorithm::Danish),
    stemmer("nl", "Dutch", Algorithm::Dutch),
    stemmer("en", "English", Algorithm::English),
    stemmer("eo", "Esperanto", Algorithm::Esperanto),
    stemmer("et", "Estonian", Algorithm::Estonian),
    stemmer("fi", "Finnish", Algorithm::Finnish),
    stemmer("fr", "French", Algorithm::French),
    stemmer("de", "German", Algorithm::German),
    stemmer("el", "Greek", Algorithm::Greek),
    stemmer("hi", "Hindi", Algorithm::Hindi),
    stemmer("hu", "Hungarian", Algorithm::Hungarian),
    stemmer("id", "Indonesian", Algorithm::Indonesian),
    stemmer("ga", "Irish", Algorithm::Irish),
    stemmer("it", "Italian", Algorithm::Italian),
    stemmer("lt", "Lithuanian", Algorithm::Lithuanian),
    stemmer("ne", "Nepali", Algorithm::Nepali),
    stemmer("no", "Norwegian", Algorithm::Norwegian),
    stemmer("nb", "Norwegian (Bokmål)", Algorithm::Norwegian),
    stemmer("nn", "Norwegian (Nynorsk)", Algorithm::Norwegian),
    stemmer("pt", "Portuguese", Algorithm::Portuguese),
    stemmer("ro", "Romanian", Algorithm::Romanian),
    stemmer("ru", "Russian", Algorithm::Russian),
    stemmer("sr", "Serbian", Algorithm::Serbian),
    stemmer("es", "Spanish", Algorithm::Spanish),
    stemmer("sv", "Swedish", Algorithm::Swedish),
    stemmer("ta", "Tamil", Algorithm::Tamil),
    stemmer("tr", "Turkish", Algorithm::Turkish),
    stemmer("yi", "Yiddish", Algorithm::Yiddish),
];

const fn stemmer(tag: &'static str, language: &'static str, algorithm: Algorithm) -> Stemmer {
    Stemmer { tag, language, algorithm }
}

impl Stemmer {
    /// The stemmer of a language.
    ///
    /// # Errors
    /// If Snowball has none.
    pub fn of(tag: &str) -> Result<&'static Self> {
        STEMMERS.iter().find(|stemmer| stemmer.tag == tag).ok_or_else(|| {
            let known: Vec<&str> = STEMMERS.iter().map(|stemmer| stemmer.tag).collect();
            Error::question(format!("there is no stemmer for the language \"{tag}\"")).hint(format!(
                "count lemmas instead (--lemmas FILE with form and lemma in each line, or a CoNLL-U or VRT corpus); there are \
                 stemmers for {}",
                known.join(", ")
            ))
        })
    }

    /// The stem of a folded form. It is lower-cased and its apostrophes are made straight first, whatever the word rules say, since
    /// the algorithms need that; an English possessive goes with its ending. Forms with digits, dots or other signs stay.
    ///
    /// ```
    /// use newsprint::token::Stemmer;
    /// let english = Stemmer::of("en")?;
    /// assert_eq!((english.stem("sanctions"), english.stem("Iran’s")), ("sanction".into(), "iran".into()));
    /// assert_eq!((english.stem("u.s."), english.stem("g20")), ("u.s.".into(), "g20".into()));
    /// # Ok::<(), newsprint::error::Error>(())
    /// ```
    pub fn stem<'w>(&self, form: &'w str) -> Cow<'w, str> {
        let inside =
            |sign: char| sign.is_alphabetic() || is_mark(sign) || matches!(sign, '\'' | '’' | '-' | '‐' | '\u{200c}');
        if !form.chars().all(inside) || !form.contains(char::is_alphabetic) {
            return Cow::Borrowed(form);
        }
        let ready = form.to_lowercase().replace('’', "'");
        let found = stem(self.algorithm, &ready);
        if found.is_empty() || found == form { Cow::Borrowed(form) } else { Cow::Owned(found.into_owned()) }
    }
}

/// Combining marks and vowel signs, which stand inside words of many scripts.
fn is_mark(sign: char) -> bool {
    unicode_normalization::char::is_combining_mark(sign)
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Stemmer").field("tag", &self.tag).finish_non_exhaustive()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stems_are_those_of_snowball() {
        for (tag, form, expected) in [
            ("en", "corruption", "corrupt"),
            ("en", "corruptive", "corrupt"),
            ("en", "americans", "american"),
            ("en", "the", "the"),
            ("en", "well-known", "well-known"),
            ("fr", "manifestations", "manifest"),
            ("de", "entwicklungen", "entwickl"),
            ("ru", "санкции", "санкц"),
            ("ar", "القوات", "القو"),
            ("tr", "gazeteler", "gazete"),
        ] {
            assert_eq!(Stemmer::of(tag).unwrap().stem(form), expected, "{form}");
        }
    }

    #[test]
    fn a_language_without_stemmer_is_told_what_to_do() {
        let error = Stemmer::of("fa").unwrap_err();
        assert!(error.to_string().contains("\"fa\"") && error.remedy().unwrap().contains("--lemmas"));
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd_to_stem(word in "\\PC{0,12}", letters in "[a-zà-ÿа-яءاأإآبتةثجحخدذرزسشصضطظعغفقكلمنهويىگچپژی'’-]{0,14}", place in 0..STEMMERS.len()) {
            for text in [&word, &letters] {
                let found = STEMMERS[place].stem(text);
                prop_assert!(text.is_empty() || !found.is_empty());
            }
        }
    }
}
