//! Does the test keep its level, and does it find what is there? Corpora are made up with a known truth; seeds are fixed.

mod alternatives;
mod best;

use super::engine::Engine;
use super::shuffles::Draws;
use super::words::Adder;
use super::*;
use crate::stats::correction::Correction;
use crate::stats::keyness::TextCount;
use crate::stats::simulated::Random;

/// A word's rate per million in all articles, its burstiness, and how it differs in some articles of group 0.
#[derive(Debug, Clone, Copy)]
struct Word {
    per_million: f64,
    k: f64,
    /// Its burstiness outside group 0.
    elsewhere: f64,
    planted: Option<Planted>,
}

/// So many times as frequent in this share of the articles of group 0.
#[derive(Debug, Clone, Copy)]
struct Planted {
    times: f64,
    share: f64,
}

impl Word {
    /// As frequent and as bursty everywhere.
    const fn alike(per_million: f64, k: f64) -> Self {
        Self { per_million, k, elsewhere: k, planted: None }
    }

    const fn planted(per_million: f64, k: f64, planted: Planted) -> Self {
        Self { planted: Some(planted), ..Self::alike(per_million, k) }
    }

    /// How many times as frequent it is in the article of this place in group 0, which has so many.
    fn times_in(&self, place: usize, articles: usize) -> f64 {
        let planted = self.planted.filter(|planted| (place as f64) < planted.share * articles as f64);
        planted.map_or(1.0, |planted| planted.times)
    }
}

struct Generated {
    sample: Sample,
    words: Vec<Vec<TextCount>>,
}

/// Articles of each group, in the order of the groups; those of group 0 are so many times as long.
fn generated(random: &mut Random, groups: &[usize], times_as_long: u64, words: &[Word]) -> Generated {
    let labels = groups.iter().enumerate().flat_map(|(group, &articles)| vec![group as u16; articles]);
    let mut articles: Vec<SampleArticle> = labels
        .map(|group| {
            let tokens = random.size() * if group == 0 { times_as_long } else { 1 };
            SampleArticle { tokens, group, stratum: 0, block: None }
        })
        .collect();
    let tokens: Vec<u64> = articles.iter().map(|article| article.tokens).collect();
    let classes = length_classes(&tokens, &(0..tokens.len()).collect::<Vec<_>>());
    for (stratum, members) in classes.iter().enumerate() {
        for &place in members {
            articles[place].stratum = stratum as u32;
        }
    }
    let mut occurrences = |word: &Word| {
        let count = |(place, article): (usize, &SampleArticle)| {
            let k = if article.group == 0 { word.k } else { word.elsewhere };
            let rate = word.per_million * word.times_in(place, groups[0]);
            let count = random.occurrences(rate, k, article.tokens);
            (count > 0).then_some(TextCount { place: place as u32, count })
        };
        articles.iter().enumerate().filter_map(count).collect()
    };
    let words = words.iter().map(&mut occurrences).collect();
    Generated { sample: Sample::new(&articles), words }
}

impl Generated {
    /// Words that are candidates: ten occurrences in five articles, or one in a hundred.
    fn candidates(&self) -> Vec<&[TextCount]> {
        let least = self.sample.articles().div_ceil(100).max(5);
        let is_candidate =
            |word: &&Vec<TextCount>| word.len() >= least && word.iter().map(|text| text.count).sum::<u64>() >= 10;
        self.words.iter().filter(is_candidate).map(Vec::as_slice).collect()
    }

    fn tested(&self, plan: &Plan) -> Permutation {
        let targets: Vec<u16> = (0..self.sample.groups() as u16).collect();
        Permutation::of(&self.sample, &self.candidates(), &targets, plan, 2)
    }
}

const RATES: [f64; 4] = [100.0, 300.0, 1_000.0, 3_000.0];
const BURSTS: [f64; 4] = [0.05, 0.2, 1.0, f64::INFINITY];

/// `times` words of each rate and burstiness, none of which differs.
fn null_words(times: usize) -> Vec<Word> {
    let word = |place: usize| Word::alike(RATES[place % 4], BURSTS[place / 4 % 4]);
    (0..16 * times).map(word).collect()
}

/// The distance of p-values from the uniform distribution, in units of 1/√n (Kolmogorov): 1.36 is passed once in twenty.
///
/// Only where p lies above the uniform: a p of a discrete statistic may be too large, never too small.
fn kolmogorov(mut p: Vec<f64>) -> f64 {
    p.sort_by(f64::total_cmp);
    let number = p.len() as f64;
    let excess = p.iter().enumerate().map(|(place, p)| (place as f64 + 1.0) / number - p);
    excess.fold(0.0, f64::max) * number.sqrt()
}

/// The distance of p-values from the uniform distribution either way, in units of 1/√n: 1.36 is passed once in twenty, 1.95 once
/// in a thousand.
fn kolmogorov_both_ways(p: &[f64]) -> f64 {
    let mirrored = p.iter().map(|p| 1.0 - p).collect();
    kolmogorov(p.to_vec()).max(kolmogorov(mirrored))
}

/// p of every candidate in group 0 with `shuffles` shuffles, where a draw between those that tie with what was observed decides
/// how many of them lie farther out: exactly uniform without a difference, if the test is right.
fn randomised(generated: &Generated, random: &mut Random, seed: u64, shuffles: u64) -> Vec<f64> {
    let (sample, words) = (&generated.sample, generated.candidates());
    let engine = Engine::new(sample, &words, &[0], 1);
    let (as_it_is, draws) = (Draws::observed(&engine.moving), Draws::seeded(&engine.moving, seed, 0..shuffles, 1));
    let adder = &mut Adder::new(1);
    let mut p_of = |word: usize| {
        let observed = engine.drawn(adder, &as_it_is, word)[0][0];
        let (mut above, mut ties) = (0.0, 0.0);
        for drawn in &engine.drawn(adder, &draws, word)[0] {
            let is_tie = drawn.count == observed.count || (drawn.value - observed.value).abs() <= 1e-12;
            ties += f64::from(u8::from(is_tie));
            above += f64::from(u8::from(!is_tie && drawn.value > observed.value));
        }
        let upper = (above + random.uniform() * (ties + 1.0)) / (shuffles + 1) as f64;
        2.0 * upper.min(1.0 - upper)
    };
    (0..words.len()).map(&mut p_of).collect()
}

/// Corpora without a difference: the share with a listed word, the share of p <= .05, of these the share of over-use of group 0,
/// and the farthest that p lies below the uniform.
struct Size {
    runs: usize,
    with_list: usize,
    p: Vec<f64>,
    randomised: Vec<f64>,
    over: usize,
    under: usize,
}

fn size(groups: &[usize], times_as_long: u64, words: &[Word], runs: u64, plan: &Plan) -> Size {
    let mut size = Size { runs: runs as usize, with_list: 0, p: Vec::new(), randomised: Vec::new(), over: 0, under: 0 };
    for run in 0..runs {
        let generated = generated(&mut Random(1_000 + run), groups, times_as_long, words);
        let found = generated.tested(&Plan { seed: run, ..*plan });
        let p: Vec<Option<f64>> = found.p().into_iter().map(Some).collect();
        let listed = Correction::Bh.adjusted(&p).into_iter().flatten().any(|q| q <= plan.level);
        size.with_list += usize::from(listed);
        size.randomised.extend(randomised(&generated, &mut Random(5_000 + run), run, 999));
        for of_word in found.outcomes.chunks_exact(groups.len()) {
            size.p.push(of_word[0].p());
            size.over += usize::from(of_word[0].p() <= 0.05 && of_word[0].above.p() < of_word[0].below.p());
            size.under += usize::from(of_word[0].p() <= 0.05 && of_word[0].above.p() > of_word[0].below.p());
        }
    }
    size
}

impl Size {
    fn row(&self, name: &str) -> String {
        let rejected = self.over + self.under;
        format!(
            "| {name} | {} | {:.1} | {:.2} | {:.1} | {:.2} | {:.2} | {:.2} |",
            self.runs,
            100.0 * self.with_list as f64 / self.runs as f64,
            100.0 * rejected as f64 / self.p.len() as f64,
            100.0 * self.over as f64 / rejected.max(1) as f64,
            kolmogorov(self.p.clone()),
            100.0 * self.randomised.iter().filter(|p| **p <= 0.05).count() as f64 / self.randomised.len() as f64,
            kolmogorov_both_ways(&self.randomised),
        )
    }
}

#[test]
#[ignore = "takes minutes; prints the tables of docs/inference.md"]
fn size_tables() {
    println!(
        "| articles | corpora | with a list % | p <= .05 % | of these over-use % | below uniform, units of 1/√n | ties at random: p <= .05 % | \
         from uniform, units of 1/√n |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (name, groups, times_as_long) in [
        ("10 v 10", vec![10, 10], 1),
        ("30 v 30", vec![30, 30], 1),
        ("100 v 100", vec![100, 100], 1),
        ("12 v 60", vec![12, 60], 1),
        ("30 v 180", vec![30, 180], 1),
        ("132 v 792 (7 outlets)", vec![132; 7], 1),
        ("30 v 30, three times as long", vec![30, 30], 3),
        ("100 v 100, three times as long", vec![100, 100], 3),
        ("30 v 180, three times as long", vec![30, 180], 3),
    ] {
        let articles: usize = groups.iter().sum();
        let runs = if articles > 500 { 40 } else { 200 };
        println!("{}", size(&groups, times_as_long, &null_words(10), runs, &Plan::USUAL).row(name));
    }
}

/// Four outlets that do not differ, all of whose words come in like bursts.
#[test]
#[ignore = "takes minutes; prints the tables of docs/inference.md"]
fn bursts_tables() {
    println!("| k | articles an outlet | corpora | with a list % | p <= .05 % |\n|---|---|---|---|---|");
    for k in BURSTS {
        for articles in [20, 100] {
            let words: Vec<Word> = (0..400).map(|place| Word::alike(RATES[place % 4], k)).collect();
            let found = size(&[articles; 4], 1, &words, 50, &ENOUGH);
            println!(
                "| {k} | {articles} | {} | {:.0} | {:.2} |",
                found.runs,
                100.0 * found.with_list as f64 / found.runs as f64,
                100.0 * (found.over + found.under) as f64 / found.p.len() as f64
            );
        }
    }
}

/// Words as frequent everywhere, but more or less bursty in group 0: no difference of rates, but one of articles.
#[test]
#[ignore = "takes minutes; prints the tables of docs/inference.md"]
fn unequal_bursts_tables() {
    println!(
        "| articles | k, and elsewhere | with a list % | p <= .05: over-use % | under-use % |\n|---|---|---|---|---|"
    );
    for groups in [[12, 60], [30, 180], [100, 600], [100, 100], [300, 300]] {
        for (k, elsewhere) in [(0.2, f64::INFINITY), (f64::INFINITY, 0.2), (0.2, 1.0), (1.0, 0.2)] {
            let word = |per_million| Word { elsewhere, ..Word::alike(per_million, k) };
            let words = [300.0, 1_000.0, 3_000.0].map(|per_million| vec![word(per_million); 20]).concat();
            let found = size(&groups, 1, &words, 40, &Plan { most: 9_999, ..Plan::USUAL });
            let share = |number: usize| 100.0 * number as f64 / found.p.len() as f64;
            let [target, reference] = groups;
            println!(
                "| {target} v {reference} | {k}, {elsewhere} | {:.0} | {:.1} | {:.1} |",
                100.0 * found.with_list as f64 / found.runs as f64,
                share(found.over),
                share(found.under)
            );
        }
    }
}

/// Enough shuffles for some thousand tests.
const ENOUGH: Plan = Plan { most: 99_999, ..Plan::USUAL };

/// Twice in 20 % is one fifth more on the whole; six times in 20 %, or twice in all, is twice as much on the whole.
const PLANTED: [Planted; 4] = [
    Planted { times: 2.0, share: 0.2 },
    Planted { times: 6.0, share: 0.2 },
    Planted { times: 2.0, share: 1.0 },
    Planted { times: 10.0, share: 0.2 },
];

const POWER_WORDS: [(f64, f64); 8] = [
    (300.0, f64::INFINITY),
    (1_000.0, 1.0),
    (1_000.0, f64::INFINITY),
    (3_000.0, 1.0),
    (3_000.0, f64::INFINITY),
    (10_000.0, f64::INFINITY),
    (30_000.0, f64::INFINITY),
    (50_000.0, f64::INFINITY),
];

#[test]
#[ignore = "takes minutes; prints the tables of docs/inference.md"]
fn power_tables() {
    println!("| planted | per million | k | 30 an outlet | 100 | 300 |\n|---|---|---|---|---|---|");
    for planted in PLANTED {
        for (per_million, k) in POWER_WORDS {
            let word = Word::planted(per_million, k, planted);
            let found = [30, 100, 300].map(|articles| {
                let [each, one] = power(&[articles; 4], word, 480, 4, &ENOUGH);
                format!("{:.0} · {:.0}", 100.0 * each, 100.0 * one)
            });
            let Planted { times, share } = planted;
            println!("| ×{times} in {:.0} % | {per_million} | {k} | {} |", 100.0 * share, found.join(" | "));
        }
    }
}

/// What the best possible test would find with 100 articles an outlet, beside what `power_tables` finds.
#[test]
#[ignore = "takes minutes; prints the tables of docs/inference.md"]
fn best_tables() {
    println!("| planted | per million | k | best possible |\n|---|---|---|---|");
    for planted in PLANTED {
        for (per_million, k) in POWER_WORDS {
            let word = Word::planted(per_million, k, planted);
            let [each, one] = [2_000, 500].map(|tests| 100.0 * best::best(word, 100, tests));
            let Planted { times, share } = planted;
            println!("| ×{times} in {:.0} % | {per_million} | {k} | {each:.0} · {one:.0} |", 100.0 * share);
        }
    }
}

/// Over- and under-use in one of seven outlets that the best possible test would find equally often.
#[test]
#[ignore = "takes minutes; prints the tables of docs/inference.md"]
fn side_tables() {
    println!(
        "| per million | k | best possible | over-use | listed | under-use | listed |\n|---|---|---|---|---|---|---|"
    );
    for (per_million, k) in [
        (1_000.0, f64::INFINITY),
        (1_000.0, 1.0),
        (3_000.0, f64::INFINITY),
        (3_000.0, 1.0),
        (3_000.0, 0.2),
        (10_000.0, f64::INFINITY),
    ] {
        for goal in [0.8, 0.95] {
            let word = Word::alike(per_million, k);
            let [over, under] = [1.0, -1.0].map(|side| {
                let times = best::times_found(word, 100, 1_820, goal, side);
                let planted = Some(Planted { times, share: 1.0 });
                (times, 100.0 * power(&[100; 7], Word { planted, ..word }, 240, 16, &ENOUGH)[0])
            });
            println!(
                "| {per_million} | {k} | {:.0} | ×{:.2} | {:.0} | ×{:.2} | {:.0} |",
                100.0 * goal,
                over.0,
                over.1,
                under.0,
                under.1
            );
        }
    }
}

/// The share of twenty planted words that are listed, on their side, among so many that do not differ; group 0 has the planted. If
/// every group is a target, and if group 0 alone is.
fn power(groups: &[usize], planted: Word, others: usize, runs: u64, plan: &Plan) -> [f64; 2] {
    let words = [vec![planted; 20], null_words(others / 16)].concat();
    let is_over = planted.planted.is_some_and(|planted| planted.times > 1.0);
    let every: Vec<u16> = (0..groups.len() as u16).collect();
    let mut found = [0usize; 2];
    for run in 0..runs {
        let generated = generated(&mut Random(9_000 + run), groups, 1, &words);
        // The planted words are frequent, so all of them are candidates and stand first.
        for (found, targets) in found.iter_mut().zip([&every[..], &[0]]) {
            let plan = Plan { seed: run, ..*plan };
            let tested = Permutation::of(&generated.sample, &generated.candidates(), targets, &plan, 2);
            let p: Vec<Option<f64>> = tested.p().into_iter().map(Some).collect();
            let q = Correction::Bh.adjusted(&p);
            let is_found = |test: &usize| {
                let on_its_side = (tested.outcomes[*test].observed > 0.0) == is_over;
                on_its_side && q[*test].is_some_and(|q| q <= plan.level)
            };
            *found += (0..20).map(|word| word * targets.len()).filter(is_found).count();
        }
    }
    found.map(|found| found as f64 / (20 * runs) as f64)
}

#[test]
fn without_a_difference_lists_are_empty_and_p_is_not_too_small() {
    let plan = Plan { first: 999, most: 19_999, ..Plan::USUAL };
    let size = size(&[15, 40], 1, &null_words(3), 40, &plan);
    assert!(size.with_list <= 5, "{} of {} corpora have a list", size.with_list, size.runs);
    // 1.9 is passed in one of a thousand samples on this side.
    assert!(kolmogorov(size.p.clone()) < 1.9, "{}", kolmogorov(size.p.clone()));
    // Either way: 1.95 is passed in one of a thousand samples.
    let uniform = kolmogorov_both_ways(&size.randomised);
    assert!(uniform < 1.95 && size.randomised.len() > 1_000, "{uniform} of {}", size.randomised.len());
    let rejected = (size.over + size.under) as f64 / size.p.len() as f64;
    // Ties of the same count make it less than five.
    assert!((0.015..0.06).contains(&rejected), "{rejected}");
    assert!(size.over.abs_diff(size.under) * 3 <= size.over + size.under, "{} {}", size.over, size.under);
}

#[test]
fn planted_words_are_found() {
    let plan = Plan { first: 999, ..Plan::USUAL };
    let doubled = Word::planted(3_000.0, 1.0, Planted { times: 2.0, share: 1.0 });
    assert!(power(&[100; 4], doubled, 480, 1, &plan)[0] >= 0.8);
    // As frequent as "the", a fifth more on the whole.
    let frequent = Word::planted(50_000.0, f64::INFINITY, PLANTED[0]);
    assert!(power(&[100; 4], frequent, 96, 1, &plan)[1] >= 0.8);
}
