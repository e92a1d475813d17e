//! Rules for what looks like damage or like an editor's hand and may be neither: always flagged, never left out by themselves.

use super::header::at_most;
use super::page::{LONGEST_LINE, Page};
use super::words;
use super::{Action, Example, Found, Kind, Rule};
use std::ops::Range;

/// Words that stand twice.
pub const REPEATED: Rule = Rule {
    name: "repeated-words",
    kind: Kind::Doubt,
    about: "one to three words that stand twice in a row with only space between; the second time is marked",
    action: Action::Flagged,
    examples: &[
        Example::of("They are helping\u{a0}are helping the the boats.", &["are helping", "the"]),
        Example::of("He had had that that he said. Bye bye. It fell, fell. Over and over and over it fell.", &[]),
    ],
    find: repeated,
};

/// Words that English writes twice in a row.
const TWICE: &[&str] = &[
    "had", "that", "very", "bye", "so", "no", "yes", "ha", "long", "many", "really", "far", "is", "in", "do", "her",
    "never",
];

fn repeated(page: &Page<'_>, found: &mut Found) {
    let text = page.text;
    let bytes = text.as_bytes();
    // The last eight words, by their number modulo eight.
    let mut last: [(usize, usize); 8] = [(0, 0); 8];
    let (mut count, mut past) = (0, 0);
    // How the last words begin, the last one in the lowest bytes.
    let mut beginnings: u64 = 0;
    words::each(bytes, |start, end| {
        beginnings = beginnings << 16 | u64::from(beginning(&bytes[start..end]));
        last[count % 8] = (start, end);
        count += 1;
        // Most words begin unlike the three before: that is all that most of a text costs.
        let before = |words: u32| (beginnings >> (16 * words)) as u16;
        if ![1, 2, 3].map(|words| before(words) == before(0)).contains(&true) {
            return;
        }
        let word = |back: usize| last[(count - back) % 8];
        for words in (1..=3usize).rev().filter(|words| 2 * words <= count) {
            let earlier = word(words + 1);
            if !bytes[start..end].starts_with(&bytes[earlier.0..earlier.1]) {
                continue;
            }
            let row: Vec<Range<usize>> = (1..=2 * words).rev().map(|back| word(back).0..word(back).1).collect();
            if row[words].start >= past && is_twice(text, &row, words) {
                found.push(row[words].start..end);
                past = end;
                break;
            }
        }
    });
}

/// The first two bytes of a word, the same whichever signs stand behind its letters: a second byte that may belong to a sign is 0.
fn beginning(word: &[u8]) -> u16 {
    let (first, second) = (word[0], word.get(1).copied().unwrap_or(0));
    let second = if !first.is_ascii() || second.is_ascii_alphabetic() { second } else { 0 };
    u16::from_le_bytes([first, second])
}

/// Whether the second half of a row of words is the first half again: letters, no sign at the end of the first.
fn is_twice(text: &str, row: &[Range<usize>], words: usize) -> bool {
    let word = |place: usize| &text[row[place].clone()];
    let letters = |word: &str| {
        word.contains(char::is_alphabetic)
            && word.chars().all(|sign| sign.is_alphabetic() || "’'-\u{200c}".contains(sign))
    };
    let ends = ['.', ',', ';', ':', '!', '?', '”', '"', '؟', '،'];
    let same = |place: usize| {
        let second = word(words + place);
        let second = if place + 1 == words { second.trim_end_matches(ends) } else { second };
        word(place) == second && letters(word(place))
    };
    // One name may stand twice (Boutros Boutros), and some words do in English.
    let usual = words == 1 && (word(0).contains(char::is_uppercase) || TWICE.contains(&word(0)));
    // Over and over and over, hand in hand in hand.
    let idiom =
        words == 2 && ["and", "in", "by", "to", "after", "or"].iter().any(|link| *link == word(0) || *link == word(1));
    (0..words).all(same) && !usual && !idiom
}

/// Sentences that a web page cut.
pub const CUT: Rule = Rule {
    name: "cut-sentence",
    kind: Kind::Doubt,
    about: "a paragraph that ends in a word such as by or the with no stop behind it, or a sentence whose subject is missing: \
            likely a link or a line that was lost; the last words are marked",
    action: Action::Flagged,
    examples: &[
        Example::of(
            "They will meet again when the boats are back, according to a readout by\u{a0}\nThe quay is shut.",
            &["by"],
        ),
        Example::of(
            "In the following report, discusses the position of the harbour office on this issue.",
            &["report, discusses"],
        ),
        Example::of("Stand by\nThe quay is shut.", &[]),
    ],
    find: |page, found| {
        let wrapped = is_wrapped(page);
        for line in 0..page.lines.len() {
            let (text, range) = (page.line(line), &page.lines[line]);
            if !wrapped && text.len() >= 40 && text.ends_with(char::is_alphabetic) && !is_small(page, line + 1) {
                let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
                if last.len() < text.len() && HANGING.contains(&last) && text.contains(char::is_lowercase) {
                    found.push(range.end - last.len()..range.end);
                }
            }
            found.extend(without_subject(text).map(|inner| range.start + inner.start..range.start + inner.end));
        }
    },
};

/// Whether a line begins with a small letter, as a line that goes on does.
fn is_small(page: &Page<'_>, line: usize) -> bool {
    page.lines.get(line).is_some_and(|range| page.text[range.clone()].starts_with(char::is_lowercase))
}

/// Whether more than one line in eight goes on from the line before: then lines are no paragraphs, and may end with any word.
fn is_wrapped(page: &Page<'_>) -> bool {
    8 * (0..page.lines.len()).filter(|&line| is_small(page, line)).count() > page.lines.len()
}

/// Words that no paragraph ends with.
const HANGING: &[&str] = &[
    "by",
    "the",
    "a",
    "an",
    "of",
    "to",
    "and",
    "with",
    "from",
    "that",
    "or",
    "for",
    "at",
    "their",
    "his",
    "its",
    "according",
    "der",
    "die",
    "das",
    "und",
    "von",
    "mit",
    "le",
    "la",
    "les",
    "de",
    "et",
    "du",
    "des",
    "که",
    "و",
    "از",
    "به",
    "در",
    "من",
    "إلى",
    "في",
];

/// `In the following report, discusses`: an opening without a subject before a verb of speech.
fn without_subject(text: &str) -> Option<Range<usize>> {
    const VERBS: &[&str] =
        &["discusses", "explains", "examines", "describes", "looks", "argues", "writes", "reports", "says"];
    text.match_indices(',').take(200).find_map(|(comma, _)| {
        let behind = text[comma + 1..].strip_prefix(' ')?;
        if !behind.starts_with(['d', 'e', 'l', 'a', 'w', 'r', 's']) {
            return None;
        }
        let verb = behind.split(|sign: char| !sign.is_alphabetic()).next().filter(|word| VERBS.contains(word))?;
        let opening = text[..comma].rsplit(['.', '!', '?', '”', '"']).next().unwrap_or_default().trim_start();
        let start = text[..comma].rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let opens = ["In ", "According ", "As "].iter().any(|word| opening.starts_with(word)) && !opening.contains(',');
        (opens && at_most(opening, 12)).then_some(start..comma + 2 + verb.len())
    })
}

/// Subheadings.
pub const SUBHEADING: Rule = Rule {
    name: "subheading",
    kind: Kind::Doubt,
    about: "a line of at most ten words without a stop between paragraphs: a subheading, which is the outlet's own words even \
            inside quotation marks",
    action: Action::Flagged,
    examples: &[Example::of(
        "The quay is shut, the harbour office said on Monday, and nobody knows when it will open again.\n\n‘The sea is alive’\n\nThe boats lay still in the basin all day, and nobody went near the gates until the tide had turned.",
        &["‘The sea is alive’"],
    )],
    find: |page, found| {
        if is_wrapped(page) {
            return;
        }
        let is_prose = |line: usize| page.lines[line].len() >= 60;
        let inside = 1..page.lines.len().saturating_sub(1);
        let headings = inside.filter(|&line| is_prose(line - 1) && is_prose(line + 1) && is_heading(page.line(line)));
        found.extend(headings.map(|line| page.lines[line].clone()));
    },
};

fn is_heading(text: &str) -> bool {
    let bare = text.trim_end_matches(['’', '”', '"', '\'', '»']);
    text.len() <= LONGEST_LINE / 6
        && bare.ends_with(|sign: char| sign.is_alphanumeric())
        && !text.starts_with(char::is_lowercase)
        && at_most(text, 10)
        && text.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words that stand twice, looked for behind every word.
    fn one_by_one(text: &str) -> Vec<Range<usize>> {
        let mut words = Vec::new();
        words::each(text.as_bytes(), |start, end| words.push(start..end));
        let (mut found, mut past) = (Vec::new(), 0);
        for count in 1..=words.len() {
            for half in (1..=3usize).rev().filter(|half| 2 * half <= count) {
                let row = &words[count - 2 * half..count];
                if row[half].start >= past && is_twice(text, row, half) {
                    past = row[2 * half - 1].end;
                    found.push(row[half].start..past);
                    break;
                }
            }
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn no_word_that_stands_twice_is_passed_over(text in "(a|b|ab|né|é|در|水|l'a|and|the|[,.”؟،'-]|[ \n]|[ ]|\u{a0}){0,40}") {
            let mut found = Vec::new();
            repeated(&Page::new(&text, "", "", ""), &mut found);
            prop_assert_eq!(found, one_by_one(&text), "{:?}", text);
        }
    }
}
