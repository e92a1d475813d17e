//! Every spelling that was met, with the form that it counts as. A word costs one look at one place of memory: a short spelling and
//! its form lie side by side there.

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
}

/// The number of a form, with [`SPACELESS`] for spellings in scripts without spaces.
type Form = u32;

/// Stands in the number of a form whose spelling is of a script without spaces.
pub(super) const SPACELESS: u32 = 1 << 31;
const NO_KEY: Key = [0, 0];
/// Words that are sought before the first of them is looked at: what they wait for, they wait for together.
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
        }
    }
}

impl Spellings {
    /// Every form that was met, by its number.
    pub(super) fn into_forms(self) -> Vocabulary {
        self.forms
    }

    /// Adds the form of every word to a list, with [`SPACELESS`].
    pub(super) fn forms_into(
        &mut self,
        text: &str,
        words: &[[u32; 2]],
        fold: &impl Fn(&str) -> String,
        list: &mut Vec<u32>,
    ) {
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
            let mut forms = [0; TOGETHER];
            for ((form, word), sought) in forms.iter_mut().zip(words).zip(&sought) {
                let slot = &self.slots[sought.place];
                *form = if differ(slot.key, sought.key) || sought.key == NO_KEY {
                    self.form_behind(sought, &text[wide(word)], fold)
                } else {
                    slot.form
                };
            }
            list.extend_from_slice(&forms[..words.len()]);
        }
    }

    /// The form of a spelling that does not stand at the place of its hash.
    #[inline(never)]
    fn form_behind(&mut self, sought: &Sought, spelling: &str, fold: &impl Fn(&str) -> String) -> Form {
        if sought.key == NO_KEY {
            return self.form_of_long(spelling, fold);
        }
        let place = self.place_from(sought.place, sought.key);
        if self.slots[place].key == NO_KEY {
            self.add(place, sought.key, spelling, fold);
        }
        self.slots[place].form
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
        self.slots[place] = Slot { key, form };
        self.filled += 1;
    }

    fn form_of(&mut self, spelling: &str, fold: &impl Fn(&str) -> String) -> Form {
        let form = self.forms.insert(&*fold(spelling)).0;
        assert!(form < SPACELESS, "a corpus has fewer than 2^31 forms");
        if is_spaceless_word(spelling) { form | SPACELESS } else { form }
    }

    fn form_of_long(&mut self, spelling: &str, fold: &impl Fn(&str) -> String) -> Form {
        let TypeId(id) = self.long.insert(spelling);
        if id as usize == self.form_of_long.len() {
            let form = self.form_of(spelling, fold);
            self.form_of_long.push(form);
        }
        self.form_of_long[id as usize]
    }

    /// Makes room for twice as many.
    #[cold]
    fn grow(&mut self) {
        let twice = vec![Slot::default(); 2 * self.slots.len()];
        let slots = std::mem::replace(&mut self.slots, twice);
        let last = self.slots.len() - 1;
        for slot in slots.into_iter().filter(|slot| slot.key != NO_KEY) {
            let place = self.place_from(self.seeds.hash(slot.key) as usize & last, slot.key);
            self.slots[place] = slot;
        }
    }
}

/// Whether two keys differ, by one comparison: which half does cannot be foreseen.
fn differ(one: Key, other: Key) -> bool {
    (one[0] ^ other[0]) | (one[1] ^ other[1]) != 0
}

/// A word as a range of its text.
fn wide([start, end]: &[u32; 2]) -> Range<usize> {
    *start as usize..*end as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// How often each form occurs among words between spaces, forms in lower case, and how many are of a script without spaces.
    fn counted(spellings: &mut Spellings, text: &str) -> (BTreeMap<String, u32>, u32) {
        let start = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
        let words: Vec<[u32; 2]> =
            text.split(' ').map(|word| [start(word) as u32, (start(word) + word.len()) as u32]).collect();
        let mut forms = Vec::new();
        spellings.forms_into(text, &words, &|spelling| spelling.to_lowercase(), &mut forms);
        let mut counts = BTreeMap::new();
        for form in &forms {
            *counts.entry(spellings.forms.surface(TypeId(form & !SPACELESS)).to_owned()).or_default() += 1;
        }
        (counts, forms.iter().map(|form| form >> 31).sum())
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
