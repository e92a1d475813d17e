//! The promise: `ngrams` counts sequences as a reader would, and its numbers add up to those of `words`.

mod common;

use common::{rows, shipped, stdout};
use newsprint::corpus::Corpus;
use newsprint::corpus::reader::ReadOptions;
use newsprint::count::{Grouping, NGramSettings, NGrams, Shape, Skip};
use newsprint::index::{Index, Settings};
use newsprint::memory::Memory;

/// Two articles of 5 and 3 words.
fn small() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (outlet, text) in [("gazette", "a b a b c\n"), ("herald", "b A b\n")] {
        let outlet = folder.path().join(outlet);
        std::fs::create_dir(&outlet).expect("a folder");
        std::fs::write(outlet.join("one.txt"), text).expect("a file");
    }
    folder
}

fn counted(arguments: &[&str]) -> Vec<(String, String, String)> {
    let row = |row: &std::collections::BTreeMap<String, String>| {
        (row["form"].clone(), row["count"].clone(), row["articles"].clone())
    };
    rows(&stdout(arguments)).iter().map(row).collect()
}

fn expected(rows: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    rows.iter().map(|&(form, count, articles)| (form.into(), count.into(), articles.into())).collect()
}

#[test]
fn pairs_gaps_and_bundles_can_be_counted_by_hand() {
    let folder = small();
    let path = folder.path().to_string_lossy().into_owned();
    let pairs = counted(&["ngrams", &path, "--size", "2", "--quiet"]);
    assert_eq!(pairs, expected(&[("a b", "3", "2"), ("b a", "2", "2"), ("b c", "1", "1")]));
    let gaps = counted(&["ngrams", &path, "--size", "2", "--skip", "1", "--quiet"]);
    let with_gaps = [
        ("a b", "3", "2"),
        ("b a", "2", "2"),
        ("b b", "2", "2"),
        ("a a", "1", "1"),
        ("a c", "1", "1"),
        ("b c", "1", "1"),
    ];
    assert_eq!(gaps, expected(&with_gaps));
    assert_eq!(counted(&["ngrams", &path, "--size", "2", "--skip-in-all", "1", "--quiet"]), gaps);
    let bundles = counted(&["ngrams", &path, "--size", "3", "--min-count", "2", "--min-articles", "2", "--quiet"]);
    assert_eq!(bundles, expected(&[("b a b", "2", "2")]));
    assert_eq!(counted(&["ngrams", &path, "--size", "9", "--quiet"]), []);
}

#[test]
fn columns_are_those_of_words_and_groups_add_up() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let words = stdout(&["words", &corpus, "--by", "outlet", "--quiet"]);
    let single = stdout(&["ngrams", &corpus, "--size", "1", "--by", "outlet", "--quiet"]);
    assert_eq!(words, single, "sequences of one word are words");
    let whole = rows(&stdout(&["ngrams", &corpus, "--size", "3", "--top", "20", "--quiet"]));
    let by_outlet = rows(&stdout(&["ngrams", &corpus, "--size", "3", "--by", "outlet", "--quiet"]));
    let number = |text: &String| text.parse::<u64>().expect("a count");
    for row in whole {
        let parts = by_outlet.iter().filter(|part| part["form"] == row["form"]);
        assert_eq!(parts.map(|part| number(&part["count"])).sum::<u64>(), number(&row["count"]), "{}", row["form"]);
    }
}

/// Long tables are written piece by piece.
#[test]
fn the_columns_asked_for_are_those_of_every_row() {
    let folder = tempfile::tempdir().expect("a folder");
    let outlet = folder.path().join("gazette");
    std::fs::create_dir(&outlet).expect("a folder");
    let words: Vec<String> = (0..12_000).map(|number| format!("w{number}")).collect();
    std::fs::write(outlet.join("one.txt"), words.join(" ")).expect("a file");
    let path = folder.path().to_string_lossy().into_owned();
    for (command, rows) in [(&["ngrams", &path, "--size", "2"][..], 11_999), (&["words", &path], 12_000)] {
        let chosen = stdout(&[command, &["--columns", "count,form", "--format", "tsv", "--quiet"]].concat());
        assert!(chosen.starts_with("count\tform\n1\tw0"), "{chosen:.40}");
        assert_eq!(chosen.lines().count(), rows + 1);
        assert!(chosen.lines().all(|line| line.matches('\t').count() == 1), "{command:?}");
    }
}

#[test]
fn threads_do_not_change_a_byte() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    for command in [
        vec!["ngrams", &corpus, "--size", "4", "--by", "outlet"],
        vec!["duplicates", &corpus, "--min-containment", "0"],
        vec!["duplicates", &corpus, "--search", "minhash"],
        vec!["collocates", &corpus, "--node", "dam"],
    ] {
        let with = |threads: &str| stdout(&[&command[..], &["--threads", threads, "--format", "json"]].concat());
        assert_eq!(with("1"), with("8"), "{command:?}");
    }
}

/// A megabyte has no room for the sequences of the corpus: they go to disk in several runs.
#[test]
fn little_memory_changes_no_byte() {
    let index = Index::build(
        Corpus::read(&[shipped("dispute")], &ReadOptions::default()).expect("a corpus"),
        &Settings::default(),
    )
    .expect("an index");
    let corpus = index.sub_corpus();
    for (size, skip) in [(2, Skip::Nothing), (4, Skip::EachGap(1)), (9, Skip::Nothing)] {
        let shape = Shape::new(size, skip).expect("few patterns");
        let counted = |memory: Memory, threads| {
            let settings = NGramSettings { memory, threads, ..NGramSettings::default() };
            NGrams::of(&corpus, &Grouping::one(&corpus), &shape, &settings).expect("counted")
        };
        let (whole, spilled) = (counted(Memory::of(1 << 30), 1), counted(Memory::of(1 << 20), 3));
        assert_eq!(whole.spilled(), 0);
        assert!(spilled.spilled() > 1, "{} runs on disk", spilled.spilled());
        assert_eq!((whole.types(), whole.total()), (spilled.types(), spilled.total()));
        let listed = |grams: &NGrams| {
            let row = |gram| (grams.text(gram, &index), grams.moments(gram, None));
            grams.by_count().expect("listed").iter().map(row).collect::<Vec<_>>()
        };
        assert!(listed(&whole) == listed(&spilled), "{size} words, {skip:?}");
    }
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    for options in [&["--size", "2"][..], &["--size", "3", "--by", "outlet", "--min-count", "3", "--format", "json"]] {
        let ask = |memory: &[&str]| stdout(&[&["ngrams", &corpus, "--quiet"], options, memory].concat());
        assert_eq!(ask(&["--memory", "1MB", "--threads", "3"]), ask(&["--memory", "1GB", "--threads", "1"]));
    }
}

/// No temporary file may be larger than a few blocks; the signal is ignored, so that the write fails as on a full disk.
#[cfg(unix)]
#[test]
fn a_full_disk_for_temporary_files_is_told_with_the_remedy() {
    let line = "trap '' XFSZ; ulimit -f 8; exec \"$0\" ngrams \"$1\" --size 3 --memory 1MB --no-cache --quiet";
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let mut shell = std::process::Command::new("sh");
    let output = shell.args(["-c", line, env!("CARGO_BIN_EXE_newsprint"), &corpus]).output().expect("a shell");
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{message}");
    for word in ["cannot write a temporary file in", "hint: ", "TMPDIR", "--memory"] {
        assert!(message.contains(word), "{message} lacks {word}");
    }
    assert!(output.stdout.is_empty());
}
