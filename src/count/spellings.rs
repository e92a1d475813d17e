//! Every spelling that was met, with the form that it counts as and its occurrences in the article at hand. A word costs one look
//! at one place of memory: a short spelling, its form and its count lie side by side there.

use super::tally::Occurrences;
use crate::prefetch::prefetch;
use crate::token::spelling_key::{Key, Seeds, key_at};
use crate::token::{TypeId, Vocabulary, is_spaceless_word};
use std::ops::Range;

/// A short spelling.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// Zeros where there is no spelling yet.
    key: Key,
    form: Form,
    /// Its occurrences in the article at hand.
    count: u32,
}

/// The number of a form, with [`SPACELESS`] for spellings in scripts without spaces.
type Form = u32;

const SPACELESS: Form = 1 << 31;
const NO_KEY: Key = [0, 0];
/// Words that are looked up before the first of them is counted: what they wait for, they wait for together.
const TOGETHER: usize = 64;

/// A word that is looked up.
#[derive(Debug, Clone, Copy, Default)]
struct Sought {
    /// [`NO_KEY`] if it is too long.
    key: Key,
    /// The place of its hash.
    place: usize,
}

/// The spellings of a corpus, as far as it was read.
///
/// Invariant: at most five of eight slots are filled, and a spelling stands in the first free slot behind the place of its hash.
#[derive(Debug)]
pub(super) struct Spellings {
    slots: Vec<Slot>,
    filled: usize,
    seeds: Seeds,
    /// Spellings that are too long to be keys, and the form of each.
    long: Vocabulary,
    form_of_long: Vec<Form>,
    forms: Vocabulary,
    /// Where the short spellings of the article at hand stand.
    touched: Vec<u32>,
    in_article: Occurrences,
    spaceless: u32,
}

impl Default for Spellings {
    fn default() -> Self {
        Self {
            slots: vec![Slot::default(); 1 << 12],
            filled: 0,
            seeds: Seeds::default(),
            long: Vocabulary::default(),
            form_of_long: Vec::new(),
            forms: Vocabulary::default(),
            touched: Vec::new(),
            in_article: Occurrences::default(),
            spaceless: 0,
        }
    }
}

impl Spellings {
    /// Every form that was met, by its number.
    pub(super) fn into_forms(self) -> Vocabulary {
        self.forms
    }

    /// Counts words of the article at hand.
    pub(super) fn count(&mut self, text: &str, words: &[Range<u32>], fold: &impl Fn(&str) -> String) {
        let bytes = text.as_bytes();
        let mut sought = [Sought::default(); TOGETHER];
        for words in words.chunks(TOGETHER) {
            if 8 * (self.filled + TOGETHER) > 5 * self.slots.len() {
                self.grow();
            }
            let last = self.slots.len() - 1;
            for (sought, word) in sought.iter_mut().zip(words) {
                let key = key_at(bytes, &wide(word)).unwrap_or(NO_KEY);
                *sought = Sought { key, place: self.seeds.hash(key) as usize & last };
                prefetch(&self.slots, sought.place);
            }
            let (mut touched, mut next) = ([0; TOGETHER], 0);
            for (word, sought) in words.iter().zip(&sought) {
                let mut place = sought.place;
                if differ(self.slots[place].key, sought.key) || sought.key == NO_KEY {
                    if sought.key == NO_KEY {
                        self.count_long(&text[wide(word)], fold);
                        continue;
                    }
                    place = self.place_from(place, sought.key);
                    if self.slots[place].key == NO_KEY {
                        self.add(place, sought.key, &text[wide(word)], fold);
                    }
                }
                // Whether a spelling is new in an article cannot be foreseen: there is no branch on it.
                let count = &mut self.slots[place].count;
                touched[next % TOGETHER] = place as u32;
                next += usize::from(*count == 0);
                *count += 1;
            }
            self.touched.extend_from_slice(&touched[..next]);
        }
    }

    /// Where a key stands from the place of its hash on, or the free slot where it belongs.
    fn place_from(&self, place: usize, key: Key) -> usize {
        let last = self.slots.len() - 1;
        let mut place = place;
        while differ(self.slots[place].key, key) && self.slots[place].key != NO_KEY {
            place = (place + 1) & last;
        }
        place
    }

    #[cold]
    fn add(&mut self, place: usize, key: Key, spelling: &str, fold: &impl Fn(&str) -> String) {
        let form = self.form_of(spelling, fold);
        self.slots[place] = Slot { key, form, ..Slot::default() };
        self.filled += 1;
    }

    fn form_of(&mut self, spelling: &str, fold: &impl Fn(&str) -> String) -> Form {
        let form = self.forms.insert(&*fold(spelling)).0;
        assert!(form < SPACELESS, "a corpus has fewer than 2^31 forms");
        if is_spaceless_word(spelling) { form | SPACELESS } else { form }
    }

    #[cold]
    fn count_long(&mut self, spelling: &str, fold: &impl Fn(&str) -> String) {
        let TypeId(id) = self.long.insert(spelling);
        if id as usize == self.form_of_long.len() {
            let form = self.form_of(spelling, fold);
            self.form_of_long.push(form);
        }
        let form = self.form_of_long[id as usize];
        self.count_form(form, 1);
    }

    fn count_form(&mut self, form: Form, count: u32) {
        self.spaceless += if form & SPACELESS == 0 { 0 } else { count };
        self.in_article.add(form & !SPACELESS, count);
    }

    /// Makes room for twice as many.
    #[cold]
    fn grow(&mut self) {
        let twice = vec![Slot::default(); 2 * self.slots.len()];
        let slots = std::mem::replace(&mut self.slots, twice);
        self.touched.clear();
        let last = self.slots.len() - 1;
        for slot in slots.into_iter().filter(|slot| slot.key != NO_KEY) {
            let place = self.place_from(self.seeds.hash(slot.key) as usize & last, slot.key);
            self.slots[place] = slot;
            if slot.count > 0 {
                self.touched.push(place as u32);
            }
        }
    }

    /// Ends the article: adds its forms with their counts to a list, each form once; how many of its tokens are in scripts without
    /// spaces.
    pub(super) fn end_of_article(&mut self, counts: &mut impl Extend<(u32, u32)>) -> u32 {
        for at in 0..self.touched.len() {
            let slot = &mut self.slots[self.touched[at] as usize];
            let (form, count) = (slot.form, std::mem::take(&mut slot.count));
            self.count_form(form, count);
        }
        self.touched.clear();
        counts.extend(self.in_article.drain());
        std::mem::take(&mut self.spaceless)
    }
}

/// Whether two keys differ, by one comparison: which half does cannot be foreseen.
fn differ(one: Key, other: Key) -> bool {
    (one[0] ^ other[0]) | (one[1] ^ other[1]) != 0
}

/// A word as a range of its text.
fn wide(word: &Range<u32>) -> Range<usize> {
    word.start as usize..word.end as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Counts an article of words between spaces; forms are in lower case.
    fn counted(spellings: &mut Spellings, text: &str) -> (BTreeMap<String, u32>, u32) {
        let start = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
        let words: Vec<Range<u32>> =
            text.split(' ').map(|word| start(word) as u32..(start(word) + word.len()) as u32).collect();
        let mut counts = Vec::new();
        spellings.count(text, &words, &|spelling| spelling.to_lowercase());
        let spaceless = spellings.end_of_article(&mut counts);
        let name = |form| spellings.forms.surface(TypeId(form)).to_owned();
        (counts.into_iter().map(|(form, count)| (name(form), count)).collect(), spaceless)
    }

    #[test]
    fn spellings_of_one_form_are_counted_together_in_each_article() {
        let mut spellings = Spellings::default();
        let long = "Internationalisierungen";
        let text = format!("The dam the {long} The {} 水 {long}", long.to_lowercase());
        let (counts, spaceless) = counted(&mut spellings, &text);
        let expected = [("the", 3), ("dam", 1), ("internationalisierungen", 3), ("水", 1)];
        assert_eq!(counts, expected.map(|(form, count)| (form.to_owned(), count)).into());
        assert_eq!(spaceless, 1);
        assert_eq!(counted(&mut spellings, "Dam"), ([("dam".to_owned(), 1)].into(), 0));
        assert_eq!(spellings.forms.len(), 4);
    }

    #[test]
    fn as_many_spellings_as_there_are_find_their_place() {
        let mut spellings = Spellings::default();
        let words: Vec<String> = (0..20_000).map(|number| format!("w{number} W{}", number % 7_000)).collect();
        let text = words.join(" ");
        for _ in 0..2 {
            let (counts, _) = counted(&mut spellings, &text);
            assert_eq!(counts.len(), 20_000);
            assert_eq!((counts["w0"], counts["w5999"], counts["w6000"], counts["w19999"]), (4, 4, 3, 1));
        }
        assert_eq!(spellings.forms.len(), 20_000);
    }
}
