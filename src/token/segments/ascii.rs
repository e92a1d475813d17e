//! UAX #29 on runs of ASCII: a bit for every byte, 64 bytes at a time. A word is a run of letters, digits and low lines, with a
//! full stop or its like between two letters or two digits (rules WB5 to 13b); its borders are where the bits change.

#[cfg(any(target_arch = "x86_64", all(target_arch = "aarch64", target_endian = "little")))]
use super::simd;
use crate::token::rules::beside::{joins_before, joins_behind};
use std::ops::Range;

/// How many borders are found before the words are given out.
const CAPACITY: usize = 1024;
/// Bytes that are looked at together.
pub(super) const BLOCK: usize = 64;

/// Starts and ends of words in turn.
///
/// Invariant: `beside` ascends, and each is less than `len`.
pub(super) struct Borders {
    places: [u32; CAPACITY],
    len: usize,
    /// Whether a word begins with a low line.
    low_lines: bool,
    /// Which borders a sign stands beside that can join: all such, and some others.
    beside: [u32; CAPACITY],
    beside_len: usize,
}

impl Borders {
    pub(super) fn new() -> Self {
        Self { places: [0; CAPACITY], len: 0, low_lines: false, beside: [0; CAPACITY], beside_len: 0 }
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.beside_len = 0;
        self.low_lines = false;
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Whether many more fit: less than half is filled, so that a run of ASCII always finds some that stay.
    pub(super) fn has_room(&self) -> bool {
        self.len <= CAPACITY / 2
    }

    /// Where the borders of the next block go; more than a block can have.
    #[inline]
    pub(super) fn room(&mut self) -> &mut [u32; BLOCK] {
        self.places[self.len..].first_chunk_mut().expect("a run ends while there is room for a block")
    }

    /// The word whose start is this border.
    #[inline]
    pub(super) fn word(&self, border: usize) -> Option<Range<usize>> {
        match self.places[..self.len].get(border..border + 2) {
            Some(&[start, end]) => Some(start as usize..end as usize),
            _ => None,
        }
    }

    /// All borders.
    pub(super) fn places(&self) -> &[u32] {
        &self.places[..self.len]
    }

    /// Which borders a sign stands beside that can join, by their places: all such, and some others; ascending.
    pub(super) fn beside(&self) -> &[u32] {
        &self.beside[..self.beside_len]
    }

    /// Adds a word beside which anything may stand.
    pub(super) fn push(&mut self, word: Range<usize>) {
        self.push_alone(word);
        self.stands_beside(self.len as u32 - 1);
    }

    /// Adds a word between white space.
    pub(super) fn push_alone(&mut self, word: Range<usize>) {
        self.places[self.len] = word.start as u32;
        self.places[self.len + 1] = word.end as u32;
        self.len += 2;
    }

    #[inline]
    fn stands_beside(&mut self, border: u32) {
        self.beside[self.beside_len] = border;
        self.beside_len += 1;
    }

    /// Forgets what stands beside borders that were taken back.
    fn forget_beside(&mut self) {
        while self.beside().last().is_some_and(|border| *border as usize >= self.len) {
            self.beside_len -= 1;
        }
    }

    /// Forgets the last word if it ends behind `place` or has no end yet; where it starts.
    pub(super) fn take_back_last(&mut self, place: usize) -> Option<usize> {
        let ended = self.len.is_multiple_of(2);
        if ended && self.places[..self.len].last().is_none_or(|&end| (end as usize) < place) {
            return None;
        }
        self.len -= if ended { 2 } else { 1 };
        self.forget_beside();
        Some(self.places[self.len] as usize)
    }

    /// Forgets the words that start at or behind `place`, and the one without an end.
    pub(super) fn take_back_from(&mut self, place: usize) {
        self.len -= self.len % 2;
        while self.len > 0 && self.places[self.len - 2] as usize >= place {
            self.len -= 2;
        }
        self.forget_beside();
    }

    /// Forgets words of nothing but low lines: they hold no letter or digit.
    pub(super) fn drop_low_lines(&mut self, bytes: &[u8]) {
        if !self.low_lines {
            return;
        }
        let mut kept = 0;
        for border in (0..self.len).step_by(2) {
            let [start, end] = [self.places[border], self.places[border + 1]];
            if !bytes[start as usize..end as usize].iter().all(|&byte| byte == b'_') {
                self.places[kept] = start;
                self.places[kept + 1] = end;
                kept += 2;
            }
        }
        if kept < self.len {
            self.len = kept;
            // Which borders are left is not told: any sign may stand behind each word.
            self.beside_len = 0;
            (1..kept as u32).step_by(2).for_each(|end| self.stands_beside(end));
        }
    }
}

/// What the bytes of a block are, a bit each, the first in the lowest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Masks {
    pub letters: u64,
    pub digits: u64,
    pub low_lines: u64,
    /// `MidLetter`, `MidNumLet` and `Single_Quote`: `: . '`.
    pub mid_letters: u64,
    /// `MidNum`, `MidNumLet` and `Single_Quote`: `, ; . '`.
    pub mid_digits: u64,
    /// Signs behind a word with which a rule goes on.
    pub behind: u64,
    /// Signs before a word with which a rule begins.
    pub before: u64,
    pub beyond_ascii: u64,
}

/// What a byte is, a bit each.
pub(super) mod class {
    pub const LETTER: u8 = 1;
    pub const DIGIT: u8 = 2;
    pub const LOW_LINE: u8 = 4;
    pub const MID_LETTER: u8 = 8;
    pub const MID_DIGIT: u8 = 16;
    pub const BEHIND: u8 = 32;
    pub const BEFORE: u8 = 64;
}

/// The classes of the bytes below 128.
#[cfg(any(target_arch = "x86_64", all(target_arch = "aarch64", target_endian = "little")))]
pub(super) static ASCII_CLASSES: [u8; 128] = CLASSES;
const CLASSES: [u8; 128] = {
    let mut classes = [0; 128];
    let mut byte: u8 = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => class::LETTER,
            b'0'..=b'9' => class::DIGIT,
            b'_' => class::LOW_LINE,
            b'.' | b'\'' => class::MID_LETTER | class::MID_DIGIT,
            b':' => class::MID_LETTER,
            b',' | b';' => class::MID_DIGIT,
            _ => 0,
        };
        if joins_behind(byte) {
            classes[byte as usize] |= class::BEHIND;
        }
        if joins_before(byte) {
            classes[byte as usize] |= class::BEFORE;
        }
        byte += 1;
    }
    classes
};

/// How many bytes have a class.
const fn how_many(class: u8) -> usize {
    let (mut byte, mut many) = (0, 0);
    while byte < 128 {
        many += (CLASSES[byte] & class != 0) as usize;
        byte += 1;
    }
    many
}

/// The bytes that have a class; they are `N`.
const fn of_class<const N: usize>(class: u8) -> [u8; N] {
    let (mut bytes, mut byte, mut many) = ([0; N], 0, 0);
    while byte < 128 {
        if CLASSES[byte as usize] & class != 0 {
            bytes[many] = byte;
            many += 1;
        }
        byte += 1;
    }
    bytes
}

/// How the masks of a block are made; all ways find the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kernel {
    /// Eight bytes at a time in ordinary registers.
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
    #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
    Neon,
}

/// Finds the borders of words from `from`, which is a border of segments, until a byte that is not ASCII, the end of the bytes,
/// or the end of the block that fills the borders: where that is. A word that reaches this place has no end yet, unless the
/// bytes end there.
pub(super) fn run(kernel: Kernel, bytes: &[u8], from: usize, borders: &mut Borders) -> usize {
    match kernel {
        Kernel::Portable => run_by(bytes, from, borders, portable_masks, spread),
        #[cfg(target_arch = "x86_64")]
        Kernel::Avx2 => simd::run_avx2(bytes, from, borders),
        #[cfg(target_arch = "x86_64")]
        Kernel::Avx512 => simd::run_avx512(bytes, from, borders),
        #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
        Kernel::Neon => simd::run_neon(bytes, from, borders),
    }
}

/// [`run`] with the two steps that differ: the masks of a block, and the places of the bits of a mask.
#[allow(clippy::inline_always, reason = "a vector kernel is three times slower if this is not a part of it")]
#[inline(always)]
pub(super) fn run_by(
    bytes: &[u8],
    from: usize,
    borders: &mut Borders,
    masks: impl Fn(&[u8; BLOCK]) -> Masks,
    spread: impl Fn(u64, u32, &mut [u32; BLOCK]),
) -> usize {
    let mut at = from;
    // Whether the byte before the block is a letter, is a digit, belongs to a word, may begin one: 0 or 1.
    let (mut letter_before, mut digit_before, mut word_before, mut sign_before) = (0, 0, 0, 1);
    let mut last = [0; BLOCK];
    while at < bytes.len() && borders.len <= CAPACITY - BLOCK {
        let block = bytes[at..].first_chunk().unwrap_or_else(|| {
            last[..bytes.len() - at].copy_from_slice(&bytes[at..]);
            &last
        });
        let Masks { letters, digits, low_lines, mid_letters, mid_digits, behind, before, beyond_ascii } = masks(block);
        let next = bytes.get(at + BLOCK).copied().unwrap_or(0);
        let letters_behind = letters >> 1 | u64::from(next.is_ascii_alphabetic()) << 63;
        let digits_behind = digits >> 1 | u64::from(next.is_ascii_digit()) << 63;
        let joining_letters = (letters << 1 | letter_before) & letters_behind & mid_letters;
        let joining_digits = (digits << 1 | digit_before) & digits_behind & mid_digits;
        let words = letters | digits | low_lines | joining_letters | joining_digits;
        let mut changes = words ^ (words << 1 | word_before);
        let ascii = beyond_ascii.trailing_zeros();
        if beyond_ascii != 0 {
            changes &= (1 << ascii) - 1;
        }
        spread(changes, at as u32, borders.room());
        let len = borders.len as u32;
        borders.len += changes.count_ones() as usize;
        borders.low_lines |= changes & low_lines != 0;
        // A full stop joins the last letter of an abbreviation, or what goes on at once. What stands around the block is not known.
        let (stops, before_last, last) = (behind & mid_letters & mid_digits, 0b11, 1 << 63);
        let joining = behind & (!stops | stops << 2 | before_last | (words | behind) >> 1 | last);
        let mut beside = changes & (joining & !words | words & (before << 1 | sign_before));
        while beside != 0 {
            let below = (beside & beside.wrapping_neg()) - 1;
            borders.stands_beside(len + (changes & below).count_ones());
            beside &= beside - 1;
        }
        if beyond_ascii != 0 {
            return at + ascii as usize;
        }
        (letter_before, digit_before, word_before, sign_before) =
            (letters >> 63, digits >> 63, words >> 63, before >> 63);
        at += BLOCK;
    }
    if at >= bytes.len() {
        if borders.len % 2 == 1 {
            borders.places[borders.len] = bytes.len() as u32;
            borders.len += 1;
        }
        return bytes.len();
    }
    at
}

/// Writes the places of the bits, counted from `base`, eight at a time: what stands behind the last means nothing.
#[inline]
pub(super) fn spread(mut bits: u64, base: u32, places: &mut [u32; BLOCK]) {
    for eight in places.chunks_exact_mut(8) {
        if bits == 0 {
            return;
        }
        for place in eight {
            *place = base.wrapping_add(bits.trailing_zeros());
            bits &= bits.wrapping_sub(1);
        }
    }
}

/// The masks of a block, eight bytes at a time.
pub(super) fn portable_masks(block: &[u8; BLOCK]) -> Masks {
    let mut masks = Masks::default();
    for (place, eight) in block.as_chunks::<8>().0.iter().enumerate() {
        let word = u64::from_le_bytes(*eight);
        let beyond = word & HIGH;
        let low = word & !HIGH;
        let lower = low | (0x20 * ONES);
        let within = |bytes: u64, first: u8, behind: u8| at_least(bytes, first) & !at_least(bytes, behind);
        let either = equal(low, b'.') | equal(low, b'\'');
        let put = |mask: &mut u64, found: u64| *mask |= gather(found & !beyond) << (8 * place);
        put(&mut masks.letters, within(lower, b'a', b'z' + 1));
        put(&mut masks.digits, within(low, b'0', b'9' + 1));
        put(&mut masks.low_lines, equal(low, b'_'));
        put(&mut masks.mid_letters, either | equal(low, b':'));
        put(&mut masks.mid_digits, either | equal(low, b',') | equal(low, b';'));
        put(&mut masks.behind, any(low, &BEHIND));
        put(&mut masks.before, any(low, &BEFORE));
        masks.beyond_ascii |= gather(beyond) << (8 * place);
    }
    masks
}

pub(super) const BEHIND: [u8; how_many(class::BEHIND)] = of_class(class::BEHIND);
pub(super) const BEFORE: [u8; how_many(class::BEFORE)] = of_class(class::BEFORE);

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// The high bit of every byte of `bytes`, all below 0x80, that is at least `least`.
#[inline]
fn at_least(bytes: u64, least: u8) -> u64 {
    (bytes + u64::from(0x80 - least) * ONES) & HIGH
}

/// The high bit of every byte of `bytes`, all below 0x80, that is `byte`.
#[inline]
fn equal(bytes: u64, byte: u8) -> u64 {
    !((bytes ^ (u64::from(byte) * ONES)) + !HIGH) & HIGH
}

/// The high bit of every byte of `bytes`, all below 0x80, that is one of some.
#[inline]
fn any(bytes: u64, some: &[u8]) -> u64 {
    some.iter().fold(0, |found, &byte| found | equal(bytes, byte))
}

/// The high bits of eight bytes side by side.
#[inline]
fn gather(high: u64) -> u64 {
    (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}
