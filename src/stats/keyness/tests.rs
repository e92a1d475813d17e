//! Properties that every keyness measure keeps.

use proptest::prelude::*;

use super::*;
use crate::stats::frequency::Frequency;

prop_compose! {
    fn frequency()(out_of in 0u64..3_000_000)(count in 0..=out_of, out_of in Just(out_of), none in any::<bool>()) -> Frequency {
        Frequency::new(if none { 0 } else { count }, out_of)
    }
}

prop_compose! {
    fn input()(a in frequency(), b in frequency(), c in frequency(), d in frequency()) -> KeynessInput<'static> {
        KeynessInput { tokens: Contingency::new(a, b), texts: Contingency::new(c, d), family: 1_000, vocabulary: 5_000, rates: None }
    }
}

fn near(a: f64, b: f64) -> bool {
    (a.is_infinite() && a.total_cmp(&b).is_eq()) || (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #[test]
    fn scores_are_never_nan_and_fill_their_columns(input in input()) {
        for measure in KEYNESS {
            let Some(score) = measure.score(&input) else { continue };
            let numbers = score.numbers();
            prop_assert_eq!(numbers.len(), measure.columns.len(), "{}", measure.name);
            prop_assert!(numbers.iter().all(|number| !number.is_nan()), "{}", measure.name);
            if let Some(estimate) = score.estimate() {
                prop_assert!(estimate.low <= estimate.value && estimate.value <= estimate.high, "{}", measure.name);
            }
        }
    }

    #[test]
    fn changing_sides_turns_the_sign_or_nothing(input in input()) {
        for measure in KEYNESS {
            let (Some(score), Some(swapped)) = (measure.score(&input), measure.score(&input.swapped())) else { continue };
            let (score, swapped) = (score.value(), swapped.value());
            match measure.direction {
                Direction::Unsigned => prop_assert!(near(score, swapped), "{} {score} {swapped}", measure.name),
                Direction::Signed => {
                    let neutral = measure.neutral.unwrap_or(f64::from(u8::from(measure.sign.starts_with("above 1"))));
                    let sides = (score - neutral) * (swapped - neutral);
                    prop_assert!(sides <= 0.0, "{} {score} {swapped}", measure.name);
                }
            }
        }
    }

    #[test]
    fn equal_rates_are_neutral(count in 1u64..1_000, rest in 1u64..1_000_000, times in 1u64..50) {
        let small = Frequency::new(count, count + rest);
        let large = Frequency::new(count * times, (count + rest) * times);
        let table = Contingency::new(small, large);
        let input = KeynessInput { tokens: table, texts: table, family: 1, vocabulary: 10, rates: None };
        for measure in KEYNESS.iter().filter(|measure| measure.needs == Needs::Counts) {
            let Some(neutral) = measure.neutral else { continue };
            // G² needs more than one expected occurrence to have an effect size.
            if measure.name == "ell" && count == 1 {
                continue;
            }
            let score = measure.score(&input).expect("a word on both sides has every score").value();
            prop_assert!(near(score, neutral), "{} {score}", measure.name);
        }
    }

    #[test]
    fn ranges_hold(input in input()) {
        let value = |measure: KeynessMeasure| measure.score(&input).map(|score| score.value());
        for measure in KEYNESS.iter().filter(|measure| measure.range.starts_with("0 ")) {
            prop_assert!(value(*measure).is_none_or(|score| score >= 0.0), "{}", measure.name);
        }
        for measure in KEYNESS.iter().filter(|measure| measure.range.starts_with("0 to 1;")) {
            prop_assert!(value(*measure).is_none_or(|p| (0.0..=1.0).contains(&p)), "{}", measure.name);
        }
        prop_assert!(value(ELL).is_none_or(|score| score <= 1.0));
        prop_assert!(value(DIFFERENCE_COEFFICIENT).is_none_or(|score| (-1.0..=1.0).contains(&score)));
        prop_assert!(value(PCT_DIFF).is_none_or(|score| score >= -100.0));
        prop_assert!(value(DIRECTION).is_none_or(|sign| [-1.0, 0.0, 1.0].contains(&sign)));
    }
}

prop_compose! {
    fn side()(texts in prop::collection::vec((prop_oneof![Just(0u64), 0u64..6], 6u64..50), 0..12)) -> (Vec<TextCount>, Vec<u64>) {
        let (counts, sizes): (Vec<u64>, Vec<u64>) = texts.into_iter().unzip();
        let texts = counts.into_iter().zip(0..).map(|(count, place)| TextCount { place, count });
        (texts.filter(|text| text.count > 0).collect(), sizes)
    }
}

proptest! {
    #[test]
    fn texts_without_the_word_count_as_zeros((ours, our_sizes) in side(), (theirs, their_sizes) in side()) {
        let dense = |texts: &[TextCount], sizes: &[u64]| -> Vec<f64> {
            let mut rates = vec![0.0; sizes.len()];
            for text in texts {
                rates[text.place as usize] = text.count as f64 / sizes[text.place as usize] as f64;
            }
            rates
        };
        let resamples = Resamples::new(&our_sizes, &their_sizes, 40, 7);
        let target = TextSide { occupied: &ours, sizes: &our_sizes };
        let reference = TextSide { occupied: &theirs, sizes: &their_sizes };
        let rates = TextRates { target, reference, resamples: Some(&resamples) };
        let input = KeynessInput { rates: Some(rates), ..Default::default() };
        let (x, y) = (dense(&ours, &our_sizes), dense(&theirs, &their_sizes));
        let enough = |texts: usize| x.len() >= texts && y.len() >= texts && !(ours.is_empty() && theirs.is_empty());

        let twice = |x: &f64, y: &f64| 1 + i32::from(x > y) - i32::from(x < y);
        let pairs = x.iter().flat_map(|x| y.iter().map(move |y| f64::from(twice(x, y)) / 2.0));
        prop_assert_eq!(MANN_WHITNEY_U.score(&input).map(|u| u.value()), enough(1).then(|| pairs.sum()));
        let p = MANN_WHITNEY_P.score(&input).map(|p| p.value());
        prop_assert!(p.is_some() == enough(1) && p.is_none_or(|p| (0.0..=1.0).contains(&p)));
        prop_assert_eq!(p, MANN_WHITNEY_P.score(&input.swapped()).map(|p| p.value()));

        let share = BOOTSTRAP_SHARE_ABOVE.score(&input).map(|share| share.numbers());
        prop_assert_eq!(share.is_some(), enough(2));
        prop_assert!(share.is_none_or(|numbers| numbers.iter().all(|number| (0.0..=1.0).contains(number))));

        if let Some(Score::Test { statistic, df: Some(df), p }) = WELCH_T_DF_P.score(&input) {
            prop_assert!(enough(2) && df >= 1.0 - 1e-9 && (0.0..=1.0).contains(&p) && !statistic.is_nan());
            let swapped = WELCH_T_DF_P.score(&input.swapped()).expect("it has a score the other way round").numbers();
            prop_assert!(near(swapped[0], -statistic) && near(swapped[2], p));
        }
    }
}

#[test]
fn equal_texts_are_alike_and_a_bootstrap_of_twins_is_even() {
    let texts: Vec<TextCount> = (0..6).map(|place| TextCount { place, count: u64::from(place) + 1 }).collect();
    let sizes = [100; 6];
    let resamples = Resamples::new(&sizes, &sizes, 2_000, 3);
    let side = TextSide { occupied: &texts, sizes: &sizes };
    let rates = Some(TextRates { target: side, reference: side, resamples: Some(&resamples) });
    let input = KeynessInput { rates, ..Default::default() };
    assert_eq!(MANN_WHITNEY_U.score(&input), Some(Score::Value(18.0)));
    assert_eq!(MANN_WHITNEY_P.score(&input), Some(Score::Value(1.0)));
    let share = BOOTSTRAP_SHARE_ABOVE.score(&input).expect("drawn").value();
    assert!((share - 0.5).abs() < 0.05, "{share}");
}

#[test]
fn a_conservative_log_ratio_shrinks_with_the_family_and_stays_on_its_side() {
    let input = |a, b, family| KeynessInput {
        tokens: Contingency::new(Frequency::new(a, 1_000), Frequency::new(b, 1_000)),
        family,
        ..Default::default()
    };
    let lrc = |a, b, family| LRC.score(&input(a, b, family)).map(|score| score.value());
    assert_eq!(lrc(40, 10, 1), LRC_UNADJUSTED.score(&input(40, 10, 0)).map(|score| score.value()));
    assert!(lrc(40, 10, 1) > lrc(40, 10, 100) && lrc(40, 10, 100) > Some(0.0));
    assert_eq!(lrc(10, 40, 100), lrc(40, 10, 100).map(|least| -least));
    assert_eq!((lrc(12, 10, 1), lrc(12, 10, 0)), (Some(0.0), None));
}

#[test]
fn a_word_on_neither_side_has_no_score() {
    let table = Contingency::new(Frequency::new(0, 100), Frequency::new(0, 50));
    let input = KeynessInput { tokens: table, texts: table, ..Default::default() };
    for measure in KEYNESS.iter().filter(|measure| measure.name != "log_ratio_plus_half") {
        assert_eq!(measure.score(&input), None, "{}", measure.name);
    }
}

#[test]
fn names_are_unique_and_lead_to_their_measure() {
    for measure in KEYNESS {
        assert_eq!(named(&measure.option()).expect("listed").name, measure.name);
        assert_eq!(KEYNESS.iter().filter(|other| other.name == measure.name).count(), 1);
    }
    assert!(named("keyness").is_none());
}

#[test]
fn a_g2_of_nearly_equal_rates_in_a_huge_corpus_is_not_lost() {
    // a = 5,001 and b = 4,999 of 10⁹: 2·(a ln(a/5000) + b ln(b/5000)) = 0.0004 by the first term of the series.
    let tokens = Contingency::new(Frequency::new(5_001, 1_000_000_000), Frequency::new(4_999, 1_000_000_000));
    let input = KeynessInput { tokens, ..Default::default() };
    for measure in [G2_2CELL, G2_4CELL] {
        let score = measure.score(&input).expect("both sides have the word").value();
        assert!((score / 0.000_4 - 1.0).abs() < 1e-4, "{} {score}", measure.name);
    }
}
