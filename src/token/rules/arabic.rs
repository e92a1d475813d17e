//! Folding of Arabic script: joiners, marks, and the letters that Persian and Arabic spell with different code points.

use super::fold::{replaced, without};
use super::{Action, Example, Preset, Rule};
use std::borrow::Cow;

pub(super) const JOINERS: Rule = Rule {
    name: "arabic-joiners",
    about: "in Arabic script a joiner (U+200D), and a non-joiner (U+200C) at an end of a word, are dropped",
    preset: Preset::On,
    action: Action::Fold(drop_joiners),
    example: Example {
        text: "ه\u{200d} کتاب\u{200c}", with: &["ه", "کتاب"], without: &["ه\u{200d}", "کتاب\u{200c}"]
    },
};

pub(super) const ZWNJ: Rule = Rule {
    name: "zwnj",
    about: "in Arabic script words count alike with and without non-joiner (U+200C)",
    preset: Preset::Off,
    action: Action::Fold(drop_non_joiners),
    example: Example {
        text: "می\u{200c}خواهم میخواهم",
        with: &["میخواهم", "میخواهم"],
        without: &["می\u{200c}خواهم", "میخواهم"],
    },
};

pub(super) const MARKS: Rule = Rule {
    name: "arabic-marks",
    about: "the stretching line (tatweel) and vowel marks of Arabic script are dropped",
    preset: Preset::On,
    action: Action::Fold(|form| without(form, |sign| matches!(sign, '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}'))),
    example: Example {
        text: "توســعه قالَ", with: &["توسعه", "قال"], without: &["توســعه", "قالَ"]
    },
};

pub(super) const PERSIAN_LETTERS: Rule = Rule {
    name: "persian-letters",
    about: "Arabic ك ي ى ة ۀ ە and digits count as Persian ک ی ه and digits",
    preset: Preset::ForCorpus {
        when: "Persian is a stated language and Arabic is not",
        holds: |languages| languages.any_of(&["fa"]) && !languages.any_of(&["ar"]),
    },
    action: Action::Fold(persian_letters),
    example: Example {
        text: "كتابي کتابی ٤", with: &["کتابی", "کتابی", "۴"], without: &["كتابي", "کتابی", "٤"]
    },
};

pub(super) const ARABIC_LETTERS: Rule = Rule {
    name: "arabic-letters",
    about: "the letters أ إ آ ٱ count as ا, and ة as ه",
    preset: Preset::Off,
    action: Action::Fold(|form| {
        replaced(form, |sign| match sign {
            'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
            'ة' => Some('ه'),
            _ => None,
        })
    }),
    example: Example { text: "أمة امه", with: &["امه", "امه"], without: &["أمة", "امه"] },
};

fn is_arabic(sign: char) -> bool {
    matches!(sign, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Indic scripts need their joiners, and so do emoji.
fn drop_joiners(form: &str) -> Cow<'_, str> {
    if !form.contains(['\u{200c}', '\u{200d}']) || !form.contains(is_arabic) {
        return Cow::Borrowed(form);
    }
    match without(form, |sign| sign == '\u{200d}') {
        Cow::Borrowed(same) => Cow::Borrowed(same.trim_matches('\u{200c}')),
        Cow::Owned(changed) => Cow::Owned(changed.trim_matches('\u{200c}').to_string()),
    }
}

fn drop_non_joiners(form: &str) -> Cow<'_, str> {
    if form.contains(is_arabic) { without(form, |sign| sign == '\u{200c}') } else { Cow::Borrowed(form) }
}

/// The hamza of ezafe is left out too: `خانهٔ` and `خانۀ` are spellings of one thing.
fn persian_letters(form: &str) -> Cow<'_, str> {
    let form =
        if form.contains("ه\u{654}") { Cow::Owned(form.replace("ه\u{654}", "ه")) } else { Cow::Borrowed(form) };
    let changed = replaced(&form, |sign| match sign {
        'ك' => Some('ک'),
        'ي' | 'ى' => Some('ی'),
        'ة' | 'ۀ' | 'ە' => Some('ه'),
        '\u{660}'..='\u{669}' => char::from_u32(sign as u32 - 0x660 + 0x6f0),
        _ => None,
    });
    match changed {
        Cow::Owned(changed) => Cow::Owned(changed),
        Cow::Borrowed(_) => form,
    }
}
