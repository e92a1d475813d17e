//! Properties that every interval and every test of a series keeps.

use proptest::prelude::*;

use super::*;

fn rates() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(
        prop_oneof![1 => Just(None), 4 => (0u8..12).prop_map(|rate| Some(f64::from(rate) * 0.5))],
        0..15,
    )
}

proptest! {
    #[test]
    fn intervals_hold_their_rate(count in 0u64..300, more in 0u64..5_000, level in 0.5f64..0.999) {
        let frequency = Frequency::new(count, count + more);
        for measure in TREND {
            let Some(found) = measure.interval(frequency, level) else { continue };
            prop_assert!(found.low >= 0.0 && found.low <= found.value + 1e-6, "{} {found:?}", measure.name);
            prop_assert!(found.high >= found.value - 1e-6, "{} {found:?}", measure.name);
            prop_assert!((found.low == 0.0) == (count == 0), "{}", measure.name);
            let wider = measure.interval(frequency, f64::midpoint(level, 1.0)).expect("it has tokens");
            prop_assert!(wider.low <= found.low && wider.high >= found.high, "{}", measure.name);
        }
    }

    #[test]
    fn a_series_told_backwards_turns_its_sign(rates in rates()) {
        let backwards: Vec<Option<f64>> = rates.iter().rev().copied().collect();
        let (test, other) = (MannKendall::of(&rates), MannKendall::of(&backwards));
        prop_assert_eq!(test.is_some(), rates.iter().flatten().count() >= MIN_PERIODS);
        if let (Some(test), Some(other)) = (test, other) {
            prop_assert_eq!(test.s, -other.s);
            prop_assert!((test.z + other.z).abs() < 1e-12 && (test.p - other.p).abs() < 1e-12);
            prop_assert!((test.sen_slope + other.sen_slope).abs() < 1e-12);
            prop_assert!((0.0..=1.0).contains(&test.p) && (-1.0..=1.0).contains(&test.tau_a));
        }
        if let Some(tau) = KENDALL_TAU_B.series(&rates) {
            prop_assert!((-1.0 - 1e-12..=1.0 + 1e-12).contains(&tau[0]));
        }
    }

    #[test]
    fn gaps_change_nothing_but_are_never_zeros(rates in rates()) {
        let filled: Vec<Option<f64>> = rates.iter().flatten().map(|&rate| Some(rate)).collect();
        for measure in TREND {
            prop_assert_eq!(measure.series(&rates), measure.series(&filled), "{}", measure.name);
        }
    }
}

#[test]
fn a_steady_series_has_no_trend() {
    let test = MannKendall::of(&[Some(3.0); 5]).expect("five rates");
    assert_eq!((test.s, test.z, test.p, test.sen_slope), (0, 0.0, 1.0, 0.0));
    assert_eq!(KENDALL_TAU_B.series(&[Some(3.0); 5]), None);
}

#[test]
fn nothing_to_look_at_is_undefined() {
    for measure in TREND {
        assert_eq!(measure.interval(Frequency::new(0, 0), 0.95), None, "{}", measure.name);
        assert_eq!(measure.interval(Frequency::new(1, 10), 1.0), None, "{}", measure.name);
        assert_eq!(measure.series(&[]), None, "{}", measure.name);
    }
    assert_eq!(bootstrap(&[Frequency::new(1, 10), Frequency::new(0, 0)], 0.95, Resampling::default()), None);
}

#[test]
fn the_seed_decides_a_bootstrap_and_nothing_else_does() {
    let articles: Vec<Frequency> = (0..12).map(|place| Frequency::new(place % 5, 40 + 7 * place)).collect();
    let draw = |seed| bootstrap(&articles, 0.95, Resampling { seed, ..Resampling::default() }).expect("two articles");
    assert_eq!(draw(7), draw(7));
    assert!(draw(7).low < draw(7).value && draw(7).value < draw(7).high);
    assert!((draw(7).low - draw(8).low).abs() < 0.05 * draw(7).value);
}

#[test]
fn names_are_unique_and_lead_to_their_measure() {
    for measure in TREND {
        assert_eq!(named(&measure.option()).expect("listed").name, measure.name);
        assert_eq!(TREND.iter().filter(|other| other.name == measure.name).count(), 1);
    }
}
