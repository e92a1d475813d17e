//! The script that most letters of a text are in, by the ranges of whatlang.

/// Scripts that the languages known here are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Arabic,
    Armenian,
    Bengali,
    Cyrillic,
    Devanagari,
    Ethiopic,
    Georgian,
    Greek,
    Gujarati,
    Gurmukhi,
    Han,
    Hangul,
    Hebrew,
    Hiragana,
    Kannada,
    Katakana,
    Khmer,
    Latin,
    Malayalam,
    Myanmar,
    Oriya,
    Sinhala,
    Tamil,
    Telugu,
    Thai,
}

const SCRIPTS: usize = Script::Thai as usize + 1;

/// First and last code point of each range, ascending.
const RANGES: [(u32, u32, Script); 64] = [
    (0x41, 0x5a, Script::Latin),
    (0x61, 0x7a, Script::Latin),
    (0x80, 0x2af, Script::Latin),
    (0x370, 0x3ff, Script::Greek),
    (0x400, 0x484, Script::Cyrillic),
    (0x487, 0x52f, Script::Cyrillic),
    (0x530, 0x58f, Script::Armenian),
    (0x590, 0x5ff, Script::Hebrew),
    (0x600, 0x6ff, Script::Arabic),
    (0x750, 0x7ff, Script::Arabic),
    (0x8a0, 0x8ff, Script::Arabic),
    (0x900, 0x97f, Script::Devanagari),
    (0x980, 0x9ff, Script::Bengali),
    (0xa00, 0xa7f, Script::Gurmukhi),
    (0xa80, 0xaff, Script::Gujarati),
    (0xb00, 0xb7f, Script::Oriya),
    (0xb80, 0xbff, Script::Tamil),
    (0xc00, 0xc7f, Script::Telugu),
    (0xc80, 0xcff, Script::Kannada),
    (0xd00, 0xd7f, Script::Malayalam),
    (0xd80, 0xdff, Script::Sinhala),
    (0xe00, 0xe7f, Script::Thai),
    (0x1000, 0x109f, Script::Myanmar),
    (0x10a0, 0x10ff, Script::Georgian),
    (0x1100, 0x11ff, Script::Hangul),
    (0x1200, 0x139f, Script::Ethiopic),
    (0x1780, 0x17ff, Script::Khmer),
    (0x19e0, 0x19ff, Script::Khmer),
    (0x1cd0, 0x1cff, Script::Devanagari),
    (0x1d00, 0x1dbf, Script::Latin),
    (0x1e00, 0x1eff, Script::Latin),
    (0x2100, 0x214f, Script::Latin),
    (0x2c60, 0x2c7f, Script::Latin),
    (0x2d80, 0x2ddf, Script::Ethiopic),
    (0x2de0, 0x2dff, Script::Cyrillic),
    (0x2e80, 0x2e99, Script::Han),
    (0x2e9b, 0x2ef3, Script::Han),
    (0x2f00, 0x2fd5, Script::Han),
    (0x3005, 0x3005, Script::Han),
    (0x3007, 0x3007, Script::Han),
    (0x3021, 0x3029, Script::Han),
    (0x3038, 0x303b, Script::Han),
    (0x3040, 0x309f, Script::Hiragana),
    (0x30a0, 0x30ff, Script::Katakana),
    (0x3130, 0x318f, Script::Hangul),
    (0x3200, 0x32ff, Script::Hangul),
    (0x3400, 0x4db5, Script::Han),
    (0x4e00, 0x9fcc, Script::Han),
    (0xa640, 0xa69d, Script::Cyrillic),
    (0xa69f, 0xa69f, Script::Cyrillic),
    (0xa720, 0xa7ff, Script::Latin),
    (0xa8e0, 0xa8ff, Script::Devanagari),
    (0xa960, 0xa97f, Script::Hangul),
    (0xab00, 0xab2f, Script::Ethiopic),
    (0xab30, 0xab6f, Script::Latin),
    (0xac00, 0xd7ff, Script::Hangul),
    (0xf900, 0xfa6d, Script::Han),
    (0xfa70, 0xfad9, Script::Han),
    (0xfb13, 0xfb17, Script::Armenian),
    (0xfb50, 0xfdff, Script::Arabic),
    (0xfe70, 0xfeff, Script::Arabic),
    (0xff00, 0xffef, Script::Hangul),
    (0x1_0e60, 0x1_0e7f, Script::Arabic),
    (0x1_ee00, 0x1_eeff, Script::Arabic),
];

impl Script {
    /// The one language that is written in this script, as ISO 639-3; `None` where several are.
    pub(super) fn language(self) -> Option<&'static str> {
        Some(match self {
            Self::Arabic | Self::Cyrillic | Self::Devanagari | Self::Han | Self::Hebrew | Self::Latin => return None,
            Self::Armenian => "hye",
            Self::Bengali => "ben",
            Self::Ethiopic => "amh",
            Self::Georgian => "kat",
            Self::Greek => "ell",
            Self::Gujarati => "guj",
            Self::Gurmukhi => "pan",
            Self::Hangul => "kor",
            Self::Hiragana | Self::Katakana => "jpn",
            Self::Kannada => "kan",
            Self::Khmer => "khm",
            Self::Malayalam => "mal",
            Self::Myanmar => "mya",
            Self::Oriya => "ori",
            Self::Sinhala => "sin",
            Self::Tamil => "tam",
            Self::Telugu => "tel",
            Self::Thai => "tha",
        })
    }
}

/// How many letters of a text are in each script.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters([u32; SCRIPTS]);

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let mut letters = [0; SCRIPTS];
        // Most letters are of the range of the one before.
        let (mut first, mut last, mut script) = RANGES[2];
        for sign in text.chars() {
            if sign.is_ascii() {
                letters[Script::Latin as usize] += u32::from(sign.is_ascii_alphabetic());
                continue;
            }
            let code = sign as u32;
            if !(first..=last).contains(&code) {
                let place = RANGES.partition_point(|&(first, _, _)| first <= code);
                let Some(range) = place.checked_sub(1).map(|place| RANGES[place]) else { continue };
                if code > range.1 {
                    continue;
                }
                (first, last, script) = range;
            }
            letters[script as usize] += 1;
        }
        Self(letters)
    }

    /// How many are in a script.
    pub(super) fn of_script(&self, script: Script) -> u32 {
        self.0[script as usize]
    }

    /// The script of the most letters; `None` without letters. Of two with just as many it is the first by name: whatlang, which is
    /// followed otherwise, takes that which it happens to have asked last.
    pub(super) fn main(&self) -> Option<Script> {
        let most = *self.0.iter().max()?;
        let place = self.0.iter().position(|&letters| letters == most && most > 0)?;
        RANGES.iter().map(|range| range.2).find(|&script| script as usize == place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ranges_ascend_and_lie_apart() {
        assert!(RANGES.iter().all(|&(first, last, _)| first <= last));
        assert!(RANGES.windows(2).all(|two| two[0].1 < two[1].0));
    }

    proptest! {
        #[test]
        fn mixed_scripts_are_told_apart_as_whatlang_does(text in "([a-zé]{0,9} |[а-я]{0,9} |[α-ω]{1,3}|[ก-ฮ]{1,4}|[のカ]{1,2}|[渔民]{1,3}|[가-힣]{1,3}|[א-ת]{1,5}|[ا-ی]{1,5}|[क-ह]{1,3}){1,9}") {
            let letters = Letters::of(&text);
            let most = letters.0.iter().max();
            prop_assume!(letters.0.iter().filter(|letters| Some(*letters) == most).count() == 1);
            let theirs = whatlang::detect_script(&text).map(|script| format!("{script:?}").replace("Mandarin", "Han"));
            prop_assert_eq!(letters.main().map(|script| format!("{script:?}")), theirs);
        }
    }

    #[test]
    fn every_sign_is_of_the_script_that_whatlang_takes_it_for() {
        for sign in '\0'..=char::MAX {
            let ours = Letters::of(&sign.to_string()).main().map(|script| format!("{script:?}"));
            let theirs = whatlang::detect_script(&sign.to_string()).map(|script| format!("{script:?}"));
            let theirs = theirs.map(|name| if name == "Mandarin" { "Han".to_owned() } else { name });
            // Two Cyrillic signs are in a range of Latin too, and whatlang takes that which it happens to ask first.
            if !matches!(sign, '\u{1d2b}' | '\u{1d78}') {
                assert_eq!(ours, theirs, "U+{:04X}", sign as u32);
            }
        }
    }
}
