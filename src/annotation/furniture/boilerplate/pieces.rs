//! A text as pieces that can recur: each line cut at every stop, folded to words without case, space and signs, digits and
//! months all alike. Cheaper than sentences and never longer than one, so a sentence recurs if its pieces do.

use super::super::calendar::{is_month, is_weekday};
use super::super::page::{FOOTER_LINES, HEADER_LINES, Page};
use std::ops::Range;

/// Pieces at the beginning of a line of header or footer, and at its end, whose words are compared one by one.
const FIRST: usize = 6;
const LAST: usize = 8;
/// Longer pieces are compared as wholes only.
const MOST_WORDS: usize = 60;
/// The sign that all digits, months and weekdays become.
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
        cut(page.text, range, |range, hash, count| {
            found.pieces.push(Piece { range, line, hash, count, at_edge, words: 0..0 });
        });
        let count = found.pieces.len() - first;
        for place in (0..count).filter(|&place| at_edge && (place < FIRST || place + LAST >= count)) {
            let piece = &mut found.pieces[first + place];
            if piece.count as usize <= MOST_WORDS {
                let start = found.words.len() as u32;
                fold(&page.text[piece.range.clone()], |_, word| found.words.push(word));
                piece.words = start..found.words.len() as u32;
            }
        }
    }
    found
}

/// Cuts a line at every stop that space, a closing mark or nothing follows.
fn cut(text: &str, line: &Range<usize>, mut piece: impl FnMut(Range<usize>, u64, u32)) {
    let body = &text[line.clone()];
    let (mut start, mut stopped) = (0, false);
    let mut take = |from: usize, to: usize| {
        let inner = &body[from..to];
        let (mut hash, mut count) = (SEED, 0);
        fold(inner, |_, word| {
            hash = mixed(hash, word);
            count += 1;
        });
        if count > 0 {
            let begin = line.start + from + (inner.len() - inner.trim_start().len());
            piece(begin..line.start + from + inner.trim_end().len(), hash, count);
        }
    };
    let bytes = body.as_bytes();
    let mut place = 0;
    while place < bytes.len() {
        let byte = bytes[place];
        // Signs of one byte are most of the text and need no decoding.
        let (length, is_stop, is_space, is_closing, is_full) = if byte < 128 {
            (
                1,
                matches!(byte, b'.' | b'!' | b'?'),
                byte.is_ascii_whitespace(),
                matches!(byte, b'"' | b'\'' | b')' | b']'),
                false,
            )
        } else {
            let sign = body[place..].chars().next().unwrap_or(' ');
            let is_full = matches!(sign, '。' | '！' | '？');
            (
                sign.len_utf8(),
                is_full || matches!(sign, '…' | '؟' | '۔'),
                sign.is_whitespace(),
                matches!(sign, '”' | '’' | '»'),
                is_full,
            )
        };
        place += length;
        if stopped && is_space || is_full {
            take(start, place);
            (start, stopped) = (place, false);
        } else if is_stop {
            stopped = true;
        } else if !is_closing {
            stopped = false;
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

/// Gives the folded words of a text with their byte ranges: runs of letters, marks and digits in lower case; signs of
/// scripts without spaces one by one.
pub(super) fn fold(text: &str, mut word: impl FnMut(Range<usize>, u64)) {
    let (mut start, mut hash, mut digits) = (usize::MAX, SEED, true);
    let bytes = text.as_bytes();
    let mut place = 0;
    let mut finish = |start: &mut usize, end: usize, hash: &mut u64, digits: &mut bool| {
        if *start != usize::MAX {
            let folded = if *digits || is_date_word(&text[*start..end]) { DATE } else { *hash };
            word(*start..end, folded);
        }
        (*start, *hash, *digits) = (usize::MAX, SEED, true);
    };
    while place < bytes.len() {
        let byte = bytes[place];
        let (length, sign, counts) = if byte < 128 {
            (1, u32::from(byte.to_ascii_lowercase()), byte.is_ascii_alphanumeric())
        } else {
            let sign = text[place..].chars().next().unwrap_or(' ');
            let lower = sign.to_lowercase().next().unwrap_or(sign);
            let counts =
                sign.is_alphanumeric() || matches!(sign, '\u{200c}' | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}');
            (sign.len_utf8(), u32::from(lower), counts)
        };
        let alone = matches!(sign, 0x2e80..=0x9fff | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0x20000..=0x3ffff) && counts;
        if !counts || alone {
            finish(&mut start, place, &mut hash, &mut digits);
        }
        if counts {
            if start == usize::MAX {
                start = place;
            }
            digits &= char::from_u32(sign).is_some_and(char::is_numeric);
            hash = (hash ^ u64::from(sign)).wrapping_mul(0x0100_0000_01b3);
        }
        if alone {
            finish(&mut start, place + length, &mut hash, &mut digits);
        }
        place += length;
    }
    finish(&mut start, bytes.len(), &mut hash, &mut digits);
}

/// Whether a word names a month or a weekday. English `may` and the like are too common to be looked up in every text, and
/// only words that begin a name can be one.
fn is_date_word(word: &str) -> bool {
    let first = word.as_bytes()[0];
    let likely = first >= 128 || matches!(first, b'A'..=b'Z');
    likely && (3..=24).contains(&word.len()) && {
        let lower = word.to_lowercase();
        is_month(&lower) || is_weekday(&lower)
    }
}

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
        assert_ne!(hash("Follow Gus"), hash("Follow Rhona"));
        assert_ne!(hash("a b"), hash("b a"));
    }

    #[test]
    fn words_of_edges_are_kept_and_long_lines_cost_no_more() {
        let text = "One two three. ".repeat(1000);
        let pieces = of(&Page::new(&text, "", "", ""));
        assert_eq!(pieces.pieces.iter().filter(|piece| !piece.words.is_empty()).count(), FIRST + LAST);
        assert_eq!(pieces.words.len(), 3 * (FIRST + LAST));
    }
}
