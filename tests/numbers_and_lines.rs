//! The promise: every count equals the lines that a reader can open, and parts add up to the whole.

mod common;

use common::{rows, shipped, stdout};
use newsprint::analysis::frequency;
use newsprint::corpus::{Article, Corpus, Date};
use newsprint::count::{Counts, Grouping};
use newsprint::index::{Index, Settings};
use newsprint::query::Pattern;
use proptest::prelude::*;

fn article(id: usize, outlet: &str, body: String) -> Article {
    Article {
        id: format!("{id:03}"),
        outlet: outlet.into(),
        date: Date::Unknown,
        title: String::new(),
        author: String::new(),
        language: String::new(),
        metadata: std::collections::BTreeMap::default(),
        body: body.into(),
        given_tokens: None,
        given_sentences: None,
        place: format!("{id:03}.txt").into(),
    }
}

fn index(texts: &[(u8, String)], threads: usize) -> Index {
    let articles = texts
        .iter()
        .enumerate()
        .map(|(id, (outlet, text))| article(id, ["A", "B", "C"][*outlet as usize % 3], text.clone()));
    let corpus = Corpus::new(articles.collect(), Vec::new(), Vec::new()).expect("unique ids");
    Index::build(corpus, &Settings { threads, ..Settings::default() }).expect("an index")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn counts_are_lines_and_parts_add_up(
        texts in prop::collection::vec((0u8..3, "([a-cA-C]{1,2}[ .’'-]{1,2}|U\\.S\\. |سد |\u{ad}|渔民){0,40}"), 1..8)
    ) {
        let index = index(&texts, 1);
        let whole = index.sub_corpus();
        let one = Counts::of(&whole, &Grouping::one(&whole), 1);
        let by = |field| Counts::of(&whole, &Grouping::by(&whole, field).expect("a field"), 4);
        let (outlets, articles) = (by("outlet"), by("article"));
        prop_assert_eq!(one.tokens(), outlets.tokens());
        for form in one.forms() {
            let pattern = Pattern::new(&format!("/{}/", regex::escape(index.form(form))), &index).expect("a pattern");
            prop_assert_eq!(one.count(form), pattern.find(&whole).len() as u64);
            prop_assert_eq!(one.count(form), outlets.count(form));
            prop_assert_eq!(one.moments_everywhere(form), outlets.moments_everywhere(form));
            prop_assert_eq!(one.moments_everywhere(form), articles.moments_everywhere(form));
            prop_assert_eq!(one.articles_with(form), articles.groups_with(form).count() as u64);
        }
        let total: u64 = one.forms().map(|form| one.count(form)).sum();
        prop_assert_eq!(total, one.tokens());
    }

    #[test]
    fn threads_change_nothing(texts in prop::collection::vec((0u8..3, "[a-dسدآب ]{0,60}"), 1..12)) {
        let (one, eight) = (index(&texts, 1), index(&texts, 8));
        prop_assert_eq!(one.forms(), eight.forms());
        prop_assert_eq!(
            one.vocabulary().surfaces().collect::<Vec<_>>(),
            eight.vocabulary().surfaces().collect::<Vec<_>>()
        );
    }

    #[test]
    fn tokens_are_ranges_of_unchanged_text(text in "\\PC{0,80}") {
        let index = index(&[(0, text.clone())], 1);
        prop_assert_eq!(&index.article(0).body, &text);
        let mut end = 0;
        for (token, surface) in index.sub_corpus().types(0).enumerate() {
            let range = index.range(newsprint::index::Position { article: 0, token: token as u32 });
            prop_assert!(range.start >= end && range.end > range.start);
            prop_assert_eq!(&text[range.clone()], index.vocabulary().surface(surface));
            end = range.end;
        }
    }
}

#[test]
fn every_count_of_the_sample_opens_as_many_lines() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let words = rows(&stdout(&["words", &corpus, "--top", "200", "--quiet"]));
    for row in words.iter().step_by(9) {
        let lines = rows(&stdout(&["concordance", &corpus, &row["form"], "--quiet"]));
        assert_eq!(lines.len().to_string(), row["count"], "{}", row["form"]);
        let mut articles: Vec<&String> = lines.iter().map(|line| &line["article"]).collect();
        articles.dedup();
        assert_eq!(articles.len().to_string(), row["articles"], "{}", row["form"]);
    }
}

#[test]
fn the_hand_counted_text_is_counted() {
    // tokens 11, types 8
    let index = index(&[(0, "The dam is not THE dam of the U.S. However, “dam’s”.".into())], 1);
    let whole = index.sub_corpus();
    let counts = Counts::of(&whole, &Grouping::one(&whole), 1);
    let list: Vec<(&str, u64)> =
        frequency::by_count(&counts).into_iter().map(|form| (index.form(form), counts.count(form))).collect();
    assert_eq!(
        list,
        [("the", 3), ("dam", 2), ("dam's", 1), ("however", 1), ("is", 1), ("not", 1), ("of", 1), ("u.s.", 1)]
    );
    assert_eq!(counts.tokens(), 11);
}
