//! Starts and ends of words as they are found, and which of them a sign stands beside that can join.

use super::masks::BLOCK;
use std::ops::Range;

/// How many borders are found before the words are given out.
pub(super) const CAPACITY: usize = 1024;

/// Starts and ends of words in turn.
///
/// Invariant: `beside` ascends, and each is less than `len`.
pub(super) struct Borders {
    places: [u32; CAPACITY],
    len: usize,
    /// Whether there may be words of nothing but low lines.
    pub(super) low_lines: bool,
    /// Which borders a sign stands beside that can join: all such, and some others.
    beside: [u32; CAPACITY],
    beside_len: usize,
}

impl Borders {
    pub(super) fn new() -> Self {
        Self { places: [0; CAPACITY], len: 0, low_lines: false, beside: [0; CAPACITY], beside_len: 0 }
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.beside_len = 0;
        self.low_lines = false;
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Whether many more fit: less than half is filled, so that a run always finds some that stay.
    pub(super) fn has_room(&self) -> bool {
        self.len <= CAPACITY / 2
    }

    /// Where the borders of the next block go; more than a block can have.
    #[inline]
    pub(super) fn room(&mut self) -> &mut [u32; BLOCK] {
        self.places[self.len..].first_chunk_mut().expect("a run ends while there is room for a block")
    }

    /// Counts the borders that were written to the [`room`](Self::room), a bit each, and notes those of them that a sign stands `beside`.
    #[inline]
    pub(super) fn add(&mut self, borders: u64, mut beside: u64) {
        let before = self.len as u32;
        self.len += borders.count_ones() as usize;
        let mut note = || {
            let below = (beside & beside.wrapping_neg()).wrapping_sub(1);
            self.beside[self.beside_len] = before + (borders & below).count_ones();
            self.beside_len += usize::from(beside != 0);
            beside &= beside.wrapping_sub(1);
            beside != 0
        };
        // Most blocks have one or none: which of the two cannot be foreseen, and there is no branch on it.
        while note() {}
    }

    /// Ends the last word where the text ends, unless it has an end.
    pub(super) fn end(&mut self, place: usize) {
        if self.len % 2 == 1 {
            self.places[self.len] = place as u32;
            self.len += 1;
        }
    }

    /// The word whose start is this border.
    #[inline]
    pub(super) fn word(&self, border: usize) -> Option<Range<usize>> {
        match self.places[..self.len].get(border..border + 2) {
            Some(&[start, end]) => Some(start as usize..end as usize),
            _ => None,
        }
    }

    /// All borders.
    pub(super) fn places(&self) -> &[u32] {
        &self.places[..self.len]
    }

    /// Which borders a sign stands beside that can join, by their places: all such, and some others; ascending.
    pub(super) fn beside(&self) -> &[u32] {
        &self.beside[..self.beside_len]
    }

    /// Adds a word beside which anything may stand.
    pub(super) fn push(&mut self, word: Range<usize>) {
        self.push_alone(word);
        self.stands_beside(self.len as u32 - 1);
    }

    /// Adds a word between white space.
    pub(super) fn push_alone(&mut self, word: Range<usize>) {
        self.places[self.len] = word.start as u32;
        self.places[self.len + 1] = word.end as u32;
        self.len += 2;
    }

    #[inline]
    fn stands_beside(&mut self, border: u32) {
        self.beside[self.beside_len] = border;
        self.beside_len += 1;
    }

    /// Forgets what stands beside borders that were taken back.
    fn forget_beside(&mut self) {
        while self.beside().last().is_some_and(|border| *border as usize >= self.len) {
            self.beside_len -= 1;
        }
    }

    /// Forgets the last word if it ends behind `place` or has no end yet; where it starts.
    pub(super) fn take_back_last(&mut self, place: usize) -> Option<usize> {
        let ended = self.len.is_multiple_of(2);
        if ended && self.places[..self.len].last().is_none_or(|&end| (end as usize) < place) {
            return None;
        }
        self.len -= if ended { 2 } else { 1 };
        self.forget_beside();
        Some(self.places[self.len] as usize)
    }

    /// Forgets the words that start at or behind `place`, and the one without an end.
    pub(super) fn take_back_from(&mut self, place: usize) {
        self.len -= self.len % 2;
        while self.len > 0 && self.places[self.len - 2] as usize >= place {
            self.len -= 2;
        }
        self.forget_beside();
    }

    /// Forgets words of nothing but low lines: they hold no letter or digit.
    pub(super) fn drop_low_lines(&mut self, bytes: &[u8]) {
        if !self.low_lines {
            return;
        }
        let mut kept = 0;
        for border in (0..self.len).step_by(2) {
            let [start, end] = [self.places[border], self.places[border + 1]];
            if !bytes[start as usize..end as usize].iter().all(|&byte| byte == b'_') {
                self.places[kept] = start;
                self.places[kept + 1] = end;
                kept += 2;
            }
        }
        self.low_lines = false;
        if kept < self.len {
            self.len = kept;
            // Which borders are left is not told: any sign may stand behind each word.
            self.beside_len = 0;
            (1..kept as u32).step_by(2).for_each(|end| self.stands_beside(end));
        }
    }
}
