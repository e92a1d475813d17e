//! A text as the sieve sees it: words with their classes, punctuation, quotations as one piece each. The words inside a
//! quotation are not there, so they cannot become its speaker.

use super::class::Class;
use super::language::{Lexicon, write_key};
use super::quotations::Found;
use super::unspaced;
use std::ops::Range;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A word, or several that are one in the tables.
    Word,
    /// A sign of punctuation.
    Sign(char),
    /// A quotation of level 0, by its number.
    Quotation(usize),
    /// A paragraph's end.
    Break,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
    /// What its word can be.
    pub class: Class,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether a sentence ends with it.
    pub ends: bool,
}

impl Piece {
    /// Whether it is a word of one of these classes.
    pub fn is(&self, class: Class) -> bool {
        self.what == What::Word && self.class.is(class)
    }

    /// Whether it is one of these signs.
    pub fn is_sign(&self, signs: &str) -> bool {
        matches!(self.what, What::Sign(sign) if signs.contains(sign))
    }

    /// Whether it is a word that may stand inside the name of somebody.
    pub fn is_open(&self) -> bool {
        self.what == What::Word
            && (!self.class.is(Class::CLOSED.or(Class::DETERMINER)) || self.class.is(Class::NOUN_TOO))
    }
}

/// Cuts a text into pieces. Linear in its length.
pub fn pieces(text: &str, found: &Found, lexicon: &Lexicon) -> Vec<Piece> {
    let mut cutter = Cutter { text, lexicon, pieces: Vec::new(), key: String::new() };
    let mut quotations = found.quotations.iter().enumerate().filter(|(_, quotation)| quotation.level == 0).peekable();
    let mut at = 0;
    for paragraph in &found.paragraphs {
        at = at.max(paragraph.start);
        if at >= paragraph.end {
            continue;
        }
        while let Some((number, quotation)) = quotations.next_if(|(_, quotation)| quotation.outer.start < paragraph.end)
        {
            cutter.plain(at..quotation.outer.start);
            cutter.push(quotation.outer.clone(), What::Quotation(number));
            at = quotation.outer.end;
        }
        // A quotation that runs on into the next paragraph takes this one's end with it.
        if at > paragraph.end {
            continue;
        }
        cutter.plain(at..paragraph.end);
        at = paragraph.end;
        cutter.push(at..at, What::Break);
    }
    let mut pieces = join_phrases(text, &cutter.pieces, lexicon);
    set_ends(text, &mut pieces, found, lexicon);
    pieces
}

struct Cutter<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    pieces: Vec<Piece>,
    key: String,
}

impl Cutter<'_> {
    fn push(&mut self, range: Range<usize>, what: What) {
        self.pieces.push(Piece { range, what, class: Class::NONE, capital: false, ends: false });
    }

    fn plain(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            let Some(sign) = rest.chars().next() else { return };
            if !self.lexicon.spaced && (is_letter(sign) || sign == '《') {
                let letters = |sign: char| is_letter(sign) || matches!(sign, '《' | '》' | '·' | '•');
                let end = at + rest.find(|sign| !letters(sign)).unwrap_or(rest.len());
                for word in unspaced::words(&self.text[at..end], self.lexicon) {
                    self.push_word(at + word.start..at + word.end);
                }
                at = end;
            } else if is_letter(sign) {
                let end = at + word_length(rest);
                self.word(at, end, range.end);
                at = self.pieces.last().map_or(end, |piece| piece.range.end);
            } else {
                let end = at + sign.len_utf8();
                if !sign.is_whitespace()
                    && !matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                {
                    self.push(at..end, What::Sign(plain(sign)));
                }
                at = end;
            }
        }
    }

    fn word(&mut self, start: usize, end: usize, limit: usize) {
        let word = &self.text[start..end];
        for ending in &self.lexicon.enclitics {
            let cut = word.len().saturating_sub(ending.len());
            if cut > 0 && word.is_char_boundary(cut) && word[cut..].eq_ignore_ascii_case(ending) {
                let pronoun = ending.rfind('-').map_or(0, |hyphen| hyphen + 1);
                self.push_word(start..start + cut);
                self.push_word(start + cut + pronoun..end);
                return;
            }
        }
        if let Some(cut) = word.find(['\'', '’']) {
            let sign = word[cut..].chars().next().map_or(1, char::len_utf8);
            write_key(&word[..cut + sign], &mut self.key);
            if cut + sign < word.len() && self.lexicon.class(&self.key) != Class::NONE {
                self.push_word(start..start + cut + sign);
                return;
            }
        }
        // The dot of an initial or of an abbreviation belongs to its word.
        let dotted = self.text[end..limit].starts_with('.') && {
            write_key(word, &mut self.key);
            let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
            initial || word.contains('.') || self.lexicon.class(&self.key).is(Class::ABBREVIATION)
        };
        self.push_word(start..end + usize::from(dotted));
    }

    fn push_word(&mut self, range: Range<usize>) {
        let word = self.text[range.clone()].trim_end_matches('.');
        write_key(word, &mut self.key);
        let mut class = self.lexicon.class(&self.key);
        if !self.lexicon.spaced && unspaced::is_time(word) {
            class |= Class::TIME;
        }
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        // In the middle of a sentence a capital letter makes a name of a verb or an adverb: the State Department, Dob Sully.
        let follows = self.pieces.last().is_some_and(|last| last.what == What::Word || last.is_sign(","));
        if class == Class::NONE && !(capital && follows) {
            class = self.lexicon.derived(&self.key);
        }
        if capital && follows && class.is(Class::CUE.or(Class::NOUN_TOO)) {
            class = Class::NONE;
        }
        self.pieces.push(Piece { range, what: What::Word, class, capital, ends: false });
    }
}

/// Makes one piece of the words that the tables know together.
fn join_phrases(text: &str, pieces: &[Piece], lexicon: &Lexicon) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut key = String::new();
    let mut at = 0;
    while at < pieces.len() {
        let piece = &pieces[at];
        let mut length = 1;
        if piece.what == What::Word {
            write_key(text[piece.range.clone()].trim_end_matches('.'), &mut key);
            let mut fits = |words: &[String]| {
                words.iter().enumerate().all(|(offset, word)| {
                    pieces.get(at + offset).is_some_and(|next| {
                        write_key(text[next.range.clone()].trim_end_matches('.'), &mut key);
                        next.what == What::Word && key == *word
                    })
                })
            };
            let first = key_of(text, piece);
            if let Some(phrase) = lexicon.phrases(&first).iter().find(|phrase| fits(&phrase.words)) {
                length = phrase.words.len();
                let range = piece.range.start..pieces[at + length - 1].range.end;
                joined.push(Piece { range, class: phrase.class, ..piece.clone() });
            }
        }
        if length == 1 {
            joined.push(piece.clone());
        }
        at += length;
    }
    joined
}

fn key_of(text: &str, piece: &Piece) -> String {
    super::language::key(text[piece.range.clone()].trim_end_matches('.'))
}

/// Where sentences end: after their signs, after quotations that hold one, at every paragraph's end.
fn set_ends(text: &str, pieces: &mut [Piece], found: &Found, lexicon: &Lexicon) {
    for at in 0..pieces.len() {
        let next = pieces.get(at + 1);
        let begins = next.is_none_or(|next| match next.what {
            What::Word => next.capital || !lexicon.cased,
            What::Sign(sign) => !",;:)-–—".contains(sign),
            What::Quotation(_) | What::Break => true,
        });
        pieces[at].ends = match pieces[at].what {
            What::Break => true,
            What::Sign('.') => {
                let spaced = text[pieces[at].range.end..].chars().next().is_none_or(|sign| !sign.is_alphanumeric());
                spaced && begins
            }
            What::Sign(sign) => "!?؟。！？".contains(sign) && begins,
            What::Quotation(number) => {
                let inner = text[found.quotations[number].inner.clone()].trim_end();
                begins && inner.ends_with(['.', '!', '?', '…', '؟', '。', '！', '？'])
            }
            What::Word => false,
        };
    }
}

/// A sign of punctuation, the wide one of East Asia as the narrow one.
fn plain(sign: char) -> char {
    match sign {
        '，' | '、' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        '［' => '[',
        '］' => ']',
        other => other,
    }
}

fn is_letter(sign: char) -> bool {
    sign.is_alphanumeric()
        || matches!(sign, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '_' | '@' | '#' | '$')
}

/// The bytes of the word at the start of a text: letters, and signs between letters that belong to a word.
fn word_length(text: &str) -> usize {
    let mut length = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let joins = matches!(sign, '\'' | '’' | '-' | '.' | '&' | '‑')
            && signs.peek().is_some_and(|(_, next)| is_letter(*next));
        if !is_letter(sign) && !joins {
            break;
        }
        length = at + sign.len_utf8();
    }
    length
}
