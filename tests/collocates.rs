//! The promise: `collocates` counts what a reader can count by hand, and says by which convention.

mod common;

use common::{newsprint, rows, shipped, stdout};
use serde_json::Value;

/// Two articles of 9 and 4 words; "dam" stands at 2, 4 and, in the second, at 1.
fn small() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let outlet = folder.path().join("gazette");
    std::fs::create_dir(&outlet).expect("a folder");
    std::fs::write(outlet.join("one.txt"), "Big dam old dam falls today says the paper\n").expect("a file");
    std::fs::write(outlet.join("two.txt"), "dam old rises again\n").expect("a file");
    folder
}

fn path(folder: &tempfile::TempDir) -> String {
    folder.path().to_string_lossy().into_owned()
}

#[test]
fn every_column_can_be_counted_by_hand() {
    let folder = small();
    let tsv = stdout(&["collocates", &path(&folder), "--node", "dam", "--span", "1", "--quiet"]);
    let header = tsv.lines().next().expect("a header");
    assert_eq!(
        header,
        "form\tnode_count\tcollocate_count\ttogether\texpected\tarticles\tlog_dice\tlog_dice_low\tlog_dice_high\tmi\tmi_low\tmi_high\tll\tdelta_p_2given1\tdelta_p_1given2"
    );
    let rows = rows(&tsv);
    // Windows hold big, old, falls and the second old: R1 = 4, N = 13 - 3.
    let forms: Vec<&str> = rows.iter().map(|row| row["form"].as_str()).collect();
    assert_eq!(forms, ["old", "big", "falls"]);
    let old = &rows[0];
    let cells = ["node_count", "collocate_count", "together", "expected", "articles"].map(|name| old[name].as_str());
    assert_eq!(cells, ["3", "2", "2", "0.8", "2"]);
    // log2(2/0.8); 2/4 - 0/6; 2/2 - 2/8.
    let number = |name: &str| old[name].parse::<f64>().expect("a number");
    assert!((number("mi") - 1.321_928_094_887_362).abs() < 1e-12);
    assert_eq!((number("delta_p_2given1"), number("delta_p_1given2")), (0.5, 0.75));
}

#[test]
fn pairs_count_a_word_between_two_nodes_twice() {
    let folder = small();
    let tsv = stdout(&["collocates", &path(&folder), "--node", "dam", "--span", "1", "--counting", "pairs", "--quiet"]);
    let rows = rows(&tsv);
    let old = rows.iter().find(|row| row["form"] == "old").expect("it stands beside");
    assert_eq!(
        (old["together"].as_str(), old["node_log_dice"].parse::<f64>()),
        ("3", Ok(14.0 + (6.0f64 / 5.0).log2()))
    );
}

#[test]
fn a_phrase_can_be_the_node_and_its_own_words_are_no_company() {
    let folder = small();
    let tsv = stdout(&["collocates", &path(&folder), "--node", "old dam", "--left", "1", "--right", "1", "--quiet"]);
    let forms: Vec<String> = rows(&tsv).into_iter().map(|row| row["form"].clone()).collect();
    assert_eq!(forms, ["falls", "dam"]);
}

#[test]
fn the_notation_tells_window_filters_and_convention_to_people_who_get_fewer_rows() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let json: Value =
        serde_json::from_str(&stdout(&["collocates", &corpus, "--node", "dam", "--format", "json"])).expect("JSON");
    let text = json["notices"][0]["text"].as_str().expect("a notice");
    assert!(text.starts_with("CPN: log_dice (no cut-off), L5-R5, C1-NC1; no words removed; surface"), "{text}");
    let table = stdout(&["collocates", &corpus, "--node", "dam", "--format", "table", "--hide", "function-words"]);
    let words: Vec<&str> = table.split_whitespace().collect();
    assert!(words.join(" ").contains("C1-NC5 in at least 3 articles; words of \"function-words\" removed"), "{table}");
    let counts = json["rows"].as_array().expect("rows").iter().map(|row| row["together"].as_u64().expect("a count"));
    assert_eq!(counts.min(), Some(1), "machines get every row");
}

#[test]
fn rows_fall_by_the_first_measure_with_ties_by_form() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    for (measures, first) in [("log-dice", "log_dice"), ("mi,ll", "mi"), ("all", "log_dice")] {
        let tsv = stdout(&["collocates", &corpus, "--node", "dam*", "--measure", measures, "--quiet"]);
        let keys: Vec<(f64, String)> =
            rows(&tsv).into_iter().map(|row| (row[first].parse().expect("a score"), row["form"].clone())).collect();
        assert!(keys.len() > 100);
        let falls = |pair: &[(f64, String)]| match pair[0].0.total_cmp(&pair[1].0) {
            std::cmp::Ordering::Equal => pair[0].1 < pair[1].1,
            order => order.is_gt(),
        };
        assert!(keys.windows(2).all(falls), "{measures}");
    }
}

#[test]
fn undefined_is_empty_in_tsv_and_null_in_json() {
    let folder = small();
    // With a window as wide as the articles nothing lies outside: R2 is 0.
    let arguments = ["collocates", &path(&folder), "--node", "dam", "--span", "50", "--measure", "log-ratio,mi"];
    let tsv = stdout(&[&arguments[..], &["--quiet"]].concat());
    assert!(rows(&tsv).iter().all(|row| row["log_ratio"].is_empty() && !row["mi"].is_empty()), "{tsv}");
    let json: Value = serde_json::from_str(&stdout(&[&arguments[..], &["--format", "json"]].concat())).expect("JSON");
    assert!(json["rows"][0]["log_ratio"].is_null());
}

#[test]
fn wrong_questions_exit_2_and_name_the_nearest_measure_first() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let fails = |more: &[&str]| {
        let output = newsprint(&[&["collocates", &corpus, "--node", "dam"], more].concat());
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert!(fails(&["--measure", "logdice"]).contains("use one of: log-dice,"));
    assert!(fails(&["--measure", "node-dice"]).contains("--counting pairs"));
    assert!(fails(&["--within", "sentence"]).contains("were not given"));
}

#[test]
fn a_node_that_does_not_occur_has_no_rows_and_a_notice() {
    let folder = small();
    let output = newsprint(&["collocates", &path(&folder), "--node", "zebra"]);
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
    assert!(String::from_utf8_lossy(&output.stderr).contains("\"zebra\" does not occur"));
}

#[test]
fn every_measure_of_association_is_listed() {
    let tsv = stdout(&["measures"]);
    let listed = rows(&tsv).into_iter().filter(|row| row["family"] == "colloc").count();
    assert_eq!(listed, newsprint::stats::association::ASSOCIATION.len());
}

#[test]
fn sizes_have_intervals_over_articles_where_articles_suffice() {
    let dispute = shipped("dispute").to_string_lossy().into_owned();
    let answer: Value =
        serde_json::from_str(&stdout(&["collocates", &dispute, "--node", "dam", "--format", "json", "--quiet"]))
            .expect("JSON");
    let rows = answer["rows"].as_array().expect("rows");
    let (mut given, mut withheld) = (0, 0);
    for row in rows {
        let enough = row["together"].as_u64() >= Some(5) && row["articles"].as_u64() >= Some(3);
        for measure in ["log_dice", "mi"] {
            let [low, score, high] = ["_low", "", "_high"].map(|end| row[format!("{measure}{end}")].as_f64());
            assert_eq!(low.is_some(), enough, "{row}");
            assert!(!enough || low < score && score < high, "{row}");
        }
        *(if enough { &mut given } else { &mut withheld }) += 1;
    }
    assert!(given >= 5 && withheld > 100, "{given} {withheld}");
    assert!(rows[0].get("ll_low").is_none() && rows[0].get("delta_p_2given1_low").is_none());
    assert!(answer["notices"].to_string().contains("ten articles with the node"));
    // A node in fewer than ten articles has none.
    let rare = stdout(&["collocates", &dispute, "--node", "eels", "--format", "json", "--quiet"]);
    let rare: Value = serde_json::from_str(&rare).expect("JSON");
    assert!(rare["rows"].as_array().expect("rows").iter().all(|row| row["log_dice_low"].is_null()));
}

#[test]
fn intervals_of_pairs_and_of_groups_are_found_too() {
    let dispute = shipped("dispute").to_string_lossy().into_owned();
    let pairs = rows(&stdout(&["collocates", &dispute, "--node", "dam", "--counting", "pairs", "--quiet"]));
    assert!(pairs.iter().any(|row| !row["node_log_dice_low"].is_empty()));
    let grouped = rows(&stdout(&["collocates", &dispute, "--node", "the", "--by", "outlet", "--quiet"]));
    assert!(grouped.iter().any(|row| row["outlet"] == "Undertow" && !row["log_dice_low"].is_empty()));
}
