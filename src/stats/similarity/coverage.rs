//! Do the intervals of distances hold what other articles, as many, would give? Articles are made up; seeds are fixed.

use super::*;
use crate::stats::resampling::{dealt_anew, dealt_out, jackknife_interval, middle};
use crate::stats::simulated::Random;
use crate::stats::special::{exp, ln};

/// The relative frequencies of words in two outlets that differ by so much (SD of logs), and how words come in bursts.
struct World {
    rates: [Vec<f64>; 2],
    k: f64,
}

impl World {
    fn new(words: usize, difference: f64, k: f64) -> Self {
        let mut random = Random(5);
        let mut rates = [0, 1].map(|_| -> Vec<f64> {
            let weight = |rank: usize| exp(-1.05 * ln(rank as f64 + 2.7));
            (0..words).map(|rank| weight(rank) * exp(difference * random.normal())).collect()
        });
        for rates in &mut rates {
            let sum: f64 = rates.iter().sum();
            for rate in rates {
                *rate /= sum;
            }
        }
        Self { rates, k }
    }

    /// The words of some articles of an outlet.
    fn articles(&self, random: &mut Random, outlet: usize, number: usize) -> Vec<Vec<(u32, u64)>> {
        let article = |random: &mut Random| {
            let size = random.size();
            let count = |(word, rate): (usize, &f64)| {
                let count = random.occurrences(rate * 1e6, self.k, size);
                (count > 0).then_some((word as u32, count))
            };
            self.rates[outlet].iter().enumerate().filter_map(count).collect()
        };
        (0..number).map(|_| article(random)).collect()
    }
}

fn unit<'a>(articles: impl Iterator<Item = &'a Vec<(u32, u64)>>, words: usize) -> Unit {
    let mut counts = vec![0; words];
    articles.flatten().for_each(|&(word, count)| counts[word as usize] += count);
    Unit::new((0..).zip(counts).collect())
}

/// Score, interval and chance of two samples.
struct Found {
    score: f64,
    low: f64,
    high: f64,
    chance: (f64, f64),
}

fn found(
    measure: &SimilarityMeasure,
    sides: &[Vec<Vec<(u32, u64)>>; 2],
    words: usize,
    seed: u64,
    shuffles: u64,
) -> Found {
    let whole = [0, 1].map(|side| unit(sides[side].iter(), words));
    let spread = ArticleSpread { articles: 1, with: vec![1; words] };
    let frequent: Vec<u32> = (0..100).collect();
    let score = |a: Unit, b: Unit| {
        measure
            .score(&Units::new(vec![a, b], spread.clone(), frequent.clone()), Pair(0, 1))
            .expect("words on both sides")
    };
    let without = [0, 1].map(|side| {
        let dealt = dealt_out(sides[side].len(), seed + side as u64);
        let groups = dealt.iter().max().map_or(0, |last| last + 1);
        let left = |group: u32| {
            let rest = sides[side].iter().zip(&dealt).filter(|(_, of)| **of != group).map(|(article, _)| article);
            let rest = unit(rest, words);
            Some(if side == 0 { score(rest, whole[1].clone()) } else { score(whole[0].clone(), rest) })
        };
        (0..groups).map(left).collect::<Vec<_>>()
    });
    let value = score(whole[0].clone(), whole[1].clone());
    let interval = jackknife_interval(value, &[&without[0], &without[1]], 0.95).expect("groups on both sides");
    let all: Vec<&Vec<(u32, u64)>> = sides.iter().flatten().collect();
    let tokens: Vec<u64> = all.iter().map(|article| article.iter().map(|&(_, count)| count).sum()).collect();
    let draw = |draw: u64| {
        let first = dealt_anew(&tokens, whole[0].tokens(), seed, draw);
        let of = |side: bool| {
            unit(all.iter().zip(&first).filter(|(_, is)| **is == side).map(|(article, _)| *article), words)
        };
        score(of(true), of(false))
    };
    let chance = middle((0..shuffles).map(draw).collect(), 0.95).unwrap_or((0.0, 0.0));
    Found { score: value, low: interval.low, high: interval.high, chance }
}

/// The share of intervals that hold the mean score of such samples, and of scores beyond chance.
fn coverage(measure: &SimilarityMeasure, world: &World, articles: usize, samples: u64, shuffles: u64) -> [f64; 2] {
    let mut random = Random(31);
    let words = world.rates[0].len();
    let sample = |sample: u64| {
        let sides = [0, 1].map(|outlet| world.articles(&mut random, outlet, articles));
        found(measure, &sides, words, sample, shuffles)
    };
    let found: Vec<Found> = (0..samples).map(sample).collect();
    let mean = found.iter().map(|found| found.score).sum::<f64>() / samples as f64;
    let held = found.iter().filter(|found| found.low <= mean && mean <= found.high).count();
    let beyond = found.iter().filter(|found| found.score < found.chance.0 || found.score > found.chance.1).count();
    [held, beyond].map(|number| number as f64 / samples as f64)
}

#[test]
#[ignore = "takes minutes; prints the table of docs/inference.md"]
fn coverage_table() {
    println!("| measure | articles a side | same outlet | 0.2 | 0.5 |\n|---|---|---|---|---|");
    for measure in [&COSINE_RELFREQ, &JSD_BITS, &JS_DISTANCE, &EUCLIDEAN_MFW, &SPEARMAN] {
        for articles in [10, 30, 100] {
            let cell = |difference: f64| {
                let of_k = [0.5, 2.0].map(|k| {
                    let [held, beyond] = coverage(measure, &World::new(3_000, difference, k), articles, 200, 39);
                    format!("{:.1} ({:.1})", 100.0 * held, 100.0 * beyond)
                });
                of_k.join(", ")
            };
            println!("| {} | {articles} | {} | {} | {} |", measure.name, cell(0.0), cell(0.2), cell(0.5));
        }
    }
}

#[test]
fn intervals_hold_other_samples_and_one_outlet_is_no_farther_than_chance() {
    for measure in [&COSINE_RELFREQ, &JSD_BITS] {
        let [held, beyond] = coverage(measure, &World::new(200, 0.0, 1.0), 12, 40, 39);
        assert!(held >= 0.9, "{}: {held}", measure.name);
        // Five in a hundred are beyond; of forty more than six once in a hundred times.
        assert!(beyond <= 0.15, "{}: {beyond}", measure.name);
        let [held, beyond] = coverage(measure, &World::new(200, 0.5, 1.0), 12, 40, 39);
        assert!(held >= 0.9 && beyond > 0.5, "{}: {held} {beyond}", measure.name);
    }
}
