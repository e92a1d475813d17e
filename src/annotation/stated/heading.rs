//! The title, the labels above it and the lines between it and the text.

use super::layout::{Kind, Layout, Line, ends_in_stop, words};
use super::{Certainty, Rule, Standing, Statement};

pub(super) const RULE: Rule = Rule {
    name: "heading",
    about: "the title above the first paragraph, and the labels and subtitles around it",
    find,
};

/// What the name of a publisher is made of.
const ORGANISATIONS: [&str; 24] = [
    "office",
    "agency",
    "news",
    "times",
    "post",
    "press",
    "ministry",
    "tribune",
    "gazette",
    "herald",
    "journal",
    "radio",
    "television",
    "broadcasting",
    "observer",
    "خبرگزاری",
    "روزنامه",
    "وكالة",
    "صحيفة",
    "通讯社",
    "日报",
    "晚报",
    "新闻网",
    "新华网",
];

/// A title has at most so many words.
const TITLE_WORDS: usize = 35;

fn find(layout: &Layout<'_>) -> Vec<Statement> {
    let headings: Vec<&Line> = layout.head().iter().filter(|line| line.kind == Kind::Heading).collect();
    // What follows a timestamp is a kicker, if a heading stands above it.
    let stamp = layout.head().iter().position(|line| line.kind == Kind::Timestamp).unwrap_or(layout.head);
    let above: Vec<&Line> = layout.head()[..stamp].iter().filter(|line| line.kind == Kind::Heading).collect();
    let candidates = if above.is_empty() { &headings } else { &above };
    let Some(title) = longest(layout, candidates) else { return Vec::new() };
    let mut found = vec![title_of(layout, title, candidates)];
    for line in headings.into_iter().filter(|line| line.range != title.range) {
        found.push(if line.range.start < title.range.start { label(layout, line) } else { subtitle(layout, line) });
        found.extend((line.range.start < title.range.start).then(|| outlet(layout, line)).flatten());
    }
    found
}

/// The longest heading that is no sentence; of equally long ones the first.
fn longest<'l>(layout: &Layout<'_>, candidates: &[&'l Line]) -> Option<&'l Line> {
    let plain = |line: &&&Line| !layout.text(line).ends_with('.') && words(layout.text(line)) <= TITLE_WORDS;
    let size = |line: &&Line| (layout.text(line).chars().count(), std::cmp::Reverse(line.range.start));
    candidates.iter().filter(plain).copied().max_by_key(size).or_else(|| candidates.first().copied())
}

fn title_of(layout: &Layout<'_>, title: &Line, candidates: &[&Line]) -> Statement {
    let alone = candidates.len() == 1;
    let others: Vec<String> = candidates
        .iter()
        .filter(|line| line.range != title.range)
        .map(|line| format!("\"{}\"", layout.text(line)))
        .collect();
    let stopped = ends_in_stop(layout.text(title));
    let reason = if alone && stopped {
        format!("line {}, alone above the text; it ends as a sentence does and may be one", title.number)
    } else if alone {
        format!("line {}, the only heading above the text", title.number)
    } else {
        format!(
            "line {}, the longest of the headings above the text; the others are {}",
            title.number,
            others.join(", ")
        )
    };
    Statement {
        field: "title",
        value: layout.text(title).to_owned(),
        range: title.range.clone(),
        rule: "heading",
        standing: if alone && !stopped { Standing::Stated } else { Standing::Inferred },
        certainty: if alone && !stopped { Certainty::High } else { Certainty::Medium },
        reason,
    }
}

fn label(layout: &Layout<'_>, line: &Line) -> Statement {
    aside(layout, line, "label", "stands above the title: a section, a site or a kicker, which no column takes")
}

fn subtitle(layout: &Layout<'_>, line: &Line) -> Statement {
    aside(layout, line, "subtitle", "stands between title and text, which no column takes")
}

fn aside(layout: &Layout<'_>, line: &Line, field: &'static str, reason: &str) -> Statement {
    Statement {
        field,
        value: layout.text(line).to_owned(),
        range: line.range.clone(),
        rule: "heading",
        standing: Standing::Candidate,
        certainty: Certainty::Low,
        reason: format!("line {}: {reason}", line.number),
    }
}

/// A label that names a publisher in so many words.
fn outlet(layout: &Layout<'_>, line: &Line) -> Option<Statement> {
    let text = layout.text(line);
    let low = text.to_lowercase();
    let named = |word: &&&str| {
        if word.is_ascii() {
            low.split(|sign: char| !sign.is_alphanumeric()).any(|part| part == **word)
        } else {
            low.contains(**word)
        }
    };
    let word = ORGANISATIONS.iter().find(named)?;
    Some(Statement {
        field: "outlet",
        value: text.to_owned(),
        range: line.range.clone(),
        rule: "publisher-label",
        standing: Standing::Inferred,
        certainty: Certainty::Medium,
        reason: format!("line {} stands above the title and names a publisher (\"{word}\")", line.number),
    })
}
