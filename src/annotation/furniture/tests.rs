//! The rules by their examples, and what no rule must do to any text.

use super::*;
use proptest::prelude::*;

fn found<'t>(rule: &Rule, text: &'t str, title: &str, author: &str) -> Vec<&'t str> {
    let page = Page::new(text, title, author, "");
    let mut found = Vec::new();
    (rule.find)(&page, &mut found);
    found.sort_by_key(|range| range.start);
    found.into_iter().map(|range| &text[range]).collect()
}

#[test]
fn every_rule_finds_what_its_examples_say() {
    for rule in RULES.iter().filter(|rule| rule.name != BOILERPLATE.name) {
        assert!(!rule.examples.is_empty(), "{} has an example", rule.name);
        assert!(rule.examples.iter().any(|example| !example.found.is_empty()), "{} finds something", rule.name);
        for example in rule.examples {
            assert_eq!(
                found(rule, example.text, example.title, example.author),
                example.found,
                "{}: {}",
                rule.name,
                example.text
            );
        }
    }
}

#[test]
fn names_are_unique_and_doubts_are_never_left_out_by_default() {
    for (place, rule) in RULES.iter().enumerate() {
        assert_eq!(place_of(rule.name), Some(place));
        assert!(rule.kind != Kind::Doubt || rule.action == Action::Flagged, "{}", rule.name);
        assert!(!rule.about.contains("  ") && !rule.about.ends_with('.'), "{}", rule.name);
    }
}

#[test]
fn running_text_is_left_alone() {
    let text = "The quay is shut, the harbour office said on Monday. By noon nobody was there.\n\n\
                “We follow the tide on our own maps,” said Gus Brandt. The source of the silt is unknown.\n\n\
                WE WON – that was the headline of the day. Verrin — a town of ships — slept.\n\n\
                In March 2025 it cost 700 crowns, and the picture was the same in May.\n\n\
                He asked for comments. They share a boat. Tags were cut from the nets; related: nothing.\n\n\
                Read more than the news, she said, and subscribe to nothing.\n\n\
                “It is shut.”";
    for rule in RULES.iter().filter(|rule| rule.action == Action::Excluded) {
        assert_eq!(found(rule, text, "", ""), Vec::<&str>::new(), "{}", rule.name);
    }
}

proptest! {
    #[test]
    fn every_rule_gives_ranges_of_any_text(
        text in "(By |VERRIN|\\(AP\\)| – |—|\\[|\\]|<|>|=|…|\\.\\.\\.|\n|\n\n| |\u{a0}|Source: |Photo: |• |#|@|a|B|é|سد|水。|[0-9]{1,4}|, |\\. |is is |by\n|Follow us on Twitter|Jan\\. 8, 2020){0,60}"
    ) {
        for rule in RULES {
            let page = Page::new(&text, "a b", "B", "B");
            let mut found = Vec::new();
            (rule.find)(&page, &mut found);
            for range in found {
                prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()), "{} {:?}", rule.name, range);
            }
        }
    }
}
