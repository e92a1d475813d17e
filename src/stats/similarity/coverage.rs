//! Do the intervals of distances hold what other articles, as many, would give? Articles are made up; seeds are fixed.

use super::*;
use crate::stats::resampling::{chance_range, dealt_anew, dealt_out};
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

/// Score, interval and chance of two samples by one measure.
struct Found {
    score: f64,
    low: f64,
    high: f64,
    chance: (f64, f64),
}

type Articles = Vec<Vec<(u32, u64)>>;

/// What each measure finds in two samples.
fn found(measures: &[&SimilarityMeasure], sides: &[Articles; 2], words: usize, seed: u64, shuffles: u64) -> Vec<Found> {
    let whole = [0, 1].map(|side| unit(sides[side].iter(), words));
    let spread = ArticleSpread { articles: 1, with: vec![1; words] };
    let frequent: Vec<u32> = (0..100).collect();
    let scores = |a: Unit, b: Unit| -> Vec<Option<f64>> {
        let units = Units::new(vec![a, b], spread.clone(), frequent.clone());
        measures.iter().map(|measure| measure.score(&units, Pair(0, 1))).collect()
    };
    let without = [0, 1].map(|side| {
        let dealt = dealt_out(sides[side].len(), seed + side as u64);
        let groups = dealt.iter().max().map_or(0, |last| last + 1);
        let left = |group: u32| {
            let rest = sides[side].iter().zip(&dealt).filter(|(_, of)| **of != group).map(|(article, _)| article);
            let rest = unit(rest, words);
            if side == 0 { scores(rest, whole[1].clone()) } else { scores(whole[0].clone(), rest) }
        };
        (0..groups).map(left).collect::<Vec<_>>()
    });
    let all: Vec<&Vec<(u32, u64)>> = sides.iter().flatten().collect();
    let tokens: Vec<u64> = all.iter().map(|article| article.iter().map(|&(_, count)| count).sum()).collect();
    let draw = |draw: u64| {
        let first = dealt_anew(&tokens, whole[0].tokens(), seed, draw);
        let of = |side: bool| {
            unit(all.iter().zip(&first).filter(|(_, is)| **is == side).map(|(article, _)| *article), words)
        };
        scores(of(true), of(false))
    };
    let drawn: Vec<Vec<Option<f64>>> = (0..shuffles).map(draw).collect();
    let values = scores(whole[0].clone(), whole[1].clone());
    let of_measure = |place: usize| {
        let left = [0, 1].map(|side| without[side].iter().map(|scores| scores[place]).collect::<Vec<_>>());
        let value = values[place].expect("words on both sides");
        let interval =
            score_interval(measures[place], value, &[&left[0], &left[1]], 0.95).expect("groups on both sides");
        let chance = chance_range(drawn.iter().filter_map(|scores| scores[place]).collect(), 0.95).expect("39 draws");
        Found { score: value, low: interval.low, high: interval.high, chance }
    };
    (0..measures.len()).map(of_measure).collect()
}

/// For each measure the share of intervals that hold the mean score of such samples, and of scores beyond chance.
fn coverage(
    measures: &[&SimilarityMeasure],
    world: &World,
    articles: usize,
    samples: u64,
    shuffles: u64,
) -> Vec<[f64; 2]> {
    let mut random = Random(31);
    let words = world.rates[0].len();
    let mut sample = |sample: u64| {
        let sides = [0, 1].map(|outlet| world.articles(&mut random, outlet, articles));
        found(measures, &sides, words, sample, shuffles)
    };
    let all: Vec<Vec<Found>> = (0..samples).map(&mut sample).collect();
    let of_measure = |place: usize| {
        let found: Vec<&Found> = all.iter().map(|found| &found[place]).collect();
        let mean = found.iter().map(|found| found.score).sum::<f64>() / samples as f64;
        let held = found.iter().filter(|found| found.low <= mean && mean <= found.high).count();
        let is_beyond = |found: &&&Found| found.score < found.chance.0 || found.score > found.chance.1;
        let beyond = found.iter().filter(is_beyond).count();
        [held, beyond].map(|number| number as f64 / samples as f64)
    };
    (0..measures.len()).map(of_measure).collect()
}

#[test]
#[ignore = "takes minutes; prints the table of docs/intervals.md"]
fn coverage_table() {
    let measures = [&COSINE_RELFREQ, &JSD_BITS, &JS_DISTANCE, &EUCLIDEAN_MFW, &SPEARMAN];
    println!("| articles a side | difference (SD of logs), k | {} |", measures.map(|measure| measure.name).join(" | "));
    println!("|---|---|{}", "---|".repeat(measures.len()));
    for articles in [10, 30, 100] {
        for difference in [0.0, 0.2, 0.5] {
            for k in [0.5, 2.0] {
                let found = coverage(&measures, &World::new(1_000, difference, k), articles, 200, 39);
                let cell = |[held, beyond]: &[f64; 2]| format!("{:.1} ({:.1})", 100.0 * held, 100.0 * beyond);
                let cells: Vec<String> = found.iter().map(cell).collect();
                println!("| {articles} | {difference}, {k} | {} |", cells.join(" | "));
            }
        }
    }
}

#[test]
fn intervals_hold_other_samples_and_one_outlet_is_no_farther_than_chance() {
    let measures = [&COSINE_RELFREQ, &JSD_BITS];
    let same = coverage(&measures, &World::new(200, 0.0, 1.0), 12, 40, 39);
    let other = coverage(&measures, &World::new(200, 0.5, 1.0), 12, 40, 39);
    for (place, measure) in measures.iter().enumerate() {
        let [held, beyond] = same[place];
        // Five in a hundred are beyond; of forty more than six once in a hundred times.
        assert!(held >= 0.9 && beyond <= 0.15, "{}: {held} {beyond}", measure.name);
        let [held, beyond] = other[place];
        assert!(held >= 0.9 && beyond > 0.5, "{}: {held} {beyond}", measure.name);
    }
}
