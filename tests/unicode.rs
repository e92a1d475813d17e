//! The promise: with every rule of ours off, words are exactly the word segments of UAX #29 that hold a letter or digit.

mod common;

use newsprint::token::{Tokenizer, WordRules};

#[test]
fn words_are_those_of_the_unicode_conformance_file() {
    let (major, minor, update) = unicode_segmentation::UNICODE_VERSION;
    let Some(path) = common::evaluation(&format!("unicode/WordBreakTest-{major}.{minor}.{update}.json")) else {
        return;
    };
    let text = std::fs::read_to_string(path).expect("the conformance file");
    let cases: Vec<(String, Vec<String>)> = serde_json::from_str(&text).expect("cases");
    assert!(cases.len() > 1_800, "the file holds all cases");
    let tokenizer = Tokenizer::new(WordRules::base());
    for (text, segments) in &cases {
        let expected: Vec<&str> =
            segments.iter().map(String::as_str).filter(|segment| segment.chars().any(char::is_alphanumeric)).collect();
        let words: Vec<&str> = tokenizer.words(text).map(|range| &text[range]).collect();
        assert_eq!(words, expected, "{text:?}");
    }
    eprintln!("{} cases of Unicode {major}.{minor}.{update}", cases.len());
}
