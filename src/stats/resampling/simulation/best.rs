//! What the best possible test would find: it knows the base rate, the burstiness, and how the planted articles differ, and asks only
//! whether they do (Neyman & Pearson 1933). No test that has to learn these from the articles can find more.

use super::{Planted, Word};
use crate::stats::correction::Correction;
use crate::stats::simulated::Random;
use crate::stats::special::{exp, ln, ln_gamma};

/// Corpora made up for one share.
const DRAWS: usize = 4_000;
/// Lists of twenty planted words made from them.
const LISTS: usize = 200;

/// The share of twenty planted words that a list of so many tests would hold, if p came from the best possible test.
pub(super) fn best(word: Word, articles: usize, tests: usize) -> f64 {
    listed(&best_p(word, articles), tests)
}

/// How many times as frequent (`side` 1; −1: rarer) a word must be in all of so many articles for the best possible test to list
/// this share of twenty.
pub(super) fn times_found(word: Word, articles: usize, tests: usize, goal: f64, side: f64) -> f64 {
    let (mut low, mut high) = (0.0, 3.0);
    for _ in 0..10 {
        let middle = f64::midpoint(low, high);
        let planted = Some(Planted { times: exp(side * middle), share: 1.0 });
        if best(Word { planted, ..word }, articles, tests) < goal { low = middle } else { high = middle }
    }
    exp(side * high)
}

/// Two-sided p in corpora with the planted word, as the tail of the likelihood ratio L without it: E₀[L ≥ c] = E₁[1/L; L ≥ c], so
/// draws of the alternative tell the smallest p exactly.
fn best_p(word: Word, articles: usize) -> Vec<f64> {
    let mut random = Random(5);
    let mut ratios: Vec<f64> =
        (0..DRAWS).map(|_| log_likelihood_ratio(word, &target(&mut random, word, articles))).collect();
    ratios.sort_by(|a, b| b.total_cmp(a));
    let tails = ratios.iter().scan(0.0, |tail, ratio| {
        *tail += exp(-ratio) / DRAWS as f64;
        Some((2.0 * *tail).min(1.0))
    });
    tails.collect()
}

/// Twenty of these p among so many that are uniform, again and again: the share that Benjamini and Hochberg list at .05.
fn listed(p: &[f64], tests: usize) -> f64 {
    let mut random = Random(8);
    let mut found = 0;
    for _ in 0..LISTS {
        #[expect(clippy::cast_sign_loss, reason = "a uniform is above 0")]
        let mut planted = || p[(random.uniform() * p.len() as f64) as usize];
        let mut family: Vec<Option<f64>> = (0..20).map(|_| Some(planted())).collect();
        family.extend((20..tests).map(|_| Some(random.uniform())));
        let q = Correction::Bh.adjusted(&family);
        found += q[..20].iter().filter(|q| q.is_some_and(|q| q <= 0.05)).count();
    }
    found as f64 / (20 * LISTS) as f64
}

/// Count and tokens of each article of the target.
fn target(random: &mut Random, word: Word, articles: usize) -> Vec<(u64, u64)> {
    let of_article = |place: usize| {
        let size = random.size();
        (random.occurrences(word.per_million * word.times_in(place, articles), word.k, size), size)
    };
    (0..articles).map(of_article).collect()
}

/// ln of the mean, over all choices of the planted articles, of the likelihood with them over that without any.
///
/// Article by article, `mean[j]` is the mean over the choices of j articles among those before.
fn log_likelihood_ratio(word: Word, articles: &[(u64, u64)]) -> f64 {
    let Planted { times, share } = word.planted.expect("a planted word");
    let chosen = (0..articles.len()).filter(|&place| (place as f64) < share * articles.len() as f64).count();
    let mut ratios: Vec<f64> = articles.iter().map(|&article| log_ratio(word, times, article)).collect();
    if chosen == articles.len() {
        return ratios.iter().sum();
    }
    ratios.sort_by(|a, b| b.total_cmp(a));
    let (mut mean, mut log_scale) = (vec![0.0; chosen + 1], 0.0);
    mean[0] = 1.0;
    for (before, ratio) in ratios.iter().enumerate() {
        let (ratio, all) = (exp(ratio.clamp(-30.0, 30.0)), before as f64 + 1.0);
        for of in (0..=chosen.min(before + 1)).rev() {
            let with = if of > 0 { of as f64 / all * ratio * mean[of - 1] } else { 0.0 };
            let without = if of <= before { (all - of as f64) / all * mean[of] } else { 0.0 };
            mean[of] = with + without;
        }
        let most = mean.iter().copied().fold(0.0, f64::max);
        if !(1e-100..1e100).contains(&most) {
            for mean in &mut mean {
                *mean /= most;
            }
            log_scale += ln(most);
        }
    }
    // A mean of nothing but underflow is far below any cut.
    if mean[chosen] > 0.0 { ln(mean[chosen]) + log_scale } else { -500.0 }
}

/// ln of the likelihood of an article's count at `times` the base rate, over that at the base rate.
fn log_ratio(word: Word, times: f64, (count, size): (u64, u64)) -> f64 {
    let mean = word.per_million * 1e-6 * size as f64;
    let count = count as f64;
    if word.k.is_infinite() {
        return count * ln(times) - mean * (times - 1.0);
    }
    // Negative binomial: k·ln(k/(k + μ)) + x·ln(μ/(k + μ)), the same factorials in both.
    count * ln(times) - (count + word.k) * ln((word.k + times * mean) / (word.k + mean))
}

#[test]
fn the_likelihood_ratio_of_a_choice_is_the_mean_over_all_choices() {
    let planted = Some(Planted { times: 2.0, share: 0.5 });
    let word = Word { planted, ..Word::alike(1_000.0, 1.0) };
    let articles = [(3, 600), (0, 400), (1, 900), (2, 500)];
    let single: Vec<f64> = articles.iter().map(|&article| exp(log_ratio(word, 2.0, article))).collect();
    let mut sum = 0.0;
    for first in 0..4 {
        for second in first + 1..4 {
            sum += single[first] * single[second];
        }
    }
    assert!((log_likelihood_ratio(word, &articles) - ln(sum / 6.0)).abs() < 1e-12);
    // Γ(x + k)/Γ(k)x!·(k/(k + μ))^k·(μ/(k + μ))^x at μ = .6 and 1.2, k = 1, x = 3.
    let density = |mean: f64| {
        exp(ln_gamma(4.0) - ln_gamma(1.0) - ln_gamma(4.0) + ln(1.0 / (1.0 + mean)) + 3.0 * ln(mean / (1.0 + mean)))
    };
    assert!((single[0] - density(1.2) / density(0.6)).abs() < 1e-12);
}

#[test]
fn the_best_test_finds_what_is_plain_and_not_what_is_chance() {
    // A hundred articles of 620 words at 1,000 per million: 62 expected, eight standard deviations from 124, less than one from 68.
    let word = |times| Word { planted: Some(Planted { times, share: 1.0 }), ..Word::alike(1_000.0, f64::INFINITY) };
    assert!(best(word(2.0), 100, 500) > 0.99);
    assert!(best(word(1.1), 100, 500) < 0.02);
}
