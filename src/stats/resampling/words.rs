//! The sums of a word in every target, draw by draw: those of articles that keep their label once, those of all others 64 draws
//! at a time. Leaves the statistic to `studentised`.

use super::moving::{Article, Moving};
use super::shuffles::{Block, TOGETHER};
use super::studentised::WordSums;
use crate::stats::keyness::TextCount;

/// A word in the articles of a sample.
#[derive(Debug)]
pub(super) struct Word {
    /// Over all articles: the same in every draw.
    pub(super) whole: WordSums,
    /// Target by target, and then all others together: over the articles that keep their label.
    kept: Vec<WordSums>,
    /// Articles that may change their label.
    moving: Vec<MovingText>,
}

/// An article that has the word.
#[derive(Debug, Clone, Copy)]
struct MovingText {
    /// Its number among those that move.
    article: u32,
    count: u32,
}

impl Word {
    /// `texts` are the articles that have the word, by their place in the sample; `tokens` those of all articles.
    pub(super) fn of(texts: &[TextCount], tokens: &[u64], moving: &Moving) -> Self {
        let mut whole = WordSums::default();
        let mut kept = vec![WordSums::default(); moving.targets + 1];
        let mut texts_moving = Vec::new();
        for text in texts {
            let own = WordSums::of(text.count, tokens[text.place as usize]);
            whole += &own;
            match moving.article(text.place) {
                Article::Keeps(target) => kept[usize::from(target)] += &own,
                Article::Moves(article) => {
                    let count = u32::try_from(text.count).expect("an article has fewer than 2³² tokens");
                    texts_moving.push(MovingText { article, count });
                }
            }
        }
        texts_moving.shrink_to_fit();
        Self { whole, kept, moving: texts_moving }
    }
}

/// Count, square and cross of some articles side by side in one number, so that one addition adds all three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Packed(u64);

/// Where the square and the cross begin in a [`Packed`]: 14 bits of count, 20 of squares, 30 of crosses.
const SQUARE: u32 = 14;
const CROSS: u32 = 34;

impl Packed {
    /// Sums that fit; `None` of others.
    #[inline]
    fn of(sums: &WordSums) -> Option<Self> {
        let fit = sums.count >> SQUARE == 0 && sums.square >> (CROSS - SQUARE) == 0 && sums.cross >> (64 - CROSS) == 0;
        fit.then_some(Self(sums.count | sums.square << SQUARE | sums.cross << CROSS))
    }

    #[inline]
    fn sums(self) -> WordSums {
        let low = |bits: u32| (1 << bits) - 1;
        WordSums { count: self.0 & low(SQUARE), square: self.0 >> SQUARE & low(CROSS - SQUARE), cross: self.0 >> CROSS }
    }
}

/// Adds up words: what it needs of its own for that.
#[derive(Debug)]
pub(super) struct Adder {
    /// Target by target whether its sums are asked for; never for no target.
    is_open: Vec<bool>,
    packed: Vec<[Packed; TOGETHER]>,
    /// What did not fit into `packed`.
    ///
    /// Invariant: nothing but where `has_spilled`.
    spilled: Vec<[WordSums; TOGETHER]>,
    has_spilled: bool,
}

impl Adder {
    /// For so many targets.
    pub(super) fn new(targets: usize) -> Self {
        Self {
            is_open: vec![false; targets + 1],
            packed: vec![[Packed::default(); TOGETHER]; targets],
            spilled: vec![[WordSums::default(); TOGETHER]; targets],
            has_spilled: false,
        }
    }

    /// Adds up a word in the draws of a block, for the targets that are asked for.
    pub(super) fn add_up(&mut self, word: &Word, moving: &Moving, block: &Block, is_asked: impl Fn(usize) -> bool) {
        (0..moving.targets).for_each(|target| self.is_open[target] = is_asked(target));
        self.packed.fill([Packed::default(); TOGETHER]);
        if std::mem::take(&mut self.has_spilled) {
            self.spilled.fill([WordSums::default(); TOGETHER]);
        }
        // No sum of a target in a draw is larger.
        let mut most = WordSums::default();
        for &MovingText { article, count } in &word.moving {
            let own = WordSums::of(count.into(), moving.tokens(article));
            let masks = moving.masks_of(article);
            let masks = block.masks[masks.clone()].iter().zip(moving.targets_of(masks));
            if let Some(packed) = Packed::of(&own) {
                most += &own;
                if Packed::of(&most).is_none() {
                    self.spill();
                    most = own;
                }
                for (&mask, &target) in masks {
                    if self.is_open[usize::from(target)] {
                        let sums = &mut self.packed[usize::from(target)];
                        each(mask, |draw| sums[draw].0 += packed.0);
                    }
                }
            } else {
                self.has_spilled = true;
                for (&mask, &target) in masks {
                    if self.is_open[usize::from(target)] {
                        let sums = &mut self.spilled[usize::from(target)];
                        each(mask, |draw| sums[draw] += &own);
                    }
                }
            }
        }
    }

    /// Makes room among what is packed.
    fn spill(&mut self) {
        self.has_spilled = true;
        for (packed, spilled) in self.packed.iter_mut().zip(&mut self.spilled) {
            for (packed, spilled) in packed.iter_mut().zip(spilled) {
                *spilled += &std::mem::take(packed).sums();
            }
        }
    }

    /// The sums of the word that was added up last, in a target that was asked for: draw by draw, 64 of them.
    #[inline]
    pub(super) fn sums<'a>(&'a self, word: &'a Word, target: usize) -> impl Iterator<Item = WordSums> + 'a {
        let kept = word.kept[target];
        self.packed[target].iter().zip(&self.spilled[target]).map(move |(packed, spilled)| {
            let mut sums = packed.sums();
            sums += &kept;
            if self.has_spilled {
                sums += spilled;
            }
            sums
        })
    }
}

/// The places of the bits that are set.
#[inline]
fn each(mut mask: u64, mut found: impl FnMut(usize)) {
    while mask != 0 {
        found(mask.trailing_zeros() as usize % TOGETHER);
        mask &= mask - 1;
    }
}
