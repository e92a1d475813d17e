//! Articles made up with a known truth, and the answers to questions about them.

use newsprint::stats::random::Generator;
use serde_json::Value;
use std::fmt::Write;

/// Words drawn from one Zipf-like distribution, the same for every outlet.
pub struct Noise(pub Generator);

impl Noise {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0.below(bound)
    }

    pub fn text(&mut self, words: u64) -> String {
        let mut text = String::new();
        for _ in 0..words {
            let uniform = self.below(1 << 30) as f64 / f64::from(1 << 30);
            write!(text, "w{:.0} ", (uniform * 400f64.ln()).exp()).expect("a string");
        }
        text
    }
}

/// One line of JSON an article.
pub fn corpus(articles: impl IntoIterator<Item = Value>) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("news.jsonl");
    let lines: Vec<String> = articles.into_iter().map(|article| article.to_string()).collect();
    std::fs::write(&path, lines.join("\n")).expect("a file");
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

pub fn answer(arguments: &[&str]) -> Value {
    serde_json::from_str(&super::stdout(&[arguments, &["--format", "json"]].concat())).expect("JSON")
}

pub fn row<'a>(answer: &'a Value, target: &str, form: &str) -> &'a Value {
    let rows = answer["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["target"] == target && row["form"] == form).expect("the form is listed")
}

pub fn q(row: &Value) -> f64 {
    row["q_permutation"].as_f64().expect("the word was tested")
}
