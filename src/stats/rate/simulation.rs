//! Do the intervals hold the truth as often as they say? Articles are made up with a known rate; seeds are fixed.

use super::*;
use crate::stats::simulated::Random;

/// The sums of a word in so many articles.
fn drawn_group(random: &mut Random, articles: u64, per_million: f64, k: f64) -> Moments {
    let sizes: Vec<u64> = (0..articles).map(|_| random.size()).collect();
    let mut word = Moments::of_group(&sizes);
    for size in sizes {
        word.add_occurrences(random.occurrences(per_million, k, size), size);
    }
    word
}

/// What is simulated: two groups whose rates are `ratio` to 1, or a single one (`reference` = 0).
#[derive(Clone, Copy)]
struct Cell {
    target: u64,
    reference: u64,
    ratio: f64,
    level: f64,
}

/// The share of intervals that hold the truth, and the median width in log2 units where both ends are finite.
struct Coverage {
    share: f64,
    width: f64,
}

impl Cell {
    const fn new(target: u64, reference: u64) -> Self {
        Self { target, reference, ratio: 1.0, level: 0.95 }
    }

    fn name(self) -> String {
        match (self.reference, self.ratio > 1.0) {
            (0, _) => self.target.to_string(),
            (reference, false) => format!("{} v {reference}", self.target),
            (reference, true) => format!("{} v {reference}, {} : 1", self.target, self.ratio),
        }
    }

    /// `per_million` is the rate of the single group or of the reference.
    fn coverage(self, k: f64, per_million: f64, draws: u32) -> Coverage {
        let mut random = Random(42);
        let (mut held, mut made, mut widths) = (0u32, 0u32, Vec::new());
        for _ in 0..draws {
            let group = drawn_group(&mut random, self.target, per_million * self.ratio, k);
            let (interval, truth) = if self.reference == 0 {
                (rate_interval(&group, self.level), per_million)
            } else {
                let other = drawn_group(&mut random, self.reference, per_million, k);
                (log_ratio_interval(&group, &other, self.level), log2(self.ratio))
            };
            let Some(Estimate { low, high, .. }) = interval else { continue };
            made += 1;
            held += u32::from(low <= truth && truth <= high);
            let width = if self.reference == 0 { log2(high / low) } else { high - low };
            if width.is_finite() {
                widths.push(width);
            }
        }
        widths.sort_by(f64::total_cmp);
        let width = widths.get(widths.len() / 2).copied().unwrap_or(f64::INFINITY);
        Coverage { share: f64::from(held) / f64::from(made), width }
    }
}

const GROUPS: [Cell; 12] = [
    Cell::new(10, 0),
    Cell::new(12, 0),
    Cell::new(30, 0),
    Cell::new(132, 0),
    Cell::new(10, 48),
    Cell::new(12, 48),
    Cell::new(48, 12),
    Cell::new(30, 180),
    Cell::new(132, 792),
    Cell::new(792, 132),
    Cell { ratio: 4.0, ..Cell::new(12, 48) },
    Cell { ratio: 4.0, ..Cell::new(30, 180) },
];
const BURSTS: [f64; 4] = [0.05, 0.2, 1.0, f64::INFINITY];
const RATES: [f64; 4] = [100.0, 300.0, 1_000.0, 3_000.0];

#[test]
#[ignore = "takes half a minute; prints the tables of the module's documentation"]
fn coverage_tables() {
    let (mut cells, mut good, mut widths) = (0, 0, String::new());
    println!("//! | articles | k = 0.05 | 0.2 | 1 | ∞ |\n//! |---|---|---|---|---|");
    for group in GROUPS {
        let found = BURSTS.map(|k| RATES.map(|rate| group.coverage(k, rate, 4_000)));
        let line = |number: &dyn Fn(&Coverage) -> f64| {
            let row = |row: &[Coverage; 4]| row.each_ref().map(|cell| format!("{:.1}", number(cell))).join(" ");
            format!("//! | {} | {} |\n", group.name(), found.each_ref().map(row).join(" | "))
        };
        print!("{}", line(&|cell| 100.0 * cell.share));
        widths += &line(&|cell| cell.width);
        cells += 16;
        good += found.iter().flatten().filter(|cell| cell.share >= 0.93).count();
    }
    println!("{widths}{good} of {cells} cells hold 93 % or more");
    assert!(good * 16 >= cells * 15);
}

/// Log ratios with so many articles a side: the lowest and the highest coverage over rates from 100 to 10,000 per million, in per
/// cent, and that of words of 1,000.
#[test]
#[ignore = "takes a minute; prints the table of docs/inference.md"]
fn coverage_by_articles() {
    println!("| articles a side | rates | k = 0.05 | 0.2 | 1 | ∞ |\n|---|---|---|---|---|---|");
    for articles in [10, 30, 100, 300] {
        for ratio in [1.0, 2.0, 4.0] {
            let cell = Cell { ratio, ..Cell::new(articles, articles) };
            let shown = BURSTS.map(|k| {
                let of_rate = |rate| 100.0 * cell.coverage(k, rate, 2_000).share;
                let found = [100.0, 300.0, 1_000.0, 3_000.0, 10_000.0].map(of_rate);
                let low = found.iter().copied().fold(100.0, f64::min);
                let high = found.iter().copied().fold(0.0, f64::max);
                format!("{low:.1} to {high:.1}, {:.1}", found[2])
            });
            println!("| {articles} | {ratio} : 1 | {} |", shown.join(" | "));
        }
    }
}

#[test]
fn coverage_holds() {
    for (target, reference) in [(10, 0), (30, 0), (10, 10), (12, 48), (30, 180), (100, 100)] {
        for (k, rate) in [(0.05, 300.0), (0.2, 1_000.0), (1.0, 3_000.0), (f64::INFINITY, 300.0)] {
            let cell = Cell::new(target, reference);
            let share = cell.coverage(k, rate, 600).share;
            assert!(share >= 0.925, "{}, k = {k}, {rate} per million: {share}", cell.name());
        }
    }
}

#[test]
fn long_bursts_in_few_articles_are_allowed_for() {
    // Without what one side tells of the other, 91 % and 90 %.
    for articles in [10, 30] {
        let cell = Cell { ratio: 2.0, ..Cell::new(articles, articles) };
        let share = cell.coverage(0.05, 10_000.0, 1_000).share;
        assert!(share >= 0.925, "{}: {share}", cell.name());
    }
}

#[test]
fn coverage_of_ninety_per_cent_holds_too() {
    let cell = Cell { level: 0.9, ..Cell::new(30, 180) };
    for k in [0.2, 1.0, f64::INFINITY] {
        let share = cell.coverage(k, 1_000.0, 600).share;
        assert!(share >= 0.87, "k = {k}: {share}");
    }
}

#[test]
fn a_single_burst_in_ten_articles_stays_readable() {
    let width = Cell::new(10, 0).coverage(0.2, 300.0, 300).width;
    assert!(width < 10.0, "{width} doublings");
}
