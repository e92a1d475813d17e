//! The lines of an article and what each looks like: the head above the first paragraph, the paragraphs, the foot below them.
//! Leaves what the lines say to the rules.

use super::{byline, credit, date};
use std::ops::Range;

/// The head is looked for in so many lines from the top, the foot in so many from the bottom; blank lines do not count.
const HEAD_LINES: usize = 6;
const FOOT_LINES: usize = 8;
/// A line of so many words, or characters, is a paragraph and no heading.
const PARAGRAPH_WORDS: usize = 25;
const PARAGRAPH_CHARACTERS: usize = 180;

/// What a line of the head or foot is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A title, a label above it, a subtitle below it.
    Heading,
    /// `By Ada Quill`, or a name alone.
    Byline,
    /// A date with or without a time, and nothing else.
    Timestamp,
    /// A web address and nothing else.
    Address,
    /// `Source: …`, `AP contributed to this report`, an agency alone.
    Credit,
    /// Describes a picture.
    Caption,
    /// Running text.
    Paragraph,
}

/// One line that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its bytes, without the space around it.
    pub range: Range<usize>,
    /// Counted from 1.
    pub number: usize,
    /// What it is.
    pub kind: Kind,
}

/// A body cut into lines.
#[derive(Debug)]
pub(super) struct Layout<'t> {
    pub body: &'t str,
    /// The lines that are not blank, in order.
    pub lines: Vec<Line>,
    /// Lines before the first paragraph.
    pub head: usize,
    /// Where the foot begins; at least where the head ends.
    pub foot: usize,
}

impl<'t> Layout<'t> {
    /// Cuts a body into lines and tells what the first and last ones are.
    pub(super) fn of(body: &'t str) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for (number, line) in body.split_inclusive('\n').enumerate() {
            let text = line.trim();
            if !text.is_empty() {
                let from = start + (line.len() - line.trim_start().len());
                lines.push(Line { range: from..from + text.len(), number: number + 1, kind: Kind::Paragraph });
            }
            start += line.len();
        }
        let mut layout = Self { body, lines, head: 0, foot: 0 };
        layout.find_head();
        layout.find_foot();
        layout
    }

    /// The text of a line.
    pub(super) fn text(&self, line: &Line) -> &'t str {
        &self.body[line.range.clone()]
    }

    /// The lines above the first paragraph.
    pub(super) fn head(&self) -> &[Line] {
        &self.lines[..self.head]
    }

    /// The last lines, of which those that are no paragraphs make the foot.
    pub(super) fn foot(&self) -> &[Line] {
        &self.lines[self.foot..]
    }

    /// The first lines, headings or paragraphs.
    pub(super) fn first(&self) -> &[Line] {
        &self.lines[..self.lines.len().min(HEAD_LINES)]
    }

    /// The first paragraph.
    pub(super) fn lead(&self) -> Option<&Line> {
        self.lines.get(self.head)
    }

    /// The last line of all.
    pub(super) fn is_last(&self, line: &Line) -> bool {
        self.lines.last().is_some_and(|last| last.range == line.range)
    }

    fn find_head(&mut self) {
        let mut titled = false;
        for place in 0..self.lines.len().min(HEAD_LINES) {
            let text = self.text(&self.lines[place]);
            let kind = match plain_kind(text, titled) {
                // Some archives end titles with a full stop; a first line that long could be a sentence too.
                Kind::Paragraph if !titled && self.is_title_sentence(place) => Kind::Heading,
                // What stands between title and text and breaks off is the caption of a picture.
                Kind::Paragraph if titled && is_cut_off(text) && place + 1 < self.lines.len() => Kind::Caption,
                Kind::Heading if titled && byline::bare_name(text) => Kind::Byline,
                kind => kind,
            };
            if kind == Kind::Paragraph {
                break;
            }
            titled |= kind == Kind::Heading;
            self.lines[place].kind = kind;
            self.head = place + 1;
        }
    }

    /// One short sentence on a line of its own, above longer ones, and no dateline before it.
    fn is_title_sentence(&self, place: usize) -> bool {
        let text = self.text(&self.lines[place]);
        let Some(next) = self.lines.get(place + 1) else { return false };
        let alone = next.number > self.lines[place].number + 1;
        alone && ends_in_stop(text) && is_short(text) && !holds_sentence_end(text) && date::dateline(text).is_none()
    }

    fn find_foot(&mut self) {
        self.foot = self.lines.len().saturating_sub(FOOT_LINES).max(self.head);
        for place in self.foot..self.lines.len() {
            let kind = plain_kind(self.text(&self.lines[place]), true);
            if kind != Kind::Heading {
                self.lines[place].kind = kind;
            }
        }
    }
}

/// What a line is by its words alone; `titled` once a heading stands above it.
fn plain_kind(text: &str, titled: bool) -> Kind {
    if text.starts_with("http") && text.contains("://") && !text.contains(char::is_whitespace) {
        Kind::Address
    } else if date::is_timestamp(text) {
        Kind::Timestamp
    } else if credit::of_line(text).is_some() {
        Kind::Credit
    } else if byline::of_line(text).is_some() {
        Kind::Byline
    } else if is_captioned(text) {
        Kind::Caption
    } else if is_paragraph(text, titled) || date::dateline(text).is_some() {
        Kind::Paragraph
    } else {
        Kind::Heading
    }
}

/// How many words a line has; scripts without spaces count two characters as a word.
pub(super) fn words(text: &str) -> usize {
    let spaceless = text.chars().filter(|sign| ('\u{2E80}'..='\u{9FFF}').contains(sign)).count();
    text.split_whitespace().count().max(spaceless / 2)
}

/// Running text: long, or a whole sentence of some length. Below a title four words with a full stop are a sentence.
fn is_paragraph(text: &str, titled: bool) -> bool {
    !is_short(text) || (ends_in_stop(text) && words(text) >= if titled { 4 } else { 8 })
}

/// A full stop and a capital behind it, unless the stop belongs to `U.S.`, `Mr.` or an initial.
fn holds_sentence_end(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let ends = pair[0].strip_suffix('.').is_some_and(|word| word.chars().count() > 3 && !word.contains('.'));
        ends && !pair[1].starts_with(|sign: char| sign.is_lowercase() || sign.is_ascii_digit())
    })
}

fn is_short(text: &str) -> bool {
    words(text) < PARAGRAPH_WORDS && text.chars().count() < PARAGRAPH_CHARACTERS
}

/// Ends as a sentence does, quotation marks and brackets aside.
pub(super) fn ends_in_stop(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '»', ')', '\'']).ends_with(['.', '。', '۔', ':'])
}

fn is_cut_off(text: &str) -> bool {
    text.ends_with('…') || text.ends_with("...")
}

/// Begins with a word that introduces captions.
fn is_captioned(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "photo:",
        "picture:",
        "image:",
        "caption:",
        "file photo",
        "foto:",
        "photo by",
        "pictured:",
        "عکس:",
        "تصویر:",
        "صورة:",
        "图：",
    ];
    let low = text.to_lowercase();
    WORDS.iter().any(|word| low.starts_with(word))
}
