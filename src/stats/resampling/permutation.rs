//! The test of many words at once: labels shuffled over articles, the same shuffles for every word and target.
//! Leaves the statistic to `studentised` and stopping to `sequential`.
//!
//! Draws are made in stages, each twice as long as all before. After each, a word that may still turn out either way goes on;
//! one whose tails have stopped, or whose q is at most a fifth of the level, does not. So the draws go where the family needs
//! resolution: with m tests the smallest p that can be told, 2/(B + 1), must reach level·k/m for k words to be listed.
//!
//! Where there are few ways to deal the labels out, all of them are gone through once and p is exact.
//!
//! A shuffle that gives the target as many occurrences as it has counts as far out in both tails, whatever the lengths of its
//! articles.

use super::arrangements::Arrangements;
use super::engine::{Drawn, Engine};
use super::sample::Sample;
use super::sequential::Outcome;
use super::shuffles::{Block, Draws};
use super::studentised::Border;
use super::words::Adder;
use crate::stats::correction::Correction;
use crate::stats::keyness::TextCount;
use std::cmp::Ordering;

/// How often labels are shuffled, and what the draws follow from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// What the draws follow from.
    pub seed: u64,
    /// Hits that stop a tail: p is then right to 1/√hits.
    pub enough: u64,
    /// Draws of the first stage; fewer for a very large corpus.
    pub first: u64,
    /// Draws at most.
    pub most: u64,
    /// The q at which a word is listed.
    pub level: f64,
}

impl Plan {
    /// 9,999 shuffles, up to two million for words that need them; a tail stops at its 20th hit; q ≤ .05.
    pub const USUAL: Self = Self { seed: 1, enough: 20, first: 9_999, most: 1_999_999, level: 0.05 };
}

/// Labels that are drawn at most, over all articles and shuffles, beyond the first stage: some seconds.
const MOST_LABELS: u64 = 1_000_000_000;
/// Occurrences of words in articles that are added up at most in the first stage: it is shorter for a very large corpus.
const MOST_ADDED: u64 = 10_000_000_000;
/// A word whose q is at most this share of the level is listed whatever further draws bring.
const SAFE: f64 = 0.2;

/// What the shuffles say of each word and target.
#[derive(Debug, Clone, PartialEq)]
pub struct Permutation {
    /// Word by word, the targets of each in their order.
    pub outcomes: Vec<Outcome>,
    /// How many targets each word has.
    pub targets: usize,
    /// Shuffles of the longest stage.
    pub shuffles: u64,
    /// Whether the shuffles are all ways to deal the labels out, each once, so that p is exact.
    pub is_exact: bool,
}

impl Permutation {
    /// Tests every word in every target against all other groups.
    ///
    /// `words` lists the articles that have each word by their place in the sample, ascending. The outcomes do not depend on
    /// `threads`.
    ///
    /// # Panics
    /// If an article has a word 2³² times.
    pub fn of(sample: &Sample, words: &[&[TextCount]], targets: &[u16], plan: &Plan, threads: usize) -> Self {
        let occupied = words.iter().map(|word| word.len() as u64).sum();
        let tests = Tests { engine: Engine::new(sample, words, targets, threads), plan, occupied };
        let mut states = tests.observed();
        if let Some(ways) = tests.countable() {
            tests.deal_out_all(&mut states);
            return Self::new(states, targets.len(), ways, true);
        }
        let most = tests.most(states.len() as u64);
        let (mut done, mut until) = (0, tests.first().min(most));
        loop {
            tests.draw(&mut states, done..until);
            done = until;
            until = (2 * until + 1).min(most);
            if done == most || !tests.has_hope(&mut states, most) {
                break;
            }
        }
        Self::new(states, targets.len(), done, false)
    }

    fn new(states: Vec<State>, targets: usize, shuffles: u64, is_exact: bool) -> Self {
        let outcomes = states.into_iter().map(|state| state.outcome).collect();
        Self { outcomes, targets, shuffles, is_exact }
    }

    /// p of every test, as [`Permutation::outcomes`].
    pub fn p(&self) -> Vec<f64> {
        self.outcomes.iter().map(Outcome::p).collect()
    }
}

/// A test that goes on, or does not.
#[derive(Debug, Clone, Copy)]
struct State {
    outcome: Outcome,
    /// The word's occurrences in the target.
    count: u64,
    is_open: bool,
}

/// Words and targets while labels are shuffled.
struct Tests<'a> {
    engine: Engine<'a>,
    plan: &'a Plan,
    /// Articles of all words together.
    occupied: u64,
}

impl Tests<'_> {
    /// Draws of the first stage: those of the plan, fewer for a very large corpus.
    fn first(&self) -> u64 {
        let affordable = MOST_ADDED / self.occupied.max(1);
        self.plan.first.min(affordable.max(999)).min(self.plan.most)
    }

    /// Draws at most for a family of this size: no more than a single word needs to be listed beyond doubt.
    fn most(&self, family: u64) -> u64 {
        let affordable = MOST_LABELS / self.engine.sample.articles().max(1) as u64;
        let most = affordable.max(self.plan.first).min(self.plan.most);
        let mut stage = self.first();
        while stage < most && 2.0 * family as f64 > self.plan.level * SAFE * stage as f64 {
            stage = (2 * stage + 1).min(most);
        }
        stage
    }

    fn observed(&self) -> Vec<State> {
        let as_they_are = Draws::observed(&self.engine.moving);
        let state =
            |drawn: &Vec<Drawn>| State { outcome: Outcome::new(drawn[0].value), count: drawn[0].count, is_open: true };
        self.engine
            .map_all(|adder, word| self.engine.drawn(adder, &as_they_are, word).iter().map(state).collect::<Vec<_>>())
            .into_iter()
            .flatten()
            .collect()
    }

    /// In how many ways labels can be dealt out, if they are few enough to go through all.
    fn countable(&self) -> Option<u64> {
        self.engine.sample.arrangements().filter(|ways| ways * self.occupied <= MOST_ADDED)
    }

    /// Counts every way to deal the labels out, once, in every test.
    fn deal_out_all(&self, states: &mut [State]) {
        let words: Vec<usize> = (0..self.engine.words.len()).collect();
        let mut ways = Arrangements::of(self.engine.sample);
        loop {
            let dealt: Vec<Vec<u16>> = ways.by_ref().take(self.engine.held()).collect();
            if dealt.is_empty() {
                break;
            }
            self.count(states, &words, &Draws::of(&self.engine.moving, &dealt), u64::MAX);
        }
        for state in states {
            state.outcome.complete();
        }
    }

    /// Makes the draws of these numbers and counts them in every open test.
    fn draw(&self, states: &mut [State], draws: std::ops::Range<u64>) {
        let targets = self.engine.moving.targets;
        let mut next = draws.start;
        while next < draws.end {
            let until = (next + self.engine.held() as u64).min(draws.end);
            let is_open = |word: &usize| states[word * targets..][..targets].iter().any(State::goes_on);
            let open: Vec<usize> = (0..self.engine.words.len()).filter(is_open).collect();
            if open.is_empty() {
                return;
            }
            let made = Draws::seeded(&self.engine.moving, self.plan.seed, next..until, self.engine.threads);
            self.count(states, &open, &made, self.plan.enough);
            next = until;
        }
    }

    /// Counts some more draws in the tests of these words; `enough` hits stop a tail.
    fn count(&self, states: &mut [State], words: &[usize], draws: &Draws, enough: u64) {
        let targets = self.engine.moving.targets;
        let counted = self.engine.map(words, |adder, word| {
            let mut states = states[word * targets..][..targets].to_vec();
            draws.blocks.iter().for_each(|block| self.count_block(adder, &mut states, word, block, enough));
            states
        });
        for (&word, counted) in words.iter().zip(counted) {
            states[word * targets..][..targets].copy_from_slice(&counted);
        }
    }

    /// Counts the draws of a block in the tests of one word.
    fn count_block(&self, adder: &mut Adder, states: &mut [State], word: usize, block: &Block, enough: u64) {
        let Engine { moving, words, halves, .. } = &self.engine;
        let word = &words[word];
        if !states.iter().any(State::goes_on) {
            return;
        }
        adder.add_up(word, moving, block, |target| states[target].goes_on());
        for (target, state) in states.iter_mut().enumerate().filter(|(_, state)| state.goes_on()) {
            let outcome = &mut state.outcome;
            let border = Border::new(outcome.observed, outcome.room());
            let (mut above, mut below) = (0u64, 0u64);
            for ((draw, sides), sums) in block.comparisons(target).iter().enumerate().zip(adder.sums(word, target)) {
                // The same count is as far out, whatever articles it comes with: else a rare word that no shuffle brings to the
                // target would pass by the length of the articles alone.
                let side = if sums.count == state.count {
                    Ordering::Equal
                } else if let Some(sides) = sides {
                    border
                        .side_of(sides, &sums, &word.whole, halves)
                        .then_with(|| outcome.side_of(sides.studentised(&sums, &word.whole, halves)))
                } else {
                    outcome.side_of(0.0)
                };
                above |= u64::from(side.is_ge()) << draw;
                below |= u64::from(side.is_le()) << draw;
            }
            outcome.above.count_all(above, block.draws as u64, enough);
            outcome.below.count_all(below, block.draws as u64, enough);
        }
    }

    /// Closes the tests that are listed beyond doubt; whether `most` draws could list another.
    fn has_hope(&self, states: &mut [State], most: u64) -> bool {
        let corrected = |p: Vec<f64>| Correction::Bh.adjusted(&p.into_iter().map(Some).collect::<Vec<_>>());
        let q = corrected(states.iter().map(|state| state.outcome.p()).collect());
        for (state, q) in states.iter_mut().zip(q) {
            state.is_open &= q.is_some_and(|q| q > SAFE * self.plan.level);
        }
        // At best no open test has a further hit.
        let best = |state: &State| {
            let p = state.outcome.p();
            if state.goes_on() { p.min(2.0 * (1 + state.outcome.hits()) as f64 / (1 + most) as f64) } else { p }
        };
        let q = corrected(states.iter().map(best).collect());
        states.iter().zip(q).any(|(state, q)| state.goes_on() && q.is_some_and(|q| q <= self.plan.level))
    }
}

impl State {
    fn goes_on(&self) -> bool {
        self.is_open && !self.outcome.is_settled()
    }
}
