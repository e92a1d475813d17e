//! Promise: a report on other paper holds what the page holds, cites exactly what it names, and is verified like the page.

mod common;

use common::{files, newsprint, root, shipped};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

fn report(corpus: &Path, folder: &Path, more: &[&str]) -> std::collections::BTreeMap<String, Vec<u8>> {
    let target = folder.join("report");
    let (corpus, name) = (corpus.to_string_lossy(), target.to_string_lossy());
    let output = newsprint(&[&["report", &corpus, "-o", &name, "-q"], more].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    files(&target)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Names with a year, as the methods text cites: `Rayson & Garside 2000`, `Mann (1945)`.
fn cited(text: &str) -> BTreeSet<(String, String)> {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || "();,".contains(letter))
        .filter(|word| !word.is_empty())
        .collect();
    let year = |word: &str| {
        let word = word.trim_end_matches(['.', ':']);
        word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2030).contains(&year))
    };
    let named = |pair: &&[&str]| {
        year(pair[1]) && pair[0].chars().next().is_some_and(char::is_uppercase) && pair[0].chars().count() > 2
    };
    words
        .windows(2)
        .filter(named)
        .map(|pair| (pair[0].to_string(), pair[1].trim_end_matches(['.', ':']).to_string()))
        .collect()
}

#[test]
fn every_work_that_the_methods_name_is_listed_and_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = report(&shipped("dispute"), folder.path(), &[]);
    let methods = text(&files["methods.md"]);
    let (body, list) = methods.split_once("## References").expect("a list of references");
    let works: Vec<serde_json::Value> = serde_json::from_slice(&files["references.json"]).expect("CSL-JSON");
    assert!(works.len() > 15, "{}", works.len());
    let last_names = |work: &serde_json::Value| {
        let people = work["author"].as_array().or(work["editor"].as_array()).expect("names");
        let family = |person: &serde_json::Value| {
            person["family"].as_str().expect("a name").rsplit(' ').next().expect("a word").to_string()
        };
        (people.last().map(family).expect("one"), work["issued"]["date-parts"][0][0].to_string())
    };
    let listed: BTreeSet<(String, String)> = works.iter().map(last_names).collect();
    let cited = cited(body);
    let unlisted: Vec<_> = cited.difference(&listed).collect();
    assert!(unlisted.is_empty(), "cited but not listed: {unlisted:?}");
    let uncited: Vec<_> = listed.difference(&cited).collect();
    assert!(uncited.is_empty(), "listed but not cited: {uncited:?}");
    let bibtex = text(&files["references.bib"]);
    for work in &works {
        assert!(bibtex.contains(&format!("{{{},", work["id"].as_str().expect("a key"))), "{work}");
    }
    assert_eq!(list.lines().filter(|line| line.starts_with("- ")).count(), works.len());
}

#[test]
fn all_papers_hold_the_sections_of_the_page_and_are_verified() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("dispute-fa");
    for (name, bytes) in files(&shipped("dispute-fa")) {
        let path = corpus.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    let files = report(&corpus, folder.path(), &["--paper", "docx,md,qmd,tex,xlsx"]);
    let markdown = text(&files["report.md"]);
    let sections: Vec<&str> = markdown.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert!(sections.len() > 8, "{sections:?}");
    let page = text(&files["index.html"]);
    let quarto = text(&files["report.qmd"]);
    let tex = text(&files["report.tex"]);
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(&files["report.docx"])).expect("a package");
    let mut document = String::new();
    package.by_name("word/document.xml").expect("a body").read_to_string(&mut document).expect("XML");
    for section in sections.iter().filter(|section| **section != "References" && **section != "Summary") {
        let plain = section.replace('\\', "");
        assert!(page.contains(&plain), "the page has no section {plain}");
        assert!(quarto.contains(&format!("## {section}")) && tex.contains(&format!("\\section{{{plain}}}")), "{plain}");
        assert!(document.contains(&format!(">{plain}<")), "{plain}");
    }
    // Every picture that a paper shows is there.
    for link in markdown
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|link| link.starts_with("charts/"))
    {
        assert!(files.contains_key(link), "{link}");
    }
    let target = folder.path().join("report");
    let verified = newsprint(&["verify", &target.to_string_lossy()]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    let mut changed = files["report.tex"].clone();
    changed[2_000] ^= 1;
    std::fs::write(target.join("report.tex"), changed).expect("a file");
    let found = newsprint(&["verify", &target.to_string_lossy()]);
    assert!(String::from_utf8_lossy(&found.stderr).contains("report.tex"), "{found:?}");
}

#[test]
fn an_unknown_paper_is_refused_before_anything_is_read() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let output = newsprint(&["report", &corpus, "--paper", "papyrus", "-o", "x"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("docx") && !root().join("x").exists());
}
