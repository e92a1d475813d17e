//! The promise: copies are found however they were edited, nothing else is, and every result can be had with and without them.

mod common;

use common::{newsprint, rows, shipped, stdout};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A fixed sequence of numbers, the same on every machine.
struct Draws(u64);

impl Draws {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}

/// The texts of the sample, by id.
fn sample() -> BTreeMap<String, String> {
    let files = common::files(&shipped("dispute"));
    let texts = files
        .into_iter()
        .filter_map(|(name, bytes)| Some((name.strip_suffix(".txt")?.to_owned(), String::from_utf8(bytes).ok()?)));
    texts.collect()
}

/// Every so many words in a hundred are replaced, left out, or followed by another word.
fn scattered(text: &str, percent: usize, words: &[&str], draws: &mut Draws) -> String {
    let edited = text.split(' ').flat_map(|word| {
        if draws.below(100) >= percent {
            return vec![word];
        }
        match draws.below(3) {
            0 => vec![words[draws.below(words.len())]],
            1 => vec![],
            _ => vec![word, words[draws.below(words.len())]],
        }
    });
    edited.collect::<Vec<_>>().join(" ")
}

/// Whole sentences are cut until so many words in a hundred are gone; the rest of the paragraphs change places.
fn cut_and_moved(text: &str, percent: usize, draws: &mut Draws) -> String {
    let mut sentences: Vec<&str> = text.split_inclusive(". ").collect();
    let total = text.split_whitespace().count();
    let mut gone = 0;
    while gone * 100 < total * percent && sentences.len() > 2 {
        gone += sentences.remove(draws.below(sentences.len())).split_whitespace().count();
    }
    let half = sentences.len() / 2;
    sentences.rotate_left(half);
    sentences.concat()
}

/// Writes the sample and edited copies of its articles in another outlet; the pairs that were planted.
fn planted(folder: &Path) -> BTreeSet<[String; 2]> {
    let sample = sample();
    let all: String = sample.values().cloned().collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = all.split_whitespace().collect();
    let mut draws = Draws(20_261_122);
    let mut pairs = BTreeSet::new();
    for (place, (id, text)) in sample.iter().enumerate() {
        let write = |id: &str, text: &str| {
            let path = folder.join(format!("{id}.txt"));
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        };
        write(id, text);
        let percent = [5, 10, 15, 20, 25, 30][place % 6];
        let (outlet, name) = id.split_once('/').expect("an outlet");
        let body = text.split_once("\n\n").map_or(text.as_str(), |(_, body)| body);
        let edited = if place / 6 % 2 == 0 {
            scattered(body, percent, &words, &mut draws)
        } else {
            cut_and_moved(body, percent, &mut draws)
        };
        let copy = format!("copy-of-{outlet}/{name}-{percent}");
        write(&copy, &format!("A headline of its own for number {place}\n\n{edited}"));
        pairs.insert([copy, id.clone()]);
    }
    pairs
}

#[test]
fn copies_with_five_to_thirty_edits_in_a_hundred_words_are_found_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let planted = planted(folder.path());
    let path = folder.path().to_string_lossy().into_owned();
    let found = rows(&stdout(&["duplicates", &path, "--quiet"]));
    let related: BTreeSet<[String; 2]> = found
        .iter()
        .filter(|row| !row["relation"].is_empty())
        .map(|row| {
            let mut pair = [row["article_a"].clone(), row["article_b"].clone()];
            pair.sort();
            pair
        })
        .collect();
    // The sample has two families of wire copy of its own, three articles each; so have their copies.
    let shipped: BTreeSet<&str> =
        ["uf-protests", "nobody-was-asked", "federation-note", "court-suspends", "court-lets-marine", "court-halts"]
            .into();
    let wire = |pair: &[String; 2]| pair.iter().all(|id| shipped.iter().any(|name| id.contains(name)));
    let hits = planted.iter().filter(|pair| related.contains(*pair)).count();
    let wrong: Vec<_> = related.iter().filter(|pair| !planted.contains(*pair) && !wire(pair)).collect();
    // Five-word sequences alone miss texts in which every third word was changed.
    let by_sequences = |pair: &&[String; 2]| {
        found.iter().any(|row| {
            pair.contains(&row["article_a"])
                && pair.contains(&row["article_b"])
                && ["containment_a", "containment_b"]
                    .iter()
                    .any(|name| row[*name].parse().is_ok_and(|share: f64| share >= 0.5))
        })
    };
    println!("by five-word sequences alone {}", planted.iter().filter(by_sequences).count());
    let (recall, precision) = (hits as f64 / planted.len() as f64, hits as f64 / (hits + wrong.len()) as f64);
    println!(
        "planted {} found {hits} wrong {} recall {recall:.3} precision {precision:.3}",
        planted.len(),
        wrong.len()
    );
    assert!(
        planted.len() == 60 && recall >= 0.95 && precision >= 0.95,
        "missed {:?}, wrong {wrong:?}",
        planted.difference(&related)
    );
}

/// Two outlets of twelve articles each, and what is told of them.
fn corpus(folder: &Path) -> String {
    let mut table = String::from("file,outlet,date\n");
    let mut write = |name: &str, outlet: &str, date: &str, text: &str| {
        std::fs::write(folder.join(name), text).expect("a file");
        table.push_str(&format!("{name},{outlet},{date}\n"));
    };
    let story = |topic: &str, number: usize| {
        let words: Vec<String> = (0..60)
            .map(|word| format!("{topic}{}", (word * word * 7 + word * (number + 1) * 31 + number) % 997))
            .collect();
        words.join(" ")
    };
    for number in 0..12 {
        write(&format!("a{number}.txt"), "Gulf", &format!("2025-03-{:02}", number + 1), &story("gulf", number));
        write(&format!("b{number}.txt"), "Bay", &format!("2025-03-{:02}", number + 1), &story("bay", number));
    }
    let copy = story("story", 1);
    write("c1.txt", "Gulf", "2025-04-02", &copy);
    write("c2.txt", "Gulf", "2025-04-01", &copy);
    write("c3.txt", "Gulf", "", &format!("{copy} with one line more"));
    write(
        "w1.txt",
        "Gulf",
        "2025-04-03",
        &format!("Dam opens\n\nVERRIN (SNA) – {} and that was all there was.", story("wire", 2)),
    );
    write("w2.txt", "Bay", "2025-04-03", &format!("Sea falls\n\n{}", story("leak", 3)));
    write("w3.txt", "Gulf", "2025-04-05", &format!("Other words\n\n{} and more", story("leak", 3)));
    std::fs::write(folder.join("articles.csv"), table).expect("a table");
    folder.to_string_lossy().into_owned()
}

#[test]
fn marks_say_what_is_shared_and_versions_leave_it_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = corpus(folder.path());
    let articles = |options: &[&str]| -> BTreeSet<String> {
        let all = [&["words", &path, "--by", "article", "--quiet"], options].concat();
        rows(&stdout(&all)).iter().map(|row| row["article"].clone()).collect()
    };
    let set = |names: &[&str]| names.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    assert_eq!(articles(&["--where", "shared = wire"]), set(&["w1", "w2", "w3"]));
    assert_eq!(articles(&["--where", "shared_rule = agency-dateline"]), set(&["w1"]));
    // The earliest by date stays; an unknown date is never the earliest.
    assert_eq!(articles(&["--where", "shared = duplicate"]), set(&["c1", "c3"]));
    assert_eq!(articles(&["--where", "duplicate_of = c2 and shared_rule = exact"]), set(&["c1"]));
    assert_eq!(articles(&["--where", "not shared_family = ''"]), set(&["c1", "c2", "c3", "w2", "w3"]));
    let whole = articles(&[]);
    let gone = |without: &str| whole.difference(&articles(&["--without", without])).cloned().collect::<BTreeSet<_>>();
    assert_eq!((gone("duplicates"), gone("wire")), (set(&["c1", "c3"]), set(&["w1", "w2", "w3"])));
    assert_eq!(
        (gone("shared"), gone("wire,duplicates")),
        (set(&["c1", "c3", "w1", "w2", "w3"]), set(&["c1", "c3", "w1", "w2", "w3"]))
    );
    // Of copies that were selected the first stays, even if an earlier one was not selected.
    assert!(articles(&["--where", "not id = c2", "--without", "duplicates"]).contains("c1"));
    let groups: BTreeSet<String> =
        rows(&stdout(&["words", &path, "--by", "shared", "--quiet"])).iter().map(|row| row["shared"].clone()).collect();
    assert_eq!(groups, set(&["", "duplicate", "wire"]));
}

#[test]
fn what_is_left_out_is_told_in_every_command_and_in_the_study() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = corpus(folder.path());
    let told = "3 of 30 articles are left out as wire: Bay 1, Gulf 2";
    for command in
        [&["words"][..], &["ngrams"], &["check"], &["diversity"], &["keywords"], &["duplicates"], &["similarity"]]
    {
        let output = newsprint(&[command, &[path.as_str(), "--without", "wire"]].concat());
        assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(String::from_utf8_lossy(&output.stderr).contains(told), "{command:?}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&stdout(&["words", &path, "--without", "wire", "--format", "json"])).expect("JSON");
    assert_eq!((json["settings"]["without"].as_str(), json["corpus"]["articles"].as_u64()), (Some("wire"), Some(27)));
    let study = folder.path().join("study.toml");
    std::fs::write(&study, "without = ['wire']\n").expect("a file");
    let study = study.to_string_lossy().into_owned();
    let tsv = |arguments: &[&str]| stdout(&[arguments, &["--quiet"]].concat());
    assert_eq!(tsv(&["words", &study]), tsv(&["words", &path, "--without", "wire"]));
    assert_eq!(tsv(&["words", &study, "--without", "none"]), tsv(&["words", &path]));
    let wrong = newsprint(&["words", &path, "--without", "quotes"]);
    assert!(
        wrong.status.code() == Some(2) && String::from_utf8_lossy(&wrong.stderr).contains("duplicates, wire, shared")
    );
}

/// Wire copy of one story, given to an outlet five times, makes a keyword of the agency's word.
#[test]
fn a_keyword_that_only_wire_copy_makes_drops_out_and_others_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    for (id, text) in sample() {
        let path = folder.path().join(format!("{id}.txt"));
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    for number in 0..5 {
        let story = format!(
            "Zephyr note {number}\n\nVERRIN (SNA) – The zephyr blew on day {number} and the zephyr rose again over the zephyr gate."
        );
        std::fs::write(folder.path().join(format!("undertow/zephyr-{number}.txt")), story).expect("a file");
    }
    let path = folder.path().to_string_lossy().into_owned();
    let found = rows(&stdout(&["keywords", &path, "--versions", "--candidates", "usual", "--quiet"]));
    let row = |form: &str| {
        found.iter().find(|row| row["target"] == "undertow" && row["form"] == form).unwrap_or_else(|| panic!("{form}"))
    };
    let number = |row: &BTreeMap<String, String>, name: &str| row[name].parse::<f64>().ok();
    let zephyr = row("zephyr");
    assert!(number(zephyr, "log_ratio_low").is_some_and(|low| low > 0.0), "{zephyr:?}");
    assert_eq!(
        (
            zephyr["target_count"].as_str(),
            zephyr["target_count_without_wire"].as_str(),
            zephyr["log_ratio_hardie_without_wire"].as_str()
        ),
        ("20", "", "")
    );
    // Without wire copy every other word has the score that it has in the sample without the five notes.
    let untouched = shipped("dispute").to_string_lossy().into_owned();
    let before = rows(&stdout(&["keywords", &untouched, "--without", "wire", "--candidates", "all", "--quiet"]));
    let slug = |outlet: &str| outlet.to_lowercase().replace(' ', "-");
    let score = |row: &BTreeMap<String, String>| number(row, "log_ratio_hardie");
    let before: BTreeMap<(String, &str), Option<f64>> =
        before.iter().map(|row| ((slug(&row["target"]), row["form"].as_str()), score(row))).collect();
    let mut compared = 0;
    for row in found.iter().filter(|row| row["form"] != "zephyr") {
        let (all, without) =
            (before.get(&(row["target"].clone(), row["form"].as_str())), number(row, "log_ratio_hardie_without_wire"));
        if let (Some(Some(all)), Some(without)) = (all, without) {
            assert!((all - without).abs() < 0.1, "{} {}: {all} {without}", row["target"], row["form"]);
            compared += 1;
        }
    }
    assert!(compared > 500, "{compared}");
    assert_eq!(row("solidarity")["versions"], "3");
    assert!(zephyr["versions"] == "2", "{}", zephyr["versions"]);
    // What an outlet without any article of its own has is undefined, never nought.
    let list = folder.path().join("list.tsv");
    std::fs::write(&list, "the\t100\n").expect("a list");
    let refused = newsprint(&["keywords", &path, "--versions", "--reference", &list.to_string_lossy()]);
    assert!(refused.status.code() == Some(2) && String::from_utf8_lossy(&refused.stderr).contains("--versions"));
}

#[test]
fn an_outlet_of_wire_copy_alone_has_no_scores_without_it() {
    let folder = tempfile::tempdir().expect("a folder");
    for (outlet, place) in [("a", "VERRIN (SNA) – "), ("b", ""), ("c", "")] {
        std::fs::create_dir(folder.path().join(outlet)).expect("a folder");
        for number in 0..10 {
            let text = format!(
                "Note {number} of {outlet}\n\n{place}The {outlet}word rose {number} times over the gate of {outlet}."
            );
            std::fs::write(folder.path().join(outlet).join(format!("{number}.txt")), text).expect("a file");
        }
    }
    let path = folder.path().to_string_lossy().into_owned();
    let found = rows(&stdout(&["keywords", &path, "--versions", "--measure", "all", "--quiet"]));
    let row = found.iter().find(|row| row["target"] == "a" && row["form"] == "the").expect("a row");
    assert_eq!((row["target_tokens_without_wire"].as_str(), row["log_ratio_hardie_without_wire"].as_str()), ("0", ""));
}
