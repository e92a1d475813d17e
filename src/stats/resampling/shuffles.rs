//! Labels dealt out anew, draw by draw. A draw depends on the articles, the seed and its number alone: not on any word, not on
//! how many draws are made, not on threads. So adding a word changes no shuffle of another.

use super::sample::Sample;
use super::studentised::{Comparison, WordSums};
use crate::parallel;
use crate::stats::keyness::TextCount;
use crate::stats::random::Generator;
use std::ops::{AddAssign, Range};

/// The articles of one group in one draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GroupSize {
    /// How many articles.
    pub articles: u64,
    /// Σn, their tokens.
    pub tokens: u64,
    /// Σn².
    pub size_square: u64,
}

impl AddAssign<&Self> for GroupSize {
    fn add_assign(&mut self, other: &Self) {
        self.articles += other.articles;
        self.tokens += other.tokens;
        self.size_square += other.size_square;
    }
}

impl GroupSize {
    fn minus(&self, part: &Self) -> Self {
        Self {
            articles: self.articles - part.articles,
            tokens: self.tokens - part.tokens,
            size_square: self.size_square - part.size_square,
        }
    }
}

/// The labels of each unit in one draw (Fisher & Yates 1938, inside every stratum).
pub(super) fn shuffled(sample: &Sample, seed: u64, draw: u64) -> Vec<u16> {
    // Odd multiples keep the streams of neighbouring draws and seeds apart; the generator mixes its seed further.
    let mut generator = Generator::new(
        seed.wrapping_mul(0xd134_2543_de82_ef95) ^ draw.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15),
    );
    let mut labels = sample.labels.clone();
    for stratum in &sample.strata {
        for place in (1..stratum.len()).rev() {
            let other = generator.below(place as u64 + 1) as usize;
            labels.swap(stratum[place] as usize, stratum[other] as usize);
        }
    }
    labels
}

/// The labels of every article in some draws, and what comparisons need of each draw.
pub(super) struct Draws {
    pub(super) count: usize,
    groups: usize,
    /// Article by article, draw by draw.
    labels: Vec<u16>,
    /// Draw by draw, target by target; `None` if a side is without a token.
    comparisons: Vec<Option<Comparison>>,
    targets: usize,
}

/// So many draws are added up together: their sums stay in the processor's fastest memory.
pub(super) const TOGETHER: usize = 32;

impl Draws {
    /// The draws of these numbers, for tests of `targets` against all other groups.
    pub(super) fn seeded(sample: &Sample, targets: &[u16], seed: u64, draws: Range<u64>, threads: usize) -> Self {
        let numbers: Vec<u64> = draws.collect();
        let labels = parallel::map(&numbers, threads, |&draw| shuffled(sample, seed, draw));
        Self::of(sample, targets, &labels)
    }

    /// Given labels of the units, a draw each.
    pub(super) fn of(sample: &Sample, targets: &[u16], drawn: &[Vec<u16>]) -> Self {
        let (count, groups) = (drawn.len(), sample.groups);
        let mut labels = vec![0; sample.articles() * count];
        let mut sizes = vec![GroupSize::default(); count * groups];
        for (article, (&tokens, &unit)) in sample.tokens.iter().zip(&sample.unit_of).enumerate() {
            let size = GroupSize { articles: 1, tokens, size_square: tokens * tokens };
            for (draw, slot) in labels[article * count..][..count].iter_mut().enumerate() {
                *slot = drawn[draw][unit as usize];
                sizes[draw * groups + usize::from(*slot)] += &size;
            }
        }
        let mut comparisons = Vec::with_capacity(count * targets.len());
        for of_draw in sizes.chunks_exact(groups.max(1)) {
            let mut whole = GroupSize::default();
            for size in of_draw {
                whole += size;
            }
            comparisons.extend(targets.iter().map(|&target| {
                let size = &of_draw[usize::from(target)];
                Comparison::new(size, &whole.minus(size))
            }));
        }
        Self { count, groups, labels, comparisons, targets: targets.len() }
    }

    /// The comparison of a target, by its place among the targets, in a draw.
    #[inline]
    pub(super) fn comparison(&self, draw: usize, target: usize) -> Option<&Comparison> {
        self.comparisons[draw * self.targets + target].as_ref()
    }

    /// The sums of a word by draw and group for up to [`TOGETHER`] draws from `first`, into `sums`, group beside group.
    pub(super) fn add_up(&self, word: &[TextCount], tokens: &[u64], first: usize, sums: &mut Vec<WordSums>) -> usize {
        let together = TOGETHER.min(self.count - first);
        sums.clear();
        sums.resize(together * self.groups, WordSums::default());
        for text in word {
            let article = text.place as usize;
            let own = WordSums::of(text.count, tokens[article]);
            let labels = &self.labels[article * self.count + first..][..together];
            for (of_draw, &label) in sums.chunks_exact_mut(self.groups).zip(labels) {
                of_draw[usize::from(label)] += &own;
            }
        }
        together
    }

    pub(super) fn groups(&self) -> usize {
        self.groups
    }
}
