//! Who speaks: quotations, speakers and reported speech in texts whose truth is known, and what the command does with them.

mod common;

use common::{newsprint, rows, shipped, stdout};
use newsprint::annotation::voice::VoiceReader;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

/// An annotated text without its tags.
#[derive(Default)]
struct Tagged {
    text: String,
    /// Each quotation with the number of its speaker, if it has one.
    quotations: Vec<(Range<usize>, Option<char>)>,
    /// The mentions of each speaker.
    speakers: BTreeMap<char, Vec<Range<usize>>>,
}

/// The articles of a tagged file.
fn tagged(file: &str) -> Vec<Tagged> {
    let path = common::root().join("tests/voices").join(file);
    let content = std::fs::read_to_string(path).expect("a tagged file");
    content.split("\n---\n").skip(1).map(without_tags).collect()
}

fn without_tags(tagged: &str) -> Tagged {
    let mut article = Tagged::default();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut rest = tagged;
    while let Some(start) = rest.find('<') {
        article.text.push_str(&rest[..start]);
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        let at = article.text.len();
        let Some(name) = tag.strip_prefix('/') else {
            open.push((tag.to_string(), at));
            continue;
        };
        let (opened, from) = open.pop().expect("a tag was opened");
        assert_eq!(opened, name, "tags are nested");
        let number = name.chars().nth(1);
        match (name.starts_with('q'), number) {
            (true, number) => article.quotations.push((from..at, number)),
            (false, Some(number)) => article.speakers.entry(number).or_default().push(from..at),
            (false, None) => panic!("a speaker needs a number"),
        }
    }
    article.text.push_str(rest);
    article
}

/// Reads the articles of a language and scores them: F1 of quoted words, exact spans, speakers right, answered and annotated.
fn scores(language: &str) -> (f64, usize, usize, usize, usize, usize) {
    let articles = tagged(&format!("{language}.txt"));
    assert_eq!(articles.len(), 20, "{language}");
    let (mut both, mut found_only, mut gold_only) = (0, 0, 0);
    let (mut exact, mut all, mut right, mut answered, mut sourced) = (0, 0, 0, 0, 0);
    for article in &articles {
        let title = article.text.lines().next().unwrap_or_default();
        let voices = VoiceReader::default().read(&article.text, title, language);
        let known: Vec<_> = voices.quotations.iter().filter(|one| one.level == 0).collect();
        for (place, word) in
            article.text.split_whitespace().map(|word| (word.as_ptr() as usize - article.text.as_ptr() as usize, word))
        {
            let Some(letter) = word.find(char::is_alphanumeric) else { continue };
            let at = place + letter;
            let found = known.iter().any(|one| one.outer.contains(&at));
            let gold = article.quotations.iter().any(|(range, _)| range.contains(&at));
            both += usize::from(found && gold);
            found_only += usize::from(found && !gold);
            gold_only += usize::from(!found && gold);
        }
        for (range, number) in &article.quotations {
            all += 1;
            let one = known.iter().find(|one| one.outer == *range);
            exact += usize::from(one.is_some());
            let Some(number) = number else { continue };
            sourced += 1;
            let Some(speaker) = one.and_then(|one| one.speaker.as_ref()) else {
                eprintln!("{language}: nobody speaks {}", &article.text[range.clone()]);
                continue;
            };
            answered += 1;
            let overlaps =
                |mention: &Range<usize>| mention.start < speaker.mention.end && speaker.mention.start < mention.end;
            let hit = article.speakers[number].iter().any(overlaps);
            right += usize::from(hit);
            if !hit {
                eprintln!(
                    "{language}: {} for {}",
                    &article.text[speaker.mention.clone()],
                    &article.text[range.clone()]
                );
            }
        }
    }
    let f1 = 2.0 * both as f64 / (2 * both + found_only + gold_only) as f64;
    println!(
        "{language}: F1 of quoted words {f1:.4}; {exact} of {all} spans exact; speakers {right} of {answered} answers, {sourced} annotated"
    );
    (f1, exact, all, right, answered, sourced)
}

#[test]
fn french_persian_and_arabic_articles_are_read_as_they_were_annotated() {
    for language in ["fr", "fa", "ar"] {
        let (f1, exact, all, right, answered, sourced) = scores(language);
        assert!(f1 >= 0.97, "{language}: {f1}");
        assert!(exact * 100 >= all * 95, "{language}: {exact} of {all} spans");
        assert!(right * 100 >= answered * 93, "{language}: {right} of {answered} speakers");
        assert!(right * 100 >= sourced * 80, "{language}: {right} of {sourced} speakers");
    }
}

#[test]
fn every_quotation_of_the_sample_corpora_is_found_and_none_invented() {
    for (corpus, least_kinds) in [("dispute", 255), ("dispute-fa", 0), ("dispute-zh", 0)] {
        let folder = shipped(corpus);
        let truth = std::fs::read_to_string(folder.join("truth.json")).expect("the truth");
        let truth: serde_json::Value = serde_json::from_str(&truth).expect("JSON");
        let found = rows(&stdout(&["voices", path(&folder), "--spans", "--no-clean", "-q", "--format", "tsv"]));
        let article = |file: &str| file.trim_end_matches(".txt").to_string();
        let place = |row: &BTreeMap<String, String>| (row["article"].clone(), row["start"].clone(), row["end"].clone());
        let found: BTreeMap<_, _> = found.iter().map(|row| (place(row), row["kind"].clone())).collect();
        let quotations = truth["quotations"].as_array().expect("quotations");
        let wanted = quotations.iter().map(|one| {
            (article(one["file"].as_str().expect("a file")), one["start"].to_string(), one["end"].to_string())
        });
        let wanted: BTreeSet<_> = wanted.collect();
        assert_eq!(found.keys().cloned().collect::<BTreeSet<_>>(), wanted, "{corpus}");
        let kinds = quotations.iter().filter(|one| {
            let place =
                (article(one["file"].as_str().expect("a file")), one["start"].to_string(), one["end"].to_string());
            one["kind"].as_str() == found.get(&place).map(String::as_str)
        });
        assert!(kinds.count() >= least_kinds, "{corpus}");
    }
}

#[test]
fn the_three_voices_are_all_words_and_every_count_opens_its_lines() {
    let folder = shipped("dispute");
    let count = |voice: &str| -> u64 {
        let words =
            rows(&stdout(&["words", path(&folder), "--voice", voice, "-q", "--format", "tsv", "--columns", "count"]));
        words.iter().map(|row| row["count"].parse::<u64>().expect("a count")).sum()
    };
    let [all, quoted, reported, own, unquoted] = ["all", "quoted", "reported", "own", "unquoted"].map(count);
    assert_eq!(quoted + reported + own, all);
    assert_eq!(reported + own, unquoted);
    assert!(quoted > 2_500 && reported > 1_500, "{quoted} {reported}");

    let by_voice = rows(&stdout(&["words", path(&folder), "--by", "voice", "-q", "--format", "tsv"]));
    let dam = |voice: &str| {
        let mut rows = by_voice.iter().filter(|row| row["form"] == "dam" && row["voice"] == voice);
        rows.next().map_or(0, |row| row["count"].parse::<usize>().expect("a count"))
    };
    let lines = rows(&stdout(&["concordance", path(&folder), "dam", "-q", "--format", "tsv"]));
    for voice in ["own", "quoted", "reported"] {
        assert_eq!(lines.iter().filter(|line| line["voice"] == voice).count(), dam(voice), "{voice}");
        let cut = rows(&stdout(&["concordance", path(&folder), "dam", "--voice", voice, "-q", "--format", "tsv"]));
        assert_eq!(cut.len(), dam(voice), "{voice}");
        assert!(cut.iter().all(|line| line["voice"] == voice));
    }

    let summary = rows(&stdout(&["voices", path(&folder), "-q", "--format", "tsv"]));
    let outlets: Vec<_> = summary.iter().filter(|row| row["speaker"].is_empty()).collect();
    let sum = |column: &str| outlets.iter().map(|row| row[column].parse::<u64>().expect("a count")).sum::<u64>();
    assert_eq!(
        (sum("tokens"), sum("quoted_tokens"), sum("reported_tokens"), sum("own_tokens")),
        (all, quoted, reported, own)
    );
}

#[test]
fn threads_never_change_voices() {
    let folder = shipped("dispute");
    for question in [&["voices"][..], &["voices", "--spans"], &["voices", "--verbs"], &["keywords", "--by", "voice"]] {
        let answer = |threads: &str| {
            let arguments = [question, &[path(&folder), "--threads", threads, "-q", "--format", "json"]].concat();
            stdout(&arguments)
        };
        assert_eq!(answer("1"), answer("7"), "{question:?}");
    }
}

#[test]
fn corrections_are_put_on_top_and_an_unchanged_table_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "The mayor opened the bridge.\n\n“It is safe,” said Ada Quill. Critics spoke of a “so far” promise and of 'no' proof.\n";
    std::fs::write(folder.path().join("bridge.txt"), text).expect("a text");
    let spans = |arguments: &[&str]| {
        let start = ["voices", path(folder.path()), "--language", "en", "--spans", "-q", "--format", "csv"];
        stdout(&[&start[..], arguments].concat())
    };
    let table = spans(&[]);
    assert_eq!(table.lines().count(), 4, "{table}");
    let file = folder.path().join("corrected.table");
    std::fs::write(&file, &table).expect("a table");
    assert_eq!(spans(&["--overrides", path(&file)]), table);

    let start = text.find("said Ada Quill").expect("a speaker") + "said ".len();
    let quoted = text.find("“so far”").expect("a quotation");
    let (no, end) = (text.find("'no'").expect("a mark"), text.find("'no'").expect("a mark") + "'no'".len());
    let (bridge, after) = (text.find("bridge").expect("a word"), text.find("bridge").expect("a word") + "bridge".len());
    let mut corrected = String::from("article,start,end,kind,speaker,speaker_start,speaker_end\n");
    writeln!(
        corrected,
        "bridge,{quoted},{},term,Ada Quill,{start},{}",
        quoted + "“so far”".len(),
        start + "Ada Quill".len()
    )
    .expect("text");
    writeln!(corrected, "bridge,{no},{end},none,,,").expect("text");
    writeln!(corrected, "bridge,{bridge},{after},partial,,,").expect("text");
    std::fs::write(&file, &corrected).expect("a table");
    let changed = spans(&["--overrides", path(&file)]);
    let changed: Vec<&str> = changed.lines().skip(1).collect();
    assert_eq!(changed.len(), 3, "{changed:?}");
    assert!(
        changed[0].starts_with(&format!("bridge,{bridge},{after},partial,0,,")) && changed[0].contains(",override"),
        "{}",
        changed[0]
    );
    assert!(changed[2].contains(",term,0,Ada Quill,") && changed[2].contains(",override,"), "{}", changed[2]);
}

#[test]
fn a_correction_that_does_not_fit_names_its_line_and_nothing_is_applied() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("bridge.txt"), "“It is safe,” said Ada Quill.\n").expect("a text");
    let file = folder.path().join("corrected.table");
    let failed = |table: &str| {
        std::fs::write(&file, table).expect("a table");
        let output = newsprint(&["voices", path(folder.path()), "--language", "en", "--overrides", path(&file)]);
        assert_eq!(output.status.code(), Some(1), "{table}");
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let header = "article,start,end,kind,speaker,speaker_start,speaker_end,text";
    let error = failed(&format!("{header}\nbridge,0,17,full,,,,It was safe\n"));
    assert!(error.contains("line 2") && error.contains("expected \"It was safe") && error.contains("found"), "{error}");
    assert!(failed(&format!("{header}\nridge,0,17,full,,,,\n")).contains("no article \"ridge\""));
    assert!(failed(&format!("{header}\nbridge,0,1,full,,,,\n")).contains("no part of the text"));
    assert!(failed(&format!("{header}\nbridge,0,17,ful,,,,\n")).contains("line 2: kind is \"ful\""));
    assert!(
        failed(&format!("{header}\nbridge,0,17,full,Ada Quail,23,32,\n"))
            .contains("expected the speaker \"Ada Quail\"")
    );
    assert!(failed("article,start\nbridge,0\n").contains("no column \"end\""));
}

#[test]
fn odd_marks_are_listed_and_never_fail() {
    let folder = tempfile::tempdir().expect("a folder");
    let nested = format!("{} deep {}", "“".repeat(10_000), "”".repeat(10_000));
    let texts = [
        ("unclosed", "He said: “We go on and on.\n\nNobody closed it.\n".to_string()),
        ("nested", nested),
        ("foreign", "She said: «we go», and left.\n".to_string()),
        ("german", "She said: 「we go」, and left.\n".to_string()),
        ("mixed", "She said: “we go\" and left.\n".to_string()),
    ];
    for (name, text) in &texts {
        std::fs::write(folder.path().join(format!("{name}.txt")), text).expect("a text");
    }
    let found = rows(&stdout(&[
        "voices",
        path(folder.path()),
        "--language",
        "en",
        "--no-clean",
        "--spans",
        "-q",
        "--format",
        "tsv",
    ]));
    let of = |article: &str| found.iter().find(|row| row["article"] == article).expect("a quotation")["marks"].clone();
    assert_eq!(
        ["unclosed", "foreign", "german", "mixed"].map(of),
        ["unclosed", "foreign-marks", "foreign-marks", "mixed-marks"]
    );
    let check = rows(&stdout(&["check", path(folder.path()), "--language", "en", "-q", "--format", "tsv"]));
    for kind in ["unclosed", "foreign-marks", "mixed-marks", "too-deep"] {
        assert!(check.iter().any(|row| row["kind"] == kind && row["text"].starts_with("byte ")), "{kind}");
    }
}

#[test]
fn speech_without_marks_counts_only_where_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "The minister told the crowd to stay:\n\nYou must not leave your houses before the water is gone.\n\nThe river fell.\n";
    std::fs::write(folder.path().join("flood.txt"), text).expect("a text");
    let voices = |arguments: &[&str]| {
        let start = ["voices", path(folder.path()), "--language", "en", "-q", "--format", "tsv"];
        rows(&stdout(&[&start[..], arguments].concat()))
    };
    let (without, with) = (voices(&[]), voices(&["--blocks"]));
    assert_eq!((without[0]["quoted_tokens"].as_str(), without[0]["block_tokens"].as_str()), ("0", "11"));
    assert_eq!((with[0]["quoted_tokens"].as_str(), with[0]["block_tokens"].as_str()), ("11", "11"));
    assert_eq!(without[0]["quoted_share_with_blocks"], with[0]["quoted_share"]);
    let spans = voices(&["--blocks", "--spans"]);
    assert_eq!((spans[0]["kind"].as_str(), spans[0]["speaker"].as_str()), ("block", "The minister"));
}

#[test]
fn a_researchers_own_words_replace_ours_and_broken_files_name_their_line() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.txt"), "“We go,” Ada Quill grumbled.\n").expect("a text");
    let words = folder.path().join("en.toml");
    std::fs::write(&words, "language = 'en'\nfull_words = 2\nstrong = 'grumbled'\n").expect("words");
    let speaker = |arguments: &[&str]| {
        let start = ["voices", path(folder.path()), "--language", "en", "--spans", "-q", "--format", "tsv"];
        rows(&stdout(&[&start[..], arguments].concat()))[0]["speaker"].clone()
    };
    assert_eq!(speaker(&[]), "");
    assert_eq!(speaker(&["--voice-words", path(&words)]), "Ada Quill");
    std::fs::write(&words, "language = 'en'\nstrung = 'grumbled'\n").expect("words");
    let output = newsprint(&["voices", path(folder.path()), "--voice-words", path(&words)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("\"en.toml\" line 2"));
}

#[test]
fn speakers_are_called_by_the_groups_of_the_study() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "Energy Minister Ilse Marrant opened it.\n\n“Good,” said Ms Marrant. “Bad,” said a spokesman for Ilse Marrant. \
                “Odd,” she said. “Fine,” said Mr Orrell.\n";
    std::fs::create_dir(folder.path().join("texts")).expect("a folder");
    std::fs::write(folder.path().join("texts/a.txt"), text).expect("a text");
    let study = folder.path().join("study.toml");
    std::fs::write(
        &study,
        "corpus = ['texts']\n[words]\nlanguage = 'en'\n[group.minister]\nmatch = ['Marrant', 'Ilse Marrant']\n",
    )
    .expect("a study");
    let found = rows(&stdout(&["voices", path(&study), "--spans", "-q", "--format", "tsv"]));
    let names: Vec<&str> = found.iter().map(|row| row["speaker_name"].as_str()).collect();
    assert_eq!(names, ["minister", "", "", "Orrell"]);
    assert_eq!(found[2]["speaker_suggested"], "Ilse Marrant");
    let unlinked = rows(&stdout(&[
        "voices",
        path(&folder.path().join("texts")),
        "--language",
        "en",
        "--spans",
        "-q",
        "--format",
        "tsv",
    ]));
    assert_eq!(unlinked[0]["speaker_name"], "Ilse Marrant");
}

#[test]
fn an_unknown_voice_lists_the_known_ones() {
    let output = newsprint(&["words", path(&shipped("dispute")), "--voice", "loud"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("all, quoted, reported, own, unquoted"));
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Every command that groups can group by voice, and the voices add up to the whole.
#[test]
fn trend_dispersion_collocates_and_groups_go_by_voice() {
    let folder = shipped("dispute");
    let ask = |command: &[&str], options: &[&str]| {
        let whole = [&[command[0], path(&folder)], &command[1..], &["-q", "--format", "tsv"], options].concat();
        rows(&stdout(&whole))
    };
    let sum = |rows: &[BTreeMap<String, String>], column: &str| -> u64 {
        rows.iter().map(|row| row[column].parse::<u64>().expect("a count")).sum()
    };
    let voices = |rows: &[BTreeMap<String, String>]| -> BTreeSet<String> {
        rows.iter().map(|row| row["voice"].clone()).collect()
    };
    let all = BTreeSet::from(["own", "quoted", "reported"].map(String::from));
    for command in [&["trend", "dam", "minister"][..], &["dispersion", "dam", "minister"]] {
        let (whole, parts) = (ask(command, &[]), ask(command, &["--by", "voice"]));
        assert_eq!(sum(&whole, "count"), sum(&parts, "count"), "{command:?}");
        assert_eq!(voices(&parts), all, "{command:?}");
    }
    let years = ask(&["trend", "dam"], &["--by", "date:year,voice"]);
    assert_eq!(years.len(), 3, "one year of each voice");
    let company = ask(&["collocates", "--node", "dam"], &["--by", "voice", "--min-count", "3"]);
    let alone = ask(&["collocates", "--node", "dam"], &["--voice", "quoted", "--min-count", "3"]);
    let quoted: Vec<_> = company.iter().filter(|row| row["voice"] == "quoted").collect();
    assert_eq!(quoted.len(), alone.len());
    for (one, other) in quoted.iter().zip(&alone) {
        assert!(other.iter().all(|(column, value)| one[column] == *value), "{one:?} {other:?}");
    }
    let groups = tempfile::NamedTempFile::with_suffix(".toml").expect("a file");
    std::fs::write(groups.path(), "[group.\"Minister\"]\nmatch = [\"minister\", \"Marrant\"]\n").expect("groups");
    let named = ["--groups", path(groups.path()), "--by"];
    let (by_voice, by_outlet) =
        (ask(&["groups"], &[&named[..], &["voice"]].concat()), ask(&["groups"], &[&named[..], &["outlet"]].concat()));
    assert_eq!(sum(&by_voice, "count"), sum(&by_outlet, "count"));
    assert_eq!(voices(&by_voice), all);
    for (arguments, told) in [
        (vec!["voices", path(&folder), "--by", "voice"], "group by outlet"),
        (vec!["trend", path(&folder), "dam", "--by", "voice,outlet"], "give date:year"),
        (vec!["trend", path(&folder), "dam", "--by", "voice", "--chart", "x.svg"], "draw each group alone"),
    ] {
        let refused = newsprint(&arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains(told), "{arguments:?}");
    }
}

/// Verbs of speech with an interval over articles, keywords of voices and pictures stand in the report.
#[test]
fn the_report_contrasts_voices() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("report");
    stdout(&["report", path(&shipped("dispute")), "-o", path(&target), "-q", "--sections", "voices"]);
    let page = std::fs::read_to_string(target.join("index.html")).expect("a page");
    assert!(page.contains("Words of quotations against words outside them"));
    assert!(target.join("tables/keywords-unquoted.csv").is_file());
    for picture in ["voices-shares", "voices-actors", "voices-speakers"] {
        assert!(target.join(format!("charts/{picture}.svg")).is_file(), "{picture}");
    }
    let table = std::fs::read_to_string(target.join("tables/keywords-quoted.csv")).expect("a table");
    let first: Vec<&str> = table.lines().nth(1).expect("a row").split(',').collect();
    assert_eq!(first[0], "quoted");
    assert!(table.lines().any(|line| line.starts_with("quoted,i,") || line.starts_with("quoted,you,")), "{table}");
}

/// Chinese: marks of both kinds, speakers before and behind, indirect speech behind a comma; titles are no quotations.
#[test]
fn chinese_quotations_have_speakers_and_indirect_speech() {
    let spoken = |text: &str| -> Vec<(String, String, &'static str)> {
        let voices = VoiceReader::default().read(text, "", "zh");
        let told = |one: &newsprint::annotation::voice::Quotation| {
            let speaker = one.speaker.as_ref();
            let mention = speaker.map_or("", |speaker| &text[speaker.mention.clone()]);
            (text[one.inner.clone()].to_string(), mention.to_string(), speaker.map_or("", |speaker| speaker.rule))
        };
        voices.quotations.iter().map(told).collect()
    };
    for (text, speaker) in [
        ("外交部发言人毛宁5日在北京表示：“中方坚决反对任何形式的单边制裁。”", "外交部发言人毛宁"),
        ("“我们希望各方保持冷静克制，”王毅周二说。", "王毅"),
        ("王毅强调，“中方始终站在和平一边。”会议随后结束。", "王毅"),
        ("立法院長韓國瑜說：「這項法案必須在年底以前通過。」", "立法院長韓國瑜"),
        ("他告诉记者：“水坝的闸门不会在秋天之前关闭。”", "他"),
    ] {
        let found = spoken(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].1, speaker, "{text}: {found:?}");
    }
    let nested = spoken("李明说：“他告诉我‘不要走’，我没有走。”");
    assert_eq!((nested.len(), nested[0].1.as_str()), (2, "李明"));
    assert!(spoken("这本小说《说谎的人》上周出版。").is_empty());
    let text = "王毅表示，中方将继续推动和谈。据新华社报道，会议于5日结束。";
    let voices = VoiceReader::default().read(text, "", "zh-CN");
    let reported: Vec<_> = voices.reported.iter().map(|one| (&text[one.range.clone()], one.rule)).collect();
    assert_eq!(reported[0], ("中方将继续推动和谈", "said-comma"), "{reported:?}");
    assert_eq!(&text[voices.reported[0].speaker.clone().expect("a speaker")], "王毅");
    for rule in newsprint::annotation::voice::RULES {
        assert!(rule.measured.iter().all(|measured| measured.language == "en"), "{}", rule.name);
    }
    assert!(
        voices.quotations.iter().all(|one| one.speaker.as_ref().is_none_or(|speaker| speaker.confidence.is_none()))
    );
}
