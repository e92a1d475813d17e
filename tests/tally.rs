//! The promise: what is counted while reading is what an index counts, whatever the grouping, the filter, the threads and the
//! languages.

mod common;

use common::{evaluation, shipped, stdout};
use newsprint::analysis::cleaning;
use newsprint::analysis::frequency::{self, Pieces};
use newsprint::annotation::furniture::{Action, Cleaning};
use newsprint::corpus::Corpus;
use newsprint::corpus::reader::ReadOptions;
use newsprint::count::{Asked, Counted, Counts, Grouping, Tallied};
use newsprint::index::{Index, Settings, SubCorpus};
use newsprint::query::Filter;
use newsprint::stats::moments::Moments;
use newsprint::table::{Cell, Value};
use newsprint::token::STEM;
use std::collections::BTreeMap;
use std::path::Path;

fn settings(cleaning: &Cleaning, threads: usize) -> Settings {
    Settings { cleaning: cleaning.clone(), threads, ..Settings::default() }
}

/// Sums by form and group, and in all groups under the name `*`.
fn sums(index: &Index, counts: &Counts) -> BTreeMap<(String, String), Moments> {
    let mut sums = BTreeMap::new();
    for form in counts.forms() {
        sums.insert((index.form(form).to_owned(), "*".into()), counts.moments_everywhere(form));
        for place in counts.groups_with(form) {
            let group = counts.groups()[place].name.clone();
            sums.insert((index.form(form).to_owned(), group), counts.moments(form, &[place]));
        }
    }
    sums
}

fn grouped<'i>(corpus: &SubCorpus<'i>, field: Option<&str>) -> Grouping<'i> {
    field.map_or_else(|| Grouping::one(corpus), |field| Grouping::by(corpus, field).expect("a field"))
}

fn agree(path: &Path, filter: Option<&str>, field: Option<&str>, threads: usize) {
    let all = Cleaning::default().with(&["header", "body", "footer", "doubt"], Action::Excluded).expect("kinds");
    let flagged = Cleaning::default().with(&["boilerplate", "byline"], Action::Flagged).expect("rules");
    for cleaning in [Cleaning::off(), Cleaning::default(), all, flagged] {
        agree_cleaned(path, filter, field, &settings(&cleaning, threads));
    }
}

fn agree_cleaned(path: &Path, filter: Option<&str>, field: Option<&str>, settings: &Settings) {
    let (threads, options) = (settings.threads, ReadOptions::default());
    let filter = filter.map(|text| Filter::new(text).expect("a filter"));
    let asked = Asked { settings, filter: filter.as_ref(), field, tallied: Tallied::Moments };
    let counted = Counted::read(&[path], &options, asked).expect("a corpus").expect("nothing that needs an index");

    let index = Index::build(Corpus::read(&[path], &options).expect("a corpus"), settings).expect("an index");
    let select = |index: &Index| {
        let whole = index.sub_corpus();
        let kept = whole.filter(|article| filter.as_ref().is_none_or(|filter| filter.holds(article)));
        (kept.articles().to_vec(), kept.tokens(), kept.spaceless(), cleaning::notice(&kept), cleaning::left_out(&kept))
    };
    assert_eq!(select(&counted.index), select(&index), "{field:?}");
    assert_eq!(counted.index.rules(), index.rules());
    assert_eq!(counted.index.languages().described(), index.languages().described());

    let whole = index.sub_corpus();
    let kept = whole.filter(|article| filter.as_ref().is_none_or(|filter| filter.holds(article)));
    let counts = Counts::of(&kept, &grouped(&kept, field), threads);
    assert_eq!(counted.counts.groups(), counts.groups(), "{field:?}");
    assert_eq!(sums(&counted.index, &counted.counts), sums(&index, &counts), "{field:?} {threads}");

    let asked = Asked { tallied: Tallied::Counts, ..asked };
    let bare = Counted::read(&[path], &options, asked).expect("a corpus").expect("nothing that needs an index");
    let occurrences = |counts: &Counts| -> Vec<Vec<(usize, u64)>> {
        counts.forms().map(|form| counts.by_group(form).collect()).collect()
    };
    assert_eq!(bare.index.forms(), counted.index.forms());
    assert_eq!(bare.counts.groups(), counts.groups());
    assert_eq!(occurrences(&bare.counts), occurrences(&counted.counts), "{field:?} {threads}");
}

#[test]
fn counting_while_reading_agrees_with_the_index() {
    for corpus in ["dispute", "dispute-fa", "dispute-zh"] {
        for field in [None, Some("outlet"), Some("article"), Some("date:month"), Some("author")] {
            agree(&shipped(corpus), None, field, 1);
        }
        agree(&shipped(corpus), None, Some("outlet"), 3);
    }
    agree(&shipped("dispute"), Some("outlet = \"Undertow\""), Some("date:month"), 2);
}

/// Numbers that look random and are the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn nasty_texts_are_counted_alike_with_lines_that_recur_and_without() {
    // Words of any script and length, what joins and parts them, and pieces of page furniture.
    let pieces = [
        "the",
        "Dam",
        "DAM",
        "dam’s",
        "U.S.",
        "a.b@c.de",
        "http://x.org/y",
        "Internationalisierungen",
        "سد",
        "می‌رود",
        "كتاب",
        "水库建成了",
        "渔民",
        "カタカナ",
        "é",
        "e\u{301}",
        "\u{200d}",
        "👩🏽‍🚒",
        "🇮🇷",
        "1,234",
        "۱۲",
        "_",
        ".",
        ". ",
        ", ",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\u{2028}",
        "\r\n",
        "\t",
        "\"",
        "\\",
        "—",
        "[2011]",
        "<b>",
        "By Gus Brandt\n",
        "\nFollow us on Twitter.",
        "\nTags: a, b",
        "VERRIN (SNA) – ",
    ];
    let mut dice = Dice(20_261_122);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("nasty.jsonl");
    for round in 0..6 {
        let footer: String = (0..12).map(|_| pieces[dice.below(12)].to_owned() + " ").collect();
        let mut lines = String::new();
        for number in 0..40 {
            let length = dice.below(120);
            let mut text: String = (0..length).map(|_| pieces[dice.below(pieces.len())]).collect();
            if dice.below(2) == 0 {
                text += &format!("\n{footer}");
            }
            let outlet = ["a", "b"][dice.below(2)];
            let article = serde_json::json!({"id": number, "outlet": outlet, "text": text, "author": "Gus Brandt"});
            lines += &format!("{article}\n");
        }
        std::fs::write(&path, lines).expect("written");
        agree(&path, None, Some("outlet"), 1 + round % 3);
    }
}

#[test]
fn many_portions_are_counted_alike_on_any_number_of_threads() {
    let mut dice = Dice(20_261_123);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.jsonl");
    let mut lines = String::new();
    for number in 0..4_000 {
        // Words that some thread meets first, others that all meet, and groups that only some articles are in.
        let words: Vec<String> = (0..dice.below(300)).map(|_| format!("w{}سد", dice.below(1 + number))).collect();
        let outlet = ["a", "b", "c", "d", "e"][dice.below(1 + number / 1_000)];
        lines += &format!("{}\n", serde_json::json!({"id": number, "outlet": outlet, "text": words.join(" ")}));
    }
    assert!(lines.len() > 4 << 20);
    std::fs::write(&path, lines).expect("written");
    for threads in [1, 2, 5] {
        agree_cleaned(&path, None, Some("outlet"), &settings(&Cleaning::off(), threads));
    }
    agree_cleaned(&path, None, Some("outlet"), &settings(&Cleaning::default(), 2));
}

#[test]
fn real_texts_are_counted_alike() {
    let Some(folder) = evaluation("corpora/west-asia") else { return };
    agree(&folder.join("articles"), None, Some("outlet"), 2);
}

fn line(number: usize, language: &str, outlet: &str, text: &str) -> String {
    format!("{{\"id\": \"a{number}\", \"outlet\": \"{outlet}\", \"language\": \"{language}\", \"text\": \"{text}\"}}\n")
}

#[test]
fn a_language_that_comes_late_decides_for_the_articles_before_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("late.jsonl");
    // More than is read at once, with kaf and yeh that count as the Persian ones only if no article is Arabic.
    let long = "كتاب می‌رود علي ۱۲ ".repeat(8_000);
    let persian: String = (0..20).map(|number| line(number, "fa", ["b", "a", "c"][number % 3], &long)).collect();
    assert!(persian.len() > 5 << 20);
    std::fs::write(&path, &persian).expect("written");
    agree(&path, None, Some("outlet"), 2);
    let index_of = |path: &Path| {
        let settings = settings(&Cleaning::off(), 1);
        let asked = Asked { settings: &settings, filter: None, field: None, tallied: Tallied::Moments };
        Counted::read(&[path], &ReadOptions::default(), asked).expect("a corpus").expect("counts").index
    };
    assert!(index_of(&path).form_id("کتاب").is_some());
    std::fs::write(&path, persian + &line(99, "ar", "z", "كتاب")).expect("written");
    agree(&path, None, Some("outlet"), 2);
    assert!(index_of(&path).form_id("كتاب").is_some());
}

#[test]
#[should_panic(expected = "only occurrences were added up")]
fn what_was_not_added_up_is_not_taken_for_nothing() {
    let settings = settings(&Cleaning::off(), 1);
    let asked = Asked { settings: &settings, filter: None, field: None, tallied: Tallied::Counts };
    let counted = Counted::read(&[shipped("dispute")], &ReadOptions::default(), asked);
    let Counted { counts, .. } = counted.expect("a corpus").expect("counts");
    let form = counts.forms().next().expect("a form");
    counts.articles_with(form);
}

#[test]
fn the_table_of_a_report_is_the_table_of_the_command() {
    let corpus = Corpus::read(&[shipped("dispute")], &ReadOptions::default()).expect("a corpus");
    let index = Index::build(corpus, &Settings::default()).expect("an index");
    let values = |rows: &[Vec<Cell>]| -> Vec<Vec<Value>> {
        rows.iter().map(|row| row.iter().map(|cell| cell.value.clone()).collect()).collect()
    };
    for field in [None, Some("outlet"), Some("article"), Some("author")] {
        let grouping = grouped(&index.sub_corpus(), field);
        let counts = Counts::of(&index.sub_corpus(), &grouping, 2);
        let forms = frequency::by_count(&counts);
        let rows = frequency::rows(&counts, &forms, field.is_some());
        let whole = frequency::table(&index, &counts, &rows, field);
        let pieces = Pieces::new(index.forms(), &counts, field, &[]);
        assert_eq!(pieces.head().columns, whole.columns);
        for most in [7, 100_000] {
            let cut = pieces.cut(&forms, most);
            let together: Vec<Vec<Cell>> = cut.iter().flat_map(|piece| pieces.of(piece)).collect();
            assert!(values(&together) == values(&whole.rows), "{field:?} in pieces of {most}");
        }
    }
}

#[test]
fn what_needs_an_index_is_not_counted_while_reading() {
    let stems = Settings { unit: STEM, ..settings(&Cleaning::off(), 1) };
    let asked = Asked { settings: &stems, filter: None, field: None, tallied: Tallied::Moments };
    assert!(Counted::read(&[shipped("dispute")], &ReadOptions::default(), asked).expect("a corpus").is_none());
}

#[test]
fn the_command_answers_alike_with_and_without_an_index() {
    answers_alike(&[]);
    answers_alike(&["--no-clean"]);
}

fn answers_alike(further: &[&str]) {
    let path = shipped("dispute").to_string_lossy().into_owned();
    let options = ["words", &path, "--by", "outlet", "--columns", "form,outlet,count,per_million_low,articles"];
    let options = [&options[..], further].concat();
    let tsv = stdout(&[&options[..], &["--format", "tsv"]].concat());
    let json = stdout(&[&options[..], &["--format", "json"]].concat());
    let answer: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let rows = answer["rows"].as_array().expect("rows");
    assert_eq!(tsv.lines().count(), rows.len() + 1);
    for (line, row) in tsv.lines().skip(1).zip(rows) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells[0], row["form"].as_str().expect("a form"));
        assert_eq!(cells[1], row["outlet"].as_str().expect("an outlet"));
        assert_eq!(cells[2], row["count"].to_string());
        // The reader of JSON may be off by the last digit.
        let low = row["per_million_low"].as_f64();
        assert!(cells[3].parse::<f64>().ok().zip(low).is_none_or(|(ours, theirs)| (ours - theirs).abs() < 1e-6));
        assert_eq!(cells[3].is_empty(), low.is_none());
        assert_eq!(cells[4], row["articles"].to_string());
    }
    assert!(!json.contains("\"hash\": \"\"") && json.contains("\"hash\""));
}
