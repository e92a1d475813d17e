//! Words, and what draws make of them in every target. Leaves when to stop to `permutation`.

use super::moving::Moving;
use super::sample::Sample;
use super::shuffles::{Block, Draws, TOGETHER};
use super::studentised::Halves;
use super::words::{Adder, Word};
use crate::parallel;
use crate::stats::keyness::TextCount;

/// Words and targets under given draws.
pub(super) struct Engine<'a> {
    pub(super) sample: &'a Sample,
    pub(super) moving: Moving,
    pub(super) words: Vec<Word>,
    pub(super) halves: Halves,
    pub(super) threads: usize,
}

/// A word in a target, in a draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Drawn {
    /// Its occurrences.
    pub(super) count: u64,
    /// T; 0 if a side is without a token.
    pub(super) value: f64,
}

/// Bytes of draws that are held at once.
const HELD: usize = 32 << 20;
/// Draws that are held at once, at most.
const MOST_HELD: usize = 4096;

impl<'a> Engine<'a> {
    pub(super) fn new(sample: &'a Sample, words: &[&[TextCount]], targets: &[u16], threads: usize) -> Self {
        let most = words.iter().map(|word| word.iter().map(|text| text.count).sum()).max().unwrap_or(0);
        let moving = Moving::of(sample, targets);
        let words = parallel::map(words, threads, |texts| Word::of(texts, &sample.tokens, &moving));
        Self { sample, moving, words, halves: Halves::up_to(most), threads }
    }

    /// How many draws are held at once.
    pub(super) fn held(&self) -> usize {
        (HELD / Block::bytes(&self.moving).max(1)).clamp(1, MOST_HELD / TOGETHER) * TOGETHER
    }

    /// The results of `f` for some words, on all threads.
    pub(super) fn map<R: Send>(&self, words: &[usize], f: impl Fn(&mut Adder, usize) -> R + Sync) -> Vec<R> {
        let adder = || Adder::new(self.moving.targets);
        parallel::map_with(words, self.threads, adder, |adder, &word| f(adder, word))
    }

    /// As [`Engine::map`], for all words.
    pub(super) fn map_all<R: Send>(&self, f: impl Fn(&mut Adder, usize) -> R + Sync) -> Vec<R> {
        self.map(&(0..self.words.len()).collect::<Vec<_>>(), f)
    }

    /// A word in all draws, target by target.
    pub(super) fn drawn(&self, adder: &mut Adder, draws: &Draws, word: usize) -> Vec<Vec<Drawn>> {
        let mut found = vec![Vec::new(); self.moving.targets];
        let word = &self.words[word];
        for block in &draws.blocks {
            adder.add_up(word, &self.moving, block, |_| true);
            for (target, found) in found.iter_mut().enumerate() {
                let both = block.comparisons(target).iter().zip(adder.sums(word, target));
                found.extend(both.map(|(sides, sums)| {
                    let value = sides.as_ref().map_or(0.0, |sides| sides.studentised(&sums, &word.whole, &self.halves));
                    Drawn { count: sums.count, value }
                }));
            }
        }
        found
    }
}
