//! Finds words in a text: Unicode words first, then the rules that join and cut them. Never touches the text.

use super::rules::{Action, WordRules, beside};
use super::segments::{Batch, Segments};
use super::splitting::Splitting;
use std::ops::Range;

/// Finds the words of a text.
///
/// ```
/// use newsprint::token::{Tokenizer, WordRules};
/// let text = "Iran’s envoy to the U.S. spoke.";
/// let words: Vec<&str> = Tokenizer::new(WordRules::default()).words(text).map(|range| &text[range]).collect();
/// assert_eq!(words, ["Iran’s", "envoy", "to", "the", "U.S.", "spoke"]);
/// ```
#[derive(Debug, Clone)]
pub struct Tokenizer {
    rules: WordRules,
    pub(super) cuts: Vec<fn(&str) -> Option<usize>>,
    admitted: Option<fn(&str) -> bool>,
    pub(super) dictionary: bool,
}

impl Tokenizer {
    /// A tokenizer with these rules; rules that wait for a language do nothing.
    pub fn new(rules: WordRules) -> Self {
        let mut tokenizer = Self { rules, cuts: Vec::new(), admitted: None, dictionary: false };
        for rule in rules.on() {
            match rule.action {
                Action::Base | Action::Extend(_) | Action::Fold(_) => {}
                Action::Admit(admitted) => tokenizer.admitted = Some(admitted),
                Action::Segment => tokenizer.dictionary = true,
                Action::Cut(cut) => tokenizer.cuts.push(cut),
            }
        }
        tokenizer
    }

    /// Whether a rule can make several words of one.
    #[inline]
    fn splits(&self) -> bool {
        self.dictionary || !self.cuts.is_empty()
    }

    /// The byte ranges of the words, ascending and without overlap.
    ///
    /// Base: the word segments of UAX #29 that hold an alphanumeric character, as `unicode-segmentation` finds them.
    ///
    /// # Panics
    /// If the text is longer than four gigabytes.
    pub fn words<'t>(&self, text: &'t str) -> Words<'t, '_> {
        let splitting = self.splits().then(|| Splitting::of(self, text, self.base(text)));
        Words { text, tokenizer: self, base: self.base(text), covered: 0, splitting, split: Vec::new(), given: 0 }
    }

    /// The words of a text before any rule.
    fn base<'t>(&self, text: &'t str) -> Segments<'t> {
        let base = Segments::of(text, self.admitted);
        if self.dictionary { base.in_runs(may_join) } else { base }
    }

    /// Adds start and end of the words of a text to a list: those of [`Tokenizer::words`], many at a time.
    ///
    /// # Panics
    /// If the text is longer than four gigabytes.
    pub fn words_into(&self, text: &str, list: &mut Vec<[u32; 2]>) {
        if self.splits() {
            let mut words = Splitting::of(self, text, self.base(text));
            while words.add_next(list) {}
            return;
        }
        let mut base = self.base(text);
        let first = list.len();
        // Where the last word ends that a rule has joined.
        let mut joined = 0;
        loop {
            let Batch { words, beside } = base.batch();
            if words.is_empty() {
                return;
            }
            let mut done = self.add_reached(text, words, &mut joined, list);
            for border in beside {
                let place = *border as usize / 2;
                if place < done {
                    continue;
                }
                let word = widened(words[place]);
                let before = if place > done { words.get(place - 1) } else { list[first..].last() };
                let covered = before.map_or(0, |[_, end]| *end);
                let longer = self.joined(text, word.clone(), covered as usize);
                if longer != word {
                    list.extend_from_slice(&words[done..place]);
                    list.push(narrow(&longer));
                    joined = longer.end as u32;
                    done = place + 1 + self.add_reached(text, &words[place + 1..], &mut joined, list);
                }
            }
            list.extend_from_slice(&words[done..]);
        }
    }

    /// Adds to a list what is left of the first words where the one before them, `joined`, reaches into them; how many these are.
    fn add_reached(&self, text: &str, words: &[[u32; 2]], joined: &mut u32, list: &mut Vec<[u32; 2]>) -> usize {
        let mut reached = 0;
        while let Some(word) = words.get(reached).filter(|[start, _]| start < joined) {
            let covered = *joined as usize;
            if let Some(rest) = uncovered(text, widened(*word), covered) {
                let rest = self.joined(text, rest, covered);
                list.push(narrow(&rest));
                *joined = rest.end as u32;
            }
            reached += 1;
        }
        reached
    }

    /// The word as the rules that join want it; it does not begin before `covered`.
    #[inline]
    pub(super) fn joined(&self, text: &str, word: Range<usize>, covered: usize) -> Range<usize> {
        if may_join(text.as_bytes(), &word) { self.joined_by_rules(text, word, covered) } else { word }
    }

    fn joined_by_rules(&self, text: &str, word: Range<usize>, covered: usize) -> Range<usize> {
        let asked = |word: &Range<usize>, among: u64| {
            beside::first(self.rules.of(beside::asked(text.as_bytes(), word)) & among)
        };
        let mut word = word;
        loop {
            let before = word.clone();
            let mut left = u64::MAX;
            while let Some((extend, behind)) = asked(&word, left) {
                let longer = (extend.by)(text, word.clone());
                word = longer.start.max(covered).min(word.start)..longer.end.max(word.end);
                left = behind;
            }
            if word == before {
                return word;
            }
        }
    }
}

/// The words of one text.
pub struct Words<'t, 'r> {
    text: &'t str,
    tokenizer: &'r Tokenizer,
    base: Segments<'t>,
    covered: usize,
    /// Where rules make several words of one, its words come many at a time: those that came last, and how many were given out.
    splitting: Option<Splitting<'t, 'r>>,
    split: Vec<[u32; 2]>,
    given: usize,
}

impl Iterator for Words<'_, '_> {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        if self.splitting.is_some() {
            return self.next_of_split();
        }
        loop {
            if let Some(word) = uncovered(self.text, self.base.next()?, self.covered) {
                let word = self.tokenizer.joined(self.text, word, self.covered);
                self.covered = word.end;
                return Some(word);
            }
        }
    }
}

impl Words<'_, '_> {
    fn next_of_split(&mut self) -> Option<Range<usize>> {
        if self.given == self.split.len() {
            self.given = 0;
            self.split.clear();
            let words = self.splitting.as_mut()?;
            while self.split.is_empty() && words.add_next(&mut self.split) {}
        }
        let [start, end] = *self.split.get(self.given)?;
        self.given += 1;
        Some(start as usize..end as usize)
    }
}

pub(super) fn widened([start, end]: [u32; 2]) -> Range<usize> {
    start as usize..end as usize
}

pub(super) fn narrow(word: &Range<usize>) -> [u32; 2] {
    [word.start as u32, word.end as u32]
}

/// What of a word lies behind `covered`, if that holds a letter or digit.
#[inline]
pub(super) fn uncovered(text: &str, word: Range<usize>, covered: usize) -> Option<Range<usize>> {
    if word.start >= covered {
        return Some(word);
    }
    let letters = text.get(covered..word.end)?.find(char::is_alphanumeric)?;
    Some(covered + letters..word.end)
}

/// Whether a word stands beside a sign that can join; no rule looks at any other.
#[inline]
fn may_join(bytes: &[u8], word: &Range<usize>) -> bool {
    (word.start > 0 && beside::joins_before(bytes[word.start - 1]))
        || bytes.get(word.end).is_some_and(|&byte| beside::joins_behind(byte) && may_go_on(bytes, word))
}

/// Whether a word may go on with the joining sign behind it: before white space only an address takes its slash and a dotted
/// abbreviation its full stop, no other full stop joins unless a word or another such sign follows, and of the signs that begin with
/// 0xe2 only hyphens join.
fn may_go_on(bytes: &[u8], word: &Range<usize>) -> bool {
    let sign = bytes[word.end];
    let next = bytes.get(word.end + 1).copied().unwrap_or(b' ');
    let abbreviated = || bytes[word.end - 1] >= 0x80 || (word.len() > 2 && bytes[word.end - 2] == b'.');
    match (sign, next) {
        (0xe2, _) => next == 0x80 && matches!(bytes.get(word.end + 2), Some(0x90 | 0x91)),
        (b'/', _) | (b'.', b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_') => true,
        (b'.', _) => (next.is_ascii() && beside::joins_behind(next)) || abbreviated(),
        _ => !next.is_ascii_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::RULES;
    use crate::token::dictionary::{Cutter, is_spaceless_word};
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    const JOINING: &str = "([a-zA-Zéß]{1,3}|[0-9]{1,2}|[渔のก]|[-.,:;/@#&?+%_'’ ()\n]|‐|‑|–|…|http://|www\\.|\\.com|U\\.S\\.|é\\.é\\.|’s|\
                           \u{301}|\u{200c}){0,25}";

    /// The words that the rules make of the segments of the crate, one by one.
    fn one_by_one(rules: WordRules, text: &str) -> Vec<[u32; 2]> {
        let tokenizer = Tokenizer::new(rules);
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut segments = text.unicode_word_indices().map(|(start, word)| start..start + word.len()).peekable();
        while let Some(segment) = segments.next() {
            let covered = words.last().map_or(0, |word| word.end);
            let Some(segment) = uncovered(text, segment, covered) else { continue };
            let word = tokenizer.joined(text, segment.clone(), covered);
            if tokenizer.dictionary && word == segment && is_spaceless_word(&text[word.clone()]) {
                let mut end = word.end;
                while let Some(next) =
                    segments.next_if(|next| next.start == end && is_spaceless_word(&text[next.clone()]))
                {
                    end = next.end;
                }
                let mut cut = Vec::new();
                Cutter::default().words_into(&text[word.start..end], word.start, 0..0, &mut cut);
                words.extend(cut.into_iter().map(widened));
                continue;
            }
            let mut start = word.start;
            while let Some(place) = tokenizer.cuts.iter().find_map(|cut| cut(&text[start..word.end])) {
                words.push(start..start + place);
                start += place;
            }
            words.push(start..word.end);
        }
        words.iter().map(narrow).collect()
    }

    const RUNS: &str = "([渔民抗议大坝]{1,4}|[のかサッカー]{1,3}|[ก-ฮะ-ู]{1,5}|[ក-ហ]{1,2}|[一〇々]|[・ー゠ｱ、。“”—·]|[a-zé0-9]{1,2}|[-.,:/@#&+%_'’ ()\n]|‐|\u{301}|\u{3099}|\u{200c}|\u{200d}|\u{fe0f}|𠀀|L'|qu’|www\\.){0,25}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        #[test]
        fn runs_of_scripts_without_spaces_are_cut_as_segment_by_segment(text in RUNS, before in "[ -~]{0,70}") {
            let text = format!("{before}{text}");
            for rules in ["zh", "th", "fr"].map(|tag| WordRules::default().in_language(tag)) {
                let mut list = Vec::new();
                Tokenizer::new(rules).words_into(&text, &mut list);
                prop_assert_eq!(list, one_by_one(rules, &text), "{:?}", text);
            }
        }

        #[test]
        fn no_rule_moves_a_word_that_may_join_passes_over(text in JOINING) {
            for (start, word) in text.unicode_word_indices() {
                let word = start..start + word.len();
                let asked = beside::asked(text.as_bytes(), &word);
                for (place, rule) in RULES.iter().enumerate() {
                    if let Action::Extend(extend) = rule.action
                        && (asked >> place & 1 == 0 || !may_join(text.as_bytes(), &word))
                    {
                        prop_assert_eq!((extend.by)(&text, word.clone()), word.clone(), "{} in {}", rule.name, text);
                    }
                }
            }
        }

        #[test]
        fn every_word_that_may_join_is_told(text in JOINING, before in "[ -~]{0,70}") {
            let text = format!("{before} {text}");
            let mut base = Segments::of(&text, None);
            let Batch { words, beside } = base.batch();
            for (place, [start, end]) in words.iter().enumerate() {
                let word = *start as usize..*end as usize;
                let told = beside.iter().any(|border| *border as usize / 2 == place);
                prop_assert!(told || !may_join(text.as_bytes(), &word), "{} in {:?}", &text[word], text);
            }
        }

        #[test]
        fn words_come_one_by_one_as_they_come_in_a_list(text in JOINING) {
            for rules in [WordRules::base(), WordRules::default()] {
                let tokenizer = Tokenizer::new(rules);
                prop_assert_eq!(tokenizer.words(&text).map(|word| narrow(&word)).collect::<Vec<_>>(), one_by_one(rules, &text));
            }
            for rules in [WordRules::base(), WordRules::default(), WordRules::default().in_language("fr")] {
                let tokenizer = Tokenizer::new(rules);
                let mut list = Vec::new();
                tokenizer.words_into(&text, &mut list);
                let one_by_one: Vec<_> = tokenizer.words(&text).map(|word| [word.start as u32, word.end as u32]).collect();
                prop_assert_eq!(list, one_by_one);
            }
        }
    }
}
