//! The spellings of a corpus that have keys of one length, and the form of each. A word costs one look at one place of memory: a
//! spelling and its form lie side by side there. Longer words are left to the caller.

use crate::prefetch::prefetch;
use crate::token::spelling_key::{Key, Seeds, key, key_of_first, spelled};
use std::ops::Range;

/// A spelling and its form: the key of a spelling, and the form in the upper half of its last number, which keys leave free. Zeros where
/// there is no spelling yet. A slot is as long as a line of memory or a whole part of it.
#[derive(Debug, Clone, Copy)]
struct Slot<const N: usize>(Key<N>);

impl<const N: usize> Slot<N> {
    const FREE: Self = Self([0; N]);

    fn new(mut key: Key<N>, form: u32) -> Self {
        key[N - 1] |= u64::from(form) << 32;
        Self(key)
    }

    fn key(self) -> Key<N> {
        let Self(mut key) = self;
        key[N - 1] &= u64::from(u32::MAX);
        key
    }

    #[inline]
    fn form(self) -> u32 {
        (self.0[N - 1] >> 32) as u32
    }

    fn is_free(self) -> bool {
        !self.is_other(Self::FREE.0)
    }

    /// Whether another key stands here, by one comparison: which part of it differs cannot be foreseen.
    #[inline]
    fn is_other(self, key: Key<N>) -> bool {
        self.key().iter().zip(key).fold(0, |different, (one, other)| different | (one ^ other)) != 0
    }
}

/// Words that are sought before the first of them is looked at: what they wait for, they wait for together. As many as a number has bits.
const TOGETHER: usize = 64;

/// The spellings of up to `LONGEST` bytes, which are eight times `N` but five.
///
/// Invariant: at most five of eight slots are filled; a spelling stands in the first slot behind the place of its hash that was free
/// when it came, so that the commonest, which come first, stand at that place itself.
#[derive(Debug)]
pub(super) struct Table<const N: usize, const LONGEST: usize> {
    slots: Vec<Slot<N>>,
    /// The filled slots, in the order in which their spellings came.
    filled: Vec<u32>,
    seeds: Seeds<N>,
}

impl<const N: usize, const LONGEST: usize> Default for Table<N, LONGEST> {
    fn default() -> Self {
        const { assert!(LONGEST + 5 == 8 * N, "a key leaves the upper half of its last number free") };
        Self { slots: vec![Slot::FREE; 1 << 12], filled: Vec::new(), seeds: Seeds::default() }
    }
}

impl<const N: usize, const LONGEST: usize> Table<N, LONGEST> {
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
        let (mut keys, mut places, mut forms) = ([[0; N]; TOGETHER], [0; TOGETHER], [0; TOGETHER]);
        for words in words.chunks(TOGETHER) {
            if 8 * (self.filled.len() + TOGETHER) > 5 * self.slots.len() {
                self.grow();
            }
            // How long a word is cannot be foreseen: there is no branch on it.
            let (mut here, mut fitting) = (0, 0u64);
            let within = self.slots.len() - 1;
            for &[start, end] in words {
                let length = end.wrapping_sub(start) as usize;
                let key = key_of_first::<N, LONGEST>(text.as_bytes(), start as usize, length);
                let place = self.seeds.hash(key) as usize & within;
                prefetch(&self.slots, place);
                keys[here % TOGETHER] = key;
                places[here % TOGETHER] = place;
                let fits = u64::from(length <= LONGEST);
                here += fits as usize;
                fitting = 2 * fitting + fits;
            }
            let mut longer =
                !(fitting << (TOGETHER - words.len()) | u64::MAX.checked_shr(words.len() as u32).unwrap_or(0));
            while longer != 0 {
                let number = longer.leading_zeros();
                too_long.push(words[number as usize]);
                longer ^= 1 << 63 >> number;
            }
            // Nor whether it is known, and stands at its place: the few others are sought afterwards.
            let mut missed = 0u64;
            for (number, ((form, &key), &place)) in forms[..here].iter_mut().zip(&keys).zip(&places).enumerate() {
                let slot = &self.slots[place];
                *form = slot.form();
                missed |= u64::from(slot.is_other(key)) << number;
            }
            while missed != 0 {
                let number = missed.trailing_zeros() as usize;
                forms[number] = self.form_behind(&keys[number], places[number], form_of);
                missed &= missed - 1;
            }
            list.extend_from_slice(&forms[..here]);
        }
    }

    /// The form of a spelling that does not stand at the place of its hash.
    #[inline(never)]
    fn form_behind(&mut self, &key: &Key<N>, place: usize, form_of: &mut impl FnMut(&Self, &str) -> u32) -> u32 {
        let place = self.place_from(place, key);
        if self.slots[place].is_free() {
            let (bytes, length) = spelled::<N, LONGEST>(key);
            let spelling = str::from_utf8(&bytes.as_flattened()[..length]).expect("a word is whole letters of a text");
            let form = form_of(self, spelling);
            self.slots[place] = Slot::new(key, form);
            self.filled.push(place as u32);
        }
        self.slots[place].form()
    }

    /// The form of a spelling that is known.
    pub(super) fn find(&self, spelling: &str) -> Option<u32> {
        let key = key::<N, LONGEST>(spelling.as_bytes())?;
        let place = self.seeds.hash(key) as usize & (self.slots.len() - 1);
        let slot = &self.slots[self.place_from(place, key)];
        (!slot.is_free()).then_some(slot.form())
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
        let mut places = [0; TOGETHER];
        for filled in filled.chunks_mut(TOGETHER) {
            for &place in &*filled {
                prefetch(&slots, place as usize);
            }
            for (place, &known) in places.iter_mut().zip(&*filled) {
                *place = self.seeds.hash(slots[known as usize].key()) as usize & last;
                prefetch(&self.slots, *place);
            }
            for (known, &place) in filled.iter_mut().zip(&places) {
                let slot = slots[*known as usize];
                let new = self.place_from(place, slot.key());
                self.slots[new] = slot;
                *known = new as u32;
            }
        }
        self.filled = filled;
    }
}

/// A word as a range of its text.
pub(super) fn wide([start, end]: [u32; 2]) -> Range<usize> {
    start as usize..end as usize
}
