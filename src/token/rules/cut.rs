//! Rules that find and cut words: UAX #29, dictionaries, pictographs, elision.

use super::join::is_apostrophe;
use super::{Action, Example, Preset, Rule};

pub(super) const UAX29: Rule = Rule {
    name: "uax29",
    about: "words are the word segments of Unicode Standard Annex 29 that hold a letter or a digit; hyphens split, \
            apostrophes inside a word and separators inside a number do not",
    preset: Preset::Always,
    action: Action::Base,
    example: Example {
        text: "Well-known: 3,456.78 don't",
        with: &["well", "known", "3,456.78", "don't"],
        without: &["well", "known", "3,456.78", "don't"],
    },
};

pub(super) const DICTIONARY: Rule = Rule {
    name: "dictionary",
    about: "Chinese, Japanese, Thai, Lao, Khmer and Burmese are cut into words by the dictionaries of ICU4X",
    preset: Preset::ForArticles(&["zh", "yue", "ja", "th", "lo", "km", "my"]),
    action: Action::Segment,
    example: Example {
        text: "渔民抗议 the 大坝",
        with: &["渔民", "抗议", "the", "大坝"],
        without: &["渔", "民", "抗", "议", "the", "大", "坝"],
    },
};

/// Off: an emoji is no word, and a rate per 1,000 words that counted emoji could not be compared with any other.
pub(super) const EMOJI: Rule = Rule {
    name: "emoji",
    about: "an emoji with all its joined parts (families, flags, skin tones) counts as a word",
    preset: Preset::Off,
    action: Action::Admit(is_emoji),
    example: Example {
        text: "dam 👩🏽‍🚒🇮🇷 gone ❤️", with: &["dam", "👩🏽‍🚒", "🇮🇷", "gone", "❤️"], without: &["dam", "gone"]
    },
};

pub(super) const ELISION: Rule = Rule {
    name: "elision",
    about: "French and Italian l’ d’ qu’ dell’ and their like are words of their own",
    preset: Preset::ForArticles(&["fr", "it"]),
    action: Action::Cut(elided),
    example: Example {
        text: "L’Iran qu'on aujourd'hui",
        with: &["l'", "iran", "qu'", "on", "aujourd'hui"],
        without: &["l'iran", "qu'on", "aujourd'hui"],
    },
};

const ELIDED: [&str; 26] = [
    "l", "d", "c", "j", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "dell", "all", "dall",
    "nell", "sull", "coll", "quest", "quell", "sant", "bell", "dov", "com",
];

/// Behind the apostrophe of an elided word that a letter follows.
fn elided(word: &str) -> Option<usize> {
    let apostrophe = word.find(is_apostrophe)?;
    let sign = word[apostrophe..].chars().next()?;
    let after = apostrophe + sign.len_utf8();
    let elided = word[..apostrophe].to_lowercase();
    (ELIDED.contains(&elided.as_str()) && word[after..].starts_with(char::is_alphanumeric)).then_some(after)
}

/// Signs of the basic plane that are drawn as emoji by themselves (emoji-data.txt of Unicode, `Emoji_Presentation`).
const BASIC: [(u32, u32); 38] = [
    (0x231a, 0x231b),
    (0x23e9, 0x23ec),
    (0x23f0, 0x23f0),
    (0x23f3, 0x23f3),
    (0x25fd, 0x25fe),
    (0x2614, 0x2615),
    (0x2648, 0x2653),
    (0x267f, 0x267f),
    (0x2693, 0x2693),
    (0x26a1, 0x26a1),
    (0x26aa, 0x26ab),
    (0x26bd, 0x26be),
    (0x26c4, 0x26c5),
    (0x26ce, 0x26ce),
    (0x26d4, 0x26d4),
    (0x26ea, 0x26ea),
    (0x26f2, 0x26f3),
    (0x26f5, 0x26f5),
    (0x26fa, 0x26fa),
    (0x26fd, 0x26fd),
    (0x2705, 0x2705),
    (0x270a, 0x270b),
    (0x2728, 0x2728),
    (0x274c, 0x274c),
    (0x274e, 0x274e),
    (0x2753, 0x2755),
    (0x2757, 0x2757),
    (0x2795, 0x2797),
    (0x27b0, 0x27b0),
    (0x27bf, 0x27bf),
    (0x2b1b, 0x2b1c),
    (0x2b50, 0x2b50),
    (0x2b55, 0x2b55),
    (0x1_f004, 0x1_f004),
    (0x1_f0cf, 0x1_f0cf),
    (0x1_f18e, 0x1_f19a),
    (0x1_f1e6, 0x1_f1ff),
    (0x1_f201, 0x1_faff),
];

/// Whether a segment of UAX #29, which never takes a joined sequence or a flag apart, is an emoji.
fn is_emoji(segment: &str) -> bool {
    let mut signs = segment.chars();
    let Some(first) = signs.next() else { return false };
    let code = first as u32;
    let drawn = code >= 0x231a && BASIC.iter().any(|&(low, high)| (low..=high).contains(&code));
    drawn || (code >= 0xa9 && signs.next() == Some('\u{fe0f}'))
}
