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
    let mut found = Pieces::default();
    let footer = page.lines.len().saturating_sub(FOOTER_LINES);
    for (line, range) in page.lines.iter().enumerate() {
        let at_edge = line < HEADER_LINES || line >= footer;
        let first = found.pieces.len();
        let mut whole = SEED;
        cut(page.text, range, |range, hashes, count| {
            whole = hashes.1;
            found.pieces.push(Piece { range, line, hash: hashes.0, count, at_edge, words: 0..0 });
        });
        let count = found.pieces.len() - first;
        if count == 1 {
            found.pieces[first].hash = whole;
        }
        for place in (0..count).filter(|&place| at_edge && (place < FIRST || place + LAST >= count)) {
            let piece = &mut found.pieces[first + place];
            if (FEWEST..=MOST_WORDS).contains(&piece.count) {
                let start = found.words.len() as u32;
                fold(&page.text[piece.range.clone()], |_, word, _| found.words.push(word));
                piece.words = start..found.words.len() as u32;
            }
        }
    }
    found
}

/// Cuts a line at every stop that space, a closing mark or nothing follows. Each piece comes with two hashes, the second of
/// them with all numbers alike, and its number of words.
fn cut(text: &str, line: &Range<usize>, mut piece: impl FnMut(Range<usize>, (u64, u64), u32)) {
    let body = &text[line.clone()];
    let mut start = 0;
    let mut take = |from: usize, to: usize| {
        let inner = &body[from..to];
        let (mut hashes, mut count) = ((SEED, SEED), 0);
        fold(inner, |_, word, is_number| {
            hashes = (mixed(hashes.0, word), mixed(hashes.1, if is_number { DATE } else { word }));
            count += 1;
        });
        if count > 0 {
            let begin = line.start + from + (inner.len() - inner.trim_start().len());
            piece(begin..line.start + from + inner.trim_end().len(), hashes, count);
        }
    };
    let bytes = body.as_bytes();
    let mut place = 0;
    // Signs of one byte are most of the text and need no decoding.
    while let Some(next) = bytes[place..].iter().position(|&byte| byte >= 128 || matches!(byte, b'.' | b'!' | b'?')) {
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
        let start = place;
        let (mut hash, mut digits, mut alone) = (SEED, true, false);
        while place < bytes.len() {
            let lower = LOWER[bytes[place] as usize];
            if lower > 1 {
                hash = (hash ^ u64::from(lower)).wrapping_mul(PRIME);
                digits &= lower.is_ascii_digit();
                place += 1;
                continue;
            }
            if lower == 0 {
                break;
            }
            let sign = text[place..].chars().next().unwrap_or(' ');
            let marks = matches!(sign, '\u{200c}' | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}');
            alone = matches!(u32::from(sign), 0x2e80..=0x9fff | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0x20000..=0x3ffff);
            if !sign.is_alphanumeric() && !marks || alone && place > start {
                alone = false;
                break;
            }
            hash = (hash ^ u64::from(u32::from(sign.to_lowercase().next().unwrap_or(sign)))).wrapping_mul(PRIME);
            digits &= sign.is_numeric();
            place += sign.len_utf8();
            if alone {
                break;
            }
        }
        if place > start {
            let own = &text[start..place];
            let capital = !bytes[start].is_ascii_lowercase();
            let is_date = if digits { own.chars().count() == 4 } else { capital && DATES.binary_search(&hash).is_ok() };
            word(start..place, if is_date { DATE } else { hash }, digits);
        }
        if !alone && place < bytes.len() && !starts_a_word(&text[place..]) {
            place += text[place..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// Whether a text begins with a sign of a word, after another word: one of a script without spaces.
fn starts_a_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

const PRIME: u64 = 0x0100_0000_01b3;

/// ASCII letters in lower case and digits; 0 for other signs of one byte, 1 for a part of a longer sign.
const LOWER: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let sign = byte as u8;
        table[byte] = if sign >= 128 {
            1
        } else if sign.is_ascii_alphanumeric() {
            sign.to_ascii_lowercase()
        } else {
            0
        };
        byte += 1;
    }
    table
};

/// The names of months and weekdays as words are folded, ascending.
static DATES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let folded =
        |name: &str| name.chars().fold(SEED, |hash, sign| (hash ^ u64::from(u32::from(sign))).wrapping_mul(PRIME));
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
