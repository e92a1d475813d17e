//! Every rule does what its example says, and no more than is its business.

use super::fold::is_untouched;
use super::*;
use crate::token::Tokenizer;
use proptest::prelude::*;

fn forms(text: &str, rules: WordRules) -> Vec<String> {
    Tokenizer::new(rules).words(text).map(|range| rules.fold(&text[range])).collect()
}

fn with(name: &str) -> WordRules {
    WordRules::default().with(name).expect("a rule that can be switched on")
}

#[test]
fn every_rule_does_what_its_example_says() {
    for rule in
        RULES.iter().filter(|rule| crate::token::DICTIONARY_AVAILABLE || !matches!(rule.action, Action::Segment))
    {
        assert_eq!(forms(rule.example.text, with(rule.name)), rule.example.with, "{} on", rule.name);
        if !matches!(rule.preset, Preset::Always) {
            let off = WordRules::default().without(rule.name).expect("a rule that can be switched off");
            assert_eq!(forms(rule.example.text, off), rule.example.without, "{} off", rule.name);
            assert_ne!(rule.example.with, rule.example.without, "{}", rule.name);
        }
    }
}

#[test]
fn no_rule_folds_small_letters() {
    for rule in RULES {
        let Action::Fold(fold) = rule.action else { continue };
        for word in ["a", "s", "i", "its", "abcdefghijklmnopqrstuvwxyz"] {
            assert_eq!(fold(word), word, "{}", rule.name);
        }
    }
}

#[test]
fn dotted_abbreviations_take_no_more_than_is_theirs() {
    let all = WordRules::default();
    assert_eq!(forms("in the U.S. However", all), ["in", "the", "u.s.", "however"]);
    assert_eq!(forms("the U.S.-led force", all), ["the", "u.s.", "led", "force"]);
    assert_eq!(forms("It said so. No", all), ["it", "said", "so", "no"]);
    assert_eq!(forms("plan a. b.", all), ["plan", "a", "b"]);
    assert_eq!(forms("U.S.'sector", all), ["u.s.", "sector"]);
    assert_eq!(forms("example.com. Next", all), ["example.com", "next"]);
}

#[test]
fn hyphens_join_words_and_not_dashes() {
    let joined = with("hyphens");
    assert_eq!(forms("Al\u{2011}Quds-based pro-U.S. re-\u{ad}election", joined).len(), 4);
    assert_eq!(forms("pro-U.S. view", joined), ["pro-u.s.", "view"]);
    assert_eq!(forms("war -- peace – a- b -c one--two", joined), ["war", "peace", "a", "b", "c", "one", "two"]);
    assert_eq!(forms("mother-in-law’s 2016-09", joined), ["mother-in-law's", "2016-09"]);
}

#[test]
fn addresses_end_where_they_end() {
    let all = WordRules::default();
    let first =
        |text: &str| Tokenizer::new(all).words(text).next().map(|range| text[range].to_string()).unwrap_or_default();
    for (text, expected) in [
        ("(http://a.org/x_(y)).", "http://a.org/x_(y)"),
        ("HTTPS://A.ORG’s page", "HTTPS://A.ORG’s"),
        ("https://a.org/查看", "https://a.org/"),
        ("https://fa.a.org/سد!", "https://fa.a.org/سد"),
        ("www.my-site.com, and", "www.my-site.com"),
        ("my-site.com/a.html?b=1&c=2\"", "my-site.com/a.html?b=1&c=2"),
        ("first.last+tag@a-b.co.uk.", "first.last+tag@a-b.co.uk"),
        ("http://", "http"),
        ("finished.The/other", "finished.The"),
        ("3.5/10", "3.5"),
        ("and/or", "and"),
        ("US-backed/led", "US"),
        ("a@b", "a"),
    ] {
        assert_eq!(first(text), expected);
    }
}

#[test]
fn signs_before_names_belong_to_names_only() {
    let all = WordRules::default();
    assert_eq!(
        forms("@realName's .@b_c: #a-b #1 C#x a@b &#x27; @5", all),
        ["@realname's", "b_c", "#a", "b", "1", "c", "x", "a", "b", "x27", "5"]
    );
    assert_eq!(forms("@زینب #سد_کشندی.", all), ["@زینب", "#سد_کشندی"]);
}

#[test]
fn contractions_and_bare_endings_are_no_possessives() {
    let rules = with("possessives");
    assert_eq!(
        forms("Iranians' Iran's it’s THAT'S 's boss's", rules),
        ["iranians", "iran", "it's", "that's", "s", "boss"]
    );
}

#[test]
fn languages_decide_only_what_nobody_asked() {
    let of = |tags: &[&str]| Languages::of(tags.iter().copied());
    let default = WordRules::default();
    assert!(default.decided(&of(&["fa-IR", ""])).is_on("persian-letters"));
    assert!(!default.decided(&of(&["fa", "ar"])).is_on("persian-letters"));
    assert!(!default.decided(&of(&["", ""])).is_on("persian-letters"));
    assert!(!default.decided(&of(&["tr", "en"])).is_on("turkish-case"));
    assert!(default.decided(&of(&["tr"])).is_on("turkish-case"));
    let asked = default.without("persian-letters").expect("a rule").with("elision").expect("a rule");
    assert!(!asked.decided(&of(&["fa"])).is_on("persian-letters"));
    assert!(asked.in_language("en").is_on("elision") && !default.in_language("").is_on("elision"));
    assert!(default.in_language("fr-CA").is_on("elision"));
    assert!(!default.without("case").expect("a rule").decided(&of(&["tr"])).is_on("turkish-case"));
    assert_eq!(default.articles(&cut::DICTIONARY, &of(&["zh", "en"])), u64::from(crate::token::DICTIONARY_AVAILABLE));
    assert!(!default.for_questions(&of(&["fr", "en"])).is_on("elision"));
}

#[test]
fn lists_name_all_or_changes() {
    let default = WordRules::default();
    let only = default.folding(&["case"]).expect("names");
    assert!(only.is_on("case") && !only.is_on("nfc") && only.is_on("urls") && !only.is_open("persian-letters"));
    let changed = default.folding(&["+zwnj", "-nfc"]).expect("changes");
    assert!(
        changed.is_on("zwnj") && !changed.is_on("nfc") && changed.is_on("case") && changed.is_open("persian-letters")
    );
    assert_eq!(default.folding(&["none"]).expect("none").fold("DAM’s"), "DAM’s");
    let cut = default.cutting(&["hyphens"]).expect("names");
    assert!(cut.is_on("hyphens") && !cut.is_on("urls") && cut.is_on("case") && cut.is_open("dictionary"));
    assert!(default.folding(&["+zwnj", "nfc"]).is_err());
}

#[test]
fn unknown_rules_list_the_known_ones_with_the_nearest() {
    let error = WordRules::default().folding(&["apostrophe"]).expect_err("no such rule");
    assert!(error.to_string().contains("nearest is \"apostrophes\""), "{error}");
    assert!(error.remedy().is_some_and(|hint| hint.contains("zwnj") && !hint.contains("hyphens")));
    let wrong = WordRules::default().folding(&["hyphens"]).expect_err("it does not fold");
    assert!(wrong.remedy().is_some_and(|hint| hint.contains("--cut")));
}

/// A run without spaces used to be looked at again from each of its words, to its end.
#[test]
fn a_very_long_word_costs_no_more_than_its_length() {
    let rules = WordRules::default().with("hyphens").expect("a rule").with("elision").expect("a rule");
    let runs =
        ["ab-", "A&", "a.b.", "http://a/", "@a", "a.b@", "l'", "e\u{301}", "#a", "www.", "水", ")", "a/", "a:", "1,"];
    for run in runs {
        for rules in [WordRules::default(), rules] {
            let text = format!("http://x{} end", run.repeat(200_000 / run.len()));
            let started = std::time::Instant::now();
            let words = Tokenizer::new(rules).words(&text[8..]).count() + Tokenizer::new(rules).words(&text).count();
            assert!(words > 0 && started.elapsed().as_secs() < 30, "{run}");
        }
    }
}

#[test]
fn only_case_has_to_do_with_letters_of_ascii() {
    let words = ["Dam", "s", "S", "IS", "its", "thes", "ISPARTA", "xYz", "am", "ll", "TM"];
    for rule in RULES.iter().filter(|rule| !["case", "turkish-case"].contains(&rule.name)) {
        if let Action::Fold(fold) = rule.action {
            for word in words {
                assert_eq!(fold(word), word, "{}", rule.name);
            }
        }
    }
    let rules = WordRules::default();
    assert_eq!(words.map(|word| rules.fold(word)), words.map(str::to_lowercase));
    let turkish = rules.with("turkish-case").expect("a rule");
    assert_eq!(turkish.fold("ISPARTA"), "ısparta");
    assert_eq!(rules.without("case").expect("a rule").fold("ISPARTA"), "ISPARTA");
}

#[test]
fn no_rule_changes_what_is_untouched() {
    let untouched: Vec<char> = ('\0'..=char::MAX).filter(|sign| is_untouched(*sign)).collect();
    assert!(untouched.len() > 32_000);
    for rule in RULES {
        let Action::Fold(fold) = rule.action else { continue };
        for sign in &untouched {
            // With itself and with letters that something follows elsewhere.
            for word in [format!("{sign}"), format!("{sign}{sign}"), format!("s{sign}s"), format!("ه{sign}ا가か")] {
                assert_eq!(fold(&word), word, "{}", rule.name);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn words_of_what_is_untouched_are_their_own_forms(
        word in "([a-z]|[ß-ÿ]|[ά-ώ]|[а-џ]|[א-ת]|[ء-ۓ]|[ぁ-ー]|[一-龠]|[가-힣]){1,6}",
    ) {
        let word: String = word.chars().filter(|sign| is_untouched(*sign)).collect();
        for rule in RULES {
            if let Action::Fold(fold) = rule.action {
                prop_assert_eq!(fold(&word), word.as_str(), "{}", rule.name);
            }
        }
    }

    #[test]
    fn letters_of_ascii_fold_alike_in_both_cases(
        surface in "([A-Za-z]{1,3}|[sStT'’ʼ]|[0-9]|[.,-]|[İıKſßΣσςÅå]|[\u{300}\u{301}\u{304}\u{307}\u{308}\u{30a}\u{30c}\u{327}\u{331}\u{338}\u{345}]|[\u{ad}\u{200c}\u{200d}\u{640}\u{64b}كیه۴]){0,8}",
        chosen in any::<u64>(),
    ) {
        let folding = (0..).zip(RULES).filter(|(_, rule)| rule.action.folds());
        let with = |rules: WordRules, (place, rule): (u32, &Rule)| {
            if chosen & 1 << place == 0 { rules.without(rule.name) } else { rules.with(rule.name) }.expect("a rule")
        };
        let rules = folding.fold(WordRules::default(), with);
        if rules.ignore_ascii_case() {
            prop_assert_eq!(rules.fold(&surface), rules.fold(&surface.to_ascii_lowercase()), "{} {}", surface, rules.names());
        }
        let default = WordRules::default();
        prop_assert!(default.ignore_ascii_case());
        prop_assert_eq!(default.fold(&surface), default.fold(&surface.to_ascii_lowercase()), "{}", surface);
    }
}
