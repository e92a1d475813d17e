//! Rules that keep addresses whole: URLs, e-mail, handles, tags. Each looks only at the bytes beside a word.

use super::join::possessive_end;
use super::{Action, Example, Extend, Preset, Rule};
use crate::token::dictionary::is_spaceless;
use std::ops::Range;

pub(super) const URLS: Rule = Rule {
    name: "urls",
    about: "an address with http://, https:// or www., or a domain with a path, is one word; the full stop behind it is not part \
            of it",
    preset: Preset::On,
    action: Action::Extend(Extend { behind: b"/-:?", before: None, by: extend_url }),
    example: Example {
        text: "See https://a-b.org/x?y=1, bbc.co.uk/news.",
        with: &["see", "https://a-b.org/x?y=1", "bbc.co.uk/news"],
        without: &["see", "https", "a", "b.org", "x", "y", "1", "bbc.co.uk", "news"],
    },
};

pub(super) const E_MAIL: Rule = Rule {
    name: "e-mail",
    about: "an e-mail address is one word",
    preset: Preset::On,
    action: Action::Extend(Extend { behind: b"@.-+%", before: None, by: extend_e_mail }),
    example: Example {
        text: "desk-two@klaxon.example.",
        with: &["desk-two@klaxon.example"],
        without: &["desk", "two", "klaxon.example"],
    },
};

pub(super) const HANDLES: Rule = Rule {
    name: "handles",
    about: "a name with @ before it is one word with its sign",
    preset: Preset::On,
    action: Action::Extend(Extend {
        behind: b"",
        before: Some(b'@'),
        by: |text, word| extend_marked(text, word, b'@'),
    }),
    example: Example { text: "by @dam_watch", with: &["by", "@dam_watch"], without: &["by", "dam_watch"] },
};

pub(super) const TAGS: Rule = Rule {
    name: "tags",
    about: "a name with # before it is one word with its sign; # before a number is not a tag",
    preset: Preset::On,
    action: Action::Extend(Extend {
        behind: b"",
        before: Some(b'#'),
        by: |text, word| extend_marked(text, word, b'#'),
    }),
    example: Example {
        text: "#NoDam is #1, #大坝",
        with: &["#nodam", "is", "1", "#大坝"],
        without: &["nodam", "is", "1", "大", "坝"],
    },
};

/// Domains that do not end in a country's two letters.
const DOMAINS: [&str; 16] = [
    "com", "org", "net", "edu", "gov", "int", "mil", "info", "news", "press", "media", "biz", "app", "dev", "blog",
    "online",
];

fn extend_url(text: &str, word: Range<usize>) -> Range<usize> {
    let (first, rest) = (&text[word.clone()], &text[word.end..]);
    if rest.starts_with("://") && ["http", "https", "ftp"].iter().any(|scheme| first.eq_ignore_ascii_case(scheme)) {
        let host = word.end + 3;
        return if text[host..].starts_with(char::is_alphanumeric) { word.start..url_end(text, host) } else { word };
    }
    // Most words: a host without a path begins with www.
    let path = match rest.as_bytes().first() {
        Some(b'/') => first.as_bytes().contains(&b'.'),
        Some(b'-') => may_reach(rest, b'/'),
        _ => false,
    };
    if !path && !first.starts_with(['w', 'W']) {
        return word;
    }
    if !rest.starts_with(['/', '-', ':', '?']) || first.len() > MAX_HOST || !first.is_ascii() {
        return word;
    }
    let Some(after) = run(rest, HOST, MAX_HOST) else { return word };
    let host = text[word.start..word.end + after].trim_end_matches(['.', '-']);
    let slash = text[word.start + host.len()..].starts_with('/');
    if has_www(host) || (slash && is_domain(host)) {
        word.start..url_end(text, word.start + host.len()).max(word.end)
    } else {
        word
    }
}

/// The bytes of the longest host of RFC 1035, and of the longest local part of RFC 5321. Nobody looks further: a run of such signs
/// without an end, looked at again from each of its words, would cost the square of its length.
const MAX_HOST: usize = 253;
const MAX_LOCAL: usize = 64;

/// What a sign of ASCII may belong to, a bit each.
const HOST: u8 = 1;
/// The part of an e-mail address before its `@`.
const LOCAL: u8 = 2;
/// Any part of an URL.
const ADDRESS: u8 = 4;

static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' => HOST | LOCAL | ADDRESS,
            b'_' | b'%' | b'+' => LOCAL | ADDRESS,
            b'~' | b':' | b'/' | b'?' | b'#' | b'[' | b']' | b'@' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*'
            | b',' | b';' | b'=' => ADDRESS,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

fn is(kind: u8, byte: u8) -> bool {
    KINDS[usize::from(byte)] & kind != 0
}

/// Whether a sign may stand where a run of bytes ends that a text begins with: not if a space is near and the sign is not.
#[inline]
fn may_reach(text: &str, sign: u8) -> bool {
    // Without a branch for each byte.
    let any = |near: &[u8; 32], wanted| near.iter().fold(0, |found, &byte| found | u8::from(byte == wanted)) != 0;
    text.as_bytes().first_chunk().is_none_or(|near| any(near, sign) || !any(near, b' '))
}

/// How many bytes of a kind stand at the start of a text; `None` if there are more than `most`.
fn run(text: &str, kind: u8, most: usize) -> Option<usize> {
    let text = &text.as_bytes()[..text.len().min(most + 1)];
    let found = text.iter().position(|&byte| !is(kind, byte)).unwrap_or(text.len());
    (found <= most).then_some(found)
}

fn has_www(host: &str) -> bool {
    host.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) && host[4..].contains('.')
}

/// Labels with dots whose last is a country's two small letters or a known domain: `bbc.co.uk`, not `end.The`.
fn is_domain(host: &str) -> bool {
    // By bytes: hosts are short, and most are none.
    let Some(stop) = host.bytes().rposition(|byte| byte == b'.') else { return false };
    let (before, last) = (&host[..stop], &host[stop + 1..]);
    let known = (last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_lowercase())) || DOMAINS.contains(&last);
    known && before.len() >= 2 && before.bytes().all(|byte| is(HOST, byte)) && !before.starts_with(['.', '-'])
}

/// Where an address ends that goes on at a place: before white space, quotes, brackets that it did not open, scripts
/// without spaces, and punctuation that ends a sentence.
fn url_end(text: &str, place: usize) -> usize {
    let inside = |sign: char| match u8::try_from(sign) {
        Ok(byte @ ..0x80) => is(ADDRESS, byte),
        _ => sign.is_alphanumeric() && !is_spaceless(sign),
    };
    let rest = &text[place..];
    let mut address = &rest.as_bytes()[..rest.find(|sign| !inside(sign)).unwrap_or(rest.len())];
    let (opened, mut closed) = address.iter().fold((0, 0), |(opened, closed), byte| {
        (opened + usize::from(*byte == b'('), closed + usize::from(*byte == b')'))
    });
    while let [others @ .., last] = address {
        if (*last == b')' && opened >= closed) || !b".,;:!?'\")]*_~".contains(last) {
            break;
        }
        closed -= usize::from(*last == b')');
        address = others;
    }
    possessive_end(text, place + address.len())
}

fn extend_e_mail(text: &str, word: Range<usize>) -> Range<usize> {
    let rest = &text[word.end..];
    if !may_reach(rest, b'@') {
        return word;
    }
    let Some(local) = run(rest, LOCAL, MAX_LOCAL) else { return word };
    let Some(domain) = rest[local..].strip_prefix('@').filter(|_| text[word.clone()].is_ascii()) else { return word };
    let Some(length) = run(domain, HOST, MAX_HOST) else { return word };
    let domain = domain[..length].trim_end_matches(['.', '-']);
    let whole = domain.rsplit_once('.').is_some_and(|(before, last)| {
        before.starts_with(|sign: char| sign.is_ascii_alphanumeric())
            && last.len() >= 2
            && last.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    if whole { word.start..possessive_end(text, word.end + local + 1 + domain.len()) } else { word }
}

/// Takes in the sign before a name, and all of the name: letters, digits, low lines and marks.
fn extend_marked(text: &str, word: Range<usize>, sign: u8) -> Range<usize> {
    if !text.as_bytes()[..word.start].ends_with(&[sign]) {
        return word;
    }
    let before = &text[..word.start - 1];
    if before.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '@' | '#' | '&' | '/' | '.')) {
        return word;
    }
    let mark =
        |sign: char| matches!(sign, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{e47}'..='\u{e4e}' | '\u{200c}');
    let rest = &text[word.start..];
    let name = rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_' && !mark(sign)).unwrap_or(rest.len());
    let end = word.end.max(word.start + name);
    if text[word.start..end].contains(char::is_alphabetic) { before.len()..end } else { word }
}
