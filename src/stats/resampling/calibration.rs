//! What shuffled labels bring about in all words together: how many words pass by chance, and how far out the farthest lies.
//! Leaves the p of single words to `permutation`.

use super::engine::Engine;
use super::sample::Sample;
use super::sequential::Outcome;
use super::shuffles::Draws;
use crate::stats::keyness::TextCount;

/// All words under the same shuffles, none of them stopped.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// How many shuffles.
    pub shuffles: u64,
    /// The p that is asked about.
    pub p: f64,
    /// How many tests of each shuffle have a p as small, when it is taken for the labels as they are; ascending.
    pub passing: Vec<u64>,
    /// The largest |T| of all tests in each shuffle, ascending.
    maxima: Vec<f64>,
}

impl Calibration {
    /// A thousand: a maximum is told to a thousandth, and .01 is five at either end.
    pub const SHUFFLES: u64 = 1_000;

    /// Shuffles the labels `shuffles` times and looks at every word in every target each time.
    ///
    /// The draws are the first of those that [`super::Permutation`] makes from the same seed.
    ///
    /// # Panics
    /// If an article has a word 2³² times.
    pub fn of(
        sample: &Sample,
        words: &[&[TextCount]],
        targets: &[u16],
        seed: u64,
        shuffles: u64,
        p: f64,
        threads: usize,
    ) -> Self {
        let engine = Engine::new(sample, words, targets, threads);
        // As many of each end as have a two-sided p of `p` at most, the draw itself among them.
        let extreme =
            (1..shuffles as usize).take_while(|rank| *rank as f64 <= p / 2.0 * shuffles as f64 + 1e-9).count();
        let draws = Draws::seeded(&engine.moving, seed, 0..shuffles, threads);
        let results = engine.map_all(|adder, word| {
            let mut passing: Vec<u32> = Vec::new();
            let mut maxima = vec![0.0f64; shuffles as usize];
            for of_target in engine.drawn(adder, &draws, word) {
                let of_target: Vec<f64> = of_target.iter().map(|drawn| drawn.value).collect();
                maxima.iter_mut().zip(&of_target).for_each(|(most, value)| *most = most.max(value.abs()));
                passing.extend(ends(&of_target, extreme));
            }
            (passing, maxima)
        });
        let mut passing = vec![0; shuffles as usize];
        let mut maxima = vec![0.0f64; shuffles as usize];
        for (passes, most) in results {
            for draw in passes {
                passing[draw as usize] += 1;
            }
            maxima.iter_mut().zip(most).for_each(|(all, most)| *all = all.max(most));
        }
        passing.sort_unstable();
        maxima.sort_by(f64::total_cmp);
        Self { shuffles, p, passing, maxima }
    }

    /// How many tests pass in a shuffle, on average.
    pub fn mean(&self) -> f64 {
        self.passing.iter().sum::<u64>() as f64 / self.shuffles as f64
    }

    /// So many tests or fewer pass in 95 of 100 shuffles.
    pub fn usual_most(&self) -> u64 {
        let place = (self.passing.len() * 95).div_ceil(100).max(1) - 1;
        self.passing.get(place).copied().unwrap_or(0)
    }

    /// p of a word by the maximum of all tests (Westfall & Young 1993): the share of shuffles, the labels as they are among
    /// them, in which any test lies as far out.
    pub fn p_of_maximum(&self, outcome: &Outcome) -> f64 {
        let far = outcome.observed.abs() * (1.0 - 1e-12);
        let below = self.maxima.partition_point(|most| *most < far) as u64;
        (1 + self.shuffles - below) as f64 / (1 + self.shuffles) as f64
    }
}

/// The draws whose value is among the `extreme` largest or smallest; ties with the next one leave all equals out.
fn ends(drawn: &[f64], extreme: usize) -> Vec<u32> {
    if extreme == 0 || 2 * extreme >= drawn.len() {
        return Vec::new();
    }
    let mut ordered = drawn.to_vec();
    let (_, low, _) = ordered.select_nth_unstable_by(extreme, f64::total_cmp);
    let low = *low;
    let (_, high, _) = ordered.select_nth_unstable_by(drawn.len() - 1 - extreme, f64::total_cmp);
    let high = *high;
    let is_far = |&(_, value): &(usize, &f64)| *value < low || *value > high;
    drawn.iter().enumerate().filter(is_far).map(|(draw, _)| draw as u32).collect()
}
