//! A text as pieces that can recur: each line cut at every stop, folded to words without case, space and signs, with years,
//! months and weekdays all alike. Cheaper than sentences and never longer than one, so a sentence recurs if its pieces do.
//! Other numbers are alike only where a piece is a whole line: a share price makes news of a sentence in running text.

use super::super::calendar;
use super::super::page::{self, FOOTER_LINES, HEADER_LINES};
use hashbrown::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Pieces at the beginning of a line of header or footer, and at its end, whose words are compared one by one.
const FIRST: usize = 6;
const LAST: usize = 8;
/// Longer pieces are compared as wholes only.
const MOST_WORDS: u32 = 60;
/// Shorter pieces too.
pub(super) const FEWEST: u32 = 5;
/// The sign that years, months and weekdays become.
const DATE: u64 = 0x0da7_e0da_7e0d_a7e0;

/// A piece of a line.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Its bytes in the body, with its stop.
    pub range: Range<usize>,
    /// The line, by its place among those of the page.
    pub line: usize,
    /// The folded piece.
    pub hash: u64,
    /// How many words it has.
    pub count: u32,
    /// Whether the line is of header or footer.
    pub at_edge: bool,
    /// Its words among those of the text; empty where they are not compared.
    pub words: Range<u32>,
}

/// A text in pieces.
#[derive(Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the pieces beside their lines and words")]
pub(super) struct Pieces {
    /// The lines of the text.
    pub lines: Vec<Range<usize>>,
    /// Every piece with a letter or digit, in order.
    pub pieces: Vec<Piece>,
    /// The folded words of the pieces that are compared word by word.
    pub words: Vec<u64>,
}

impl Pieces {
    /// The folded words of a piece.
    pub fn words_of(&self, piece: &Piece) -> &[u64] {
        &self.words[piece.words.start as usize..piece.words.end as usize]
    }

    /// Cuts a text; what was there before is forgotten.
    pub fn cut(&mut self, text: &str) {
        self.pieces.clear();
        self.words.clear();
        page::lines_into(text, &mut self.lines);
        let lines = std::mem::take(&mut self.lines);
        let footer = lines.len().saturating_sub(FOOTER_LINES);
        for (number, range) in lines.iter().enumerate() {
            let line = Line { text, range, number, at_edge: number < HEADER_LINES || number >= footer };
            let (first, words) = (self.pieces.len(), self.words.len());
            let whole = line.cut(self, &DATES);
            if let [one] = &mut self.pieces[first..] {
                one.hash = whole;
            }
            if line.at_edge {
                self.keep_ends(first, words);
            }
        }
        self.lines = lines;
    }

    /// The same without room to spare.
    pub fn fitted(&self) -> Self {
        Self { lines: self.lines.clone(), pieces: self.pieces.clone(), words: self.words.clone() }
    }

    /// Forgets the words of pieces of a line, from piece `first` and word `start` on, that stand neither at its beginning nor at its end.
    fn keep_ends(&mut self, first: usize, start: usize) {
        let count = self.pieces.len() - first;
        let mut kept = start;
        for (place, piece) in self.pieces[first..].iter_mut().enumerate() {
            let words = piece.words.start as usize..piece.words.end as usize;
            piece.words = 0..0;
            if !words.is_empty() && (place < FIRST || place + LAST >= count) {
                piece.words = kept as u32..(kept + words.len()) as u32;
                self.words.copy_within(words.clone(), kept);
                kept += words.len();
            }
        }
        self.words.truncate(kept);
    }

    /// What tells an article from all but its near-copies: the least and the greatest of its long pieces, those between
    /// header and footer if there are any.
    pub fn signature(&self) -> (u64, u64) {
        let of = |inside: fn(&Piece) -> bool| {
            let hashes = || self.pieces.iter().filter(|piece| inside(piece)).map(|piece| piece.hash);
            hashes().min().zip(hashes().max())
        };
        of(|piece| !piece.at_edge && piece.count >= 8).or_else(|| of(|_| true)).unwrap_or_default()
    }
}

/// A line that is cut.
struct Line<'a> {
    text: &'a str,
    range: &'a Range<usize>,
    number: usize,
    at_edge: bool,
}

/// A piece while it is read.
struct Growing {
    /// Where it begins, or the space before it.
    start: usize,
    hash: u64,
    /// The hash with all numbers alike; and that of the piece before.
    of_numbers_alike: u64,
    before: u64,
    count: u32,
    /// Where its words begin among those of the text.
    words: usize,
}

impl Growing {
    fn from(start: usize, before: u64, found: &Pieces) -> Self {
        Self { start, hash: SEED, of_numbers_alike: SEED, before, count: 0, words: found.words.len() }
    }

    #[inline]
    fn add(&mut self, word: &Word) {
        self.hash = mixed(self.hash, word.hash);
        self.of_numbers_alike = mixed(self.of_numbers_alike, if word.is_number { DATE } else { word.hash });
        self.count += 1;
    }

    /// Takes it as a piece that ends here, if it has words, and begins the next.
    fn end(self, end: usize, line: &Line<'_>, found: &mut Pieces) -> Self {
        let Self { start, hash, count, of_numbers_alike, words, .. } = self;
        if count == 0 {
            return Self { start: end, ..self };
        }
        if !(FEWEST..=MOST_WORDS).contains(&count) {
            found.words.truncate(words);
        }
        let inner = &line.text[start..end];
        let range = start + (inner.len() - inner.trim_start().len())..start + inner.trim_end().len();
        let words = words as u32..found.words.len() as u32;
        found.pieces.push(Piece { range, line: line.number, hash, count, at_edge: line.at_edge, words });
        Self::from(end, of_numbers_alike, found)
    }
}

impl Line<'_> {
    /// Cuts it at every stop that space, a closing mark or nothing follows; gives the hash of the last piece with all numbers
    /// alike.
    fn cut(&self, found: &mut Pieces, dates: &Dates) -> u64 {
        let Self { text, range, .. } = *self;
        let bytes = text.as_bytes();
        let mut piece = Growing::from(range.start, SEED, found);
        let mut place = range.start;
        while place < range.end {
            let byte = bytes[place];
            let end = if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
                place += 1;
                if matches!(byte, b'.' | b'!' | b'?') { end_behind(text, place, range.end) } else { None }
            } else if let Some(word) = Word::at(text, place, dates) {
                piece.add(&word);
                if self.at_edge {
                    found.words.push(word.hash);
                }
                place += word.length;
                None
            } else {
                let sign = text[place..].chars().next().unwrap_or(' ');
                place += sign.len_utf8();
                match sign {
                    '。' | '！' | '？' => Some(place),
                    '…' | '؟' | '۔' => end_behind(text, place, range.end),
                    _ => None,
                }
            };
            if let Some(end) = end {
                piece = piece.end(end, self, found);
                place = end;
            }
        }
        piece.end(range.end, self, found).before
    }
}

/// Where a piece ends whose stop ends at a place: behind closing marks, if space follows in the line.
fn end_behind(text: &str, stop: usize, line_end: usize) -> Option<usize> {
    let closing = |sign: char| matches!(sign, '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '.' | '!' | '?' | '…');
    let behind = text[stop..line_end].trim_start_matches(closing);
    behind.starts_with(char::is_whitespace).then(|| line_end - behind.len())
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Joins a word to what stands before it; the order counts.
#[inline]
pub(super) fn mixed(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Where the folded words of a text begin: runs of letters, marks and digits in lower case; signs of scripts without spaces one by
/// one.
pub(super) fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut place = 0;
    while place < text.len() {
        if let Some(word) = Word::at(text, place, &DATES) {
            starts.push(place);
            place += word.length;
        } else {
            place += text[place..].chars().next().map_or(1, char::len_utf8);
        }
    }
    starts
}

/// A folded word.
struct Word {
    hash: u64,
    /// Its bytes.
    length: usize,
    is_number: bool,
}

impl Word {
    /// The word that begins at a place of a text, if one does.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call takes as long as most words")]
    fn at(text: &str, place: usize, dates: &Dates) -> Option<Self> {
        let bytes = text.as_bytes();
        let Ascii { hash, length } = Ascii::beginning(bytes, place);
        if bytes.get(place + length).is_some_and(|byte| !byte.is_ascii()) && goes_on(text, place + length, length) {
            return Some(Self::beyond_ascii(text, place, dates));
        }
        if length == 0 {
            return None;
        }
        if bytes[place].is_ascii_digit() && bytes[place..place + length].iter().all(u8::is_ascii_digit) {
            return Some(Self { hash: if length == 4 { DATE } else { hash }, length, is_number: true });
        }
        let is_date = dates.may_hold(hash) && !bytes[place].is_ascii_lowercase() && dates.names.contains(&hash);
        Some(Self { hash: if is_date { DATE } else { hash }, length, is_number: false })
    }

    /// A word that begins at a place and has signs beyond ASCII.
    #[inline(never)]
    fn beyond_ascii(text: &str, place: usize, dates: &Dates) -> Self {
        let (Folded { hash, digits, signs }, length) = Folded::beginning(&text[place..]);
        let is_capital = || !text.as_bytes()[place].is_ascii_lowercase();
        let is_date = if digits { signs == 4 } else { is_capital() && dates.names.contains(&hash) };
        Self { hash: if is_date { DATE } else { hash }, length, is_number: digits }
    }
}

/// Whether a word of so many signs of ASCII before a place goes on there with another sign; one of none may begin there.
#[inline]
fn goes_on(text: &str, place: usize, ascii: usize) -> bool {
    text.as_bytes().get(place).is_some_and(|byte| !byte.is_ascii())
        && text[place..].chars().next().is_some_and(|sign| is_inside(sign) || ascii == 0 && is_alone(sign))
}

/// The letters and digits of ASCII that follow each other from a place of a text on.
struct Ascii {
    hash: u64,
    length: usize,
}

impl Ascii {
    /// Eight bytes at a time.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call takes as long as most words")]
    fn beginning(bytes: &[u8], place: usize) -> Self {
        let mut found = Self { hash: SEED, length: 0 };
        loop {
            let rest = &bytes[place + found.length..];
            let eight = rest.first_chunk().map_or_else(|| last_bytes(rest), |eight| u64::from_le_bytes(*eight));
            let low = eight & !HIGH;
            let lower = low | (0x20 * ONES);
            let at_least = |bytes: u64, least: u8| bytes + u64::from(0x80 - least) * ONES;
            let digits = at_least(low, b'0') & !at_least(low, b'9' + 1);
            let letters = at_least(lower, b'a') & !at_least(lower, b'z' + 1);
            let inside = (digits | letters) & !eight & HIGH;
            let length = (!inside & HIGH).trailing_zeros() as usize / 8;
            if length > 0 {
                let kept = u64::MAX >> (64 - 8 * length);
                found.hash = mixed(found.hash, (lower & kept) ^ (found.length as u64) << 56);
                found.length += length;
            }
            if length < 8 {
                return found;
            }
        }
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// Fewer than eight bytes, zeros behind them.
fn last_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// A word with signs beyond ASCII, sign by sign.
struct Folded {
    hash: u64,
    digits: bool,
    /// How many signs it has.
    signs: usize,
}

impl Folded {
    /// The word that a text begins with, and its length in bytes; 0 if it begins with none.
    fn beginning(text: &str) -> (Self, usize) {
        let mut found = Self { hash: SEED, digits: true, signs: 0 };
        for (place, sign) in text.char_indices() {
            let alone = is_alone(sign);
            if !is_inside(sign) && !alone || alone && place > 0 {
                return (found, place);
            }
            found.add(sign);
            if alone {
                return (found, sign.len_utf8());
            }
        }
        (found, text.len())
    }

    fn add(&mut self, sign: char) {
        let lower = sign.to_lowercase().next().unwrap_or(sign);
        self.hash = (self.hash ^ u64::from(u32::from(lower))).wrapping_mul(PRIME);
        self.digits &= sign.is_numeric();
        self.signs += 1;
    }
}

/// Letters, digits and the marks inside words.
fn is_inside(sign: char) -> bool {
    // Quotation marks and dashes are most of what is beyond ASCII in English.
    if matches!(sign, '\u{2000}'..='\u{206f}') {
        return sign == '\u{200c}';
    }
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}') || sign.is_alphanumeric() && !is_alone(sign)
}

/// Signs of scripts without spaces.
fn is_alone(sign: char) -> bool {
    matches!(u32::from(sign), 0x2e80..=0x9fff | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0x20000..=0x3ffff)
        && sign.is_alphanumeric()
}

const PRIME: u64 = 0x0100_0000_01b3;

/// The names of months and weekdays as words are folded.
struct Dates {
    names: HashSet<u64>,
    /// A bit for the highest twelve bits of each.
    bits: [u64; 64],
}

impl Dates {
    /// False for most words that are none of the names.
    #[inline]
    fn may_hold(&self, hash: u64) -> bool {
        self.bits[(hash >> 58) as usize] >> (hash >> 52 & 63) & 1 == 1
    }
}

static DATES: LazyLock<Dates> = LazyLock::new(|| {
    let mut dates = Dates { names: HashSet::new(), bits: [0; 64] };
    for name in calendar::names() {
        let hash = match Ascii::beginning(name.as_bytes(), 0) {
            ascii if ascii.length == name.len() => ascii.hash,
            _ => Folded::beginning(name).0.hash,
        };
        dates.names.insert(hash);
        dates.bits[(hash >> 58) as usize] |= 1 << (hash >> 52 & 63);
    }
    dates
});

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Pieces {
        let mut pieces = Pieces::default();
        pieces.cut("Of another text. It is gone.");
        pieces.cut(text);
        pieces.fitted()
    }

    fn texts(text: &str) -> Vec<&str> {
        of(text).pieces.iter().map(|piece| &text[piece.range.clone()]).collect()
    }

    #[test]
    fn words_are_runs_of_letters_marks_and_digits_in_lower_case() {
        let words = |text: &str| {
            let word = |start: usize| {
                let Word { hash, length, is_number } = Word::at(text, start, &DATES).expect("a word begins here");
                (text[start..start + length].to_owned(), hash, is_number)
            };
            word_starts(text).into_iter().map(word).collect::<Vec<_>>()
        };
        let texts = |text: &str| words(text).into_iter().map(|(word, ..)| word).collect::<Vec<_>>();
        assert_eq!(
            texts("Dam’s 3rd, émigré's می‌رود水x水 12٣ internationalisierung_Überall"),
            ["Dam", "s", "3rd", "émigré", "s", "می‌رود", "水", "x", "水", "12٣", "internationalisierung", "Überall"]
        );
        let hash = |text: &str| words(text)[0].1;
        for (one, other) in
            [("Dam.", "DAM’"), ("dam水", "dAm "), ("ÜBERALL", "überall"), ("May", "March"), ("1999", "2004")]
        {
            assert_eq!(hash(one), hash(other), "{one} {other}");
        }
        let apart = ["dam", "dams", "damdamda", "damdamdam", "damdamdamd", "da", "dä", "may", "19", "水", "12٣"];
        let mut hashes: Vec<u64> = apart.into_iter().map(hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), apart.len());
        assert_eq!(words("12٣ 7a 77").iter().map(|(.., digits)| *digits).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn lines_are_cut_at_stops() {
        assert_eq!(
            texts("It fell. “No!” he said.\nAt 3.5 p.m. it — …\n* * *"),
            ["It fell.", "“No!”", "he said.", "At 3.5 p.m.", "it — …"]
        );
        assert_eq!(texts("水库建成了。渔民离开了！"), ["水库建成了。", "渔民离开了！"]);
    }

    #[test]
    fn dates_digits_case_and_signs_are_folded() {
        let hash = |text: &str| of(text).pieces[0].hash;
        assert_eq!(hash("Updated: 4 March 2025"), hash("UPDATED 17  April, 2024"));
        assert_ne!(hash("It fell by 4. No."), hash("It fell by 5. No."));
        assert_ne!(hash("Follow Gus"), hash("Follow Rhona"));
        assert_ne!(hash("a b"), hash("b a"));
    }

    #[test]
    fn words_of_edges_are_kept_and_long_lines_cost_no_more() {
        let text = "One two three four five. ".repeat(1000);
        let pieces = of(&text);
        assert_eq!(pieces.pieces.iter().filter(|piece| !piece.words.is_empty()).count(), FIRST + LAST);
        assert_eq!(pieces.words.len(), 5 * (FIRST + LAST));
    }
}
