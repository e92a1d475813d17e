//! Where sentences stand in a text: the sentence bounds of Unicode Standard Annex 29, joined again where a dot ended an
//! abbreviation or an initial and not a sentence. Never touches the text.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// English abbreviations after which a sentence goes on, without the dot, in lower case, by spelling: titles before names,
/// months before days, and such. Those that end sentences as often (`Inc.`, `etc.`) are left to the next word.
const ALWAYS_GO_ON: &[&str] = &[
    "brig", "capt", "cf", "cmdr", "col", "cpl", "dr", "fr", "gen", "gov", "hon", "lt", "maj", "messrs", "mr", "mrs",
    "ms", "mt", "mx", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "st", "supt", "vs",
];

/// Abbreviations that end a sentence now and then: it goes on unless the next word likes to begin one.
const OFTEN_GO_ON: &[&str] = &[
    "a.d", "a.m", "al", "approx", "apr", "aug", "ave", "b.c", "blvd", "bros", "co", "corp", "d.c", "dec", "dept",
    "e.g", "est", "etc", "e.u", "feb", "fig", "ft", "i.e", "inc", "jan", "jr", "jul", "jun", "ltd", "mar", "no", "nos",
    "nov", "oct", "p.m", "ph.d", "pp", "sep", "sept", "sr", "u.k", "u.n", "u.s", "u.s.a", "vol",
];

/// Words that begin sentences more often than names.
const STARTERS: &[&str] = &[
    "a",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "during",
    "even",
    "every",
    "few",
    "for",
    "from",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "instead",
    "it",
    "its",
    "last",
    "many",
    "meanwhile",
    "more",
    "most",
    "my",
    "no",
    "not",
    "now",
    "of",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "over",
    "she",
    "since",
    "so",
    "some",
    "still",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "today",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "while",
    "who",
    "why",
    "with",
    "yesterday",
    "yet",
    "you",
];

/// The byte ranges of the sentences of a text that hold a letter or a digit, ascending and without overlap; space around
/// them is left out.
///
/// A line break that UAX #29 takes for a paragraph's end always ends a sentence.
///
/// ```
/// use newsprint::token::sentences;
/// let text = "Gen. Marrant met J. Quill in the U.S. embassy. \"No,\" he said. The U.S. However did not.";
/// let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(found, [
///     "Gen. Marrant met J. Quill in the U.S. embassy.",
///     "\"No,\" he said.",
///     "The U.S.",
///     "However did not.",
/// ]);
/// ```
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    for (start, piece) in text.split_sentence_bound_indices() {
        let end = start + piece.len();
        let from = open.take().unwrap_or(start);
        if goes_on(&text[from..end], &text[end..]) {
            open = Some(from);
        } else {
            found.extend(trimmed(text, from..end));
        }
    }
    found.extend(open.and_then(|from| trimmed(text, from..text.len())));
    found
}

/// A range without the space around it; `None` if it holds neither letter nor digit.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let piece = &text[range.clone()];
    if !piece.contains(char::is_alphanumeric) {
        return None;
    }
    let start = range.start + (piece.len() - piece.trim_start().len());
    Some(start..start + piece.trim().len())
}

/// Whether a piece that UAX #29 takes for a sentence is only the beginning of one.
fn goes_on(piece: &str, rest: &str) -> bool {
    let (body, space) = piece.split_at(piece.trim_end().len());
    if space.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) || rest.is_empty() {
        return false;
    }
    let Some(body) = body.strip_suffix('.') else { return false };
    let word = body.rsplit(|sign: char| !sign.is_alphanumeric() && sign != '.').next().unwrap_or_default();
    let next = first_word(rest);
    // An initial before a name: J. Quill, but not "plan B. The".
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    let lower = word.to_lowercase();
    let listed = |list: &[&str]| list.contains(&lower.as_str());
    let dotted = lower.contains('.') && lower.split('.').all(|letter| letter.chars().count() == 1);
    if listed(ALWAYS_GO_ON) {
        return !next.is_empty();
    }
    // "No. 5", but "No." as an answer, and months before a day, but "in May. The".
    if ["no", "nos"].contains(&lower.as_str()) {
        return next.starts_with(char::is_numeric);
    }
    (is_initial || dotted || listed(OFTEN_GO_ON))
        && !next.is_empty()
        && !STARTERS.contains(&next.to_lowercase().as_str())
}

/// The first word of a text, without quotation marks and brackets before it.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    text.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        assert_eq!(pieces("Mr. Venn spoke. Mrs. Oost did not."), ["Mr. Venn spoke.", "Mrs. Oost did not."]);
        assert_eq!(
            pieces("On Jan. 8 it began. It ended at 5 p.m. Friday."),
            ["On Jan. 8 it began.", "It ended at 5 p.m. Friday.",]
        );
        assert_eq!(pieces("It left the U.S. The rest stayed."), ["It left the U.S.", "The rest stayed."]);
        assert_eq!(
            pieces("Was it so? No. They knew. See No. 5 there."),
            ["Was it so?", "No.", "They knew.", "See No. 5 there."]
        );
        assert_eq!(
            pieces("J. R. Quill wrote [Jan. 8] to U.N. Secretary A. Leith."),
            ["J. R. Quill wrote [Jan. 8] to U.N. Secretary A. Leith.",]
        );
    }

    #[test]
    fn quotation_marks_belong_to_their_sentence() {
        assert_eq!(
            pieces("“We stay.” They left. (So it was.) Then?"),
            ["“We stay.”", "They left.", "(So it was.)", "Then?"]
        );
    }

    #[test]
    fn lines_end_sentences_and_emptiness_has_none() {
        assert_eq!(pieces("A headline\nThe text. More\n\n"), ["A headline", "The text.", "More"]);
        assert_eq!(pieces("By Gen.\nThe text."), ["By Gen.", "The text."]);
        assert_eq!(pieces(" \n* * *\n"), Vec::<&str>::new());
        assert_eq!(pieces(""), Vec::<&str>::new());
    }

    #[test]
    fn other_scripts_have_their_own_stops() {
        assert_eq!(pieces("آیا سد ساخته شد؟ نه۔ آری."), ["آیا سد ساخته شد؟", "نه۔", "آری."]);
        assert_eq!(pieces("水库建成了。渔民离开了！"), ["水库建成了。", "渔民离开了！"]);
    }

    #[test]
    fn lists_are_in_lower_case_and_without_last_dots() {
        for word in ALWAYS_GO_ON.iter().chain(OFTEN_GO_ON).chain(STARTERS) {
            assert!(word.to_lowercase() == *word && !word.ends_with('.'), "{word}");
        }
    }

    proptest! {
        #[test]
        fn ranges_ascend_and_hold_every_letter(text in "([A-Za-z0-9 .,!?\"\n’“”]|U\\.S\\. |Mr\\. |سد؟ ){0,80}") {
            let found = sentences(&text);
            let mut covered = 0;
            for range in &found {
                prop_assert!(range.start >= covered && range.end > range.start && !text[covered..range.start].contains(char::is_alphanumeric));
                covered = range.end;
            }
            prop_assert!(!text[covered..].contains(char::is_alphanumeric));
        }
    }
}
