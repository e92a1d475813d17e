//! The promise: a report is checked against its inputs, and one changed byte in any of its files or inputs is found and named.

mod common;

use common::{files, newsprint};
use std::path::{Path, PathBuf};
use std::process::Output;

/// Changed bytes that are tried; `NEWSPRINT_CHANGES=100` tries more.
const CHANGES: u64 = 6;

struct Checked {
    /// Removed with what is in it when this is dropped.
    folder: tempfile::TempDir,
    corpus: PathBuf,
    report: PathBuf,
}

fn checked(with: &[&str]) -> Checked {
    let folder = tempfile::tempdir().expect("a folder");
    let (corpus, report) = (folder.path().join("texts"), folder.path().join("report"));
    let texts = [
        ("Undertow/a", "The dam will close, the minister said. “No one was asked,” said the fishers of the bay."),
        ("Undertow/b", "Fishers left the bay when the dam was built. The U.S. bank paid for the dam."),
        ("Record/c", "سد ساخته می‌شود. The dam brings light, the minister said, and the bay stays open."),
        ("Record/d", "Light from the dam will reach the hills. “It must,” the minister said."),
    ];
    for (name, text) in texts {
        let path = corpus.join(format!("{name}.txt"));
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let mut arguments =
        vec!["report".to_string(), corpus.display().to_string(), "-o".into(), report.display().to_string()];
    arguments.extend(with.iter().map(ToString::to_string));
    let made = newsprint(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Checked { folder, corpus, report }
}

fn verify(report: &Path) -> Output {
    newsprint(&["verify", &report.to_string_lossy()])
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The next number of a fixed sequence (`SplitMix64`, Steele, Lea and Flood 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[test]
fn any_changed_byte_is_found() {
    let Checked { folder: _kept, corpus, report } = checked(&[]);
    let clean = verify(&report);
    assert!(clean.status.success(), "{}", said(&clean));
    assert!(String::from_utf8_lossy(&clean.stdout).contains("4 inputs"));
    let changes = std::env::var("NEWSPRINT_CHANGES").ok().and_then(|number| number.parse().ok()).unwrap_or(CHANGES);
    let mut state = 42;
    let mut named = 0;
    for change in 0..changes {
        let root = if change % 2 == 0 { &report } else { &corpus };
        let all: Vec<(String, Vec<u8>)> = files(root).into_iter().collect();
        let (name, bytes) = &all[(next(&mut state) % all.len() as u64) as usize];
        let mut spoilt = bytes.clone();
        let at = (next(&mut state) % bytes.len() as u64) as usize;
        spoilt[at] ^= 1 + (next(&mut state) % 255) as u8;
        std::fs::write(root.join(name), &spoilt).expect("a file");
        let found = verify(&report);
        let told = said(&found);
        assert!(!found.status.success(), "byte {at} of {name} was changed and nobody noticed");
        let file = name.rsplit('/').next().expect("a name").trim_end_matches(".txt");
        named += u64::from(told.contains(file) || told.contains("recorded command"));
        std::fs::write(root.join(name), bytes).expect("a file");
    }
    assert_eq!(named, changes, "every change is named by its file");
    assert!(verify(&report).status.success(), "as it was, it holds again");
}

#[test]
fn a_changed_number_is_named_by_line_column_and_row() {
    let Checked { folder: _kept, corpus, report } =
        checked(&["--title", "it's a test", "--sections", "frequency", "--node", "the dam"]);
    let table = report.join("tables/frequency.csv");
    let text = std::fs::read_to_string(&table).expect("a table");
    let changed = text.replacen("\ndam,", "\ndom,", 1);
    assert_ne!(text, changed);
    std::fs::write(&table, &changed).expect("a table");
    std::fs::write(report.join("notes.txt"), "mine").expect("a file");
    let told = said(&verify(&report));
    assert!(told.contains("notes.txt: is no part of the report"), "{told}");
    assert!(told.contains("tables/frequency.csv: line ") && told.contains("column \"form\" of \"dam\""), "{told}");
    std::fs::remove_file(report.join("notes.txt")).expect("removed");
    std::fs::write(&table, &text).expect("a table");
    std::fs::write(corpus.join("Record/e.txt"), "The dam.").expect("a file");
    assert!(said(&verify(&report)).contains("\"Record/e.txt\" was not there"));
}

#[test]
fn a_corpus_that_moved_is_asked_for() {
    let Checked { folder: _kept, corpus, report } = checked(&["--sections", "frequency"]);
    let elsewhere = corpus.with_file_name("moved");
    std::fs::rename(&corpus, &elsewhere).expect("renamed");
    let told = said(&verify(&report));
    assert!(told.contains("\"texts\" is not beside the report"), "{told}");
    let found = newsprint(&["verify", &report.to_string_lossy(), &elsewhere.to_string_lossy()]);
    assert!(found.status.success(), "{}", said(&found));
    let none = newsprint(&["verify", &elsewhere.to_string_lossy()]);
    assert!(said(&none).contains("manifest.json"));
}
