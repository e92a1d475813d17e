//! The promise: every kind of query finds what a plain reader of the tokens finds, and never takes forever.

mod common;

use common::{newsprint, rows, shipped, stdout};
use newsprint::analysis::dispersion::Spread;
use newsprint::annotation::Layer;
use newsprint::corpus::{Article, Corpus, Date, Span};
use newsprint::index::{Index, Position, Settings};
use newsprint::query::Pattern;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A query as a tree, to be written down and to be evaluated by brute force.
#[derive(Debug, Clone)]
enum Query {
    Word(&'static str),
    Phrase(Vec<Query>),
    Any(Vec<Query>),
    Times(Box<Query>, usize, usize),
    Near(Box<Query>, Box<Query>, usize),
}

/// Whether a word of a query stands for a token.
type Holds = fn(&str) -> bool;

/// The words of queries, and which tokens each stands for.
const WORDS: [(&str, Holds); 8] = [
    ("a", |token| token.eq_ignore_ascii_case("a")),
    ("=A", |token| token == "A"),
    ("b", |token| token.eq_ignore_ascii_case("b")),
    ("a*", |token| token.to_lowercase().starts_with('a')),
    ("?b", |token| token.to_lowercase() == "ab"),
    ("/[ab]+/", |token| token.to_lowercase().chars().all(|sign| "ab".contains(sign))),
    ("=/A.*/", |token| token.starts_with('A')),
    ("[word=\"A\" | form=\"c\"]", |token| token == "A" || token.eq_ignore_ascii_case("c")),
];

impl Query {
    fn text(&self) -> String {
        match self {
            Self::Word(word) => (*word).into(),
            Self::Phrase(parts) => parts.iter().map(Self::text).collect::<Vec<_>>().join(" "),
            Self::Any(sides) => format!("({})", sides.iter().map(Self::text).collect::<Vec<_>>().join("|")),
            Self::Times(part, least, most) => format!("({}){{{least},{most}}}", part.text()),
            Self::Near(left, right, within) => format!("near({}, {}, {within})", left.text(), right.text()),
        }
    }

    /// Where an occurrence that begins at a token may end.
    fn ends(&self, tokens: &[&str], start: usize) -> BTreeSet<usize> {
        match self {
            Self::Word(word) => {
                let (_, holds) = WORDS.iter().find(|(known, _)| known == word).expect("a known word");
                tokens.get(start).filter(|token| holds(token)).map(|_| start + 1).into_iter().collect()
            }
            Self::Phrase(parts) => parts.iter().fold(BTreeSet::from([start]), |starts, part| {
                starts.into_iter().flat_map(|start| part.ends(tokens, start)).collect()
            }),
            Self::Any(sides) => sides.iter().flat_map(|side| side.ends(tokens, start)).collect(),
            Self::Times(part, least, most) => {
                let times = |count: &usize| Self::Phrase(vec![(**part).clone(); *count]).ends(tokens, start);
                (*least..=*most).collect::<Vec<_>>().iter().flat_map(times).collect()
            }
            Self::Near(..) => unreachable!("stands alone"),
        }
    }

    /// First token and the one behind of every occurrence.
    fn found(&self, tokens: &[&str]) -> Vec<(usize, usize)> {
        let Self::Near(left, right, within) = self else {
            let longest = |start: usize| self.ends(tokens, start).pop_last().map(|end| (start, end));
            return (0..tokens.len()).filter_map(longest).collect();
        };
        let mut all = BTreeSet::new();
        for a in left.found(tokens) {
            for b in right.found(tokens) {
                for (first, then) in [(a, b), (b, a)] {
                    if then.0 >= first.1 && then.0 - first.1 < *within {
                        all.insert((first.0, then.1));
                    }
                }
            }
        }
        let inside =
            |outer: &(usize, usize), inner: &(usize, usize)| outer != inner && outer.0 <= inner.0 && inner.1 <= outer.1;
        all.iter().filter(|outer| !all.iter().any(|inner| inside(outer, inner))).copied().collect()
    }
}

fn phrases() -> impl Strategy<Value = Query> {
    let word = (0..WORDS.len()).prop_map(|place| Query::Word(WORDS[place].0));
    let part = word.prop_recursive(3, 12, 3, |inner| {
        let phrase = prop::collection::vec(inner.clone(), 1..3).prop_map(Query::Phrase);
        prop_oneof![
            prop::collection::vec(phrase.clone(), 1..3).prop_map(Query::Any),
            (phrase, 1usize..2, 1usize..3).prop_map(|(part, least, most)| Query::Times(Box::new(part), least, most)),
        ]
    });
    prop::collection::vec(part, 1..4).prop_map(Query::Phrase)
}

fn queries() -> impl Strategy<Value = Query> {
    prop_oneof![
        phrases(),
        (phrases(), phrases(), 1usize..5).prop_map(|(a, b, within)| Query::Near(Box::new(a), Box::new(b), within)),
    ]
}

fn index(texts: &[String]) -> Index {
    let article = |(place, body): (usize, &String)| Article {
        id: format!("{place:03}"),
        outlet: "o".into(),
        date: Date::Unknown,
        title: String::new(),
        author: String::new(),
        language: String::new(),
        metadata: std::collections::BTreeMap::default(),
        body: body.clone().into(),
        given_tokens: None,
        given_sentences: None,
        place: format!("{place:03}.txt").into(),
    };
    let corpus = Corpus::new(texts.iter().enumerate().map(article).collect(), Vec::new(), Vec::new()).expect("ids");
    Index::build(corpus, &Settings { threads: 1, ..Settings::default() }).expect("an index")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_query_finds_what_a_plain_reader_finds(
        query in queries(),
        texts in prop::collection::vec("((a|A|b|ab|AB|c|C) ){0,24}", 1..4),
        hole in (0usize..12, 0usize..3),
    ) {
        let index = index(&texts);
        // The first article has a hole: tokens that are not counted.
        let words: Vec<&str> = texts[0].split_whitespace().collect();
        let hole = hole.0.min(words.len())..(hole.0 + hole.1).min(words.len());
        let mut spans = vec![Vec::new(); texts.len()];
        if !hole.is_empty() {
            let start = |token: usize| index.range(Position { article: 0, token: token as u32 }).start;
            let range = start(hole.start)..start(hole.end - 1) + 1;
            spans[0].push(Span { range, kind: "hole", rule: "test" });
        }
        let corpus = index.everything().without(&Layer::new(spans));
        let pattern = Pattern::new(&query.text(), &index).expect("a query");
        let mut expected = Vec::new();
        for (article, text) in texts.iter().enumerate() {
            let tokens: Vec<&str> = text.split_whitespace().collect();
            let runs = if article == 0 && !hole.is_empty() {
                vec![0..hole.start, hole.end..tokens.len()]
            } else {
                std::iter::once(0..tokens.len()).collect()
            };
            for run in runs {
                let shifted = |(start, end): (usize, usize)| (article as u32, (run.start + start) as u32, (end - start) as u32);
                expected.extend(query.found(&tokens[run.clone()]).into_iter().map(shifted));
            }
        }
        let found: Vec<(u32, u32, u32)> =
            pattern.find(&corpus).iter().map(|hit| (hit.position.article, hit.position.token, hit.tokens)).collect();
        prop_assert_eq!(&found, &expected, "{}", query.text());
        let spread = Spread::of_patterns(&corpus, &[pattern]);
        let counted: u64 = spread.rows[0].occupied.iter().map(|part| part.count).sum();
        prop_assert_eq!(counted, expected.len() as u64);
    }

    #[test]
    fn no_text_is_too_strange_to_be_read_as_a_pattern(text in "[ab()|=/*?\\[\\]{}0-9,\"'&!\\\\ ]{0,24}") {
        let index = index(&["a b ab".into()]);
        if let Ok(pattern) = Pattern::new(&text, &index) {
            prop_assert!(pattern.find(&index.sub_corpus()).len() <= 3);
        }
    }
}

#[test]
fn an_expression_that_could_run_forever_does_not() {
    let index = index(&["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! ".repeat(50)]);
    for text in ["/(a+)+$b/", "/(a|a)*(a|a)*(a|a)*x/", "/(a*)*(a*)*(a*)*b/"] {
        assert!(Pattern::new(text, &index).expect(text).find(&index.sub_corpus()).is_empty());
    }
    for text in ["/((a{1,1000}){1,1000}){1,1000}/", "/\\w{100000}/", "[word=\"((a{1,900}){1,900}){1,900}\"]"] {
        let error = Pattern::new(text, &index).expect_err(text);
        assert!(error.remedy().is_some() && error.to_string().contains('^'), "{error}");
    }
    // Many ways through, but each place is looked at once.
    let many = format!("{}{}", "(a|a a|a a a){1,9} ".repeat(3), "b");
    let repeated = self::index(&["a ".repeat(3_000)]);
    assert!(Pattern::new(&many, &repeated).expect("a pattern").find(&repeated.sub_corpus()).is_empty());
}

#[test]
fn a_hundred_thousand_alternatives_are_answered_or_refused() {
    let index = index(&["w1 w2 w3 w77 x".into()]);
    let some: Vec<String> = (0..15_000).map(|number| format!("w{number}")).collect();
    let found = Pattern::new(&some.join("|"), &index).expect("short enough").find(&index.sub_corpus());
    assert_eq!(found.len(), 4);
    let many: Vec<String> = (0..100_000).map(|number| format!("w{number}")).collect();
    let error = Pattern::new(&many.join("|"), &index).expect_err("too long");
    assert!(error.remedy().expect("a remedy").contains("--groups"), "{error}");
}

#[test]
fn the_command_points_at_the_place() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    for command in [vec!["concordance"], vec!["trend"], vec!["dispersion"]] {
        let output = newsprint(&[&command[..], &[&corpus, "the (dam|wall"]].concat());
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains("character 5 of the pattern\n    the (dam|wall\n        ^\n"), "{text}");
    }
    let output = newsprint(&["collocates", &corpus, "--node", "[lemma=\"say\"]"]);
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(text.contains("the corpus has no column \"lemma\""), "{text}");
}

#[test]
fn what_matches_nothing_names_the_nearest_forms() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let output = newsprint(&["concordance", &corpus, "referendun|(tidal eels)"]);
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(text.contains("nearest: referendum"), "{text}");
    let output = newsprint(&["trend", &corpus, "eels referendum"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("matches nothing here, though each of its words"));
}

#[test]
fn every_command_counts_the_same_lines() {
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    for pattern in ["dam|wall", "the (tidal|new)? dam", "near(dam, minister, 5)", "[word=\"Dam\"]", "=/[A-Z]+/"] {
        let lines = rows(&stdout(&["concordance", &corpus, pattern, "--quiet"])).len();
        assert!(lines > 0, "{pattern}");
        let trend =
            rows(&stdout(&["trend", &corpus, pattern, "--by", "date:year", "--where", "not date = \"\"", "--quiet"]));
        let dated = rows(&stdout(&["concordance", &corpus, pattern, "--where", "not date = \"\"", "--quiet"])).len();
        let counted: usize = trend.iter().map(|row| row["count"].parse::<usize>().expect("a count")).sum();
        assert_eq!(counted, dated, "{pattern}");
        let spread = rows(&stdout(&["dispersion", &corpus, pattern, "--quiet"]));
        assert_eq!(spread[0]["count"], lines.to_string(), "{pattern}");
        let company = rows(&stdout(&["collocates", &corpus, "--node", pattern, "--quiet"]));
        assert_eq!(company[0]["node_count"], lines.to_string(), "{pattern}");
    }
}
