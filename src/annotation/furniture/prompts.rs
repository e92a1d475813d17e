//! Rules for what a site asks of its readers: comments, newsletters, other articles, advertisements, copyright.

use super::header::{at_most, compiled};
use super::lines::may_begin;
use super::phrases::Phrases;
use super::{Action, Example, Kind, Rule};
use regex::Regex;
use std::sync::LazyLock;

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
            let text = page.line(line);
            let is_sentence = || may_begin(text, COMMENTING_BEGINS) && COMMENTING.is_match(text);
            if page.is_one_of(line, &PROMPTS) || is_sentence() {
                found.push(page.lines[line].clone());
            }
        }
    },
};

/// Prompts that are a whole line.
static PROMPTS: Phrases = Phrases::of(&[
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
]);

/// How prompts in sentences begin.
const COMMENTING_BEGINS: &[&str] = &[
    "please let us know if",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "comment",
    "what do you think",
    "tell us",
    "let us know",
    "share your thoughts",
    "sound off",
    "leave your",
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
            let text = page.line(line);
            if page.is_one_of(line, &SHARE) || may_begin(text, SIGN_UP_BEGINS) && SIGN_UP.is_match(text) {
                found.push(page.lines[line].clone());
            }
        }
    },
};

/// Orders that are a whole line.
static SHARE: Phrases = Phrases::of(&[
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
]);

/// How orders in sentences begin.
const SIGN_UP_BEGINS: &[&str] =
    &["sign up", "subscribe", "register", "click here", "get ", "receive ", "please share ", "please like "];

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
            let labelled = || page.label(line, &POINTERS).is_some() && at_most(page.line(line), 30);
            if page.is_one_of(line, &POINTERS) || labelled() {
                found.push(page.lines[line].clone());
            }
        }
    },
};

/// Labels of other articles.
static POINTERS: Phrases = Phrases::of(&[
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
]);

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
        let marks = page.short_lines().filter(|&line| page.is_one_of(line, &ADVERTISEMENTS));
        found.extend(marks.map(|line| page.lines[line].clone()));
    },
};

/// Lines that stand around an advertisement.
static ADVERTISEMENTS: Phrases = Phrases::of(&[
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
]);

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
        let marked = |text: &str| text.len() <= 400 && RIGHTS_SIGNS.is_match(text) && RIGHTS.is_match(text);
        let marks = page.footer().filter(|&line| marked(page.line(line)));
        found.extend(marks.map(|line| page.lines[line].clone()));
    },
};

/// What every copyright notice holds one of: found far sooner than that a line is none.
static RIGHTS_SIGNS: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"©|\(c\)|\(C\)|opyright|eserved|ESERVED|vorbehalten|servés|rewritten"));

/// A copyright notice.
static RIGHTS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^(?:©|\((?i:c)\) ?(?:Copyright )?\d{4}|Copyright:? (?:©|\(c\)|\d{4}|by )|(?i:all rights reserved)(?:$|[.,;:!©]| by | \d))|(?i:all rights reserved\.?|alle rechte vorbehalten\.?|tous droits réservés\.?|may not be published, broadcast, rewritten.{0,60})$",
    )
});
