//! The promise: `diversity`, `readability` and `growth` say of small texts what anyone can count, and nothing of texts that a
//! measure is not made for.

mod common;

use common::{evaluation, newsprint, rows, shipped, stdout};
use newsprint::token::syllables;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    std::fs::write(path, text).expect("a file can be written");
}

/// Two outlets, hand-countable: a/1 has 9 words of 5 types, a/2 has 4 of 4, b/1 none.
fn small() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a/2025-01-01.txt", "Of the people, by the people, for the people.");
    write(folder.path(), "a/2025-01-02.txt", "Mr. Venn sat down.");
    write(folder.path(), "b/2025-01-01.txt", "");
    folder
}

fn path(folder: &tempfile::TempDir) -> String {
    folder.path().to_string_lossy().into_owned()
}

fn number(row: &BTreeMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("{column} is {:?}", row[column]))
}

#[test]
fn diversity_of_articles_is_what_a_hand_counts() {
    let folder = small();
    let columns = "article,tokens,types,ttr,mtld,mattr_50,hapax_ratio_tokens";
    let measures = "ttr,mtld,mattr-50,hapax-ratio-tokens";
    let found = rows(&stdout(&["diversity", &path(&folder), "--quiet", "--measure", measures, "--columns", columns]));
    let cells: Vec<Vec<&str>> =
        found.iter().map(|row| columns.split(',').map(|column| row[column].as_str()).collect()).collect();
    // Of 9 words the, people come thrice; the first factor of MTLD ends after six words, the rest repeats nothing.
    assert_eq!(cells[0], ["a/2025-01-01", "9", "5", "0.5555555555555556", "9", "", "0.3333333333333333"]);
    assert_eq!(cells[1], ["a/2025-01-02", "4", "4", "1", "", "", "1"]);
    assert_eq!(cells[2], ["b/2025-01-01", "0", "0", "", "", "", ""]);
}

#[test]
fn outlets_are_their_articles_joined() {
    let folder = small();
    let found = rows(&stdout(&["diversity", &path(&folder), "--by", "outlet", "--quiet"]));
    assert_eq!(found.len(), 2);
    let (articles, tokens, types) = (&found[0]["articles"], &found[0]["tokens"], &found[0]["types"]);
    assert_eq!((articles.as_str(), tokens.as_str(), types.as_str()), ("2", "13", "9"));
    assert!((number(&found[0], "ttr") - 9.0 / 13.0).abs() < 1e-12);
}

#[test]
fn undefined_is_null_in_json_and_said_in_a_notice() {
    let folder = small();
    let answer: Value =
        serde_json::from_str(&stdout(&["diversity", &path(&folder), "--format", "json"])).expect("JSON");
    assert!(answer["rows"][0]["mattr_50"].is_null());
    let notices = answer["notices"].to_string();
    assert!(notices.contains("mattr_50 is undefined for 3 of 3 articles: there are fewer than 50 tokens"), "{notices}");
    assert!(notices.contains("ttr depends on the length of the text"), "{notices}");
}

#[test]
fn readability_counts_sentences_and_syllables() {
    let folder = small();
    let found = rows(&stdout(&["readability", &path(&folder), "--quiet"]));
    // 9 words, 12 syllables (people has two), 1 sentence: 206.835 − 1.015·9 − 84.6·12/9.
    assert_eq!(found[0]["sentences"], "1");
    assert!((number(&found[0], "flesch") - 84.9).abs() < 1e-9);
    assert!((number(&found[0], "lix") - 9.0).abs() < 1e-12);
    // The dot of "Mr." ends no sentence.
    assert_eq!(found[1]["sentences"], "1");
    assert!((number(&found[1], "syllables_per_word") - 1.25).abs() < 1e-12);
    assert_eq!((found[2]["sentences"].as_str(), found[2]["flesch"].as_str()), ("", ""));
}

#[test]
fn formulas_for_english_say_nothing_of_other_languages() {
    let persian = shipped("dispute-fa").to_string_lossy().into_owned();
    let answer: Value =
        serde_json::from_str(&stdout(&["readability", &persian, "--measure", "all", "--format", "json"]))
            .expect("JSON");
    for row in answer["rows"].as_array().expect("rows") {
        for measure in ["flesch", "fkgl", "fog", "smog", "coleman_liau", "ari", "lix", "rix", "sentences"] {
            assert!(row[measure].is_null(), "{measure} {row}");
        }
    }
    assert!(answer["notices"].to_string().contains("12 articles are in another language (fa)"));
    let folder = small();
    let unstated = newsprint(&["readability", &path(&folder)]);
    let notes = String::from_utf8_lossy(&unstated.stderr).into_owned();
    assert!(notes.contains("3 articles state no language; English was assumed"), "{notes}");
}

#[test]
fn sentences_that_the_input_states_are_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = r#"{"id": "x", "outlet": "a", "language": "en", "tokens": ["we", "stay", "they", "left"], "sentences": [2, 2]}"#;
    write(folder.path(), "given.jsonl", line);
    let file = folder.path().join("given.jsonl").to_string_lossy().into_owned();
    let found = rows(&stdout(&["readability", &file, "--tokens", "as-given", "--quiet"]));
    assert_eq!(found[0]["sentences"], "2");
    assert!((number(&found[0], "words_per_sentence") - 2.0).abs() < 1e-12);
}

#[test]
fn growth_ends_at_the_whole_text() {
    let dispute = shipped("dispute").to_string_lossy().into_owned();
    let words = rows(&stdout(&["growth", &dispute, "--by", "corpus", "--quiet"]));
    let value = |statistic: &str| {
        let row = words.iter().find(|row| row["statistic"] == statistic).expect("a statistic");
        number(row, "value")
    };
    assert!((value("good_turing_unseen_mass") - value("hapax") / value("tokens")).abs() < 1e-15);
    assert!(value("chao1") > value("types"));
    let curve = rows(&stdout(&["growth", &dispute, "--by", "corpus", "--curve", "--measure", "all", "--quiet"]));
    assert_eq!(curve.len(), 20);
    let last = curve.last().expect("a step");
    assert_eq!(last["tokens"], format!("{}", value("tokens")));
    for column in ["types", "expected_V_binomial", "expected_V_hypergeometric"] {
        assert!((number(last, column) - value("types")).abs() < 1e-9, "{column}");
    }
    let outlets = rows(&stdout(&["growth", &dispute, "--quiet"]));
    assert_eq!(outlets.iter().filter(|row| row["statistic"] == "heaps_ols_beta").count(), 5);
}

#[test]
fn every_measure_is_listed_and_unknown_ones_name_the_nearest() {
    let listed = rows(&stdout(&["measures"]));
    for (family, name) in [("lexdiv", "mtld"), ("readability", "fkgl"), ("growth", "zipf_mle"), ("growth", "observed")]
    {
        assert!(listed.iter().any(|row| row["family"] == family && row["name"] == name), "{name}");
    }
    let folder = small();
    for (command, wrong, nearest) in
        [("diversity", "mtdl", "mtld"), ("readability", "flech", "flesch"), ("growth", "zipf-mel", "zipf-mle")]
    {
        let output = newsprint(&[command, &path(&folder), "--measure", wrong]);
        assert_eq!(output.status.code(), Some(2));
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(errors.contains(&format!("use one of: {nearest},")), "{errors}");
    }
}

#[test]
fn results_do_not_depend_on_threads() {
    let dispute = shipped("dispute").to_string_lossy().into_owned();
    for command in ["diversity", "readability", "growth"] {
        let with = |threads: &str| stdout(&[command, &dispute, "--measure", "all", "--threads", threads, "--quiet"]);
        assert_eq!(with("1"), with("8"), "{command}");
    }
}

#[test]
fn a_seed_changes_what_is_drawn_and_nothing_else() {
    let dispute = shipped("dispute").to_string_lossy().into_owned();
    let with =
        |seed: &str, measure: &str| stdout(&["diversity", &dispute, "--measure", measure, "--seed", seed, "--quiet"]);
    assert_ne!(with("1", "vocd-d-sampled"), with("2", "vocd-d-sampled"));
    assert_eq!(with("1", "mattr-50"), with("2", "mattr-50"));
}

/// Rules cannot know every word; the shares are what the documentation says.
#[test]
fn syllables_agree_with_the_pronouncing_dictionary_in_share() {
    let Some(folder) = evaluation("golden/expected") else { return };
    let (mut words, mut exact, mut near) = (0, 0, 0);
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a text");
        let file: Value = serde_json::from_str(&text).expect("JSON");
        for record in file["records"].as_array().expect("records") {
            if record["stat"] != "readability.syllables_cmu" {
                continue;
            }
            for (word, expected) in record["expected"].as_object().expect("words") {
                let (ours, theirs) = (syllables(word), expected.as_u64().expect("a count"));
                words += 1;
                exact += u32::from(ours == theirs);
                near += u32::from(ours.abs_diff(theirs) <= 1);
            }
        }
    }
    println!("{exact} of {words} words exactly, {near} within one syllable");
    assert!(words > 0 && exact * 100 >= words * 90 && near * 100 >= words * 99, "{exact} and {near} of {words}");
}

/// The rows of an answer about data/dispute.
fn of_dispute(arguments: &[&str]) -> serde_json::Value {
    let dispute = format!("{}/data/dispute", env!("CARGO_MANIFEST_DIR"));
    let all = [&arguments[..1], &[dispute.as_str(), "--format", "json", "--quiet"], &arguments[1..]].concat();
    serde_json::from_str(&stdout(&all)).expect("JSON")
}

#[test]
fn outlets_have_the_mean_of_their_articles_with_an_interval() {
    for (command, measure) in [("diversity", "mtld"), ("readability", "flesch")] {
        let outlets = of_dispute(&[command, "--by", "outlet", "--measure", measure]);
        let articles = of_dispute(&[command, "--measure", measure]);
        for row in outlets["rows"].as_array().expect("rows") {
            let scores: Vec<f64> = articles["rows"]
                .as_array()
                .expect("rows")
                .iter()
                .filter(|article| article["outlet"] == row["outlet"])
                .map(|article| article[measure].as_f64().expect("long enough"))
                .collect();
            assert_eq!(scores.len(), 12);
            let mean = scores.iter().sum::<f64>() / 12.0;
            let deviation = (scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / 11.0).sqrt();
            // Student's t with eleven degrees of freedom.
            let reach = 2.200_985_160_082_949 * deviation / 12f64.sqrt();
            let number = |end: &str| row[format!("{measure}_mean{end}")].as_f64().expect("twelve articles");
            assert!((number("") - mean).abs() < 1e-9 && (number("_low") - mean + reach).abs() < 1e-8, "{row}");
            assert!((number("_high") - mean - reach).abs() < 1e-8, "{row}");
        }
        assert!(articles["rows"][0].get(format!("{measure}_mean")).is_none());
        let months = of_dispute(&[command, "--by", "date:month", "--measure", measure]);
        let few = months["rows"].as_array().expect("rows").iter().find(|row| row["articles"].as_u64() < Some(10));
        assert!(few.is_none_or(|row| row[format!("{measure}_mean_low")].is_null()));
        assert!(outlets["notices"].to_string().contains("Student's t"));
    }
}
