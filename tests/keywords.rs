//! `newsprint keywords` on corpora whose truth can be counted by hand, and against a published list.

mod common;

use common::{rows, shipped, stdout};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Outlet A uses "peace" 2 of 4 and 1 of 4 times; outlet B 0 of 4 and 0 of 4 times.
const ARTICLES: [(&str, &str); 4] = [
    ("A/one.txt", "peace talks peace war"),
    ("A/two.txt", "peace deal now here"),
    ("B/one.txt", "war war zone here"),
    ("B/two.txt", "trade war zone now"),
];

fn corpus() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in ARTICLES {
        let path = folder.path().join("news").join(path);
        fs::create_dir_all(path.parent().expect("it lies in an outlet")).expect("a folder");
        fs::write(path, text).expect("an article");
    }
    folder
}

fn newsprint(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsprint")).current_dir(folder).args(arguments).output().expect("it runs")
}

fn answer(folder: &Path, arguments: &[&str]) -> Value {
    let output = newsprint(folder, &[arguments, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn row<'a>(answer: &'a Value, target: &str, form: &str) -> &'a Value {
    let rows = answer["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["target"] == target && row["form"] == form).expect("the form is listed")
}

fn is_near(value: &Value, expected: f64) -> bool {
    value.as_f64().is_some_and(|value| (value - expected).abs() < 1e-9)
}

#[test]
fn measures_on_articles_match_a_hand_count() {
    let folder = corpus();
    let measures = "mann-whitney-u,mann_whitney_p,welch-t-df-p,bootstrap-share-above";
    let answer = answer(folder.path(), &["keywords", "news", "--measure", measures]);
    let peace = row(&answer, "A", "peace");
    // Both articles of A stand above both of B.
    assert_eq!(peace["mann_whitney_u"], 4.0);
    // Rates .5 and .25 against 0 and 0: t = .375 / √(.03125/2) with one degree of freedom, p = 1 − 2/π·atan 3.
    assert!(is_near(&peace["welch_t"], 3.0) && is_near(&peace["welch_df"], 1.0), "{peace}");
    assert!(is_near(&peace["welch_p"], 1.0 - 2.0 / std::f64::consts::PI * 3.0f64.atan()), "{peace}");
    // Every resample of A has the word, none of B.
    assert!(is_near(&peace["bootstrap_share_above"], 1.0) && is_near(&peace["bootstrap_p"], 1e-4), "{peace}");
    // One article of B has "trade", above both of A; the other ties with both: 2 + 2·½ pairs.
    assert_eq!(row(&answer, "B", "trade")["mann_whitney_u"], 3.0);
    assert!(answer["command"].as_str().is_some_and(|command| command.contains("--seed 1")));
    assert_eq!(answer["settings"]["resamples"], "9999");
}

#[test]
fn every_listed_measure_has_its_columns_and_threads_change_nothing() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let run = |threads| {
        let arguments = ["keywords", "dispute", "--measure", "all", "--min-count", "30", "--threads", threads];
        newsprint(Path::new(data), &[&arguments[..], &["--quiet"]].concat()).stdout
    };
    let (one, eight) = (run("1"), run("8"));
    assert!(!one.is_empty() && one == eight);
    let text = String::from_utf8(one).expect("UTF-8");
    let header: Vec<&str> = text.lines().next().expect("a header").split('\t').collect();
    for measure in newsprint::stats::keyness::KEYNESS {
        for column in measure.columns {
            assert_eq!(header.iter().filter(|name| *name == column).count(), 1, "{column}");
        }
    }
    assert!(text.lines().all(|line| line.split('\t').count() == header.len()));
}

#[test]
fn a_published_list_is_compared_by_its_counts_alone() {
    let folder = corpus();
    fs::write(folder.path().join("list.tsv"), "# total 1000\nform\tcount\nPeace\t10\nunseen\t5\n").expect("a list");
    let ask = ["keywords", "news", "--target", "outlet = \"A\"", "--reference", "list.tsv"];
    let measures =
        ["--measure", "log-ratio-hardie,mann-whitney-u,text-dispersion-g2-2cell,logodds-idp-z-2term-flat-0-01"];
    let answer = answer(folder.path(), &[&ask[..], &measures[..]].concat());
    let peace = row(&answer, "outlet = \"A\"", "peace");
    assert_eq!((&peace["target_count"], &peace["reference_count"]), (&Value::from(3), &Value::from(10)));
    assert_eq!((&peace["target_tokens"], &peace["reference_tokens"]), (&Value::from(8), &Value::from(1_000)));
    assert!(is_near(&peace["log_ratio_hardie"], (3.0f64 / 8.0 / 0.01).log2()), "{peace}");
    assert!(peace["logodds_idp_z_2term_flat_0_01"].is_number());
    for unknown in ["reference_articles", "log_ratio_low", "mann_whitney_u", "text_dispersion_g2_2cell"] {
        assert!(peace[unknown].is_null(), "{unknown} {peace}");
    }
    let unseen = row(&answer, "outlet = \"A\"", "unseen");
    assert_eq!((&unseen["target_count"], &unseen["reference_count"]), (&Value::from(0), &Value::from(5)));
    let notices = answer["notices"].to_string();
    assert!(notices.contains("list.tsv") && notices.contains("1000 words (as the file says)"), "{notices}");
    // "zone", which only B has, is on neither side of this comparison.
    assert!(answer["rows"].as_array().expect("rows").iter().all(|row| row["form"] != "zone"));

    let total = newsprint(folder.path(), &[&ask[..], &["--reference-total", "14"]].concat());
    assert_eq!(total.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&total.stderr).contains("below 15"), "the total cannot be less than the sum");
}

#[test]
fn each_outlet_can_meet_a_published_list() {
    let folder = corpus();
    fs::write(folder.path().join("list.csv"), "war,30\nzone,10\n").expect("a list");
    let answer = answer(folder.path(), &["keywords", "news", "--reference", "list.csv"]);
    assert_eq!(row(&answer, "A", "war")["target_count"], 1);
    assert_eq!(row(&answer, "B", "war")["target_count"], 3);
    assert_eq!(row(&answer, "B", "war")["reference_tokens"], 40);
    assert!(answer["notices"].to_string().contains("the sum of its counts"));
}

#[test]
fn an_unknown_measure_is_answered_with_the_nearest_names() {
    let folder = corpus();
    let output = newsprint(folder.path(), &["keywords", "news", "--measure", "log-ratio-hardy"]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(message.contains("use one of: log-ratio-hardie"), "{message}");
}

#[test]
fn rows_that_are_written_outlet_by_outlet_are_those_that_are_held_together() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let asked = |format: &str, further: &[&str]| {
        stdout(&[&["keywords", &corpus, "--quiet", "--format", format][..], further].concat())
    };
    for further in [&[][..], &["--top", "7"], &["--query", "dam", "--min-count", "3"]] {
        let written = asked("tsv", further);
        let held: Value = serde_json::from_str(&asked("json", further)).expect("JSON");
        let held = held["rows"].as_array().expect("rows");
        let written = rows(&written);
        assert_eq!(written.len(), held.len(), "{further:?}");
        for (one, other) in written.iter().zip(held) {
            for (column, cell) in one {
                let same = match &other[column] {
                    Value::Null => cell.is_empty(),
                    Value::String(text) => cell == text,
                    Value::Bool(truth) => *cell == truth.to_string(),
                    // The reader of JSON may be wrong in a number's last digit.
                    value => cell.parse::<f64>().ok().zip(value.as_f64()).is_some_and(|(one, other)| {
                        one.total_cmp(&other).is_eq() || (one - other).abs() <= 1e-12 * one.abs()
                    }),
                };
                assert!(same, "{column}: {cell} and {}", other[column]);
            }
        }
    }
}
