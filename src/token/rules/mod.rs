//! The word rules: each a value with a name, a preset and an example that is also its test.
//! A new rule is one value in the file of its group and one line in [`RULES`]; they apply in the order of the slice.

mod arabic;
pub(in crate::token) mod beside;
mod chosen;
mod cut;
mod fold;
mod join;
#[cfg(test)]
mod tests;
mod web;

pub use chosen::WordRules;

use super::Languages;
use std::borrow::Cow;
use std::ops::Range;

/// One decision about words, printed with every result.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The name on the command line and in settings: `dotted-abbreviations`.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub about: &'static str,
    /// When it is on if nobody says otherwise.
    pub preset: Preset,
    /// What it acts on.
    pub action: Action,
    /// A text and the counted forms with and without the rule.
    pub example: Example,
}

/// When a rule is on if nobody says otherwise.
#[derive(Debug, Clone, Copy)]
pub enum Preset {
    /// It cannot be switched off.
    Always,
    /// On.
    On,
    /// Off.
    Off,
    /// On for the whole corpus if the stated languages of its articles say so.
    ForCorpus {
        /// When, in words: `Persian is stated and Arabic is not`.
        when: &'static str,
        /// When.
        holds: fn(&Languages) -> bool,
    },
    /// On in each article that is stated to be in one of these languages.
    ForArticles(&'static [&'static str]),
}

/// How a rule lengthens words.
#[derive(Debug, Clone, Copy)]
pub struct Extend {
    /// First bytes of the signs behind a word with which it may go on.
    pub behind: &'static [u8],
    /// The sign before a word with which it may begin.
    pub before: Option<u8>,
    /// Given a text and the byte range of a word beside one of these signs, the range that the word should have; never less than it
    /// was. Beside any other sign it is what it was.
    pub by: fn(&str, Range<usize>) -> Range<usize>,
}

/// What a rule acts on.
#[derive(Debug, Clone, Copy)]
pub enum Action {
    /// Finds the words; always on.
    Base,
    /// Counts segments of UAX #29 as words that hold neither letter nor digit; asked only where a sign beyond ASCII is near.
    Admit(fn(&str) -> bool),
    /// Cuts a run of a script without spaces into words.
    Segment,
    /// Lengthens a word.
    Extend(Extend),
    /// Given a word, where it falls into two.
    Cut(fn(&str) -> Option<usize>),
    /// Maps a surface type to its counted form; applied once a type, never to the text.
    Fold(fn(&str) -> Cow<'_, str>),
}

impl Action {
    /// Whether it maps types and leaves the borders of words alone.
    pub fn folds(&self) -> bool {
        matches!(self, Self::Fold(_))
    }

    /// Whether it moves the borders of words and is chosen with `--cut`.
    pub fn cuts(&self) -> bool {
        matches!(self, Self::Admit(_) | Self::Extend(_) | Self::Cut(_))
    }
}

/// A text with its counted forms; the first difference is what the rule is for.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The text.
    pub text: &'static str,
    /// The forms with this rule on and all others as they are preset.
    pub with: &'static [&'static str],
    /// The forms with this rule off; the same as `with` for a rule that is always on.
    pub without: &'static [&'static str],
}

/// Every rule, in the order of application: first those that move the borders of words, then those that fold.
///
/// Invisible signs and marks are dropped before NFC, so that what they kept apart is composed; letters are mapped after it.
pub const RULES: &[Rule] = &[
    cut::UAX29,
    cut::DICTIONARY,
    cut::EMOJI,
    web::URLS,
    web::E_MAIL,
    web::HANDLES,
    web::TAGS,
    join::DOTTED_ABBREVIATIONS,
    join::AMPERSANDS,
    join::HYPHENS,
    cut::ELISION,
    fold::INVISIBLE,
    arabic::JOINERS,
    arabic::ZWNJ,
    arabic::MARKS,
    fold::NFC,
    fold::APOSTROPHES,
    fold::POSSESSIVES,
    arabic::PERSIAN_LETTERS,
    arabic::ARABIC_LETTERS,
    fold::DIGITS,
    fold::NUMBERS,
    fold::TURKISH_CASE,
    fold::CASE,
];
