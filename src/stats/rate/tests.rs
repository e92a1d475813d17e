//! Intervals by hand: what they must do at their limits.

use proptest::prelude::*;

use super::*;
use crate::stats::frequency::{Contingency, Frequency};
use crate::stats::keyness::{KeynessInput, LOG_RATIO_HARDIE};

fn group(counts: &[u64]) -> Moments {
    let mut word = Moments::of_group(&vec![500; counts.len()]);
    for &count in counts {
        word.add_occurrences(count, 500);
    }
    word
}

#[test]
fn a_rate_matches_its_formula_by_hand() {
    // x = 1, 3 in turn over 20 articles: mean 2, V = 20/19 · 20 / 40² < 1/40, so V = 1/40 and df = min(19, 42).
    let rate = rate_interval(&group(&[1, 3].repeat(10)), 0.95).expect("enough articles");
    let reach = 2.093_024_054_408_263 * (1.0f64 / 40.0).sqrt();
    assert!((rate.value - 4_000.0).abs() < 1e-9);
    assert!((rate.low - 4_000.0 * (-reach).exp()).abs() < 1e-6);
    assert!((rate.high - 4_000.0 * (reach + 1.0 / 80.0).exp()).abs() < 1e-6);
}

#[test]
fn nine_articles_have_no_interval() {
    let (nine, ten) = (group(&[1; 9]), group(&[1; 10]));
    assert_eq!(rate_interval(&nine, 0.95), None);
    assert_eq!(log_ratio_interval(&nine, &ten, 0.95), None);
    assert_eq!(log_ratio_interval(&ten, &nine, 0.95), None);
    assert!(log_ratio_interval(&ten, &ten, 0.95).is_some());
    assert_eq!(rate_interval(&ten, 1.0), None);
}

#[test]
fn no_occurrence_gives_one_sided_intervals() {
    let (none, some) = (group(&[0; 12]), group(&[0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 3, 0]));
    assert_eq!(log_ratio_interval(&none, &none, 0.95), None);
    let rate = rate_interval(&none, 0.95).expect("enough articles");
    assert_eq!((rate.value, rate.low), (0.0, 0.0));
    // 8 · 3.689 tokens in 6,000.
    assert!((rate.high - 8.0 * 3.688_879_454_113_936 * 1e6 / 6_000.0).abs() < 1e-6);
    let beside = rate_interval_beside(&none, &some, 0.95).expect("enough articles");
    assert!(beside.high < rate.high && beside.high > 3.68 * 1e6 / 6_000.0);
    let under = log_ratio_interval(&none, &some, 0.95).expect("enough articles");
    let over = log_ratio_interval(&some, &none, 0.95).expect("enough articles");
    assert_eq!((under.low, over.high), (f64::NEG_INFINITY, f64::INFINITY));
    assert!((under.high + over.low).abs() < 1e-12 && (under.value + over.value).abs() < 1e-12);
}

#[test]
fn exact_sums_survive_where_floats_cancel() {
    // The same rate to the last token in long articles: no spread but that of single tokens.
    let mut word = Moments::of_group(&[3_000_000_019; 2]);
    word.add_occurrences(300_000_000, 3_000_000_019);
    word.add_occurrences(300_000_001, 3_000_000_019);
    let variance = word.relative_variance().expect("enough articles");
    let hand = 2.0 * 0.5 / (600_000_001.0f64 * 600_000_001.0);
    assert!((variance / hand - 1.0).abs() < 1e-12, "{variance} {hand}");
}

#[test]
fn moments_merge_by_addition() {
    let mut left = group(&[1, 0, 2]);
    left += group(&[5, 0]);
    assert_eq!(left, group(&[1, 0, 2, 5, 0]));
}

#[test]
fn a_wider_level_is_a_wider_interval() {
    let (target, reference) = (group(&[0, 1, 0, 2, 0, 0, 1, 0, 0, 3]), group(&[1; 20]));
    let [narrow, wide] =
        [0.9, 0.99].map(|level| log_ratio_interval(&target, &reference, level).expect("enough articles"));
    assert!(wide.low < narrow.low && narrow.high < wide.high);
    assert!((narrow.value - (0.7f64).log2()).abs() < 1e-12);
}

fn moments() -> impl Strategy<Value = Moments> {
    let count = prop_oneof![3 => Just(0u64), 1 => 1u64..60];
    prop::collection::vec((count, 60u64..5_000), 8..40).prop_map(|articles| {
        let sizes: Vec<u64> = articles.iter().map(|article| article.1).collect();
        let mut word = Moments::of_group(&sizes);
        for (count, size) in articles {
            word.add_occurrences(count, size);
        }
        word
    })
}

proptest! {
    #[test]
    fn intervals_hold_their_value_and_change_sides(target in moments(), reference in moments(), level in 0.5..0.999) {
        for (group, everywhere) in [(&target, &reference), (&reference, &target)] {
            if let Some(rate) = rate_interval_beside(group, everywhere, level) {
                prop_assert!(0.0 <= rate.low && rate.low <= rate.value && rate.value <= rate.high && rate.high.is_finite());
            }
        }
        let there = log_ratio_interval(&target, &reference, level);
        let back = log_ratio_interval(&reference, &target, level);
        prop_assert_eq!(there.is_some(), back.is_some());
        let (Some(there), Some(back)) = (there, back) else { return Ok(()) };
        prop_assert!(there.low <= there.value && there.value <= there.high);
        let opposite = |a: f64, b: f64| (a.is_infinite() && b.is_infinite()) || (a + b).abs() < 1e-9;
        prop_assert!(opposite(there.value, back.value) && opposite(there.low, back.high) && opposite(there.high, back.low));
    }

    #[test]
    fn the_value_is_log_ratio_hardie(target in moments(), reference in moments()) {
        let side = |group: &Moments| Frequency::new(group.count, group.tokens);
        let tokens = Contingency::new(side(&target), side(&reference));
        let score = LOG_RATIO_HARDIE.score(&KeynessInput { tokens, ..Default::default() });
        let Some(interval) = log_ratio_interval(&target, &reference, 0.95) else { return Ok(()) };
        prop_assert!((interval.value - score.expect("comparable").value()).abs() < 1e-12);
    }

    #[test]
    fn split_groups_add_up(left in moments(), right in moments()) {
        let (mut one, mut other) = (left, right);
        one += right;
        other += left;
        prop_assert_eq!(one, other);
        prop_assert_eq!((one.articles, one.count), (left.articles + right.articles, left.count + right.count));
    }
}
