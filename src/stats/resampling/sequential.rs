//! When a shuffle test may stop, and its p: Besag & Clifford 1991. Leaves the draws to its neighbours.
//!
//! A tail stops at the draw that brings its h-th hit; its p is then h/draws. A tail that never gets there has
//! p = (1 + hits)/(1 + draws). Under no difference P(p ≤ u) ≤ u for every u, wherever it stops.

use std::cmp::Ordering;

/// One tail of a test: how many of its draws lie at least as far out as what was observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tail {
    /// Draws at least as far out.
    pub hits: u64,
    /// Draws made before it stopped.
    pub draws: u64,
    stopped: bool,
}

impl Tail {
    /// Counts a draw, unless the tail has stopped; it stops at the hit of number `enough`.
    ///
    /// ```
    /// use newsprint::stats::resampling::Tail;
    /// let mut tail = Tail::default();
    /// for draw in 0..100 {
    ///     tail.count(draw % 10 == 9, 3);
    /// }
    /// assert_eq!((tail.hits, tail.draws, tail.p()), (3, 30, 0.1));
    /// ```
    #[inline]
    pub fn count(&mut self, is_hit: bool, enough: u64) {
        self.count_all(u64::from(is_hit), 1, enough);
    }

    /// Counts up to 64 draws in turn, the hits among them a bit each, the first the lowest.
    #[inline]
    pub(super) fn count_all(&mut self, mut hits: u64, draws: u64, enough: u64) {
        if self.stopped {
            return;
        }
        let found = u64::from(hits.count_ones());
        self.stopped = self.hits + found >= enough;
        if self.stopped {
            for _ in self.hits + 1..enough {
                hits &= hits - 1;
            }
            self.draws += u64::from(hits.trailing_zeros()).min(draws - 1) + 1;
            self.hits = enough;
        } else {
            self.draws += draws;
            self.hits += found;
        }
    }

    /// Whether it had enough hits.
    pub fn has_stopped(&self) -> bool {
        self.stopped
    }

    /// Takes the draws so far for all that there are: p is the share of hits among them.
    fn complete(&mut self) {
        self.stopped = true;
    }

    /// The p of this tail alone.
    pub fn p(&self) -> f64 {
        if self.stopped {
            self.hits as f64 / self.draws as f64
        } else {
            (1 + self.hits) as f64 / (1 + self.draws) as f64
        }
    }
}

/// A word of one target: what was observed, and how far out the shuffles put it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// T of the labels as they are.
    pub observed: f64,
    /// Draws with a T as large.
    pub above: Tail,
    /// Draws with a T as small.
    pub below: Tail,
}

impl Outcome {
    /// Nothing drawn yet.
    pub fn new(observed: f64) -> Self {
        Self { observed, above: Tail::default(), below: Tail::default() }
    }

    /// Counts a draw in both tails; `enough` hits stop a tail.
    #[inline]
    pub fn count(&mut self, drawn: f64, enough: u64) {
        let side = self.side_of(drawn);
        self.above.count(side.is_ge(), enough);
        self.below.count(side.is_le(), enough);
    }

    /// How far from what was observed a draw is as far out.
    #[inline]
    pub(super) fn room(&self) -> f64 {
        // As far out but for rounding is as far out.
        1e-12 * self.observed.abs().max(1.0)
    }

    /// On which side of what was observed a draw lies; it is equal if it counts in both tails.
    #[inline]
    pub(super) fn side_of(&self, drawn: f64) -> Ordering {
        if drawn < self.observed - self.room() {
            Ordering::Less
        } else if drawn > self.observed + self.room() {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }

    /// Takes the draws so far, the labels as they are among them, for all ways to deal the labels out: p is exact.
    pub(super) fn complete(&mut self) {
        self.above.complete();
        self.below.complete();
    }

    /// Two-sided by equal tails: twice the smaller of the two, at most 1.
    pub fn p(&self) -> f64 {
        (2.0 * self.above.p().min(self.below.p())).min(1.0)
    }

    /// Whether both tails have stopped, so that more draws change nothing.
    pub fn is_settled(&self) -> bool {
        self.above.has_stopped() && self.below.has_stopped()
    }

    /// The draws behind p: those of the smaller tail.
    pub fn draws(&self) -> u64 {
        self.nearer().draws
    }

    /// The hits behind p; p is right to about 1/√hits of itself (one standard error).
    pub fn hits(&self) -> u64 {
        self.nearer().hits
    }

    fn nearer(&self) -> &Tail {
        if self.above.p() <= self.below.p() { &self.above } else { &self.below }
    }
}
