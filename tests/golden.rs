//! The registries against numbers that others computed: hand counts here, and the golden files, answered by the example
//! `golden`, in the folder named by `NEWSPRINT_EVALUATION` (left out, with a message, when it is not set).

#[path = "../examples/golden/main.rs"]
#[allow(dead_code, reason = "it has a main of its own")]
mod example;

// The families of the example name these by the crate.
use example::{Corpus, Record, number};

use std::path::{Path, PathBuf};
use std::{env, fs};

use newsprint::stats::dispersion::{DISPERSION, PartSizes, Parts, occupied};
use newsprint::stats::frequency::{Contingency, Frequency};
use newsprint::stats::keyness::{KEYNESS, KeynessInput, Needs};
use serde_json::{Value, json};

/// Counted by hand: the word is 20 of 1,000 tokens against 10 of 1,000, and in 8 of 10 articles against 4 of 10.
const KEYNESS_BY_HAND: &[(&str, &[f64])] = &[
    // log2(0.02 / 0.01)
    ("log_ratio_hardie", &[1.0]),
    // log2(20.5 / 10.5)
    ("log_ratio_plus_half", &[0.965_234_581_839_323]),
    // 100·(2 − 1)
    ("pct_diff", &[100.0]),
    // (0.02 − 0.01) / 0.03
    ("difference_coefficient", &[0.333_333_333_333_333]),
    // 2 · exp(± 1.959964·√0.148)
    ("relative_risk_ci95", &[2.0, 0.940_949_300_439_492, 4.251_026_062_861_952]),
    // 0.02 > 0.01
    ("direction", &[1.0]),
    // 2·(20 ln(20/15) + 10 ln(10/15))
    ("g2_2cell", &[3.397_980_735_907_945]),
    // the same + 2·(980 ln(980/985) + 990 ln(990/985))
    ("g2_4cell", &[3.448_742_375_226_546]),
    // erfc(√(G²/2))
    ("p_g2_4cell", &[0.063_299_916_851_344]),
    // G² − ln 2,000
    ("bic_2cell", &[-4.202_921_723_634_137]),
    // G² − ln 2,000
    ("bic_4cell", &[-4.152_160_084_315_536]),
    // 2·(8 ln(8/6) + 4 ln(4/6))
    ("text_dispersion_g2_2cell", &[1.359_192_294_363_178]),
    // the same + 2·(2 ln(2/4) + 6 ln(6/4))
    ("text_dispersion_g2_4cell", &[3.452_184_869_421_369]),
    // log2(20.5 / 10.5)
    ("log_ratio_walter", &[0.965_234_581_839_323]),
    // nothing is left: the lower end of 20 of 30 is below ½
    ("lrc", &[0.0]),
    // the same
    ("lrc_unadjusted", &[0.0]),
    // the same for 8 of 12 articles
    ("lrc_texts", &[0.0]),
    // 20·990 / (980·10)
    ("odds_ratio", &[2.020_408_163_265_306]),
    // the same · exp(± 1.959964·√(1/20 + 1/980 + 1/10 + 1/990))
    ("odds_ratio_ci95", &[2.020_408_163_265_306, 0.940_906_254_877_106, 4.338_422_797_202_313]),
    // with 20.5, 980.5, 10.5, 990.5
    ("odds_ratio_ci95_haldane", &[1.972_293_047_764_746, 0.932_554_584_695_069, 4.171_273_113_769_637]),
    // the mean of C(1000, x)·C(1000, 30 − x)·ψ^x is 20
    ("fisher_odds_ratio_cmle", &[2.019_723_432_389_73]),
    // 20,001 / 10,001
    ("simple_maths_1", &[1.999_900_009_999]),
    // 20,010 / 10,010
    ("simple_maths_10", &[1.999_000_999_000_999]),
    // 20,100 / 10,100
    ("simple_maths_100", &[1.990_099_009_900_99]),
    // 21,000 / 11,000
    ("simple_maths_1000", &[1.909_090_909_090_909]),
    // α = 30, A = 2,000: ln(50/2,950) − ln(40/2,960)
    ("logodds_idp_delta_pooled", &[0.226_527_649_298_45]),
    // δ / √ of the sum of 1 by the two numerators
    ("logodds_idp_z_2term_pooled", &[1.067_861_579_634_545]),
    // δ / √ of the sum of 1 by all four terms
    ("logodds_idp_z_4term_pooled", &[1.059_920_479_642_769]),
    // α = 7.5, A = 500: ln(27.5/1,472.5) − ln(17.5/1,482.5)
    ("logodds_idp_delta_a0_500", &[0.458_753_339_089_196]),
    // δ / √ of the sum of 1 by the two numerators
    ("logodds_idp_z_2term_a0_500", &[1.500_231_751_155_582]),
    // δ / √ of the sum of 1 by all four terms
    ("logodds_idp_z_4term_a0_500", &[1.489_489_142_731_495]),
    // α = 0.01, A = 5: ln(20.01/984.99) − ln(10.01/994.99)
    ("logodds_idp_delta_flat_0_01", &[0.702_748_753_289_055]),
    // δ / √ of the sum of 1 by the two numerators
    ("logodds_idp_z_2term_flat_0_01", &[1.815_245_308_197_045]),
    // δ / √ of the sum of 1 by all four terms
    ("logodds_idp_z_4term_flat_0_01", &[1.803_133_127_464_281]),
    // erfc(√(G²/2))
    ("p_g2_2cell", &[0.065_276_282_308_881]),
    // 5²·(2/15 + 2/985)
    ("chi2", &[3.384_094_754_653_13]),
    // 4.5²·(2/15 + 2/985)
    ("chi2_yates", &[2.741_116_751_269_035]),
    // erfc(√(χ²/2))
    ("p_chi2", &[0.065_828_318_375_191]),
    // 1 − Σ C(1000, x)·C(1000, 30 − x) / C(2000, 30) over x = 11 … 19
    ("fisher_p_two_sided", &[0.096_216_391_086_413]),
    // G² / (2,000·ln 15)
    ("ell", &[0.000_627_385_108_024]),
    // no expected cell is below 5
    ("chi2_quanteda_default", &[3.384_094_754_653_13]),
    // G² + 2·1e-9·2,000, to first order
    ("g2_quanteda_default", &[3.448_746_375_226_546]),
];

/// Counted by hand: the word is 1, 2 and 0 times in articles of 10, 10 and 20 tokens, at the places 4, 12 and 14.
const DISPERSION_BY_HAND: &[(&str, f64)] = &[
    // the first two
    ("range", 2.0),
    // 2 / 3
    ("range_share", 0.666_666_666_666_667),
    // 2·(1 − 0.75³) + (1 − 0.5³)
    ("range_expected", 2.031_25),
    // 2 / 2.03125
    ("range_ratio", 0.984_615_384_615_385),
    // (2·0.6328125 + 0.75) / 6: mean deviations of binomial counts, 3 draws of chance ¼, ¼ and ½
    ("dp_expected", 0.335_937_5),
    // (0.5 − 0.3359375) / (0.75 − 0.3359375)
    ("dp_adjusted", 0.396_226_415_094_34),
    // ½·(1/12 + 5/12 + 1/2)
    ("dp", 0.5),
    // 0.5 / (1 − 0.25)
    ("dp_norm", 0.666_666_666_666_667),
    // ⅔·log2(8/3) + ⅓·log2(4/3)
    ("kld", 1.081_704_165_945_51),
    // 1 − e^−KLD
    ("kld_norm_e", 0.660_982_708_641_581),
    // 1 − (√(0.02/3) / 0.1) / √2
    ("juilland_d", 0.422_649_730_810_374),
    // entropy of (1/3, 2/3) / log2 3
    ("carroll_d2", 0.579_380_164_285_695),
    // (√0.25 + √0.5)² / 3
    ("rosengren_s", 0.485_702_260_395_516),
    // √(0.02/3) / 0.1
    ("cv", 0.816_496_580_927_726),
    // χ² = (0.25² + 1.25²)/0.75 + 1.5; 1 − χ²/12
    ("lyne_d3", 0.694_444_444_444_444),
    // 0.5 / (1 − 0.25)
    ("dp_egbert", 0.666_666_666_666_667),
    // 1 − 2^−KLD
    ("kld_norm_2", 0.527_529_606_289_422),
    // KLD / (1 + KLD)
    ("kld_norm_odds", 0.519_624_346_072_344),
    // 1 − (0.1 + 0.1 + 0.2)/3 / 0.2
    ("da", 0.333_333_333_333_333),
    // 3·D
    ("juilland_u", 1.267_949_192_431_123),
    // 3·D2 + (1 − D2)·1
    ("carroll_um", 2.158_760_328_571_39),
    // 3·S
    ("rosengren_kf", 1.457_106_781_186_547),
    // log2(3/2)
    ("idf_log2", 0.584_962_500_721_156),
    // log2(3/2) + log2(1 − 1/e)
    ("ridf", -0.076_765_856_907_811),
    // 3/2
    ("burstiness", 1.5),
    // gaps 8 and 2: (3 − 5)/(3 + 5)
    ("burstiness_goh", -0.25),
    // v = 40/3, gaps 8, 2 and 30: (8 + 2 + v)/v
    ("arf", 1.75),
    // ½·(1 + (64 + 4 + 900)/40)
    ("awt", 12.6),
    // (8·log10 8 + 2·log10 2 + 30·log10 30)/40
    ("ald", 1.303_510_438_221_334),
    // √(2/3)
    ("sd_counts", 0.816_496_580_927_726),
    // √(2/3) / 1
    ("cv_counts", 0.816_496_580_927_726),
    // 1 − √(2/3)/√2
    ("juilland_d_counts", 0.422_649_730_810_374),
    // entropy of (1/3, 2/3) / log2 3
    ("carroll_d2_counts", 0.579_380_164_285_695),
    // (1 + √2)² / 9
    ("rosengren_s_equal", 0.647_603_013_860_688),
    // 1 − 2/12
    ("lyne_d3_equal_clamped", 0.833_333_333_333_333),
];

#[test]
fn every_keyness_measure_has_a_hand_count() {
    let table = |a, n1, b, n2| Contingency::new(Frequency::new(a, n1), Frequency::new(b, n2));
    let input = KeynessInput {
        tokens: table(20, 1_000, 10, 1_000),
        texts: table(8, 10, 4, 10),
        family: 1,
        vocabulary: 500,
        rates: None,
    };
    // What looks text by text is counted by hand where it is described.
    for measure in KEYNESS.iter().filter(|measure| measure.needs == Needs::Counts) {
        let row = KEYNESS_BY_HAND.iter().find(|row| row.0 == measure.name);
        let (_, hand) = row.unwrap_or_else(|| panic!("{} has no hand count", measure.name));
        let numbers = measure.score(&input).expect("both sides have the word").numbers();
        assert_eq!(numbers.len(), hand.len(), "{}", measure.name);
        for (ours, hand) in numbers.iter().zip(*hand) {
            assert!((ours - hand).abs() < 1e-9 * hand.abs().max(1.0), "{}: {ours}, by hand {hand}", measure.name);
        }
    }
}

#[test]
fn every_dispersion_measure_has_a_hand_count() {
    let sizes = [10, 10, 20];
    let (occupied, all) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
    for measure in DISPERSION {
        let row = DISPERSION_BY_HAND.iter().find(|row| row.0 == measure.name);
        let (_, hand) = row.unwrap_or_else(|| panic!("{} has no hand count", measure.name));
        let ours = measure
            .score(&Parts { occupied: &occupied, sizes: &all, positions: Some(&[4, 12, 14]) })
            .expect("it occurs");
        assert!((ours - hand).abs() < 1e-12 * hand.abs().max(1.0), "{}: {ours}, by hand {hand}", measure.name);
    }
}

/// Variants that are not met value by value, with the reason.
const NOT_MET: &[(&str, &str)] = &[
    (
        "dispersion.dp_egbert",
        "disp() of tlda 0.1.0.9000 asks for min(W_i[T_i > 0], fill = 0), which is 0 for every word, so it divides by 1 and \
         prints plain DP; the paper and tlda's own disp_DP() divide by 1 − min s over the parts with the word",
    ),
    ("readability.counts_from_tokens", "it depends on the edition of a dictionary that is not shipped"),
    ("readability.syllables_cmu", "rules match the dictionary in nine words of ten, not in every word"),
];

#[test]
fn golden_values_hold() {
    let Some(folder) = env::var_os("NEWSPRINT_EVALUATION").map(PathBuf::from) else {
        println!("left out: NEWSPRINT_EVALUATION is not set");
        return;
    };
    let golden = folder.join("golden");
    assert!(golden.is_dir(), "NEWSPRINT_EVALUATION names a folder with \"golden\" in it: {}", folder.display());
    let (answers, _) = example::answers(&golden);
    let (mut held, mut problems) = (0, Vec::new());
    for record in records(&golden) {
        let id = record["id"].as_str().expect("records have an id");
        let stat = record["stat"].as_str().expect("records name a statistic");
        if let Some((_, reason)) = NOT_MET.iter().find(|(name, _)| *name == stat) {
            println!("{id}: left out, {reason}");
            continue;
        }
        let known = example::is_known(stat);
        let before = problems.len();
        match answers.get(id) {
            Some(answer) => compare_record(&record, answer, &mut problems),
            None if known && record["role"] == "definition" => problems.push(format!("{id}: not answered")),
            None => continue,
        }
        held += usize::from(problems.len() == before);
    }
    assert!(
        problems.is_empty(),
        "{} differences, the first: {:#?}",
        problems.len(),
        &problems[..problems.len().min(12)]
    );
    println!("{held} golden records hold");
    assert!(held > 800, "only {held} golden records were found");
}

/// Compares a record as it stands, or with whole axes flipped where their signs are free.
fn compare_record(record: &Value, answer: &Value, problems: &mut Vec<String>) {
    let id = record["id"].as_str().unwrap_or("?");
    let (expected, tolerance) = (&record["expected"], &record["tol"]);
    let axes = if record["sign_free"] == true { axes(expected) } else { 0 };
    let attempt = |flips: u32| {
        let mut found = Vec::new();
        compare(expected, &flipped(answer, flips), tolerance, id, &mut found);
        found
    };
    let best = (0..1 << axes).map(attempt).min_by_key(Vec::len).expect("there is at least one attempt");
    problems.extend(best);
}

/// How many numbers each row has.
fn axes(rows: &Value) -> usize {
    let row = rows.as_object().and_then(|rows| rows.values().next()).or_else(|| rows.as_array()?.first());
    row.and_then(Value::as_array).map_or(0, Vec::len)
}

/// The rows with the sign of some axes changed.
fn flipped(rows: &Value, flips: u32) -> Value {
    let number = |(axis, value): (usize, &Value)| match value.as_f64() {
        Some(number) if flips >> axis & 1 == 1 => json!(-number),
        _ => value.clone(),
    };
    match rows {
        _ if flips == 0 => rows.clone(),
        Value::Object(rows) => rows.iter().map(|(key, row)| (key.clone(), flipped(row, flips))).collect(),
        Value::Array(row) if row.iter().all(Value::is_array) => row.iter().map(|row| flipped(row, flips)).collect(),
        Value::Array(row) => row.iter().enumerate().map(number).collect(),
        _ => rows.clone(),
    }
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every record of every expected file, by file name.
fn records(golden: &Path) -> Vec<Value> {
    let folder = golden.join("expected");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    paths.iter().flat_map(|path| read(path)["records"].as_array().cloned().unwrap_or_default()).collect()
}

/// Adds every difference to `problems`; tolerances as in the golden checker: max(abs, rel·|expected|).
fn compare(expected: &Value, ours: &Value, tolerance: &Value, place: &str, problems: &mut Vec<String>) {
    let number = |value: &Value| match value.as_str() {
        Some("inf") => Some(f64::INFINITY),
        Some("-inf") => Some(f64::NEG_INFINITY),
        _ => value.as_f64(),
    };
    match (expected, ours) {
        (Value::Object(expected), Value::Object(ours)) => {
            for (key, value) in expected {
                compare(value, &ours[key], tolerance, &format!("{place}/{key}"), problems);
            }
        }
        (Value::Array(expected), Value::Array(ours)) if expected.len() == ours.len() => {
            for (value, ours) in expected.iter().zip(ours) {
                compare(value, ours, tolerance, place, problems);
            }
        }
        _ => {
            let same = match (number(expected), number(ours)) {
                (Some(expected), Some(ours)) if expected.is_finite() && ours.is_finite() => {
                    let part = |name: &str| tolerance[name].as_f64().unwrap_or(0.0);
                    (expected - ours).abs() <= part("abs").max(part("rel") * expected.abs())
                }
                _ => expected == ours,
            };
            if !same {
                problems.push(format!("{place}: expected {expected}, got {ours}"));
            }
        }
    }
}
