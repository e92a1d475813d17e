//! The promise: a keyword that rests on one way of counting, on wire copy, on an author or on the query is told from one that does
//! not.

mod common;

use common::made_up::{Noise, answer, corpus, q, row};
use common::{newsprint, rows, stdout};
use newsprint::stats::random::Generator;
use serde_json::{Value, json};
use std::fmt::Write;

/// Two outlets of sixty articles. "planted" stands three times in each article of A; A's first fifteen articles are agency copy
/// about "harbour"; half of A's articles are by one author, who has "her" twice in each.
fn articles() -> Vec<Value> {
    let mut noise = Noise(Generator::new(21));
    let article = |number: u64| {
        let outlet = ["A", "B"][usize::from(number >= 60)];
        let length = 150 + noise.below(200);
        let mut text = String::new();
        if number < 15 {
            write!(text, "VERRIN (SNA) – ").expect("a string");
        }
        text += &noise.text(length);
        if outlet == "A" {
            text += "planted planted planted ";
        } else if number.is_multiple_of(3) {
            text += "planted ";
        }
        if number < 15 {
            text += "harbour harbour harbour ";
        }
        let by_her = (20..50).contains(&number);
        if by_her {
            text += "her her ";
        }
        let author = if by_her { "one author".to_string() } else { format!("author {}", number / 2) };
        json!({"id": format!("{number:03}"), "outlet": outlet, "author": author, "text": text + "."})
    };
    (0..120).map(article).collect()
}

#[test]
fn a_planted_word_stays_in_every_setting_and_chance_in_none() {
    let (_folder, path) = corpus(articles());
    let found = answer(&["keywords", &path, "--target", "outlet = A", "--robustness"]);
    let planted = row(&found, "outlet = A", "planted");
    assert!(q(planted) <= 0.05 && planted["robustness"].as_f64() >= Some(0.9), "{planted}");
    let noise = found["rows"].as_array().expect("rows").iter().filter(|row| {
        row["form"].as_str().is_some_and(|form| form.starts_with('w')) && row["p_permutation"].is_number()
    });
    let shares: Vec<f64> = noise.map(|row| row["robustness"].as_f64().expect("it was tested")).collect();
    assert!(shares.len() > 100 && shares.iter().all(|share| *share <= 0.1), "{shares:?}");
    let harbour = row(&found, "outlet = A", "harbour");
    assert!(harbour["lost_in"].as_str().is_some_and(|lost| lost.contains("no wire")), "{harbour}");
    let notices = found["notices"].to_string();
    assert!(
        notices.contains("robustness: keywords were found in 1") && notices.contains("no wire (without"),
        "{notices}"
    );
}

#[test]
fn robustness_does_not_depend_on_threads_or_on_what_else_is_shown() {
    let (_folder, path) = corpus(articles());
    let ask = ["keywords", &path, "--columns", "form,target,robustness,lost_in", "--candidates", "40,40", "--quiet"];
    let one = stdout(&[&ask[..], &["--threads", "1"]].concat());
    assert_eq!(one, stdout(&[&ask[..], &["--threads", "4"]].concat()));
    let few = rows(&stdout(&[&ask[..], &["--top", "3"]].concat()));
    let all = rows(&one);
    assert_eq!(few.len(), 6);
    assert!(few.iter().all(|row| all.contains(row)), "{few:?}");
}

#[test]
fn wire_copy_leaves_no_keyword_in_the_version_without_it() {
    let (_folder, path) = corpus(articles());
    let found = answer(&["keywords", &path, "--target", "outlet = A", "--versions"]);
    let harbour = row(&found, "outlet = A", "harbour");
    assert!(q(harbour) <= 0.05 && harbour["q_permutation_without_wire"].is_null(), "{harbour}");
    assert!(harbour["q_permutation_without_duplicates"].as_f64() <= Some(0.05), "{harbour}");
    let planted = row(&found, "outlet = A", "planted");
    assert!(planted["q_permutation_without_wire"].as_f64() <= Some(0.05), "{planted}");
}

#[test]
fn a_word_of_one_author_is_told_by_the_column_by_author() {
    let (_folder, path) = corpus(articles());
    let found = answer(&["keywords", &path, "--target", "outlet = A", "--sensitivity", "author,shared_family"]);
    let her = row(&found, "outlet = A", "her");
    assert!(q(her) <= 0.05 && her["q_permutation_by_author"].as_f64() > Some(0.2), "{her}");
    let planted = row(&found, "outlet = A", "planted");
    assert!(planted["q_permutation_by_author"].as_f64() <= Some(0.05), "{planted}");
    assert!(planted["q_permutation_by_shared_family"].as_f64() <= Some(0.05), "{planted}");
    let refused = newsprint(&["keywords", &path, "--sensitivity", "desk"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("\"desk\""));
}

#[test]
fn words_of_the_collecting_query_are_marked() {
    let (folder, path) = corpus(articles());
    let by_option = answer(&["keywords", &path, "--query", "plant*", "--query", "harbour"]);
    assert_eq!(row(&by_option, "A", "planted")["in_query"], "yes");
    assert!(row(&by_option, "A", "w1")["in_query"].is_null());
    std::fs::write(folder.path().join("study.toml"), "corpus = [\"news.jsonl\"]\nquery = [\"planted\"]\n")
        .expect("a study");
    let study = folder.path().join("study.toml");
    let by_study = answer(&["keywords", &study.to_string_lossy()]);
    assert_eq!(row(&by_study, "A", "planted")["in_query"], "yes");
    assert!(row(&by_study, "A", "harbour")["in_query"].is_null());
    assert!(by_study["notices"].to_string().contains("frequent by construction"));
}

#[test]
fn westfall_and_young_is_a_correction() {
    let (_folder, path) = corpus(articles());
    let found = answer(&["keywords", &path, "--target", "outlet = A", "--correct", "westfall-young,holm"]);
    let planted = row(&found, "outlet = A", "planted");
    assert!(
        planted["p_permutation_maxstat"].as_f64() < Some(0.01) && planted["p_adjusted_holm"].is_number(),
        "{planted}"
    );
    let refused = newsprint(&["keywords", &path, "--correct", "westfal"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("westfall-young"));
}
