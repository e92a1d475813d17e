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
    assert_eq!(text.lines().nth(1), Some("peace\t0\t\t\t"), "{text}");
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
