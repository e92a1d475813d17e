//! The promise: tokenised corpora are read as they stand, their lemmas and parts of speech can be counted, and stems and a user's
//! table of lemmas group forms without hiding them.

mod common;

use common::{newsprint, rows, shipped, stdout};
use newsprint::corpus::Corpus;
use newsprint::corpus::reader::ReadOptions;
use std::path::Path;

const CONLLU: &str = "\u{feff}# newdoc id = first\r\n# newdoc outlet = Klaxon\r\n# meta::title = The dam\r\n# meta::date = 2025-03-01\r\n# newpar\r\n# sent_id = 1\r\n\
    # text = “They saw the dam,” he said.\r\n\
    1\t“\t\"\tPUNCT\t``\t_\t0\troot\t_\tSpaceAfter=No\r\n2\tThey\tthey\tPRON\tPRP\t_\t0\tdep\t_\t_\r\n3\tsaw\tsee\tVERB\tVBD\t_\t0\tdep\t_\t_\r\n\
    4\tthe\tthe\tDET\tDT\t_\t0\tdep\t_\t_\r\n5\tdam\tdam\tNOUN\tNN\t_\t0\tdep\t_\tSpaceAfter=No\r\n6\t,\t,\tPUNCT\t,\t_\t0\tdep\t_\tSpaceAfter=No\r\n\
    7\t”\t\"\tPUNCT\t''\t_\t0\tdep\t_\t_\r\n8\the\the\tPRON\tPRP\t_\t0\tdep\t_\t_\r\n9\tsaid\tsay\tVERB\tVBD\t_\t0\tdep\t_\tSpaceAfter=No\r\n\
    10\t.\t.\tPUNCT\t.\t_\t0\tdep\t_\t_\r\n\r\n\
    # newpar\r\n1\tA\ta\tDET\tDT\t_\t0\tdep\t_\t_\r\n2\tsaw\tsaw\tNOUN\tNN\t_\t0\tdep\t_\t_\r\n2.1\tsees\tsee\tVERB\tVBZ\t_\t_\t_\t_\t_\r\n\
    3-4\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\r\n3\tdo\tdo\tAUX\tVBP\t_\t0\tdep\t_\t_\r\n4\tn't\tnot\tPART\tRB\t_\t0\tdep\t_\t_\r\n\
    5\tsay\tsay\tVERB\tVB\t_\t0\tdep\t_\t_\r\n\r\n\
    # newdoc id = second\r\n# newdoc outlet = Ledger\r\n# text = It says otherwise\r\n\
    1\tIt\tit\tPRON\tPRP\t_\t0\tdep\t_\t_\r\n2\tsay\tsay\tVERB\tVB\t_\t0\tdep\t_\t_\r\n";

fn file(name: &str, text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

fn read(path: &str, options: &ReadOptions) -> Corpus {
    Corpus::read(&[Path::new(path)], options).expect("a corpus")
}

fn error_of(name: &str, text: &str) -> String {
    let (_folder, path) = file(name, text);
    let output = newsprint(&["words", &path]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Form and count of every row.
fn counts(path: &str, options: &[&str]) -> Vec<(String, u64)> {
    let mut arguments = vec!["words", path, "--quiet"];
    arguments.extend(options);
    rows(&stdout(&arguments))
        .into_iter()
        .map(|row| (row["form"].clone(), row["count"].parse().expect("a count")))
        .collect()
}

fn count(path: &str, options: &[&str], form: &str) -> u64 {
    counts(path, options).into_iter().find(|(found, _)| found == form).map_or(0, |(_, count)| count)
}

#[test]
fn conllu_rebuilds_the_text_and_keeps_what_it_says_of_tokens() {
    let (_folder, path) = file("a.conllu", CONLLU);
    let corpus = read(&path, &ReadOptions::default());
    let [first, second] = corpus.articles() else { panic!("two articles") };
    assert_eq!(
        (first.id.as_str(), first.title.as_str(), first.date.to_string().as_str()),
        ("first", "The dam", "2025-03-01")
    );
    assert_eq!(first.body, "“They saw the dam,” he said.\n\nA saw don't say");
    assert_eq!(second.body, "It say");
    let given = first.given_tokens.as_ref().expect("tokens");
    let words: Vec<&str> =
        given.ranges.iter().map(|range| &first.body[range.start as usize..range.end as usize]).collect();
    assert_eq!(words, ["They", "saw", "the", "dam", "he", "said", "A", "saw", "don't", "say"]);
    assert_eq!(
        (given.lemmas.get(1), given.lemmas.get(7), given.lemmas.get(8)),
        (Some("see"), Some("saw"), Some("do+not"))
    );
    assert_eq!((given.parts_of_speech.get(8), given.lemmas.get(9)), (Some("AUX+PART"), Some("say")));
    assert_eq!(first.given_sentences, Some(vec![0..6, 6..10]));
    let kinds: Vec<&str> = corpus.findings().iter().map(|finding| finding.kind).collect();
    for kind in ["given-tokens", "multiword-tokens", "rebuilt-text", "byte-order-mark"] {
        assert!(kinds.contains(&kind), "{kind} in {kinds:?}");
    }
    let as_given = read(&path, &ReadOptions { tokens_as_given: true, ..ReadOptions::default() });
    assert_eq!(as_given.articles()[0].given_tokens.as_ref().expect("tokens").ranges.len(), 14);
}

#[test]
fn words_of_conllu_are_counted_by_form_lemma_and_part_of_speech() {
    let (_folder, path) = file("a.conllu", CONLLU);
    assert_eq!((count(&path, &[], "saw"), count(&path, &[], "they"), count(&path, &[], ",")), (2, 1, 0));
    assert_eq!(count(&path, &["--tokens", "as-given"], "They"), 1);
    assert_eq!(count(&path, &["--tokens", "as-given"], ","), 1);
    let lemmas = ["--count-as", "lemma"];
    assert_eq!((count(&path, &lemmas, "say"), count(&path, &lemmas, "see"), count(&path, &lemmas, "saw")), (3, 1, 1));
    assert_eq!(count(&path, &["--count-as", "pos"], "VERB"), 4);
    assert_eq!(count(&path, &["--count-as", "lemma-pos"], "saw_NOUN"), 1);
    assert_eq!(count(&path, &["--count-as", "pos", "--column", "pos=xpos"], "VBD"), 2);
    let lines = rows(&stdout(&["concordance", &path, "say", "--count-as", "lemma", "--quiet"]));
    let nodes: Vec<&str> = lines.iter().map(|row| row["node"].as_str()).collect();
    assert_eq!(nodes, ["said", "say", "say"]);
    let json = stdout(&["words", &path, "--count-as", "lemma", "--format", "json"]);
    assert!(json.contains("\"count_as\":\"lemma\"") && json.contains("12 of 12 words"), "{json}");
}

#[test]
fn broken_conllu_names_its_line() {
    let line = |id: &str| format!("{id}\tdam\tdam\tNOUN\t_\t_\t_\t_\t_\t_\n");
    for (text, expected) in [
        ("1\tdam\n".to_string(), "line 1: 2 columns instead of ten"),
        (line("1") + &line("3"), "line 2: the token 3 comes after 1"),
        (line("one"), "line 1: \"one\" is no number of a token"),
        (line("1-2") + &line("1"), "line 2: the sentence ends inside a multiword token"),
        (line("2-3"), "line 1: the multiword token 2-3 comes after the token 0"),
        (line("1").replace("\tdam\tdam", "\t\tdam"), "line 1: the form is empty"),
    ] {
        let error = error_of("bad.conllu", &text);
        assert!(error.contains(expected), "{error}");
    }
    assert!(error_of("empty.conllu", "\n# nothing\n").contains("no article"));
}

const VRT: &str = "<?xml version=\"1.0\"?>\n<corpus name=\"x\">\n<text id=\"a\" outlet='Daily &quot;K&quot;' date=2025-03-01 topic=\"dam\">\n<p>\n<s>\n\
    The\tDT\tthe\ndams\tNNS\tdam\n<np>\nR&amp;D\tNP\tR&amp;D\n</np>\n<g/>\n.\tSENT\t.\n</s>\n</p>\n<p>\n<s>\nDams\tNNS\tdam\nhold\tVBP\thold\nthe\tDT\tthe\nsea\tNN\tsea\nxyz\tNN\t<unknown>\n\
    </s>\n</p>\n</text>\n<text id=\"b\" lang=\"en\">\n<s>\nhold\tVBP\thold\nthe\tDT\tthe\n</s>\n</text>\n</corpus>\n";

#[test]
fn vrt_is_read_with_its_structures_attributes_and_glue() {
    let (_folder, path) = file("a.vrt", VRT);
    let corpus = read(&path, &ReadOptions::default());
    let article = corpus.articles().iter().find(|article| article.id == "a").expect("an article");
    assert_eq!(article.body, "The dams R&D.\n\nDams hold the sea xyz");
    assert_eq!((article.outlet.as_str(), article.metadata["topic"].as_str()), ("Daily \"K\"", "dam"));
    assert_eq!(article.given_sentences, Some(vec![0..3, 3..8]));
    assert_eq!(corpus.articles().iter().find(|article| article.id == "b").expect("an article").language, "en");
    let told: Vec<&str> = corpus.findings().iter().map(|finding| finding.text.as_str()).collect();
    assert!(told.iter().any(|text| text.starts_with("read as word=1,lemma=3,pos=2, by what they hold")), "{told:?}");
    assert!(told.iter().any(|text| text.contains("<corpus> 1, <np> 1")), "{told:?}");
    assert_eq!(count(&path, &["--count-as", "lemma"], "dam"), 2);
    assert_eq!(count(&path, &["--count-as", "lemma"], "xyz"), 1);
    assert_eq!(count(&path, &["--count-as", "pos", "--column", "word=1,pos=2"], "NNS"), 2);
    assert_eq!(count(&path, &["--column", "word=3"], "dam"), 2);
}

#[test]
fn vrt_without_articles_is_one_article() {
    let (_folder, path) = file("plain.vrt", "<s>\nOne\ntoken\na\nline\n</s>\n");
    let corpus = read(&path, &ReadOptions::default());
    assert_eq!((corpus.articles()[0].id.as_str(), corpus.articles()[0].body.as_str()), ("plain", "One token a line"));
}

#[test]
fn broken_vrt_names_its_line() {
    for (text, expected) in [
        ("<text id=a>\nx\n<text id=b>\ny\n</text>\n", "line 3: <text> of line 1 was not closed"),
        ("<text id=a>\nx\n", "line 1: <text> is never closed"),
        ("<text id=a>\nx\n</text>\ny\n", "line 4: a token stands outside of every <text>"),
        ("x\n<text id=a>\ny\n</text>\n", "line 2: the tokens from line 1 stand before the first <text>"),
        ("<text id=a>\nx\n</text>\n</text>\n", "line 4: </text> closes no article"),
        ("<text id=\"a>\nx\n</text>\n", "line 1: the value of \"id\" has no closing quote"),
        ("<text id=a>\n\tNN\tx\n</text>\n", "line 2: column 1 holds no word"),
    ] {
        let error = error_of("bad.vrt", text);
        assert!(error.contains(expected), "{error}");
    }
    let (_folder, path) = file("a.vrt", VRT);
    let failed =
        |column: &str| String::from_utf8_lossy(&newsprint(&["words", &path, "--column", column]).stderr).into_owned();
    assert!(failed("lemma=9").contains("no column 9"));
    assert!(failed("pos=tag").contains("\"tag\""));
}

#[test]
fn stems_group_forms_and_the_lines_show_them() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let forms = counts(&corpus, &[]);
    let expected: u64 = forms
        .iter()
        .filter(|(form, _)| ["protest", "protests", "protested", "protesting"].contains(&form.as_str()))
        .map(|(_, count)| count)
        .sum();
    let stems = ["--count-as", "stem", "--language", "en"];
    assert!(expected > 0);
    assert_eq!(count(&corpus, &stems, "protest"), expected);
    let lines =
        rows(&stdout(&["concordance", &corpus, "protests", "--count-as", "stem", "--language", "en", "--quiet"]));
    assert_eq!(lines.len() as u64, expected, "a word of a question is stemmed as the corpus was");
    let total = |counts: &[(String, u64)]| counts.iter().map(|(_, count)| count).sum::<u64>();
    assert_eq!(total(&counts(&corpus, &stems)), total(&forms), "no token is lost");
}

#[test]
fn stems_need_one_language_with_a_stemmer() {
    let persian = shipped("dispute-fa").to_string_lossy().into_owned();
    let english = shipped("dispute").to_string_lossy().into_owned();
    let failed = |arguments: &[&str]| {
        let output = newsprint(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(failed(&["words", &persian, "--count-as", "stem"]).contains("no stemmer for the language \"fa\""));
    assert!(
        failed(&["words", &persian, &english, "--count-as", "stem", "--by", "outlet"])
            .contains("several: en 60, fa 12")
    );
    assert!(failed(&["words", &english, "--count-as", "lemma"]).contains("no token of this corpus has one"));
    assert!(failed(&["words", &english, "--count-as", "lemmata"]).contains("\"lemmata\""));
}

#[test]
fn a_table_of_lemmas_is_counted_and_its_coverage_told() {
    let (_folder, table) =
        file("lemmas.tsv", "fishers\tfisher\nfisher\tfisher\nprotests\tprotest\nprotested\tprotest\n");
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let forms = counts(&corpus, &[]);
    let sum = |wanted: &[&str]| {
        forms.iter().filter(|(form, _)| wanted.contains(&form.as_str())).map(|(_, count)| count).sum::<u64>()
    };
    let lemmas = ["--lemmas", table.as_str()];
    assert_eq!(count(&corpus, &lemmas, "protest"), sum(&["protest", "protests", "protested"]));
    let json = stdout(&["words", &corpus, "--lemmas", &table, "--format", "json", "--top", "1"]);
    let covered = sum(&["fishers", "fisher", "protests", "protested"]);
    assert!(json.contains(&format!(" none. {covered} of ")), "{json}");
    assert!(json.contains("lemmas.tsv sha256:") && !json.contains(&table), "no path in the settings");
    let (_folder, broken) = file("broken.tsv", "fishers fisher\n");
    let output = newsprint(&["words", &corpus, "--lemmas", &broken]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("\"broken.tsv\" line 1: there is no tab"));
}

#[test]
fn tokens_in_json_may_bring_lemmas_and_parts_of_speech() {
    let row = "{\"id\": \"a\", \"tokens\": [\"Dams\", \"held\", \".\"], \"lemmas\": [\"dam\", \"hold\", null], \"pos\": [\"NOUN\", \"VERB\", \"PUNCT\"]}\n";
    let (_folder, path) = file("a.jsonl", row);
    let lemmas = counts(&path, &["--tokens", "as-given", "--count-as", "lemma"]);
    assert_eq!(lemmas, [(".".into(), 1), ("dam".into(), 1), ("hold".into(), 1)]);
    assert_eq!(count(&path, &["--tokens", "as-given", "--count-as", "pos"], "NOUN"), 1);
    let (_folder, path) = file("b.jsonl", "{\"tokens\": [\"Dams\", \"held\"], \"lemmas\": [\"dam\"]}\n");
    let error = String::from_utf8_lossy(&newsprint(&["words", &path, "--tokens", "as-given"]).stderr).into_owned();
    assert!(
        error.contains("\"b.jsonl\" line 1") || error.contains("line 1: there are 1 lemmas and 2 tokens"),
        "{error}"
    );
}
