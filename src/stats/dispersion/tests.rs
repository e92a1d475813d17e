//! Properties that every dispersion measure keeps, and the sparse form against the dense formulas.

use proptest::prelude::*;

use super::*;

/// The formulas of the papers over all parts, empty ones included: v counts, z sizes.
fn dense(name: &str, v: &[u64], z: &[u64]) -> f64 {
    let (n, f, total) = (v.len() as f64, v.iter().sum::<u64>() as f64, z.iter().sum::<u64>() as f64);
    let parts: Vec<(f64, f64, f64)> =
        v.iter().zip(z).map(|(&v, &z)| (v as f64, z as f64 / total, v as f64 / z as f64)).collect();
    let over = |term: &dyn Fn(&(f64, f64, f64)) -> f64| parts.iter().map(term).sum::<f64>();
    let smallest = parts.iter().map(|part| part.1).fold(1.0, f64::min);
    let log = |x: f64| if x == 0.0 { 0.0 } else { x.log2() };
    let rates = over(&|part| part.2);
    match name {
        "range" => over(&|part| f64::from(part.0 > 0.0)),
        "range_share" => dense("range", v, z) / n,
        "range_expected" => over(&|part| 1.0 - (1.0 - part.1).powf(f)),
        "dp" => 0.5 * over(&|part| (part.0 / f - part.1).abs()),
        "dp_norm" => dense("dp", v, z) / (1.0 - smallest),
        "kld" => over(&|part| part.0 / f * log(part.0 / f / part.1)),
        "kld_norm_e" => 1.0 - (-dense("kld", v, z)).exp(),
        "juilland_d" => {
            let mean = rates / n;
            1.0 - (over(&|part| (part.2 - mean).powi(2)) / n).sqrt() / mean / (n - 1.0).sqrt()
        }
        "carroll_d2" => -over(&|part| part.2 / rates * log(part.2 / rates)) / n.log2(),
        "rosengren_s" => over(&|part| (part.1 * part.0).sqrt()).powi(2) / f,
        _ => panic!("{name} has no dense formula here"),
    }
}

fn parts() -> impl Strategy<Value = (Vec<u64>, Vec<u64>)> {
    let count = prop_oneof![3 => Just(0u64), 1 => 1u64..40];
    prop::collection::vec((count, 100u64..5_000), 2..60).prop_map(|parts| parts.into_iter().unzip())
}

proptest! {
    #[test]
    fn sparse_equals_dense((counts, sizes) in parts()) {
        prop_assume!(counts.iter().any(|&count| count > 0));
        let (occupied, all) = (occupied(&counts, &sizes), PartSizes::new(&sizes));
        for measure in DISPERSION {
            let score = measure.score(&Parts { occupied: &occupied, sizes: &all }).expect("it occurs in two parts or more");
            let formula = dense(measure.name, &counts, &sizes);
            // Near 0 the dense formulas themselves are only right to the rounding of terms of size 1.
            prop_assert!((score - formula).abs() <= 1e-12 * formula.abs().max(1.0), "{} {score} {formula}", measure.name);
        }
    }

    #[test]
    fn scales_hold((counts, sizes) in parts()) {
        let (occupied, all) = (occupied(&counts, &sizes), PartSizes::new(&sizes));
        for measure in DISPERSION {
            let Some(score) = measure.score(&Parts { occupied: &occupied, sizes: &all }) else { continue };
            prop_assert!(!score.is_nan() && score >= 0.0, "{} {score}", measure.name);
            if !matches!(measure.name, "range" | "range_expected" | "kld") {
                prop_assert!(score <= 1.0, "{} {score}", measure.name);
            }
        }
    }

    #[test]
    fn a_perfectly_even_word_stands_at_the_even_end(sizes in prop::collection::vec(1u64..500, 2..30), each in 1u64..5) {
        let sizes: Vec<u64> = sizes.into_iter().map(|size| size * 10).collect();
        let counts: Vec<u64> = sizes.iter().map(|size| size / 10 * each).collect();
        let (occupied, all) = (occupied(&counts, &sizes), PartSizes::new(&sizes));
        for measure in DISPERSION {
            let score = measure.score(&Parts { occupied: &occupied, sizes: &all }).expect("it occurs");
            let even = match measure.even {
                Even::Zero => 0.0,
                Even::One => 1.0,
                Even::Parts => sizes.len() as f64,
                Even::Yardstick => continue,
            };
            prop_assert!((score - even).abs() < 1e-7, "{} {score}", measure.name);
        }
    }
}

#[test]
fn a_missing_word_or_a_single_part_has_no_spread() {
    let (many, one) = (PartSizes::new(&[10, 20, 0]), PartSizes::new(&[10]));
    assert_eq!((many.parts(), many.smallest()), (2, Some(10)));
    for measure in DISPERSION {
        assert_eq!(measure.score(&Parts { occupied: &[], sizes: &many }), None, "{}", measure.name);
        let alone = measure.score(&Parts { occupied: &[Part { count: 2, size: 10 }], sizes: &one });
        assert_eq!(alone, (measure.name == "range").then_some(1.0), "{}", measure.name);
    }
}

#[test]
fn names_are_unique_and_lead_to_their_measure() {
    for measure in DISPERSION {
        assert_eq!(named(&measure.option()).expect("listed").name, measure.name);
        assert_eq!(DISPERSION.iter().filter(|other| other.name == measure.name).count(), 1);
    }
}
