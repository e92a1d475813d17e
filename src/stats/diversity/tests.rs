//! Properties that every diversity measure keeps, and the sliding forms against plain ones.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn texts() -> impl Strategy<Value = Vec<u32>> {
    (1u32..200).prop_flat_map(|types| prop::collection::vec(0..types, 0..600))
}

/// Types out of tokens, counted anew.
fn ratio(tokens: &[u32]) -> f64 {
    tokens.iter().collect::<BTreeSet<_>>().len() as f64 / tokens.len() as f64
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn agree(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
        (a, b) => a == b,
    }
}

proptest! {
    #[test]
    fn scales_hold_and_nothing_is_ever_nan(tokens in texts()) {
        let text = Sequence::new(tokens);
        let free_of_bounds =
            ["guiraud_r", "cttr", "yule_k", "honore_h", "honore_h_wordless", "maas_a2_ln", "maas_a2_log10"];
        for measure in DIVERSITY {
            let Some(score) = measure.score(&text) else { continue };
            prop_assert!(score.is_finite() && score >= 0.0, "{} {score}", measure.name);
            let bounded = !free_of_bounds.contains(&measure.name) && !measure.name.starts_with("mtld");
            if bounded && !measure.name.starts_with("vocd") {
                prop_assert!(score <= 1.0 + 1e-12, "{} {score}", measure.name);
            }
        }
    }

    #[test]
    fn names_of_types_do_not_matter(tokens in texts(), shift in 1u32..1_000_000) {
        let (text, renamed) = (Sequence::new(tokens.clone()), Sequence::new(tokens.iter().map(|token| shift - token % shift)));
        prop_assume!(text.spectrum().types() == renamed.spectrum().types());
        for measure in DIVERSITY {
            prop_assert_eq!(measure.score(&text), measure.score(&renamed), "{}", measure.name);
        }
    }

    #[test]
    fn measures_of_counts_do_not_see_the_order(mut tokens in texts()) {
        let text = Sequence::new(tokens.clone());
        tokens.sort_unstable();
        let sorted = Sequence::new(tokens);
        for measure in DIVERSITY {
            let reads_on = ["msttr", "mattr", "mtld", "vocd_d_sampled"].iter().any(|name| measure.name.starts_with(name));
            if !reads_on {
                prop_assert!(agree(measure.score(&text), measure.score(&sorted)), "{}", measure.name);
            }
        }
    }

    #[test]
    fn moving_averages_equal_windows_counted_anew(tokens in texts()) {
        let text = Sequence::new(tokens.clone());
        for (sliding, pieces, size) in [(MATTR_50, MSTTR_50, 50), (MATTR_100, MSTTR_100, 100), (MATTR_500, MSTTR_500, 500)] {
            let windows: Vec<f64> = tokens.windows(size).map(ratio).collect();
            prop_assert!(agree(sliding.score(&text), mean(&windows)));
            let segments: Vec<f64> = tokens.chunks_exact(size).map(ratio).collect();
            prop_assert!(agree(pieces.score(&text), mean(&segments)));
        }
    }

    #[test]
    fn mtld_reads_both_ways(tokens in texts()) {
        let (text, turned) = (Sequence::new(tokens.clone()), Sequence::new(tokens.into_iter().rev()));
        prop_assert_eq!(MTLD_FORWARD.score(&text), MTLD_BACKWARD.score(&turned));
        for measure in [MTLD, MTLD_LE, MTLD_MIN10] {
            prop_assert_eq!(measure.score(&text), measure.score(&turned), "{}", measure.name);
        }
    }

    #[test]
    fn sampling_comes_near_the_exact_value(types in 20u32..300, seed in any::<u64>()) {
        let mut text = Sequence::new((0..900).map(|place| place * place % types));
        text.seed = seed;
        let (sampled, exact) = (VOCD_D_SAMPLED.score(&text), VOCD_D_EXACT.score(&text));
        let (sampled, exact) = (sampled.expect("words repeat"), exact.expect("words repeat"));
        prop_assert!((sampled - exact).abs() <= 1.0_f64.max(0.06 * exact), "{sampled} {exact}");
    }
}

#[test]
fn a_text_without_words_has_no_diversity() {
    let empty = Sequence::new([]);
    for measure in DIVERSITY {
        assert_eq!(measure.score(&empty), None, "{}", measure.name);
    }
}

#[test]
fn texts_without_repetition_stand_at_the_rich_end() {
    let text = Sequence::new(0..600);
    for measure in [MATTR_50, MSTTR_500, HDD_42, TTR, HERDAN_C, HAPAX_RATIO_TOKENS] {
        assert!(agree(measure.score(&text), Some(1.0)), "{}", measure.name);
    }
    for measure in [YULE_K, SIMPSON_D, MAAS_A2_LN] {
        assert_eq!(measure.score(&text), Some(0.0), "{}", measure.name);
    }
    for measure in [MTLD, HONORE_H, VOCD_D_EXACT] {
        assert_eq!(measure.score(&text), None, "{}", measure.name);
    }
}

#[test]
fn a_seed_gives_the_same_samples() {
    let mut text = Sequence::new((0..900).map(|place| place * place % 211));
    let first = VOCD_D_SAMPLED.score(&text);
    assert_eq!(VOCD_D_SAMPLED.score(&text), first);
    text.seed = 2;
    assert_ne!(VOCD_D_SAMPLED.score(&text), first);
}

#[test]
fn names_are_unique_and_lead_to_their_measure() {
    for measure in DIVERSITY {
        assert_eq!(named(&measure.option()).expect("listed").name, measure.name);
        assert_eq!(DIVERSITY.iter().filter(|other| other.name == measure.name).count(), 1);
    }
}
