//! What is known of one form in one group, in as few bytes as it takes: very many are held.

use crate::index::Sums;
use crate::stats::moments::Moments;

/// What is known of a form in a group, beside a number: that of the form where a group is at hand, that of the group where a form is.
pub(super) trait Held: Copy + Default {
    fn new(number: u32, sums: Sums) -> Self;
    fn number(self) -> u32;
    fn count(self) -> u64;
    fn sums(self) -> Sums;

    /// The same beside another number.
    fn beside(self, number: u32) -> Self {
        Self::new(number, self.sums())
    }

    /// Takes in what is known of the same form and group from elsewhere.
    fn take_in(&mut self, other: Self) {
        let mut sums = self.sums();
        sums += other.sums();
        *self = Self::new(self.number(), sums);
    }
}

/// Occurrences, articles, and what intervals over articles need.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct HeldSums {
    number: u32,
    articles: u32,
    count: u64,
    square: u64,
    cross: u64,
}

impl HeldSums {
    /// Adds it to the sums of a form.
    pub(super) fn add_to(self, sum: &mut Moments) {
        sum.with += u64::from(self.articles);
        sum.count += self.count;
        sum.square += self.square;
        sum.cross += self.cross;
    }
}

impl Held for HeldSums {
    fn new(number: u32, Sums { articles, count, square, cross }: Sums) -> Self {
        Self { number, articles, count, square, cross }
    }

    fn number(self) -> u32 {
        self.number
    }

    fn count(self) -> u64 {
        self.count
    }

    fn sums(self) -> Sums {
        let Self { articles, count, square, cross, .. } = self;
        Sums { articles, count, square, cross }
    }
}

/// Occurrences alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct HeldCount {
    number: u32,
    /// The lower half first: as one number it would take as much again beside the other.
    count: [u32; 2],
}

impl Held for HeldCount {
    fn new(number: u32, Sums { count, .. }: Sums) -> Self {
        Self { number, count: [count as u32, (count >> 32) as u32] }
    }

    fn number(self) -> u32 {
        self.number
    }

    fn count(self) -> u64 {
        let [low, high] = self.count.map(u64::from);
        high << 32 | low
    }

    fn sums(self) -> Sums {
        Sums { count: self.count(), ..Sums::default() }
    }
}
