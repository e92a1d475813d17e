//! Rules for the end of an article: tags, credits, where to follow and to write, page counters, who the author is.

use super::calendar::has_number;
use super::header::{at_most, compiled};
use super::lines::{is_names, word_count};
use super::page::Page;
use super::phrases::Phrases;
use super::{Action, Example, Found, Kind, Rule};
use regex::Regex;
use std::sync::LazyLock;

/// Tags.
pub const TAGS: Rule = Rule {
    name: "tags",
    kind: Kind::Footer,
    about: "tags at the end: at least two bulleted lines, a line that begins with Tags, or a line of hashtags",
    action: Action::Excluded,
    examples: &[
        Example::of("The quay is shut.\n\n  • Quay\n  • Port Ansel", &["• Quay", "• Port Ansel"]),
        Example::of("The quay is shut.\nTags: quay, harbour", &["Tags: quay, harbour"]),
        Example::of("The quay is shut.\n#NoTamberDam #Quay", &["#NoTamberDam #Quay"]),
        Example::of("اسکله بسته است.\nبرچسب‌ها: اسکله، بندر", &["برچسب‌ها: اسکله، بندر"]),
        Example::of("• The quay is shut, and nobody knows why.\n• The harbour is open.", &[]),
    ],
    find: tags,
};

/// Labels of a line of tags.
static TAG_LABELS: Phrases = Phrases::of(&[
    "tags",
    "tag",
    "topics",
    "filed under",
    "keywords",
    "more about",
    "schlagworte",
    "schlagwörter",
    "themen",
    "mots-clés",
    "mots clés",
    "thèmes",
    "etiquetas",
    "برچسب",
    "برچسب‌ها",
    "برچسب ها",
    "کلیدواژه",
    "کلیدواژه‌ها",
    "کلمات کلیدی",
    "الوسوم",
    "كلمات مفتاحية",
    "كلمات دلالية",
    "关键词",
    "标签",
]);

fn tags(page: &Page<'_>, found: &mut Found) {
    let bulleted = |line: &usize| {
        let text = page.line(*line);
        text.starts_with(['•', '·', '▪', '●']) && at_most(text, 8) && !ends_a_sentence(text)
    };
    let list = (0..page.lines.len()).rev().take_while(bulleted).count();
    let end = page.lines.len();
    if (2..end).contains(&list) {
        found.extend(page.lines[end - list..].iter().cloned());
    }
    for line in page.footer() {
        let text = page.line(line);
        let labelled = page.label(line, &TAG_LABELS).is_some() && at_most(text, 40);
        let mut words = text.split_whitespace();
        if labelled || words.all(|word| word.starts_with('#') && word.len() > 2 && !word.ends_with('#')) {
            found.push(page.lines[line].clone());
        }
    }
}

/// Whether a line ends with a full stop that is not that of an abbreviation with dots inside, such as `U.S.`.
fn ends_a_sentence(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.ends_with(['!', '?', '؟', '。', '۔']) || last.strip_suffix('.').is_some_and(|word| !word.contains('.'))
}

/// Who else gave or reported the text.
pub const CREDIT: Rule = Rule {
    name: "credit",
    kind: Kind::Footer,
    about: "who gave or helped to report the text, at the end: Source and a name, X contributed to this report, X reported from \
            a place, Reporting by",
    action: Action::Excluded,
    examples: &[
        Example::of("The quay is shut.\nSource: Gulf Courier", &["Source: Gulf Courier"]),
        Example::of("The quay is shut.\nAP contributed to this report", &["AP contributed to this report"]),
        Example::of("The quay is shut.\nVell reported from Verrin.", &["Vell reported from Verrin."]),
        Example::of("The quay is shut.\nVell reported from Verrin that the treaty was dead.", &[]),
        Example::of(
            "The quay is shut. (Reporting by Ole Marsden; Editing by Rhona Vell)",
            &["(Reporting by Ole Marsden; Editing by Rhona Vell)"],
        ),
        Example::of("Niemand sprach.\nQuelle: dpa", &["Quelle: dpa"]),
        Example::of("اسکله بسته است.\nمنبع: ایسنا\nانتهای پیام", &["منبع: ایسنا", "انتهای پیام"]),
        Example::of(
            "The quay is shut.\nSource: they said that it would open again when the ministry has paid for it",
            &[],
        ),
    ],
    find: credit,
};

/// Labels of a credit.
static CREDIT_LABELS: Phrases = Phrases::of(&[
    "source",
    "sources",
    "credit",
    "contributing",
    "contributors",
    "quelle",
    "quellen",
    "fuente",
    "fonte",
    "منبع",
    "منابع",
    "المصدر",
    "المصادر",
    "来源",
    "來源",
    "责任编辑",
    "编辑",
]);

/// Lines that end a dispatch.
static ENDS: Phrases = Phrases::of(&["انتهای پیام", "پایان پیام", "انتهى", "完", "ends", "end of document"]);

/// What every credit in a sentence holds one of.
static CREDIT_SIGNS: LazyLock<Regex> = LazyLock::new(|| compiled("contributed|reported from|ing by "));

/// Names, of at most 161 signs, that did something for the text.
static HELPED: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:[-—–*] ?)?(\p{Lu}[^.!?:;“”\x22]+?) (?:also )?(?:contributed (?:to (?:this|the) (?:report|article|story|post|piece)|(?:additional )?(?:reporting|research)\b.{0,60})|(?:reported|contributed) from (?:the )?\p{Lu}[\p{L}’'-]*(?:(?:, and |, | and | in | )(?:the )?\p{Lu}[\p{L}’'-]*){0,8})\.?$",
    )
});

/// What an agency puts in brackets at the end.
static REPORTING: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?:[(\[](?i:additional )?(?i:reporting|writing|editing) by |(?:Additional reporting|Reporting|Writing|Editing) by )\p{Lu}[^()\[\]]{2,200}[)\]]?\.?$",
    )
});

fn credit(page: &Page<'_>, found: &mut Found) {
    for line in page.footer() {
        let (text, range) = (page.line(line), &page.lines[line]);
        let labelled = page.label(line, &CREDIT_LABELS).is_some_and(|who| (1..=12).contains(&word_count(who)));
        if labelled || page.is_one_of(line, &ENDS) {
            found.push(range.clone());
            continue;
        }
        if !last_bytes(text, 300).is_some_and(|(_, tail)| CREDIT_SIGNS.is_match(tail)) {
            continue;
        }
        let bare = text.trim_matches(['(', ')', '[', ']', '*', ' ', '.']);
        let helps = text.len() <= 300 && ["contributed", "reported from"].iter().any(|sign| text.contains(sign));
        if helps && HELPED.captures(bare).is_some_and(|found| found[1].chars().count() <= 161 && are_names(&found[1])) {
            found.push(range.clone());
        } else if let Some((from, tail)) = last_bytes(text, 260).filter(|(_, tail)| tail.contains("ing by ")) {
            found.extend(REPORTING.find(tail).map(|helped| range.start + from + helped.start()..range.end));
        }
    }
}

/// Names with what news writers put beside them: `Rhona Vell, Ole Marsden of the Tidings and the AP`.
fn are_names(text: &str) -> bool {
    text.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty()).all(|part| {
        let part = part.strip_prefix("and ").unwrap_or(part);
        is_names(part)
    })
}

/// Where to follow the author or the outlet.
pub const FOLLOW: Rule = Rule {
    name: "follow",
    kind: Kind::Footer,
    about: "sentences at the end that ask to follow or like an account: Follow X on Twitter, Like us on Facebook",
    action: Action::Excluded,
    examples: &[
        Example::of(
            "The quay is shut.\nFollow the Record on Chorus: @verrinrecord",
            &["Follow the Record on Chorus: @verrinrecord"],
        ),
        Example::of(
            "The quay is shut. Follow Gus Brandt on Twitter: or e-mail to:",
            &["Follow Gus Brandt on Twitter: or e-mail to:"],
        ),
        Example::of("The quay is shut.\nLike us on Facebook.", &["Like us on Facebook."]),
        Example::of("Follow the river on the map: it ends at the quay.", &[]),
    ],
    find: |page, found| {
        sentences_at_the_end(page, found, &FOLLOWING, |tail| {
            has_account(tail) || FOLLOW_SIGNS.is_match(tail) && may_name_platform(tail)
        });
    },
};

/// What every order to follow holds one of that names no account.
static FOLLOW_SIGNS: LazyLock<Regex> =
    LazyLock::new(|| compiled("ollow|ike us|ike the page|uivez|olgen Sie|witter|acebook"));

/// Whether a text may name a platform; the long s and the sign of Kelvin are other cases of s and k.
fn may_name_platform(text: &str) -> bool {
    PLATFORMS.is_match(&text.to_ascii_lowercase()) || text.contains(['ſ', '\u{212a}'])
}

/// What every order to follow names that names no account.
static PLATFORMS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        "twitter|facebook|instagram|telegram|youtube|linkedin|tumblr|google|snapchat|pinterest|threads|mastodon|bluesky|whatsapp|on x|at x|via x|suivez|folgen sie",
    )
});

/// An order to follow, with a platform or an account.
static FOLLOWING: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:(?:You can )?(?i:follow|like|find|friend|contact|reach) .{1,140}\b(?i:on|at|via) (?i:twitter|facebook|instagram|telegram|youtube|linkedin|tumblr|google\+?|snapchat|pinterest|threads|mastodon|bluesky|whatsapp|x)\b.{0,80}|(?i:follow) .{0,80}@\w+.{0,60}|(?i:follow) .{1,60} on \p{Lu}\w+: ?@\w+.{0,40}|(?:Suivez|Folgen Sie) .{1,100})$",
    )
});

/// Where to write.
pub const CONTACT: Rule = Rule {
    name: "contact",
    kind: Kind::Footer,
    about: "addresses at the end: a line that is only an e-mail address, link or labelled account, or an order to write to one",
    action: Action::Excluded,
    examples: &[
        Example::of("The quay is shut.\nletters@tidings.example", &["letters@tidings.example"]),
        Example::of(
            "The quay is shut.\nContact the reporter at gus@klaxon.example.",
            &["Contact the reporter at gus@klaxon.example."],
        ),
        Example::of("The quay is shut.\nTwitter: @gus", &["Twitter: @gus"]),
        Example::of("The quay is shut. He wrote to gus@klaxon.example in vain.\n@reader", &[]),
    ],
    find: |page, found| {
        let alone = page.footer().filter(|&line| is_address(page.line(line)));
        found.extend(alone.map(|line| page.lines[line].clone()));
        sentences_at_the_end(page, found, &WRITE_TO, has_account);
    },
};

/// Whether a line is an address: it has no space, but one behind a label.
fn is_address(line: &str) -> bool {
    let signs = ["@", "://", "www."];
    memchr::memchr_iter(b' ', line.as_bytes()).nth(1).is_none()
        && signs.iter().any(|sign| line.contains(sign))
        && ADDRESS.captures(line).is_some_and(|found| {
            found.get(1).is_none_or(|name| name.len() <= 30 || name.as_str().chars().count() <= 30)
        })
}

/// Whether a text may name an account or an address.
fn has_account(text: &str) -> bool {
    memchr::memchr(b'@', text.as_bytes()).is_some()
}

/// A line that is an address, or a labelled account, whose name is of at most thirty signs.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:(?i:e-?mail|web|twitter|website): ?)?(?:[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|www\.\S+)\.?$|^(?i:twitter|instagram): ?@(\w\w+)\.?$",
    )
});

/// An order to write to an address.
static WRITE_TO: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:(?:You can )?(?:E-?mail|Email|Contact|Write to|Reach|Send) .{0,120}[\w.+-]+@[\w-]+\.[\w.-]+\w.{0,20}|(?:E-?mail|Email):? .{0,40}[\w.+-]+@[\w-]+\.[\w.-]+\.?)$",
    )
});

/// Page counters.
pub const COUNTER: Rule = Rule {
    name: "page-counter",
    kind: Kind::Footer,
    about: "one of the last two lines, if it is a number with signs and no other word: 700 /, Page 2 of 3, -30-",
    action: Action::Excluded,
    examples: &[
        Example::of("It cost 700.\n700 /", &["700 /"]),
        Example::of("It cost 700.\nPage 2 of 3", &["Page 2 of 3"]),
        Example::of("700\nIt cost that.\n1968 was dear.", &[]),
    ],
    find: |page, found| {
        let from = page.lines.len().saturating_sub(2).max(1);
        let is_count = |text: &str| text.len() <= 24 && has_number(text) && COUNT.is_match(text);
        let counts = (from..page.lines.len()).filter(|&line| is_count(page.line(line)));
        found.extend(counts.map(|line| page.lines[line].clone()));
    },
};

/// A number that counts pages.
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:\P{L}*\p{Nd}\P{L}*[^\p{L}\p{Nd}\s.%]\P{L}*|[^\p{L}\p{Nd}\s.$€£]\P{L}*\p{Nd}\P{L}*|(?i:page|seite|صفحه|صفحة) \p{Nd}+(?: (?i:of|von|sur|de|از|من) \p{Nd}+)?)$",
    )
});

/// Who the author is.
pub const ABOUT_AUTHOR: Rule = Rule {
    name: "about-author",
    kind: Kind::Footer,
    about: "one of the last three lines, if it says who the author is",
    action: Action::Flagged,
    examples: &[Example::of(
        "The quay is shut.\nGus Brandt is a senior editor at The Daily Klaxon.",
        &["Gus Brandt is a senior editor at The Daily Klaxon."],
    )],
    find: |page, found| {
        let from = page.lines.len().saturating_sub(3).max(1);
        let about =
            (from..page.lines.len()).filter(|&line| page.lines[line].len() <= 400 && PERSON.is_match(page.line(line)));
        found.extend(about.map(|line| page.lines[line].clone()));
    },
};

/// A name and a trade of writing.
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^\p{Lu}[\p{L}.’'\-]+(?: \p{Lu}[\p{L}.’'\-]*){1,3} (?:is|was|writes|covers) (?:an? |the )?(?:[\w’'\-]+ ){0,6}(?i:editor|reporter|correspondent|writer|columnist|journalist|contributor|author|professor|fellow)\b",
    )
});

/// The sentences of the last lines that a pattern takes whole. `may_be` tells whether a text holds what every such sentence does:
/// others are not cut into sentences, which costs more than all rules together.
fn sentences_at_the_end(page: &Page<'_>, found: &mut Found, pattern: &Regex, may_be: impl Fn(&str) -> bool) {
    for line in page.footer() {
        let Some((from, tail)) = last_bytes(page.line(line), 400) else { continue };
        if !may_be(tail) {
            continue;
        }
        let start = page.lines[line].start + from;
        if from == 0 && tail.len() <= 240 && pattern.is_match(tail) {
            found.push(page.lines[line].clone());
            continue;
        }
        let sentences = crate::token::sentences(tail).into_iter();
        let asked = sentences.filter(|sentence| pattern.is_match(&tail[sentence.clone()]));
        found.extend(asked.map(|sentence| start + sentence.start..start + sentence.end));
    }
}

/// The last bytes of a line, at most so many, and where they begin; `None` if the line is empty.
fn last_bytes(line: &str, bytes: usize) -> Option<(usize, &str)> {
    let from = (line.len().saturating_sub(bytes)..=line.len()).find(|&from| line.is_char_boundary(from))?;
    (from < line.len()).then(|| (from, &line[from..]))
}
