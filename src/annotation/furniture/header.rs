//! Rules for the top of an article: headline, labels of the site, byline, time, place, subtitle.

use super::calendar::{is_month, is_timestamp};
use super::lines::{is_agency, is_agency_mark, is_names, word_count};
use super::page::{Page, words};
use super::phrases::Phrases;
use super::{Action, Example, Found, Kind, Rule};
use regex::Regex;
use std::sync::LazyLock;

/// The headline, standing in the body as well.
pub const HEADLINE: Rule = Rule {
    name: "headline",
    kind: Kind::Header,
    about: "the stated headline where it stands among the first lines of the body",
    action: Action::Kept,
    examples: &[Example { title: "Quay shut", ..Example::of("Quay shut.\n\nThe quay is shut.", &["Quay shut."]) }],
    find: |page, found| found.extend(page.headline().map(|line| page.lines[line].clone())),
};

/// The name of the site or of a section.
pub const SECTION: Rule = Rule {
    name: "section",
    kind: Kind::Header,
    about: "the name of the outlet or of a section on a line of its own above the text: a name before the stated headline, the \
            outlet's name, or a usual section such as Politics",
    action: Action::Excluded,
    examples: &[
        Example {
            title: "Quay shut for good",
            ..Example::of("The Harbour Office\n\nQuay shut for good\nIt is shut.", &["The Harbour Office"])
        },
        Example::of("Opinion\nQuay shut for good\nIt is shut.", &["Opinion"]),
    ],
    find: section,
};

/// Section names that stand alone on a line.
static SECTIONS: Phrases = Phrases::of(&[
    "news",
    "politics",
    "world",
    "world news",
    "opinion",
    "opinions",
    "business",
    "sport",
    "sports",
    "economy",
    "culture",
    "technology",
    "science",
    "health",
    "national",
    "international",
    "local news",
    "editorial",
    "comment",
    "analysis",
    "politik",
    "wirtschaft",
    "meinung",
    "kultur",
    "ausland",
    "inland",
    "politique",
    "économie",
    "monde",
    "société",
    "سیاسی",
    "اقتصادی",
    "اجتماعی",
    "فرهنگی",
    "بین‌الملل",
    "ورزشی",
    "سياسة",
    "اقتصاد",
    "رياضة",
    "ثقافة",
    "أخبار",
]);

fn section(page: &Page<'_>, found: &mut Found) {
    for line in page.header() {
        let text = page.line(line);
        let above_headline = page.headline().is_some_and(|headline| line < headline);
        let label =
            above_headline && word_count(text) <= 6 && is_names(text) && !text.to_lowercase().starts_with("by ");
        let outlet = !page.outlet.starts_with('(') && super::page::same(text, page.outlet);
        if label || outlet || page.is_one_of(line, &SECTIONS) {
            found.push(page.lines[line].clone());
        }
    }
}

/// Who wrote it.
pub const BYLINE: Rule = Rule {
    name: "byline",
    kind: Kind::Header,
    about: "the author on a line of its own above the text: the stated author, or By and names",
    action: Action::Excluded,
    examples: &[
        Example::of("By Gus Brandt in Port Ansel\nBy the quay nobody spoke.", &["By Gus Brandt in Port Ansel"]),
        Example {
            author: "Nils Averil",
            ..Example::of("Nils Averil | 4 March 2025\nNobody spoke.", &["Nils Averil | 4 March 2025"])
        },
        Example::of("Von Gerd Nissen\nNiemand sprach.", &["Von Gerd Nissen"]),
        Example::of("نویسنده: یاور تورباف\nکسی سخن نگفت.", &["نویسنده: یاور تورباف"]),
        Example::of("بقلم: سامي نور\nلم يتكلم أحد.", &["بقلم: سامي نور"]),
    ],
    find: byline,
};

/// Words that begin a byline.
const BY: &[&str] =
    &["by ", "von ", "par ", "por ", "words by ", "story by ", "reported by ", "written by ", "edited by "];

/// Labels of a byline.
static AUTHOR_LABELS: Phrases = Phrases::of(&[
    "by",
    "author",
    "authors",
    "autor",
    "autorin",
    "auteur",
    "نویسنده",
    "خبرنگار",
    "گزارشگر",
    "به قلم",
    "گزارش",
    "بقلم",
    "الكاتب",
    "كتب",
    "كتبت",
    "إعداد",
    "作者",
    "记者",
    "文",
]);

fn byline(page: &Page<'_>, found: &mut Found) {
    for line in page.header() {
        let text = page.line(line);
        if text.len() > 160 {
            continue;
        }
        let parts = || text.split(['|', '•', '·']).map(str::trim).filter(|part| !part.is_empty());
        if parts().any(|part| is_author(part, page.author))
            && parts().all(|part| is_author(part, page.author) || is_timestamp(part))
        {
            found.push(page.lines[line].clone());
        }
    }
}

fn is_author(text: &str, author: &str) -> bool {
    let begins = |by: &&&str| text.get(..by.len()).is_some_and(|start| start.eq_ignore_ascii_case(by));
    let behind_by = BY.iter().find(begins).and_then(|by| text.get(by.len()..));
    super::page::same(text, author)
        || behind_by.is_some_and(|names| is_names(names) || super::page::same(names, author))
        || AUTHOR_LABELS.label(text).is_some_and(|names| (1..=6).contains(&word_count(names)))
        || (text.starts_with("به قلم ") && word_count(text) <= 6)
}

/// When it was published.
pub const TIMESTAMP: Rule = Rule {
    name: "timestamp",
    kind: Kind::Header,
    about: "a date with or without a time on a line of its own at the top or the end",
    action: Action::Excluded,
    examples: &[
        Example::of(
            "Quay shut\nPublished 4 March 2025 17:32 | Updated 19:10\nIn March 2025 it was open.",
            &["Published 4 March 2025 17:32 | Updated 19:10"],
        ),
        Example::of("اسکله\n۱۰ اردیبهشت ۱۴۰۲ - ۲۱:۵۴\nبسته است.", &["۱۰ اردیبهشت ۱۴۰۲ - ۲۱:۵۴"]),
    ],
    find: |page, found| {
        let dated = page.edges().filter(|&line| is_timestamp(page.line(line)));
        found.extend(dated.map(|line| page.lines[line].clone()));
    },
};

/// Where it was written.
pub const DATELINE: Rule = Rule {
    name: "dateline",
    kind: Kind::Header,
    about: "the place, and agency or day, with a dash at the beginning of the text: a place in capitals, or a place with an \
            agency in brackets",
    action: Action::Excluded,
    examples: &[
        Example::of("Quay shut\nVERRIN (SNA) – The quay is shut. PORT – no.", &["VERRIN (SNA) –"]),
        Example::of("NEW VERRIN, N.H., Dec. 8 (UPI) — Nobody spoke.", &["NEW VERRIN, N.H., Dec. 8 (UPI) —"]),
        Example::of("Verrin (AFP) - Nobody spoke.", &["Verrin (AFP) -"]),
        Example::of("BREAKING — Nobody spoke.", &[]),
        Example::of("BREXIT — the word nobody wants to hear.", &[]),
        Example::of("WE WON’T GO – that was all.", &[]),
        Example::of("Berlin (dpa) - Niemand sprach.", &["Berlin (dpa) -"]),
        Example::of("تهران (ایسنا) – کسی سخن نگفت.", &["تهران (ایسنا) –"]),
        Example::of("新华社北京1月8日电 无人发言。", &["新华社北京1月8日电"]),
    ],
    find: dateline,
};

/// Words in capitals before a dash that are no place.
const NO_PLACES: &[&str] = &[
    "breaking",
    "update",
    "updated",
    "exclusive",
    "watch",
    "video",
    "live",
    "developing",
    "analysis",
    "opinion",
    "report",
    "poll",
    "note",
    "correction",
    "editor",
    "question",
    "answer",
    "host",
    "trump",
    "clinton",
    "sanders",
    "cruz",
    "rubio",
    "no",
    "yes",
    "we",
    "he",
    "she",
    "they",
    "it",
    "i",
    "you",
    "the",
    "this",
    "that",
    "not",
    "and",
    "but",
    "won",
];

/// A place in capitals, a region, a day and an agency, and the dash.
static IN_CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(\p{Lu}[\p{Lu}.’'\-]+(?:[ /]\p{Lu}[\p{Lu}.’'\-]+){0,3})(?:,? \p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2})?(?:,? \p{Lu}\p{Ll}{2,8}\.?(?: \d{1,2}))?(?:, \d{4})?(?: ?\(([^()]{2,40})\))?(?:\s*[–—―]|\s*--+|\s+-)(?:\s|$)",
    )
});

/// A place in any script with an agency in brackets, and the dash.
static WITH_AGENCY: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:\p{L}[\p{L}\p{M}.’'\-\u{200c}]*(?:[ /,،]+[\p{L}\d][\p{L}\p{M}\d.’'\-\u{200c}]*){0,5},? ?)?\(([^()]{2,40})\)(?:\s*[–—―ـ]|\s*--+|\s+-|\s*:)\s",
    )
});

/// How Chinese agencies begin.
static CHINESE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"^[（(]?(?:新华社|中新社|中新网|人民网|法新社|路透社|央视网)[^，。,]{1,30}?[电讯][）)]?(?:\s|$)")
});

fn dateline(page: &Page<'_>, found: &mut Found) {
    for line in (0..page.lines.len().min(super::page::HEADER_LINES)).filter(|line| Some(*line) != page.headline()) {
        let text = page.line(line);
        if let Some(length) = dateline_of(beginning(text, 160)) {
            let start = page.lines[line].start;
            found.push(start..start + length);
            return;
        }
    }
}

/// How long a dateline is, without the space behind it, if a text begins with one.
fn dateline_of(text: &str) -> Option<usize> {
    let places = |part: &str| {
        let lower = part.to_lowercase();
        let mut names = lower.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
        part.chars().filter(|sign| sign.is_alphabetic()).count() >= 3
            && !names.any(|word| NO_PLACES.contains(&word) || is_month(word) && word.len() > 4)
    };
    let mut signs = text.chars();
    let (first, second) = (signs.next()?, signs.next()?);
    let in_capitals = || {
        if !first.is_uppercase() || second.is_lowercase() || !text.contains(['-', '–', '—', '―']) {
            return None;
        }
        let found = IN_CAPITALS.captures(text)?;
        let agency = found.get(2).is_none_or(|inner| is_agency_mark(inner.as_str()) || is_names(inner.as_str()));
        // The report begins behind the dash with a capital: `BREXIT — the word` is text.
        let begins = !text[found[0].len()..].starts_with(char::is_lowercase);
        (agency && begins && places(&found[1])).then(|| found[0].trim_end().len())
    };
    let with_agency = || {
        let (_, behind) = text.split_once('(')?.1.split_once(')')?;
        if !behind.trim_start().starts_with(['-', '–', '—', '―', 'ـ', ':']) {
            return None;
        }
        let found = WITH_AGENCY.captures(text)?;
        is_agency_mark(&found[1]).then(|| found[0].trim_end().len())
    };
    let chinese = || CHINESE.find(text).map(|found| found.as_str().trim_end().len());
    in_capitals().or_else(with_agency).or_else(|| if first.is_ascii() { None } else { chinese() })
}

/// A credit to an agency on a line of its own, and other lines about who gave the text.
pub const AGENCY: Rule = Rule {
    name: "agency",
    kind: Kind::Header,
    about: "the name of a news agency on a line of its own at the top or the end",
    action: Action::Excluded,
    examples: &[
        Example::of("Quay shut\nThe quay is shut.\nStrait News Agency", &["Strait News Agency"]),
        Example::of("Quay shut\nThe quay is shut.\n(Reuters)", &["(Reuters)"]),
        Example::of("Quay shut\nReuters had it first.", &[]),
    ],
    find: |page, found| {
        let credited = page.edges().filter(|&line| is_agency(page.line(line)));
        found.extend(credited.map(|line| page.lines[line].clone()));
    },
};

/// Other short lines between headline and text.
pub const SUBTITLE: Rule = Rule {
    name: "subtitle",
    kind: Kind::Header,
    about: "another short line above the text: a subtitle or kicker, which is the outlet's own words",
    action: Action::Flagged,
    examples: &[Example {
        title: "Quay shut for good",
        ..Example::of(
            "Quay shut for good\nA town looks on\nThe quay is shut, the harbour office said on Monday, and nobody on the boats knows when it will open again for them this year.",
            &["A town looks on"],
        )
    }],
    find: |page, found| {
        let past = page.lead().is_some() && page.headline().is_some();
        let short = page.header().filter(|&line| past && word_count(page.line(line)) <= 25);
        found.extend(short.map(|line| page.lines[line].clone()));
    },
};

/// The beginning of a text, at most so many bytes.
fn beginning(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// A pattern of ours; a test compiles each.
pub(super) fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns of the rules compile")
}

/// Whether a line is no longer than so many words.
pub(super) fn at_most(line: &str, most: usize) -> bool {
    words(line).take(most + 1).count() <= most
}
