//! The word rules: each a value with a name, a default and an example that is also its test.
//! A new rule is one value in [`RULES`]; the tokenizer applies them in the order of the slice.

use crate::error::{Error, Result};
use std::borrow::Cow;

/// One decision about words, printed with every result.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The name on the command line and in settings: `dotted-abbreviations`.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub about: &'static str,
    /// What it acts on.
    pub action: Action,
    /// A text and the counted forms with and without the rule.
    pub example: Example,
}

/// What a rule acts on.
#[derive(Debug, Clone, Copy)]
pub enum Action {
    /// Finds the words; always on.
    Base,
    /// Given a text and a word's byte range (start, end), the end that the word should have.
    Extend(fn(&str, usize, usize) -> usize),
    /// Maps a surface type to its counted form; applied once a type, never to the text.
    Fold(fn(&str) -> Cow<'_, str>),
}

/// A text with its counted forms; the first difference is what the rule is for.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The text.
    pub text: &'static str,
    /// The forms with every rule on.
    pub with: &'static [&'static str],
    /// The forms when this rule alone is off; the same as `with` for a rule that is always on.
    pub without: &'static [&'static str],
}

/// Every rule, in the order of application.
pub const RULES: &[Rule] = &[
    Rule {
        name: "uax29",
        about: "words are the word segments of Unicode Standard Annex 29 that hold a letter or a digit; hyphens split, \
                apostrophes inside a word do not",
        action: Action::Base,
        example: Example {
            text: "Well-known: 3,456.78 don't",
            with: &["well", "known", "3,456.78", "don't"],
            without: &["well", "known", "3,456.78", "don't"],
        },
    },
    Rule {
        name: "dotted-abbreviations",
        about: "single letters with dots stay one word with the last dot and a possessive ending",
        action: Action::Extend(extend_dotted_abbreviation),
        example: Example {
            text: "the U.S. and U.S.’s role",
            with: &["the", "u.s.", "and", "u.s.'s", "role"],
            without: &["the", "u.s", "and", "u.s", "s", "role"],
        },
    },
    Rule {
        name: "soft-hyphens",
        about: "a soft hyphen inside a word is dropped from the counted form",
        action: Action::Fold(drop_soft_hyphens),
        example: Example { text: "anti\u{ad}war", with: &["antiwar"], without: &["anti\u{ad}war"] },
    },
    Rule {
        name: "apostrophes",
        about: "’ ʼ ＇ inside a word count as '",
        action: Action::Fold(fold_apostrophes),
        example: Example { text: "Iran’s Iran's", with: &["iran's", "iran's"], without: &["iran’s", "iran's"] },
    },
    Rule {
        name: "case",
        about: "upper and lower case count as one form; spellings are kept and shown",
        action: Action::Fold(lower_case),
        example: Example { text: "Dam DAM", with: &["dam", "dam"], without: &["Dam", "DAM"] },
    },
];

/// Which rules are on. All are by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordRules {
    off: u32,
}

impl WordRules {
    /// Switches one rule off.
    ///
    /// # Errors
    /// If there is no such rule, or it is always on.
    pub fn without(self, name: &str) -> Result<Self> {
        let place = place_of(name)?;
        if matches!(RULES[place].action, Action::Base) {
            return Err(Error::question(format!("the word rule \"{name}\" is always on")));
        }
        Ok(Self { off: self.off | 1 << place })
    }

    /// Only these folding rules are on; rules that cut words stay as they are.
    ///
    /// # Errors
    /// If a name is not that of a folding rule.
    pub fn folding_only(self, names: &[&str]) -> Result<Self> {
        let mut off = self.off;
        for (place, rule) in RULES.iter().enumerate() {
            if matches!(rule.action, Action::Fold(_)) {
                off |= 1 << place;
            }
        }
        for name in names {
            let place = place_of(name)?;
            if !matches!(RULES[place].action, Action::Fold(_)) {
                return Err(Error::question(format!("\"{name}\" is not a folding rule")).hint(known(true)));
            }
            off &= !(1 << place);
        }
        Ok(Self { off })
    }

    /// The rules that are on, in the order of application.
    pub fn on(self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().enumerate().filter(move |(place, _)| self.off & (1 << place) == 0).map(|(_, rule)| rule)
    }

    /// Whether a rule is on.
    pub fn is_on(self, name: &str) -> bool {
        self.on().any(|rule| rule.name == name)
    }

    /// The counted form of a surface type.
    pub fn fold(self, surface: &str) -> String {
        let mut form = Cow::Borrowed(surface);
        for rule in self.on() {
            if let Action::Fold(fold) = rule.action
                && let Cow::Owned(folded) = fold(&form)
            {
                form = Cow::Owned(folded);
            }
        }
        form.into_owned()
    }

    /// The names of the rules that are on: `uax29, dotted-abbreviations, …`.
    pub fn names(self) -> String {
        self.on().map(|rule| rule.name).collect::<Vec<_>>().join(", ")
    }
}

fn place_of(name: &str) -> Result<usize> {
    RULES
        .iter()
        .position(|rule| rule.name == name)
        .ok_or_else(|| Error::question(format!("there is no word rule \"{name}\"")).hint(known(false)))
}

fn known(folding: bool) -> String {
    let names = RULES.iter().filter(|rule| !folding || matches!(rule.action, Action::Fold(_))).map(|rule| rule.name);
    format!("use one of: {}", names.collect::<Vec<_>>().join(", "))
}

/// `U.S` before a dot becomes `U.S.`, and `U.S.’s` when a possessive follows.
fn extend_dotted_abbreviation(text: &str, start: usize, end: usize) -> usize {
    let rest = &text[end..];
    if !rest.starts_with('.') || !is_dotted_letters(&text[start..end]) {
        return end;
    }
    let dotted = end + 1;
    let mut following = text[dotted..].chars();
    let possessive = following.next().is_some_and(is_apostrophe)
        && following.next().is_some_and(|letter| matches!(letter, 's' | 'S'))
        && !following.next().is_some_and(char::is_alphanumeric);
    if possessive {
        let apostrophe = text[dotted..].chars().next().map_or(0, char::len_utf8);
        dotted + apostrophe + 1
    } else {
        dotted
    }
}

/// Two or more single letters with a dot between each: `U.S`, `a.m`.
fn is_dotted_letters(word: &str) -> bool {
    let mut letters = 0;
    for piece in word.split('.') {
        let mut signs = piece.chars();
        if !signs.next().is_some_and(char::is_alphabetic) || signs.next().is_some() {
            return false;
        }
        letters += 1;
    }
    letters >= 2
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | 'ʼ' | '＇')
}

fn drop_soft_hyphens(form: &str) -> Cow<'_, str> {
    if form.contains('\u{ad}') { Cow::Owned(form.replace('\u{ad}', "")) } else { Cow::Borrowed(form) }
}

fn fold_apostrophes(form: &str) -> Cow<'_, str> {
    let foldable = |sign: char| sign != '\'' && is_apostrophe(sign);
    if form.contains(foldable) { Cow::Owned(form.replace(foldable, "'")) } else { Cow::Borrowed(form) }
}

fn lower_case(form: &str) -> Cow<'_, str> {
    if form.chars().all(|sign| sign.is_lowercase() || !sign.is_alphabetic()) && form.is_ascii() {
        Cow::Borrowed(form)
    } else {
        Cow::Owned(form.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Tokenizer;

    fn forms(text: &str, rules: WordRules) -> Vec<String> {
        Tokenizer::new(rules).words(text).map(|range| rules.fold(&text[range])).collect()
    }

    #[test]
    fn every_rule_does_what_its_example_says() {
        for rule in RULES {
            let all = WordRules::default();
            assert_eq!(forms(rule.example.text, all), rule.example.with, "{} on", rule.name);
            if !matches!(rule.action, Action::Base) {
                let off = all.without(rule.name).expect("a rule that can be switched off");
                assert_eq!(forms(rule.example.text, off), rule.example.without, "{} off", rule.name);
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
    fn unknown_rules_list_the_known_ones() {
        let error = WordRules::default().without("hyphens").expect_err("no such rule yet");
        assert!(error.remedy().is_some_and(|hint| hint.contains("apostrophes")));
    }
}
