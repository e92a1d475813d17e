//! The promise: the same input and settings give the same bytes, whatever the threads, the run, or the order of a folder.

mod common;

use common::{files, newsprint, shipped, stdout};
use std::path::Path;

fn report(corpus: &Path, out: &Path, threads: &str) {
    let output = newsprint(&[
        "report",
        &corpus.to_string_lossy(),
        "-o",
        &out.to_string_lossy(),
        "--threads",
        threads,
        "--title",
        "Same bytes",
    ]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_report_does_not_depend_on_threads_runs_or_the_order_of_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("a").join("dispute");
    let shuffled = folder.path().join("b").join("dispute");
    let source = files(&shipped("dispute"));
    // The second copy is created in the opposite order, so that the folder lists it differently.
    for (root, backwards) in [(&corpus, false), (&shuffled, true)] {
        let mut names: Vec<&String> = source.keys().collect();
        if backwards {
            names.reverse();
        }
        for name in names {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, &source[name]).expect("a file");
        }
    }
    let out = |name: &str| folder.path().join(name);
    report(&corpus, &out("one"), "1");
    report(&corpus, &out("eight"), "8");
    report(&shuffled, &out("shuffled"), "3");
    let one = files(&out("one"));
    assert!(one.len() > 20, "a whole report was written");
    for other in ["eight", "shuffled"] {
        let other = files(&out(other));
        assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (name, bytes) in &one {
            assert!(other[name] == *bytes, "{name} differs");
        }
    }
    // A second run over an existing report replaces it with the same.
    report(&corpus, &out("one"), "2");
    assert_eq!(files(&out("one")), one);
}

#[test]
fn no_output_names_the_place_where_it_was_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report");
    report(&shipped("dispute"), &out, "2");
    let here = shipped("").to_string_lossy().into_owned();
    let there = folder.path().to_string_lossy().into_owned();
    for (name, bytes) in files(&out) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(&here) && !text.contains(&there), "{name} names a path of this machine");
    }
}

#[test]
fn tables_do_not_depend_on_threads() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    for question in [&["words", "--by", "article"][..], &["keywords", "--measure", "all"], &["dispersion"]] {
        let ask = |threads: &str| {
            let mut arguments = vec![question[0], &corpus];
            arguments.extend(&question[1..]);
            arguments.extend(["--threads", threads, "--format", "json", "--quiet"]);
            stdout(&arguments)
        };
        assert_eq!(ask("1"), ask("8"), "{question:?}");
    }
}
