//! `newsprint dispersion` with every measure, on words whose spread can be counted by hand.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn newsprint(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsprint")).current_dir(folder).args(arguments).output().expect("it runs")
}

/// "war" is at the places 4, 12 and 14 of 40 words in articles of 10, 10 and 20: the example of the measures' own pages.
fn corpus() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut words = vec!["the"; 40];
    for place in [4, 12, 14] {
        words[place] = "war";
    }
    for (name, range) in [("a", 0..10), ("b", 10..20), ("c", 20..40)] {
        let path = folder.path().join("news/Gazette");
        fs::create_dir_all(&path).expect("a folder");
        fs::write(path.join(format!("{name}.txt")), words[range].join(" ")).expect("an article");
    }
    folder
}

#[test]
fn every_measure_has_a_column_and_the_word_its_hand_counts() {
    let folder = corpus();
    let output = newsprint(folder.path(), &["dispersion", "news", "--measure", "all", "--format", "json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let war = answer["rows"].as_array().expect("rows").iter().find(|row| row["form"] == "war").expect("it occurs");
    for measure in newsprint::stats::dispersion::DISPERSION {
        assert!(war[measure.name].is_number(), "{}", measure.name);
    }
    let near = |name: &str, hand: f64| {
        assert!(war[name].as_f64().is_some_and(|ours| (ours - hand).abs() < 1e-12), "{name} {}", war[name]);
    };
    near("dp", 0.5);
    near("da", 1.0 / 3.0);
    // Gaps 8, 2 and 30 around the end; the average gap is 40/3.
    near("arf", 1.0 + 10.0 / (40.0 / 3.0));
    near("awt", 0.5 * (1.0 + 968.0 / 40.0));
    near("burstiness_goh", -0.25);
    let notices = answer["notices"].to_string();
    assert!(notices.contains("joined in the order of outlet, date and id"), "{notices}");
}

#[test]
fn a_pattern_that_does_not_occur_is_undefined_everywhere() {
    let folder = corpus();
    let ask = ["dispersion", "news", "peace", "--measure", "arf,dp,cv"];
    let output = newsprint(folder.path(), &ask);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(text.lines().nth(1), Some("peace\t0\t\t\t\t\t"), "{text}");
    let output = newsprint(folder.path(), &[&ask[..], &["--format", "json"]].concat());
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(answer["rows"][0]["arf"].is_null() && answer["rows"][0]["dp"].is_null());
}

#[test]
fn a_pattern_stands_where_its_form_does() {
    let folder = corpus();
    let ask = |pattern: &[&str]| {
        let arguments = [&["dispersion", "news"], pattern, &["--measure", "all", "--quiet"]].concat();
        String::from_utf8(newsprint(folder.path(), &arguments).stdout).expect("UTF-8")
    };
    let (all, one) = (ask(&[]), ask(&["war"]));
    assert!(all.contains(one.lines().nth(1).expect("a row")), "{all}\n{one}");
}

#[test]
fn an_unknown_measure_is_answered_with_the_nearest_names() {
    let folder = corpus();
    let output = newsprint(folder.path(), &["dispersion", "news", "--measure", "juiland-d"]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(message.contains("use one of: juilland-d"), "{message}");
}

#[test]
fn scores_have_intervals_over_articles_where_articles_suffice() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = newsprint(root, &["dispersion", "data/dispute", "--format", "json", "--quiet"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let (mut given, mut withheld) = (0, 0);
    for row in answer["rows"].as_array().expect("rows") {
        let enough = row["count"].as_u64() >= Some(10) && row["range"].as_u64() >= Some(3);
        for measure in ["dp", "dp_norm", "dp_adjusted", "kld_norm_e"] {
            let [low, score, high] = ["_low", "", "_high"].map(|end| row[format!("{measure}{end}")].as_f64());
            assert_eq!(low.is_some(), enough, "{measure} {row}");
            assert!(!enough || low <= score && score <= high, "{measure} {row}");
        }
        // Sixty articles are enough for a share of them, however rare the word.
        assert!(row["range_share_low"].as_f64() < row["range_share"].as_f64(), "{row}");
        *(if enough { &mut given } else { &mut withheld }) += 1;
    }
    assert!(given > 100 && withheld > 1_000, "{given} {withheld}");
    let few = newsprint(root, &["dispersion", "data/dispute", "dam", "--where", "date >= 2025-08", "--format", "json"]);
    let few: Value = serde_json::from_slice(&few.stdout).expect("JSON");
    let articles = few["corpus"]["articles"].as_u64();
    assert_eq!(few["rows"][0]["range_share_low"].is_number(), articles >= Some(10), "{few}");
}

#[test]
fn rare_and_frequent_words_that_fall_at_random_have_the_same_adjusted_dp() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("news/Gazette");
    fs::create_dir_all(&path).expect("a folder");
    // Words of which one stands in every 7th, 40th or 300th place on average, at places that a multiplier scatters.
    let mut place = 0u64;
    for article in 0..60 {
        let word = |_| {
            place = place.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            match (place >> 33) % 8_400 {
                0..=1_199 => "often",
                1_200..=1_409 => "sometimes",
                1_410..=1_437 => "seldom",
                _ => "the",
            }
        };
        let words: Vec<&str> = (0..300).map(word).collect();
        fs::write(path.join(format!("{article}.txt")), words.join(" ")).expect("an article");
    }
    let output = newsprint(
        folder.path(),
        &["dispersion", "news", "--format", "json", "--measure", "dp,dp-adjusted,range-ratio"],
    );
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let score = |form: &str, measure: &str| {
        let row = answer["rows"].as_array().expect("rows").iter().find(|row| row["form"] == form);
        row.expect("it occurs")[measure].as_f64().expect("defined")
    };
    assert!(score("seldom", "dp") > 3.0 * score("often", "dp"));
    for form in ["often", "sometimes", "seldom"] {
        assert!(score(form, "dp_adjusted").abs() < 0.1, "{form} {}", score(form, "dp_adjusted"));
        assert!((score(form, "range_ratio") - 1.0).abs() < 0.1, "{form} {}", score(form, "range_ratio"));
    }
}
