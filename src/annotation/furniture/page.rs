//! An article as rules look at it: its body, its lines, and what its metadata say about them.
//! Leaves what a line means to the rules.

use super::phrases::{Phrases, is_brief};
use crate::corpus::Article;
use std::ops::Range;

/// Header rules look at so many non-empty lines from the top.
pub const HEADER_LINES: usize = 6;
/// Footer rules look at so many non-empty lines from the bottom.
pub const FOOTER_LINES: usize = 8;
/// A line of so many bytes is running text, not a line of a header.
const PROSE_BYTES: usize = 120;
/// No rule that reads a whole line reads a longer one, so that a text on one line costs no more than any other.
pub const LONGEST_LINE: usize = 600;

/// The body of an article in lines.
#[derive(Debug)]
pub struct Page<'a> {
    /// The body.
    pub text: &'a str,
    /// The headline that the metadata state; empty if unknown.
    pub title: &'a str,
    /// The author that the metadata state; empty if unknown.
    pub author: &'a str,
    /// The outlet.
    pub outlet: &'a str,
    /// Byte ranges of the lines that hold more than space, without the space around them.
    pub lines: Vec<Range<usize>>,
    glances: Vec<Glance>,
    headline: Option<usize>,
    header: usize,
}

/// What a glance at a line tells, so that most rules need not look at it.
#[derive(Debug, Clone, Copy, Default)]
struct Glance {
    may_hold_colon: bool,
    may_be_phrase: bool,
}

impl<'a> Page<'a> {
    /// The page of an article.
    pub fn of(article: &'a Article) -> Self {
        Self::new(&article.body, &article.title, &article.author, &article.outlet)
    }

    /// A page from its parts.
    pub fn new(text: &'a str, title: &'a str, author: &'a str, outlet: &'a str) -> Self {
        let lines = lines(text);
        let glances = glances(text, &lines);
        let mut page = Self { text, title, author, outlet, lines, glances, headline: None, header: 0 };
        let top = page.lines.len().min(HEADER_LINES);
        page.headline = (!title.is_empty()).then(|| (0..top).find(|&line| same(page.line(line), title))).flatten();
        let past = page.headline.map_or(0, |line| line + 1);
        let is_prose = |line: &usize| *line >= past && page.lines[*line].len() >= PROSE_BYTES;
        page.header = (0..top).find(is_prose).unwrap_or(top);
        page
    }

    /// The text of a line by its place.
    pub fn line(&self, place: usize) -> &'a str {
        &self.text[self.lines[place].clone()]
    }

    /// Whether a line is one of some phrases and nothing else, without regard to case and to signs around it.
    pub fn is_one_of(&self, place: usize, phrases: &Phrases) -> bool {
        self.glances[place].may_be_phrase && phrases.are_brief(self.line(place))
    }

    /// What follows a label that begins a line, `Source: …`: the text behind the colon, if one of these labels stands before it.
    pub fn label(&self, place: usize, labels: &Phrases) -> Option<&'a str> {
        if self.may_hold_colon(place) { labels.label(self.line(place)) } else { None }
    }

    /// Whether a line may hold a colon, of full width or not.
    pub fn may_hold_colon(&self, place: usize) -> bool {
        self.glances[place].may_hold_colon
    }

    /// The place of the line that is the stated headline, if it is among the first lines.
    pub fn headline(&self) -> Option<usize> {
        self.headline
    }

    /// Places of the first lines before running text begins, the headline left out.
    pub fn header(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.header).filter(|&line| Some(line) != self.headline)
    }

    /// The place of the first line of running text among the first lines.
    pub fn lead(&self) -> Option<usize> {
        (self.header < self.lines.len().min(HEADER_LINES)).then_some(self.header)
    }

    /// Places of the last lines, the headline left out.
    pub fn footer(&self) -> impl Iterator<Item = usize> + '_ {
        let from = self.lines.len().saturating_sub(FOOTER_LINES);
        (from..self.lines.len()).filter(|&line| Some(line) != self.headline)
    }

    /// Places of the lines of header and footer, each once.
    pub fn edges(&self) -> impl Iterator<Item = usize> + '_ {
        let from = self.lines.len().saturating_sub(FOOTER_LINES);
        (0..self.lines.len()).filter(move |&line| (line < self.header || line >= from) && Some(line) != self.headline)
    }

    /// Places of all lines short enough to be more than running text, the headline left out.
    pub fn short_lines(&self) -> impl Iterator<Item = usize> + '_ {
        let short = |line: &usize| self.lines[*line].len() <= LONGEST_LINE && Some(*line) != self.headline;
        (0..self.lines.len()).filter(short)
    }
}

/// Whether two texts hold the same letters and digits in the same order, without regard to case.
pub fn same(a: &str, b: &str) -> bool {
    // Far longer texts cannot be the same; a long line is not folded to find that out.
    a.len() <= 3 * b.len() + 16 && !b.is_empty() && signs(a).eq(signs(b))
}

/// The letters and digits of a text in lower case.
fn signs(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The words of a line as rules count them: runs between white space that hold a letter or a digit.
pub fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

/// Byte ranges of the lines of a text that hold more than space, without the space around them.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(text.len() / 60 + 4);
    lines_into(text, &mut found);
    found
}

/// As [`lines`], in place of those that were there.
pub fn lines_into(text: &str, found: &mut Vec<Range<usize>>) {
    found.clear();
    let mut start = 0;
    let mut take = |from: usize, to: usize| {
        let piece = &text[from..to];
        let inner = piece.trim();
        if !inner.is_empty() {
            let from = from + (piece.len() - piece.trim_start().len());
            found.push(from..from + inner.len());
        }
    };
    let bytes = text.as_bytes();
    // U+0085, U+2028 and U+2029 end lines too; most texts have none of them.
    if has_rare_ends(bytes) {
        for (place, end) in text.match_indices(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            take(start, place);
            start = place + end.len();
        }
    } else {
        for place in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            take(start, place);
            start = place + 1;
        }
    }
    take(start, bytes.len());
}

/// Whether a text holds U+0085, U+2028 or U+2029.
fn has_rare_ends(bytes: &[u8]) -> bool {
    let ends = |last: usize| {
        let text = &bytes[..=last];
        text.ends_with("\u{85}".as_bytes())
            || text.ends_with("\u{2028}".as_bytes())
            || text.ends_with("\u{2029}".as_bytes())
    };
    memchr::memchr3_iter(0x85, 0xa8, 0xa9, bytes).any(ends)
}

/// What a glance tells of each line. Colons of full width begin with 0xef.
fn glances(text: &str, lines: &[Range<usize>]) -> Vec<Glance> {
    let colon =
        |from: usize| memchr::memchr2(b':', 0xef, &text.as_bytes()[from..]).map_or(text.len(), |place| from + place);
    let mut next = colon(0);
    let glance = |line: &Range<usize>| {
        if next < line.start {
            next = colon(line.start);
        }
        Glance { may_hold_colon: next < line.end, may_be_phrase: is_brief(&text[line.clone()]) }
    };
    lines.iter().map(glance).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_empty_ones_left_out() {
        let text = "A\u{a0}\r\n\n  b c \u{2028}d";
        let page = Page::new(text, "", "", "");
        assert_eq!((0..3).map(|line| page.line(line)).collect::<Vec<_>>(), ["A", "b c", "d"]);
        assert_eq!(page.lines.len(), 3);
        assert!(Page::new(" \n ", "", "", "").lines.is_empty());
    }

    #[test]
    fn a_glance_tells_where_colons_and_phrases_may_be() {
        static MORE: Phrases = Phrases::of(&["more", "no"]);
        let page = Page::new("It fell.\nMore: of it\nنه\n来源：新华社\nNo\u{85}é\u{e9}\n:", "", "", "");
        let colons: Vec<usize> = (0..page.lines.len()).filter(|&line| page.may_hold_colon(line)).collect();
        assert_eq!((page.lines.len(), colons), (7, vec![1, 3, 6]));
        assert_eq!(
            (page.label(1, &MORE), page.is_one_of(4, &MORE), page.is_one_of(1, &MORE)),
            (Some("of it"), true, false)
        );
    }

    #[test]
    fn a_header_ends_where_running_text_begins_and_a_long_headline_is_none() {
        let prose = "word ".repeat(40);
        let text = format!("Site\n{prose}headline\nBy A\n{prose}\nshort\nshort");
        let title = format!("{prose}HEADLINE");
        let page = Page::new(&text, &title, "", "");
        assert_eq!(page.headline(), Some(1));
        assert_eq!(page.header().collect::<Vec<_>>(), [0, 2]);
        assert_eq!(page.lead(), Some(3));
        assert_eq!(page.footer().collect::<Vec<_>>(), [0, 2, 3, 4, 5]);
    }

    #[test]
    fn headlines_are_compared_by_their_letters() {
        assert!(same("‘US’ leaves.", "'US' Leaves") && !same("US leaves", "US left") && !same("x", ""));
    }
}
