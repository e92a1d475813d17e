//! Rules that join what UAX #29 takes apart: abbreviations with dots, ampersands, hyphens.

use super::{Action, Example, Extend, Preset, Rule};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

pub(super) const DOTTED_ABBREVIATIONS: Rule = Rule {
    name: "dotted-abbreviations",
    about: "single letters with dots stay one word with the last dot and a possessive ending",
    preset: Preset::On,
    action: Action::Extend(Extend { behind: b".", before: None, by: extend_dotted_abbreviation }),
    example: Example {
        text: "the U.S. and U.S.’s role",
        with: &["the", "u.s.", "and", "u.s.'s", "role"],
        without: &["the", "u.s", "and", "u.s", "s", "role"],
    },
};

pub(super) const AMPERSANDS: Rule = Rule {
    name: "ampersands",
    about: "letters on both sides of an & without a space are one word",
    preset: Preset::On,
    action: Action::Extend(Extend { behind: b"&", before: None, by: join_ampersand }),
    example: Example {
        text: "AT&T and Q&amp;A",
        with: &["at&t", "and", "q", "amp", "a"],
        without: &["at", "t", "and", "q", "amp", "a"],
    },
};

pub(super) const HYPHENS: Rule = Rule {
    name: "hyphens",
    about: "words on both sides of a hyphen without a space are one word",
    preset: Preset::Off,
    action: Action::Extend(Extend { behind: &[b'-', 0xe2], before: None, by: join_hyphens }),
    example: Example {
        text: "Al-Quds, the U.S.-led force",
        with: &["al-quds", "the", "u.s.-led", "force"],
        without: &["al", "quds", "the", "u.s.", "led", "force"],
    },
};

/// `U.S` before a dot becomes `U.S.`, and `U.S.’s` when a possessive follows.
fn extend_dotted_abbreviation(text: &str, word: Range<usize>) -> Range<usize> {
    // Most full stops end a sentence: the letter before them has no other before it.
    let last_alone =
        !text.as_bytes()[word.end - 1].is_ascii() || text[word.clone()].as_bytes().iter().nth_back(1) == Some(&b'.');
    if !last_alone || !text[word.end..].starts_with('.') {
        return word;
    }
    let last = text[word.clone()].rsplit(is_hyphen).next().unwrap_or_default();
    if !is_dotted_letters(last) {
        return word;
    }
    word.start..possessive_end(text, word.end + 1)
}

/// The end of `’s` if that is what stands at a place, else the place itself.
pub(super) fn possessive_end(text: &str, place: usize) -> usize {
    let mut following = text[place..].chars();
    let Some(apostrophe) = following.next().filter(|&sign| is_apostrophe(sign)) else { return place };
    let possessive = following.next().is_some_and(|letter| matches!(letter, 's' | 'S'))
        && !following.next().is_some_and(char::is_alphanumeric);
    if possessive { place + apostrophe.len_utf8() + 1 } else { place }
}

/// Two or more single letters with a dot between each: `U.S`, `a.m`.
fn is_dotted_letters(word: &str) -> bool {
    let mut letters = 0;
    for piece in word.split('.') {
        let mut signs = piece.chars();
        // Most words are longer, and of a letter beyond ASCII it takes long to say that it is one.
        let (Some(letter), None) = (signs.next(), signs.next()) else { return false };
        if !letter.is_alphabetic() {
            return false;
        }
        letters += 1;
    }
    letters >= 2
}

/// `AT` before `&T` becomes `AT&T`; the rest of an HTML entity (`&amp;`) joins nothing.
fn join_ampersand(text: &str, word: Range<usize>) -> Range<usize> {
    let rest = &text[word.end..];
    let Some(after) = rest.strip_prefix('&').filter(|after| after.starts_with(char::is_alphabetic)) else {
        return word;
    };
    let end = word.end + 1 + segment_length(after);
    let letter_before = text[word.clone()].ends_with(char::is_alphabetic);
    if letter_before && !text[end..].starts_with(';') { word.start..end } else { word }
}

/// `US` before `-backed` becomes `US-backed`; called again until nothing is joined.
fn join_hyphens(text: &str, word: Range<usize>) -> Range<usize> {
    let rest = &text[word.end..];
    match rest.strip_prefix(is_hyphen) {
        Some(after) if after.starts_with(char::is_alphanumeric) => {
            let hyphen = rest.len() - after.len();
            word.start..word.end + hyphen + segment_length(after)
        }
        _ => word,
    }
}

/// The bytes of the first segment of UAX #29.
fn segment_length(text: &str) -> usize {
    text.split_word_bounds().next().map_or(0, str::len)
}

/// The hyphen of the keyboard, the hyphen, and the hyphen that does not break; dashes join nothing.
fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}' | '\u{2011}')
}

pub(super) fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | 'ʼ' | '＇')
}
