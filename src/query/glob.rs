//! Globs: `*` stands for any letters, `?` for one. Matched without a regular expression, since dictionaries hold thousands.

use super::syntax::{ANY_LETTERS, ONE_LETTER};

/// Whether a text holds a glob sign.
pub(super) fn is_glob(text: &str) -> bool {
    text.contains([ANY_LETTERS, ONE_LETTER])
}

/// What stands before the first glob sign.
pub(super) fn prefix(glob: &str) -> &str {
    glob.split([ANY_LETTERS, ONE_LETTER]).next().unwrap_or_default()
}

/// Whether a glob covers a whole word: greedy, going back only to the last `*`, so at most the product of the lengths.
pub(super) fn matches(glob: &str, word: &str) -> bool {
    let (mut asked, mut given) = (glob.chars(), word.chars());
    let mut retry = None;
    loop {
        let (before_asked, before_given) = (asked.clone(), given.clone());
        let fits = match asked.next() {
            Some(ANY_LETTERS) => {
                retry = Some((before_asked, before_given.clone()));
                given = before_given;
                continue;
            }
            Some(ONE_LETTER) => given.next().is_some(),
            Some(sign) => given.next() == Some(sign),
            None if given.next().is_none() => return true,
            None => false,
        };
        if fits {
            continue;
        }
        // The last star takes one letter more.
        let Some((star, mut taken)) = retry.take() else { return false };
        if taken.next().is_none() {
            return false;
        }
        asked = star.clone();
        asked.next();
        given = taken.clone();
        retry = Some((star, taken));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn glob(text: &str) -> String {
        text.replace('*', &ANY_LETTERS.to_string()).replace('?', &ONE_LETTER.to_string())
    }

    #[test]
    fn stars_and_question_marks_are_letters() {
        for (pattern, word, expected) in [
            ("sanction*", "sanction", true),
            ("sanction*", "sanctions", true),
            ("*s", "sanctions", true),
            ("a*b*c", "aXbYbZc", true),
            ("a*b*c", "aXbYbZ", false),
            ("d?m", "dam", true),
            ("d?m", "dm", false),
            ("می\u{200c}*", "می\u{200c}خواهد", true),
            ("渔?", "渔民", true),
            ("**", "", true),
            ("?*", "", false),
        ] {
            assert_eq!(matches(&glob(pattern), word), expected, "{pattern} {word}");
        }
        let stars = glob(&"a*".repeat(200));
        assert!(!matches(&(stars + "b"), &"a".repeat(2_000)));
    }

    proptest! {
        #[test]
        fn globs_are_regular_expressions_of_their_kind(pattern in "[ab*?]{0,8}", word in "[ab]{0,8}") {
            let source = format!("^{}$", pattern.replace('*', ".*").replace('?', "."));
            let expected = regex::Regex::new(&source).expect("an expression").is_match(&word);
            prop_assert_eq!(matches(&glob(&pattern), &word), expected);
        }
    }
}
