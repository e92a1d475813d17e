use super::engine::{Drawn, Engine};
use super::shuffles::Draws;
use super::words::Adder;
use super::*;
use crate::stats::keyness::TextCount;
use crate::stats::random::{Choices, Generator};
use std::collections::BTreeSet;

/// The articles of `tests/oracles/permutation.py`: the first four are the target.
const SIZES: [u64; 9] = [310, 550, 820, 400, 615, 275, 930, 505, 480];
const COUNTS: [u64; 9] = [3, 0, 7, 2, 1, 0, 2, 0, 1];

fn article(tokens: u64, group: u16) -> SampleArticle {
    SampleArticle { tokens, group, stratum: 0, block: None }
}

fn texts(counts: &[u64]) -> Vec<TextCount> {
    let with = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    with.map(|(place, &count)| TextCount { place: place as u32, count }).collect()
}

/// Every way to give the label 0 to `target` of `all` units.
fn every_labelling(target: usize, all: usize) -> Vec<Vec<u16>> {
    let labels = |bits: u32| (0..all).map(|unit| u16::from(bits >> unit & 1 == 0)).collect();
    (0u32..1 << all).filter(|bits| bits.count_ones() as usize == target).map(labels).collect()
}

#[test]
fn every_split_gives_the_distribution_and_p_of_scipy() {
    let articles: Vec<SampleArticle> =
        SIZES.iter().enumerate().map(|(place, &size)| article(size, u16::from(place > 3))).collect();
    let sample = Sample::new(&articles);
    let word = texts(&COUNTS);
    let words = [&word[..]];
    let engine = Engine::new(&sample, &words, &[0], 1);
    let values = |draws: &Draws| -> Vec<f64> {
        engine.drawn(&mut Adder::new(1), draws, 0)[0].iter().map(|drawn| drawn.value).collect()
    };
    let mut null = values(&Draws::of(&engine.moving, &every_labelling(4, 9)));
    let observed = values(&Draws::observed(&engine.moving))[0];
    null.sort_by(f64::total_cmp);
    // SciPy 1.17.1, exact permutation test of the same statistic.
    assert!((observed - 2.731_661_890_204_896).abs() < 1e-9);
    let scipy = [
        (0, -2.741_864_295_143_595),
        (30, -0.966_902_424_750_325_5),
        (62, 0.044_774_178_595_901_67),
        (95, 0.851_222_975_849_611),
        (125, 3.645_301_258_797_514_4),
    ];
    assert_eq!(null.len(), 126);
    assert!(scipy.iter().all(|&(place, value)| (null[place] - value).abs() < 1e-9), "{null:?}");
    assert!((null.iter().sum::<f64>() + 1.294_766_458_548_181_3).abs() < 1e-9);
    let mut outcome = Outcome::new(observed);
    for &value in &null {
        outcome.count(value, u64::MAX);
    }
    let (above, below) = (outcome.above.hits as f64 / 126.0, outcome.below.hits as f64 / 126.0);
    assert!((above - 0.047_619_047_619_047_616).abs() < 1e-9 && (below - 0.960_317_460_317_460_3).abs() < 1e-9);
    assert!((2.0 * above - 0.095_238_095_238_095_23).abs() < 1e-9, "equal tails, as SciPy's two-sided p");
}

#[test]
fn few_arrangements_are_all_gone_through_and_p_is_that_of_scipy() {
    let articles: Vec<SampleArticle> =
        SIZES.iter().enumerate().map(|(place, &size)| article(size, u16::from(place > 3))).collect();
    let sample = Sample::new(&articles);
    let (word, absent) = (texts(&COUNTS), texts(&[0, 0, 0, 0, 2, 1, 0, 0, 0]));
    let found = Permutation::of(&sample, &[&word, &absent], &[0, 1], &Plan::USUAL, 2);
    assert!(found.is_exact && found.shuffles == 126);
    let outcome = &found.outcomes[0];
    // Six of 126 splits lie as far above (SciPy); 121 as far below; by count 12 occurrences tie with themselves alone.
    assert_eq!((outcome.above.draws, outcome.below.draws), (126, 126));
    let same_count =
        every_labelling(4, 9).iter().filter(|labels| count_of_target(labels, &COUNTS) == 12).count() as u64;
    assert!(outcome.above.hits >= 6 && outcome.above.hits < 6 + same_count, "{outcome:?}");
    assert!(outcome.is_settled());
    // The word that the target lacks: both articles with it among five of nine: C(7, 4)/C(9, 4) = 35/126, on one side.
    let absent = &found.outcomes[2];
    assert_eq!(absent.below.hits, 35);
    assert!((absent.p() - 70.0 / 126.0).abs() < 1e-12);
    // The other target is the mirror image.
    assert_eq!(found.outcomes[1].below.hits, outcome.above.hits);
}

#[test]
fn three_of_seven_outlets_can_be_dealt_out_in_thirty_five_ways() {
    // Each outlet has two articles; the three of group 0 have the word most often, so no other way lies as far out.
    let counts = [9, 8, 9, 7, 8, 8, 1, 0, 1, 1, 0, 1, 1, 0];
    let articles: Vec<SampleArticle> = (0..14u32)
        .map(|place| SampleArticle { block: Some(place / 2), ..article(500, u16::from(place >= 6)) })
        .collect();
    let word = texts(&counts);
    let found = Permutation::of(&Sample::new(&articles), &[&word], &[0], &Plan::USUAL, 1);
    assert!(found.is_exact && found.shuffles == 35);
    assert_eq!((found.outcomes[0].above.hits, found.outcomes[0].below.hits), (1, 35));
    assert!((found.outcomes[0].p() - 2.0 / 35.0).abs() < 1e-12);
}

fn count_of_target(labels: &[u16], counts: &[u64]) -> u64 {
    labels.iter().zip(counts).filter(|(label, _)| **label == 0).map(|(_, count)| count).sum()
}

#[test]
fn a_group_without_the_word_lies_beyond_one_that_has_it_once() {
    // Twenty are expected among two hundred articles, if they have the word as often as twelve hundred others.
    let (target_size, reference_size) = (sizes(200), sizes(1_200));
    let statistic = |count: u64| {
        let target = WordSums { count, square: count, cross: count * 500 };
        let reference = WordSums { count: 120, square: 150, cross: 60_000 };
        studentised(&target, &target_size, &reference, &reference_size).expect("both sides have tokens")
    };
    let drawn: Vec<f64> = (0..20).map(statistic).collect();
    assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]), "{drawn:?}");
}

fn sizes(articles: u64) -> GroupSize {
    GroupSize { articles, tokens: 500 * articles, size_square: 250_000 * articles }
}

/// The labels of each unit in one draw (Fisher & Yates 1938, inside every stratum), whether or not they can change.
pub(super) fn shuffle(sample: &Sample, seed: u64, draw: u64, labels: &mut Vec<u16>) {
    let mut choices = Choices::new(seed::stream(seed, draw));
    labels.clone_from(&sample.labels);
    for stratum in &sample.strata {
        let labels = &mut labels[stratum.clone()];
        for place in (1..labels.len()).rev() {
            labels.swap(place, choices.below(place as u64 + 1) as usize);
        }
    }
}

#[test]
fn labels_stay_in_their_stratum_and_blocks_keep_together() {
    let articles: Vec<SampleArticle> = (0..60u32)
        .map(|place| SampleArticle {
            tokens: 100,
            group: (place % 3) as u16,
            stratum: place / 20,
            block: (place < 20).then_some(place % 2),
        })
        .collect();
    let sample = Sample::new(&articles);
    // The first stratum: three groups with two blocks each; the others: twenty articles each.
    assert_eq!(sample.units(), 6 + 40);
    let mut seen = BTreeSet::new();
    for draw in 0..50 {
        let mut labels = Vec::new();
        shuffle(&sample, 1, draw, &mut labels);
        for stratum in &sample.strata {
            let count = |labels: &[u16], label| labels[stratum.clone()].iter().filter(|of| **of == label).count();
            assert!((0..3).all(|label| count(&labels, label) == count(&sample.labels, label)));
        }
        seen.insert(labels);
    }
    assert_eq!(seen.len(), 50, "every draw is another");
    assert_eq!(sample.effective(0), Effective { target: 2 + 7 + 6, reference: 4 + 13 + 14 });
}

/// Twelve words over ninety articles of three groups, without a difference but for the first.
fn generated() -> (Sample, Vec<Vec<TextCount>>) {
    let mut generator = Generator::new(5);
    let articles: Vec<SampleArticle> = (0..90u16).map(|place| article(200 + generator.below(800), place % 3)).collect();
    let word = |word: usize| {
        let count = |place: usize| {
            let more = if word == 0 && place.is_multiple_of(3) { 4 } else { 0 };
            (generator.below(4) * generator.below(2)).saturating_add(more)
        };
        texts(&(0..90).map(count).collect::<Vec<_>>())
    };
    let words = (0..12).map(word).collect();
    (Sample::new(&articles), words)
}

/// T of a word in a target under some labels of all units, article by article.
fn by_definition(sample: &Sample, word: &[TextCount], target: u16, labels: &[u16]) -> (u64, f64) {
    let mut counts = vec![0; sample.articles()];
    for text in word {
        counts[text.place as usize] = text.count;
    }
    let mut sides = [(WordSums::default(), GroupSize::default()); 2];
    for (place, (&count, &tokens)) in counts.iter().zip(&sample.tokens).enumerate() {
        let (word, size) = &mut sides[usize::from(labels[sample.unit_of[place] as usize] != target)];
        *word += &WordSums { count, square: count * count, cross: count * tokens };
        *size += &GroupSize { articles: 1, tokens, size_square: tokens * tokens };
    }
    let [(word, size), (others, other_size)] = sides;
    (word.count, studentised(&word, &size, &others, &other_size).unwrap_or(0.0))
}

/// Strata of one group and of several, blocks, words that are too many to be packed, in one article and in several together.
#[test]
fn what_keeps_its_label_is_passed_over_and_no_draw_is_another() {
    let mut generator = Generator::new(11);
    let articles: Vec<SampleArticle> = (0..300u32)
        .map(|place| {
            let stratum = place / 7;
            let groups = [1, 4, 1, 2, 3][stratum as usize % 5];
            let group = (generator.below(groups) + u64::from(stratum) % 2) as u16;
            let block = (stratum % 3 == 0).then_some(place % 2);
            SampleArticle { tokens: 200 + generator.below(90_000), group, stratum, block }
        })
        .collect();
    let sample = Sample::new(&articles);
    let mut word = |most: u64| texts(&(0..300).map(|_| generator.below(most)).collect::<Vec<_>>());
    let words = [word(2), word(40), word(900), word(70_000), Vec::new()];
    let words: Vec<&[TextCount]> = words.iter().map(Vec::as_slice).collect();
    for targets in [&[0u16, 1, 2, 3, 4][..], &[3], &[4, 1]] {
        let engine = Engine::new(&sample, &words, targets, 1);
        let (draws, adder) = (Draws::seeded(&engine.moving, 5, 0..150, 1), &mut Adder::new(targets.len()));
        let mut labels = Vec::new();
        for (word, texts) in words.iter().enumerate() {
            let found = engine.drawn(adder, &draws, word);
            for draw in 0..150 {
                shuffle(&sample, 5, draw as u64, &mut labels);
                for (of_target, &target) in found.iter().zip(targets) {
                    let found = (of_target[draw].count, of_target[draw].value.to_bits());
                    let (count, value) = by_definition(&sample, texts, target, &labels);
                    assert_eq!(found, (count, value.to_bits()), "word {word}, target {target}, draw {draw}");
                }
            }
        }
        // Hits are counted by T itself where they are counted by its border.
        let plan = Plan { seed: 5, first: 700, most: 700, ..Plan::USUAL };
        let found = Permutation::of(&sample, &words, targets, &plan, 2);
        let draws = Draws::seeded(&engine.moving, 5, 0..700, 1);
        for (word, outcomes) in found.outcomes.chunks_exact(targets.len()).enumerate() {
            let observed = engine.drawn(adder, &Draws::observed(&engine.moving), word);
            let all = engine.drawn(adder, &draws, word);
            for ((outcome, observed), of_target) in outcomes.iter().zip(observed).zip(all) {
                let mut expected = Outcome::new(observed[0].value);
                for Drawn { count, value } in of_target {
                    let is_tie = count == observed[0].count;
                    expected.count(if is_tie { expected.observed } else { value }, plan.enough);
                }
                assert_eq!(*outcome, expected, "word {word}");
            }
        }
    }
}

#[test]
fn neither_threads_nor_other_words_change_a_word() {
    let (sample, words) = generated();
    let all: Vec<&[TextCount]> = words.iter().map(Vec::as_slice).collect();
    let plan = Plan { first: 999, most: 9_999, ..Plan::USUAL };
    let one = Permutation::of(&sample, &all, &[0, 1, 2], &plan, 1);
    assert_eq!(one, Permutation::of(&sample, &all, &[0, 1, 2], &plan, 8));
    let some: Vec<&[TextCount]> = all.iter().skip(3).copied().collect();
    let fewer = Permutation::of(&sample, &some, &[0, 1, 2], &plan, 2);
    assert_eq!(fewer.outcomes[..], one.outcomes[9..]);
    assert!(one.outcomes[0].p() < 0.001 && one.outcomes[0].observed > 0.0, "the planted word of group 0");
    assert!(one.outcomes[1].observed < 0.0 && one.outcomes[2].observed < 0.0, "the others have less of it");
    let calibration = Calibration::of(&sample, &all, &[0, 1, 2], 1, 1_000, 0.02, 1);
    assert_eq!(calibration, Calibration::of(&sample, &all, &[0, 1, 2], 1, 1_000, 0.02, 8));
    // Each of 36 tests passes in twenty of a thousand shuffles, but for ties.
    assert!((calibration.mean() - 0.72).abs() < 0.02, "{}", calibration.mean());
    assert!(calibration.p_of_maximum(&one.outcomes[0]) <= 0.002);
    assert!(calibration.p_of_maximum(&one.outcomes[20]) > 0.05);
}

#[test]
fn a_word_that_needs_more_shuffles_gets_them() {
    let (sample, words) = generated();
    let all: Vec<&[TextCount]> = words.iter().map(Vec::as_slice).collect();
    let plan = Plan { first: 99, most: 1_999_999, ..Plan::USUAL };
    let found = Permutation::of(&sample, &all, &[0], &plan, 2);
    // Twelve tests: one word is listed beyond doubt at 2/(B + 1) · 12 <= .01, so after less than twice 2,400 shuffles.
    assert!(found.shuffles > 99 && found.shuffles < 4_800, "{}", found.shuffles);
    assert!(found.outcomes[0].p() * 12.0 <= 0.011);
    // Words in the middle of their shuffles stop early.
    assert!(found.outcomes[1..].iter().all(|outcome| outcome.draws() < found.shuffles));
}
