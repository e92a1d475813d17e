//! UAX #29 by masks: a bit for every byte, 64 bytes at a time. A word is a run of letters, digits and low lines, with a
//! full stop or its like between two letters or two digits (rules WB5 to 13b); its borders are where the bits change.

use super::beyond::{Beyond, beyond, letters_of_two_bytes};
use super::borders::{Borders, CAPACITY};
use super::classes::{Classes, LettersOfTwoBytes};
use super::masks::{BLOCK, Masks, portable_masks};
#[cfg(any(target_arch = "x86_64", all(target_arch = "aarch64", target_endian = "little")))]
use super::simd;

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

/// Finds the borders of words from `from`, which is a border of segments, until a sign beyond ASCII of which these classes know too
/// little, the end of the bytes, or the end of the block that fills the borders: where that is. Without classes nothing is known of
/// any. A word that reaches this place has no end yet, unless the bytes end there.
pub(super) fn run(
    kernel: Kernel,
    classes: Option<&Classes>,
    bytes: &[u8],
    from: usize,
    borders: &mut Borders,
) -> usize {
    match kernel {
        Kernel::Portable => run_by(classes, bytes, from, borders, portable_masks, letters_of_two_bytes, spread),
        #[cfg(target_arch = "x86_64")]
        Kernel::Avx2 => simd::avx2::run(classes, bytes, from, borders),
        #[cfg(target_arch = "x86_64")]
        Kernel::Avx512 => simd::avx512::run(classes, bytes, from, borders),
        #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
        Kernel::Neon => simd::neon::run(classes, bytes, from, borders),
    }
}

/// [`run`] with the steps that differ: the masks of a block, which of its letters have two bytes, and the places of the bits of a mask.
#[allow(clippy::inline_always, reason = "a vector kernel is three times slower if this is not a part of it")]
#[inline(always)]
pub(super) fn run_by(
    classes: Option<&Classes>,
    bytes: &[u8],
    from: usize,
    borders: &mut Borders,
    masks: impl Fn(&[u8; BLOCK]) -> Masks,
    letters_of_two_bytes: impl Fn(&LettersOfTwoBytes, &[u8; BLOCK]) -> u64,
    spread: impl Fn(u64, u32, &mut [u32; BLOCK]),
) -> usize {
    let mut at = from;
    // Whether the byte before the block is a letter, is a digit, belongs to a word, may begin one: 0 or 1.
    let (mut letter_before, mut digit_before, mut word_before, mut sign_before) = (0, 0, 0, 1);
    let mut last = [0; BLOCK];
    while at < bytes.len() && borders.len() <= CAPACITY - BLOCK {
        let block = bytes[at..].first_chunk().unwrap_or_else(|| {
            last = [0; BLOCK];
            last[..bytes.len() - at].copy_from_slice(&bytes[at..]);
            &last
        });
        let block_masks = masks(block);
        let Masks { letters, digits, low_lines, mid_letters, mid_digits, behind, before, beyond_ascii } = block_masks;
        let next = bytes.get(at + BLOCK).copied().unwrap_or(0);
        let (mut others, mut inside) = (Beyond::NOTHING, u64::MAX);
        if beyond_ascii != 0 || !next.is_ascii() {
            let known = classes.map_or(0, |classes| letters_of_two_bytes(classes.letters_of_two_bytes(), block));
            others = beyond(classes, &bytes[at..], block_masks, known, [letter_before, digit_before]);
            inside = !u64::MAX.checked_shl(others.told as u32).unwrap_or(0);
        }
        let (letters, digits, behind) = (letters | others.letters, digits | others.digits, behind | others.behind);
        let letters_behind = letters >> 1 | u64::from((next | 0x20).is_ascii_lowercase()) << 63;
        let digits_behind = digits >> 1 | u64::from(next.is_ascii_digit()) << 63;
        let joining_letters = (letters << 1 | letter_before) & letters_behind & mid_letters;
        let joining_digits = (digits << 1 | digit_before) & digits_behind & mid_digits;
        let words = letters | digits | low_lines | joining_letters | joining_digits | others.joining;
        let changes = (words ^ (words << 1 | word_before)) & inside;
        spread(changes, at as u32, borders.room());
        // A full stop joins the last letter of an abbreviation, or what goes on at once. What stands around the block is not known.
        let (stops, first_two, last_one) = (behind & mid_letters & mid_digits, 0b11, 1 << 63);
        let abbreviated = stops << 2 | first_two | beyond_ascii << 1;
        let joining = behind & (!stops | abbreviated | (words | behind) >> 1 | last_one);
        borders.add(changes, changes & (joining & !words | words & (before << 1 | sign_before)));
        if changes & low_lines != 0 {
            // What stands behind the low lines with which words begin: words of nothing else end there.
            let (behind_them, goes_on) = (changes & low_lines).overflowing_add(low_lines);
            borders.low_lines |= goes_on || behind_them & !low_lines & !words != 0;
        }
        if others.ends {
            return at + others.told;
        }
        at += others.told;
        let of_last = |mask: u64| mask >> (others.told - 1) & 1;
        (letter_before, digit_before) = (of_last(letters), of_last(digits));
        (word_before, sign_before) = (of_last(words), of_last(before));
    }
    if at >= bytes.len() {
        borders.end(bytes.len());
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
