//! Rules that fold a spelling into the form it is counted under, in any script.

use super::join::is_apostrophe;
use super::{Action, Example, Preset, Rule};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(super) const INVISIBLE: Rule = Rule {
    name: "invisible",
    about: "soft hyphens, byte-order marks, word joiners and direction marks inside a word are dropped",
    preset: Preset::On,
    action: Action::Fold(|form| without(form, is_invisible)),
    example: Example {
        text: "anti\u{ad}war \u{200f}سد\u{200f}",
        with: &["antiwar", "سد"],
        without: &["anti\u{ad}war", "سد\u{200f}"],
    },
};

pub(super) const NFC: Rule = Rule {
    name: "nfc",
    about: "a letter with a separate accent counts as the accented letter (Unicode NFC)",
    preset: Preset::On,
    action: Action::Fold(compose),
    example: Example { text: "cafe\u{301} café", with: &["café", "café"], without: &["cafe\u{301}", "café"] },
};

pub(super) const APOSTROPHES: Rule = Rule {
    name: "apostrophes",
    about: "’ ʼ ＇ inside a word count as '",
    preset: Preset::On,
    action: Action::Fold(fold_apostrophes),
    example: Example { text: "Iran’s Iran's", with: &["iran's", "iran's"], without: &["iran’s", "iran's"] },
};

/// Off: `Trump's` has a grammar of its own, and a reader who looks for it should find it. Names in groups ignore it anyway.
pub(super) const POSSESSIVES: Rule = Rule {
    name: "possessives",
    about: "the English ending 's is left out of the counted form; it's, that's, let's and their like keep it",
    preset: Preset::Off,
    action: Action::Fold(drop_possessive),
    example: Example {
        text: "Iran’s dam, it's U.S.'s",
        with: &["iran", "dam", "it's", "u.s."],
        without: &["iran's", "dam", "it's", "u.s.'s"],
    },
};

pub(super) const DIGITS: Rule = Rule {
    name: "digits",
    about: "Arabic, Persian, Devanagari and full-width digits count as 0 to 9",
    preset: Preset::Off,
    action: Action::Fold(western_digits),
    example: Example { text: "۴۲ ٤٢ ４２", with: &["42", "42", "42"], without: &["۴۲", "٤٢", "４２"] },
};

pub(super) const NUMBERS: Rule = Rule {
    name: "numbers",
    about: "every number written in digits counts as one form, #",
    preset: Preset::Off,
    action: Action::Fold(any_number),
    example: Example {
        text: "3,456.78 in 2025, G20",
        with: &["#", "in", "#", "g20"],
        without: &["3,456.78", "in", "2025", "g20"],
    },
};

pub(super) const TURKISH_CASE: Rule = Rule {
    name: "turkish-case",
    about: "I is the capital of ı and İ that of i, as Turkish and Azerbaijani have it",
    preset: Preset::ForCorpus {
        when: "every stated language is Turkish or Azerbaijani",
        holds: |languages| languages.only(&["tr", "az"]),
    },
    action: Action::Fold(turkish_capitals),
    example: Example { text: "ISPARTA İzmir", with: &["ısparta", "izmir"], without: &["isparta", "i\u{307}zmir"] },
};

pub(super) const CASE: Rule = Rule {
    name: "case",
    about: "upper and lower case count as one form; spellings are kept and shown",
    preset: Preset::On,
    action: Action::Fold(lower_case),
    example: Example { text: "Dam ΟΔΟΣ", with: &["dam", "οδος"], without: &["Dam", "ΟΔΟΣ"] },
};

/// Whether no folding rule changes a sign, whatever other such signs stand around it: small letters of many alphabets, Han and kana.
pub(super) fn is_untouched(sign: char) -> bool {
    matches!(
        sign,
        'a'..='z'
            | 'ß'..='ö'
            | 'ø'..='ÿ'
            | 'ά'..='ώ'
            | 'а'..='џ'
            | 'ա'..='և'
            | 'א'..='ת'
            | 'ء'
            | 'ؤ'
            | 'ئ'..='ب'
            | 'ت'..='غ'
            | 'ف'..='ق'
            | 'ل'..='و'
            | 'پ'
            | 'چ'
            | 'ژ'
            | 'ک'
            | 'گ'
            | 'ی'
            | 'ぁ'..='ゖ'
            | 'ァ'..='ー'
            | '一'..='鿿'
            | '가'..='힣'
    )
}

/// A form without some signs.
pub(super) fn without(form: &str, dropped: fn(char) -> bool) -> Cow<'_, str> {
    if !form.is_ascii() && form.contains(dropped) {
        Cow::Owned(form.chars().filter(|&sign| !dropped(sign)).collect())
    } else {
        Cow::Borrowed(form)
    }
}

/// A form with some signs replaced.
pub(super) fn replaced(form: &str, replacement: fn(char) -> Option<char>) -> Cow<'_, str> {
    if form.contains(|sign| replacement(sign).is_some()) {
        Cow::Owned(form.chars().map(|sign| replacement(sign).unwrap_or(sign)).collect())
    } else {
        Cow::Borrowed(form)
    }
}

/// U+200B is not here: by UAX #29 it parts words, as Thai and Khmer writers mean it to.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{feff}' | '\u{61c}' | '\u{2060}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn compose(form: &str) -> Cow<'_, str> {
    if form.is_ascii() || is_nfc(form) { Cow::Borrowed(form) } else { Cow::Owned(form.nfc().collect()) }
}

fn fold_apostrophes(form: &str) -> Cow<'_, str> {
    replaced(form, |sign| (sign != '\'' && is_apostrophe(sign)).then_some('\''))
}

/// Words whose 's is a verb or a pronoun.
const CONTRACTED: [&str; 16] = [
    "it",
    "he",
    "she",
    "that",
    "this",
    "there",
    "here",
    "where",
    "who",
    "what",
    "how",
    "when",
    "why",
    "let",
    "y'all",
    "everything",
];

fn drop_possessive(form: &str) -> Cow<'_, str> {
    let Some(before) = form.strip_suffix(['s', 'S']) else { return Cow::Borrowed(form) };
    let Some(owner) = before.strip_suffix(is_apostrophe) else { return Cow::Borrowed(form) };
    if owner.is_empty() || CONTRACTED.iter().any(|word| owner.eq_ignore_ascii_case(word)) {
        return Cow::Borrowed(form);
    }
    Cow::Borrowed(owner)
}

fn western_digits(form: &str) -> Cow<'_, str> {
    replaced(form, |sign| {
        let zero =
            [0x660, 0x6f0, 0x966, 0xff10].into_iter().find(|&zero| (zero..zero + 10).contains(&(sign as u32)))?;
        char::from_digit(sign as u32 - zero, 10)
    })
}

fn any_number(form: &str) -> Cow<'_, str> {
    let number = form.chars().all(|sign| sign.is_numeric() || matches!(sign, '.' | ',' | '٫' | '٬' | '\'' | '’'))
        && form.contains(char::is_numeric);
    if number { Cow::Borrowed("#") } else { Cow::Borrowed(form) }
}

fn turkish_capitals(form: &str) -> Cow<'_, str> {
    replaced(form, |sign| match sign {
        'I' => Some('ı'),
        'İ' => Some('i'),
        _ => None,
    })
}

fn lower_case(form: &str) -> Cow<'_, str> {
    if form.is_ascii() && !form.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Borrowed(form)
    } else {
        Cow::Owned(form.to_lowercase())
    }
}
