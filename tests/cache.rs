//! The promise: a second run over unchanged inputs opens what the first one kept, and nothing that changed is ever answered from it.

mod common;

use common::{command, newsprint};
use newsprint::corpus::reader::ReadOptions;
use newsprint::corpus::{Article, Corpus, Date};
use newsprint::index::{Index, Settings};
use std::collections::BTreeMap;
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
    words(&["--columns", "form,count"]);
    assert_eq!(setting.counts().len(), 1);
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
    for columns in ["form,count", "form,articles", "form,count,per_million_low"] {
        set_time();
        assert_eq!(words(&["--columns", columns]), truth(&["--columns", columns]), "nor are columns");
        assert!(!is_old() && setting.kept().is_empty());
    }

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
fn only_articles_that_changed_are_read_for_words_again() {
    let setting = Setting::new();
    let corpus = setting.folder.path().join("articles").to_string_lossy().into_owned();
    let notes = || {
        let arguments = ["words", &corpus, "--no-clean", "--format", "json"];
        let output = command(&arguments).env("XDG_CACHE_HOME", setting.cache()).output().expect("started");
        let notes = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), setting.truth(&[]));
        notes.lines().find(|line| line.contains("found anew")).unwrap_or_default().to_owned()
    };
    assert_eq!(notes(), "");
    assert_eq!(notes(), "", "nothing changed");
    for number in [3, 7, 8] {
        let text = fs::read_to_string(setting.article(number)).expect("a text");
        fs::write(setting.article(number), text + " ram").expect("written");
    }
    fs::remove_file(setting.article(1)).expect("removed");
    fs::rename(setting.article(2), setting.article(22)).expect("renamed");
    assert_eq!(notes(), "note: words were found anew in 3 of 19 articles; the others are as an earlier run kept them");
    assert_eq!(notes(), "");
}

/// Texts in several scripts: what the language of one decides about the words of others may change with it.
const TEXTS: [&str; 6] = [
    "The minister said that the dam would hold, and that the people of the valley had nothing to fear from it.",
    "سد را ساختند و مردم می‌گویند که آب به روستا نمی‌رسد و این کار برای همه خوب نیست.",
    "L'eau du barrage n'est pas arrivée jusqu'aux villages, et les habitants de la vallée disent qu'ils l'attendent.",
    "",
    "dam Dam DAM un\u{64b} don't e\u{301}t\u{e9} 大坝 well-known a_b 1,000",
    "The minister said that the dam would hold; and that the people of the valley had nothing to fear from it.",
];

fn corpus_of(articles: &[(u8, usize)]) -> Corpus {
    let article = |(place, &(id, text)): (usize, &(u8, usize))| Article {
        id: format!("{id:03}-{place}"),
        outlet: format!("outlet {}", id % 3),
        date: Date::Unknown,
        title: String::new(),
        author: String::new(),
        language: String::new(),
        metadata: BTreeMap::new(),
        body: TEXTS[text].repeat(1 + usize::from(id % 2)).into(),
        given_tokens: None,
        given_sentences: None,
        place: format!("article {place}").into(),
    };
    Corpus::new(articles.iter().enumerate().map(article).collect(), Vec::new(), Vec::new()).expect("ids differ")
}

fn saved(index: &Index, settings: &Settings) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("index");
    index.save(&path, settings, &ReadOptions::default()).expect("saved");
    let mut found = common::files(&path);
    found.remove("newsprint-index.json").expect("a record holds times");
    found
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]
    #[test]
    fn words_that_are_taken_over_are_those_that_would_be_found(
        before in proptest::collection::vec((0u8..40, 0usize..6), 1..20),
        after in proptest::collection::vec((0u8..40, 0usize..6), 1..20),
        common in proptest::collection::vec((0u8..40, 0usize..6), 0..20),
        threads in 1usize..4,
    ) {
        let settings = Settings { threads, ..Settings::default() };
        let mix = |own: &[(u8, usize)]| corpus_of(&[&common[..], own].concat());
        let earlier = Index::build(mix(&before), &settings).expect("an index");
        let renewed = Index::build_after(mix(&after), &settings, &earlier).expect("an index");
        let whole = Index::build(mix(&after), &settings).expect("an index");
        proptest::prop_assert!(saved(&renewed, &settings) == saved(&whole, &settings));
        let same = Index::build_after(mix(&after), &settings, &whole).expect("an index");
        proptest::prop_assert_eq!(same.taken_over(), (after.len() + common.len()) as u64);
    }
}

#[test]
fn small_corpora_are_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = common::shipped("dispute").to_string_lossy().into_owned();
    let output = command(&["words", &corpus]).env("XDG_CACHE_HOME", folder.path()).output().expect("started");
    assert!(output.status.success() && !Path::new(&folder.path().join("newsprint")).exists());
    assert!(newsprint(&["words", &corpus, "--no-cache"]).status.success());
}
