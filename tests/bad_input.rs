//! The promise: bad input gets a clear error that names file and place, exit code 1 (2 for a wrong question), and leaves
//! nothing half-written.

mod common;

use common::{files, newsprint, shipped};
use std::path::Path;
use tempfile::TempDir;

/// A corpus folder with these files.
fn corpus(entries: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in entries {
        let path = folder.path().join("corpus").join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}

/// Asks for a report on `corpus/TARGET` and expects a refusal with these words and no output.
fn refused(folder: &TempDir, target: &str, code: i32, words: &[&str]) {
    let input = folder.path().join("corpus").join(target);
    let out = folder.path().join("report");
    let output = newsprint(&["report", &input.to_string_lossy(), "-o", &out.to_string_lossy()]);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{message}");
    assert!(message.starts_with("error: "), "{message}");
    assert!(!message.contains("panicked"), "{message}");
    for word in words {
        assert!(message.contains(word), "\"{word}\" is missing in: {message}");
    }
    assert!(!out.exists(), "a report was written");
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(left.iter().all(|name| name == "corpus"), "left behind: {left:?}");
}

#[test]
fn an_empty_folder() {
    let folder = corpus(&[]);
    std::fs::create_dir_all(folder.path().join("corpus")).expect("a folder");
    refused(&folder, "", 1, &["no article", "hint: "]);
}

#[test]
fn a_path_that_is_not_there() {
    refused(&corpus(&[("a/b.txt", b"x")]), "nowhere", 1, &["nowhere"]);
}

#[test]
fn a_file_that_is_not_utf8() {
    let folder = corpus(&[("a/good.txt", b"fine"), ("a/bad.txt", b"line one\ncaf\xe9 two")]);
    refused(&folder, "", 1, &["bad.txt", "line 2", "UTF-8", "hint: "]);
}

#[test]
fn a_nul_byte_and_a_binary_file() {
    refused(&corpus(&[("a/nul.txt", b"a perfectly good sentence\0 and more")]), "", 1, &["nul.txt", "NUL", "25"]);
    refused(&corpus(&[("a/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xfe")]), "", 1, &["picture.txt"]);
}

#[test]
fn an_articles_csv_with_a_missing_column() {
    let folder = corpus(&[("articles.csv", b"file,title\na.txt,A\n"), ("a.txt", b"text")]);
    refused(&folder, "", 1, &["articles.csv", "outlet"]);
}

#[test]
fn a_row_whose_file_is_missing() {
    let folder = corpus(&[("articles.csv", b"file,outlet\na.txt,A\nb.txt,A\n"), ("a.txt", b"text")]);
    refused(&folder, "", 1, &["articles.csv", "line 3", "b.txt"]);
}

#[test]
fn two_equal_ids() {
    let folder = corpus(&[("list.csv", b"id,outlet,text\n1,A,x\n2,A,y\n1,B,z\n")]);
    refused(&folder, "list.csv", 1, &["\"1\"", "twice", "line 2", "line 4"]);
}

#[test]
fn an_impossible_date() {
    let folder = corpus(&[("list.csv", b"id,outlet,date,text\n1,A,2025-02-30,x\n")]);
    refused(&folder, "list.csv", 1, &["list.csv", "line 2", "2025-02-30"]);
}

#[test]
fn a_malformed_json_line_and_one_without_a_text() {
    let folder = corpus(&[("list.jsonl", b"{\"outlet\":\"A\",\"text\":\"x\"}\n{\"outlet\":\"A\",\n")]);
    refused(&folder, "list.jsonl", 1, &["list.jsonl", "line 2"]);
    let folder = corpus(&[("list.jsonl", b"{\"outlet\":\"A\",\"text\":\"x\"}\n\n{\"outlet\":\"A\"}\n")]);
    refused(&folder, "list.jsonl", 1, &["list.jsonl", "line 3", "text"]);
}

#[test]
fn a_csv_with_an_unclosed_quote_or_a_short_row() {
    let folder = corpus(&[("list.csv", b"id,outlet,text\n1,A,\"never closed\n2,A,swallowed\n3,A,swallowed\n")]);
    refused(&folder, "list.csv", 1, &["list.csv", "line 2", "quot"]);
    let folder = corpus(&[("list.csv", b"id,outlet,text\n1,A,x\n2,A\n")]);
    refused(&folder, "list.csv", 1, &["list.csv", "line 3"]);
}

#[test]
fn a_broken_study() {
    let folder = corpus(&[("study.toml", b"title = 'x'\ncorpus = [\n"), ("a/b.txt", b"x")]);
    refused(&folder, "study.toml", 1, &["study.toml", "line"]);
    let folder = corpus(&[("study.toml", b"title = 'x'\nnodes = ['dam']\n"), ("a/b.txt", b"x")]);
    refused(&folder, "study.toml", 1, &["study.toml", "line 2", "nodes"]);
}

#[cfg(unix)]
#[test]
fn an_unreadable_folder() {
    use std::os::unix::fs::PermissionsExt;
    let folder = corpus(&[("a/b.txt", b"x"), ("locked/c.txt", b"x")]);
    let locked = folder.path().join("corpus/locked");
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).expect("a change of permissions");
    if std::fs::read_dir(&locked).is_ok() {
        eprintln!("left out: this user may read everything");
    } else {
        refused(&folder, "", 1, &["locked", "permission denied"]);
    }
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o755)).expect("a change of permissions");
}

#[test]
fn wrong_questions_exit_with_two_and_list_what_there_is() {
    let data = shipped("dispute").to_string_lossy().into_owned();
    for (arguments, words) in [
        (vec!["words", &data, "--by", "colour"], vec!["colour", "outlet", "section"]),
        (vec!["words", &data, "--format", "pdf"], vec!["pdf", "tsv"]),
        (vec!["words", &data, "--columns", "forms"], vec!["forms", "per_million"]),
        (vec!["words", &data, "--where", "colour = red"], vec!["colour", "outlet"]),
        (vec!["words", &data, "--where", "outlet = nowhere"], vec!["no article"]),
        (vec!["words", &data, "--fold", "spaces"], vec!["spaces", "apostrophes"]),
        (vec!["words", &data, "--fold", "hyphens"], vec!["hyphens", "--cut"]),
        (vec!["keywords", &data, "--measure", "g3"], vec!["g3", "g2-2cell"]),
        (vec!["keywords", &data, "--reference", "date > 2025-05"], vec!["--target"]),
        (vec!["concordance", &data, "/(/"], vec!["expression"]),
        (vec!["concordance", &data, " "], vec!["no word"]),
        (vec!["dispersion", &data, "--measure", "gini"], vec!["gini", "dp-norm"]),
        (vec!["words"], vec!["CORPUS"]),
    ] {
        let output = newsprint(&arguments);
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        for word in words {
            assert!(message.contains(word), "\"{word}\" is missing in: {message}");
        }
        assert!(output.stdout.is_empty(), "{arguments:?} wrote something");
    }
}

#[test]
fn outlets_of_different_languages_are_not_compared() {
    let folder = corpus(&[("list.csv", "id,outlet,language,text\n1,A,en,the dam\n2,B,fa,سد\n".as_bytes())]);
    let input = folder.path().join("corpus/list.csv");
    let output = newsprint(&["keywords", &input.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("different languages"));
}

#[test]
fn only_a_report_is_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let precious = folder.path().join("thesis");
    std::fs::create_dir_all(&precious).expect("a folder");
    std::fs::write(precious.join("chapter.txt"), "ten years of work").expect("a file");
    let output = newsprint(&["report", &shipped("dispute").to_string_lossy(), "-o", &precious.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not a newsprint report"));
    assert_eq!(files(&precious).len(), 1);
}

#[test]
fn an_earlier_report_survives_a_failed_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report");
    let data = shipped("dispute-zh").to_string_lossy().into_owned();
    assert!(newsprint(&["report", &data, "-o", &out.to_string_lossy()]).status.success());
    let before = files(&out);
    let failed = newsprint(&["report", &data, "-o", &out.to_string_lossy(), "--node", "/(/"]);
    assert_eq!(failed.status.code(), Some(2));
    assert_eq!(files(&out), before);
}

/// A disk of 300 kB, where one may be mounted.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let disk = folder.path().join("disk");
    std::fs::create_dir(&disk).expect("a folder");
    let mount = |arguments: &[&str]| std::process::Command::new("mount").args(arguments).output();
    let mounted = mount(&["-t", "tmpfs", "-o", "size=300k", "tmpfs", &disk.to_string_lossy()]);
    if !mounted.is_ok_and(|output| output.status.success()) {
        eprintln!("left out: this user may not mount a small disk");
        return;
    }
    let result = std::panic::catch_unwind(|| full_disk(&disk));
    std::process::Command::new("umount").arg(&disk).output().expect("umount");
    result.expect("the full disk is handled");
}

#[cfg(target_os = "linux")]
fn full_disk(disk: &Path) {
    let data = shipped("dispute").to_string_lossy().into_owned();
    for arguments in [
        vec!["report".to_string(), data.clone(), "-o".into(), disk.join("report").to_string_lossy().into_owned()],
        vec![
            "words".into(),
            data,
            "--by".into(),
            "article".into(),
            "-o".into(),
            disk.join("words.tsv").to_string_lossy().into_owned(),
        ],
    ] {
        let output = newsprint(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{message}");
        assert!(message.contains("no space left") || message.contains("storage"), "{message}");
        assert!(files(disk).is_empty(), "something half-written is left");
    }
}

/// No temporary file may be larger than a few blocks; the signal is ignored, so that the write fails as on a full disk.
#[cfg(unix)]
#[test]
fn texts_are_held_in_memory_where_temporary_files_find_no_room() {
    let text = "The dam holds, said the minister of works. ".repeat(60);
    let article = |id: u32| serde_json::json!({"id": id.to_string(), "outlet": "A", "text": text}).to_string();
    let lines: Vec<String> = (0..1_200).map(article).collect();
    let folder = corpus(&[("articles.jsonl", lines.join("\n").as_bytes())]);
    let input = folder.path().join("corpus/articles.jsonl").to_string_lossy().into_owned();
    let words = |limit: &str, memory: &str| {
        let line = format!("trap '' XFSZ; {limit} exec \"$0\" words \"$1\" --memory {memory} --no-cache");
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &line, env!("CARGO_BIN_EXE_newsprint"), &input]).output().expect("a shell")
    };
    // 3 MB of texts: a quarter of 8 MB is for them, and half where the disk takes no more.
    let (free, full) = (words("", "8MB"), words("ulimit -f 8;", "8MB"));
    let note = String::from_utf8_lossy(&full.stderr);
    assert!(full.status.success() && note.contains("of texts are held in memory") && note.contains("TMPDIR"), "{note}");
    assert!(free.status.success() && free.stdout == full.stdout);
    assert!(!String::from_utf8_lossy(&free.stderr).contains("held in memory"));
    let failed = words("ulimit -f 8;", "2MB");
    let message = String::from_utf8_lossy(&failed.stderr);
    assert_eq!(failed.status.code(), Some(1), "{message}");
    assert!(message.contains("cannot write a temporary file in") && message.contains("--memory"), "{message}");
}

#[test]
fn an_empty_article_is_counted_and_shown() {
    let folder = corpus(&[("a/one.txt", b"some words here"), ("a/two.txt", b""), ("b/three.txt", b" \n")]);
    let input = folder.path().join("corpus").to_string_lossy().into_owned();
    let output = newsprint(&["check", &input, "--quiet"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.matches("empty-article").count() == 2, "{text}");
    let out = folder.path().join("report");
    assert!(newsprint(&["report", &input, "-o", &out.to_string_lossy()]).status.success());
    let page = std::fs::read_to_string(out.join("index.html")).expect("the page");
    assert!(page.contains("empty articles"));
}

#[test]
fn a_closed_pipe_is_success() {
    let data = shipped("dispute").to_string_lossy().into_owned();
    let command =
        format!("set -o pipefail; '{}' words '{data}' --by article --quiet | head -1", env!("CARGO_BIN_EXE_newsprint"));
    let output = std::process::Command::new("bash").args(["-c", &command]).output().expect("bash");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Bugs that a reviewer found: each test bears its story in its name.
#[cfg(unix)]
#[test]
fn writing_over_a_link_or_a_private_file_keeps_what_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let data = shipped("dispute-zh").to_string_lossy().into_owned();
    let (target, link) = (folder.path().join("private.tsv"), folder.path().join("link.tsv"));
    std::fs::write(&target, "old").expect("a file");
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o600)).expect("a change of permissions");
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    assert!(newsprint(&["words", &data, "--quiet", "-o", &link.to_string_lossy()]).status.success());
    assert!(link.is_symlink(), "the link is still a link");
    assert!(std::fs::read_to_string(&target).expect("the file").starts_with("form\t"));
    assert_eq!(std::fs::metadata(&target).expect("the file").permissions().mode() & 0o777, 0o600);
    assert!(newsprint(&["words", &data, "--quiet", "-o", "/dev/null"]).status.success());
    assert!(!Path::new("/dev/null").is_file(), "a device is written to, not replaced");
}

#[test]
fn a_report_with_files_of_the_user_is_not_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report");
    let data = shipped("dispute-zh").to_string_lossy().into_owned();
    let ask = || newsprint(&["report", &data, "-o", &out.to_string_lossy()]);
    assert!(ask().status.success());
    std::fs::write(out.join("tables").join("my-notes.txt"), "a week of coding").expect("a file");
    let refused = ask();
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("my-notes.txt"));
    std::fs::remove_file(out.join("tables").join("my-notes.txt")).expect("removed");
    std::fs::write(out.join("methods.md"), "my own words").expect("a file");
    assert!(String::from_utf8_lossy(&ask().stderr).contains("methods.md"));
}

#[test]
fn a_report_does_not_compare_languages_either() {
    let folder = tempfile::tempdir().expect("a folder");
    let (english, persian) = (shipped("dispute"), shipped("dispute-fa"));
    let out = folder.path().join("report");
    let output =
        newsprint(&["report", &english.to_string_lossy(), &persian.to_string_lossy(), "-o", &out.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("different languages") && !out.exists());
}

#[test]
fn what_a_killed_run_left_is_removed_by_the_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let litter = folder.path().join(".newsprint-report-999999999-abc");
    std::fs::create_dir_all(litter.join("tables")).expect("a folder");
    let data = shipped("dispute-zh").to_string_lossy().into_owned();
    let out = folder.path().join("report");
    assert!(newsprint(&["report", &data, "-o", &out.to_string_lossy()]).status.success());
    assert!(!litter.exists());
}

#[test]
fn a_filter_compares_ids_as_text_and_is_not_nested_without_end() {
    let folder = corpus(&[("list.csv", b"id,outlet,text\n1,1,x\n2,01,y\n3,1.0,z\n")]);
    let input = folder.path().join("corpus/list.csv").to_string_lossy().into_owned();
    let output = newsprint(&["check", &input, "--where", "outlet = \"1\"", "--quiet"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().filter(|line| line.starts_with("article")).count(), 1);
    let deep = newsprint(&["check", &input, "--where", &"not ".repeat(30_000)]);
    assert_eq!(deep.status.code(), Some(2));
    let wide = newsprint(&["concordance", &input, "x", "--width", "18446744073709551615"]);
    assert!(wide.status.success());
}

#[test]
fn long_help_explains_every_measure_of_a_command() {
    let output = newsprint(&["keywords", "--help"]);
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    for measure in newsprint::stats::keyness::KEYNESS {
        assert!(help.contains(&measure.option()), "{} is missing", measure.name);
    }
    assert!(newsprint(&["help"]).status.success());
}
