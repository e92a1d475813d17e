//! The promise: a second run over unchanged inputs opens what the first one kept, and nothing that changed is ever answered from it.

mod common;

use common::{command, newsprint};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A corpus that is large enough to be kept, and a cache folder of its own.
struct Setting {
    folder: TempDir,
}

impl Setting {
    fn new() -> Self {
        let setting = Self { folder: tempfile::tempdir().expect("a folder") };
        for number in 0..20u32 {
            let path = setting.article(number);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            let word = |place: u32| format!("dam{} ", (place * 7 + number) % 50);
            fs::write(path, (0..40_000).map(word).collect::<String>()).expect("written");
        }
        setting.age();
        setting
    }

    fn article(&self, number: u32) -> PathBuf {
        self.folder.path().join(format!("articles/{}/{number:02}.txt", ["Gulf", "Undertow"][number as usize % 2]))
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    /// Waits until no file has changed just now: else their bytes are summed, and nothing is learnt about their times.
    fn age(&self) {
        assert!(self.folder.path().is_dir());
        std::thread::sleep(std::time::Duration::from_secs(3));
    }

    fn words(&self, options: &[&str]) -> String {
        let corpus = self.folder.path().join("articles").to_string_lossy().into_owned();
        let format: &[&str] = if options.contains(&"--format") { &[] } else { &["--format", "json"] };
        let arguments = [&["words", &corpus, "--no-clean", "--quiet"], format, options].concat();
        let output = command(&arguments).env("XDG_CACHE_HOME", self.cache()).output().expect("started");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// What is answered without any cache.
    fn truth(&self, options: &[&str]) -> String {
        self.words(&[&["--no-cache"], options].concat())
    }

    /// The kept counts.
    fn counts(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.cache().join("newsprint")) else { return Vec::new() };
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| path.extension().is_some_and(|end| end == "counts")).collect()
    }

    /// The kept indexes, each with what tells it from one that was written later.
    fn kept(&self) -> Vec<(PathBuf, u64)> {
        use std::os::unix::fs::MetadataExt;
        let Ok(entries) = fs::read_dir(self.cache().join("newsprint")) else { return Vec::new() };
        let folders = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
        let mut kept: Vec<_> = folders.map(|path| (path.clone(), fs::metadata(&path).expect("facts").ino())).collect();
        kept.sort();
        kept
    }
}

#[test]
fn a_second_run_opens_what_the_first_kept_and_changes_are_seen() {
    let setting = Setting::new();
    let first = setting.truth(&[]);
    assert!(setting.kept().is_empty(), "--no-cache keeps nothing");
    assert_eq!(setting.words(&[]), first);
    let kept = setting.kept();
    assert_eq!(kept.len(), 1);
    assert_eq!(setting.words(&[]), first);
    assert_eq!(setting.kept(), kept, "the second run wrote no index");

    // Another setting is another entry.
    assert_eq!(setting.words(&["--keep-case"]), setting.truth(&["--keep-case"]));
    assert_eq!(setting.kept().len(), 2);

    // A byte changes; size and time are as before.
    let path = setting.article(3);
    let time = fs::metadata(&path).expect("facts").modified().expect("a time");
    let text = fs::read_to_string(&path).expect("a text");
    fs::write(&path, text.replacen("dam", "ram", 1)).expect("written");
    File::options().write(true).open(&path).expect("a file").set_modified(time).expect("set");
    let changed = setting.words(&[]);
    assert!(changed != first && changed == setting.truth(&[]), "a changed byte is a miss");

    // The bytes are as they were again, only the times are not: what is kept is of the changed ones, so it is a miss again.
    fs::write(&path, text).expect("written");
    assert_eq!(setting.words(&[]), first);

    // A new file, and a file less.
    fs::write(setting.article(21), "one more dam").expect("written");
    assert_eq!(setting.words(&[]), setting.truth(&[]));
    fs::remove_file(setting.article(21)).expect("removed");
    assert_eq!(setting.words(&[]), first);
}

#[test]
fn the_same_question_is_answered_from_its_counts_and_another_one_keeps_an_index() {
    let setting = Setting::new();
    let tsv = ["--format", "tsv"];
    let words = |options: &[&str]| setting.words(&[&tsv, options].concat());
    let truth = |options: &[&str]| setting.truth(&[&tsv, options].concat());
    let first = words(&[]);
    assert_eq!(first, truth(&[]));
    let kept = setting.counts();
    assert_eq!(kept.len(), 1, "the counts are kept once");
    let counts = &kept[0];
    assert!(setting.kept().is_empty(), "the first question needs no index");
    // An answer from the counts makes them the youngest entry.
    let old = std::time::SystemTime::UNIX_EPOCH;
    let set_time = || File::options().append(true).open(counts).expect("counts").set_modified(old).expect("set");
    let is_old = || fs::metadata(counts).expect("facts").modified().expect("a time") == old;
    set_time();
    assert_eq!(words(&[]), first);
    assert!(!is_old() && setting.kept().is_empty());
    set_time();
    let top = ["--top", "3", "--min-count", "2", "--threads", "2"];
    assert_eq!(words(&top), truth(&top), "rows that are shown are no other question");
    assert!(!is_old());

    // A byte changes; size and time are as before. What was counted just after a change is not kept.
    let path = setting.article(2);
    let time = fs::metadata(&path).expect("facts").modified().expect("a time");
    let text = fs::read_to_string(&path).expect("a text");
    fs::write(&path, text.replacen("dam", "ram", 1)).expect("written");
    File::options().write(true).open(&path).expect("a file").set_modified(time).expect("set");
    set_time();
    assert!(words(&[]) != first && words(&[]) == truth(&[]) && is_old());
    fs::write(&path, text).expect("written");
    setting.age();
    assert_eq!(words(&[]), first);

    // Torn counts are no failure, and other groups, filters and settings are other questions.
    let bytes = fs::read(counts).expect("read");
    fs::write(counts, &bytes[..bytes.len() / 2]).expect("written");
    assert_eq!(words(&[]), first);
    for options in [&["--by", "outlet"][..], &["--where", "outlet = \"Gulf\""], &["--keep-case"], &["--by", "article"]]
    {
        assert_eq!(words(options), truth(options), "{options:?}");
        assert_eq!(words(options), truth(options), "{options:?} again");
    }
    assert!(!setting.kept().is_empty(), "another question is worth an index");
}

#[test]
fn a_copied_time_is_summed_and_a_broken_entry_is_no_failure() {
    let setting = Setting::new();
    let first = setting.words(&[]);
    let kept = setting.kept();
    // The same bytes under another time are the same article.
    let path = setting.article(4);
    fs::write(&path, fs::read(&path).expect("read")).expect("written");
    assert_eq!(setting.words(&[]), first);
    assert_eq!(setting.kept(), kept, "the same bytes are a hit");
    let broken = |name: &str| {
        let path = kept[0].0.join(name);
        let bytes = fs::read(&path).expect("read");
        fs::write(&path, &bytes[..bytes.len() / 2]).expect("written");
        assert_eq!(setting.words(&[]), first, "{name} is torn");
    };
    ["tokens.arrow", "newsprint-index.json"].into_iter().for_each(broken);
    let note = kept[0].0.with_extension("json");
    fs::write(&note, "{").expect("written");
    assert_eq!(setting.words(&[]), first);
    // What a killed run left is cleared by the next one that writes.
    let left = setting.cache().join("newsprint/.newsprint-0123-999999999-abcdef");
    fs::create_dir(&left).expect("made");
    setting.words(&["--keep-case"]);
    assert!(!left.exists());
}

#[test]
fn small_corpora_are_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = common::shipped("dispute").to_string_lossy().into_owned();
    let output = command(&["words", &corpus]).env("XDG_CACHE_HOME", folder.path()).output().expect("started");
    assert!(output.status.success() && !Path::new(&folder.path().join("newsprint")).exists());
    assert!(newsprint(&["words", &corpus, "--no-cache"]).status.success());
}
