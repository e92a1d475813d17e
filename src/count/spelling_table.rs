//! The spellings of a corpus that have keys of one length, and the form of each. A word costs one look at one place of memory: a
//! spelling and its form lie side by side there. Longer words are left to the caller.

use crate::prefetch::prefetch;
use crate::token::spelling_key::{Key, Seeds, key, key_of_first, longest};
use std::ops::Range;

/// A spelling and its form.
#[derive(Debug, Clone, Copy)]
struct Slot<const N: usize> {
    /// Zeros where there is no spelling yet.
    key: Key<N>,
    form: u32,
}

impl<const N: usize> Slot<N> {
    const FREE: Self = Self { key: [0; N], form: 0 };

    fn is_free(&self) -> bool {
        !self.is_other(Self::FREE.key)
    }

    /// Whether another key stands here, by one comparison: which part of it differs cannot be foreseen.
    #[inline]
    fn is_other(&self, key: Key<N>) -> bool {
        self.key.iter().zip(key).fold(0, |different, (one, other)| different | (one ^ other)) != 0
    }
}

/// Words that are sought before the first of them is looked at: what they wait for, they wait for together.
const TOGETHER: usize = 64;

/// A word that is looked up.
#[derive(Debug, Clone, Copy)]
struct Sought<const N: usize> {
    key: Key<N>,
    /// The place of its hash.
    place: usize,
    word: [u32; 2],
}

/// The spellings of up to eight times `N` bytes but one.
///
/// Invariant: at most five of eight slots are filled; a spelling stands in the first slot behind the place of its hash that was free
/// when it came, so that the commonest, which come first, stand at that place itself.
#[derive(Debug)]
pub(super) struct Table<const N: usize> {
    slots: Vec<Slot<N>>,
    /// The filled slots, in the order in which their spellings came.
    filled: Vec<u32>,
    seeds: Seeds<N>,
}

impl<const N: usize> Default for Table<N> {
    fn default() -> Self {
        Self { slots: vec![Slot::FREE; 1 << 12], filled: Vec::new(), seeds: Seeds::default() }
    }
}

impl<const N: usize> Table<N> {
    /// Adds the form of every word that is short enough to a list, and the other words to another. `form_of` is asked for the form of
    /// each new spelling, with the table as it is.
    pub(super) fn forms_into(
        &mut self,
        text: &str,
        words: &[[u32; 2]],
        form_of: &mut impl FnMut(&Self, &str) -> u32,
        list: &mut Vec<u32>,
        too_long: &mut Vec<[u32; 2]>,
    ) {
        let mut sought = [Sought { key: [0; N], place: 0, word: [0; 2] }; TOGETHER];
        let mut longer = [[0; 2]; TOGETHER];
        for words in words.chunks(TOGETHER) {
            if 8 * (self.filled.len() + TOGETHER) > 5 * self.slots.len() {
                self.grow();
            }
            let within = self.slots.len() - 1;
            // How long a word is cannot be foreseen: there is no branch on it.
            let (mut here, mut elsewhere) = (0, 0);
            for &word in words {
                let range = wide(word);
                let fits = range.len() <= longest::<N>();
                let key = key_of_first(text.as_bytes(), &range);
                let place = self.seeds.hash(key) as usize & within;
                prefetch(&self.slots, place);
                sought[here % TOGETHER] = Sought { key, place, word };
                longer[elsewhere % TOGETHER] = word;
                here += usize::from(fits);
                elsewhere += usize::from(!fits);
            }
            too_long.extend_from_slice(&longer[..elsewhere]);
            let mut forms = [0; TOGETHER];
            for (form, sought) in forms.iter_mut().zip(&sought[..here]) {
                let slot = &self.slots[sought.place];
                *form = if slot.is_other(sought.key) { self.form_behind(sought, text, form_of) } else { slot.form };
            }
            list.extend_from_slice(&forms[..here]);
        }
    }

    /// The form of a spelling that does not stand at the place of its hash.
    #[inline(never)]
    fn form_behind(&mut self, sought: &Sought<N>, text: &str, form_of: &mut impl FnMut(&Self, &str) -> u32) -> u32 {
        let place = self.place_from(sought.place, sought.key);
        if self.slots[place].is_free() {
            let form = form_of(self, &text[wide(sought.word)]);
            self.slots[place] = Slot { key: sought.key, form };
            self.filled.push(place as u32);
        }
        self.slots[place].form
    }

    /// The form of a spelling that is known.
    pub(super) fn find(&self, spelling: &str) -> Option<u32> {
        let key = key(spelling.as_bytes())?;
        let place = self.seeds.hash(key) as usize & (self.slots.len() - 1);
        let slot = &self.slots[self.place_from(place, key)];
        (!slot.is_free()).then_some(slot.form)
    }

    /// Where a key stands from the place of its hash on, or the free slot where it belongs.
    fn place_from(&self, place: usize, key: Key<N>) -> usize {
        let last = self.slots.len() - 1;
        let mut place = place;
        while self.slots[place].is_other(key) && !self.slots[place].is_free() {
            place = (place + 1) & last;
        }
        place
    }

    /// Makes room for twice as many.
    #[cold]
    fn grow(&mut self) {
        let twice = vec![Slot::FREE; 2 * self.slots.len()];
        let slots = std::mem::replace(&mut self.slots, twice);
        let last = self.slots.len() - 1;
        let mut filled = std::mem::take(&mut self.filled);
        for place in &mut filled {
            let slot = slots[*place as usize];
            let new = self.place_from(self.seeds.hash(slot.key) as usize & last, slot.key);
            self.slots[new] = slot;
            *place = new as u32;
        }
        self.filled = filled;
    }
}

/// A word as a range of its text.
pub(super) fn wide([start, end]: [u32; 2]) -> Range<usize> {
    start as usize..end as usize
}
