//! The promise: `duplicates` finds the wire copy that was planted, to the byte, and nothing in texts that share none.

mod common;

use common::{newsprint, rows, shipped, stdout};
use serde_json::Value;

#[test]
fn the_planted_wire_copy_is_found_with_its_longest_passage() {
    let truth: Value =
        serde_json::from_str(&std::fs::read_to_string(shipped("dispute/truth.json")).expect("the truths"))
            .expect("JSON");
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let found = rows(&stdout(&["duplicates", &corpus, "--min-containment", "0", "--no-clean", "--quiet"]));
    let id = |value: &Value| value.as_str().expect("a file").trim_end_matches(".txt").to_string();
    let mut checked = 0;
    for group in truth["shared_text"].as_array().expect("groups of shared text") {
        for pair in group["pairs"].as_array().expect("pairs") {
            let ((a, side_a), (b, side_b)) = ((id(&pair["a"]), "a"), (id(&pair["b"]), "b"));
            let is_pair = |row: &&std::collections::BTreeMap<String, String>| {
                [&row["article_a"], &row["article_b"]] == [&a, &b] || [&row["article_a"], &row["article_b"]] == [&b, &a]
            };
            let row = found.iter().find(is_pair).unwrap_or_else(|| panic!("{a} and {b} are not listed"));
            let (first, second) = if row["article_a"] == a { (side_a, side_b) } else { (side_b, side_a) };
            let bytes =
                |side: &str| ["start", "end"].map(|end| row[&format!("shared_{end}_{side}")].parse().expect("a byte"));
            let runs = pair["runs"].as_array().expect("runs");
            let longest = runs.iter().max_by_key(|run| run["words"].as_u64()).expect("a run");
            let planted = |side: &str| -> [u64; 2] { [0, 1].map(|end| longest[side][end].as_u64().expect("a byte")) };
            assert_eq!((bytes("a"), bytes("b")), (planted(first), planted(second)), "{a} and {b}");
            checked += 1;
        }
    }
    assert!(checked >= 4, "only {checked} pairs were planted");
}

#[test]
fn copies_cuts_and_short_texts_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let outlet = folder.path().join("gazette");
    std::fs::create_dir(&outlet).expect("a folder");
    for (name, text) in [
        ("1-whole", "one two three four five six seven eight nine ten"),
        ("2-copy", "one two three four five six seven eight nine ten"),
        ("3-cut", "Three four five six seven eight"),
        ("4-other", "nothing of this stands in any other text here"),
        ("5-short", "one two three four"),
    ] {
        std::fs::write(outlet.join(format!("{name}.txt")), text).expect("a file");
    }
    let path = folder.path().to_string_lossy().into_owned();
    let tsv = stdout(&["duplicates", &path, "--quiet"]);
    let header = "article_a\tarticle_b\tjaccard\tcontainment_a\tcontainment_b\tshared_start_a\tshared_end_a\t\
                  shared_start_b\tshared_end_b\tshared_tokens\toutlet_a\toutlet_b\tshare_a\tshare_b\tshared_words\t\
                  relation\toutlets\tfamily";
    assert_eq!(tsv.lines().next(), Some(header));
    let cells = |row: &std::collections::BTreeMap<String, String>| {
        ["article_a", "article_b", "jaccard", "containment_a", "containment_b", "shared_tokens"]
            .map(|name| row[name].clone())
    };
    let third = (1.0f64 / 3.0).to_string();
    let expected = [
        ["gazette/1-whole", "gazette/2-copy", "1", "1", "1", "10"],
        ["gazette/1-whole", "gazette/3-cut", &third, &third, "1", "6"],
        ["gazette/2-copy", "gazette/3-cut", &third, &third, "1", "6"],
    ];
    assert_eq!(rows(&tsv).iter().map(cells).collect::<Vec<_>>(), expected.map(|row| row.map(String::from)));
    let output = newsprint(&["duplicates", &path]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("1 article is shorter than 5 words"));
    assert_eq!(newsprint(&["duplicates", &path, "--min-containment", "50"]).status.code(), Some(2));
}
