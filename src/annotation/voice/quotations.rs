//! Finds quotations by their marks: pairs them, carries them over paragraphs, closes what nobody closed. Nothing is guessed
//! silently: whatever is odd is a [`Doubt`].

use super::marks::{Family, Mark, MarkReader, Side};
use super::paragraphs::paragraphs;
use std::ops::Range;

/// Quotations inside quotations are followed so deep; deeper marks are doubts.
pub const DEEPEST: usize = 8;
/// A quotation whose closing mark stands in a later paragraph may run over so many paragraph ends.
const FARTHEST: usize = 3;

/// Marks pair with their own kind, in a way that the language uses.
pub const PAIRED: &str = "marks";
/// Opened by one kind of mark and closed by another of its family.
pub const MIXED: &str = "mixed-marks";
/// A mark stands the wrong way round, so the space around it decided.
pub const TURNED: &str = "turned-mark";
/// The language of the article does not use these marks.
pub const FOREIGN: &str = "foreign-marks";
/// Never closed: it ends where its paragraph or the next quotation begins.
pub const UNCLOSED: &str = "unclosed";
/// A mark that belongs to no quotation.
pub const STRAY: &str = "stray-mark";
/// A mark deeper than [`DEEPEST`] quotations.
pub const TOO_DEEP: &str = "too-deep";

/// A stretch of text between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Its bytes with the marks.
    pub outer: Range<usize>,
    /// Its bytes without the marks.
    pub inner: Range<usize>,
    /// Marks at the starts of paragraphs that only say that it goes on.
    pub reopened: Vec<usize>,
    /// How many quotations it stands in.
    pub level: usize,
    /// How its marks were read: [`PAIRED`], [`MIXED`], [`TURNED`], [`FOREIGN`] or [`UNCLOSED`].
    pub rule: &'static str,
}

/// Something about marks that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// Where it begins, in bytes of the body.
    pub at: usize,
    /// What is odd: one of the names of the rules.
    pub kind: &'static str,
}

/// What the marks of a text say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// By start, the outer one first.
    pub quotations: Vec<Marked>,
    /// By place.
    pub doubts: Vec<Doubt>,
    /// The paragraphs that were looked at.
    pub paragraphs: Vec<Range<usize>>,
}

/// A quotation that is open.
#[derive(Debug, Clone)]
struct Frame {
    mark: Mark,
    paragraph: usize,
    /// Where the next quotation of the same family begins inside it.
    first_inside: Option<usize>,
    reopened: Vec<usize>,
    turned: bool,
}

/// Finds every quotation of a text. Linear in its length.
pub fn find(text: &str, reader: &MarkReader<'_>) -> Found {
    let found = Found { paragraphs: paragraphs(text), ..Found::default() };
    let mut finder = Finder { text, found, open: Vec::new(), reached: 0 };
    for place in 0..finder.found.paragraphs.len() {
        let marks = reader.marks(text, &finder.found.paragraphs[place]);
        finder.paragraph(place, &marks);
    }
    finder.give_up();
    let mut found = finder.found;
    found.quotations.sort_by_key(|quotation| (quotation.outer.start, usize::MAX - quotation.outer.end));
    let levels = levels(found.quotations.iter().map(|quotation| &quotation.outer));
    found.quotations.iter_mut().zip(levels).for_each(|(quotation, level)| quotation.level = level);
    found.doubts.sort_unstable();
    found
}

struct Finder<'t> {
    text: &'t str,
    found: Found,
    open: Vec<Frame>,
    /// The end of the last paragraph that was settled.
    reached: usize,
}

impl Finder<'_> {
    fn paragraph(&mut self, place: usize, marks: &[Mark]) {
        let mut marks = marks;
        if let Some(carried) = self.open.first() {
            match self.going_on(carried, place, marks) {
                Some(reopening) => {
                    let (again, rest) = marks.split_at(reopening);
                    self.open[0].reopened.extend(again.iter().map(|mark| mark.range.start));
                    marks = rest;
                }
                None => self.give_up(),
            }
        }
        for (at, mark) in marks.iter().enumerate() {
            let next_single = || marks[at + 1..].iter().find(|next| next.family == Family::Single);
            if mark.maybe_plural && next_single().is_some_and(|next| next.usual == Some(Side::Closes)) {
                continue;
            }
            self.take(mark, place);
        }
        self.settle(place);
    }

    /// Whether an open quotation goes on in a paragraph, and how many marks at its start only say so.
    fn going_on(&self, carried: &Frame, place: usize, marks: &[Mark]) -> Option<usize> {
        let paragraph = &self.found.paragraphs[place];
        let crossed = place - carried.paragraph;
        let family = carried.mark.family;
        if marks.first().is_some_and(|mark| {
            mark.range.start == paragraph.start && mark.family == family && mark.usual != Some(Side::Closes)
        }) {
            return Some(1);
        }
        // Guillemets repeat the closing sign at the start of a line: older French typography.
        if family == Family::Guillemet
            && marks.first().is_some_and(|mark| mark.range.start == paragraph.start && mark.family == family)
        {
            return Some(1);
        }
        let inserted = self.text[paragraph.clone()].starts_with('[') && crossed < FARTHEST;
        let closer = marks.iter().find(|mark| mark.family == family);
        let goes_on = closer.is_some_and(|mark| facing(mark, true).0 == Side::Closes) && crossed <= FARTHEST;
        (family != Family::Single && (inserted || goes_on)).then_some(0)
    }

    fn take(&mut self, mark: &Mark, place: usize) {
        let same = self.open.iter().rposition(|frame| frame.mark.family == mark.family);
        let (side, turned) = facing(mark, same.is_some());
        match (side, same) {
            (Side::Opens, _) if self.open.len() >= DEEPEST => self.doubt(mark.range.start, TOO_DEEP),
            (Side::Opens, same) => {
                if let Some(outer) = same {
                    self.open[outer].first_inside.get_or_insert(mark.range.start);
                }
                self.open.push(Frame {
                    mark: mark.clone(),
                    paragraph: place,
                    first_inside: None,
                    reopened: Vec::new(),
                    turned,
                });
            }
            // A single sign closes only what is innermost: elsewhere it is an apostrophe.
            (Side::Closes, Some(frame)) if mark.family == Family::Single && frame + 1 < self.open.len() => {}
            (Side::Closes, Some(frame)) => {
                while self.open.len() > frame + 1 {
                    self.leave(mark.range.start);
                }
                self.close(mark, turned);
            }
            (Side::Closes, None) => {
                let letter_before =
                    self.text[..mark.range.start].chars().next_back().is_some_and(char::is_alphanumeric);
                if mark.family != Family::Single || !letter_before {
                    self.doubt(mark.range.start, STRAY);
                }
            }
        }
    }

    fn close(&mut self, mark: &Mark, turned: bool) {
        let Some(frame) = self.open.pop() else { return };
        let outer = frame.mark.range.start..mark.range.end;
        let inner = frame.mark.range.end..mark.range.start;
        if self.text[inner.clone()].trim().is_empty() {
            self.doubt(outer.start, STRAY);
            return;
        }
        let straight = (frame.mark.glyph.is_straight(), mark.glyph.is_straight());
        let rule = match () {
            () if straight.0 != straight.1 => MIXED,
            () if frame.turned || turned => TURNED,
            () if frame.mark.foreign || mark.foreign => FOREIGN,
            () => PAIRED,
        };
        if rule != PAIRED {
            self.doubt(outer.start, rule);
        }
        self.found.quotations.push(Marked { outer, inner, reopened: frame.reopened, level: 0, rule });
    }

    /// The innermost open quotation was not closed before a place.
    fn leave(&mut self, end: usize) {
        let Some(frame) = self.open.pop() else { return };
        // A single sign that nothing closes is an apostrophe as often as not.
        if frame.mark.family == Family::Single {
            self.doubt(frame.mark.range.start, STRAY);
            return;
        }
        let end = frame.first_inside.unwrap_or(end);
        let end = frame.mark.range.end + self.text[frame.mark.range.end..end].trim_end().len();
        self.doubt(frame.mark.range.start, UNCLOSED);
        if !self.text[frame.mark.range.end..end].trim().is_empty() {
            let inner = frame.mark.range.end..end;
            self.found.quotations.push(Marked {
                outer: frame.mark.range.start..end,
                inner,
                reopened: frame.reopened,
                level: 0,
                rule: UNCLOSED,
            });
        }
    }

    /// At a paragraph's end at most one quotation stays open: the last one that is not surely without an end.
    fn settle(&mut self, place: usize) {
        self.reached = self.found.paragraphs[place].end;
        let frames = std::mem::take(&mut self.open);
        let newest = frames.iter().rposition(|frame| frame.mark.family != Family::Single);
        let stays = newest.or_else(|| frames.len().checked_sub(1));
        for (at, frame) in frames.iter().enumerate() {
            let next = frames[at + 1..].iter().find(|inner| inner.mark.family == frame.mark.family);
            // A double mark that stays open around whole quotations is a slip, not a quotation of several paragraphs.
            let slip = frame.mark.family == Family::Double && frame.first_inside.is_some();
            if Some(at) == stays && !slip {
                continue;
            }
            self.open.push(frame.clone());
            self.leave(next.map_or(self.reached, |inner| inner.mark.range.start));
        }
        self.open.extend(
            stays
                .map(|at| frames[at].clone())
                .filter(|frame| frame.mark.family != Family::Double || frame.first_inside.is_none()),
        );
    }

    /// The quotation that stayed open does not go on.
    fn give_up(&mut self) {
        while !self.open.is_empty() {
            self.leave(self.reached);
        }
    }

    fn doubt(&mut self, at: usize, kind: &'static str) {
        self.found.doubts.push(Doubt { at, kind });
    }
}

/// Which way a mark faces, and whether that is against its usual side.
fn facing(mark: &Mark, same_is_open: bool) -> (Side, bool) {
    let otherwise = if same_is_open { Side::Closes } else { Side::Opens };
    match (mark.usual, mark.leans) {
        (Some(usual), Some(leans)) if usual != leans && leans == otherwise => (leans, true),
        (Some(usual), _) => (usual, false),
        (None, Some(leans)) => (leans, false),
        (None, None) => (otherwise, false),
    }
}

/// How many ranges each range stands in; they ascend by start, outer ones first.
pub fn levels<'r>(ranges: impl Iterator<Item = &'r Range<usize>>) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let level = |range: &Range<usize>| {
        while ends.last().is_some_and(|&end| end <= range.start) {
            ends.pop();
        }
        ends.push(range.end);
        ends.len() - 1
    };
    ranges.map(level).collect()
}
