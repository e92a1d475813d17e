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
    fn input()(a in frequency(), b in frequency(), c in frequency(), d in frequency()) -> KeynessInput {
        KeynessInput { tokens: Contingency::new(a, b), texts: Contingency::new(c, d) }
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
                    let neutral = measure.neutral.unwrap_or(0.0);
                    let sides = (score - neutral) * (swapped - neutral);
                    prop_assert!(sides <= 0.0, "{} {score} {swapped}", measure.name);
                }
            }
        }
    }

    #[test]
    fn equal_rates_are_neutral(count in 1u64..1_000, rest in 0u64..1_000_000, times in 1u64..50) {
        let small = Frequency::new(count, count + rest);
        let large = Frequency::new(count * times, (count + rest) * times);
        let table = Contingency::new(small, large);
        let input = KeynessInput { tokens: table, texts: table };
        for measure in KEYNESS {
            let Some(neutral) = measure.neutral else { continue };
            let score = measure.score(&input).expect("a word on both sides has every score").value();
            prop_assert!(near(score, neutral), "{} {score}", measure.name);
        }
    }

    #[test]
    fn ranges_hold(input in input()) {
        let value = |measure: KeynessMeasure| measure.score(&input).map(|score| score.value());
        for measure in [G2_2CELL, G2_4CELL, TEXT_DISPERSION_G2_2CELL, TEXT_DISPERSION_G2_4CELL, RELATIVE_RISK_CI95] {
            prop_assert!(value(measure).is_none_or(|score| score >= 0.0), "{}", measure.name);
        }
        prop_assert!(value(P_G2_4CELL).is_none_or(|p| (0.0..=1.0).contains(&p)));
        prop_assert!(value(DIFFERENCE_COEFFICIENT).is_none_or(|score| (-1.0..=1.0).contains(&score)));
        prop_assert!(value(PCT_DIFF).is_none_or(|score| score >= -100.0));
        prop_assert!(value(DIRECTION).is_none_or(|sign| [-1.0, 0.0, 1.0].contains(&sign)));
    }
}

#[test]
fn a_word_on_neither_side_has_no_score() {
    let table = Contingency::new(Frequency::new(0, 100), Frequency::new(0, 50));
    let input = KeynessInput { tokens: table, texts: table };
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
