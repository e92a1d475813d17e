//! AVX2: 32 bytes at a time.

use super::super::blocks::run_by;
use super::super::borders::Borders;
use super::super::classes::{Classes, LettersOfTwoBytes};
use super::super::masks::{ASCII_CLASSES, BLOCK, Masks, class};
use std::arch::is_x86_feature_detected as has;
#[allow(clippy::wildcard_imports, reason = "the names of instructions")]
use std::arch::x86_64::*;

/// Whether this processor has what the kernel needs.
pub(super) fn is_there() -> bool {
    has!("avx2") && has!("bmi1") && has!("bmi2") && has!("popcnt")
}

/// `blocks::run`, 32 bytes at a time.
pub(in super::super) fn run(classes: Option<&Classes>, bytes: &[u8], from: usize, borders: &mut Borders) -> usize {
    assert!(is_there(), "this kernel is for processors with AVX2");
    // SAFETY: the processor has what the function needs.
    unsafe { run_with(classes, bytes, from, borders) }
}

// The features stand on the whole loop, so that everything is inlined into it.
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
fn run_with(classes: Option<&Classes>, bytes: &[u8], from: usize, borders: &mut Borders) -> usize {
    run_by(
        classes,
        bytes,
        from,
        borders,
        |block| masks_of(block),
        |letters, block| letters_of_two_bytes(letters, block),
        |bits, base, places| spread(bits, base, places),
    )
}

#[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
#[inline]
fn masks_of(block: &[u8; BLOCK]) -> Masks {
    let halves = halves(block);
    let rows = halves.map(|half| row_of(half));
    let of = |members: &[u8; 16]| {
        let members = twice(members);
        bits([0, 1].map(|half| {
            // A byte beyond ASCII has no members here, but a row.
            let rows_with_it = _mm256_shuffle_epi8(members, halves[half]);
            _mm256_cmpeq_epi8(_mm256_and_si256(rows_with_it, rows[half]), rows[half])
        }))
    };
    Masks {
        letters: of(&const { members(class::LETTER) }),
        digits: of(&const { members(class::DIGIT) }),
        low_lines: of(&const { members(class::LOW_LINE) }),
        mid_letters: of(&const { members(class::MID_LETTER) }),
        mid_digits: of(&const { members(class::MID_DIGIT) }),
        behind: of(&const { members(class::BEHIND) }),
        before: of(&const { members(class::BEFORE) }),
        beyond_ascii: bits(halves),
    }
}

/// For the lower four bits of a byte, the rows of sixteen (a bit each) in which such a byte has a class.
const fn members(class: u8) -> [u8; 16] {
    let (mut rows, mut byte) = ([0; 16], 0);
    while byte < ASCII_CLASSES.len() {
        if ASCII_CLASSES[byte] & class != 0 {
            rows[byte % 16] |= 1 << (byte / 16);
        }
        byte += 1;
    }
    rows
}

/// The row of sixteen in which each byte lies, as a bit; all bits beyond ASCII.
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
#[inline]
fn row_of(bytes: __m256i) -> __m256i {
    const ROWS: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 255, 255, 255, 255, 255, 255, 255, 255];
    _mm256_shuffle_epi8(twice(&ROWS), _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), all(0x0f)))
}

/// The bytes of all letters of two bytes that are whole in a block. A block has few first bytes that differ, and each is looked for once.
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
#[inline]
fn letters_of_two_bytes(letters: &LettersOfTwoBytes, block: &[u8; BLOCK]) -> u64 {
    let halves = halves(block);
    // Signed numbers: 0xc2 to 0xdf begin a sign of two bytes.
    let first = |half| {
        let from = _mm256_cmpgt_epi8(half, all(0xc1));
        _mm256_and_si256(from, _mm256_cmpgt_epi8(all(0xe0), half))
    };
    let mut left = bits(halves.map(first)) & u64::MAX >> 1;
    // Of each byte, which of eight it is as a second byte, and of which eight.
    let bit_of = twice(&[1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0]);
    let bit = halves.map(|half| _mm256_shuffle_epi8(bit_of, _mm256_and_si256(half, all(7))));
    let eight = halves.map(|half| _mm256_and_si256(_mm256_srli_epi16::<3>(half), all(7)));
    let mut found = 0;
    while left != 0 {
        let byte = block[left.trailing_zeros() as usize];
        let row = letters.as_chunks::<8>().0[usize::from(byte & 0x1f)];
        let row = _mm256_set1_epi64x(i64::from_le_bytes(row));
        let known = [0, 1].map(|half| {
            _mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(row, eight[half]), bit[half]), bit[half])
        });
        let same = bits(halves.map(|half| _mm256_cmpeq_epi8(half, all(byte))));
        found |= same & bits(known) >> 1;
        left &= !same;
    }
    found | found << 1
}

/// Where the bits of each byte stand, the lowest first.
static STAND: [[u8; 8]; 256] = {
    let mut stand = [[0; 8]; 256];
    let mut byte = 0;
    while byte < 256 {
        let (mut bit, mut many) = (0, 0);
        while bit < 8 {
            if byte >> bit & 1 != 0 {
                stand[byte][many] = bit;
                many += 1;
            }
            bit += 1;
        }
        byte += 1;
    }
    stand
};

/// The places of the bits, eight at a time without a branch for each: what stands behind the last means nothing.
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
#[inline]
fn spread(bits: u64, base: u32, places: &mut [u32; BLOCK]) {
    let mut base = _mm256_set1_epi32(base.cast_signed());
    let mut written = 0;
    for byte in bits.to_le_bytes() {
        let stand = _mm_cvtsi64_si128(i64::from_le_bytes(STAND[usize::from(byte)]));
        let eight = _mm256_add_epi32(base, _mm256_cvtepu8_epi32(stand));
        // SAFETY: each byte before this wrote at most eight of the 64 places, so that eight are left; the store needs no alignment.
        unsafe { _mm256_storeu_si256(places.as_mut_ptr().add(written).cast(), eight) }
        written += byte.count_ones() as usize;
        base = _mm256_add_epi32(base, _mm256_set1_epi32(8));
    }
}

#[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
#[inline]
fn halves(block: &[u8; BLOCK]) -> [__m256i; 2] {
    let (low, high) = block.split_at(32);
    // SAFETY: each half of 64 bytes is 32 bytes long; the loads need no alignment.
    unsafe { [_mm256_loadu_si256(low.as_ptr().cast()), _mm256_loadu_si256(high.as_ptr().cast())] }
}

/// The same sixteen bytes in both halves of a vector.
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
#[inline]
fn twice(sixteen: &[u8; 16]) -> __m256i {
    // SAFETY: 16 bytes are loaded from 16 bytes; the load needs no alignment.
    _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(sixteen.as_ptr().cast()) })
}

#[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
#[inline]
fn all(byte: u8) -> __m256i {
    _mm256_set1_epi8(byte.cast_signed())
}

/// The highest bit of each byte, the first in the lowest.
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
#[inline]
fn bits(halves: [__m256i; 2]) -> u64 {
    let [low, high] = halves.map(|half| u64::from(_mm256_movemask_epi8(half).cast_unsigned()));
    low | high << 32
}
