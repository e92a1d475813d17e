//! The statistic that is compared between shuffles: the log ratio in units of its own standard error over articles.
//! Leaves the shuffling to its neighbours.
//!
//! T = ln(((a + ½)/N1) / ((b + ½)/N2)) / √(V1 + V2), V = (m/(m − 1)·Σ(x − r·n)² + ¼)/(a + ½)² for the target (a of N1 tokens, m
//! articles, r = a/N1), the same with b of N2 for the reference. Without the halves V is the relative variance of the ratio
//! estimator (`stats::moments`). The half occurrence that the log ratio adds is taken as an article of its own, ½ off the rate:
//! that is the ¼. With it a word that the target lacks lies beyond one that it has once, for up to twenty expected; where more
//! are expected, no shuffle comes near either.

use super::shuffles::GroupSize;
use crate::stats::special::{ln, sqrt};
use std::cmp::Ordering;
use std::ops::AddAssign;

/// A word in the articles of one group: x its tokens in an article, n the article's tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordSums {
    /// Σx.
    pub count: u64,
    /// Σx².
    pub square: u64,
    /// Σx·n.
    pub cross: u64,
}

impl WordSums {
    /// The sums of one article.
    pub(super) fn of(count: u64, tokens: u64) -> Self {
        Self { count, square: count * count, cross: count * tokens }
    }

    fn minus(&self, part: &Self) -> Self {
        Self { count: self.count - part.count, square: self.square - part.square, cross: self.cross - part.cross }
    }
}

impl AddAssign<&Self> for WordSums {
    #[inline]
    fn add_assign(&mut self, other: &Self) {
        self.count += other.count;
        self.square += other.square;
        self.cross += other.cross;
    }
}

/// What a comparison of a group with all others needs of their sizes; the same for every word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparison {
    target: Side,
    reference: Side,
    /// ln(N2/N1).
    offset: f64,
}

#[derive(Debug, Clone, Copy)]
struct Side {
    per_token: f64,
    size_square: f64,
    /// m/(m − 1).
    unbiased: f64,
}

impl Side {
    fn of(size: &GroupSize) -> Self {
        let articles = size.articles as f64;
        // One article has no residual, whatever it is multiplied with.
        let unbiased = if size.articles > 1 { articles / (articles - 1.0) } else { 1.0 };
        Self { per_token: 1.0 / size.tokens as f64, size_square: size.size_square as f64, unbiased }
    }

    /// m/(m − 1)·Σ(x − r·n)² + ¼.
    #[inline]
    fn spread(&self, word: &WordSums) -> f64 {
        let rate = word.count as f64 * self.per_token;
        let residuals = word.square as f64 - rate * (2.0 * word.cross as f64 - rate * self.size_square);
        self.unbiased * residuals.max(0.0) + 0.25
    }

    /// The spread by (count + ½)².
    #[inline]
    fn relative_variance(&self, word: &WordSums) -> f64 {
        let half_more = word.count as f64 + 0.5;
        self.spread(word) / (half_more * half_more)
    }
}

impl Comparison {
    /// `None` if a side holds no token.
    pub(super) fn new(target: &GroupSize, reference: &GroupSize) -> Option<Self> {
        (target.tokens > 0 && reference.tokens > 0).then(|| Self {
            target: Side::of(target),
            reference: Side::of(reference),
            offset: ln(reference.tokens as f64) - ln(target.tokens as f64),
        })
    }

    /// T of a word: `whole` its sums over both sides, `target` over the target.
    #[inline]
    pub(super) fn studentised(&self, target: &WordSums, whole: &WordSums, halves: &Halves) -> f64 {
        let reference = whole.minus(target);
        let ratio = halves.of(target.count).logarithm - halves.of(reference.count).logarithm + self.offset;
        ratio / sqrt(self.target.relative_variance(target) + self.reference.relative_variance(&reference))
    }
}

/// k + ½ of small counts, looked up; of larger ones, calculated.
#[derive(Debug)]
pub(super) struct Halves(Vec<HalfMore>);

/// A count and a half.
#[derive(Debug, Clone, Copy)]
struct HalfMore {
    /// ln(k + ½).
    logarithm: f64,
    /// 1/(k + ½)².
    per_square: f64,
}

impl HalfMore {
    fn than(count: u64) -> Self {
        let half_more = count as f64 + 0.5;
        Self { logarithm: ln(half_more), per_square: 1.0 / (half_more * half_more) }
    }
}

impl Halves {
    /// Up to the largest count of a word.
    pub(super) fn up_to(count: u64) -> Self {
        Self((0..=count.min(1 << 16)).map(HalfMore::than).collect())
    }

    #[inline]
    fn of(&self, count: u64) -> HalfMore {
        self.0.get(count as usize).copied().unwrap_or_else(|| HalfMore::than(count))
    }
}

/// What was observed, for draws to be held against: T·|T| with neither a root nor a division, and T itself only where that is too
/// near to tell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Border {
    /// T·|T| of what was observed.
    square: f64,
    /// As far from it T·|T| may lie where T is as far out but for rounding.
    near: f64,
}

impl Border {
    /// `room` is how far a T as far out may lie from what was observed.
    pub(super) fn new(observed: f64, room: f64) -> Self {
        Self { square: observed * observed.abs(), near: 4.0 * (observed.abs() + room) * room }
    }

    /// On which side a word lies in a draw; equal where only its T tells.
    #[inline]
    pub(super) fn side_of(&self, sides: &Comparison, target: &WordSums, whole: &WordSums, halves: &Halves) -> Ordering {
        let reference = whole.minus(target);
        let (of_target, of_reference) = (halves.of(target.count), halves.of(reference.count));
        let ratio = of_target.logarithm - of_reference.logarithm + sides.offset;
        let variance = sides.target.spread(target) * of_target.per_square
            + sides.reference.spread(&reference) * of_reference.per_square;
        let (drawn, border) = (ratio * ratio.abs(), self.square * variance);
        // Rounding is a millionth of what is taken for near.
        let near = self.near * variance + 1e-9 * (drawn.abs() + border.abs());
        if drawn > border + near {
            Ordering::Greater
        } else if drawn < border - near {
            Ordering::Less
        } else {
            Ordering::Equal
        }
    }
}

/// T of a word with these sums and sizes: the log ratio in units of its standard error, above 0 where the target has more.
///
/// `None` if a side holds no token.
///
/// ```
/// use newsprint::stats::resampling::{GroupSize, WordSums, studentised};
/// // Two articles of 100 tokens on each side: 3 and 1 against 0 and 1.
/// let size = GroupSize { articles: 2, tokens: 200, size_square: 20_000 };
/// let target = WordSums { count: 4, square: 10, cross: 400 };
/// let reference = WordSums { count: 1, square: 1, cross: 100 };
/// // Residuals ±1 and ±½: V = (2·2 + ¼)/4.5² and (2·½ + ¼)/1.5².
/// let hand = (4.5f64 / 1.5).ln() / (4.25f64 / 20.25 + 1.25 / 2.25).sqrt();
/// assert!((studentised(&target, &size, &reference, &size).unwrap() - hand).abs() < 1e-12);
/// ```
pub fn studentised(
    target: &WordSums,
    target_size: &GroupSize,
    reference: &WordSums,
    reference_size: &GroupSize,
) -> Option<f64> {
    let mut whole = *target;
    whole += reference;
    let halves = Halves::up_to(0);
    Some(Comparison::new(target_size, reference_size)?.studentised(target, &whole, &halves))
}
