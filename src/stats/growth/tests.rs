//! Properties that every growth measure keeps, and curves against each other.

use proptest::prelude::*;

use super::*;

fn texts() -> impl Strategy<Value = Vec<u32>> {
    // Squares make low numbers frequent, as in language.
    (1u32..40).prop_flat_map(|root| prop::collection::vec((0..root, 0..root).prop_map(|(a, b)| a * b), 0..800))
}

proptest! {
    #[test]
    fn measures_give_their_values_and_never_nan(tokens in texts()) {
        let text = Growth::of(&tokens);
        for measure in GROWTH {
            let Some(values) = measure.score(&text) else { continue };
            prop_assert_eq!(values.len(), measure.values.len(), "{}", measure.name);
            prop_assert!(values.iter().all(|value| value.is_finite()), "{} {values:?}", measure.name);
        }
    }

    #[test]
    fn laws_of_counts_do_not_see_the_order(mut tokens in texts()) {
        let text = Growth::of(&tokens);
        tokens.sort_unstable();
        let sorted = Growth::of(&tokens);
        for measure in GROWTH.iter().filter(|measure| !measure.name.starts_with("heaps")) {
            prop_assert_eq!(measure.score(&text), measure.score(&sorted), "{}", measure.name);
        }
    }

    #[test]
    fn curves_end_at_the_whole_text_and_rise(tokens in texts()) {
        let text = Growth::of(&tokens);
        let (n, v) = (text.spectrum().tokens(), text.spectrum().types() as f64);
        prop_assert_eq!(text.steps().last().map(|step| step.tokens), (n > 0).then_some(n));
        for curve in CURVES {
            prop_assert_eq!(curve.at(&text, 0), None);
            prop_assert_eq!(curve.at(&text, n + 1), None);
            let points: Vec<f64> = text.steps().iter().map(|step| curve.at(&text, step.tokens).expect("a step")[0]).collect();
            prop_assert!(points.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9), "{} {points:?}", curve.name);
            prop_assert!(points.last().is_none_or(|&last| (last - v).abs() < 1e-9), "{}", curve.name);
        }
    }

    #[test]
    fn one_token_shows_one_type(tokens in texts()) {
        let text = Growth::of(&tokens);
        prop_assume!(tokens.len() > 1);
        for curve in [EXPECTED_V_BINOMIAL, EXPECTED_V_HYPERGEOMETRIC] {
            let first = curve.at(&text, 1).expect("between 1 and N")[0];
            prop_assert!(first <= 1.0 + 1e-9, "{} {first}", curve.name);
        }
        prop_assert!((EXPECTED_V_HYPERGEOMETRIC.at(&text, 1).expect("a point")[0] - 1.0).abs() < 1e-9);
    }

    #[test]
    fn mandelbrot_is_at_least_as_likely_as_zipf(tokens in texts()) {
        let text = Growth::of(&tokens);
        if let Some(shifted) = ZIPF_MANDELBROT_MLE.score(&text) {
            let plain = ZIPF_MLE.score(&text).expect("there are three types");
            prop_assert!(shifted[2] >= plain[1] - 1e-9 * plain[1].abs(), "{shifted:?} {plain:?}");
        }
    }
}

#[test]
#[expect(clippy::cast_sign_loss, reason = "frequencies are above 0")]
fn a_known_law_is_found_again() {
    // Frequencies 10^6/(r + 2.7), rounded.
    let text: Vec<u32> =
        (1..=400u32).flat_map(|rank| vec![rank; (1e5 / (f64::from(rank) + 2.7)).round() as usize]).collect();
    let [s, q, _] = ZIPF_MANDELBROT_MLE.score(&Growth::of(&text)).expect("defined")[..] else { panic!("three values") };
    assert!((s - 1.0).abs() < 1e-3 && (q - 2.7).abs() < 1e-2, "{s} {q}");
    // V = 3·N^½ at every step.
    let mut types = 0;
    let grown: Vec<u32> = (1..=10_000u32)
        .map(|n| {
            types = types.max((3.0 * f64::from(n).sqrt()).round() as u32).min(n);
            types
        })
        .collect();
    for measure in [HEAPS_OLS, HEAPS_NLS] {
        let values = measure.score(&Growth::of(&grown)).expect("defined");
        assert!((values[0] - 3.0).abs() < 0.05 && (values[1] - 0.5).abs() < 0.005, "{} {values:?}", measure.name);
    }
}

#[test]
fn a_text_without_words_has_no_growth() {
    let empty = Growth::of(&[]);
    assert!(empty.steps().is_empty());
    for measure in GROWTH {
        assert_eq!(measure.score(&empty), None, "{}", measure.name);
    }
}

#[test]
fn all_the_same_and_all_different() {
    let (same, different) = (Growth::of(&[3; 50]), Growth::of(&(0..50).collect::<Vec<_>>()));
    for measure in [HEAPS_OLS, HEAPS_NLS, ZIPF_MLE, ZIPF_MANDELBROT_MLE] {
        assert_eq!(measure.score(&same), None, "{}", measure.name);
    }
    assert_eq!(GOOD_TURING_UNSEEN_MASS.score(&same), Some(vec![0.0]));
    assert_eq!(GOOD_TURING_UNSEEN_MASS.score(&different), Some(vec![1.0]));
    assert_eq!(ZIPF_MANDELBROT_MLE.score(&different), None);
    assert!(ZIPF_MLE.score(&different).expect("fifty types")[0].abs() < 1e-9);
    assert_eq!(SPECTRUM_POWERLAW_ALPHA.score(&different), None);
}

#[test]
fn names_are_unique_and_lead_to_their_measure() {
    for measure in GROWTH {
        assert_eq!(named(&measure.option()).expect("listed").name, measure.name);
    }
    for curve in CURVES {
        assert_eq!(curve_named(curve.name).expect("listed").name, curve.name);
    }
    let mut names: Vec<&str> =
        GROWTH.iter().map(|measure| measure.name).chain(CURVES.iter().map(|curve| curve.name)).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), GROWTH.len() + CURVES.len());
}
