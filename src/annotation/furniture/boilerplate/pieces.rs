//! A text as pieces that can recur: each line cut at every stop, folded to words without case, space and signs, with years,
//! months and weekdays all alike. Cheaper than sentences and never longer than one, so a sentence recurs if its pieces do.
//! Other numbers are alike only where a piece is a whole line: a share price makes news of a sentence in running text.

use super::super::calendar::names;
use super::super::page::{FOOTER_LINES, HEADER_LINES, Page};
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
pub(super) struct Pieces {
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

/// Cuts a page into pieces.
pub(super) fn of(page: &Page<'_>) -> Pieces {
    // About a piece for every hundred bytes.
    let mut found = Pieces { pieces: Vec::with_capacity(page.text.len() / 100 + 1), words: Vec::new() };
    let footer = page.lines.len().saturating_sub(FOOTER_LINES);
    for (line, range) in page.lines.iter().enumerate() {
        let at_edge = line < HEADER_LINES || line >= footer;
        let (first, words) = (found.pieces.len(), found.words.len());
        let mut whole = SEED;
        cut(page.text, range, |range, piece| {
            whole = piece.of_numbers_alike;
            let (hash, count) = (piece.hash, piece.words.len() as u32);
            let start = found.words.len() as u32;
            if at_edge && (FEWEST..=MOST_WORDS).contains(&count) {
                found.words.extend_from_slice(piece.words);
            }
            let words = start..found.words.len() as u32;
            found.pieces.push(Piece { range, line, hash, count, at_edge, words });
        });
        if let [one] = &mut found.pieces[first..] {
            one.hash = whole;
        }
        found.keep_ends(first, words);
    }
    found
}

/// A piece as it is cut.
struct Cut<'a> {
    /// The folded piece.
    hash: u64,
    /// The same with all numbers alike.
    of_numbers_alike: u64,
    /// Its folded words.
    words: &'a [u64],
}

/// Cuts a line at every stop that space, a closing mark or nothing follows.
fn cut(text: &str, line: &Range<usize>, mut piece: impl FnMut(Range<usize>, &Cut<'_>)) {
    let body = &text[line.clone()];
    let mut start = 0;
    let mut words = Vec::new();
    let mut take = |from: usize, to: usize| {
        let inner = &body[from..to];
        let (mut hash, mut of_numbers_alike) = (SEED, SEED);
        words.clear();
        fold(inner, |_, word, is_number| {
            hash = mixed(hash, word);
            of_numbers_alike = mixed(of_numbers_alike, if is_number { DATE } else { word });
            words.push(word);
        });
        if !words.is_empty() {
            let begin = line.start + from + (inner.len() - inner.trim_start().len());
            piece(begin..line.start + from + inner.trim_end().len(), &Cut { hash, of_numbers_alike, words: &words });
        }
    };
    let bytes = body.as_bytes();
    let is_ascii = body.is_ascii();
    let next_stop = |place: usize| match &bytes[place..] {
        rest if is_ascii => memchr::memchr3(b'.', b'!', b'?', rest),
        // Signs of one byte are most of the text and need no decoding.
        rest => rest.iter().position(|&byte| byte >= 128 || matches!(byte, b'.' | b'!' | b'?')),
    };
    let mut place = 0;
    while let Some(next) = next_stop(place) {
        let sign = body[place + next..].chars().next().unwrap_or(' ');
        place += next + sign.len_utf8();
        if matches!(sign, '。' | '！' | '？') {
            take(start, place);
            start = place;
        } else if matches!(sign, '.' | '!' | '?' | '…' | '؟' | '۔') {
            let closing = |sign: char| matches!(sign, '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '.' | '!' | '?' | '…');
            let behind = body[place..].trim_start_matches(closing);
            if behind.starts_with(char::is_whitespace) {
                place = body.len() - behind.len();
                take(start, place);
                start = place;
            }
        }
    }
    take(start, bytes.len());
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Joins a word to what stands before it; the order counts.
#[inline]
pub(super) fn mixed(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Gives the folded words of a text with their byte ranges, and whether each is a number: runs of letters, marks and digits in
/// lower case; signs of scripts without spaces one by one.
pub(super) fn fold(text: &str, mut word: impl FnMut(Range<usize>, u64, bool)) {
    let bytes = text.as_bytes();
    let mut place = 0;
    while place < bytes.len() {
        let ascii = Ascii::beginning(&bytes[place..]);
        let (folded, length) = if goes_on(text, place + ascii.length, ascii.length) {
            Folded::beginning(&text[place..])
        } else {
            let Ascii { hash, length, digits } = ascii;
            (Folded { hash, digits, signs: length }, length)
        };
        if length == 0 {
            place += text[place..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let Folded { hash, digits, signs } = folded;
        let capital = !bytes[place].is_ascii_lowercase();
        let is_date = if digits { signs == 4 } else { capital && DATES.binary_search(&hash).is_ok() };
        word(place..place + length, if is_date { DATE } else { hash }, digits);
        place += length;
    }
}

/// Whether a word of so many signs of ASCII before a place goes on there with another sign; one of none may begin there.
#[inline]
fn goes_on(text: &str, place: usize, ascii: usize) -> bool {
    text.as_bytes().get(place).is_some_and(|byte| !byte.is_ascii())
        && text[place..].chars().next().is_some_and(|sign| is_inside(sign) || ascii == 0 && is_alone(sign))
}

/// The letters and digits of ASCII that a text begins with.
struct Ascii {
    hash: u64,
    length: usize,
    digits: bool,
}

impl Ascii {
    /// Eight bytes at a time.
    #[inline]
    fn beginning(bytes: &[u8]) -> Self {
        let mut found = Self { hash: SEED, length: 0, digits: true };
        loop {
            let rest = &bytes[found.length..];
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
                found.digits &= !digits & HIGH & kept == 0;
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
    matches!(sign, '\u{200c}' | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}')
        || sign.is_alphanumeric() && !is_alone(sign)
}

/// Signs of scripts without spaces.
fn is_alone(sign: char) -> bool {
    matches!(u32::from(sign), 0x2e80..=0x9fff | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0x20000..=0x3ffff)
        && sign.is_alphanumeric()
}

const PRIME: u64 = 0x0100_0000_01b3;

/// The names of months and weekdays as words are folded, ascending.
static DATES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let folded = |name: &str| match Ascii::beginning(name.as_bytes()) {
        ascii if ascii.length == name.len() => ascii.hash,
        _ => Folded::beginning(name).0.hash,
    };
    let mut names: Vec<u64> = names().map(folded).collect();
    names.sort_unstable();
    names
});

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        let page = Page::new(text, "", "", "");
        of(&page).pieces.iter().map(|piece| &text[piece.range.clone()]).collect()
    }

    #[test]
    fn words_are_runs_of_letters_marks_and_digits_in_lower_case() {
        let words = |text: &str| {
            let mut found = Vec::new();
            fold(text, |range, hash, digits| found.push((text[range].to_owned(), hash, digits)));
            found
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
        let hash = |text: &str| of(&Page::new(text, "", "", "")).pieces[0].hash;
        assert_eq!(hash("Updated: 4 March 2025"), hash("UPDATED 17  April, 2024"));
        assert_ne!(hash("It fell by 4. No."), hash("It fell by 5. No."));
        assert_ne!(hash("Follow Gus"), hash("Follow Rhona"));
        assert_ne!(hash("a b"), hash("b a"));
    }

    #[test]
    fn words_of_edges_are_kept_and_long_lines_cost_no_more() {
        let text = "One two three four five. ".repeat(1000);
        let pieces = of(&Page::new(&text, "", "", ""));
        assert_eq!(pieces.pieces.iter().filter(|piece| !piece.words.is_empty()).count(), FIRST + LAST);
        assert_eq!(pieces.words.len(), 5 * (FIRST + LAST));
    }
}
