//! Every date of a text, and which of them may be the day of publication: a timestamp or a dateline, nothing else.
//! A date in running text, in brackets or under a picture is an event's or a source's; it is listed and never taken.

use super::calendar::{Calendar, MONTHS, month};
use super::layout::{Kind, Layout, Line};
use super::{Certainty, Rule, Standing, Statement};
use crate::corpus::Date;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const RULE: Rule =
    Rule { name: "date", about: "every date of the text; a timestamp or a dateline is taken", find };

/// A date as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Its bytes.
    pub range: Range<usize>,
    /// The date; unknown if the year is missing, the order of day and month is open, or the calendar is another one.
    pub date: Date,
    /// Why the date is unknown; empty if it is known.
    pub obstacle: &'static str,
}

/// The shapes of dates, most telling first. `{month}` is any name of a month, `{n}` a digit of any script we read.
const SHAPES: [&str; 8] = [
    r"(?P<y>{n}{4})-(?P<m>{n}{2})(?:-(?P<d>{n}{2}))?",
    r"(?P<y>{n}{4})年\s?(?P<m>{n}{1,2})月(?:\s?(?P<d>{n}{1,2})日)?",
    r"(?P<name>{month})\.?\s+(?P<d>{n}{1,2})(?:st|nd|rd|th)?(?:(?:,\s*|\s+)(?P<y>{n}{4}))?",
    r"(?P<d>{n}{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?(?P<name>{month})\.?(?:,?\s+(?:de\s+|del\s+)?(?P<y>{n}{4}))?",
    r"(?P<name>{month})\.?,?\s+(?:de\s+)?(?P<y>{n}{4})",
    r"(?P<y>{n}{4})/(?P<m>{n}{1,2})/(?P<d>{n}{1,2})",
    r"(?P<d>{n}{1,2})\.\s?(?P<m>{n}{1,2})\.\s?(?P<y>{n}{4})",
    r"(?P<a>{n}{1,2})/(?P<b>{n}{1,2})/(?P<y>{n}{4})",
];

static DATES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let mut names: Vec<&str> =
        MONTHS.iter().flat_map(|months| months.names).flat_map(|names| names.iter().copied()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let months = names.join("|");
    let shape = |shape: &&str| shape.replace("{month}", &months).replace("{n}", "[0-9٠-٩۰-۹]");
    SHAPES.iter().map(|text| Regex::new(&shape(text)).expect("a pattern of ours")).collect()
});

/// What may stand in a timestamp beside its date.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) [0-9٠-٩۰-۹]{1,2} [:.h٫] [0-9٠-٩۰-۹]{2} (?: :[0-9٠-٩۰-۹]{2} )? | [ap]\.?m\.? | \b(?: first | last | published | publish | posted | updated | update |
        modified | created | date | time | on | at | by | of | the | um | uhr | le | à | el | am | vom | veröffentlicht | aktualisiert | stand | publié | mis | jour |
        publicado | actualizado | hora | gmt | utc | est | edt | et | ct | cst | pt | pst | bst | cet | cest | irst | tehran | local |
        mon | tue | tues | wed | thu | thur | thurs | fri | sat | sun | monday | tuesday | wednesday | thursday | friday | saturday | sunday |
        lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonntag |
        lunes | martes | miércoles | jueves | viernes | sábado | domingo )\b | تاریخ | انتشار | نشر | في | تم | آخر | تحديث | ساعت | شنبه | یکشنبه | دوشنبه | سه‌شنبه |
        چهارشنبه | پنجشنبه | پنج‌شنبه | جمعه | 发布时间 | 发布 | 更新 | 时间 | 日期 | 星期. | [\p{P}\p{S}\s\p{Cf}] ",
    )
    .expect("a pattern of ours")
});

/// Every date of a text, by place; dates of which one lies inside another are one.
///
/// ```
/// use newsprint::annotation::stated::dates;
/// let found = dates("On March 3, 2025 and 4 May; see [Jan. 8, 2020] or 03/04/2025.");
/// let read: Vec<String> = found.iter().map(|one| one.date.to_string()).collect();
/// assert_eq!(read, ["2025-03-03", "", "2020-01-08", ""]);
/// ```
pub fn dates(text: &str) -> Vec<DateMention> {
    let mut found: Vec<DateMention> = Vec::new();
    for shape in DATES.iter() {
        for captures in shape.captures_iter(text) {
            let Some(range) = captures.get(0).map(|whole| whole.range()) else { continue };
            let apart = found.iter().all(|known| known.range.end <= range.start || range.end <= known.range.start);
            if apart
                && stands_alone(text, &range)
                && let Some((date, obstacle)) = read(&captures)
            {
                found.push(DateMention { range, date, obstacle });
            }
        }
    }
    found.sort_by_key(|mention| mention.range.start);
    found
}

/// No letter or digit touches it, so that no number is cut.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let touches = |sign: Option<char>| {
        sign.is_some_and(|sign| sign.is_alphanumeric() && !('\u{2E80}'..='\u{9FFF}').contains(&sign))
    };
    !touches(text[..range.start].chars().next_back()) && !touches(text[range.end..].chars().next())
}

/// The date and, if it is unknown, why; nothing if it is in no calendar.
fn read(captures: &Captures<'_>) -> Option<(Date, &'static str)> {
    let number = |name: &str| captures.name(name).map(|digits| value(digits.as_str()));
    let (mut m, mut d, y) = (number("m"), number("d"), number("y"));
    if let Some(name) = captures.name("name") {
        let (of_name, calendar) = month(name.as_str())?;
        if calendar == Calendar::SolarHijri {
            return d.is_some().then_some((Date::Unknown, "is of the Solar Hijri calendar, which is not converted"));
        }
        m = Some(u32::from(of_name));
    }
    if let (Some(a), Some(b)) = (number("a"), number("b")) {
        match (a > 12, b > 12) {
            (true, _) => (d, m) = (Some(a), Some(b)),
            (false, true) => (m, d) = (Some(a), Some(b)),
            (false, false) if a == b => (m, d) = (Some(a), Some(b)),
            (false, false) => return Some((Date::Unknown, "does not say which number is the month")),
        }
    }
    let Some(y) = y else { return Some((Date::Unknown, "names no year")) };
    let iso = match (m, d) {
        (Some(m), Some(d)) => format!("{y:04}-{m:02}-{d:02}"),
        (Some(m), None) => format!("{y:04}-{m:02}"),
        _ => return None,
    };
    match iso.parse() {
        Ok(date) => Some((date, "")),
        // Digits alone that are no date are a number; a month by its name is a slip of the text.
        Err(_) => captures.name("name").map(|_| (Date::Unknown, "is not in the calendar")),
    }
}

/// The value of digits of the scripts that dates are written in here.
fn value(digits: &str) -> u32 {
    let digit = |sign: char| match sign {
        '٠'..='٩' => sign as u32 - '٠' as u32,
        '۰'..='۹' => sign as u32 - '۰' as u32,
        _ => sign.to_digit(10).unwrap_or_default(),
    };
    digits.chars().fold(0, |sum, sign| sum * 10 + digit(sign))
}

/// A line that holds a date, perhaps a time, and nothing else.
pub(super) fn is_timestamp(text: &str) -> bool {
    if text.chars().count() > 100 {
        return false;
    }
    let found = dates(text);
    let mut rest = String::new();
    let mut at = 0;
    for mention in &found {
        rest.push_str(&text[at..mention.range.start]);
        rest.push(' ');
        at = mention.range.end;
    }
    rest.push_str(&text[at..]);
    !found.is_empty() && BESIDE.replace_all(&rest, "").is_empty()
}

/// The dateline at the start of a paragraph: `VERRIN, March 4, 2025 (SNA) – `.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Its bytes, the dash included.
    pub range: Range<usize>,
    /// The bytes of the agency in brackets.
    pub agency: Option<Range<usize>>,
}

static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<place>\p{L}[\p{L}\p{M}.'’/ -]{0,40}?(?:,\s[\p{L}. ]{1,25}?)?)(?P<date>(?:,\s|\s)[^()–—-]{3,30}?)?\s*(?:\((?P<agency>[^()]{2,40})\))?\s*(?:[–—]|--?)\s")
        .expect("a pattern of ours")
});

/// Finds a dateline. Without an agency or a date the place must be in capitals: many a sentence begins with a few words and a dash.
pub(super) fn dateline(paragraph: &str) -> Option<Dateline> {
    let captures = DATELINE.captures(paragraph)?;
    let place = captures.name("place")?.as_str();
    let end = captures.get(0)?.end();
    let shouted = place.chars().filter(|sign| sign.is_alphabetic()).all(char::is_uppercase)
        && place.chars().filter(|sign| sign.is_uppercase()).count() > 2;
    let agency = captures.name("agency").map(|named| named.range());
    let dated = captures.name("date").is_some_and(|date| !dates(date.as_str()).is_empty());
    let first = place.split(',').next().unwrap_or(place);
    let named = first.split_whitespace().count() <= 4 && !first.starts_with(char::is_lowercase);
    (named && (shouted || dated || agency.as_ref().is_some_and(|range| is_agency(&paragraph[range.clone()]))))
        .then_some(Dateline { range: 0..end, agency })
}

/// A known agency, or a short name in capitals.
fn is_agency(text: &str) -> bool {
    let short = text.chars().count() <= 6 && text.chars().all(char::is_uppercase);
    short || super::agency_named(text).is_some()
}

fn find(layout: &Layout<'_>) -> Vec<Statement> {
    let lead = layout.lead();
    let dateline = lead
        .and_then(|line| dateline(layout.text(line)).map(|found| line.range.start..line.range.start + found.range.end));
    let of_line = |line: &Line| {
        dates(layout.text(line))
            .into_iter()
            .map(|mention| {
                let range = line.range.start + mention.range.start..line.range.start + mention.range.end;
                let place = place_of(layout, line, &range, dateline.as_ref());
                statement(layout, line, DateMention { range, ..mention }, place)
            })
            .collect::<Vec<_>>()
    };
    layout.lines.iter().flat_map(of_line).collect()
}

/// The kind of place that a date stands in, and the word before it in a timestamp.
fn place_of(layout: &Layout<'_>, line: &Line, range: &Range<usize>, dateline: Option<&Range<usize>>) -> &'static str {
    let before = &layout.body[line.range.start..range.start];
    if line.kind == Kind::Timestamp {
        let low = before.to_lowercase();
        let labelled =
            ["publi", "posted", "veröffentlicht", "انتشار", "نشر", "发布"].iter().any(|word| low.contains(word));
        // Below the text stand the dates of corrections as well as those of publication.
        if !labelled && layout.lead().is_some_and(|lead| lead.range.start < line.range.start) {
            return "foot-date";
        }
        let later = ["updat", "modif", "aktualisiert", "mis à jour", "actualizado", "تحديث", "更新"];
        return if later.iter().any(|word| low.contains(word)) { "update" } else { "timestamp" };
    }
    if dateline.is_some_and(|dateline| dateline.start <= range.start && range.end <= dateline.end) {
        return "dateline";
    }
    let open = before.rfind(['[', '(']);
    if open.is_some_and(|open| !before[open..].contains([']', ')'])) {
        return "bracket";
    }
    match line.kind {
        Kind::Caption => "caption",
        Kind::Heading => "title",
        _ => "running-text",
    }
}

fn statement(layout: &Layout<'_>, line: &Line, mention: DateMention, place: &'static str) -> Statement {
    let DateMention { range, date, obstacle } = mention;
    let known = obstacle.is_empty();
    let (taken, reason) = match place {
        "timestamp" => (known, "holds a date and nothing else"),
        "update" => (known, "gives the date of the last update"),
        "dateline" => (known, "begins with a dateline"),
        "foot-date" => (false, "stands below the text and may be the date of a correction"),
        "bracket" => (false, "has it in brackets: the date of a source"),
        "caption" => (false, "is the caption of a picture"),
        "title" => (false, "is a heading: the date of an event"),
        _ => (false, "is running text: the date of an event"),
    };
    let reason = match (taken || !matches!(place, "timestamp" | "update" | "dateline"), obstacle) {
        (true, "") => format!("line {} {reason}", line.number),
        (_, obstacle) => format!("line {} {reason}; \"{}\" {obstacle}", line.number, &layout.body[range.clone()]),
    };
    Statement {
        field: "date",
        value: if known { date.to_string() } else { layout.body[range.clone()].to_owned() },
        range,
        rule: place,
        standing: if taken { Standing::Stated } else { Standing::Candidate },
        certainty: match place {
            "timestamp" | "dateline" if taken => Certainty::High,
            "update" if taken => Certainty::Medium,
            _ => Certainty::Low,
        },
        reason,
    }
}
