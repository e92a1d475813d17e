//! Properties that every association measure keeps.

use proptest::prelude::*;

use super::*;
use crate::stats::frequency::Frequency;

prop_compose! {
    fn frequency()(out_of in 0u64..3_000_000)(count in 0..=out_of, out_of in Just(out_of), none in any::<bool>()) -> Frequency {
        Frequency::new(if none { 0 } else { count }, out_of)
    }
}

prop_compose! {
    fn table()(near in frequency(), elsewhere in frequency()) -> Contingency {
        Contingency::new(near, elsewhere)
    }
}

prop_compose! {
    fn pair_counts()(tokens in 1u64..1_000_000, draws in any::<[u64; 3]>(), quarters in 0u64..=4, left in 0u32..8, right in 0u32..8)
        -> PairCounts {
        let (node, collocate) = (draws[0] % (tokens + 1), draws[1] % (tokens + 1));
        let pairs = draws[2] % (node.min(collocate) + 1);
        let window_tokens = node * (u64::from(left) + u64::from(right)) * quarters / 4;
        PairCounts { pairs, node, collocate, tokens, window_tokens, left, right }
    }
}

/// The same table with the roles of node and collocate changed over.
fn transposed(table: &Contingency) -> Contingency {
    let with = table.target.count + table.reference.count;
    let without = table.target.out_of - table.target.count;
    Contingency::new(Frequency::new(table.target.count, with), Frequency::new(without, table.total() - with))
}

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.total_cmp(&b).is_eq() || (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0),
        (a, b) => a == b,
    }
}

proptest! {
    #[test]
    fn scores_are_never_nan(table in table(), pairs in pair_counts()) {
        for measure in ASSOCIATION {
            let score = measure.of_table(&table).or_else(|| measure.of_pairs(&pairs));
            prop_assert!(score.is_none_or(|score| !score.is_nan()), "{} {score:?}", measure.name);
        }
    }

    #[test]
    fn ranges_hold(table in table(), pairs in pair_counts()) {
        let share = 0.0..=1.0 + 1e-12;
        for measure in [DICE, MIN_SENSITIVITY] {
            prop_assert!(measure.of_table(&table).is_none_or(|score| share.contains(&score)), "{}", measure.name);
        }
        for measure in [NPMI, DELTA_P_2GIVEN1, DELTA_P_1GIVEN2] {
            prop_assert!(measure.of_table(&table).is_none_or(|score| (-1.0..=1.0).contains(&score)), "{}", measure.name);
        }
        for measure in [LL, SIMPLE_LL, CHI2, EXPECTED] {
            prop_assert!(measure.of_table(&table).is_none_or(|score| score >= 0.0), "{}", measure.name);
        }
        prop_assert!(LOG_DICE.of_table(&table).is_none_or(|score| score <= 14.0));
        prop_assert!(NODE_LOG_DICE.of_pairs(&pairs).is_none_or(|score| score <= 14.0));
        prop_assert!(NODE_DICE.of_pairs(&pairs).is_none_or(|score| share.contains(&score)));
    }

    #[test]
    fn only_delta_p_and_log_ratio_ask_who_is_the_node(table in table()) {
        let turned = transposed(&table);
        for measure in ASSOCIATION.iter().filter(|measure| !["log_ratio", "delta_p_2given1", "delta_p_1given2"].contains(&measure.name)) {
            let (score, other) = (measure.of_table(&table), measure.of_table(&turned));
            // A margin that is empty on one side only leaves some measures undefined on that side.
            if score.is_some() && other.is_some() {
                prop_assert!(near(score, other), "{} {score:?} {other:?}", measure.name);
            }
        }
        prop_assert!(near(DELTA_P_2GIVEN1.of_table(&table), DELTA_P_1GIVEN2.of_table(&turned)));
    }

    #[test]
    fn independent_words_are_neutral(count in 1u64..1_000, rest in 1u64..100_000, times in 2u64..50) {
        let near_node = Frequency::new(count, count + rest);
        let table = Contingency::new(near_node, Frequency::new(count * times, (count + rest) * times));
        for measure in ASSOCIATION {
            if let (Some(neutral), Some(score)) = (measure.neutral, measure.of_table(&table)) {
                prop_assert!((score - neutral).abs() < 1e-9, "{} {score}", measure.name);
            }
        }
    }

    #[test]
    fn expected_pairs_agree_where_windows_are_whole(pairs in pair_counts()) {
        let whole = PairCounts { window_tokens: pairs.node * pairs.span(), ..pairs };
        for (actual, span) in [(NODE_MI_E_ACTUAL, NODE_MI_E_SPAN), (NODE_T_SCORE_E_ACTUAL, NODE_T_SCORE_E_SPAN)] {
            prop_assert!(near(actual.of_pairs(&whole), span.of_pairs(&whole)), "{}", actual.name);
        }
    }
}

#[test]
fn nothing_counted_has_no_score() {
    for measure in ASSOCIATION {
        assert_eq!(measure.of_table(&Contingency::default()), None, "{}", measure.name);
        assert_eq!(measure.of_pairs(&PairCounts::default()), None, "{}", measure.name);
    }
}

#[test]
fn words_that_never_meet_are_not_zero() {
    let table = Contingency::new(Frequency::new(0, 100), Frequency::new(5, 900));
    assert_eq!(MI.of_table(&table), Some(f64::NEG_INFINITY));
    assert_eq!(NPMI.of_table(&table), Some(-1.0));
    assert_eq!((LOG_DICE.of_table(&table), T_SCORE.of_table(&table)), (None, None));
    assert_eq!(DICE.of_table(&table), Some(0.0));
}

#[test]
fn words_that_only_meet_stand_at_the_top() {
    let table = Contingency::new(Frequency::new(10, 10), Frequency::new(0, 90));
    assert_eq!((LOG_DICE.of_table(&table), DICE.of_table(&table)), (Some(14.0), Some(1.0)));
    assert_eq!((NPMI.of_table(&table), MIN_SENSITIVITY.of_table(&table)), (Some(1.0), Some(1.0)));
    assert_eq!((DELTA_P_2GIVEN1.of_table(&table), DELTA_P_1GIVEN2.of_table(&table)), (Some(1.0), Some(1.0)));
}

#[test]
fn variants_of_other_tools_ask_for_their_own_window() {
    let pairs = PairCounts { pairs: 6, node: 10, collocate: 12, tokens: 500, window_tokens: 40, left: 5, right: 5 };
    assert_eq!((NLTK_WINDOW5_PMI.of_pairs(&pairs), BIGRAM_MI_WORDCOUNTS.of_pairs(&pairs)), (None, None));
}

#[test]
fn names_are_unique_and_lead_to_their_measure() {
    for measure in ASSOCIATION {
        for spelling in [measure.option(), measure.column(), measure.name.to_string()] {
            assert_eq!(named(&spelling).expect("listed").name, measure.name);
        }
        assert_eq!(ASSOCIATION.iter().filter(|other| other.name == measure.name).count(), 1);
    }
    assert!(named("colloc").is_none());
}
