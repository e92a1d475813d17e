//! Who wrote it: bylines at the top, a name alone under the title, an account to follow at the bottom.

use super::credit::agency_named;
use super::layout::{Kind, Layout, Line};
use super::{Certainty, Rule, Standing, Statement};
use regex::Regex;
use std::sync::LazyLock;

pub(super) const RULE: Rule =
    Rule { name: "byline", about: "the author in a byline, alone under the title, or in a line to follow", find };

/// Words that open a byline, by language; the name follows.
const OPENINGS: [&str; 14] = [
    "By ",
    "BY ",
    "by ",
    "Par ",
    "Von ",
    "Por ",
    "Written by ",
    "نویسنده:",
    "به قلم ",
    "بقلم:",
    "بقلم ",
    "作者：",
    "作者:",
    "文/",
];

/// What may follow the name in the same line.
static REST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s+(?:in|at|for|with)\s+\p{Lu}.*$|\s*[|•·].*$|,\s*(?:in\s)?\p{Lu}.*$").expect("a pattern of ours")
});

/// A line that asks to follow the author.
static FOLLOW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i-u:^follow )((?:\p{Lu}[\p{L}.'’-]+ ){1,3}\p{Lu}[\p{L}.'’-]+) (?i:on) (?:Twitter|X|Facebook|Instagram|Bluesky|Mastodon)\b")
        .expect("a pattern of ours")
});

fn find(layout: &Layout<'_>) -> Vec<Statement> {
    let mut found = Vec::new();
    for line in layout.head().iter().chain(layout.foot()) {
        let text = layout.text(line);
        if let Some(name) = of_line(text).filter(|name| agency_named(name).is_none()) {
            found.push(author(layout, line, name, "byline", Standing::Stated, Certainty::High, "names the author"));
        } else if line.kind == Kind::Byline && bare_name(text) && agency_named(text).is_none() {
            let reason = "holds a name and nothing else, between title and text";
            found.push(author(layout, line, text, "bare-name", Standing::Inferred, Certainty::Medium, reason));
        } else if let Some(name) = FOLLOW.captures(text).and_then(|found| found.get(1)) {
            let reason = "asks to follow the author";
            found.push(author(layout, line, name.as_str(), "follow", Standing::Stated, Certainty::Medium, reason));
        }
    }
    found
}

fn author(
    layout: &Layout<'_>,
    line: &Line,
    name: &str,
    rule: &'static str,
    standing: Standing,
    certainty: Certainty,
    reason: &str,
) -> Statement {
    let start = line.range.start + layout.text(line).find(name).unwrap_or_default();
    Statement {
        field: "author",
        value: name.to_owned(),
        range: start..start + name.len(),
        rule,
        standing,
        certainty,
        reason: format!("line {} {reason}", line.number),
    }
}

/// The name after an opening such as `By`, without the place or paper that may follow; nothing if it reads like a sentence.
pub(super) fn of_line(text: &str) -> Option<&str> {
    let rest = OPENINGS.iter().find_map(|opening| text.strip_prefix(opening))?.trim_start();
    let name = rest[..REST.find(rest).map_or(rest.len(), |found| found.start())].trim_end_matches(['.', ',', ' ']);
    (is_name(name, 6) && !name.ends_with(['?', '!', ':'])).then_some(name)
}

/// Two to four capitalised words and nothing else.
pub(super) fn bare_name(text: &str) -> bool {
    let plain = text.chars().all(|sign| sign.is_alphabetic() || " .'’-".contains(sign));
    let cased = text.chars().any(char::is_lowercase) || agency_named(text).is_some();
    plain && cased && text.split_whitespace().count() >= 2 && is_name(text, 4) && !text.ends_with('.')
}

/// Up to `most` words that begin with a capital, or are particles of names; scripts without case have no capitals to ask for.
fn is_name(text: &str, most: usize) -> bool {
    const PARTICLES: [&str; 13] =
        ["and", "de", "da", "del", "der", "den", "di", "la", "van", "von", "bin", "al", "und"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let named = |word: &&str| word.starts_with(|sign: char| !sign.is_lowercase()) || PARTICLES.contains(word);
    let lettered = |word: &&str| word.chars().next().is_some_and(|sign| sign.is_alphabetic() || sign == '&');
    !words.is_empty()
        && words.len() <= most
        && words.iter().all(|word| named(word) && lettered(word))
        && !PARTICLES.contains(&words[0])
}
