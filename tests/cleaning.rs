//! The promise: page furniture is found by its bytes, left out of every count, listed hit by hit, and put back on request.

mod common;

use common::{evaluation, newsprint, rows, shipped, stdout};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

type Row = BTreeMap<String, String>;

fn hits(corpus: &Path, more: &[&str]) -> Vec<Row> {
    let corpus = corpus.to_string_lossy();
    rows(&stdout(&[&["check", &corpus, "--hits", "--quiet", "--format", "tsv"], more].concat()))
}

fn bytes(row: &Row) -> (usize, usize) {
    (row["start"].parse().expect("a place"), row["end"].parse().expect("a place"))
}

fn dispute() -> String {
    shipped("dispute").to_string_lossy().into_owned()
}

#[test]
fn planted_furniture_is_found_by_its_bytes_and_nothing_else_is_left_out() {
    let truth: Value =
        serde_json::from_str(&std::fs::read_to_string(shipped("dispute/truth.json")).expect("truths")).expect("JSON");
    let found = hits(&shipped("dispute"), &[]);
    let planted: Vec<(&str, &str, usize, usize)> = truth["noise"]
        .as_array()
        .expect("noise")
        .iter()
        .map(|noise| {
            let text = |key: &str| noise[key].as_str().expect("text");
            let place = |key: &str| noise[key].as_u64().expect("a place") as usize;
            (text("kind"), text("file").strip_suffix(".txt").expect("a file"), place("start"), place("end"))
        })
        .collect();
    let rules = [
        ("byline", "byline", 54),
        ("dateline", "dateline", 13),
        ("timestamp", "timestamp", 16),
        ("caption", "caption", 4),
        ("wire-credit", "agency", 4),
        ("newsletter", "promotion", 12),
        ("editor-insertion", "insertion", 1),
    ];
    for (kind, rule, expected) in rules {
        let exact = planted.iter().filter(|(of, article, start, end)| {
            *of == kind
                && found
                    .iter()
                    .any(|row| row["article"] == *article && bytes(row) == (*start, *end) && row["rule"] == rule)
        });
        assert_eq!(exact.count(), expected, "{kind} by the rule {rule}");
    }
    for row in found.iter().filter(|row| row["action"] == "excluded") {
        let (start, end) = bytes(row);
        let known =
            planted.iter().any(|(_, article, from, to)| row["article"] == *article && *from < end && *to > start);
        assert!(known, "{row:?}");
    }
}

/// Plain numbers that look drawn; the same on every machine.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most
    }
}

/// A footer with 5 to 30 % of its words exchanged, at least one.
fn edited(footer: &str, drawn: &mut Drawn) -> String {
    const OTHER: [&str; 8] = ["Brandt", "Vell", "autumn", "cheaper", "Monday", "weekly", "harbour", "seven"];
    let mut words: Vec<&str> = footer.split(' ').collect();
    let most = (words.len() * 3 / 10).max(1);
    for _ in 0..=drawn.below(most) {
        // The first word stays: with a small letter there it would be no sentence of its own.
        let place = 1 + drawn.below(words.len() - 1);
        words[place] = OTHER[drawn.below(OTHER.len())];
    }
    words.join(" ")
}

/// F1 over sentences of footers that were planted in two thirds of the articles of `data/dispute`.
fn f1_of_planted_footers(seed: u64) -> f64 {
    const FOOTERS: [&str; 4] = [
        "This report was first read aloud on the evening boat, where readers of Gus Brandt may answer it until June.",
        "Readers who want the paper brought to their door can ask at the kiosk of Rhona Vell before the last tram.",
        "Our rules for photographs, names and corrections hang in the hall and are renewed each year by the whole staff.",
        "Anyone who saw something of what is told here may come to our desk on Tuesday and tell it to Nils Averil.",
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let mut drawn = Drawn(seed);
    let mut planted: Vec<(String, usize, usize)> = Vec::new();
    for (place, (name, content)) in common::files(&shipped("dispute")).into_iter().enumerate() {
        let path = folder.path().join(&name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let mut content = content;
        if name.ends_with(".txt") && place % 3 != 0 {
            let outlet = name.split('/').next().expect("an outlet");
            let footer = edited(FOOTERS[outlet.len() % FOOTERS.len()], &mut drawn);
            let mut text = String::from_utf8(content).expect("UTF-8").trim_end().to_string();
            // On a line of its own, or behind the last sentence of running text.
            let last = text.rsplit('\n').next().unwrap_or_default();
            let joins = place % 2 == 1 && last.len() > 120 && last.ends_with(['.', '”', '’', '"']);
            text.push_str(if joins { " " } else { "\n\n" });
            planted.push((name.trim_end_matches(".txt").to_string(), text.len(), text.len() + footer.len()));
            text.push_str(&footer);
            content = text.into_bytes();
        }
        std::fs::write(&path, content).expect("a file");
    }
    // The newsletter of the Daily Klaxon was planted by others, and recurs as it should.
    let recurs = |row: &Row| row["rule"] == "boilerplate" && !row["text"].contains("KLAXON KLIPS");
    let found: Vec<Row> = hits(folder.path(), &[]).into_iter().filter(recurs).collect();
    let matches = |row: &Row, article: &str, start: usize, end: usize| {
        let (from, to) = bytes(row);
        let common = to.min(end).saturating_sub(from.max(start));
        row["article"] == *article && 10 * common >= 9 * (to - from).max(end - start)
    };
    let right = planted
        .iter()
        .filter(|(article, start, end)| found.iter().any(|row| matches(row, article, *start, *end)))
        .count();
    println!("seed {seed}: {} planted, {} found, {right} right", planted.len(), found.len());
    2.0 * right as f64 / (planted.len() + found.len()) as f64
}

#[test]
fn planted_footers_with_words_exchanged_are_learnt() {
    for seed in 1..=8 {
        let f1 = f1_of_planted_footers(0x9e37_79b9_7f4a_7c15 ^ (seed << 20));
        assert!(f1 >= 0.97, "sentence-level F1 {f1}");
    }
}

#[test]
fn what_is_left_out_is_not_counted_and_comes_back_on_request() {
    let count = |more: &[&str]| -> u64 {
        let words = rows(&stdout(&[&["words", &dispute(), "--quiet", "--format", "tsv"], more].concat()));
        words.iter().find(|row| row["form"] == "klips").map_or(0, |row| row["count"].parse().expect("a count"))
    };
    assert_eq!((count(&[]), count(&["--no-clean"]), count(&["--keep", "promotion"])), (0, 12, 12));
    let json: Value =
        serde_json::from_str(&stdout(&["words", &dispute(), "--format", "json", "--top", "1"])).expect("JSON");
    let all: Value =
        serde_json::from_str(&stdout(&["words", &dispute(), "--format", "json", "--top", "1", "--no-clean"]))
            .expect("JSON");
    let tokens = |json: &Value, key: &str| json["corpus"][key].as_u64().expect("a count");
    assert_eq!(tokens(&json, "tokens") + tokens(&json, "excluded_tokens"), tokens(&all, "tokens"));
    assert_eq!(all["settings"]["cleaning"], "off");
    assert!(
        json["settings"]["cleaning"].as_str().expect("a setting").starts_with("excluded: timestamp, byline"),
        "{json}"
    );
    let notice =
        json["notices"].as_array().expect("notices").iter().find(|notice| notice["kind"] == "cleaning").expect("one");
    assert!(notice["text"].as_str().expect("text").contains("left out by the rules timestamp ("), "{notice}");
    let lines = |more: &[&str]| {
        stdout(&[&["concordance", &dispute(), "klaxon klips", "--quiet", "--format", "tsv"], more].concat())
            .lines()
            .count()
    };
    assert_eq!((lines(&[]), lines(&["--no-clean"])), (1, 13));
}

#[test]
fn unknown_rules_are_refused_with_the_nearest() {
    let refused = newsprint(&["words", &dispute(), "--keep", "captions"]);
    let message = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(refused.status.code() == Some(2) && message.contains("the nearest is \"caption\""), "{message}");
}

#[test]
fn a_study_brings_rules_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    write("gulf/a.txt", "The quay is shut.\nSent from my boat");
    write("other/b.txt", "The quay is open.\nSent from my boat");
    let study = folder.path().join("study.toml");
    let own = "[[clean.rule]]\nname = 'sent'\noutlet = 'gulf'\npattern = '/^Sent from .*$/'\n";
    write("study.toml", own);
    let found = hits(&study, &[]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0]["article"].as_str(), found[0]["rule"].as_str(), bytes(&found[0])),
        ("gulf/a", "sent", (18, 35))
    );
    assert!(hits(&study, &["--no-clean"]).is_empty());
    write("study.toml", "[clean]\noff = true\n");
    assert!(hits(&study, &[]).is_empty());
    write("study.toml", "[clean]\nkeep = ['nothing']\n");
    let refused = newsprint(&["check", &study.to_string_lossy()]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("no cleaning rule \"nothing\""));
}

#[test]
fn given_tokens_are_not_cleaned_and_threads_change_nothing() {
    assert!(hits(&shipped("dispute"), &["--threads", "1"]) == hits(&shipped("dispute"), &["--threads", "7"]));
    let folder = tempfile::tempdir().expect("a folder");
    let article = r#"{"id": "a", "outlet": "Gulf", "tokens": ["Leave", "a", "comment"]}"#;
    std::fs::write(folder.path().join("a.jsonl"), format!("{article}\n")).expect("a file");
    let path = folder.path().join("a.jsonl");
    let json = stdout(&["words", &path.to_string_lossy(), "--tokens", "as-given", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((json["corpus"]["tokens"].as_u64(), json["corpus"]["excluded_tokens"].as_u64()), (Some(3), Some(0)));
    assert_eq!(json["settings"]["cleaning"], "off (tokens as given)");
}

#[test]
fn the_report_shows_what_was_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report");
    stdout(&["report", &dispute(), "-o", &out.to_string_lossy(), "--quiet"]);
    let read = |name: &str| std::fs::read_to_string(out.join(name)).expect("a file");
    let page = read("index.html");
    for sign in ["What was left out", "words left out", "Sign up for KLAXON KLIPS", "first 20 keywords"] {
        assert!(page.contains(sign), "{sign}");
    }
    assert!(read("tables/spans.csv").lines().count() > 120);
    assert!(
        read("methods.md").contains("Page furniture was not counted (")
            && read("tables/boilerplate.csv").contains("KLAXON")
    );
}

/// Every item of noise in the five articles: file, byte, rule; and how much of it is marked. Offsets without a rule are what no
/// rule attempts: folding has no-break spaces and apostrophes, attribution has quotations across paragraphs, and typing errors
/// stay.
#[test]
fn noise_of_real_articles_is_found_at_its_bytes() {
    let Some(corpus) = evaluation("corpora/west-asia") else { return };
    let found = hits(&corpus, &[]);
    let dates = [1222, 2061, 2238, 2766, 3300, 3863, 4205, 4611, 4764, 5203].map(|start| ("000", start, "source-date"));
    let inserted = [544, 1394, 2248, 3027, 3248, 5161, 5294, 5327, 5668, 6487].map(|start| ("003", start, "insertion"));
    let expected = [
        ("000", 0, "section"),
        ("000", 6387, "tags"),
        ("001", 2284, "subheading"),
        ("001", 3165, "insertion"),
        ("001", 3691, "credit"),
        ("002", 0, "byline"),
        ("002", 58, "timestamp"),
        ("002", 81, "subtitle"),
        ("002", 152, "dateline"),
        ("002", 4394, "comments"),
        ("003", 0, "section"),
        ("003", 34, "subtitle"),
        ("003", 6787, "page-counter"),
        ("004", 75, "caption"),
        ("004", 2179, "insertion"),
        ("004", 2947, "credit"),
        ("004", 2978, "follow"),
        ("004", 3025, "comments"),
    ];
    let expected: Vec<_> = expected.into_iter().chain(dates).chain(inserted).collect();
    let key = |row: &Row| row["article"].rsplit('/').next().map_or(String::new(), |name| name[..3].to_string());
    let mut missing = Vec::new();
    for (article, start, rule) in &expected {
        let known = found.iter().any(|row| key(row) == *article && bytes(row).0 == *start && row["rule"] == *rule);
        if !known {
            missing.push((
                article,
                start,
                rule,
                found
                    .iter()
                    .filter(|row| key(row) == *article && bytes(row).0.abs_diff(*start) < 9)
                    .collect::<Vec<_>>(),
            ));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    let doubtful = [("000", 334, "cut-sentence"), ("002", 2248, "cut-sentence"), ("004", 2885, "repeated-words")];
    for (article, near, rule) in doubtful {
        let marked =
            found.iter().any(|row| key(row) == article && bytes(row).0.abs_diff(near) < 60 && row["rule"] == rule);
        assert!(marked, "{article} {near} {rule}");
    }
    // Nothing else is left out than what the table names.
    for row in found.iter().filter(|row| row["action"] == "excluded") {
        let named = expected
            .iter()
            .any(|(article, start, rule)| key(row) == *article && bytes(row).0 == *start && row["rule"] == *rule);
        assert!(named || row["rule"] == "tags", "{row:?}");
    }
}
