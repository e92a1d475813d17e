//! Reads the query language: a recursive descent over its characters. Errors point at the column.
//!
//! ```text
//! query    = side { "|" side }                     either
//! side     = phrase | near | "(" query ")"
//! near     = "near(" query "," query "," words ")" both, in any order, within so many words
//! phrase   = part { part }                         white space between words
//! part     = word | "=" word                       as the corpus is folded | case kept; * ? stand for letters
//!          | "/" regex "/" | "=/" regex "/"        a whole word
//!          | "group:" name | "(" query ")" | "[" condition "]"
//! ")" and "]" may be followed by "?", "{n}" or "{least,most}"; "\" takes any sign literally
//! ```

mod condition;
mod special;

use super::caret::pointed;
use super::syntax::{ANY_LETTERS, Case, Element, Item, ONE_LETTER, Query, Word};
use crate::error::{Error, Result};

/// Bytes of the longest query.
const MOST_BYTES: usize = 100_000;
/// Brackets within one another; more is a slip, and would exhaust the stack.
const DEEPEST: u32 = 100;
/// Words that one phrase may cover at most: what it costs to try a phrase at a place grows with them.
const MOST_WORDS: u64 = 100;

/// Reads a query.
///
/// # Errors
/// If it does not follow the grammar or is longer than 100,000 bytes; the message shows the place.
pub(super) fn parse(text: &str) -> Result<Query> {
    if text.len() > MOST_BYTES {
        return Err(Error::question(format!("a pattern of {} bytes is longer than {MOST_BYTES} bytes", text.len()))
            .hint("put long lists of words into a file of groups and give it with --groups"));
    }
    let mut parser = Parser { text, at: 0, depth: 0 };
    if text.trim().is_empty() {
        return Err(Error::question(format!("the pattern \"{text}\" holds no word"))
            .hint("give a word, a phrase, a glob such as sanction*, or /a regular expression/"));
    }
    let query = parser.query("")?;
    if parser.at < text.len() {
        return Err(parser.wrong(parser.at, "nothing opens this bracket").hint("write \\) for a literal bracket"));
    }
    let longest = query.longest();
    if longest > MOST_WORDS {
        return Err(parser
            .wrong(0, &format!("a phrase could be {longest} words long, more than {MOST_WORDS}"))
            .hint("ask for fewer repetitions"));
    }
    Ok(query)
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: u32,
}

/// A piece of one side: part of a phrase, or something that stands alone.
enum Piece {
    Part(Element),
    Alone(Query),
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Takes a sign if it is the next one.
    fn take(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(sign);
        if found {
            self.at += sign.len_utf8();
        }
        found
    }

    fn wrong(&self, at: usize, what: &str) -> Error {
        pointed(self.text, at, what)
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self
                .wrong(self.at, &format!("brackets stand more than {DEEPEST} deep"))
                .hint("write the pattern with fewer brackets"));
        }
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// Alternatives up to the end, a closing bracket or one of `ends`.
    fn query(&mut self, ends: &'static str) -> Result<Query> {
        let mut sides = vec![self.side(ends)?];
        while self.take('|') {
            sides.push(self.side(ends)?);
        }
        Ok(if sides.len() == 1 { sides.swap_remove(0) } else { Query::Any(sides) })
    }

    fn side(&mut self, ends: &'static str) -> Result<Query> {
        let mut parts = Vec::new();
        let mut alone = None;
        loop {
            self.skip_space();
            let at = self.at;
            match self.peek() {
                None | Some(')' | '|') => break,
                Some(sign) if ends.contains(sign) => break,
                Some(_) => {}
            }
            match self.piece(ends)? {
                Piece::Part(part) => parts.push(part),
                Piece::Alone(query) => alone = Some((at, query)),
            }
            if let Some((at, _)) = &alone
                && !(parts.is_empty() && self.stands_at_end(ends))
            {
                return Err(self
                    .wrong(*at, "near(…) cannot stand inside a phrase")
                    .hint("put the words beside it into one of its sides: near(the dam, minister, 5)"));
            }
        }
        match alone {
            Some((_, query)) => Ok(query),
            None if parts.is_empty() => Err(self
                .wrong(self.at, "a word is missing here")
                .hint("give a word; write \\| \\( \\) for these signs themselves")),
            None => Ok(Query::Phrase(parts)),
        }
    }

    fn stands_at_end(&mut self, ends: &str) -> bool {
        self.skip_space();
        self.peek().is_none_or(|sign| sign == ')' || sign == '|' || ends.contains(sign))
    }

    fn piece(&mut self, ends: &'static str) -> Result<Piece> {
        let start = self.at;
        if self.rest().starts_with("near(") {
            self.at += "near(".len();
            return self.deeper(|parser| parser.near(start)).map(Piece::Alone);
        }
        if let Some(name) = self.rest().strip_prefix("group:") {
            let name = name.len();
            self.at = self.text.len() - name;
            return self.group(start, ends).map(|item| Piece::Part(item.once()));
        }
        match self.peek() {
            Some('(') => self.deeper(|parser| parser.bracket(start)),
            Some('[') => {
                self.at += 1;
                let condition = self.deeper(|parser| parser.token(start))?;
                self.repeated(Item::Token(condition)).map(Piece::Part)
            }
            Some('/') => self.expression(Case::Folded, ends).map(|item| Piece::Part(item.once())),
            Some('=') => {
                self.at += 1;
                match self.peek() {
                    Some('/') => self.expression(Case::Kept, ends).map(|item| Piece::Part(item.once())),
                    Some('(' | '[') => Err(self
                        .wrong(start, "\"=\" stands before a word or /an expression/, not before a bracket")
                        .hint("write (=US|=UK); [word=\"US\"] keeps case as it is")),
                    _ => self.word(Case::Kept, ends).map(|item| Piece::Part(item.once())),
                }
            }
            _ => self.word(Case::Folded, ends).map(|item| Piece::Part(item.once())),
        }
    }

    fn bracket(&mut self, start: usize) -> Result<Piece> {
        self.at += 1;
        let inner = self.query("")?;
        if !self.take(')') {
            return Err(self.never_closed(start, ")"));
        }
        match &inner {
            Query::Near { .. } => return Ok(Piece::Alone(inner)),
            Query::Any(queries) if queries.iter().any(|query| query.clone().phrases().is_none()) => {
                return Ok(Piece::Alone(inner));
            }
            _ => {}
        }
        let branches = inner.phrases().unwrap_or_default();
        self.repeated(Item::Any(branches)).map(Piece::Part)
    }

    fn never_closed(&self, start: usize, close: &str) -> Error {
        self.wrong(start, "this bracket never closes")
            .hint(format!("close it with \"{close}\", or write a backslash before it to mean the sign itself"))
    }

    fn word(&mut self, case: Case, ends: &str) -> Result<Item> {
        let mut text = String::new();
        while let Some(sign) = self.peek() {
            let escaped = sign == '\\';
            if !escaped && (sign.is_whitespace() || "|()[".contains(sign) || ends.contains(sign)) {
                break;
            }
            let at = self.at;
            self.at += sign.len_utf8();
            match sign {
                '\\' => {
                    let Some(literal) = self.peek() else {
                        return Err(self.wrong(at, "a sign is missing after the backslash").hint("write \\\\ for one"));
                    };
                    self.at += literal.len_utf8();
                    text.push(literal);
                }
                '*' => text.push(ANY_LETTERS),
                '?' => text.push(ONE_LETTER),
                ANY_LETTERS | ONE_LETTER => {
                    return Err(self.wrong(at, "this code point is no character").hint("take it out"));
                }
                _ => text.push(sign),
            }
        }
        Ok(Item::Word(Word { text, case }))
    }

    /// How often what was just read may stand: `?`, `{n}`, `{least,most}`; once if nothing is said.
    fn repeated(&mut self, item: Item) -> Result<Element> {
        let at = self.at;
        match self.peek() {
            Some('?') => {
                self.at += 1;
                Ok(Element { item, least: 0, most: 1 })
            }
            Some('*' | '+') => Err(self
                .wrong(at, "how often at most must be said")
                .hint("write {0,5} for \"up to five times\", {1,5} for \"one to five times\"")),
            Some('{') => {
                let Some(close) = self.rest().find('}') else { return Err(self.never_closed(at, "}")) };
                let inner = &self.rest()[1..close];
                let (least, most) = inner.split_once(',').unwrap_or((inner, inner));
                match (least.trim().parse::<u32>(), most.trim().parse::<u32>()) {
                    (Ok(least), Ok(most)) if least <= most && most > 0 => {
                        self.at += close + 1;
                        Ok(Element { item, least, most })
                    }
                    _ => Err(self
                        .wrong(at, "this is no number of times")
                        .hint("write {3} for \"three times\", {0,5} for \"up to five times\"")),
                }
            }
            _ => Ok(item.once()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        parse(text).expect_err(text).to_string()
    }

    #[test]
    fn errors_point_at_the_column() {
        assert_eq!(
            message("our (troops|soldiers"),
            "this bracket never closes at character 5 of the pattern\n    our (troops|soldiers\n        ^"
        );
        assert!(message("troops)").contains("\n          ^"), "{}", message("troops)"));
        for (text, place) in [
            ("a||b", "character 3"),
            ("near(a, b)", "character 10"),
            ("near(a, b, 0)", "character 12"),
            ("near(a, b, 5", "character 13"),
            ("x near(a, b, 5)", "character 3"),
            ("near(a, b, 5) x", "character 1"),
            ("/a", "character 1"),
            ("the /us/i", "character 9"),
            ("[lemma=say]", "character 8"),
            ("[lemma=\"say\"", "character 1"),
            ("[]* a", "character 3"),
            ("a\\", "character 2"),
            ("group: x", "character 1"),
            ("[word=\"a\"]{3,1}", "character 11"),
            ("([]{1,100}){1,100}", "character 1"),
        ] {
            assert!(message(text).contains(place), "{text}: {}", message(text));
            assert!(parse(text).expect_err(text).remedy().is_some(), "{text}");
        }
    }

    #[test]
    fn monstrous_patterns_are_refused_without_harm() {
        assert!(message(&"(".repeat(90_000)).contains("deep"));
        assert!(message(&format!("[{}word=\"a\"]", "!".repeat(90_000))).contains("deep"));
        assert!(message(&"a|".repeat(100_000)).contains("100000 bytes"));
        assert!(message(&"a".repeat(1 << 20)).contains("100000 bytes"));
        let many = vec!["ab"; 30_000].join("|");
        assert!(matches!(parse(&many), Ok(Query::Any(sides)) if sides.len() == 30_000));
    }

    #[test]
    fn escapes_make_signs_literal() {
        let word = |text: &str| match parse(text).expect(text) {
            Query::Phrase(mut parts) => match parts.remove(0).item {
                Item::Word(word) => word.text,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        };
        assert_eq!(word(r"a\*b\|c\ d"), "a*b|c d");
        assert_eq!(word("a*b?"), "a\u{fdd0}b\u{fdd1}");
        assert_eq!(word(r"\/x"), "/x");
        assert_eq!(word(r"\=US"), "=US");
    }
}
