//! The promise: words are ranges of the text under every choice of rules, folding is settled, and the stated language decides.

mod common;

use common::{newsprint, rows, shipped, stdout};
use newsprint::token::{Action, DICTIONARY_AVAILABLE, RULES, Tokenizer, WordRules};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// Text of many scripts with the signs that rules look at.
const MIXED: &str = "([a-zA-ZéİIıßΣσς]{1,4}|[0-9۰-۹٠-٩]{1,3}|[كکيىیةۀهەأآا\u{64b}-\u{654}\u{640}]{1,4}|[渔民大坝のカー]{1,4}|\
                     [กขาิ่ๆ]{1,4}|\u{200c}|\u{200d}|\u{ad}|\u{feff}|\u{200f}|\u{301}|👩🏽‍🚒|🇮🇷|❤\u{fe0f}|'s|’s|l’|\
                     [-.,:;/@#&?_'’ ()]|http://|www\\.|\\.com/|U\\.S\\.|AT&T){0,25}";

fn chosen(bits: u64) -> WordRules {
    RULES.iter().enumerate().fold(WordRules::base(), |rules, (place, rule)| {
        let built = DICTIONARY_AVAILABLE || !matches!(rule.action, Action::Segment);
        if bits >> place & 1 == 1 && built { rules.with(rule.name).expect("a known rule") } else { rules }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn words_are_ranges_that_rebuild_the_text(text in MIXED, bits in any::<u64>()) {
        let tokenizer = Tokenizer::new(chosen(bits));
        let (mut end, mut rebuilt) = (0, String::new());
        for word in tokenizer.words(&text) {
            prop_assert!(word.start >= end && word.end > word.start);
            let gap = &text[end..word.start];
            rebuilt.push_str(gap);
            rebuilt.push_str(&text[word.clone()]);
            end = word.end;
        }
        rebuilt.push_str(&text[end..]);
        prop_assert_eq!(rebuilt, text);
    }

    #[test]
    fn no_letter_is_lost(text in MIXED, bits in any::<u64>()) {
        let letters = |words: &mut dyn Iterator<Item = std::ops::Range<usize>>| -> usize {
            words.map(|word| text[word].chars().filter(|sign| sign.is_alphanumeric()).count()).sum()
        };
        let all = text.chars().filter(|sign| sign.is_alphanumeric()).count();
        prop_assert_eq!(letters(&mut Tokenizer::new(chosen(bits)).words(&text)), all);
    }

    #[test]
    fn folding_a_form_again_changes_nothing(text in MIXED, bits in any::<u64>()) {
        let rules = chosen(bits);
        for word in Tokenizer::new(rules).words(&text) {
            let form = rules.fold(&text[word]);
            prop_assert!(!form.is_empty());
            prop_assert_eq!(rules.fold(&form), form);
        }
    }
}

#[test]
fn a_rule_keeps_its_example_in_a_longer_text() {
    for rule in RULES.iter().filter(|rule| DICTIONARY_AVAILABLE || !matches!(rule.action, Action::Segment)) {
        let rules = WordRules::default().with(rule.name).expect("a rule");
        let text = format!("Before, {} (after)", rule.example.text);
        let forms: Vec<String> = Tokenizer::new(rules).words(&text).map(|range| rules.fold(&text[range])).collect();
        assert_eq!(forms[1..forms.len() - 1], *rule.example.with, "{}", rule.name);
    }
}

fn truth(corpus: &str) -> Value {
    let text = std::fs::read_to_string(shipped(corpus).join("truth.json")).expect("the truths");
    serde_json::from_str(&text).expect("JSON")
}

fn by_outlet(corpus: &str, options: &[&str]) -> BTreeMap<(String, String), u64> {
    let path = shipped(corpus).to_string_lossy().into_owned();
    let mut arguments = vec!["words", &path, "--by", "outlet", "--quiet"];
    arguments.extend(options);
    let rows = rows(&stdout(&arguments));
    rows.into_iter()
        .map(|row| ((row["form"].clone(), row["outlet"].clone()), row["count"].parse().expect("a count")))
        .collect()
}

/// Planted words with their expected and found counts in each outlet.
fn planted(corpus: &str, options: &[&str], field: &str) -> Vec<(String, u64, u64)> {
    let truth = truth(corpus);
    let found = by_outlet(corpus, options);
    let mut cells = Vec::new();
    for word in truth["planted_words"].as_array().expect("planted words") {
        let form = word["word"].as_str().expect("a word");
        for (slug, count) in word[field].as_object().expect("counts") {
            let outlet = truth["outlets"][slug].as_str().expect("a name").to_string();
            let count = count.as_u64().expect("a count");
            cells.push((format!("{form} in {slug}"), count, found.get(&(form.into(), outlet)).copied().unwrap_or(0)));
        }
    }
    cells
}

#[test]
fn persian_words_count_alike_in_both_spellings_where_the_language_is_stated() {
    let folded = planted("dispute-fa", &[], "count");
    assert!(folded.len() >= 12, "{folded:?}");
    for (cell, expected, found) in &folded {
        assert_eq!(found, expected, "{cell}");
    }
    let unfolded = ["--fold", "-persian-letters,-arabic-marks"];
    for (cell, expected, found) in planted("dispute-fa", &unfolded, "count_raw") {
        assert_eq!(found, expected, "{cell} as it is spelled");
    }
    let english = planted("dispute-fa", &["--language", "en"], "count_raw");
    assert!(english.iter().zip(&folded).any(|(raw, folded)| raw.2 < folded.2), "another language decides otherwise");
}

#[test]
fn persian_words_count_alike_without_the_non_joiner_when_asked() {
    let count = |options: &[&str], form: &str| -> u64 {
        by_outlet("dispute-fa", options).iter().filter(|((found, _), _)| found == form).map(|(_, count)| count).sum()
    };
    let (kept, joined) = (count(&[], "می\u{200c}خواهد"), count(&[], "میخواهد"));
    assert!(kept > 0 && joined > 0);
    assert_eq!(count(&["--fold", "+zwnj"], "میخواهد"), kept + joined);
}

#[cfg(feature = "icu")]
#[test]
fn chinese_words_are_counted_as_words_where_the_language_is_stated() {
    let cells = planted("dispute-zh", &[], "count");
    // 不少人质疑 holds 质疑 (to doubt) and 人质 (hostage); the dictionary takes the second, as it stands first.
    let (expected, found) = cells.iter().fold((0, 0), |sums, cell| (sums.0 + cell.1, sums.1 + cell.2));
    assert_eq!((expected, found), (49, 48), "{cells:?}");
    assert_eq!(cells.iter().filter(|(_, expected, found)| expected == found).count(), cells.len() - 1, "{cells:?}");
    let by_sign = planted("dispute-zh", &["--segment", "uax29"], "count");
    assert!(by_sign.iter().all(|(_, _, found)| *found == 0), "by the character there is no word of two");
    let path = shipped("dispute-zh").to_string_lossy().into_owned();
    let noted = newsprint(&["words", &path, "--top", "1"]);
    assert!(String::from_utf8_lossy(&noted.stderr).contains("zh 8"), "{noted:?}");
    let lines = rows(&stdout(&["concordance", &path, "渔民", "--quiet"]));
    assert_eq!(
        lines.len() as u64,
        cells.iter().filter(|cell| cell.0.starts_with("渔民")).map(|cell| cell.2).sum::<u64>()
    );
}

/// A corpus of one line an article: language and text.
fn written(articles: &[(&str, &str)]) -> tempfile::NamedTempFile {
    let lines = articles.iter().enumerate().map(|(id, (language, text))| {
        serde_json::json!({"id": id.to_string(), "outlet": "A", "date": "2025-01-01", "language": language, "text": text})
            .to_string()
    });
    let file = tempfile::Builder::new().suffix(".jsonl").tempfile().expect("a temporary file");
    std::fs::write(file.path(), lines.collect::<Vec<_>>().join("\n")).expect("a file");
    file
}

fn counts(file: &tempfile::NamedTempFile, options: &[&str]) -> BTreeMap<String, String> {
    let path = file.path().to_string_lossy().into_owned();
    let mut arguments = vec!["words", &path, "--quiet"];
    arguments.extend(options);
    rows(&stdout(&arguments)).into_iter().map(|row| (row["form"].clone(), row["count"].clone())).collect()
}

#[test]
fn a_table_that_is_written_in_pieces_has_the_rows_of_one_that_is_not() {
    // A form with more rows than a piece, one with as many, and many with few.
    let texts: Vec<String> = (0..2_300)
        .map(|number| format!("dam {} w{} w{}", if number < 1_000 { "water" } else { "" }, number % 700, number))
        .collect();
    let file = written(&texts.iter().map(|text| ("en", text.as_str())).collect::<Vec<_>>());
    let path = file.path().to_string_lossy().into_owned();
    let by = |field: &'static str, columns: &'static str| -> [&str; 4] { ["--by", field, "--columns", columns] };
    for options in [
        &by("article", "form,article,count")[..],
        &by("article", "article,form,tokens,articles"),
        &by("outlet", "form,outlet,count,articles"),
        &by("date:year", "date,count,form"),
        &["--by", "article", "--zeros", "--columns", "form,article,count", "--top", "3"],
        &["--columns", "form,count"],
    ] {
        let asked = [&["words", &path, "--no-cache", "--quiet"], options].concat();
        let json: Value = serde_json::from_str(&stdout(&[&asked[..], &["--format", "json"]].concat())).expect("JSON");
        let text = |value: &Value| {
            value.as_f64().map_or_else(|| value.as_str().unwrap_or_default().to_owned(), |it| it.to_string())
        };
        let table: Vec<Vec<String>> = rows_of(&json, &text);
        for threads in ["1", "3"] {
            let tsv = stdout(&[&asked[..], &["--format", "tsv", "--threads", threads]].concat());
            let lines: Vec<Vec<String>> =
                tsv.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect();
            assert!(lines == table, "{options:?} {threads}");
        }
    }
}

/// The cells of the rows of an answer in JSON, in the order of its columns; an undefined one is empty.
fn rows_of(answer: &Value, text: &dyn Fn(&Value) -> String) -> Vec<Vec<String>> {
    let columns: Vec<&str> =
        answer["columns"].as_array().expect("columns").iter().filter_map(|it| it["name"].as_str()).collect();
    let cell = |row: &Value, name: &str| if row[name].is_null() { String::new() } else { text(&row[name]) };
    let rows = answer["rows"].as_array().expect("rows").iter();
    rows.map(|row| columns.iter().map(|name| cell(row, name)).collect()).collect()
}

#[test]
fn a_long_row_of_low_lines_hides_no_word_behind_it() {
    for before in ["", "first "] {
        let file = written(&[("en", &format!("{before}{}dam water dam", "_ ".repeat(3_000)))]);
        let counted = counts(&file, &["--format", "tsv", "--no-cache"]);
        assert_eq!((counted["dam"].as_str(), counted["water"].as_str()), ("2", "1"));
        assert_eq!(counted.len(), 2 + usize::from(!before.is_empty()));
    }
}

#[test]
fn elided_words_are_cut_in_french_articles_only() {
    let file =
        written(&[("fr", "L’Iran et l'Irak"), ("fr-CA", "qu’il"), ("en", "D’Artagnan and O'Brien"), ("", "l’Iran")]);
    let found = counts(&file, &[]);
    for (form, count) in
        [("l'", "2"), ("iran", "1"), ("qu'", "1"), ("d'artagnan", "1"), ("o'brien", "1"), ("l'iran", "1")]
    {
        assert_eq!(found.get(form).map(String::as_str), Some(count), "{form} in {found:?}");
    }
    assert_eq!(counts(&file, &["--language", "fr"]).get("l'").map(String::as_str), Some("3"));
    assert_eq!(counts(&file, &["--cut", "-elision"]).get("l'iran").map(String::as_str), Some("2"));
    let path = file.path().to_string_lossy().into_owned();
    for (pattern, lines) in [("l'", 2), ("l’", 2), ("l'Iran", 1), ("qu'", 1)] {
        assert_eq!(rows(&stdout(&["concordance", &path, pattern, "--quiet"])).len(), lines, "{pattern}");
    }
    let json = stdout(&["words", &path, "--quiet", "--format", "json"]);
    let settings: Value = serde_json::from_str(&json).expect("JSON");
    let rules = settings["settings"]["word_rules"].as_str().expect("the rules");
    assert!(rules.contains("elision (2 of 4 articles)"), "{rules}");
    assert_eq!(settings["settings"]["languages"], "en 1, fr 2");
}

#[test]
fn a_corpus_without_languages_says_that_chinese_is_counted_by_the_character() {
    let file = written(&[
        ("", "渔民抗议大坝"),
        ("en", "The dam of 渔民 and of many other people in town, at sea and up the long river to its spring"),
    ]);
    let path = file.path().to_string_lossy().into_owned();
    let notes = String::from_utf8_lossy(&newsprint(&["words", &path]).stderr).into_owned();
    assert!(notes.contains("1 article in a script without spaces (no language stated 1)"), "{notes}");
    assert_eq!(counts(&file, &[]).get("渔").map(String::as_str), Some("2"));
}

#[test]
fn addresses_emoji_and_numbers_are_counted_as_asked() {
    let file =
        written(&[("en", "See https://a.org/x, write to us@a.org 👩🏽‍🚒 @klaxon #NoDam in 2025 and 2026, Trump’s dam")]);
    let found = counts(&file, &["--cut", "+emoji", "--fold", "+numbers,+possessives"]);
    for form in ["https://a.org/x", "us@a.org", "👩🏽‍🚒", "@klaxon", "#nodam", "#", "trump"] {
        assert!(found.contains_key(form), "{form} in {found:?}");
    }
    assert_eq!(found["#"], "2");
}

#[test]
fn wrong_names_are_refused_with_the_right_ones() {
    let path = shipped("dispute").to_string_lossy().into_owned();
    for (options, expected) in [
        (["--fold", "apostrophe"], "nearest is \"apostrophes\""),
        (["--cut", "+hyphen"], "nearest is \"hyphens\""),
        (["--cut", "case"], "--fold"),
        (["--fold", "+zwnj,nfc"], "names alone"),
        (["--segment", "jieba"], "uax29 or icu"),
        (["--language", "Persian"], "fa for Persian"),
    ] {
        let failed = newsprint(&["words", &path, options[0], options[1]]);
        let message = String::from_utf8_lossy(&failed.stderr).into_owned();
        assert_eq!(failed.status.code(), Some(2), "{options:?}: {message}");
        assert!(message.contains(expected), "{options:?}: {message}");
    }
}

#[test]
fn a_field_named_like_a_column_of_ours_is_refused_and_notices_do_not_steer_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    std::fs::write(&path, "id,outlet,text,count\n1,A\u{1b}[31m,dam dam,x\n").expect("a file");
    let output = common::newsprint(&["words", &path.to_string_lossy(), "--by", "count"]);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && message.contains("\"count\""), "{message}");
    let output = common::newsprint(&["words", &path.to_string_lossy(), "--by", "outlet", "--format", "tsv"]);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains('A') && !message.contains('\u{1b}'), "{message}");
}
