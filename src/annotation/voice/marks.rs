//! Quotation marks as they stand in a paragraph: which sign, which family, opening or closing. Apostrophes are none.
//! Leaves pairing to the finder.

use super::class::Class;
use super::language::{Lexicon, VoiceWords, write_key};
use std::ops::Range;

/// A sign of quotation. Two straight apostrophes in a row are one sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    sign: char,
    twice: bool,
}

/// An opening and a closing sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    open: Glyph,
    close: Glyph,
}

/// Signs that can stand for each other: what a sign of a family opens, only one of that family closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// “ ” „ "
    Double,
    /// ‘ ’ ‚ '
    Single,
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
}

/// Which way a mark faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A quotation begins.
    Opens,
    /// A quotation ends.
    Closes,
}

/// A mark in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes.
    pub range: Range<usize>,
    /// The sign.
    pub glyph: Glyph,
    /// Its family.
    pub family: Family,
    /// What the language says; `None` if the sign stands on both sides.
    pub usual: Option<Side>,
    /// What the signs around it say; `None` if they say nothing.
    pub leans: Option<Side>,
    /// Whether the language does not use the sign.
    pub foreign: bool,
    /// Whether it may as well be the apostrophe of a plural: *the workers’ rights*.
    pub maybe_plural: bool,
}

impl Glyph {
    fn of(text: &str) -> Option<Self> {
        let mut signs = text.chars();
        let sign = signs.next()?;
        let glyph = Self { sign, twice: signs.next() == Some(sign) };
        (text.chars().count() == 1 + usize::from(glyph.twice)).then_some(glyph)
    }

    /// Whether it is straight: the same sign opens and closes in every language.
    pub fn is_straight(self) -> bool {
        matches!(self.sign, '"' | '\'' | '＂')
    }

    fn family(self) -> Option<Family> {
        Some(match self.sign {
            '\'' | '‘' | '’' | '`' if self.twice => Family::Double,
            '“' | '”' | '„' | '‟' | '"' | '＂' | '〝' | '〞' | '〟' => Family::Double,
            '‘' | '’' | '‚' | '‛' | '\'' => Family::Single,
            '«' | '»' => Family::Guillemet,
            '‹' | '›' => Family::SingleGuillemet,
            '「' | '」' => Family::Corner,
            '『' | '』' => Family::WhiteCorner,
            _ => return None,
        })
    }

    /// Which way the sign faces in most languages.
    fn shape(self) -> Option<Side> {
        match self.sign {
            '“' | '„' | '‟' | '〝' | '‘' | '‚' | '‛' | '«' | '‹' | '「' | '『' | '`' => {
                Some(Side::Opens)
            }
            '”' | '〞' | '〟' | '’' | '»' | '›' | '」' | '』' => Some(Side::Closes),
            _ => None,
        }
    }
}

impl Pair {
    /// From two signs with a space between them.
    pub fn new(text: &str) -> Option<Self> {
        let (open, close) = text.split_once(' ')?;
        let pair = Self { open: Glyph::of(open)?, close: Glyph::of(close)? };
        (pair.open.family()? == pair.close.family()?).then_some(pair)
    }
}

/// How the marks of one text are read: the pairs of its language, and its apostrophes.
#[derive(Debug, Clone, Copy)]
pub struct MarkReader<'w> {
    pairs: &'w [Pair],
    lexicon: &'w Lexicon,
}

impl<'w> MarkReader<'w> {
    /// For texts in a language; one that nobody stated or that is in no table has the marks of any language.
    pub fn new(words: &'w VoiceWords, language: &str) -> Self {
        let pairs = words.marks(language).unwrap_or(words.any_marks());
        Self { pairs, lexicon: words.lexicon(language) }
    }

    /// The marks of a paragraph in the order of the text, apostrophes left out.
    pub fn marks(&self, text: &str, paragraph: &Range<usize>) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut key = String::new();
        let mut at = paragraph.start;
        while let Some(next) = text[at..paragraph.end].find(is_sign) {
            at += next;
            let rest = &text[at..paragraph.end];
            let Some(sign) = rest.chars().next() else { break };
            let twice = matches!(sign, '\'' | '‘' | '’' | '`') && rest[sign.len_utf8()..].starts_with(sign);
            let glyph = Glyph { sign, twice };
            let end = at + sign.len_utf8() * (1 + usize::from(twice));
            if let Some(family) = glyph.family() {
                marks.extend(self.mark(text, paragraph, glyph, family, at..end, &mut key));
            }
            at = end;
        }
        marks
    }

    fn mark(
        &self,
        text: &str,
        paragraph: &Range<usize>,
        glyph: Glyph,
        family: Family,
        range: Range<usize>,
        key: &mut String,
    ) -> Option<Mark> {
        let before = text[paragraph.start..range.start].chars().next_back();
        let after = text[range.end..paragraph.end].chars().next();
        let (opens, closes) =
            (self.pairs.iter().any(|pair| pair.open == glyph), self.pairs.iter().any(|pair| pair.close == glyph));
        let usual = match (opens, closes) {
            (true, false) => Some(Side::Opens),
            (false, true) => Some(Side::Closes),
            (true, true) => None,
            (false, false) => glyph.shape(),
        };
        let mut mark = Mark {
            range,
            glyph,
            family,
            usual,
            leans: leaning(before, after),
            foreign: !opens && !closes,
            maybe_plural: false,
        };
        if family == Family::Single && !self.settle_apostrophe(text, paragraph, before, after, &mut mark, key) {
            return None;
        }
        Some(mark)
    }

    /// Whether a single sign is a mark and not an apostrophe; if it is one, which way it faces.
    fn settle_apostrophe(
        &self,
        text: &str,
        paragraph: &Range<usize>,
        before: Option<char>,
        after: Option<char>,
        mark: &mut Mark,
        key: &mut String,
    ) -> bool {
        // Chinese writes no apostrophes: beside its signs a mark is a mark.
        let is_word = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() && !is_spaceless(sign));
        if is_word(before) && is_word(after) {
            return false;
        }
        if !matches!(mark.glyph.sign, '\'' | '’' | '‘') {
            return true;
        }
        if is_word(after) {
            let word = text[mark.range.end..paragraph.end]
                .split(|sign: char| !sign.is_alphanumeric())
                .next()
                .unwrap_or_default();
            write_key(word, key);
            let is_year = word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit) && word.len() <= 3;
            if is_year || self.lexicon.class(key).is(Class::ELISION) {
                return false;
            }
        }
        let opens = is_opening_place(before) && !is_blank(after);
        let closes = !is_blank(before) && !is_word(after);
        let side = match (mark.glyph.sign, mark.usual) {
            ('‘', Some(Side::Opens)) => Some(Side::Opens),
            ('’', Some(Side::Closes)) => closes.then_some(Side::Closes),
            _ if closes && is_word(before) => Some(Side::Closes),
            _ if opens => Some(Side::Opens),
            _ => closes.then_some(Side::Closes),
        };
        let mut following = text[mark.range.end..paragraph.end].chars();
        mark.maybe_plural = side == Some(Side::Closes)
            && matches!(before, Some('s' | 'S' | 'z' | 'x'))
            && following.next() == Some(' ')
            && following.next().is_some_and(char::is_alphabetic);
        mark.usual = side;
        side.is_some()
    }
}

fn is_sign(sign: char) -> bool {
    matches!(
        sign,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '＂'
            | '〝'
            | '〞'
            | '〟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}

/// Which way the signs around a mark say that it faces.
fn leaning(before: Option<char>, after: Option<char>) -> Option<Side> {
    // Without spaces between words they say nothing.
    if before.is_some_and(is_spaceless) || after.is_some_and(is_spaceless) {
        return None;
    }
    if is_opening_place(before) && !is_blank(after) {
        return Some(Side::Opens);
    }
    let ends = is_blank(after) || after.is_some_and(|sign| !sign.is_alphanumeric());
    (!is_blank(before) && ends).then_some(Side::Closes)
}

/// Signs of scripts that put no space between words, and their punctuation.
fn is_spaceless(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

fn is_blank(sign: Option<char>) -> bool {
    sign.is_none_or(char::is_whitespace)
}

/// Whether a quotation may begin after a sign.
fn is_opening_place(before: Option<char>) -> bool {
    before.is_none_or(|sign| sign.is_whitespace() || "([{—–-/:‘'“«‹„".contains(sign))
}
