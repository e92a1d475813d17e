//! Words of scripts that are written without spaces, by the dictionaries of ICU4X. UAX #29 finds the run of such signs first.
//! Dictionaries, not the neural models: they calculate with integers only, so every platform finds the same words.

#[cfg(feature = "icu")]
mod branches;
#[cfg(feature = "icu")]
mod longest;
#[cfg(feature = "icu")]
mod pairs;

#[cfg(feature = "icu")]
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};
use std::ops::Range;
#[cfg(feature = "icu")]
use std::sync::LazyLock;

/// Whether this program was built with the dictionaries (cargo feature `icu`).
pub const AVAILABLE: bool = cfg!(feature = "icu");

/// Whose dictionaries they are; another version may cut other words.
pub const VERSION: &str = "icu_segmenter 2.4.0";

/// Han, kana, Thai, Lao, Burmese and Khmer, their digits left out: a number is cut as any number is.
const RANGES: [(u32, u32); 24] = [
    (0x0e01, 0x0e4f),
    (0x0e5a, 0x0ecf),
    (0x0edc, 0x0eff),
    (0x1000, 0x103f),
    (0x104a, 0x108f),
    (0x109a, 0x109f),
    (0x1780, 0x17df),
    (0x2e80, 0x2fdf),
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3031, 0x3035),
    (0x3038, 0x303c),
    (0x3041, 0x30ff),
    (0x31f0, 0x31ff),
    (0x3400, 0x4dbf),
    (0x4e00, 0x9fff),
    (0xa9e0, 0xa9ef),
    (0xa9fa, 0xa9ff),
    (0xaa60, 0xaa7f),
    (0xf900, 0xfaff),
    (0xff66, 0xff9f),
    (0x1_aff0, 0x1_b16f),
    (0x2_0000, 0x2_fa1f),
    (0x3_0000, 0x3_ffff),
];

/// Whether a sign belongs to a script without spaces.
#[inline]
pub fn is_spaceless(sign: char) -> bool {
    match sign as u32 {
        0..0x0e01 => false,
        // Most of what is asked, of most texts in such scripts.
        0x3041..=0x30ff | 0x4e00..=0x9fff => true,
        code => in_ranges(code),
    }
}

#[inline(never)]
fn in_ranges(code: u32) -> bool {
    RANGES.iter().any(|&(first, last)| (first..=last).contains(&code))
}

/// Whether a word is written in such a script from end to end; marks and joiners go with their letter.
pub fn is_spaceless_word(word: &str) -> bool {
    let attached =
        |sign: char| matches!(sign, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    let mut signs = word.chars();
    signs.next().is_some_and(is_spaceless) && signs.all(|sign| is_spaceless(sign) || attached(sign))
}

/// Cuts runs of such signs.
#[derive(Debug, Default)]
pub struct Cutter {
    #[cfg(feature = "icu")]
    longest: longest::Longest,
}

#[cfg(feature = "icu")]
impl Cutter {
    /// Says that a word will be cut soon, alone or as a part of a run: the places of its signs among all that are expected, if it
    /// is written in such a script from end to end and its script is Chinese or Japanese. Empty otherwise.
    pub fn expect(&mut self, word: &str) -> Range<usize> {
        self.longest.expect(word).unwrap_or_default()
    }

    /// Forgets what was expected.
    pub fn forget(&mut self) {
        self.longest.forget();
    }

    /// Adds the words of a run that begins at a place of a text to a list, as byte ranges of the text that ascend: all that hold a
    /// letter or digit. Its signs are taken from those that were expected, if all of them are there.
    pub fn words_into(&mut self, run: &str, start: usize, expected: Range<usize>, list: &mut Vec<[u32; 2]>) {
        let before = list.len();
        let signs = if expected.len() * longest::BYTES == run.len() { expected } else { self.expect(run) };
        if signs.is_empty() || self.longest.words_into(signs, start, list).is_none() {
            list.truncate(before);
            let words = by_library(run).filter(|word| run[word.clone()].contains(char::is_alphanumeric));
            list.extend(words.map(|word| [start + word.start, start + word.end].map(|place| place as u32)));
        }
    }
}

/// The words of a run as the library cuts it; they cover it.
#[cfg(feature = "icu")]
fn by_library(run: &str) -> impl Iterator<Item = Range<usize>> {
    static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
        LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));
    let mut start = 0;
    SEGMENTER.segment_str(run).skip(1).map(move |end| std::mem::replace(&mut start, end)..end)
}

/// Without the dictionaries a run stays as it is; nothing asks for this, since the rule cannot be switched on.
#[cfg(not(feature = "icu"))]
impl Cutter {
    pub fn expect(&mut self, _word: &str) -> Range<usize> {
        0..0
    }

    pub fn forget(&mut self) {}

    pub fn words_into(&mut self, run: &str, start: usize, _expected: Range<usize>, list: &mut Vec<[u32; 2]>) {
        list.push([start as u32, (start + run.len()) as u32]);
    }
}

#[cfg(all(test, feature = "icu"))]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_built_in() {
        let (name, version) = VERSION.split_once(' ').expect("a name and a version");
        let package = format!("name = \"{name}\"\nversion = \"{version}\"");
        assert!(include_str!("../../../Cargo.lock").contains(&package), "{VERSION} is not what Cargo.lock has");
    }

    #[test]
    fn runs_are_covered_by_words() {
        for (run, expected) in [
            ("渔民抗议大坝", &["渔民", "抗议", "大坝"][..]),
            ("ภาษาไทย", &["ภาษา", "ไทย"]),
            ("日本の漁民", &["日本", "の", "漁民"]),
        ] {
            assert!(is_spaceless_word(run), "{run}");
            let mut list = Vec::new();
            Cutter::default().words_into(run, 5, 0..0, &mut list);
            let found: Vec<&str> =
                list.into_iter().map(|[start, end]| &run[start as usize - 5..end as usize - 5]).collect();
            assert_eq!(found, expected);
        }
        assert!(
            !is_spaceless_word("한국")
                && !is_spaceless_word("a渔")
                && !is_spaceless_word("๓")
                && !is_spaceless_word("")
        );
    }
}
