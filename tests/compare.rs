//! The promise: comparisons that a study chooses stand in the report, a section each, with the numbers that `keywords` gives for the
//! same sides; and a comparison that cannot be made is refused with file and line.

mod common;

use common::{newsprint, rows, shipped, stdout};
use std::path::Path;

/// A study of the dispute with some comparisons, in a folder.
fn study(folder: &Path, compare: &str) -> String {
    let path = folder.join("study.toml");
    let text = format!("corpus = ['{}']\n{compare}", shipped("dispute").display());
    std::fs::write(&path, text).expect("a study");
    path.to_string_lossy().into_owned()
}

fn report(folder: &Path, compare: &str) -> std::path::PathBuf {
    let (study, target) = (study(folder, compare), folder.join("report"));
    let sections = "--sections=corpus,compare,lines";
    stdout(&["report", &study, "-o", &target.to_string_lossy(), sections, "--quiet"]);
    target
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn a_section_has_the_numbers_of_keywords() {
    let folder = tempfile::tempdir().expect("a folder");
    let (target, reference) = ("outlet = \"Undertow\"", "outlet = \"Verrin Record\" or outlet = \"Daily Klaxon\"");
    let asked = format!(
        "[[report.compare]]\nname = 'Undertow and two others'\ntarget = '{target}'\nreference = '{reference}'\n"
    );
    let report = report(folder.path(), &asked);
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let columns = "form,target_count,target_tokens,reference_count,reference_tokens,log_ratio_hardie,log_ratio_low,p_permutation,q_permutation";
    let expected = stdout(&[
        "keywords",
        &corpus,
        "--target",
        target,
        "--reference",
        reference,
        "--candidates",
        "usual",
        "--columns",
        columns,
        "--format",
        "tsv",
    ]);
    let expected = rows(&expected);
    let mut found = csv::Reader::from_path(report.join("tables/compare-1-all.csv")).expect("a table");
    let header = found.headers().expect("a header").clone();
    let found: Vec<csv::StringRecord> = found.records().map(|row| row.expect("a row")).collect();
    assert!(found.len() > 50 && found.len() == expected.len(), "{} against {}", found.len(), expected.len());
    for (row, expected) in found.iter().zip(&expected) {
        for (name, value) in expected {
            let place = header.iter().position(|column| column == name).expect("a column");
            assert_eq!(&row[place], value, "{name} of {}", expected["form"]);
        }
    }
    let page = read(&report.join("index.html"));
    assert!(page.contains("id=\"compare-1\"") && page.contains("Undertow and two others"));
    assert!(report.join("charts/compare-1.svg").is_file());
    assert!(read(&report.join("methods.md")).contains("Undertow and two others"));
}

#[test]
fn periods_and_voices_are_compared_and_small_sides_are_described() {
    let folder = tempfile::tempdir().expect("a folder");
    let report = report(
        folder.path(),
        "[[report.compare]]\ntarget = 'date < 2025-06'\n\
         [[report.compare]]\ntarget_voice = 'quoted'\nreference_voice = 'unquoted'\n\
         [[report.compare]]\ntarget = 'date < 2025-03-10'\n",
    );
    let page = read(&report.join("index.html"));
    assert!(page.contains("date &lt; 2025-06 against all but date &lt; 2025-06"), "periods");
    assert!(page.contains("all articles, quoted words against all articles, unquoted words"), "voices");
    let words: u64 = rows(&stdout(&["words", &shipped("dispute").to_string_lossy(), "--format", "tsv"]))
        .iter()
        .map(|row| row["count"].parse::<u64>().expect("a count"))
        .sum();
    let mut voices = csv::Reader::from_path(report.join("tables/compare-2-all.csv")).expect("a table");
    let header = voices.headers().expect("a header").clone();
    let place = |name: &str| header.iter().position(|column| column == name).expect("a column");
    let first = voices.records().next().expect("a row").expect("a row");
    let tokens = |name: &str| first[place(name)].parse::<u64>().expect("a count");
    // Every word is in one of the two voices.
    assert_eq!(tokens("target_tokens") + tokens("reference_tokens"), words);
    assert_eq!(&first[place("p_permutation")], "", "voices of the same articles are not tested");
    assert!(!report.join("tables/compare-3-all.csv").exists() && !report.join("charts/compare-3.svg").exists());
    assert!(page.contains("a comparison needs 10 articles"), "few articles are only described");
}

#[test]
fn what_cannot_be_compared_is_refused_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = |compare: &str, expected: &[&str]| {
        let study = study(folder.path(), compare);
        let target = folder.path().join("report").to_string_lossy().into_owned();
        let output = newsprint(&["report", &study, "-o", &target, "--sections=compare"]);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{compare}");
        for part in expected {
            assert!(message.contains(part), "{compare}: {part} in {message}");
        }
        assert!(!folder.path().join("report").exists());
    };
    let first = "[[report.compare]]\ntarget = 'outlet = \"Undertow\"'\n";
    refused(
        &format!("{first}[[report.compare]]\ntarget = 'outlet = \"nobody\"'\n"),
        &["study.toml", "line 4", "nobody"],
    );
    refused("[[report.compare]]\ntarget = 'paper = \"undertow\"'\n", &["line 2", "paper", "outlet"]);
    refused("[[report.compare]]\ntarget = 'outlet ='\n", &["line 2", "outlet ="]);
    refused("[[report.compare]]\ntarget_voice = 'loud'\n", &["line 2", "loud", "quoted"]);
    refused("[[report.compare]]\nname = 'nothing'\n", &["line 2", "share words"]);
    refused(&format!("{first}reference = 'date >= 2025'\n"), &["line 2", "share articles"]);
    refused(&format!("{first}refrence = 'date >= 2025'\n"), &["line 4", "refrence"]);
    refused("[[report.compare]]\ntarget = 'not outlet = \"nobody\"'\n", &["line 2", "leaves no article over"]);
}
