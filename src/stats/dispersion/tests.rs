//! Properties that every dispersion measure keeps, and the sparse form against the dense formulas.

use proptest::prelude::*;

use super::*;
use crate::stats::special::ln_gamma;

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
        "range_ratio" => dense("range", v, z) / dense("range_expected", v, z),
        "dp_expected" => {
            let choose = |k: f64| ln_gamma(f + 1.0) - ln_gamma(k + 1.0) - ln_gamma(f - k + 1.0);
            let chance = |k: f64, s: f64| (choose(k) + k * s.ln() + (f - k) * (1.0 - s).ln()).exp();
            let deviation =
                |s: f64| (0..=v.iter().sum()).map(|k| chance(k as f64, s) * (k as f64 / f - s).abs()).sum::<f64>();
            0.5 * over(&|part| deviation(part.1))
        }
        "dp_adjusted" => {
            let expected = dense("dp_expected", v, z);
            (dense("dp", v, z) - expected) / (1.0 - smallest - expected)
        }
        "dp_norm" => dense("dp", v, z) / (1.0 - smallest),
        "kld" => over(&|part| part.0 / f * log(part.0 / f / part.1)),
        "kld_norm_e" => 1.0 - (-dense("kld", v, z)).exp(),
        "juilland_d" => {
            let mean = rates / n;
            1.0 - (over(&|part| (part.2 - mean).powi(2)) / n).sqrt() / mean / (n - 1.0).sqrt()
        }
        "carroll_d2" => -over(&|part| part.2 / rates * log(part.2 / rates)) / n.log2(),
        "rosengren_s" => over(&|part| (part.1 * part.0).sqrt()).powi(2) / f,
        "dp_egbert" => {
            let with = parts.iter().filter(|part| part.0 > 0.0).map(|part| part.1);
            dense("dp", v, z) / (1.0 - with.fold(1.0, f64::min))
        }
        "kld_norm_2" => 1.0 - (-dense("kld", v, z)).exp2(),
        "kld_norm_odds" => 1.0 - 1.0 / (1.0 + dense("kld", v, z)),
        "lyne_d3" => 1.0 - over(&|part| (part.0 - f * part.1).powi(2) / (f * part.1)) / (4.0 * f),
        "cv" => (1.0 - dense("juilland_d", v, z)) * (n - 1.0).sqrt(),
        "da" => {
            let pairs = over(&|part| over(&|other| (part.2 - other.2).abs()));
            1.0 - pairs / (n * (n - 1.0)) / (2.0 * rates / n)
        }
        "juilland_u" => dense("juilland_d", v, z) * f,
        "rosengren_kf" => dense("rosengren_s", v, z) * f,
        "carroll_um" => {
            let d2 = dense("carroll_d2", v, z);
            f * d2 + (1.0 - d2) * f / n
        }
        "idf_log2" => (n / dense("range", v, z)).log2(),
        "ridf" => dense("idf_log2", v, z) + (1.0 - (-f / n).exp()).log2(),
        "burstiness" => f / dense("range", v, z),
        "sd_counts" => (over(&|part| (part.0 - f / n).powi(2)) / n).sqrt(),
        "cv_counts" => dense("sd_counts", v, z) / (f / n),
        // With equal parts, the forms on counts are the forms on rates.
        "juilland_d_counts" | "carroll_d2_counts" | "rosengren_s_equal" => {
            let name = name.trim_end_matches("_counts").trim_end_matches("_equal");
            dense(name, v, &vec![1_000; v.len()])
        }
        "lyne_d3_equal_clamped" => dense("lyne_d3", v, &vec![1_000; v.len()]).max(0.0),
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
        for measure in DISPERSION.iter().filter(|measure| measure.needs == Needs::Parts) {
            let score = measure.score(&Parts { occupied: &occupied, sizes: &all, positions: None }).expect("it occurs in two parts or more");
            let formula = dense(measure.name, &counts, &sizes);
            // Near 0 the dense formulas themselves are only right to the rounding of terms of size 1.
            prop_assert!((score - formula).abs() <= 1e-11 * formula.abs().max(1.0), "{} {score} {formula}", measure.name);
        }
    }

    #[test]
    fn scales_hold((counts, sizes) in parts()) {
        let (occupied, all) = (occupied(&counts, &sizes), PartSizes::new(&sizes));
        for measure in DISPERSION {
            let Some(score) = measure.score(&Parts { occupied: &occupied, sizes: &all, positions: None }) else { continue };
            prop_assert!(!score.is_nan(), "{} {score}", measure.name);
            if !matches!(measure.name, "lyne_d3" | "ridf" | "dp_adjusted") {
                prop_assert!(score >= 0.0, "{} {score}", measure.name);
            }
            if measure.even == Even::One || measure.range.starts_with("0 to 1;") {
                prop_assert!(score <= 1.0, "{} {score}", measure.name);
            }
            if measure.even == Even::Frequency {
                prop_assert!(score <= counts.iter().sum::<u64>() as f64 * (1.0 + 1e-12), "{} {score}", measure.name);
            }
        }
    }

    #[test]
    fn a_perfectly_even_word_stands_at_the_even_end(sizes in prop::collection::vec(1u64..500, 2..30), each in 1u64..5) {
        let sizes: Vec<u64> = sizes.into_iter().map(|size| size * 10).collect();
        let counts: Vec<u64> = sizes.iter().map(|size| size / 10 * each).collect();
        let (occupied, all) = (occupied(&counts, &sizes), PartSizes::new(&sizes));
        for measure in DISPERSION.iter().filter(|measure| measure.needs == Needs::Parts) {
            let equal_parts_only = measure.name.contains("_counts") || measure.name.contains("_equal");
            if equal_parts_only && sizes.iter().any(|size| *size != sizes[0]) {
                continue;
            }
            let score = measure.score(&Parts { occupied: &occupied, sizes: &all, positions: None }).expect("it occurs");
            let even = match measure.even {
                Even::Zero => 0.0,
                Even::One => 1.0,
                Even::Parts => sizes.len() as f64,
                Even::Frequency => counts.iter().sum::<u64>() as f64,
                Even::Yardstick | Even::Low | Even::Chance => continue,
            };
            prop_assert!((score - even).abs() < 1e-7 * even.max(1.0), "{} {score}", measure.name);
        }
    }

    #[test]
    fn equal_parts_are_even_in_the_forms_on_counts_too(parts in 2usize..30, size in 1u64..500, each in 1u64..5) {
        let (sizes, counts) = (vec![size * 10; parts], vec![each; parts]);
        let (occupied, all) = (occupied(&counts, &sizes), PartSizes::new(&sizes));
        let score = |measure: &DispersionMeasure| {
            measure.score(&Parts { occupied: &occupied, sizes: &all, positions: None }).expect("it occurs")
        };
        for measure in [SD_COUNTS, CV_COUNTS] {
            prop_assert!(score(&measure).abs() < 1e-7, "{}", measure.name);
        }
        for measure in [JUILLAND_D_COUNTS, CARROLL_D2_COUNTS, ROSENGREN_S_EQUAL, LYNE_D3_EQUAL_CLAMPED] {
            prop_assert!((score(&measure) - 1.0).abs() < 1e-7, "{}", measure.name);
        }
    }

    #[test]
    fn positions_keep_their_scales(mut stream in prop::collection::vec(any::<bool>(), 2..300), at in 0usize..2) {
        stream[at] = true;
        let positions: Vec<u64> = (0..).zip(&stream).filter(|(_, here)| **here).map(|(position, _)| position).collect();
        let sizes = [1, stream.len() as u64 - 1];
        let counts = [u64::from(stream[0]), positions.len() as u64 - u64::from(stream[0])];
        let (occupied, all) = (occupied(&counts, &sizes), PartSizes::new(&sizes));
        let parts = Parts { occupied: &occupied, sizes: &all, positions: Some(&positions) };
        let (f, n) = (positions.len() as f64, stream.len() as f64);
        let score = |measure: DispersionMeasure| measure.score(&parts).expect("it occurs");
        prop_assert!(score(ARF) <= f * (1.0 + 1e-12) && score(ARF) >= 1.0 - 1e-12);
        prop_assert!(score(AWT) >= 0.5 * (1.0 + n / f) - 1e-9);
        prop_assert!(score(ALD) >= (n / f).log10() - 1e-9);
        prop_assert!(BURSTINESS_GOH.score(&parts).is_none_or(|score| (-1.0..=1.0).contains(&score)));
        prop_assert_eq!(BURSTINESS_GOH.score(&parts).is_some(), positions.len() > 2);
        // The stream is a ring, so it does not matter where it was cut.
        let turned: Vec<u64> = positions.iter().map(|position| (position + 1) % stream.len() as u64).collect();
        let mut turned = turned;
        turned.sort_unstable();
        let ring = Parts { positions: Some(&turned), ..parts };
        prop_assert_eq!(ARF.score(&ring), ARF.score(&parts));
        prop_assert_eq!(AWT.score(&ring), AWT.score(&parts));
    }
}

#[test]
fn a_missing_word_or_a_single_part_has_no_spread() {
    let (many, one) = (PartSizes::new(&[10, 20, 0]), PartSizes::new(&[10]));
    assert_eq!((many.parts(), many.smallest()), (2, Some(10)));
    for measure in DISPERSION {
        assert_eq!(
            measure.score(&Parts { occupied: &[], sizes: &many, positions: Some(&[]) }),
            None,
            "{}",
            measure.name
        );
        let alone =
            measure.score(&Parts { occupied: &[Part { count: 2, size: 10 }], sizes: &one, positions: Some(&[1, 4]) });
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
