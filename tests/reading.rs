//! The promise of reading: what researchers bring is read as it is, and whatever cannot be read is named with its place.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use newsprint::corpus::reader::ReadOptions;
use newsprint::corpus::{Article, Corpus, Date, UNKNOWN_OUTLET};
use newsprint::error::Error;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with these files.
fn folder<B: AsRef<[u8]>>(files: &[(&str, B)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn read(path: impl AsRef<Path>) -> Result<Corpus, Error> {
    Corpus::read(&[path], &ReadOptions::default())
}

/// Reads one file of this name and content.
fn file(name: &str, bytes: impl AsRef<[u8]>, options: &ReadOptions) -> Result<Corpus, Error> {
    let folder = folder(&[(name, bytes)]);
    Corpus::read(&[folder.path().join(name)], options)
}

fn as_given() -> ReadOptions {
    ReadOptions { tokens_as_given: true, ..ReadOptions::default() }
}

fn skipping() -> ReadOptions {
    ReadOptions { skip_unreadable: true, ..ReadOptions::default() }
}

fn mapped(columns: &[(&str, &str)]) -> ReadOptions {
    let columns = columns.iter().map(|(ours, theirs)| ((*ours).to_owned(), (*theirs).to_owned())).collect();
    ReadOptions { columns, ..ReadOptions::default() }
}

/// Message, causes and hint of an error in one text.
fn told(error: &Error) -> String {
    format!("{error}\n{}\n{}", error.causes().join("\n"), error.remedy().unwrap_or_default())
}

/// The file is refused, and the error says all of this.
#[track_caller]
fn refused(name: &str, bytes: impl AsRef<[u8]>, options: &ReadOptions, said: &[&str]) {
    says(file(name, bytes, options), said);
}

#[track_caller]
fn says(result: Result<Corpus, Error>, said: &[&str]) {
    let text = told(&result.expect_err("must be refused"));
    for part in said {
        assert!(text.contains(part), "{part:?} is not in: {text}");
    }
}

fn ids(corpus: &Corpus) -> Vec<&str> {
    corpus.articles().iter().map(|article| article.id.as_str()).collect()
}

/// The findings of a kind, `place: text`.
fn found(corpus: &Corpus, kind: &str) -> Vec<String> {
    let findings = corpus.findings().iter().filter(|finding| finding.kind == kind);
    findings.map(|finding| format!("{}: {}", finding.place, finding.text)).collect()
}

fn article<'c>(corpus: &'c Corpus, id: &str) -> &'c Article {
    corpus.articles().iter().find(|article| article.id == id).unwrap()
}

// Folders

#[test]
fn a_folder_gives_outlets_by_its_first_level_and_ids_by_paths() {
    let folder = folder(&[
        ("Gulf Courier/2020/jan.1.txt", "one"),
        ("Gulf Courier/b.TXT", "two\r\n"),
        ("loose.txt", "three"),
        ("README.md", "no article"),
        ("Gulf Courier/a.json", "{}"),
        ("b.json", "{}"),
        (".hidden/x.txt", "x"),
        ("Gulf Courier/.x.txt", "x"),
    ]);
    let corpus = read(folder.path()).unwrap();
    assert_eq!(ids(&corpus), ["loose", "Gulf Courier/2020/jan.1", "Gulf Courier/b"]);
    assert_eq!(article(&corpus, "Gulf Courier/b").body, "two\r\n", "line ends are bytes of the text");
    assert_eq!(article(&corpus, "Gulf Courier/2020/jan.1").outlet, "Gulf Courier");
    assert_eq!(article(&corpus, "loose").outlet, UNKNOWN_OUTLET);
    assert_eq!(found(&corpus, "unknown-outlet").len(), 1);
    assert_eq!(found(&corpus, "unknown-date").len(), 3);
    assert_eq!(found(&corpus, "hidden-file"), [".: 2 hidden files or folders were not read"]);
    assert_eq!(
        found(&corpus, "skipped-file"),
        ["Gulf Courier/a.json: 2 files ending in .json were not read", "README.md: 1 file ending in .md was not read"]
    );
    let sources: Vec<&str> = corpus.sources().iter().map(|source| source.path.as_str()).collect();
    assert_eq!(sources, ["Gulf Courier/2020/jan.1.txt", "Gulf Courier/b.TXT", "loose.txt"]);
    let one = &corpus.sources()[0];
    assert_eq!(one.bytes, 3);
    assert_eq!(one.sha256, "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
}

#[test]
fn a_folder_without_articles_is_an_error_that_names_what_could_be_meant() {
    says(read(folder::<&str>(&[]).path()), &["holds no article"]);
    says(read(folder(&[("a/x.md", "x")]).path()), &["holds no article"]);
    says(read(folder(&[("x.csv", "text,outlet\n")]).path()), &["holds no article", "give the file itself", "x.csv"]);
}

#[test]
fn an_empty_article_is_kept_and_found() {
    let corpus = read(folder(&[("a/x.txt", " \n"), ("a/y.txt", "")]).path()).unwrap();
    assert_eq!(ids(&corpus), ["a/x", "a/y"]);
    assert_eq!(found(&corpus, "empty-article").len(), 2);
}

#[cfg(unix)]
#[test]
fn circles_of_links_end() {
    let folder = folder(&[("a/b/x.txt", "x")]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/b/up")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("a"), folder.path().join("c")).unwrap();
    let corpus = read(folder.path()).unwrap();
    assert_eq!(ids(&corpus), ["a/b/x", "c/b/x"]);
    assert_eq!(found(&corpus, "link-circle").len(), 2);
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_broken_links_never_make_us_wait() {
    says(read("/dev/zero"), &["\"/dev/zero\" is a pipe, socket or device"]);
    let folder = folder(&[("a/x.txt", "x")]);
    let pipe = folder.path().join("a/pipe.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    says(read(&pipe), &["pipe.txt\" is a pipe"]);
    says(read(folder.path()), &["pipe.txt\" is a pipe"]);
    fs::remove_file(&pipe).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("a/broken.txt")).unwrap();
    says(read(folder.path()), &["cannot read", "a/broken.txt"]);
    let corpus = Corpus::read(&[folder.path()], &skipping()).unwrap();
    assert_eq!(ids(&corpus), ["a/x"]);
    let skipped = found(&corpus, "skipped");
    assert_eq!(skipped, ["a/broken.txt: cannot read \"a/broken.txt\": no such file or directory"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_named() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[("a/x.txt", "x")]);
    fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xE9.txt")), "y").unwrap();
    says(read(folder.path()), &["the name of", "is not UTF-8", "rename it"]);
}

#[cfg(unix)]
#[test]
fn unreadable_files_and_folders_are_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("a/x.txt", "x"), ("b/y.txt", "y")]);
    let lock = |path: &str, mode| {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    lock("a/x.txt", 0o000);
    if fs::read(folder.path().join("a/x.txt")).is_ok() {
        return; // The super-user may read everything.
    }
    says(read(folder.path()), &["cannot read", "a/x.txt\": permission denied"]);
    lock("a/x.txt", 0o644);
    lock("b", 0o000);
    let result = read(folder.path());
    lock("b", 0o755);
    says(result, &["cannot list", "b\": permission denied"]);
}

// Encodings

#[test]
fn what_is_not_utf_8_is_named_with_line_byte_and_remedy() {
    let options = ReadOptions::default();
    refused("a.txt", b"ok\ncaf\xE9", &options, &["a.txt\" line 2", "byte 0xE9 at offset 6", "iconv -f WINDOWS-1252"]);
    refused("a.txt", b"\xEF\xBB\xBFcaf\xE9", &options, &["line 1", "offset 6"]);
    refused("a.txt", b"\xFF\xFEh\0i\0", &options, &["a.txt\" is not UTF-8 but UTF-16LE", "iconv -f UTF-16LE"]);
    refused("a.txt", b"\0h\0i\0 \0y\0o\0u", &options, &["UTF-16BE"]);
    refused("a.txt", b"ab\ncd\0e", &options, &["a.txt\" line 2 holds a NUL byte at offset 5"]);
    refused("a.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0", &options, &["a.txt\" is not text but a PNG picture"]);
    refused("a.csv", b"text,outlet\nok,A\n\"x\ny\xE9\",B\n", &options, &["a.csv\" line 4 is not UTF-8", "offset 21"]);
    refused("a.csv", b"text,outlet\nx\0,A\n", &options, &["a.csv\" line 2 holds a NUL byte at offset 13"]);
    refused("a.csv", b"\xFF\xFEt\0", &options, &["UTF-16LE"]);
    refused("a.jsonl", b"{\"text\":\"x\"}\n{\"text\":\"\xE9\"}\n", &options, &["a.jsonl\" line 2", "offset 22"]);
    refused("a.json", b"[\n{\"text\":\"\xE9\"}]", &options, &["a.json\" line 2", "offset 11"]);
}

#[test]
fn a_byte_order_mark_is_found_and_is_not_part_of_the_text() {
    let files = [
        ("a.txt", "\u{FEFF}text"),
        ("a.csv", "\u{FEFF}text,outlet\ntext,A\n"),
        ("a.jsonl", "\u{FEFF}{\"text\":\"text\"}"),
        ("a.json", "\u{FEFF}[{\"text\":\"text\"}]"),
    ];
    for (name, bytes) in files {
        let corpus = file(name, bytes, &ReadOptions::default()).unwrap();
        assert_eq!(corpus.articles()[0].body, "text", "{name}");
        assert_eq!(found(&corpus, "byte-order-mark").len(), 1, "{name}");
        assert_eq!(corpus.sources()[0].bytes, bytes.len() as u64, "{name}");
    }
}

#[test]
fn bad_files_are_told_together_or_set_aside() {
    let bad: Vec<(String, &[u8])> = (0..7).map(|n| (format!("a/{n}.txt"), &b"\xE9"[..])).collect();
    let mut files: Vec<(&str, &[u8])> = bad.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    files.push(("a/good.txt", b"good"));
    let folder = folder(&files);
    let error = read(folder.path()).unwrap_err();
    assert!(error.to_string().starts_with("7 problems"));
    assert_eq!(error.causes().len(), 6);
    let corpus = Corpus::read(&[folder.path()], &skipping()).unwrap();
    assert_eq!(ids(&corpus), ["a/good"]);
    assert_eq!(found(&corpus, "skipped").len(), 7);
    fs::remove_file(folder.path().join("a/good.txt")).unwrap();
    says(Corpus::read(&[folder.path()], &skipping()), &["holds no article that can be read", "a/0.txt"]);
}

// A folder with articles.csv

const LIST: &str = "file,outlet,date,date_precision,url\n";

fn listed(rows: &str) -> Result<Corpus, Error> {
    let list = format!("{LIST}{rows}");
    read(folder(&[("articles.csv", list.as_str()), ("t/a.txt", "A"), ("t/b.txt", "B"), ("t/x.md", "X")]).path())
}

#[test]
fn a_list_of_articles_states_their_facts() {
    let corpus = listed("t/a.txt,Gulf Courier,2020-01,month,https://a\n").unwrap();
    let article = article(&corpus, "t/a");
    assert_eq!(
        (article.outlet.as_str(), article.date, article.body.as_str()),
        ("Gulf Courier", Date::Month(2020, 1), "A")
    );
    assert_eq!(article.field("url").as_deref(), Some("https://a"));
    assert_eq!(article.place.to_string(), "t/a.txt (articles.csv line 2)");
    assert_eq!(
        found(&corpus, "unlisted-file"),
        ["articles.csv: 1 text file stands in no row and was not read: t/b.txt"]
    );
    assert_eq!(found(&corpus, "skipped-file"), ["t/x.md: 1 file ending in .md was not read"]);
    assert_eq!(corpus.sources().len(), 2);
}

#[test]
fn wrong_rows_of_the_list_are_named_by_line() {
    says(listed("t/a.txt,A,,,\nt/none.txt,A,,,\n"), &["articles.csv\" line 3: there is no file \"t/none.txt\""]);
    says(listed("../a.txt,A,,,\n"), &["articles.csv\" line 2: the file \"../a.txt\" lies outside the folder"]);
    says(listed("/etc/passwd,A,,,\n"), &["line 2", "\"/etc/passwd\" lies outside the folder"]);
    says(listed("t/a.txt,A,,,\n./t//a.txt,A,,,\n"), &["line 3", "stands already in line 2"]);
    says(listed(",A,,,\n"), &["articles.csv\" line 2: no file is named"]);
    says(listed("t,A,,,\n"), &["is a folder, not a file"]);
    says(listed("t/a.txt,A,2020-01,day,\n"), &["line 2", "date_precision says \"day\"", "\"2020-01\"", "\"month\""]);
    says(listed("t/a.txt,A,2020,about,\n"), &["line 2", "\"about\" is none of day, month, year, unknown"]);
    says(listed("t/a.txt,A,30.04.2023,,\n"), &["articles.csv\" line 2: the date \"30.04.2023\" is not a date"]);
    says(listed("t/a.txt,A\n"), &["articles.csv\" line 2 has 2 cells, but the header has 5"]);
    says(listed("t/none.txt,A,,,\nt/a.txt,A,1.2.,,\n"), &["2 problems", "line 2", "line 3"]);
    says(read(folder(&[("articles.csv", "path,outlet\n")]).path()), &["no column \"file\"", "--column file=path"]);
}

// CSV and TSV

#[test]
fn tables_are_read_with_their_delimiter_and_lines() {
    let options = ReadOptions::default();
    let table = "id,outlet,date,text,desk\n,A,2020-01-08 12:30,\"one\ntwo \"\"x\"\"\",World\nb,,,three,\n";
    let corpus = file("news.csv", table, &options).unwrap();
    assert_eq!(ids(&corpus), ["b", "news#2"]);
    let first = article(&corpus, "news#2");
    assert_eq!((first.body.as_str(), first.date), ("one\ntwo \"x\"", Date::Day(2020, 1, 8)));
    assert_eq!(first.field("desk").as_deref(), Some("World"));
    assert_eq!(article(&corpus, "b").place.to_string(), "news.csv line 4");
    assert_eq!(found(&corpus, "unknown-outlet").len(), 1);
    assert!(found(&corpus, "delimiter").is_empty());
    let semicolons = file("a.csv", "text;outlet\n\"a;b\";A\n", &options).unwrap();
    assert_eq!(found(&semicolons, "delimiter"), ["a.csv: its cells are separated by the semicolon"]);
    let tabs = file("a.tsv", "text\toutlet\na,b\tA\n", &options).unwrap();
    assert_eq!(tabs.articles()[0].body, "a,b");
    assert!(found(&tabs, "delimiter").is_empty());
}

#[test]
fn wrong_tables_are_named_by_line() {
    let options = ReadOptions::default();
    let csv = |text: &str, said: &[&str]| refused("a.csv", text, &options, said);
    csv("text,outlet\nx,A\n\"y,A\nz,A\n", &["a.csv\" line 3: the quote that opens a cell here is never closed"]);
    csv("text,outlet\n\"x,A\n\"y\",A\n", &["a.csv\" line 3: text follows the quote", "opened in line 2"]);
    csv("text,outlet\n\"x\ny\",A\nz\n", &["a.csv\" line 4 has 1 cell, but the header has 2"]);
    csv("text,outlet\nx,A,B\n", &["a.csv\" line 2 has 3 cells, but the header has 2"]);
    csv("text,outlet,text\n", &["a.csv\" line 1 names the column \"text\" twice"]);
    csv("Body,outlet\nx,A\n", &["a.csv\" line 1 has no column \"text\"", "\"Body\", \"outlet\"", "--column text=Body"]);
    csv("text,media_name\nx,A\n", &["no column \"outlet\"", "--column outlet=media_name"]);
    csv("file,outlet\nx,A\n", &["no column \"text\"", "give the folder"]);
    csv("text,outlet,date\nx,A,2021-02-29\n", &["a.csv\" line 2: the date \"2021-02-29\" is not in the calendar"]);
    csv("", &["a.csv\" is empty"]);
    csv("text,outlet\n", &["holds no article"]);
    refused("a.csv", "text,outlet\nx,A\n", &as_given(), &["holds no tokens", "--tokens as-given"]);
}

#[test]
fn columns_are_mapped_by_the_user() {
    let corpus =
        file("a.csv", "body,source,title\nx,A,T\n", &mapped(&[("text", "body"), ("outlet", "source")])).unwrap();
    assert_eq!((corpus.articles()[0].body.as_str(), corpus.articles()[0].outlet.as_str()), ("x", "A"));
    let table = "body,outlet\nx,A\n";
    refused("a.csv", table, &mapped(&[("text", "bdy")]), &["no column \"bdy\"", "--column text=body"]);
    refused("a.csv", table, &mapped(&[("text", "body"), ("title", "t")]), &["no column \"t\" for \"title\""]);
    refused("a.csv", table, &mapped(&[("tekst", "body")]), &["\"tekst\" is no column", "language"]);
    refused("a.csv", table, &mapped(&[("text", "body"), ("title", "body")]), &["\"body\" is mapped to"]);
    refused("a.jsonl", "{\"text\":\"x\"}", &mapped(&[("title", "t")]), &["a.jsonl\" has no column \"t\""]);
}

#[test]
fn bad_rows_are_set_aside_but_a_broken_table_still_stops() {
    let table = "text,outlet,date\nx,A,soon\ny,A\nz,A,\n";
    let corpus = file("a.csv", table, &skipping()).unwrap();
    assert_eq!(ids(&corpus), ["a#4"]);
    assert_eq!(found(&corpus, "skipped").len(), 2);
    refused("a.csv", "text\nx\n", &skipping(), &["no column \"outlet\""]);
    refused("a.csv", "text,outlet\nx,A\n\"y,A\n", &skipping(), &["line 3", "never closed"]);
}

// JSON

#[test]
fn json_lines_keep_values_as_they_stand() {
    let text = "{\"text\":\"x\",\"n\":1.50,\"big\":12345678901234567890123,\"ok\":true,\"none\":null,\"date\":\"2020\"}\n\n{\"id\":7,\"outlet\":\"A\",\"text\":\"\"}\r\n";
    let corpus = file("news.jsonl", text, &ReadOptions::default()).unwrap();
    assert_eq!(ids(&corpus), ["news#1", "7"]);
    let first = article(&corpus, "news#1");
    let metadata = [("big", "12345678901234567890123"), ("n", "1.50"), ("ok", "true")];
    assert_eq!(first.metadata, BTreeMap::from(metadata.map(|(name, value)| (name.to_owned(), value.to_owned()))));
    assert_eq!(article(&corpus, "7").place.to_string(), "news.jsonl line 3");
    assert_eq!(found(&corpus, "empty-article").len(), 1);
    let array = file("news.json", "[{\"text\":\"x\"},\n{\"text\":\"y\"}]", &ReadOptions::default()).unwrap();
    assert_eq!(ids(&array), ["news#1", "news#2"]);
}

#[test]
fn wrong_json_is_named_by_line_and_column() {
    let options = ReadOptions::default();
    let second = |line: &str, said: &[&str]| {
        refused("a.jsonl", format!("{{\"text\":\"x\"}}\n{line}\n"), &options, &["a.jsonl\" line 2"]);
        refused("a.jsonl", format!("{{\"text\":\"x\"}}\n{line}\n"), &options, said);
    };
    second("{\"text\":\"x\" \"id\":1}", &["column 13: expected `,` or `}`"]);
    second("[1]", &["column", "invalid type: sequence, expected an object"]);
    second("{\"text\":\"x\"} x", &["trailing characters"]);
    second("{\"text\":\"x\",\"text\":\"y\"}", &["\"text\" stands twice"]);
    second("{\"body\":\"x\"}", &["has no text", "--column text=body"]);
    second("{\"text\":null}", &["has no text"]);
    second("{\"text\":5}", &["\"text\" must be a text in quotes, not 5"]);
    second("{\"text\":\"x\",\"date\":2020}", &["\"date\" must be a text in quotes, not 2020"]);
    second("{\"text\":\"x\",\"date\":\"yesterday\"}", &["the date \"yesterday\""]);
    second("{\"text\":\"a\\u0000\"}", &["\"text\" holds a NUL character at byte 1"]);
    second("{\"text\":\"\\ud800\"}", &["\"text\" is no sound text"]);
    for (name, list) in [("tokens", ""), ("lemmas", "\"tokens\":[\"a\",\"b\"],")] {
        let row = format!("{{{list}\"{name}\":[\"a\",\"b\\u0000\"]}}");
        let told = format!("line 1: \"{name}\" holds a NUL character at byte 1");
        refused("a.jsonl", &row, &as_given(), &[&told]);
    }
    let deep = format!("{{\"text\":\"x\",\"deep\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(file("a.jsonl", &deep, &options).is_ok(), "deep values are text and need no stack");
    refused("a.jsonl", "\n\n", &options, &["holds no article"]);
    refused("a.json", "[\n{\"text\":\"x\"}\n{}]", &options, &["a.json\" line 3 column 1: expected `,`"]);
    refused(
        "a.json",
        "[\n{\"text\":\"x\"},\n5]",
        &options,
        &["a.json\" article 2 (from line 3)", "expected an object"],
    );
    refused("a.json", "{\"text\":\"x\"}", &options, &["neither an array of articles nor an object"]);
    refused("a.json", "[{\"text\":\"x\"}", &options, &["a.json\" line 1 column 14"]);
}

#[test]
fn tokens_are_taken_as_given() {
    let text = "{\"title\":\"t\",\"articles\":[{\"id\":\"a\",\"outlet\":\"o\",\"tokens\":[\"The\",\"U.S.\",\"é\"],\"sentences\":[2,1]},{\"id\":\"b\",\"outlet\":\"o\",\"tokens\":[]}]}";
    let corpus = file("a.json", text, &as_given()).unwrap();
    let first = article(&corpus, "a");
    assert_eq!(first.body, "The U.S. é");
    assert_eq!(first.given_tokens.as_deref(), Some(&vec![0..3, 4..8, 9..11].into()));
    assert_eq!(first.given_sentences, Some(vec![0..2, 2..3]));
    assert_eq!(article(&corpus, "b").given_tokens.as_deref(), Some(&vec![].into()));
    assert_eq!(found(&corpus, "empty-article").len(), 1);
    assert_eq!(found(&corpus, "skipped-field"), ["a.json: fields beside the articles were not read: title"]);
    refused("a.json", text, &ReadOptions::default(), &["a.json\" article 1", "no text", "--tokens as-given"]);
    refused("a.jsonl", "{\"text\":\"x\"}", &as_given(), &["a.jsonl\" line 1 has no tokens"]);
    refused("a.jsonl", "{\"tokens\":[\"x\",5]}", &as_given(), &["\"tokens\" must be a list of texts"]);
    refused("a.jsonl", "{\"tokens\":[\"x\",\"\"]}", &as_given(), &["line 1: token 2 is empty"]);
    refused("a.jsonl", "{\"tokens\":[\"x\"],\"sentences\":[2]}", &as_given(), &["2 tokens together, but there are 1"]);
    refused("a.txt", "x", &as_given(), &["a.txt\" holds plain texts"]);
    let both = file("a.jsonl", "{\"tokens\":[\"x\"],\"text\":\"y\"}", &as_given()).unwrap();
    assert_eq!(both.articles()[0].body, "x");
    assert_eq!(found(&both, "skipped-field").len(), 1);
}

// Several inputs

#[test]
fn several_inputs_make_one_corpus_and_never_the_same_one_twice() {
    let folder = folder(&[
        ("2020/o/a.txt", "x"),
        ("2020/n.jsonl", "{\"text\":\"x\"}"),
        ("2021/n.jsonl", "{\"id\":\"z\",\"text\":\"x\"}"),
        ("2022/n.jsonl", "{\"text\":\"x\"}"),
    ]);
    let read = |paths: &[&str]| {
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.path().join(path)).collect();
        Corpus::read(&paths, &ReadOptions::default())
    };
    let corpus = read(&["2021/n.jsonl", "2020", "2020/n.jsonl"]).unwrap();
    assert_eq!(ids(&corpus), ["n#1", "z", "o/a"]);
    assert_eq!(article(&corpus, "z").place.to_string(), "2021/n.jsonl line 1");
    assert_eq!(corpus.sources().iter().map(|source| source.input).collect::<Vec<_>>(), [0, 1, 2]);
    says(read(&["2020", "2021/../2020"]), &["is given twice"]);
    says(read(&["2020", "2020/o"]), &["lies inside the other"]);
    says(
        read(&["2020/n.jsonl", "2022/n.jsonl"]),
        &["\"n#1\" stands twice", "2020/n.jsonl line 1", "2022/n.jsonl line 1"],
    );
    says(read(&["2020", "nowhere"]), &["cannot read", "nowhere"]);
    says(read(&[]), &["no corpus was given"]);
}

#[test]
fn unknown_formats_list_the_known_ones() {
    refused("a.docx", "x", &ReadOptions::default(), &["a.docx\" is in no format", ".jsonl", "articles.csv"]);
}

#[test]
fn nine_hundred_files_do_not_depend_on_threads() {
    let names: Vec<String> = (0..900).map(|n| format!("outlet {}/{n}.txt", n % 7)).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
    let folder = folder(&files);
    let read = |threads| Corpus::read(&[folder.path()], &ReadOptions { threads, ..ReadOptions::default() }).unwrap();
    let (one, eight) = (read(1), read(8));
    assert_eq!(one.articles(), eight.articles());
    assert_eq!(one.sources(), eight.sources());
    assert_eq!(one.findings(), eight.findings());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cells_of_any_text_come_back_from_a_table(
        rows in prop::collection::vec(("(\\PC|[\",;\r\n]){0,20}", "[^\0]{0,9}"), 1..6),
        delimiter in prop::sample::select(vec![",", ";", "\t"]),
    ) {
        let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let mut table = ["id", "outlet", "text", "note"].join(delimiter) + "\n";
        for (number, (text, note)) in rows.iter().enumerate() {
            table += &([format!("{number}"), "A".to_owned(), quoted(text), quoted(note)].join(delimiter) + "\r\n");
        }
        let corpus = file("a.csv", table, &ReadOptions::default()).unwrap();
        prop_assert_eq!(corpus.articles().len(), rows.len());
        for (number, (text, note)) in rows.iter().enumerate() {
            let article = article(&corpus, &number.to_string());
            prop_assert_eq!(&article.body, text);
            prop_assert_eq!(&article.metadata["note"], note);
        }
    }

    #[test]
    fn any_bytes_give_articles_or_an_error_and_never_a_panic(
        bytes in prop::collection::vec(prop::sample::select(b"{}[]\",:;\n\r\\ \0\xE9\xC3\xA9atext1outlet".to_vec()), 0..60),
        name in prop::sample::select(vec!["a.txt", "a.csv", "a.tsv", "a.jsonl", "a.json"]),
    ) {
        _ = file(name, &bytes, &ReadOptions::default());
        _ = file(name, [b"text,outlet\n", &bytes[..]].concat(), &skipping());
        _ = file(name, [b"[{\"tokens\":", &bytes[..]].concat(), &as_given());
    }

    #[test]
    fn the_order_in_which_files_were_made_does_not_matter(order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle()) {
        let name = |n: &usize| format!("{}/{n}.txt", n % 3);
        let names: Vec<String> = order.iter().map(name).collect();
        let shuffled = folder(&names.iter().map(|name| (name.as_str(), name.as_str())).collect::<Vec<_>>());
        let names: Vec<String> = (0..12).map(|n| name(&n)).collect();
        let plain = folder(&names.iter().map(|name| (name.as_str(), name.as_str())).collect::<Vec<_>>());
        let (shuffled, plain) = (read(shuffled.path()).unwrap(), read(plain.path()).unwrap());
        prop_assert_eq!(shuffled.articles(), plain.articles());
        prop_assert_eq!(shuffled.sources(), plain.sources());
    }
}

#[test]
fn a_long_file_of_lines_is_read_alike_on_any_number_of_threads() {
    // Several portions for each thread, short lines and long ones, and bad ones everywhere.
    let mut lines = String::new();
    let mut bad = Vec::new();
    for number in 1..=6_000_usize {
        let length = if number % 1_500 == 0 { 60_000 } else { 20 + number * 7_919 % 120 };
        lines += &match number % 500 {
            77 => "not an object\n".to_owned(),
            177 => "  \n".to_owned(),
            277 => format!("{{\"id\": \"n{number}\", \"outlet\": \"a\"}}\n"),
            _ => format!(
                "{{\"id\": \"n{number}\", \"date\": \"2020-01-01\", \"outlet\": \"o{}\", \"text\": \"{}\"}}\n",
                number % 7,
                "dam سد ".repeat(length)
            ),
        };
        if matches!(number % 500, 77 | 277) {
            bad.push(format!("articles.jsonl\" line {number}"));
        }
    }
    assert!(lines.len() > 4 << 20);
    let folder = folder(&[("articles.jsonl", lines)]);
    let path = [folder.path().join("articles.jsonl")];
    let one = Corpus::read(&path, &ReadOptions { threads: 1, ..skipping() }).unwrap();
    assert_eq!((one.articles().len(), one.findings().len()), (6_000 - 36, 24));
    let refusal = Corpus::read(&path, &ReadOptions { threads: 1, ..ReadOptions::default() }).unwrap_err();
    // Those that are shown are the first, in the order of the file.
    let shown: Vec<&String> = refusal.causes().iter().filter(|cause| cause.contains(" line ")).collect();
    assert!(shown.len() >= 5 && shown.iter().zip(&bad).all(|(cause, place)| cause.contains(place)), "{shown:?}");
    for threads in [2, 5] {
        let many = Corpus::read(&path, &ReadOptions { threads, ..skipping() }).unwrap();
        assert!(many.articles() == one.articles() && many.findings() == one.findings(), "{threads} threads");
        assert_eq!(many.sources(), one.sources());
        let error = Corpus::read(&path, &ReadOptions { threads, ..ReadOptions::default() }).unwrap_err();
        assert_eq!(told(&error), told(&refusal), "{threads} threads");
    }
}
