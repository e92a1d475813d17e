//! Would another statistic find more under the same shuffles? The one in use beside others, on words with and without a difference.

use super::{Generated, Planted, Word, generated};
use crate::stats::resampling::tests::shuffle;
use crate::stats::resampling::{GroupSize, Sample, WordSums, studentised};
use crate::stats::simulated::Random;
use crate::stats::special::sqrt;

/// A word on both sides of one draw.
struct Sides {
    target: Side,
    reference: Side,
}

#[derive(Default, Clone, Copy)]
struct Side {
    word: WordSums,
    size: GroupSize,
    /// Articles in which the word is among the 10 % with the most, and among the 4 %.
    full: [u64; 2],
}

/// What is larger the more the target has of a word.
struct Statistic {
    name: &'static str,
    of: fn(&Sides) -> f64,
}

const STATISTICS: [Statistic; 6] = [
    Statistic {
        name: "log ratio (in use)",
        of: |sides| {
            let Sides { target, reference } = sides;
            studentised(&target.word, &target.size, &reference.word, &reference.size).unwrap_or(0.0)
        },
    },
    Statistic {
        name: "difference of roots",
        of: |sides| {
            let [(a, va), (b, vb)] = [&sides.target, &sides.reference].map(Side::rate);
            2.0 * (sqrt(a) - sqrt(b)) / sqrt(va / a + vb / b)
        },
    },
    Statistic {
        name: "difference of rates",
        of: |sides| {
            let [(a, va), (b, vb)] = [&sides.target, &sides.reference].map(Side::rate);
            (a - b) / sqrt(va + vb)
        },
    },
    // The pooled variance is the same in every draw.
    Statistic { name: "the same, pooled", of: |sides| sides.target.rate().0 - sides.reference.rate().0 },
    Statistic { name: "articles in the upper 10 %", of: |sides| sides.target.full[0] as f64 },
    Statistic { name: "articles in the upper 4 %", of: |sides| sides.target.full[1] as f64 },
];

impl Side {
    /// The rate with half an occurrence more, and its variance over articles.
    fn rate(&self) -> (f64, f64) {
        let Self { word, size, .. } = self;
        let (tokens, articles) = (size.tokens as f64, size.articles as f64);
        let rate = word.count as f64 / tokens;
        let squares = word.square as f64 - rate * (2.0 * word.cross as f64 - rate * size.size_square as f64);
        let variance = (articles / (articles - 1.0) * squares.max(0.0) + 0.25) / (tokens * tokens);
        (rate + 0.5 / tokens, variance)
    }

    fn add(&mut self, count: u64, tokens: u64, fullest: [u64; 2]) {
        self.word += &WordSums::of(count, tokens);
        self.size += &GroupSize { articles: 1, tokens, size_square: tokens * tokens };
        for (full, least) in self.full.iter_mut().zip(fullest) {
            *full += u64::from(count >= least);
        }
    }
}

/// p of either tail by every statistic, in so many shuffles; a draw with the same count is a tie, but not by articles.
fn tails(sample: &Sample, counts: &[u64], draws: &[Vec<u16>]) -> [[f64; 2]; 6] {
    let mut ordered = counts.to_vec();
    ordered.sort_unstable_by(|a, b| b.cmp(a));
    let fullest = [10, 25].map(|one_in| ordered[ordered.len() / one_in] + 1);
    let sides = |labels: &[u16]| {
        let mut sides = Sides { target: Side::default(), reference: Side::default() };
        for ((&count, &tokens), &unit) in counts.iter().zip(&sample.tokens).zip(&sample.unit_of) {
            let side = if labels[unit as usize] == 0 { &mut sides.target } else { &mut sides.reference };
            side.add(count, tokens, fullest);
        }
        sides
    };
    let as_it_is = sides(&sample.labels);
    let observed = STATISTICS.map(|statistic| (statistic.of)(&as_it_is));
    let mut hits = [[1u32; 2]; 6];
    for labels in draws {
        let dealt = sides(labels);
        let is_tie = dealt.target.word.count == as_it_is.target.word.count;
        for (place, statistic) in STATISTICS.iter().enumerate() {
            let (value, is_tie) = ((statistic.of)(&dealt), is_tie && place < 4);
            hits[place][0] += u32::from(is_tie || value >= observed[place]);
            hits[place][1] += u32::from(is_tie || value <= observed[place]);
        }
    }
    hits.map(|tails| tails.map(|hits| f64::from(hits) / (1.0 + draws.len() as f64)))
}

/// The share of words like this, in %, whose p above and below is at most `most`.
fn shares(groups: &[usize], word: Word, runs: u64, shuffles: u64, most: f64) -> [[f64; 2]; 6] {
    let mut found = [[0.0; 2]; 6];
    for run in 0..runs {
        let Generated { sample, words } = generated(&mut Random(300 + run), groups, 1, &[word; 20]);
        let mut draws = vec![Vec::new(); shuffles as usize];
        for (labels, draw) in draws.iter_mut().zip(0..) {
            shuffle(&sample, run, draw, labels);
        }
        for texts in &words {
            let mut counts = vec![0; sample.articles()];
            for text in texts {
                counts[text.place as usize] = text.count;
            }
            for (found, p) in found.iter_mut().zip(tails(&sample, &counts, &draws)) {
                for (found, p) in found.iter_mut().zip(p) {
                    *found += if p <= most { 100.0 / (20 * runs) as f64 } else { 0.0 };
                }
            }
        }
    }
    found
}

#[test]
#[ignore = "takes minutes; prints figures of docs/inference.md"]
fn alternatives_tables() {
    println!("{:?}", STATISTICS.map(|statistic| statistic.name));
    println!("Planted in 100 of 400 articles: one-sided p <= .00025 in %, 12,000 shuffles");
    for (times, share, per_million, k) in [
        (2.0, 0.2, 10_000.0, f64::INFINITY),
        (2.0, 0.2, 30_000.0, f64::INFINITY),
        (6.0, 0.2, 1_000.0, f64::INFINITY),
        (6.0, 0.2, 3_000.0, 1.0),
        (2.0, 1.0, 3_000.0, 1.0),
    ] {
        let word = Word::planted(per_million, k, Planted { times, share });
        let found = shares(&[100, 300], word, 5, 12_000, 2.5e-4).map(|tails| format!("{:.0}", tails[0]));
        println!("| ×{times} in {:.0} % | {per_million} | {k} | {} |", 100.0 * share, found.join(" | "));
    }
    println!("As frequent, but with k = 0.2 (outside ∞) at 3,000 per million: p <= .025 above and below, in %");
    for groups in [[30, 180], [100, 600]] {
        let word = Word { elsewhere: f64::INFINITY, ..Word::alike(3_000.0, 0.2) };
        let found = shares(&groups, word, 20, 999, 0.025).map(|[above, below]| format!("{above:.1} {below:.1}"));
        println!("| {} v {} | {} |", groups[0], groups[1], found.join(" | "));
    }
}
