//! Labels dealt out anew, draw by draw. A draw depends on the articles, the seed and its number alone: not on any word, not on
//! how many draws are made, not on threads. So adding a word changes no shuffle of another.

use super::moving::{Dealt, Moving};
use super::seed::stream;
use super::studentised::Comparison;
use crate::parallel;
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

/// Some draws: which articles each target has in them, and what comparisons need of each.
pub(super) struct Draws {
    pub(super) blocks: Vec<Block>,
}

/// So many draws are made and added up together: one bit each of a machine word.
pub(super) const TOGETHER: usize = 64;

/// Up to [`TOGETHER`] draws.
pub(super) struct Block {
    pub(super) draws: usize,
    /// Unit by unit, way by way as [`Moving`] has them: the draws that deal the way to the unit.
    pub(super) masks: Vec<u64>,
    /// Target by target, [`TOGETHER`] draws of each; `None` if a side is without a token.
    comparisons: Vec<Option<Comparison>>,
}

impl Draws {
    /// The draws of these numbers.
    pub(super) fn seeded(moving: &Moving, seed: u64, draws: Range<u64>, threads: usize) -> Self {
        let starts: Vec<u64> = draws.clone().step_by(TOGETHER).collect();
        let block = |ways: &mut Vec<u16>, &start: &u64| {
            let mut block = Block::of(moving);
            for number in start..draws.end.min(start + TOGETHER as u64) {
                moving.shuffle(Choices::new(stream(seed, number)), ways);
                block.deal(moving, ways);
            }
            block
        };
        Self { blocks: parallel::map_with(&starts, threads, Vec::new, block) }
    }

    /// Given labels of the units of the sample, a draw each.
    pub(super) fn of(moving: &Moving, dealt: &[Vec<u16>]) -> Self {
        let block = |dealt: &[Vec<u16>]| {
            let mut block = Block::of(moving);
            for labels in dealt {
                block.deal(moving, &moving.by_labels(labels));
            }
            block
        };
        Self { blocks: dealt.chunks(TOGETHER).map(block).collect() }
    }

    /// The labels as they are, as one draw.
    pub(super) fn observed(moving: &Moving) -> Self {
        let mut block = Block::of(moving);
        block.deal(moving, moving.as_they_are());
        Self { blocks: vec![block] }
    }
}

impl Block {
    /// No draw yet.
    fn of(moving: &Moving) -> Self {
        Self { draws: 0, masks: vec![0; moving.masks()], comparisons: vec![None; moving.targets * TOGETHER] }
    }

    /// How many bytes one takes.
    pub(super) fn bytes(moving: &Moving) -> usize {
        moving.masks() * size_of::<u64>() + moving.targets * TOGETHER * size_of::<Option<Comparison>>()
    }

    /// Takes the next draw by the ways of every unit.
    fn deal(&mut self, moving: &Moving, ways: &[u16]) {
        let mut sizes = moving.kept.clone();
        for Dealt { mask, target, size } in moving.dealt(ways) {
            self.masks[mask] |= 1 << self.draws;
            sizes[target] += size;
        }
        for (target, size) in sizes.iter().enumerate().take(moving.targets) {
            self.comparisons[target * TOGETHER + self.draws] = Comparison::new(size, &moving.whole.minus(size));
        }
        self.draws += 1;
    }

    /// The comparison of a target with all others in every draw.
    #[inline]
    pub(super) fn comparisons(&self, target: usize) -> &[Option<Comparison>] {
        &self.comparisons[target * TOGETHER..][..self.draws]
    }
}
