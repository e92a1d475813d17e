//! The promise: an index folder answers every question with the same bytes as its source, and is refused when it is not whole.

mod common;

use common::{files, newsprint, shipped, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A source and the folder of its index, both of one name: the canonical command names the corpus.
struct Pair {
    _folder: TempDir,
    source: String,
    index: PathBuf,
}

impl Pair {
    fn of(source: &Path, options: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let index = folder.path().join(source.file_name().expect("a name"));
        let source = source.to_string_lossy().into_owned();
        made(&[&[&source, "-o", &index.to_string_lossy()], options].concat());
        Self { _folder: folder, source, index }
    }

    fn dispute() -> Self {
        Self::of(&shipped("dispute"), &[])
    }

    fn index(&self) -> String {
        self.index.to_string_lossy().into_owned()
    }

    /// What the index answers with some options; the source must answer the same with these and others.
    fn same(&self, command: &[&str], of_index: &[&str], of_source: &[&str]) {
        let ask = |corpus: &str, options: &[&str]| {
            let mut arguments = vec![command[0], corpus];
            arguments.extend(&command[1..]);
            arguments.extend(options);
            let output = newsprint(&arguments);
            assert!(output.status.success(), "{arguments:?}: {}", error(&output));
            String::from_utf8(output.stdout).expect("UTF-8")
        };
        let (index, source) = (ask(&self.index(), of_index), ask(&self.source, of_source));
        assert!(
            index == source,
            "{command:?} {of_index:?} differs: {:.300} and {:.300}",
            differing(&index, &source),
            differing(&source, &index)
        );
        assert!(!index.is_empty());
    }
}

fn differing<'t>(a: &'t str, b: &str) -> &'t str {
    let place = a.bytes().zip(b.bytes()).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
    &a[a.floor_char_boundary(place.saturating_sub(100))..]
}

fn made(arguments: &[&str]) {
    let output = newsprint(&[&["index"], arguments].concat());
    assert!(output.status.success(), "{arguments:?}: {}", error(&output));
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A question to every command that takes a corpus.
const QUESTIONS: &[&[&str]] = &[
    &["words", "--by", "outlet"],
    &["keywords"],
    &["concordance", "dam"],
    &["concordance", "our *|group:x", "--groups"],
    &["dispersion"],
    &["collocates", "--node", "dam"],
    &["ngrams", "--size", "2", "--min-count", "5"],
    &["groups", "--groups"],
    &["duplicates"],
    &["similarity"],
    &["trend", "dam"],
    &["diversity"],
    &["voices", "--spans"],
    &["parallels"],
    &["readability"],
    &["growth"],
    &["check"],
    &["check", "--hits"],
];

/// Commands that take no corpus, or whose answer is a folder (a test of its own).
const OTHERS: [&str; 6] = ["init", "index", "report", "verify", "measures", "help"];

#[test]
fn every_command_answers_as_from_the_source() {
    let pair = Pair::dispute();
    let folder = tempfile::tempdir().expect("a folder");
    let groups = folder.path().join("groups.toml");
    std::fs::write(&groups, "[group.x]\nmatch = ['minister', 'ministry']\n").expect("a file");
    let groups = groups.to_string_lossy();
    for question in QUESTIONS {
        let mut question = question.to_vec();
        if question.last() == Some(&"--groups") {
            question.push(&groups);
        }
        question.extend(["--format", "json"]);
        pair.same(&question, &[], &[]);
    }
    let help = stdout(&["--help"]);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    for command in commands.filter_map(|line| line.split_whitespace().next()) {
        let is_asked = QUESTIONS.iter().any(|question| question[0] == command);
        assert!(is_asked || OTHERS.contains(&command), "no question asks newsprint {command}");
    }
}

#[test]
fn a_report_is_the_same_folder() {
    let pair = Pair::dispute();
    let folder = tempfile::tempdir().expect("a folder");
    let report = |corpus: &str, name: &str| {
        let out = folder.path().join(name);
        stdout(&["report", corpus, "-o", &out.to_string_lossy(), "--quiet"]);
        files(&out)
    };
    let (index, source) = (report(&pair.index(), "index"), report(&pair.source, "source"));
    assert_eq!(index.keys().collect::<Vec<_>>(), source.keys().collect::<Vec<_>>());
    for (name, bytes) in &source {
        assert!(index[name] == *bytes, "{name} differs");
    }
}

#[test]
fn tokenised_input_keeps_its_tokens_sentences_and_lemmas() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("corpus.jsonl");
    let lines = [
        r#"{"id":"a","outlet":"A","date":"2020-01-02","tokens":["Dams","hold","."],"lemmas":["dam","hold",null],"pos":["NOUN","VERB",null],"sentences":[3],"desk":"home"}"#,
        r#"{"id":"b","outlet":"B","tokens":["سد","dam","Dam"],"lemmas":[null,"dam","Dam"],"pos":["NOUN",null,"PROPN"]}"#,
    ];
    std::fs::write(&path, lines.join("\n")).expect("a file");
    let given = ["--tokens", "as-given"];
    let pair = Pair::of(&path, &given);
    for question in
        [&["words", "--by", "desk"][..], &["words", "--count-as", "lemma-pos"], &["readability"], &["check"]]
    {
        pair.same(&[question, &["--format", "json"]].concat(), &given, &given);
    }
    pair.same(&["words"], &[], &given);
}

#[test]
fn words_asked_for_otherwise_are_made_anew_and_said() {
    let pair = Pair::dispute();
    for options in [
        &["--keep-case"][..],
        &["--no-clean"],
        &["--keep", "byline"],
        &["--cut", "+hyphens"],
        &["--count-as", "stem", "--language", "en"],
        &["--language", "fa"],
    ] {
        pair.same(&["words", "--format", "json"], options, options);
        let output = newsprint(&[&["words", &pair.index()], options].concat());
        assert!(error(&output).contains("made with other settings"), "{options:?}: {}", error(&output));
    }
    let output = newsprint(&["words", &pair.index()]);
    assert!(!error(&output).contains("other settings"));
}

#[test]
fn an_index_remembers_how_its_words_were_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let lemmas = folder.path().join("lemmas.tsv");
    std::fs::write(&lemmas, "dams\tdam\n").expect("a file");
    let options = ["--keep-case", "--lemmas", &lemmas.to_string_lossy(), "--keep", "caption"];
    let pair = Pair::of(&shipped("dispute"), &options);
    pair.same(&["words"], &[], &options);
    assert!(stdout(&["words", &pair.index(), "--format", "json"]).contains("lemmas.tsv"));
}

#[test]
fn little_memory_and_many_threads_give_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.jsonl");
    let texts: Vec<String> =
        files(&shipped("dispute")).into_values().filter_map(|text| String::from_utf8(text).ok()).collect();
    let line = |number: usize| {
        let text = serde_json::to_string(&texts[number % texts.len()]).expect("JSON");
        format!("{{\"id\":\"{number:04}\",\"outlet\":\"{}\",\"text\":{text}}}\n", number % 3)
    };
    std::fs::write(&path, (0..600).map(line).collect::<String>()).expect("a file");
    let path = path.to_string_lossy();
    let out = |name: &str, options: &[&str]| {
        let out = folder.path().join(name);
        made(&[&[&*path, "-o", &out.to_string_lossy()], options].concat());
        let mut found = files(&out);
        found.remove("newsprint-index.json").expect("a record holds times");
        found
    };
    let whole = out("whole", &["--threads", "1"]);
    assert!(whole == out("spilled", &["--memory", "1MB", "--threads", "4"]), "memory or threads change the index");
    let words = |options: &[&str]| stdout(&[&["words", &*path], options].concat());
    assert_eq!(words(&["--memory", "1MB"]), words(&[]));
    let output = newsprint(&["words", &path, "--memory", "plenty"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).contains("500MB"), "{}", error(&output));
}

/// Refused with these words, and with what to do.
fn refused(arguments: &[&str], code: i32, words: &[&str]) {
    let output = newsprint(arguments);
    let message = error(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {message}");
    for word in words.iter().chain(&["hint: "]) {
        assert!(message.contains(word), "{arguments:?}: {message} lacks {word}");
    }
}

#[test]
fn a_torn_changed_or_older_index_is_refused_by_name() {
    let pair = Pair::dispute();
    let ask = ["words", &pair.index()];
    for name in files(&pair.index).keys() {
        let path = pair.index.join(name);
        let whole = std::fs::read(&path).expect("a file");
        let times = std::fs::metadata(&path).expect("facts").modified().expect("a time");
        std::fs::write(&path, &whole[..whole.len() - 1]).expect("written");
        if name != "newsprint-index.json" {
            refused(&ask, 1, &[name, "bytes", "newsprint index"]);
            let mut changed = whole.clone();
            changed[whole.len() / 2] ^= 1;
            std::fs::write(&path, &changed).expect("written");
            // Even if it bears its old time.
            std::fs::File::options().write(true).open(&path).expect("a file").set_modified(times).expect("set");
            refused(&ask, 1, &[name, "not those that were written"]);
            std::fs::remove_file(&path).expect("removed");
            refused(&ask, 1, &[name, "missing"]);
        }
        std::fs::write(&path, &whole).expect("written");
    }
    // The same bytes with other times, as after a copy, are good.
    assert!(newsprint(&ask).status.success());
    let record = pair.index.join("newsprint-index.json");
    let whole = std::fs::read_to_string(&record).expect("a record");
    let with = |text: String| std::fs::write(&record, text).expect("written");
    with(whole[..whole.len() / 2].to_owned());
    refused(&ask, 1, &["newsprint-index.json", "torn"]);
    with(whole.replace("\"off\": false", "\"off\": true"));
    refused(&ask, 1, &["newsprint-index.json", "not as it was written"]);
    with(whole.replace("\"format\": 2", "\"format\": 1"));
    refused(&ask, 1, &["format 1", "newsprint index"]);
    with(whole.replace("\"newsprint\": \"", "\"newsprint\": \"0."));
    refused(&ask, 1, &["was made by newsprint 0.", "newsprint index"]);
}

#[test]
fn an_index_replaces_only_an_index_and_stands_alone() {
    let pair = Pair::dispute();
    let (index, source) = (pair.index(), &pair.source);
    made(&[source, "-o", &index]);
    std::fs::write(pair.index.join("notes.txt"), "mine").expect("written");
    refused(&["index", source, "-o", &index], 1, &["notes.txt"]);
    let above = pair.index.parent().expect("a folder");
    refused(&["index", source, "-o", &above.to_string_lossy()], 1, &["not a newsprint index"]);
    refused(&["index", source, "-o", &format!("{source}/index")], 2, &["inside the corpus"]);
    refused(&["words", &index, source], 2, &["stands alone"]);
    refused(&["words", &index, "--column", "text=body"], 2, &["other columns", "anew"]);
    refused(&["index", source, "-o", &index, "--where", "outlet = \"x\""], 2, &["--where"]);
    assert_eq!(std::fs::read_dir(above).expect("a folder").count(), 1, "nothing is left beside it");
}

/// Runs a shell line in which `$0` is the command and `$1`, `$2` the source and the index.
fn shell(line: &str, pair: &Pair) -> Output {
    let mut shell = Command::new("sh");
    shell.args(["-c", line, env!("CARGO_BIN_EXE_newsprint"), &pair.source, &pair.index()]);
    shell.output().expect("a shell")
}

#[test]
fn a_full_disk_leaves_the_earlier_index_whole() {
    let pair = Pair::dispute();
    let before = files(&pair.index);
    // No file may be larger than so many blocks; the signal is ignored, so that the write fails as on a full disk.
    for blocks in [1, 40, 200] {
        let output = shell(&format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" index \"$1\" -o \"$2\""), &pair);
        assert_eq!(output.status.code(), Some(1), "{blocks}: {}", error(&output));
        assert!(error(&output).contains("cannot write"), "{}", error(&output));
        assert!(files(&pair.index) == before, "the earlier index is as it was");
        assert_eq!(std::fs::read_dir(pair.index.parent().expect("a folder")).expect("listed").count(), 1);
    }
}

/// Kills the command after times that a seeded sequence chooses; `NEWSPRINT_KILLS` says how often (benches and the record of it).
#[test]
fn a_killed_run_leaves_the_earlier_index_whole_and_nothing_behind() {
    let kills: u64 = std::env::var("NEWSPRINT_KILLS").map_or(4, |kills| kills.parse().expect("a number"));
    let pair = Pair::dispute();
    let started = std::time::Instant::now();
    made(&[&pair.source, "-o", &pair.index()]);
    let whole = started.elapsed();
    let words = stdout(&["words", &pair.source]);
    let mut state = 1u64;
    let mut killed = 0;
    for _ in 0..kills {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut run = Command::new(env!("CARGO_BIN_EXE_newsprint"))
            .args(["index", &pair.source, "-o", &pair.index(), "--quiet"])
            .spawn()
            .expect("started");
        std::thread::sleep(whole.mul_f64((state >> 40) as f64 / f64::from(1 << 24)));
        run.kill().expect("killed");
        killed += u64::from(!run.wait().expect("ended").success());
        assert_eq!(stdout(&["words", &pair.index()]), words, "the index is whole");
    }
    made(&[&pair.source, "-o", &pair.index()]);
    let beside = std::fs::read_dir(pair.index.parent().expect("a folder")).expect("listed").count();
    assert_eq!(beside, 1, "the next run clears what was left after {killed} killed ones");
    eprintln!("{killed} of {kills} runs were killed before they ended");
}
