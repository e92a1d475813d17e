//! Runs of Han and kana, cut at the longest entries of the dictionary of Chinese and Japanese: the words of `icu_segmenter`, from its
//! own dictionary, without its detours by rules, graphemes and lists. Any other run is left to the library itself.

use super::pairs::{Pairs, is_katakana};
use icu_collections::char16trie::Char16Trie;
use icu_provider::prelude::{
    DataIdentifierBorrowed, DataMarkerAttributes, DataProvider, DataRequest, DataRequestMetadata,
};
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};
use std::ops::Range;
use std::sync::LazyLock;

/// Bytes of every sign that is cut here.
pub(super) const BYTES: usize = 3;

/// Signs of words, as many words as were expected since they were last forgotten.
#[derive(Debug, Default)]
pub(super) struct Longest {
    signs: Vec<u16>,
    /// Whether there may be katakana among them.
    any_katakana: bool,
}

impl Longest {
    /// Takes the signs of a word, and asks for the places in memory that its words will be looked up at: most are far apart, and they are
    /// waited for together. `None` if a sign is left to the library.
    pub(super) fn expect(&mut self, word: &str) -> Option<Range<usize>> {
        let (first, rest) = word.as_bytes().split_at_checked(BYTES)?;
        let first = sign(first)?;
        let pairs = PAIRS.as_ref()?;
        let mut seconds = pairs.behind(first).filter(|seconds| seconds.is_cut)?;
        let mut any_katakana = seconds.is_katakana;
        let start = self.signs.len();
        self.signs.push(first);
        for bytes in rest.chunks(BYTES) {
            let next = sign(bytes).and_then(|sign| Some((sign, pairs.behind(sign).filter(|behind| behind.is_cut)?)));
            let Some((sign, next)) = next else {
                self.signs.truncate(start);
                return None;
            };
            self.signs.push(sign);
            seconds.expect(sign);
            any_katakana |= next.is_katakana;
            seconds = next;
        }
        self.any_katakana |= any_katakana;
        Some(start..self.signs.len())
    }

    /// Forgets what was expected.
    pub(super) fn forget(&mut self) {
        self.signs.clear();
        self.any_katakana = false;
    }

    /// Adds the words of a run of expected signs that begins at a place of a text to a list, as byte ranges of the text.
    pub(super) fn words_into(&self, signs: Range<usize>, start: usize, list: &mut Vec<[u32; 2]>) -> Option<()> {
        let pairs = PAIRS.as_ref()?;
        let mut left = &self.signs[signs];
        let mut start = start as u32;
        let mut push = |signs: usize| {
            let end = start + (signs * BYTES) as u32;
            list.push([start, end]);
            start = end;
        };
        while !left.is_empty() {
            let is_katakana = |sign: &u16| self.any_katakana && is_katakana(*sign);
            let katakana = left.iter().take_while(|sign| is_katakana(sign)).count();
            if katakana > 0 {
                push(katakana);
                left = &left[katakana..];
            }
            let listed = if self.any_katakana { left.iter().position(is_katakana) } else { None };
            let (mut listed, behind) = left.split_at(listed.unwrap_or(left.len()));
            while !listed.is_empty() {
                let length = pairs.longest(listed);
                push(length);
                listed = &listed[length..];
            }
            left = behind;
        }
        Some(())
    }
}

/// The sign of so many bytes; `None` if it is no sign of three bytes, from where those begin that are cut here.
#[inline]
fn sign(bytes: &[u8]) -> Option<u16> {
    let &[first @ 0xe3..=0xe9, second, third] = bytes else { return None };
    Some(u16::from(first & 0xf) << 12 | u16::from(second & 0x3f) << 6 | u16::from(third & 0x3f))
}

static PAIRS: LazyLock<Option<Pairs>> = LazyLock::new(|| Pairs::of(trie()?));

/// The dictionary that the library holds; `None` if it is not of the kind that it was.
pub(super) fn trie() -> Option<&'static Char16Trie<'static>> {
    let attributes = DataMarkerAttributes::try_from_str("cjdict").ok()?;
    let id = DataIdentifierBorrowed::for_marker_attributes(attributes);
    let request = DataRequest { id, metadata: DataRequestMetadata::default() };
    let response = DataProvider::<SegmenterDictionaryAutoV2>::load(&Baked, request).ok()?;
    let DictionaryBreakData::Char16Trie(trie) = response.payload.get_static()? else { return None };
    Some(trie)
}

#[cfg(test)]
mod tests {
    use super::super::by_library;
    use super::super::pairs::{BEHIND, FIRST};
    use super::*;
    use proptest::prelude::*;

    fn ours(run: &str) -> Option<Vec<Range<usize>>> {
        let mut list = Vec::new();
        let start = 7;
        let mut longest = Longest::default();
        let signs = longest.expect(run)?;
        longest.words_into(signs, start, &mut list)?;
        Some(
            list.into_iter()
                .map(|word| word.map(|place| place as usize - start))
                .map(|[start, end]| start..end)
                .collect(),
        )
    }

    /// Whether a run is left to the library or cut as the library cuts it.
    fn agrees(run: &str) -> bool {
        ours(run).is_none_or(|ours| ours.into_iter().eq(by_library(run)))
    }

    #[test]
    fn the_dictionary_is_there() {
        assert_eq!(ours("中华人民共和国渔民"), Some(vec![0..6, 6..12, 12..21, 21..27]));
        assert_eq!(ours("サッカーの試合"), Some(vec![0..12, 12..15, 15..21]));
        assert_eq!(ours("大坝・渔民"), None);
        assert_eq!(ours("か\u{3099}"), None);
        assert_eq!(ours("ไทย"), None);
    }

    #[test]
    fn every_sign_is_a_letter_or_digit() {
        for character in '\0'..=char::MAX {
            let cut = Longest::default().expect(&character.to_string()).is_some();
            assert!(!cut || character.is_alphanumeric(), "U+{:04X}", character as u32);
        }
    }

    #[test]
    fn every_sign_is_cut_as_the_library_cuts_it() {
        for code in u32::from(FIRST)..0x3100 {
            let character = char::from_u32(code).expect("a character");
            for around in ["ア", "の", "大", "ー"] {
                let run = format!("{around}{character}{around}{character}{character}");
                assert!(agrees(&run), "{run}");
            }
        }
        for code in (0x3400..0x4dc0).chain(0x4e00..u32::from(BEHIND)) {
            let character = char::from_u32(code).expect("a character");
            for run in [format!("{character}{character}の{character}ア"), format!("大{character}不")] {
                assert!(agrees(&run), "{run}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn any_run_is_cut_as_the_library_cuts_it(run in "([一-鿿]|[的是不中国人民在有大日本会社新聞]|[ぁ-ゖ々]|[ァ-ヿ]){1,12}") {
            prop_assert!(agrees(&run));
        }
    }

    /// `NEWSPRINT_CORPUS=FILE cargo test --release --lib every_run_of_a_corpus -- --ignored --nocapture`
    #[test]
    #[ignore = "reads the corpus that NEWSPRINT_CORPUS names"]
    fn every_run_of_a_corpus_is_cut_as_the_library_cuts_it() {
        let path = std::env::var_os("NEWSPRINT_CORPUS").expect("NEWSPRINT_CORPUS names a corpus");
        let corpus = crate::corpus::Corpus::read(&[path], &crate::corpus::reader::ReadOptions::default());
        let (mut runs, mut bytes) = (0, 0);
        for article in corpus.expect("a corpus").articles() {
            for run in article
                .body
                .split(|character: char| sign(character.to_string().as_bytes()).is_none())
                .filter(|run| !run.is_empty())
            {
                assert!(agrees(run), "{run}");
                runs += 1;
                bytes += run.len();
            }
        }
        println!("{runs} runs of {bytes} bytes");
    }
}
