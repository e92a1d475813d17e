//! The promise: a report holds the sections that were asked for, speaks the language that was asked for, and quotes nothing if it was
//! asked not to.

mod common;

use common::{files, newsprint, shipped};
use std::collections::BTreeMap;
use std::path::Path;

fn report(out: &Path, further: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let (corpus, folder) = (shipped("dispute").to_string_lossy().into_owned(), out.to_string_lossy().into_owned());
    let made = newsprint(&[&["report", &corpus, "-o", &folder][..], further].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    files(out)
}

fn page(files: &BTreeMap<String, Vec<u8>>) -> String {
    String::from_utf8(files["index.html"].clone()).expect("UTF-8")
}

fn sections(page: &str) -> Vec<&str> {
    page.split("<section id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn only_the_sections_that_were_asked_for_are_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = report(&folder.path().join("one"), &["--sections", "texts,corpus", "--report-language", "de"]);
    let page = page(&files);
    assert_eq!(sections(&page), ["corpus", "texts", "methods"], "in reading order, the methods always");
    assert!(!files.contains_key("tables/keywords-all.csv") && !files.contains_key("tables/frequency.csv"));
    assert!(files.contains_key("tables/diversity.csv"));
    assert!(page.contains("<html lang=\"de\" dir=\"ltr\">") && page.contains("Zusammenfassung"));
    assert!(page.contains("Was das Korpus enthält") && page.contains("<p dir=\"ltr\" lang=\"en\">"));
    let manifest = String::from_utf8_lossy(&files["manifest.json"]).into_owned();
    assert!(manifest.contains("\"sections\": \"corpus,texts\"") && manifest.contains("--sections=texts,corpus"));
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    for (wrong, said) in [("--sections=frequencies", "frequencies"), ("--report-language=xx", "xx")] {
        let refused = newsprint(&["report", &corpus, wrong, "-o", &folder.path().join("no").to_string_lossy()]);
        let told = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(refused.status.code() == Some(2) && told.contains(said) && told.contains("use "), "{told}");
    }
}

/// Runs of so many words that stand in an article and nowhere by chance.
const RUN: usize = 8;

#[test]
fn a_report_without_texts_quotes_none() {
    let folder = tempfile::tempdir().expect("a folder");
    // A long table in the page is packed; its file beside the page is not.
    let files = report(&folder.path().join("quiet"), &["--no-text", "--sections=-distinctive,-places"]);
    let page = page(&files);
    assert!(page.contains("The texts were not to travel"));
    let mut runs = Vec::new();
    for (name, text) in common::files(&shipped("dispute")) {
        if Path::new(&name).extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = String::from_utf8(text).expect("UTF-8");
        let words: Vec<&str> = text.split_whitespace().skip(20).collect();
        runs.extend(words.chunks_exact(RUN).map(|run| run.join(" ")));
    }
    assert!(runs.len() > 1000, "{} runs", runs.len());
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        let quoted = runs.iter().find(|run| text.contains(run.as_str()));
        assert!(quoted.is_none(), "{name} quotes \"{}\"", quoted.expect("a run"));
    }
    assert!(!files.contains_key("tables/concordance.csv"));
}

#[test]
fn methods_say_only_what_was_done() {
    let folder = tempfile::tempdir().expect("a folder");
    for (outlet, text) in
        [("alpha", "The dam will hold, the minister said."), ("beta", "The dam burst, a fisherman said.")]
    {
        let article = folder.path().join("corpus").join(outlet).join("one.txt");
        std::fs::create_dir_all(article.parent().expect("a folder")).expect("a folder");
        std::fs::write(article, text).expect("an article");
    }
    let (corpus, out) = (folder.path().join("corpus"), folder.path().join("report"));
    let made = newsprint(&["report", &corpus.to_string_lossy(), "-o", &out.to_string_lossy()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let methods = std::fs::read_to_string(out.join("methods.md")).expect("a methods text");
    // Two undated articles: no keywords, no series, no distances, no index of dispersion.
    for never in ["Change over time", "Likeness of outlets", "log\\_ratio\\_hardie", "dp\\_norm", "mann\\_kendall"] {
        assert!(!methods.contains(never), "{never} in {methods}");
    }
    assert!(methods.contains("## Voices") && methods.contains("mattr\\_50"), "{methods}");
}
