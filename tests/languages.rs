//! The promise: the language of a text is checked against what is stated, read off the text where nothing is stated, never filled
//! in silently; and spellings of Persian count alike when the rules are on.

mod common;

use common::{evaluation, newsprint, rows, shipped, stdout};
use serde_json::Value;
use std::collections::BTreeMap;

const PERSIAN: &str = "شورای بندر روز دوشنبه اعلام کرد که سد علت سیل نبوده است و مهندسان از هفته‌ها پیش درباره باران هشدار داده بودند. \
    تصمیم درباره دریچه‌ها با وزارتخانه و شهرداری‌ها است و باید پیش از زمستان گرفته شود تا کشاورزان زیان نبینند. ماهیگیران می‌گویند که کسی \
    به آنان گوش نمی‌دهد و گزارش‌ها در کشوهای اداره خاک می‌خورد.";
const ENGLISH: &str = "The harbour council said on Monday that the dam was not the cause of the flood, and that the engineers had warned of \
    the rain for weeks. It is for the ministry to decide with the towns what is to be done with the gates before the winter comes.";
const CHINESE: &str = "港务委员会星期一表示，大坝不是洪水的原因，工程师几个星期以来一直警告说会有大雨。闸门怎么办，要由部里和各城镇决定。\
    渔民说，没有人听他们的话，也没有人问过他们的意见。";

/// A corpus of files below a temporary folder.
fn corpus(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

fn name(folder: &tempfile::TempDir) -> &str {
    folder.path().to_str().expect("a path in UTF-8")
}

fn answer(arguments: &[&str]) -> Value {
    serde_json::from_str(&stdout(&[arguments, &["--format", "json"]].concat())).expect("JSON")
}

fn notice(answer: &Value, kind: &str) -> Option<String> {
    let notices = answer["notices"].as_array().expect("notices");
    notices
        .iter()
        .find(|notice| notice["kind"] == kind)
        .map(|notice| notice["text"].as_str().expect("text").to_string())
}

fn counts(answer: &Value) -> BTreeMap<String, u64> {
    let rows = answer["rows"].as_array().expect("rows");
    rows.iter()
        .map(|row| (row["form"].as_str().expect("a form").into(), row["count"].as_u64().expect("a count")))
        .collect()
}

/// Kind and place of every finding.
fn findings(arguments: &[&str]) -> Vec<(String, String)> {
    let table = rows(&stdout(&[&["check"], arguments, &["--quiet"]].concat()));
    let problems = table.into_iter().filter(|row| row["row"] == "problem");
    problems.map(|row| (row["kind"].clone(), row["place"].clone())).collect()
}

#[test]
fn persian_that_states_no_language_is_counted_as_persian_and_says_so() {
    let arabic_letters = PERSIAN.replace('ی', "ي").replace('ک', "ك");
    let folder = corpus(&[("a/1.txt", PERSIAN), ("b/2.txt", &arabic_letters)]);
    let auto = answer(&["words", name(&folder)]);
    let found = counts(&auto);
    assert_eq!(found["شورای"], 2, "both spellings are one form");
    assert!(found.values().all(|count| count % 2 == 0), "every form stands in both articles: {found:?}");
    let told = notice(&auto, "language-inferred").expect("a notice");
    assert!(told.contains("fa 2") && told.contains("persian-letters") && told.contains("--language stated"), "{told}");
    assert!(
        auto["settings"]["languages_inferred"]
            .as_str()
            .expect("a setting")
            .starts_with("fa 2 (commonest words, whatlang")
    );
    assert_eq!(auto["settings"]["languages"], "none stated");

    let stated = answer(&["words", name(&folder), "--language", "stated"]);
    assert_eq!(counts(&stated)["شورای"], 1);
    assert!(notice(&stated, "language-inferred").is_none());
    let said = answer(&["words", name(&folder), "--language", "fa"]);
    assert_eq!(counts(&said), found, "what was read off the texts does what a statement does");
    assert!(notice(&said, "language-inferred").is_none());
    // The metadata stay empty.
    assert!(
        stdout(&["words", name(&folder), "--by", "language", "--quiet"])
            .lines()
            .nth(1)
            .is_some_and(|row| row.split('\t').nth(1) == Some(""))
    );
}

#[test]
fn persian_words_count_alike_in_every_spelling_when_asked() {
    let text = "كتابهای ما کتاب‌های ما كتاب‌هاي ما کتابهای ما ٤۴ می‌خواهیم ميخواهيم میخواهیم";
    let folder = corpus(&[("a/1.txt", text)]);
    let with = answer(&["words", name(&folder), "--language", "fa", "--fold", "+zwnj"]);
    assert_eq!((counts(&with)["کتابهای"], counts(&with)["میخواهیم"], counts(&with)["۴۴"]), (4, 3, 1));
    let without = counts(&answer(&["words", name(&folder), "--language", "fa"]));
    assert_eq!((without["کتابهای"], without["کتاب‌های"], without["میخواهیم"]), (2, 2, 2));
    let unfolded = counts(&answer(&["words", name(&folder), "--language", "fa", "--fold", "none"]));
    assert_eq!((unfolded["کتابهای"], unfolded["كتابهای"], unfolded["كتاب‌هاي"]), (1, 1, 1));
    for spelling in ["كتابهای", "کتاب‌های", "كتاب‌هاي"] {
        let lines = stdout(&["concordance", name(&folder), spelling, "--language", "fa", "--fold", "+zwnj", "--quiet"]);
        assert_eq!(lines.lines().count(), 5, "{spelling}");
    }
}

#[test]
fn stated_languages_decide_for_the_corpus_and_inference_only_where_none_is_stated() {
    let folder = corpus(&[
        ("articles.csv", "file,outlet,language\n1.txt,A,ar\n2.txt,B,\n"),
        ("1.txt", "كتاب في المكتبة"),
        ("2.txt", PERSIAN),
    ]);
    let found = answer(&["words", name(&folder)]);
    assert!(notice(&found, "language-inferred").is_none(), "{found}");
    assert_eq!(counts(&found)["كتاب"], 1, "Arabic keeps its letters");
}

#[cfg(feature = "icu")]
#[test]
fn chinese_that_states_no_language_is_cut_into_words() {
    let folder = corpus(&[("a/1.txt", CHINESE)]);
    assert_eq!(counts(&answer(&["words", name(&folder)]))["渔民"], 1);
    assert!(!counts(&answer(&["words", name(&folder), "--language", "stated"])).contains_key("渔民"));
}

#[test]
fn a_text_in_another_language_than_stated_is_a_finding() {
    let folder = corpus(&[
        ("articles.csv", "file,outlet,language\n1.txt,A,fa\n2.txt,A,fa-IR\n3.txt,B,en\n4.txt,B,\n5.txt,B,fa\n"),
        ("1.txt", ENGLISH),
        ("2.txt", PERSIAN),
        ("3.txt", ENGLISH),
        ("4.txt", ENGLISH),
        ("5.txt", "Imam Khamenei"),
    ]);
    let doubted: Vec<(String, String)> =
        findings(&[name(&folder)]).into_iter().filter(|(kind, _)| kind == "language-disagrees").collect();
    assert_eq!(doubted, [("language-disagrees".to_string(), "1".to_string())]);
    let output = stdout(&["check", name(&folder), "--quiet"]);
    assert!(output.contains("stated to be in \"fa\" but reads like English (en, confidence 1.00)"), "{output}");
    assert_eq!(
        findings(&[name(&folder), "--language", "fa"]).iter().filter(|(kind, _)| kind == "language-disagrees").count(),
        3
    );
}

#[test]
fn wrongly_decoded_text_is_a_finding() {
    let folder = corpus(&[
        ("a/1.txt", "Sound.\nThe cafÃ© was closed"),
        ("a/2.txt", "lost \u{fffd} letters"),
        ("a/3.txt", "São Tomé, « à »"),
    ]);
    let found: Vec<(String, String)> =
        findings(&[name(&folder)]).into_iter().filter(|(kind, _)| kind == "mojibake").collect();
    assert_eq!(found, [("mojibake".into(), "a/1".into()), ("mojibake".into(), "a/2".into())]);
}

#[test]
fn shipped_texts_read_like_what_they_state() {
    for corpus in ["dispute", "dispute-fa", "dispute-zh"] {
        let path = shipped(corpus).to_string_lossy().into_owned();
        let found = findings(&[&path]);
        assert!(
            found.iter().all(|(kind, _)| !["language-disagrees", "garbled-text", "mojibake"].contains(&kind.as_str())),
            "{found:?}"
        );
    }
}

#[test]
fn every_rule_tells_how_many_words_it_acts_on_or_would_act_on() {
    let folder =
        corpus(&[("a/1.txt", "Well-known boats. U.S. boats’ sails, Boats and well-known men; it was ۴۲ 👍 at 10:30")]);
    let table = rows(&stdout(&["check", name(&folder), "--quiet"]));
    let rule = |name: &str| table.iter().find(|row| row["row"] == "rule" && row["place"] == name).expect("a rule");
    assert_eq!((rule("case")["tokens"].as_str(), rule("case")["kind"].as_str()), ("3", "on"));
    assert_eq!((rule("hyphens")["tokens"].as_str(), rule("hyphens")["types"].as_str()), ("2", "2"));
    assert!(rule("hyphens")["text"].contains("well known → well-known (1)"), "{}", rule("hyphens")["text"]);
    assert_eq!((rule("digits")["tokens"].as_str(), rule("emoji")["tokens"].as_str()), ("1", "1"));
    assert!(rule("emoji")["text"].contains("no word → 👍 (1)"));
    assert_eq!(rule("dotted-abbreviations")["tokens"], "1");
    assert_eq!(rule("persian-letters")["tokens"], "0");
}

#[test]
fn garbled_text_is_warned_of_and_news_is_not() {
    let Some(folder) = evaluation("samples/encoding") else { return };
    let found = findings(&[&folder.join("UDHR_vietnamese_BROKEN_FONT_ENCODING.txt").to_string_lossy()]);
    assert!(found.iter().any(|(kind, _)| kind == "garbled-text"), "{found:?}");
    for sound in ["UDHR_Arabic_UTF-8.txt", "IndianTreaty_English_UTF-8-BOM.txt"] {
        let found = findings(&[&folder.join(sound).to_string_lossy()]);
        assert!(found.iter().all(|(kind, _)| kind != "garbled-text" && kind != "mojibake"), "{found:?}");
    }
    let news = evaluation("corpora/west-asia").expect("the same data");
    let found = findings(&[&news.to_string_lossy()]);
    assert!(found.iter().all(|(kind, _)| kind != "garbled-text" && kind != "language-disagrees"), "{found:?}");
}

#[test]
fn broken_choices_of_language_are_refused() {
    let output = newsprint(&["words", &shipped("dispute").to_string_lossy(), "--language", "Persian"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("\"Persian\""));
}
