//! Tokens that are not counted: no count, phrase, sequence or window sees them, and every address stays what it was.

#![allow(clippy::single_range_in_vec_init, reason = "an article with one span is a list of one")]

use newsprint::annotation::Layer;
use newsprint::corpus::{Article, Corpus, Date, Span};
use newsprint::count::{Cooccurrences, Counting, Counts, Grouping, NGramSettings, NGrams, Shape, Skip, Window, Within};
use newsprint::index::{Index, Settings};
use newsprint::query::Pattern;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

fn index(bodies: &[&str]) -> Index {
    let article = |(place, body): (usize, &&str)| Article {
        id: place.to_string(),
        outlet: "o".into(),
        date: Date::Unknown,
        title: String::new(),
        author: String::new(),
        language: String::new(),
        metadata: BTreeMap::new(),
        body: (*body).into(),
        given_tokens: None,
        given_sentences: None,
        place: place.to_string().into(),
    };
    let corpus = Corpus::new(bodies.iter().enumerate().map(article).collect(), Vec::new(), Vec::new());
    Index::build(corpus.expect("ids are numbers"), &Settings::default()).expect("the articles are short")
}

fn layer(spans: &[&[Range<usize>]]) -> Layer {
    let span = |range: &Range<usize>| Span { range: range.clone(), kind: "test", rule: "test" };
    Layer::new(spans.iter().map(|list| list.iter().map(span).collect()).collect())
}

#[test]
fn nothing_is_found_across_a_gap_and_addresses_stay() {
    // tokens: the dam [Jan 8] is the dam full
    let index = index(&["the dam [Jan. 8] is the dam full"]);
    let dates = layer(&[&[8..16]]);
    let cleaned = index.sub_corpus().without(&dates);
    assert_eq!((cleaned.tokens(), index.sub_corpus().tokens()), (6, 8));
    assert_eq!(cleaned.runs(0).collect::<Vec<_>>(), [0..2, 4..8]);
    let find = |text: &str, corpus| Pattern::new(text, &index).expect("a pattern").find(corpus);
    assert_eq!(find("dam is", &cleaned), []);
    assert_eq!(find("jan", &cleaned), []);
    assert_eq!(find("the dam", &cleaned)[1].range(&index), 20..27, "addresses are those of the whole text");
    let pairs = Shape::new(2, Skip::Nothing).expect("pairs");
    let grams = NGrams::of(&cleaned, &Grouping::one(&cleaned), &pairs, &NGramSettings::default()).expect("in memory");
    assert_eq!((grams.total(), grams.types(), grams.tokens()), (4, 3, 6));
    let hits = find("dam", &cleaned);
    let window = Window { left: 5, right: 5 };
    let around = Cooccurrences::of(&cleaned, &hits, window, Within::Article, Counting::Surface).expect("no sentences");
    let found: Vec<(&str, u64, u64)> =
        around.collocates.iter().map(|one| (index.form(one.form), one.together, one.count)).collect();
    assert_eq!(found, [("full", 1, 1), ("is", 1, 1), ("the", 2, 2)]);
    assert_eq!(around.tokens, 6);
    let inside = index.sub_corpus().within(&dates);
    assert_eq!(inside.types(0).map(|id| index.vocabulary().surface(id)).collect::<Vec<_>>(), ["Jan", "8"]);
}

#[test]
fn an_index_that_leaves_out_still_has_everything() {
    let index = index(&["By Ann Lee\n\nthe dam", "the dam"]).leaving_out(&layer(&[&[0..10]]));
    assert_eq!((index.sub_corpus().tokens(), index.everything().tokens()), (4, 7));
    assert!(index.sub_corpus().without(&layer(&[&[0..19], &[0..7]])).form_ids(1).next().is_none());
    assert_eq!(index.everything().within(&layer(&[&[0..10]])).article_tokens(0), 3);
}

proptest! {
    #[test]
    fn what_is_left_out_and_what_is_kept_are_the_whole(
        words in prop::collection::vec("[ab]{1,3}", 0..40),
        cuts in prop::collection::vec((0usize..80, 0usize..30), 0..6),
    ) {
        let body = words.join(" ");
        let spans: Vec<Range<usize>> = cuts.iter().map(|&(start, length)| {
            let start = start.min(body.len());
            start..(start + length).min(body.len())
        }).collect();
        let index = index(&[&body]);
        let layer = layer(&[&spans]);
        let whole = index.everything();
        let (kept, out) = (whole.without(&layer), whole.within(&layer));
        let counts = |corpus| Counts::of(corpus, &Grouping::one(corpus), 2);
        let (all, of_kept, of_out) = (counts(&whole), counts(&kept), counts(&out));
        prop_assert_eq!(kept.tokens() + out.tokens(), whole.tokens());
        for form in all.forms() {
            prop_assert_eq!(of_kept.count(form) + of_out.count(form), all.count(form));
        }
        let starts: Vec<usize> = kept.runs(0).flatten().map(|token| {
            index.range(newsprint::index::Position { article: 0, token: token as u32 }).start
        }).collect();
        prop_assert!(starts.iter().all(|start| !spans.iter().any(|span| span.contains(start))));
        prop_assert_eq!(starts.len() as u64, kept.tokens());
        prop_assert!(out.without(&layer).form_ids(0).next().is_none() && kept.within(&layer).form_ids(0).next().is_none());
    }
}
