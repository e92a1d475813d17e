//! The same statement in several outlets: small corpora whose truth is known, the sample corpus, articles kept outside.

mod common;

use common::{evaluation, newsprint, rows, shipped, stdout};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Row = BTreeMap<String, String>;

fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// The rows of `parallels`, as TSV.
fn parallels(folder: &Path, options: &[&str]) -> Vec<Row> {
    rows(&stdout(&[&["parallels", path(folder), "-q", "--format", "tsv"], options].concat()))
}

/// Three outlets: "harbour" is rendered as a copy, an excerpt and a rewording; the rest is about something else.
fn harbour() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = [
        (
            "courier/one.txt",
            "“The northern harbour will close to foreign trawlers in October,” said Ada Quill. The hall was cold.\n\n\
             “Pilots never inspect the lanterns before midnight,” said Orla Finch.\n\n\
             “Grain prices doubled because the railway flooded twice,” said Ada Quill.\n",
        ),
        (
            "ledger/two.txt",
            "“The northern harbour will close to foreign trawlers in October,” said Ada Quill.\n\n\
             “The railway flooded twice,” said Ada Quill, after the brass band had gone home.\n\n\
             “Teachers want smaller classes and warmer rooms,” said Piet Moor.\n",
        ),
        (
            "tidings/three.txt",
            "“In October the northern harbour must be closed to all trawlers from foreign ports,” said Ada Quill.\n\n\
             “Pilots inspect the lanterns long before midnight,” said Bo Marsh.\n\n\
             “My grandmother baked seventeen loaves every Sunday,” said Piet Moor.\n",
        ),
    ];
    for (name, text) in texts {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a text");
    }
    folder
}

fn pair<'r>(rows: &'r [Row], a: &str, b: &str, begins: &str) -> &'r Row {
    let found =
        rows.iter().find(|row| row["outlet_a"] == a && row["outlet_b"] == b && row["text_a"].starts_with(begins));
    found.unwrap_or_else(|| panic!("{a}, {b}, {begins}: {rows:#?}"))
}

#[test]
fn copies_excerpts_and_rewordings_are_told_apart_and_modality_is_marked() {
    let folder = harbour();
    let rows = parallels(folder.path(), &["--language", "en"]);
    let copy = pair(&rows, "courier", "ledger", "The northern");
    assert_eq!((copy["likeness"].as_str(), copy["differences"].as_str(), copy["modality"].as_str()), ("copy", "", ""));
    assert_eq!((copy["layer_a"].as_str(), copy["speaker_b"].as_str()), ("quoted", "Ada Quill"));
    let excerpt = pair(&rows, "courier", "ledger", "Grain");
    assert_eq!(excerpt["likeness"], "excerpt");
    assert_eq!(excerpt["differences"], "Grain prices doubled because → ∅");
    let rewording = pair(&rows, "courier", "tidings", "The northern");
    assert_eq!(rewording["likeness"], "rewording");
    assert_eq!(rewording["modality"], "will → must | ∅ → all");
    assert!(
        rewording["differences"]
            .contains("will close → must be closed | foreign trawlers in October → all trawlers from foreign ports"),
        "{}",
        rewording["differences"]
    );
    assert!(rows.iter().all(|row| !row["text_a"].contains("grandmother") && !row["text_b"].contains("Teachers")));
    // The bytes are those of the sentence.
    for row in &rows {
        for side in ["a", "b"] {
            let body = std::fs::read_to_string(folder.path().join(format!("{}.txt", row[&format!("article_{side}")])));
            let at = |end: &str| row[&format!("{end}_{side}")].parse::<usize>().expect("a byte");
            assert_eq!(body.expect("a text")[at("start")..at("end")], row[&format!("text_{side}")]);
        }
    }
    let harbour = parallels(folder.path(), &["--language", "en", "--sets"]);
    let harbour = harbour.iter().find(|row| row["texts"].contains("harbour")).expect("a set");
    assert_eq!((harbour["outlets"].as_str(), harbour["renderings"].as_str()), ("3", "3"));
    assert_eq!(harbour["outlet"], "courier | ledger | tidings");
}

#[test]
fn only_speakers_linked_to_two_groups_part_a_pair() {
    let folder = harbour();
    let lanterns = |rows: &[Row]| rows.iter().filter(|row| row["text_a"].contains("lanterns")).count();
    assert_eq!(lanterns(&parallels(folder.path(), &["--language", "en"])), 1);
    let groups = folder.path().join("groups.toml");
    let both = "[group.\"Finch\"]\nmatch = [\"Orla Finch\"]\n\n[group.\"Marsh\"]\nmatch = [\"Bo Marsh\"]\n";
    std::fs::write(&groups, both).expect("groups");
    let options = ["--language", "en", "--groups", path(&groups)];
    let output = newsprint(&[&["parallels", path(folder.path()), "--format", "tsv"], &options[..]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(lanterns(&rows(&String::from_utf8_lossy(&output.stdout))), 0);
    let notes = String::from_utf8_lossy(&output.stderr);
    assert!(notes.contains("1 pair was left out because the speakers are linked to different groups"), "{notes}");
    std::fs::write(&groups, "[group.\"Finch\"]\nmatch = [\"Orla Finch\"]\n").expect("groups");
    assert_eq!(lanterns(&parallels(folder.path(), &options)), 1, "a speaker without a group may be anybody");
}

#[test]
fn persian_and_arabic_renderings_are_paired() {
    for (language, title, one, two, modality) in [
        (
            "fa",
            "خبر",
            "وزیر گفت: «نیروهای بیگانه باید بندر شمالی را در پاییز ترک کنند».\n",
            "وزیر گفت: «نیروهای بیگانه شاید بندر شمالی را در پاییز ترک کنند».\n",
            "باید → شاید",
        ),
        (
            "ar",
            "خبر",
            "قال الوزير: «القوات الأجنبية سوف تغادر الميناء الشمالي في الخريف».\n",
            "قال الوزير: «القوات الأجنبية قد تغادر الميناء الشمالي في الخريف».\n",
            "سوف → قد",
        ),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        for (outlet, text) in [("alef", one), ("beh", two)] {
            std::fs::create_dir(folder.path().join(outlet)).expect("a folder");
            std::fs::write(folder.path().join(outlet).join("text.txt"), format!("{title}\n\n{text}")).expect("a text");
        }
        let rows = parallels(folder.path(), &["--language", language, "--min-score", "0"]);
        assert_eq!(rows.len(), 1, "{language}");
        assert_eq!(rows[0]["modality"], modality);
    }
}

#[test]
fn threads_never_change_pairs_and_a_score_is_from_0_to_1() {
    let folder = shipped("dispute");
    let answer = |threads: &str| stdout(&["parallels", path(&folder), "--threads", threads, "-q", "--format", "json"]);
    assert_eq!(answer("1"), answer("7"));
    let refused = newsprint(&["parallels", path(&folder), "--min-score", "20"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("give a number from 0 to 1"));
}

/// The truth of the sample corpus: texts that share a wire story or quotations, and one statement in four renderings, of which
/// two stand without marks and without a verb of speech that the rules know.
#[test]
fn the_planted_renderings_of_the_sample_corpus_are_found() {
    let folder = shipped("dispute");
    let rows = parallels(&folder, &[]);
    let truth = std::fs::read_to_string(folder.join("truth.json")).expect("the truth");
    let truth: serde_json::Value = serde_json::from_str(&truth).expect("JSON");
    let id = |file: &serde_json::Value| file.as_str().expect("a file").trim_end_matches(".txt").to_string();
    for shared in truth["shared_quotations"].as_array().expect("quotations") {
        let files: BTreeSet<String> = shared["files"].as_array().expect("files").iter().map(id).collect();
        let words = shared["words"].as_str().expect("words");
        let plain = |text: &str| text.to_lowercase().replace(',', "");
        let found = rows.iter().find(|row| {
            plain(&row["text_a"]).contains(words)
                && files.contains(&row["article_a"])
                && files.contains(&row["article_b"])
        });
        assert_eq!(found.expect(words)["likeness"], "copy", "{words}");
    }
    let renderings = truth["statement"]["renderings"].as_array().expect("renderings");
    let place = |one: &serde_json::Value| {
        let byte = |end: &str| usize::try_from(one[end].as_u64().expect("a byte")).expect("a byte");
        (id(&one["file"]), byte("start")..byte("end"))
    };
    let places: Vec<_> = renderings.iter().map(place).collect();
    let is_rendering = |row: &Row, side: &str| {
        let start = row[&format!("start_{side}")].parse::<usize>().expect("a byte");
        let end = row[&format!("end_{side}")].parse::<usize>().expect("a byte");
        places
            .iter()
            .any(|(id, bytes)| *id == row[&format!("article_{side}")] && bytes.start < end && start < bytes.end)
    };
    let found: Vec<_> = rows.iter().filter(|row| is_rendering(row, "a") && is_rendering(row, "b")).collect();
    // Quoted, reported twice (once without a verb of speech that the rules know), and in the outlet's own words.
    let outlets = |row: &&Row| (row["outlet_a"].clone(), row["outlet_b"].clone());
    let pairs: BTreeSet<_> = found.iter().map(outlets).collect();
    assert!(pairs.len() >= 4, "{pairs:?}");
    let quoted = found.iter().find(|row| row["layer_a"] == "reported" && row["layer_b"] == "quoted").expect("a pair");
    assert!(quoted["modality"].starts_with("must → will"), "{}", quoted["modality"]);
    assert!(found.iter().any(|row| row["layer_b"] == "own" && row["modality"].starts_with("must → could")));
    let sets = parallels(&folder, &["--sets"]);
    let set = sets.iter().find(|set| set["texts"].contains("No gate of this dam")).expect("a set");
    assert_eq!(set["outlets"], "4", "{}", set["texts"]);
    for modality in ["must → will", "should → will"] {
        assert!(set["modality"].contains(modality), "{}", set["modality"]);
    }
}

#[test]
fn the_report_has_the_pairs_behind_who_speaks() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("report");
    stdout(&["report", path(&shipped("dispute")), "-o", path(&target), "-q"]);
    let page = std::fs::read_to_string(target.join("index.html")).expect("a page");
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(
        place("id=\"voices\"") < place("id=\"parallels\"") && place("id=\"parallels\"") < place("id=\"frequency\"")
    );
    let table = std::fs::read_to_string(target.join("tables/parallels.csv")).expect("a table");
    assert!(table.starts_with("set,score,likeness,article_a,article_b,outlet_a"), "{}", &table[..80]);
    assert!(table.lines().count() > 40);
}

/// The five statements that a reader found by hand, as a stranger would look for them.
#[test]
fn the_statements_of_the_west_asia_articles_are_found() {
    let Some(folder) = evaluation("corpora/west-asia") else { return };
    for options in [&[][..], &["--blocks"]] {
        let rows = parallels(&folder, options);
        // Words of one article, words of the other.
        let statements = [
            ("will come to an end", "must come to an end"),
            ("does not accept", "does not accept"),
            ("discord, sedition and destruction", "war, sedition, destruction"),
            ("troops to leave Iraq", "remove American forces"),
            ("detrimental to themselves", "undesirable for the Americans"),
        ];
        let holds = |row: &Row, one: &str, two: &str| {
            row["text_a"].contains(one) && row["text_b"].contains(two)
                || row["text_a"].contains(two) && row["text_b"].contains(one)
        };
        for (one, two) in statements {
            let rank = rows.iter().position(|row| holds(row, one, two));
            assert!(rank.is_some_and(|rank| rank < 10), "{one} / {two}: {rank:?}");
        }
        let also =
            [("accept this either", "do not accept this issue"), ("troops to leave Iraq", "troops leave its soil")];
        let known = |row: &&Row| statements.iter().chain(&also).any(|(one, two)| holds(row, one, two));
        let others = rows.iter().take(10).filter(|row| !known(row)).count();
        assert!(others <= 2, "{others} of the first ten are no such statement: {rows:#?}");
        let end = rows.iter().find(|row| holds(row, statements[0].0, statements[0].1)).expect("a pair");
        assert!(end["modality"].contains("will") && end["modality"].contains("→ must"), "{}", end["modality"]);
        let destruction = rows.iter().find(|row| holds(row, statements[2].0, statements[2].1)).expect("a pair");
        assert_eq!(destruction["modality"], "", "\"brought about\" is no degree");
        let accept = rows.iter().find(|row| holds(row, statements[1].0, statements[1].1)).expect("a pair");
        assert_eq!(accept["modality_shared"], "not");
    }
}

/// Somebody's words without marks, over two paragraphs, beside the same words between marks; one's own words of modality.
#[test]
fn speech_without_marks_is_compared_and_words_of_modality_can_be_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = [
        (
            "courier/one.txt",
            "Harbour\n\nThe mayor told the council:\n\nThe northern lighthouse must be repaired before winter.\n\nWe asked the \
             ministry for seven engineers … and nobody ever answered our letters.\n\nThe council met on Tuesday in the old hall.\n",
        ),
        (
            "ledger/two.txt",
            "Ministry\n\n“We asked the ministry to send seven engineers and our letters were not answered,” the mayor said.\n",
        ),
    ];
    for (name, text) in texts {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a text");
    }
    let rows = parallels(folder.path(), &["--language", "en"]);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    assert_eq!((rows[0]["layer_a"].as_str(), rows[0]["layer_b"].as_str()), ("block", "quoted"));
    assert_eq!((rows[0]["speaker_a"].as_str(), rows[0]["speaker_b"].as_str()), ("The mayor", "the mayor"));
    assert_eq!(rows[0]["modality"], "nobody → not | ever → ∅");
    let words = folder.path().join("words.toml");
    std::fs::write(&words, "language = \"en\"\nmodal = \"asked\"\nnegation = \"nobody, not\"\n").expect("words");
    let own = parallels(folder.path(), &["--language", "en", "--modality-words", path(&words)]);
    assert_eq!((own[0]["modality"].as_str(), own[0]["modality_shared"].as_str()), ("nobody → not", "asked"));
    std::fs::write(&words, "language = \"en\"\nmodals = \"asked\"\n").expect("words");
    let refused = newsprint(&["parallels", path(folder.path()), "--modality-words", path(&words)]);
    assert_eq!(refused.status.code(), Some(1));
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        told.contains("\"words.toml\" line 2: unknown field") && told.contains("data/words/modality/en.toml"),
        "{told}"
    );
}

#[test]
fn statements_are_drawn_side_by_side() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("parallels.svg");
    stdout(&["parallels", path(&shipped("dispute")), "-q", "--format", "tsv", "--chart", path(&picture)]);
    let svg = std::fs::read_to_string(&picture).expect("a picture");
    for text in ["The same statement in several outlets", "Port Ansel Tidings", "reworded"] {
        assert!(svg.contains(text) || text == "reworded" && svg.contains("rewording"), "{text}");
    }
}
