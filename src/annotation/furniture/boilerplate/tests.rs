//! What recurs is learnt, what does not is left alone.

use super::*;
use crate::corpus::{Article, Date, Spooled};
use std::collections::BTreeMap;

fn articles(bodies: Vec<String>) -> Vec<Article> {
    let article = |(place, body): (usize, String)| Article {
        id: format!("{place:04}"),
        outlet: "Gulf Courier".into(),
        date: Date::Unknown,
        title: String::new(),
        author: String::new(),
        language: String::new(),
        metadata: BTreeMap::new(),
        body: body.into(),
        given_tokens: None,
        given_sentences: None,
        place: "".into(),
    };
    bodies.into_iter().enumerate().map(article).collect()
}

/// A text of its own for every number: words drawn by a plain generator.
fn story(number: u64) -> String {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut word = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let syllables =
            ["qua", "bo", "ti", "sil", "the", "of", "ga", "riv", "sa", "wal", "in", "eel", "net", "to", "was", "ha"];
        format!("{}{}", syllables[(state >> 33) as usize % 16], syllables[(state >> 43) as usize % 16])
    };
    let sentence = |word: &mut dyn FnMut() -> String| (0..12).map(|_| word()).collect::<Vec<_>>().join(" ") + ".";
    (0..12).map(|_| [sentence(&mut word), sentence(&mut word)].join(" ")).collect::<Vec<_>>().join("\n\n")
}

fn learn(outlet: &[Article], threads: usize) -> Boilerplate {
    super::learn(Outlet { articles: outlet, first: 0, spooled: &Spooled::default() }, threads)
}

fn parts(outlet: &[Article], learnt: &Boilerplate, article: usize) -> Vec<String> {
    learnt.found[article].iter().map(|range| outlet[article].body[range.clone()].to_string()).collect()
}

#[test]
fn lines_that_recur_are_learnt_and_others_are_not() {
    let bodies = (0..10).map(|number| {
        let footer = if number % 3 == 0 { "\n\nRead us at the harbour, issue 12 of May 2025." } else { "" };
        let rare = if number < 2 { "\n\nOnly two articles end in this line." } else { "" };
        format!("{}{rare}{footer}", story(number))
    });
    let outlet = articles(bodies.collect());
    let learnt = learn(&outlet, 2);
    assert_eq!(parts(&outlet, &learnt, 0), ["Read us at the harbour, issue 12 of May 2025."]);
    assert!(learnt.found[1].is_empty());
    let template = &learnt.templates[0];
    assert_eq!((learnt.templates.len(), template.articles, template.of), (1, 4, 10));
}

#[test]
fn a_sentence_with_other_names_and_dates_follows_the_same_template() {
    let names = ["Gus Brandt", "Rhona Vell", "Ole Marsden", "Tilda Roe", "Nils Averil"];
    let bodies = (0..20_u64).map(|number| {
        let name = names[number as usize % 5];
        format!("{} The reporter {name} can be reached at our Verrin desk until {number} June.", story(number))
    });
    let outlet = articles(bodies.collect());
    let learnt = learn(&outlet, 1);
    assert_eq!(learnt.templates.len(), 1, "{:?}", learnt.templates);
    assert_eq!(learnt.templates[0].text.split(" can").next(), Some("The reporter …"));
    for (number, article) in outlet.iter().enumerate() {
        let found = parts(&outlet, &learnt, number);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("The reporter") && article.body.ends_with(&found[0]));
    }
}

#[test]
fn copies_of_one_article_do_not_make_its_sentences_boilerplate() {
    let bodies = (0..8).map(|number| story(if number < 4 { 0 } else { number }));
    let outlet = articles(bodies.collect());
    assert!(learn(&outlet, 1).templates.is_empty());
}

#[test]
fn threads_change_nothing_and_two_articles_teach_nothing() {
    let outlet =
        articles((0..30).map(|number| format!("{}\n\nShare this with a friend at the quay.", story(number))).collect());
    let (one, many) = (learn(&outlet, 1), learn(&outlet, 7));
    assert_eq!((one.found, one.templates), (many.found, many.templates));
    assert!(learn(&outlet[..2], 1).templates.is_empty());
}

#[test]
fn a_line_inside_the_text_recurs_only_word_for_word() {
    let bodies = (0..10).map(|number| {
        let story = story(number);
        let (first, second) = story.split_at(story.match_indices("\n\n").nth(6).expect("a paragraph").0);
        format!("{first}\n\nAdvertise here {number}{second}")
    });
    let outlet = articles(bodies.collect());
    let learnt = learn(&outlet, 1);
    assert_eq!(parts(&outlet, &learnt, 3), ["Advertise here 3"]);
}
