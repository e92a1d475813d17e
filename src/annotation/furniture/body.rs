//! Rules for what stands inside the text: brackets of the editors, captions, left-over markup.

use super::page::Page;
use super::phrases::Phrases;
use super::{Action, Example, Found, Kind, Rule};
use std::ops::Range;

/// Editors' insertions.
pub const INSERTION: Rule = Rule {
    name: "insertion",
    kind: Kind::Body,
    about: "square brackets of at most eighty signs: the editor's words, most often inside a quotation",
    action: Action::Flagged,
    examples: &[
        Example::of("“They slapped them [the U.S.] in the mouth.”", &["[the U.S.]"]),
        Example::of("“It ended in [2011].” [Jan. 8, 2020] “It […] came.”", &["[2011]", "[…]"]),
    ],
    find: |page, found| {
        found.extend(brackets(page.text).filter(|range| !is_source_date(page.text, range)));
    },
};

/// Dates in brackets behind a quotation.
pub const SOURCE_DATE: Rule = Rule {
    name: "source-date",
    kind: Kind::Body,
    about: "a whole date in square brackets behind the end of a quotation or sentence: when the words before it were said",
    action: Action::Excluded,
    examples: &[
        Example::of("“They left.” [Jan. 8, 2020]\nThey came.", &["[Jan. 8, 2020]"]),
        Example::of("They left on [Jan. 8, 2020] by boat.", &[]),
        Example::of("«رفتند.» [۱۰ اردیبهشت ۱۴۰۲]", &["[۱۰ اردیبهشت ۱۴۰۲]"]),
    ],
    find: |page, found| found.extend(brackets(page.text).filter(|range| is_source_date(page.text, range))),
};

fn is_source_date(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end().chars().next_back();
    super::calendar::is_whole_date(&text[range.start + 1..range.end - 1])
        && before.is_some_and(|sign| ".!?…”’\"'»؟。」".contains(sign))
}

/// Square brackets with a letter, a digit or dots of omission inside, at most eighty signs, on one line.
fn brackets(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut past = 0;
    memchr::memchr_iter(b'[', text.as_bytes()).filter_map(move |start| {
        if start < past {
            return None;
        }
        let inner = text[start + 1..].char_indices().take(81).find(|(_, sign)| "[]\n\r".contains(*sign))?;
        let end = start + 1 + inner.0;
        let is_closed =
            inner.1 == ']' && text[start + 1..end].contains(|sign: char| sign.is_alphanumeric() || ".…".contains(sign));
        past = end;
        is_closed.then_some(start..end + 1)
    })
}

/// When an entry of a live report was written.
pub const ENTRY_TIME: Rule = Rule {
    name: "entry-time",
    kind: Kind::Body,
    about: "a time of day on a line of its own, as live reports head their entries with",
    action: Action::Excluded,
    examples: &[
        Example::of("They left.\n6:05 p.m.\nAt 6:05 p.m. they came.\n5 p.m.:\nNo.", &["6:05 p.m.", "5 p.m.:"]),
        Example::of("رفتند.\nساعت ۲۱:۵۴\nآمدند.", &["ساعت ۲۱:۵۴"]),
        Example::of("It ended\n3:1\nin the end, as in\n2016\nand before.", &[]),
    ],
    find: |page, found| {
        let times = page.short_lines().filter(|&line| super::calendar::is_time_of_day(page.line(line)));
        found.extend(times.map(|line| page.lines[line].clone()));
    },
};

/// Markup that the page left in the text.
pub const MARKUP: Rule = Rule {
    name: "markup",
    kind: Kind::Body,
    about: "tags of a web page that stand in the text, with their attributes; the text between them stays",
    action: Action::Excluded,
    examples: &[Example::of(
        "It <b>fell</b>. <tweet id=\"7\">It rose.<tweet/> 3 <4 and 5> 4",
        &["<b>", "</b>", "<tweet id=\"7\">", "<tweet/>"],
    )],
    find: |page, found| {
        let mut past = 0;
        for start in memchr::memchr_iter(b'<', page.text.as_bytes()) {
            if start >= past
                && let Some(end) = tag_end(&page.text[start..])
            {
                past = start + end;
                found.push(start..past);
            }
        }
    },
};

/// The length of the tag that a text begins with: a name in ASCII letters, then attributes with `=` or nothing.
fn tag_end(text: &str) -> Option<usize> {
    let end = text
        .char_indices()
        .skip(1)
        .take(400)
        .find(|(_, sign)| "<>\n".contains(*sign))
        .filter(|(_, sign)| *sign == '>')?
        .0;
    let inner = text[1..end].trim_matches(['/', ' ']);
    let (name, rest) = inner.split_at(inner.find(char::is_whitespace).unwrap_or(inner.len()));
    let named = name.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && name.chars().all(|sign| sign.is_ascii_alphanumeric() || "-:".contains(sign));
    (named && (rest.trim().is_empty() || rest.contains('='))).then_some(end + 1)
}

/// Captions of pictures.
pub const CAPTION: Rule = Rule {
    name: "caption",
    kind: Kind::Body,
    about: "a line that begins with a label such as Picture:, ends with the credit of a picture, or stands cut by … between the \
            stated headline and the text",
    action: Action::Excluded,
    examples: &[
        Example::of(
            "Nobody spoke.\nDEFIANT: Agnes with her letter. Picture: Vic Sand\nHe drew a picture: it fell.",
            &["DEFIANT: Agnes with her letter. Picture: Vic Sand"],
        ),
        Example::of(
            "Photo: The ferry on Saturday.\nNobody spoke.\nThe quay on Monday. (AP Photo/Ole Marsden)",
            &["Photo: The ferry on Saturday.", "The quay on Monday. (AP Photo/Ole Marsden)"],
        ),
        Example {
            title: "Quay shut",
            ..Example::of(
                "Quay shut\nThe quay seen in June 2009, when boats still came and went as the tide let them, in a scene that …\nThe quay is shut.",
                &["The quay seen in June 2009, when boats still came and went as the tide let them, in a scene that …"],
            )
        },
        Example::of("عکس: اسکله قدیم\nاسکله بسته است.", &["عکس: اسکله قدیم"]),
    ],
    find: caption,
};

/// Labels of a caption or of a picture's credit.
static PICTURE_LABELS: Phrases = Phrases::of(&[
    "picture",
    "pictures",
    "photo",
    "photos",
    "photograph",
    "photographs",
    "image",
    "images",
    "caption",
    "file photo",
    "photo credit",
    "image credit",
    "picture credit",
    "credit",
    "photo by",
    "foto",
    "fotos",
    "bild",
    "bildquelle",
    "photographie",
    "crédit photo",
    "crédit",
    "عکس",
    "عکاس",
    "تصویر",
    "الصورة",
    "صورة",
    "تصوير",
    "图",
    "图片",
    "图片来源",
    "图为",
]);

/// Lines that credit a picture and say nothing else.
static PICTURE_CREDITS: Phrases = Phrases::of(&[
    "getty",
    "getty images",
    "ap photo",
    "ap images",
    "shutterstock",
    "associated press",
    "afp/getty images",
    "afp/getty",
    "reuters/file",
    "file photo",
    "screenshot",
    "youtube screenshot",
    "image via youtube",
]);

fn caption(page: &Page<'_>, found: &mut Found) {
    for line in page.short_lines() {
        let text = page.line(line);
        let labelled = page.label(line, &PICTURE_LABELS).is_some() && text.len() <= 400;
        if labelled || page.is_one_of(line, &PICTURE_CREDITS) || ends_with_credit(page, line) {
            found.push(page.lines[line].clone());
        }
    }
    if let Some(next) = page.headline().map(|line| line + 1).filter(|line| line + 1 < page.lines.len()) {
        let text = page.line(next);
        if (80..=super::page::LONGEST_LINE).contains(&text.len()) && (text.ends_with('…') || text.ends_with(" ...")) {
            found.push(page.lines[next].clone());
        }
    }
}

/// Whether a line ends with `Photo: NAME` or with brackets that name a photograph.
fn ends_with_credit(page: &Page<'_>, line: usize) -> bool {
    let text = page.line(line);
    let bare = text.strip_suffix('.').unwrap_or(text);
    if let Some(inner) = bare.strip_suffix(')') {
        return inner.rfind('(').is_some_and(|open| {
            let inner = inner[open + 1..].trim_start();
            let named = [
                "AP Photo",
                "Photo",
                "photo",
                "Getty",
                "Image",
                "AFP/Getty",
                "REUTERS/",
                "Reuters/",
                "Foto",
                "Bild:",
                "Screenshot",
            ];
            inner.len() <= 120 && (named.iter().any(|name| inner.starts_with(name)) || inner.ends_with("Getty Images"))
        });
    }
    if !page.may_hold_colon(line) {
        return false;
    }
    // The last colon stands before a short name and behind a label that begins its sentence: "… Picture: Vic Sand".
    let tail = text.len().saturating_sub(80);
    let colon = memchr::memrchr(b':', &text.as_bytes()[tail..]).map(|colon| tail + colon);
    colon.is_some_and(|colon| {
        let (before, name) = (&text[..colon], text[colon + 1..].trim());
        let label = before.rsplit(['.', '!', '?', '(', '|', '/']).next().unwrap_or_default().trim();
        label.len() < before.trim().len()
            && label.starts_with(char::is_uppercase)
            && PICTURE_LABELS.hold(label)
            && super::lines::is_names(name)
    })
}
