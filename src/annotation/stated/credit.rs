//! Whose text it is by its own account: news agencies in datelines and bylines, lines such as `Source: …`, and addresses.

use super::layout::{Kind, Layout, Line};
use super::{Certainty, Rule, Standing, Statement, byline, date};
use regex::Regex;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule { name: "credit", about: "the agency or paper that the text is credited to", find };

pub(super) const REFERENCE: Rule =
    Rule { name: "reference", about: "as NAME reported: perhaps this outlet, perhaps another", find: references };

pub(super) const ADDRESS: Rule = Rule { name: "address", about: "a web address on a line of its own", find: addresses };

/// A news agency and the names it goes by, as they stand in credits. A new agency is one line here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agency {
    /// The name it is listed under.
    pub name: &'static str,
    /// Its names and abbreviations, in the case in which they are written.
    pub names: &'static [&'static str],
}

/// News agencies that credits name.
pub const AGENCIES: &[Agency] = &[
    Agency {
        name: "AFP",
        names: &["AFP", "Agence France-Presse", "Agence France Presse", "فرانس برس", "خبرگزاری فرانسه", "法新社"],
    },
    Agency { name: "Anadolu", names: &["Anadolu", "Anadolu Agency", "AA", "الأناضول", "آناتولی"] },
    Agency { name: "ANSA", names: &["ANSA"] },
    Agency {
        name: "AP",
        names: &["AP", "Associated Press", "The Associated Press", "آسوشیتدپرس", "أسوشيتد برس", "美联社"],
    },
    Agency { name: "APA", names: &["APA"] },
    Agency { name: "Bloomberg", names: &["Bloomberg News"] },
    Agency { name: "dpa", names: &["dpa", "DPA", "Deutsche Presse-Agentur"] },
    Agency { name: "EFE", names: &["EFE", "Agencia EFE"] },
    Agency { name: "Fars", names: &["FNA", "Fars News Agency", "خبرگزاری فارس"] },
    Agency { name: "IANS", names: &["IANS"] },
    Agency { name: "Interfax", names: &["Interfax", "Интерфакс"] },
    Agency { name: "IRNA", names: &["IRNA", "ایرنا", "خبرگزاری ایرنا"] },
    Agency { name: "ISNA", names: &["ISNA", "ایسنا", "خبرگزاری ایسنا"] },
    Agency { name: "Kyodo", names: &["Kyodo", "Kyodo News", "共同社"] },
    Agency { name: "Mehr", names: &["MNA", "Mehr News Agency", "خبرگزاری مهر"] },
    Agency { name: "PA", names: &["PA", "PA Media", "Press Association"] },
    Agency { name: "PTI", names: &["PTI", "Press Trust of India"] },
    Agency {
        name: "Reuters", names: &["Reuters", "REUTERS", "Thomson Reuters", "رويترز", "رویترز", "路透社"]
    },
    Agency { name: "SANA", names: &["SANA", "سانا"] },
    Agency { name: "TASS", names: &["TASS", "ТАСС"] },
    Agency { name: "Tasnim", names: &["Tasnim", "Tasnim News Agency", "تسنیم", "خبرگزاری تسنیم"] },
    Agency { name: "UPI", names: &["UPI", "United Press International"] },
    Agency { name: "Xinhua", names: &["Xinhua", "新华社", "新華社"] },
];

/// `Source: …` in some languages.
static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:Source|Sources|SOURCE|Credit|Via|Quelle|Fuente|Fonte|منبع|المصدر|来源|來源)\s*[:：]\s*(\S.*)$")
        .expect("a pattern of ours")
});

/// `AP contributed to this report`, `With reporting by Reuters`.
static CONTRIBUTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:The )?(\p{Lu}[\p{L} -]*?) contributed to this (?:report|story|article)\b|^(?:\(?(?:With |Additional )?[Rr]eporting by |With files from |With |Includes material from )(?:the )?(\p{Lu}[\p{L} -]*?)\)?\.?$",
    )
    .expect("a pattern of ours")
});

/// The agency of this name: a known one, or any that calls itself an agency.
///
/// ```
/// use newsprint::annotation::stated::agency_named;
/// assert_eq!(agency_named("The Associated Press").as_deref(), Some("AP"));
/// assert_eq!(agency_named("Strait News Agency").as_deref(), Some("Strait News Agency"));
/// assert_eq!(agency_named("Ada Quill"), None);
/// ```
pub fn agency_named(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    let known = |name: &str| AGENCIES.iter().find(|agency| agency.names.contains(&name));
    let last = text.rsplit([',', '/', '|']).next().unwrap_or(text).trim();
    if let Some(agency) = known(text).or_else(|| known(text.trim_start_matches("the "))).or_else(|| known(last)) {
        return Some(agency.name.to_owned());
    }
    let calls_itself = text.ends_with("News Agency") || text.ends_with("Press Agency") || text.starts_with("خبرگزاری ");
    (calls_itself && text.split_whitespace().count() <= 5).then(|| text.to_owned())
}

/// What a line of credit names, and by which rule.
pub(super) fn of_line(text: &str) -> Option<(&str, &'static str)> {
    if text.chars().count() > 100 {
        return None;
    }
    if let Some(named) = SOURCE.captures(text).and_then(|found| found.get(1)) {
        return (!named.as_str().contains("://")).then(|| (named.as_str().trim_end_matches('.'), "source-line"));
    }
    if let Some(found) = CONTRIBUTED.captures(text) {
        let named = found.get(1).or_else(|| found.get(2))?;
        return agency_named(named.as_str()).map(|_| (named.as_str(), "agency-contribution"));
    }
    if let Some(name) = byline::of_line(text).filter(|_| agency_named(text_after_opening(text)).is_some()) {
        return Some((name, "agency-byline"));
    }
    let alone = text.trim_start_matches(['-', '–', '—', '(', ' ', '©']).trim_end_matches([')', '.']);
    agency_named(alone).filter(|_| !alone.contains(['/', '|'])).map(|_| (alone, "agency-byline"))
}

/// What follows the first word, so that `By Ada Quill, Reuters` is seen whole.
fn text_after_opening(text: &str) -> &str {
    text.split_once(' ').map_or(text, |(_, rest)| rest)
}

fn find(layout: &Layout<'_>) -> Vec<Statement> {
    let mut found = Vec::new();
    // The dateline opens the text, which a title and a caption may precede.
    for line in layout.first() {
        if let Some(agency) = date::dateline(layout.text(line)).and_then(|dateline| dateline.agency) {
            let range = line.range.start + agency.start..line.range.start + agency.end;
            found.push(statement(layout, line, range, "agency-dateline", "credits an agency in the dateline"));
            break;
        }
    }
    for line in layout.head().iter().chain(layout.foot()) {
        let Some((named, rule)) = of_line(layout.text(line)) else { continue };
        // A picture or one item of several may be credited in passing; only the last line signs the whole.
        let signs = layout.text(line).starts_with(['-', '–', '—', '(', '©']);
        if signs && !layout.is_last(line) {
            continue;
        }
        let start = line.range.start + layout.text(line).find(named).unwrap_or_default();
        let reason = match rule {
            "source-line" => "names the source; a credit is not the outlet",
            "agency-contribution" => "says that an agency contributed",
            _ => "credits an agency",
        };
        found.push(statement(layout, line, start..start + named.len(), rule, reason));
    }
    found
}

fn statement(
    layout: &Layout<'_>,
    line: &Line,
    range: std::ops::Range<usize>,
    rule: &'static str,
    reason: &str,
) -> Statement {
    let named = &layout.body[range.clone()];
    Statement {
        field: "credit",
        value: agency_named(named).unwrap_or_else(|| named.to_owned()),
        range,
        rule,
        standing: Standing::Stated,
        certainty: Certainty::High,
        reason: format!("line {} {reason}", line.number),
    }
}

/// `as Verrin News reported`.
static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b[Aa]s (?:the )?(\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){0,3}) (?:has |had |first |previously |earlier )*reported\b")
        .expect("a pattern of ours")
});

fn references(layout: &Layout<'_>) -> Vec<Statement> {
    let named = REPORTED.captures_iter(layout.body).filter_map(|found| found.get(1));
    named
        .map(|name| Statement {
            field: "outlet",
            value: name.as_str().to_owned(),
            range: name.range(),
            rule: "reference",
            standing: Standing::Candidate,
            certainty: Certainty::Low,
            reason: "the text says that it reported this: perhaps this outlet, perhaps another".to_owned(),
        })
        .collect()
}

fn addresses(layout: &Layout<'_>) -> Vec<Statement> {
    let lines = layout.head().iter().chain(layout.foot()).filter(|line| line.kind == Kind::Address);
    lines
        .map(|line| Statement {
            field: "url",
            value: layout.text(line).to_owned(),
            range: line.range.clone(),
            rule: "address",
            standing: Standing::Stated,
            certainty: Certainty::Medium,
            reason: format!("line {} is an address and nothing else", line.number),
        })
        .collect()
}
