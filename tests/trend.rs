//! `newsprint trend`: gaps stay gaps, the planted rise is found, and every measure has a number counted by hand.

mod common;

use common::stdout;
use newsprint::stats::frequency::Frequency;
use newsprint::stats::trend::{Resampling, TREND, TrendScore};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// Counted by hand: 2 of 8 tokens at level 0.95 (Wilson, Poisson, Clopper–Pearson), articles of 0 of 4 and 2 of 4
/// (bootstrap), and the series 1, 2, 2, 5.
const BY_HAND: &[(&str, &[f64])] = &[
    // 2/8
    ("per_million", &[250_000.0]),
    // z² = 3.841459: (0.25 + 0.240091 ± 1.959964·√(0.0234375 + 0.015006)) / 1.480182
    ("wilson_ci_per_million", &[71_479.212_752, 590_724.569_690]),
    // P(X ≥ 2 | 0.242209) = 0.025 and P(X ≤ 2 | 7.224688) = 0.025, over 8
    ("poisson_ci_per_million", &[30_276.159_818, 903_085.958_465]),
    // P(X ≥ 2 of 8 | 0.031854) = 0.025 and P(X ≤ 2 of 8 | 0.650856) = 0.025
    ("clopper_ci_per_million", &[31_854.026_250, 650_855.794_413]),
    // a quarter of the resamples holds the first article twice, a quarter the second
    ("bootstrap_ci_per_million", &[0.0, 500_000.0]),
    // S = 5 of 6 pairs; (4·3·13 − 2·1·9)/18; 4/√7.6667; erfc(1.444630/√2); 5/6; between 1 and 4/3
    ("mann_kendall", &[5.0, 7.666_666_667, 1.444_630_237, 0.148_561_775, 0.833_333_333, 1.166_666_667]),
    // the slopes 0, 1/2, 1, 4/3, 3/2 and 3: ranks (6 ± 1.96·√7.6667)/2, from the first to the last; SciPy's theilslopes
    ("sen_slope_interval", &[0.0, 3.0]),
    // Of 1 2 3 2 3 4: S = 11, Var = (6·5·17 − 2·18)/18, inflated 1.995913 times by ρ = 0.409091 (r = −3¼/16½)
    ("mann_kendall_lag1", &[-0.196_969_697, 1.379_355_587, 0.167_785_146]),
    // 5/√(6·5)
    ("kendall_tau_b", &[0.912_870_929]),
];

fn newsprint(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsprint")).args(arguments).output().expect("the command runs")
}

fn json(arguments: &[&str]) -> Value {
    let output = newsprint(&[arguments, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Two outlets of six months with six articles each, and one with four: "tax" rises in the first and falls in the second.
#[test]
fn a_report_draws_the_outlets_that_have_enough_articles() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("articles.jsonl");
    let mut lines = String::new();
    for (outlet, articles) in [("Rising", 6), ("Falling", 6), ("Small", 4)] {
        for (month, article) in (1..=6).flat_map(|month| (0..articles).map(move |article| (month, article))) {
            let taxes = if outlet == "Rising" { month } else { 7 - month };
            let text = format!("{}town {}", "tax ".repeat(taxes), "river ".repeat(9 - taxes));
            let id = format!("{outlet}-{month}-{article}");
            let date = format!("2025-{month:02}-1{article}");
            lines += &format!("{}\n", serde_json::json!({"id": id, "outlet": outlet, "date": date, "text": text}));
        }
    }
    std::fs::write(&corpus, lines).expect("a corpus");
    let (corpus, report) = (corpus.to_string_lossy().into_owned(), folder.path().join("report"));
    let target = report.to_string_lossy().into_owned();
    let output = newsprint(&["report", &corpus, "-o", &target, "--node", "tax", "--sections=trend", "--no-cache"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let table = std::fs::read_to_string(report.join("tables/trend-by-outlet.csv")).expect("a table");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let place = |name: &str| header.iter().position(|column| column == name).expect("a column");
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let count = |outlet: &str, month: &str| {
        let row =
            rows.iter().find(|row| &row[0] == outlet && &row[place("date")] == month && &row[place("form")] == "tax");
        row.map(|row| (row[place("count")].to_owned(), row[place("period_articles")].to_owned()))
    };
    let of = |count: &str| Some((count.to_owned(), "6".to_owned()));
    // Six articles with one, then with six.
    assert_eq!((count("Rising", "2025-01"), count("Rising", "2025-06")), (of("6"), of("36")));
    assert_eq!((count("Falling", "2025-01"), count("Falling", "2025-06")), (of("36"), of("6")));
    assert_eq!(count("Small", "2025-01"), None, "four articles a month are too few");
    assert!(report.join("charts/trend-by-outlet-1.svg").is_file());
}

/// Four months with words and one without; "tax" 1 of 4, 1 of 4, gap, 2 of 4 and 3 of 4 tokens, over two years' end.
fn small(folder: &Path) -> String {
    let articles = [
        ("a", "2024-11-30", "tax and the sea"),
        ("b", "2024-12-01", "tax or the sky"),
        ("c", "2025-02-28", "tax on tax now"),
        ("d", "2025-03", "tax tax tax now"),
        ("e", "", "undated tax"),
        ("f", "2025", "only a year here"),
    ];
    let line = |(id, date, text): &(&str, &str, &str)| {
        serde_json::json!({"id": id, "outlet": "Bell", "date": date, "text": text}).to_string()
    };
    let path = folder.join("articles.jsonl");
    std::fs::write(&path, articles.iter().map(line).collect::<Vec<_>>().join("\n")).expect("a file");
    path.to_string_lossy().into_owned()
}

fn numbers(value: &Value, column: &str) -> Vec<Value> {
    value["rows"].as_array().expect("rows").iter().map(|row| row[column].clone()).collect()
}

#[test]
fn every_measure_has_a_hand_count() {
    let close = |ours: f64, hand: f64| (ours - hand).abs() <= 1e-6 * hand.abs().max(1e-3);
    for measure in TREND {
        let row = BY_HAND.iter().find(|row| row.0 == measure.name);
        let (_, hand) = row.unwrap_or_else(|| panic!("{} has no hand count", measure.name));
        let frequency = Frequency::new(2, 8);
        let ends = |found: Option<newsprint::stats::estimate::Estimate>| {
            let found = found.expect("it has tokens");
            vec![found.low, found.high]
        };
        let ours = match measure.score {
            TrendScore::Rate(rate) => vec![rate(frequency).expect("it has tokens")],
            TrendScore::Interval(interval) => ends(interval(frequency, 0.95)),
            TrendScore::Resampled(resampled) => {
                ends(resampled(&[Frequency::new(0, 4), Frequency::new(2, 4)], 0.95, Resampling::default()))
            }
            TrendScore::Series(series) if measure.name == "mann_kendall_lag1" => {
                series(&[1.0, 2.0, 3.0, 2.0, 3.0, 4.0].map(Some)).expect("six rates")
            }
            TrendScore::Series(series) => series(&[Some(1.0), Some(2.0), Some(2.0), Some(5.0)]).expect("four rates"),
        };
        assert_eq!(ours.len(), hand.len(), "{}", measure.name);
        assert!(ours.iter().zip(*hand).all(|(&ours, &hand)| close(ours, hand)), "{} {ours:?}", measure.name);
    }
}

#[test]
fn an_empty_month_is_a_row_without_a_rate() {
    let folder = tempfile::tempdir().expect("a folder");
    let found = json(&["trend", &small(folder.path()), "tax"]);
    assert_eq!(numbers(&found, "date"), ["2024-11", "2024-12", "2025-01", "2025-02", "2025-03"]);
    assert_eq!(numbers(&found, "count"), [1, 1, 0, 2, 3]);
    assert_eq!(numbers(&found, "tokens"), [4, 4, 0, 4, 4]);
    let rates = numbers(&found, "per_million");
    assert_eq!(rates[2], Value::Null);
    assert_eq!(rates[3], 500_000.0);
    // Rates .25, .25, .5 and .75: S = 5, one tie; slopes 0, 1/8, 1/6, 1/4, 1/4 and 1/4, the middle of which is 5/24.
    assert_eq!(found["rows"][0]["tau_a"], 5.0 / 6.0);
    let slope = found["rows"][4]["sen_slope"].as_f64().expect("a slope");
    assert!((slope - 1e6 * 5.0 / 24.0).abs() < 1e-6, "{slope}");
    let notices = found["notices"].to_string();
    assert!(
        notices.contains("1 of 5 periods have no words") && notices.contains("2 articles without a date"),
        "{notices}"
    );
}

#[test]
fn an_undefined_rate_is_empty_in_tsv() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = small(folder.path());
    let output = newsprint(&["trend", &path, "tax", "--columns", "date,per_million,per_million_low"]);
    let text = String::from_utf8(output.stdout).expect("text");
    assert_eq!(text.lines().nth(3), Some("2025-01\t\t"), "{text}");
}

#[test]
fn years_weeks_and_days_follow_each_other_without_a_break() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = small(folder.path());
    assert_eq!(numbers(&json(&["trend", &path, "tax", "--by", "date:year"]), "date"), ["2024", "2025"]);
    let weeks = numbers(&json(&["trend", &path, "tax", "--by", "date:week"]), "date");
    assert_eq!(
        (weeks.len(), &weeks[0], &weeks[5], &weeks[13]),
        (14, &"2024-W48".into(), &"2025-W01".into(), &"2025-W09".into())
    );
    assert_eq!(numbers(&json(&["trend", &path, "tax", "--by", "date:day"]), "date").len(), 91);
}

#[test]
fn too_few_periods_have_no_test() {
    let folder = tempfile::tempdir().expect("a folder");
    let found = json(&["trend", &small(folder.path()), "tax", "--by", "date:year"]);
    assert_eq!(numbers(&found, "mann_kendall_p"), [Value::Null, Value::Null]);
    assert!(found["notices"].to_string().contains("no-trend-test"));
}

#[test]
fn the_planted_rise_is_found_and_the_lockword_is_not() {
    let found = json(&["trend", "data/dispute", "referendum", "dam"]);
    let p = |form: &str| {
        let row = found["rows"].as_array().expect("rows").iter().find(|row| row["form"] == form);
        row.expect("it was asked for")["mann_kendall_p"].as_f64().expect("six months")
    };
    assert!(p("referendum") < 0.05, "{}", p("referendum"));
    assert!(p("dam") > 0.05, "{}", p("dam"));
    // The counts that data/tools/truth.py finds without newsprint.
    let truth: Value =
        serde_json::from_str(&std::fs::read_to_string("data/dispute/truth.json").expect("text")).expect("JSON");
    for (month, planted) in truth["rising"]["corpus"].as_object().expect("months") {
        let rows = found["rows"].as_array().expect("rows").iter();
        let row = rows.filter(|row| row["form"] == "referendum").find(|row| row["date"] == month.as_str());
        assert_eq!(row.expect("each month is a row")["count"], planted["count"], "{month}");
    }
}

#[test]
fn intervals_over_articles_need_ten_articles_and_others_are_asked_for() {
    let found = json(&["trend", "data/dispute", "dam", "--measure", "poisson-ci-per-million,mann-kendall"]);
    for row in found["rows"].as_array().expect("rows") {
        let many = row["period_articles"].as_u64().expect("a count") >= 10;
        assert_eq!(row["per_million_low"].is_number(), many, "{row}");
        assert!(row["poisson_per_million_low"].as_f64() < row["per_million"].as_f64(), "{row}");
        assert!(row.get("wilson_per_million_low").is_none() && row["mann_kendall_s"].is_number());
    }
}

#[test]
fn a_form_and_its_pattern_have_the_same_rows() {
    let all = json(&["trend", "data/dispute", "--min-count", "43", "--measure", "all"]);
    let one = json(&["trend", "data/dispute", "dam", "--measure", "all"]);
    let dam = |value: &Value| -> Vec<Value> {
        value["rows"].as_array().expect("rows").iter().filter(|row| row["form"] == "dam").cloned().collect()
    };
    assert_eq!(dam(&all), dam(&one));
}

#[test]
fn a_wrong_name_lists_the_known_ones_nearest_first() {
    let output = newsprint(&["trend", "data/dispute", "dam", "--measure", "man-kendal"]);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(message.contains("use one of: mann-kendall, "), "{message}");
    assert_eq!(newsprint(&["trend", "data/dispute", "dam", "--by", "nowhere"]).status.code(), Some(2));
}

#[test]
fn what_changed_between_two_periods_is_a_keyness() {
    let sides = ["--target", "date >= 2025-07", "--reference", "date <= 2025-05"];
    let found = json(&[&["keywords", "data/dispute", "--no-cache"], &sides[..]].concat());
    let row = found["rows"].as_array().expect("rows").iter().find(|row| row["form"] == "referendum");
    let row = row.expect("the planted rise");
    assert!(row["log_ratio_low"].as_f64() > Some(0.0), "{row}");
    assert!(row["p_permutation"].is_number() && row["q_permutation"].is_number(), "{row}");
    let rises = json(&["trend", "data/dispute", "referendum"]);
    assert!(rises["notices"].to_string().contains("--reference 'date < 2025-07'"), "{}", rises["notices"]);
    let row = &rises["rows"][0];
    assert!(row["sen_slope_low"].as_f64() <= row["sen_slope"].as_f64(), "{row}");
    assert!(
        row["lag1_autocorrelation"].is_number()
            && row["mann_kendall_lag1_p"].as_f64() >= row["mann_kendall_p"].as_f64()
    );
}

#[test]
fn a_report_over_decades_goes_by_years() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("articles.csv");
    let mut table = String::from("id,outlet,date,text\n");
    for place in 0..48 {
        let (outlet, year) = (["A", "B"][place % 2], 1990 + place / 2);
        table.push_str(&format!("{place},{outlet},{year}-05-0{},the dam and the river and the dam\n", place % 9 + 1));
    }
    std::fs::write(&path, table).expect("a table");
    let out = folder.path().join("report");
    stdout(&["report", &path.to_string_lossy(), "-o", &out.to_string_lossy(), "--sections", "trend", "--quiet"]);
    let page = std::fs::read_to_string(out.join("index.html")).expect("a page");
    assert!(page.contains("All outlets together, year by year."), "not month by month over 24 years");
}
