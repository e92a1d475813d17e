//! What bytes of ASCII are to the borders of words: a bit for every byte of a block. `simd` makes the same masks by vector
//! instructions, and `beyond` fills in other signs.

use crate::token::rules::beside::{joins_before, joins_behind};

/// Bytes that are looked at together.
pub(super) const BLOCK: usize = 64;

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
pub(super) const ASCII_CLASSES: [u8; 128] = {
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
        many += (ASCII_CLASSES[byte] & class != 0) as usize;
        byte += 1;
    }
    many
}

/// The bytes that have a class; they are `N`.
const fn of_class<const N: usize>(class: u8) -> [u8; N] {
    let (mut bytes, mut byte, mut many) = ([0; N], 0, 0);
    while byte < 128 {
        if ASCII_CLASSES[byte as usize] & class != 0 {
            bytes[many] = byte;
            many += 1;
        }
        byte += 1;
    }
    bytes
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

const BEHIND: [u8; how_many(class::BEHIND)] = of_class(class::BEHIND);
const BEFORE: [u8; how_many(class::BEFORE)] = of_class(class::BEFORE);

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
