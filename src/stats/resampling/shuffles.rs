//! Labels dealt out anew, draw by draw. A draw depends on the articles, the seed and its number alone: not on any word, not on
//! how many draws are made, not on threads. So adding a word changes no shuffle of another.

use super::sample::Sample;
use super::studentised::{Comparison, WordSums};
use crate::parallel;
use crate::stats::keyness::TextCount;
use crate::stats::random::Choices;
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

/// The labels of each unit in one draw (Fisher & Yates 1938, inside every stratum), into `labels`.
pub(super) fn shuffle(sample: &Sample, seed: u64, draw: u64, labels: &mut Vec<u16>) {
    // Odd multiples keep the streams of neighbouring draws and seeds apart; the generator mixes its seed further.
    let mut choices = Choices::new(
        seed.wrapping_mul(0xd134_2543_de82_ef95) ^ draw.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15),
    );
    labels.clone_from(&sample.labels);
    for stratum in &sample.strata {
        let labels = &mut labels[stratum.clone()];
        for place in (1..labels.len()).rev() {
            labels.swap(place, choices.below(place as u64 + 1) as usize);
        }
    }
}

/// Which articles each target has in some draws, and what comparisons need of each draw.
pub(super) struct Draws {
    pub(super) count: usize,
    targets: usize,
    blocks: Vec<Block>,
}

/// So many draws are made and added up together: one bit each of a machine word.
pub(super) const TOGETHER: usize = 64;

/// Up to [`TOGETHER`] draws.
struct Block {
    draws: usize,
    /// Target by target, article by article: the draws that give the article to the target.
    masks: Vec<u64>,
    /// Draw by draw, target by target; `None` if a side is without a token.
    comparisons: Vec<Option<Comparison>>,
}

impl Draws {
    /// The draws of these numbers, for tests of `targets` against all other groups.
    pub(super) fn seeded(sample: &Sample, targets: &[u16], seed: u64, draws: Range<u64>, threads: usize) -> Self {
        let starts: Vec<u64> = draws.clone().step_by(TOGETHER).collect();
        let block = |&start: &u64| {
            let numbers = start..draws.end.min(start + TOGETHER as u64);
            let mut dealt = vec![Vec::new(); (numbers.end - numbers.start) as usize];
            dealt.iter_mut().zip(numbers).for_each(|(labels, number)| shuffle(sample, seed, number, labels));
            Block::of(sample, targets, &dealt)
        };
        let blocks = parallel::map(&starts, threads, block);
        Self { count: (draws.end - draws.start) as usize, targets: targets.len(), blocks }
    }

    /// Given labels of the units, a draw each.
    pub(super) fn of(sample: &Sample, targets: &[u16], dealt: &[Vec<u16>]) -> Self {
        let blocks = dealt.chunks(TOGETHER).map(|dealt| Block::of(sample, targets, dealt)).collect();
        Self { count: dealt.len(), targets: targets.len(), blocks }
    }

    /// The draws from `first`, a multiple of [`TOGETHER`], that are added up together.
    pub(super) fn together(&self, first: usize) -> Range<usize> {
        first..first + self.blocks[first / TOGETHER].draws
    }

    /// The comparison of a target, by its place among the targets, in a draw.
    #[inline]
    pub(super) fn comparison(&self, draw: usize, target: usize) -> Option<&Comparison> {
        self.blocks[draw / TOGETHER].comparisons[draw % TOGETHER * self.targets + target].as_ref()
    }

    /// The sums of a word over a target's articles, in each of the draws that are added up together from `first`.
    pub(super) fn add_up(
        &self,
        word: &[TextCount],
        tokens: &[u64],
        first: usize,
        target: usize,
    ) -> [WordSums; TOGETHER] {
        let masks = &self.blocks[first / TOGETHER].masks[target * tokens.len()..][..tokens.len()];
        let mut sums = [WordSums::default(); TOGETHER];
        for text in word {
            let article = text.place as usize;
            let own = WordSums::of(text.count, tokens[article]);
            let mut left = masks[article];
            while left != 0 {
                sums[left.trailing_zeros() as usize] += &own;
                left &= left - 1;
            }
        }
        sums
    }
}

impl Block {
    fn of(sample: &Sample, targets: &[u16], dealt: &[Vec<u16>]) -> Self {
        let (draws, groups, articles) = (dealt.len(), sample.groups, sample.articles());
        // What is no target is put into a place of its own.
        let mut target_of = vec![targets.len(); groups];
        targets.iter().enumerate().for_each(|(place, &target)| target_of[usize::from(target)] = place);
        let mut masks = vec![0; articles * targets.len()];
        let mut sizes = vec![GroupSize::default(); draws * groups];
        let mut of_article = vec![0u64; targets.len() + 1];
        for (article, (&tokens, &unit)) in sample.tokens.iter().zip(&sample.unit_of).enumerate() {
            let size = GroupSize { articles: 1, tokens, size_square: tokens * tokens };
            for ((draw, labels), of_draw) in dealt.iter().enumerate().zip(sizes.chunks_exact_mut(groups)) {
                let label = usize::from(labels[unit as usize]);
                of_draw[label] += &size;
                of_article[target_of[label]] |= 1 << draw;
            }
            for (target, mask) in of_article.iter_mut().enumerate() {
                if target < targets.len() {
                    masks[target * articles + article] = *mask;
                }
                *mask = 0;
            }
        }
        let mut comparisons = Vec::with_capacity(draws * targets.len());
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
        Self { draws, masks, comparisons }
    }
}
