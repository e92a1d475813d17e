//! The promise: what was planted in the sample corpora is found. The truths are counted by a script that does not know newsprint.

mod common;

use common::{newsprint, rows, shipped, stdout};
use serde_json::Value;
use std::collections::BTreeMap;

fn truth(corpus: &str) -> Value {
    let text = std::fs::read_to_string(shipped(corpus).join("truth.json")).expect("the truths");
    serde_json::from_str(&text).expect("JSON")
}

fn corpus(name: &str) -> String {
    shipped(name).to_string_lossy().into_owned()
}

/// (form, outlet) -> (count, articles) as the command counts them, headlines, captions and footers included as in the truths.
fn by_outlet(name: &str) -> BTreeMap<(String, String), (u64, u64)> {
    let tsv = stdout(&["words", &corpus(name), "--by", "outlet", "--no-clean", "--quiet"]);
    let number = |text: &String| text.parse::<u64>().expect("a count");
    let cell = |row: BTreeMap<String, String>| {
        ((row["form"].clone(), row["outlet"].clone()), (number(&row["count"]), number(&row["articles"])))
    };
    rows(&tsv).into_iter().map(cell).collect()
}

#[test]
fn planted_words_are_counted_as_the_script_counts_them() {
    let truth = truth("dispute");
    let counts = by_outlet("dispute");
    let names = truth["outlet_names"].as_object().expect("names of outlets");
    let mut checked = 0;
    for (word, facts) in truth["words"].as_object().expect("planted words") {
        for (slug, expected) in facts["outlets"].as_object().expect("outlets") {
            let outlet = names[slug].as_str().expect("a name").to_string();
            let found = counts.get(&(word.clone(), outlet)).copied().unwrap_or_default();
            assert_eq!(Value::from(found.0), expected["count"], "{word} in {slug}");
            assert_eq!(Value::from(found.1), expected["articles"], "articles with {word} in {slug}");
            checked += 1;
        }
    }
    assert!(checked >= 100, "only {checked} cells were checked");
}

#[test]
fn planted_keywords_stand_clear_of_nought_and_words_used_alike_do_not() {
    let truth = truth("dispute");
    let names = &truth["outlet_names"];
    let keywords = rows(&stdout(&["keywords", &corpus("dispute"), "--quiet"]));
    let find = |outlet: &str, word: &str| {
        let row = keywords.iter().find(|row| row["target"] == outlet && row["form"] == word);
        row.unwrap_or_else(|| panic!("no row for {word} in {outlet}"))
    };
    let number = |text: &str| text.parse::<f64>().expect("a number");
    for planted in truth["keywords"].as_array().expect("planted keywords") {
        let outlet = names[planted["outlet"].as_str().expect("a slug")].as_str().expect("a name");
        let word = planted["word"].as_str().expect("a word");
        assert!(number(&find(outlet, word)["log_ratio_low"]) > 0.0, "{word} is a keyword of {outlet}");
    }
    for planted in truth["lockwords"].as_array().expect("words used alike") {
        let word = planted["word"].as_str().expect("a word");
        for outlet in names.as_object().expect("names").values() {
            let row = find(outlet.as_str().expect("a name"), word);
            assert!(number(&row["log_ratio_low"]) < 0.0 && number(&row["log_ratio_high"]) > 0.0, "{word} in {outlet}");
        }
    }
}

#[test]
fn a_word_that_crowds_into_one_article_is_no_keyword() {
    let truth = truth("dispute");
    let word = truth["one_article_word"]["word"].as_str().expect("a word").to_string();
    let outlet = truth["one_article_word"]["outlet"].as_str().expect("a slug");
    let outlet = truth["outlet_names"][outlet].as_str().expect("a name");
    let keywords = rows(&stdout(&["keywords", &corpus("dispute"), "--measure", "all", "--quiet"]));
    let row = keywords.iter().find(|row| row["form"] == word && row["target"] == outlet).expect("a row");
    let g2: f64 = row["g2_2cell"].parse().expect("a number");
    assert!(g2 > 15.14, "a token-level test would call it certain ({g2})");
    let low: f64 = row["log_ratio_low"].parse().expect("a number");
    assert!(low <= 0.0, "by articles nothing is certain ({low})");
    let spread = rows(&stdout(&["dispersion", &corpus("dispute"), &word, "--quiet"]));
    assert_eq!(spread[0]["range"], "1");
}

#[test]
fn the_rising_word_is_counted_by_month() {
    let truth = truth("dispute");
    let word = truth["rising"]["word"].as_str().expect("a word").to_string();
    let months = rows(&stdout(&["words", &corpus("dispute"), "--by", "date:month", "--quiet"]));
    let counts: BTreeMap<&str, u64> = months
        .iter()
        .filter(|row| row["form"] == word)
        .map(|row| (row["date"].as_str(), row["count"].parse().expect("a count")))
        .collect();
    assert!(counts["2025-08"] > 4 * counts["2025-05"], "{counts:?}");
    assert!(!counts.contains_key("2025-03"), "{counts:?}");
}

#[test]
fn dotted_names_are_whole_words() {
    let lines = rows(&stdout(&["concordance", &corpus("dispute"), "u.f.", "--quiet"]));
    let truth = truth("dispute");
    let variants = truth["name_variants"].as_object().expect("groups");
    let planted = variants.values().find_map(|group| group.get("U.F.")).expect("the variant U.F.");
    assert_eq!(Value::from(lines.len()), planted["count"]);
    assert!(lines.iter().all(|line| line["node"] == "U.F."));
    let torn = newsprint(&["concordance", &corpus("dispute"), "u.f", "--quiet"]);
    assert_eq!(String::from_utf8_lossy(&torn.stdout).lines().count(), 1, "no word is torn to U.F");
}

#[test]
fn persian_words_are_counted_in_their_own_script() {
    let truth = truth("dispute-fa");
    let words = rows(&stdout(&["words", &corpus("dispute-fa"), "--quiet"]));
    let count = |form: &str| words.iter().find(|row| row["form"] == form).map(|row| row["count"].clone());
    assert_eq!(count("قرارداد").as_deref(), Some("16"), "{}", truth["corpus"]);
    assert!(words.iter().any(|row| row["form"].contains('\u{200c}')), "the non-joiner stays inside words");
}
