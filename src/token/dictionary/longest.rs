//! Runs of Han and kana, cut at the longest entries of the dictionary of Chinese and Japanese: the words of `icu_segmenter`, from its
//! own dictionary, without its detours by rules, graphemes and lists. Any other run is left to the library itself.

use super::branches::{Node, Opened, branch};
use icu_collections::char16trie::{Char16Trie, Char16TrieCursor};
use icu_provider::prelude::{
    DataIdentifierBorrowed, DataMarkerAttributes, DataProvider, DataRequest, DataRequestMetadata,
};
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

/// What a sign of a run is here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Stands in the dictionary: Han and hiragana that no mark ever joins.
    Listed,
    /// Side by side they are one word.
    Katakana,
}

/// Before the first listed sign, and behind the last.
const FIRST: u32 = 0x3005;
const BEHIND: u32 = 0xa000;

/// `None` for a sign that is left to the library.
fn sign(character: char) -> Option<Sign> {
    match character as u32 {
        0x3005 | 0x3007 | 0x3021..=0x3029 | 0x3041..=0x3096 | 0x3400..=0x4dbf | 0x4e00..=0x9fff => Some(Sign::Listed),
        0x30a1..=0x30fa | 0x30fc..=0x30ff => Some(Sign::Katakana),
        _ => None,
    }
}

/// Adds the words of a run to a list, as byte ranges of the run. `None`, and what was added means nothing, if a sign of
/// the run is left to the library.
pub(super) fn words_into(run: &str, list: &mut Vec<Range<usize>>) -> Option<()> {
    let dictionary = DICTIONARY.as_ref()?;
    dictionary.expect(run);
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let length = match sign(first)? {
            Sign::Listed => dictionary.longest(rest),
            Sign::Katakana => rest.find(|next| sign(next) != Some(Sign::Katakana)).unwrap_or(rest.len()),
        };
        let start = run.len() - rest.len();
        list.push(start..start + length);
        rest = &rest[length..];
    }
    Some(())
}

/// The dictionary with its first two steps taken: they are by far the longest way into it, through branches of thousands and of
/// hundreds.
struct Dictionary {
    trie: &'static Char16Trie<'static>,
    /// From [`FIRST`] on.
    firsts: Vec<First>,
}

/// How the entries go on behind a first sign.
struct First {
    /// `None` if no entry begins with it.
    node: Option<Node>,
    /// What goes on behind the second sign, once the first was met; `None` where there is no branch.
    seconds: OnceLock<Option<Opened>>,
}

static DICTIONARY: LazyLock<Option<Dictionary>> = LazyLock::new(Dictionary::load);

impl Dictionary {
    /// The dictionary that the library holds; `None` if it is not of the kind that it was.
    fn load() -> Option<Self> {
        let attributes = DataMarkerAttributes::try_from_str("cjdict").ok()?;
        let id = DataIdentifierBorrowed::for_marker_attributes(attributes);
        let request = DataRequest { id, metadata: DataRequestMetadata::default() };
        let response = DataProvider::<SegmenterDictionaryAutoV2>::load(&Baked, request).ok()?;
        let DictionaryBreakData::Char16Trie(trie) = response.payload.get_static()? else { return None };
        let mut nodes = vec![None; (BEHIND - FIRST) as usize];
        for (sign, node) in branch(trie, 0)? {
            if let Some(place) = u32::from(sign).checked_sub(FIRST).filter(|_| u32::from(sign) < BEHIND) {
                nodes[place as usize] = Some(node);
            }
        }
        let firsts = nodes.into_iter().map(|node| First { node, seconds: OnceLock::new() }).collect();
        Some(Self { trie, firsts })
    }

    /// Asks for the places in memory that words of a run may be looked up at: most are far apart, and they are waited for together.
    fn expect(&self, run: &str) {
        let mut seconds = None;
        for next in run.chars() {
            if let Some(opened) = seconds {
                Opened::expect(opened, next as u16);
            }
            let first = (next as u32).checked_sub(FIRST).and_then(|place| self.firsts.get(place as usize));
            seconds = first.and_then(|first| first.seconds.get()?.as_ref());
        }
    }

    /// The bytes of the longest entry with which a text begins, whose first sign is listed. If there is none, all signs that were
    /// looked at are a word, as the library has it.
    fn longest(&self, text: &str) -> usize {
        let mut signs = text.chars();
        let mut next = || signs.next().filter(|&next| sign(next) == Some(Sign::Listed));
        let Some(first) = next() else { return 0 };
        let mut end = first.len_utf8();
        let First { node, seconds } = &self.firsts[(first as u32 - FIRST) as usize];
        let Some(node) = *node else { return end };
        let mut longest = node.is_entry().then_some(end);
        if node.is_last() {
            return end;
        }
        let Some(second) = next() else { return longest.unwrap_or(end) };
        end += second.len_utf8();
        let opened = || branch(self.trie, node.place()).map(|branch| Opened::of(&branch));
        let mut cursor = match seconds.get_or_init(opened) {
            Some(opened) => {
                let Some(node) = opened.behind(second as u16) else { return longest.unwrap_or(end) };
                longest = if node.is_entry() { Some(end) } else { longest };
                let Some(third) = next().filter(|_| !node.is_last()) else { return longest.unwrap_or(end) };
                end += third.len_utf8();
                self.behind(node, third)
            }
            None => self.behind(node, second),
        };
        loop {
            if cursor.value().is_some() {
                longest = Some(end);
            }
            let Some(sign) = next().filter(|_| !cursor.is_empty()) else { return longest.unwrap_or(end) };
            cursor.step(sign);
            end += sign.len_utf8();
        }
    }

    /// What goes on behind a node and a sign.
    fn behind(&self, node: Node, sign: char) -> Char16TrieCursor<'_> {
        let units = &self.trie.data;
        let behind = units.get_subslice(node.place()..units.len()).expect("a node stands inside the trie");
        let mut cursor = Char16TrieCursor::new(behind);
        cursor.step(sign);
        cursor
    }
}

#[cfg(test)]
mod tests {
    use super::super::by_library;
    use super::*;
    use proptest::prelude::*;

    fn ours(run: &str) -> Option<Vec<Range<usize>>> {
        let mut list = Vec::new();
        words_into(run, &mut list).map(|()| list)
    }

    /// Whether a run is left to the library or cut as the library cuts it.
    fn agrees(run: &str) -> bool {
        let mut theirs = Vec::new();
        by_library(run, &mut theirs);
        ours(run).is_none_or(|ours| ours == theirs)
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
    fn every_sign_is_cut_as_the_library_cuts_it() {
        for code in FIRST..0x3100 {
            let character = char::from_u32(code).expect("a character");
            for around in ["ア", "の", "大", "ー"] {
                let run = format!("{around}{character}{around}{character}{character}");
                assert!(agrees(&run), "{run}");
            }
        }
        for code in (0x3400..0x4dc0).chain(0x4e00..BEHIND) {
            let character = char::from_u32(code).expect("a character");
            for run in [format!("{character}{character}の{character}ア"), format!("大{character}不")] {
                assert!(agrees(&run), "{run}");
            }
        }
    }

    #[test]
    fn the_first_two_steps_are_those_of_the_library() {
        let dictionary = DICTIONARY.as_ref().expect("the dictionary is there");
        let mut second_steps = 0;
        for code in FIRST..BEHIND {
            let mut by_library = dictionary.trie.cursor();
            by_library.step32(code);
            let Some(node) = dictionary.firsts[(code - FIRST) as usize].node else {
                assert!(by_library.is_empty() && by_library.value().is_none());
                continue;
            };
            assert_eq!((node.is_entry(), node.is_last()), (by_library.value().is_some(), by_library.is_empty()));
            let Some(branch) = branch(dictionary.trie, node.place()) else { continue };
            assert!(branch.is_sorted_by(|one, other| one.0 < other.0));
            second_steps += branch.len();
            let opened = Opened::of(&branch);
            // The signs beside those of a branch are in it, or the library finds none either.
            for second in branch.iter().flat_map(|&(sign, _)| [u32::from(sign) - 1, sign.into(), u32::from(sign) + 1]) {
                let mut by_library = by_library.clone();
                by_library.step32(second);
                let found = opened.behind(second as u16);
                let ours = found.map_or((false, true), |node| (node.is_entry(), node.is_last()));
                assert_eq!(ours, (by_library.value().is_some(), by_library.is_empty()), "U+{code:04X} U+{second:04X}");
            }
        }
        assert!(second_steps > 100_000, "{second_steps}");
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
            for run in article.body.split(|character| sign(character).is_none()).filter(|run| !run.is_empty()) {
                assert!(agrees(run), "{run}");
                runs += 1;
                bytes += run.len();
            }
        }
        println!("{runs} runs of {bytes} bytes");
    }
}
