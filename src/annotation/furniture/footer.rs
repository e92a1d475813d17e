//! Rules for the end of an article: tags, credits, where to follow and to write, what else to read, page counters.

use super::header::{at_most, compiled};
use super::lines::{behind_label, is_names, is_one_of, word_count};
use super::page::Page;
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
const TAG_LABELS: &[&str] = &[
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
];

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
        let labelled = behind_label(text, TAG_LABELS).is_some() && at_most(text, 40);
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
const CREDIT_LABELS: &[&str] = &[
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
];

/// Lines that end a dispatch.
const ENDS: &[&str] = &["انتهای پیام", "پایان پیام", "انتهى", "完", "ends", "end of document"];

/// Names that did something for the text.
static HELPED: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:[-—–*] ?)?(\p{Lu}[^.!?:;“”\x22]{1,160}?) (?:also )?(?:contributed (?:to (?:this|the) (?:report|article|story|post|piece)|(?:additional )?(?:reporting|research)\b.{0,60})|(?:reported|contributed) from [^.]{2,60})\.?$",
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
        let labelled = behind_label(text, CREDIT_LABELS).is_some_and(|who| (1..=12).contains(&word_count(who)));
        if labelled || is_one_of(text, ENDS) {
            found.push(range.clone());
            continue;
        }
        let bare = text.trim_matches(['(', ')', '[', ']', '*', ' ', '.']);
        if text.len() <= 300 && HELPED.captures(bare).is_some_and(|found| are_names(&found[1])) {
            found.push(range.clone());
        } else if let Some(helped) =
            last_bytes(text, 260).and_then(|(from, tail)| REPORTING.find(tail).map(|found| from + found.start()))
        {
            found.push(range.start + helped..range.end);
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
        sentences_at_the_end(
            page,
            found,
            &FOLLOWING,
            &["ollow", "ike us", "ike the page", "@", "uivez", "olgen Sie", "witter", "acebook"],
        )
    },
};

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
        let alone = page.footer().filter(|&line| ADDRESS.is_match(page.line(line)));
        found.extend(alone.map(|line| page.lines[line].clone()));
        sentences_at_the_end(page, found, &WRITE_TO, &["@"]);
    },
};

/// A line that is an address.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:(?i:e-?mail|web|twitter|website): ?)?(?:[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|www\.\S+)\.?$|^(?i:twitter|instagram): ?@\w{2,30}\.?$",
    )
});

/// An order to write to an address.
static WRITE_TO: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:(?:You can )?(?:E-?mail|Email|Contact|Write to|Reach|Send) .{0,120}[\w.+-]+@[\w-]+\.[\w.-]+\w.{0,20}|(?:E-?mail|Email):? .{0,40}[\w.+-]+@[\w-]+\.[\w.-]+\.?)$",
    )
});

/// Comment prompts.
pub const COMMENTS: Rule = Rule {
    name: "comments",
    kind: Kind::Footer,
    about: "prompts to comment at the end: Leave a comment, What do you think with an order to answer",
    action: Action::Excluded,
    examples: &[
        Example::of("The quay is shut.\nLeave a Comment", &["Leave a Comment"]),
        Example::of(
            "The quay is shut.\nPlease let us know if you're having issues with commenting.",
            &["Please let us know if you're having issues with commenting."],
        ),
        Example::of("اسکله بسته است.\nارسال نظر", &["ارسال نظر"]),
        Example::of("The quay is shut.\nHe would not leave a comment.", &[]),
    ],
    find: |page, found| {
        for line in page.footer() {
            if is_one_of(page.line(line), PROMPTS) || COMMENTING.is_match(page.line(line)) {
                found.push(page.lines[line].clone());
            }
        }
    },
};

/// Prompts that are a whole line.
const PROMPTS: &[&str] = &[
    "leave a comment",
    "leave a reply",
    "post a comment",
    "add a comment",
    "add comment",
    "comment",
    "comments",
    "view comments",
    "show comments",
    "join the conversation",
    "join the discussion",
    "write a comment",
    "kommentare",
    "kommentar schreiben",
    "commentaires",
    "laisser un commentaire",
    "réagir",
    "comentarios",
    "ارسال نظر",
    "نظر شما",
    "دیدگاه شما",
    "نظرات",
    "أضف تعليق",
    "أضف تعليقا",
    "التعليقات",
    "اترك تعليقا",
    "发表评论",
    "评论",
];

/// Prompts in sentences.
static COMMENTING: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:Please let us know if you(?:'|’)re having issues with commenting\.?|\d+ [Cc]omments?\.?|Comments? \(\d+\)|(?i:what do you think\?).{0,160}(?i:comments?|tell us|let us know|chorus|facebook|twitter).{0,80}|(?i:(?:tell us|let us know|share your thoughts|sound off|leave your) .{0,80}comments?(?: section)?(?: below)?)[.!]?)$",
    )
});

/// Newsletters, sharing, subscriptions.
pub const PROMOTION: Rule = Rule {
    name: "promotion",
    kind: Kind::Footer,
    about: "orders at the end to share, subscribe or sign up: Share this article, Sign up for a newsletter",
    action: Action::Excluded,
    examples: &[
        Example::of("The quay is shut.\nShare this article", &["Share this article"]),
        Example::of(
            "The quay is shut.\nSign up for our newsletter, free in your inbox at 7am.",
            &["Sign up for our newsletter, free in your inbox at 7am."],
        ),
        Example::of("The quay is shut.\nSign up for the march by Monday, the union said.", &[]),
    ],
    find: |page, found| {
        for line in page.footer() {
            if is_one_of(page.line(line), SHARE) || SIGN_UP.is_match(page.line(line)) {
                found.push(page.lines[line].clone());
            }
        }
    },
};

/// Orders that are a whole line.
const SHARE: &[&str] = &[
    "share",
    "share this article",
    "share this story",
    "share this",
    "share on facebook",
    "share on twitter",
    "tweet",
    "tweet this",
    "print",
    "print this article",
    "e-mail this article",
    "email this article",
    "email",
    "facebook",
    "twitter",
    "subscribe",
    "subscribe now",
    "sign up",
    "artikel teilen",
    "teilen",
    "drucken",
    "partager",
    "partager cet article",
    "imprimer",
    "compartir",
    "اشتراک‌گذاری",
    "اشتراک گذاری",
    "مشاركة",
    "شارك",
    "طباعة",
    "分享",
];

/// Orders in sentences.
static SIGN_UP: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:(?i:sign up|subscribe|register|click here)\b.{0,160}\b(?i:newsletters?|inbox|e-?mails?|alerts?|briefing|subscribe|updates)\b.{0,100}|(?i:get|receive) .{0,120}\b(?:(?i:in|to) your inbox|(?i:our|the|a) (?:\w+ ){0,3}newsletter)\b.{0,60}|(?i:please (?:share|like)) (?i:this|the|on) .{0,120}(?i:facebook|twitter|friends).{0,80})$",
    )
});

/// What else to read.
pub const RELATED: Rule = Rule {
    name: "related",
    kind: Kind::Footer,
    about: "lines anywhere that point to other articles: Read more, Related, See also, with a colon or alone",
    action: Action::Excluded,
    examples: &[
        Example::of(
            "The quay is shut.\nRELATED: Quay opens again\nNobody spoke.\nRead more",
            &["RELATED: Quay opens again", "Read more"],
        ),
        Example::of("اسکله بسته است.\nبیشتر بخوانید: اسکله باز شد", &["بیشتر بخوانید: اسکله باز شد"]),
        Example::of(
            "They had related it.\nMore: the sea, the wind, all that a boat has to live with when the quay is shut and nobody can say for how long it will be, or why it was shut in the first place by people who have never been there.",
            &[],
        ),
    ],
    find: |page, found| {
        for line in page.short_lines() {
            let text = page.line(line);
            if is_one_of(text, POINTERS) || behind_label(text, POINTERS).is_some() && at_most(text, 30) {
                found.push(page.lines[line].clone());
            }
        }
    },
};

/// Labels of other articles.
const POINTERS: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "also see",
    "see also",
    "related",
    "related articles",
    "related article",
    "related stories",
    "related story",
    "related coverage",
    "recommended",
    "more from",
    "read next",
    "watch",
    "don't miss",
    "full coverage",
    "lire aussi",
    "à lire aussi",
    "voir aussi",
    "lesen sie auch",
    "mehr zum thema",
    "siehe auch",
    "lea también",
    "leer más",
    "بیشتر بخوانید",
    "همچنین بخوانید",
    "اخبار مرتبط",
    "مطالب مرتبط",
    "اقرأ أيضا",
    "اقرأ أيضاً",
    "إقرأ أيضاً",
    "مواضيع ذات صلة",
    "相关阅读",
    "延伸阅读",
    "相关新闻",
];

/// Advertisements.
pub const ADVERTISEMENT: Rule = Rule {
    name: "advertisement",
    kind: Kind::Footer,
    about: "lines anywhere that say that an advertisement follows, or that the text goes on behind it",
    action: Action::Excluded,
    examples: &[Example::of(
        "The quay is shut.\nAdvertisement\nStory continues below advertisement\nNobody spoke.",
        &["Advertisement", "Story continues below advertisement"],
    )],
    find: |page, found| {
        let marks = page.short_lines().filter(|&line| is_one_of(page.line(line), ADVERTISEMENTS));
        found.extend(marks.map(|line| page.lines[line].clone()));
    },
};

/// Lines that stand around an advertisement.
const ADVERTISEMENTS: &[&str] = &[
    "advertisement",
    "advertisements",
    "advertising",
    "sponsored",
    "sponsored content",
    "story continues below",
    "story continues below advertisement",
    "article continues below",
    "article continues after advertisement",
    "continue reading the main story",
    "continue reading",
    "scroll for more",
    "scroll down for video",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "آگهی",
    "تبلیغات",
    "إعلان",
    "广告",
];

/// Copyright.
pub const COPYRIGHT: Rule = Rule {
    name: "copyright",
    kind: Kind::Footer,
    about: "notices of copyright at the end",
    action: Action::Excluded,
    examples: &[
        Example::of(
            "The quay is shut.\n© 2025 Verrin Record. All rights reserved.",
            &["© 2025 Verrin Record. All rights reserved."],
        ),
        Example::of("The quay is shut.\nCopyright laws were not broken.", &[]),
    ],
    find: |page, found| {
        let marks = page.footer().filter(|&line| page.lines[line].len() <= 400 && RIGHTS.is_match(page.line(line)));
        found.extend(marks.map(|line| page.lines[line].clone()));
    },
};

/// A copyright notice.
static RIGHTS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:©|\((?i:c)\) ?(?:Copyright )?\d{4}|Copyright:? (?:©|\(c\)|\d{4}|by )|(?i:all rights reserved))|(?i:all rights reserved\.?|alle rechte vorbehalten\.?|tous droits réservés\.?|may not be published, broadcast, rewritten.{0,60})$",
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
        let counts =
            (from..page.lines.len()).filter(|&line| page.lines[line].len() <= 24 && COUNT.is_match(page.line(line)));
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

/// The sentences of the last lines that a pattern takes whole. `signs` are what every such sentence holds one of: lines
/// without are not cut into sentences, which costs more than all rules together.
fn sentences_at_the_end(page: &Page<'_>, found: &mut Found, pattern: &Regex, signs: &[&str]) {
    for line in page.footer() {
        let Some((from, tail)) = last_bytes(page.line(line), 400) else { continue };
        if !signs.iter().any(|sign| tail.contains(sign)) {
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
