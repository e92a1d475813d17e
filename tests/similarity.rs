//! `newsprint similarity`: matrix, maps and trees on corpora whose truth can be counted by hand.

use newsprint::stats::similarity::{ArticleSpread, Pair, SIMILARITY, Unit, Units};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// Counted by hand: of words 0, 1 and 2 the units have 3 1 0, 1 1 2 and 2 1 1; articles with them 4, 2 and 1 of 4.
/// Pair of the first and the second.
const BY_HAND: &[(&str, f64)] = &[
    // (3 + 1) / √(10·6)
    ("cosine_relfreq", 0.516_397_779),
    // weights ln 1, ln 2, ln 4: (0 + ln²2) / √(ln²2 · (ln²2 + 4 ln²4)), or 1/√17
    ("cosine_tfidf_articles", 0.242_535_625),
    // weights 1, 1 and ln(4/3) + 1 = 1.287682: 4 / √(10·(2 + 4·1.658125))
    ("cosine_tfidf_sklearn", 0.430_518_368),
    // weights 0, 0 and log10(3/2): the first unit has no weight
    ("cosine_tfidf_quanteda", f64::NAN),
    // ½·(¾·log2(¾/½) + ¼·log2(¼/½) + ½·log2(½/¼)): shares ¾ ¼ 0 and ¼ ¼ ½
    ("jsd_bits", 0.344_360_938),
    // its root
    ("js_distance", 0.586_822_748),
    // z: 1 −1 0; the second word is the same everywhere; −1 1 0: (2 + 2)/2
    ("burrows_delta", 2.0),
    // opposite
    ("cosine_delta", 2.0),
    // 2·(1/2 + 0 + 1/1)
    ("kilgarriff_chi2", 3.0),
    ("kilgarriff_chi2_per_df", 1.5),
    ("kilgarriff_chi2_table", 3.0),
    // ranks 3 2 1 and 1½ 1½ 3
    ("spearman", -0.866_025_404),
    // √(50² + 0 + 50²)
    ("euclidean_mfw", 70.710_678_119),
];

fn newsprint(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsprint")).args(arguments).output().expect("the command runs")
}

fn json(arguments: &[&str]) -> Value {
    let output = newsprint(&[arguments, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// A corpus of one article an outlet.
fn corpus(folder: &Path, articles: &[(&str, &str)]) -> String {
    let line = |(place, (outlet, text)): (usize, &(&str, &str))| {
        serde_json::json!({"id": format!("a{place}"), "outlet": outlet, "text": text}).to_string()
    };
    let path = folder.join("articles.jsonl");
    let lines: Vec<String> = articles.iter().enumerate().map(line).collect();
    std::fs::write(&path, lines.join("\n")).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn every_measure_has_a_hand_count() {
    let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
    let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
    let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2]), unit([2, 1, 1])], spread, vec![0, 1, 2]);
    for measure in SIMILARITY {
        let row = BY_HAND.iter().find(|row| row.0 == measure.name);
        let (_, hand) = row.unwrap_or_else(|| panic!("{} has no hand count", measure.name));
        match measure.score(&units, Pair(0, 1)) {
            Some(ours) => assert!((ours - hand).abs() < 1e-7 * hand.abs().max(1.0), "{} {ours}", measure.name),
            None => assert!(hand.is_nan(), "{} is undefined", measure.name),
        }
    }
}

#[test]
fn the_matrix_has_a_row_a_pair_and_distances_beside_similarities() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = corpus(folder.path(), &[("Ash", "a a a b"), ("Bay", "c c c c"), ("Cay", "a a a b"), ("Dun", "")]);
    let found = json(&["similarity", &path, "--measure", "cosine-relfreq,jsd-bits,burrows-delta"]);
    let rows = found["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 3);
    let pair = |row: &Value| (row["outlet_a"].clone(), row["outlet_b"].clone());
    assert_eq!(pair(&rows[1]), ("Ash".into(), "Cay".into()));
    assert_eq!((&rows[0]["cosine_relfreq"], &rows[0]["cosine_relfreq_distance"]), (&0.0.into(), &1.0.into()));
    assert_eq!((&rows[0]["jsd_bits"], &rows[1]["jsd_bits"]), (&1.0.into(), &0.0.into()));
    assert_eq!(rows[1]["burrows_delta"], 0.0);
    let notices = found["notices"].to_string();
    assert!(notices.contains("Dun has no words") && notices.contains("read the matrix"), "{notices}");
}

#[test]
fn delta_of_two_outlets_is_refused_by_name_and_undefined_otherwise() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = corpus(folder.path(), &[("Ash", "a a b"), ("Bay", "a b b")]);
    let refused = newsprint(&["similarity", &path, "--measure", "burrows-delta"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("needs at least 3 groups"));
    let found = json(&["similarity", &path]);
    assert_eq!(found["rows"][0]["burrows_delta"], Value::Null);
    assert!(found["notices"].to_string().contains("Delta is undefined below 3 groups"));
    let alone = corpus(folder.path(), &[("Ash", "a a b")]);
    assert_eq!(newsprint(&["similarity", &alone]).status.code(), Some(2));
}

#[test]
fn a_map_of_two_outlets_has_one_axis() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = corpus(folder.path(), &[("Ash", "a a b b"), ("Bay", "c c d d")]);
    for map in ["ca", "mds"] {
        let found = json(&["similarity", &path, "--map", map]);
        let rows = found["rows"].as_array().expect("rows");
        assert_eq!(rows.len(), 2, "{map}");
        // Nothing in common: inertia 1, Jensen–Shannon distance 1; the first of two equally far outlets is positive.
        let half = if map == "ca" { 1.0 } else { 0.5 };
        assert!((rows[0]["axis1"].as_f64().expect("a place") - half).abs() < 1e-12, "{map} {rows:?}");
        assert!((rows[1]["axis1"].as_f64().expect("a place") + half).abs() < 1e-12, "{map}");
        assert_eq!((&rows[0]["axis2"], &rows[0]["axis2_share"]), (&Value::Null, &Value::Null), "{map}");
        assert!((rows[0]["axis1_share"].as_f64().expect("a share") - 1.0).abs() < 1e-12, "{map}");
    }
}

#[test]
fn a_tree_joins_twins_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = corpus(folder.path(), &[("Ash", "a b c d"), ("Bay", "x x y z"), ("Cay", "d c b a"), ("Dun", "x y y z")]);
    for (linkage, last) in [("ward", 2.0f64.sqrt()), ("average", 1.0)] {
        let found = json(&["similarity", &path, "--cluster", linkage]);
        let rows = found["rows"].as_array().expect("rows");
        assert_eq!(
            (&rows[0]["left"], &rows[0]["right"], &rows[0]["height"]),
            (&"Ash".into(), &"Cay".into(), &0.0.into())
        );
        assert_eq!((&rows[0]["merge_left"], &rows[0]["merge_right"]), (&(-1.0).into(), &(-3.0).into()));
        assert_eq!(
            (&rows[2]["left"], &rows[2]["right"], &rows[2]["size"]),
            (&"step 1".into(), &"step 2".into(), &4.into())
        );
        let height = rows[2]["height"].as_f64().expect("a height");
        assert!(height > 0.8 * last && height < 1.05 * last, "{linkage} {height}");
    }
}

#[test]
fn the_words_of_a_map_can_leave_out_function_words() {
    let found =
        json(&["similarity", "data/dispute", "--map", "ca-words", "--words", "30", "--leave-out", "function-words"]);
    let forms: Vec<&str> =
        found["rows"].as_array().expect("rows").iter().filter_map(|row| row["form"].as_str()).collect();
    assert_eq!(forms.len(), 30);
    assert!(forms.contains(&"dam") && !forms.contains(&"the"), "{forms:?}");
}

#[test]
fn months_and_articles_can_be_compared_too() {
    let months = json(&["similarity", "data/dispute", "--by", "date:month"]);
    assert_eq!(months["rows"].as_array().expect("rows").len(), 15);
    assert!(months["rows"][0].get("date_a").is_some());
    assert!(months["notices"].to_string().contains("articles without date are left out"));
    let articles = json(&["similarity", "data/dispute", "--by", "article", "--cluster", "average"]);
    assert_eq!(articles["rows"].as_array().expect("rows").len(), 59);
    assert!(!articles["notices"].to_string().contains("few-units"));
}

#[test]
fn threads_never_change_a_digit() {
    let run =
        |threads: &str| newsprint(&["similarity", "data/dispute", "--measure", "all", "--threads", threads]).stdout;
    assert_eq!(run("1"), run("4"));
}

#[test]
fn a_wrong_name_lists_the_known_ones_nearest_first() {
    let output = newsprint(&["similarity", "data/dispute", "--measure", "jsd-bit"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("use one of: jsd-bits, "));
}

/// The rows of a matrix of data/dispute by their pair.
fn matrix(arguments: &[&str]) -> Vec<(String, Value)> {
    let found = json(&[&["similarity", "data/dispute", "--no-cache"], arguments].concat());
    let rows = found["rows"].as_array().expect("rows").clone();
    rows.into_iter().map(|row| (format!("{} / {}", row["outlet_a"], row["outlet_b"]), row)).collect()
}

#[test]
fn scores_have_intervals_and_what_chance_alone_would_give() {
    let rows = matrix(&["--measure", "jsd-bits,cosine-relfreq"]);
    assert_eq!(rows.len(), 10);
    let mut beyond = 0;
    for (pair, row) in &rows {
        let number = |column: &str| row[column].as_f64().unwrap_or_else(|| panic!("{pair} has no {column}"));
        for measure in ["jsd_bits", "cosine_relfreq"] {
            let [low, high] = ["low", "high"].map(|end| number(&format!("{measure}_{end}")));
            assert!(low < number(measure) && number(measure) < high, "{pair} {measure}");
            assert!(number(&format!("{measure}_chance_low")) < number(&format!("{measure}_chance_high")), "{pair}");
        }
        assert!(number("cosine_relfreq_high") <= 1.0 && number("jsd_bits_low") >= 0.0);
        beyond += usize::from(number("jsd_bits") > number("jsd_bits_chance_high"));
    }
    // The outlets of the dispute write of one matter, nearly each in its own words.
    assert!((8..=10).contains(&beyond), "{beyond}");
}

#[test]
fn spans_depend_neither_on_threads_nor_on_other_rows() {
    let asked = ["--measure", "jsd-bits", "--resamples", "39"];
    let one = matrix(&[&asked[..], &["--threads", "1"]].concat());
    assert_eq!(one, matrix(&[&asked[..], &["--threads", "4"]].concat()));
    let fewer = matrix(&[&asked[..], &["--where", "outlet != \"Undertow\""]].concat());
    assert_eq!(fewer.len(), 6);
    assert!(fewer.iter().all(|row| one.contains(row)), "a row changes with another outlet");
    let other = matrix(&[&asked[..], &["--seed", "7"]].concat());
    assert_ne!(one, other);
}

#[test]
fn few_articles_shared_articles_and_many_groups_have_no_span_and_say_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = corpus(folder.path(), &[("Ash", "a a b"), ("Bay", "a b b")]);
    let found = json(&["similarity", &path, "--measure", "jsd-bits"]);
    assert_eq!(found["rows"][0]["jsd_bits_low"], Value::Null);
    assert!(found["notices"].to_string().contains("Ash has 1 article; fewer than 10"), "{}", found["notices"]);
    let voices = json(&["similarity", "data/dispute", "--by", "voice", "--measure", "jsd-bits"]);
    assert!(voices["notices"].to_string().contains("the same articles"), "{}", voices["notices"]);
    assert!(voices["rows"][0].get("jsd_bits_low").is_none());
    let articles = json(&["similarity", "data/dispute", "--by", "article", "--measure", "jsd-bits"]);
    assert!(articles["notices"].to_string().contains("--resamples 79 finds them"), "{}", articles["notices"]);
    assert_eq!(newsprint(&["similarity", "data/dispute", "--map", "ca", "--resamples", "9"]).status.code(), Some(2));
}
