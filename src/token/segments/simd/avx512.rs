//! AVX-512: 64 bytes at a time.

use super::super::blocks::run_by;
use super::super::borders::Borders;
use super::super::classes::{Classes, LettersOfTwoBytes};
use super::super::masks::{ASCII_CLASSES, BLOCK, Masks, class};
use super::avx2;
use std::arch::is_x86_feature_detected as has;
#[allow(clippy::wildcard_imports, reason = "the names of instructions")]
use std::arch::x86_64::*;

/// Whether this processor has what the kernel needs.
pub(super) fn is_there() -> bool {
    avx2::is_there() && has!("avx512f") && has!("avx512bw") && has!("avx512vbmi") && has!("avx512vbmi2")
}

/// `blocks::run`, 64 bytes at a time.
pub(in super::super) fn run(classes: Option<&Classes>, bytes: &[u8], from: usize, borders: &mut Borders) -> usize {
    assert!(is_there(), "this kernel is for processors with AVX-512");
    // SAFETY: the processor has what the function needs.
    unsafe { run_with(classes, bytes, from, borders) }
}

// The features stand on the whole loop, so that everything is inlined into it.
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,avx512f,avx512bw,avx512vbmi,avx512vbmi2")]
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

#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,avx512f,avx512bw,avx512vbmi,avx512vbmi2")]
#[inline]
fn masks_of(block: &[u8; BLOCK]) -> Masks {
    let (first, second) = ASCII_CLASSES.split_at(BLOCK);
    // SAFETY: the block and both halves of the 128 classes are 64 bytes long; the loads need no alignment.
    let (bytes, first, second) = unsafe {
        (
            _mm512_loadu_si512(block.as_ptr().cast()),
            _mm512_loadu_si512(first.as_ptr().cast()),
            _mm512_loadu_si512(second.as_ptr().cast()),
        )
    };
    let beyond_ascii = _mm512_movepi8_mask(bytes);
    // The look-up takes the lower seven bits of each byte; bytes beyond ASCII have no class.
    let classes = _mm512_maskz_permutex2var_epi8(!beyond_ascii, first, bytes, second);
    let of = |class: u8| _mm512_test_epi8_mask(classes, _mm512_set1_epi8(class.cast_signed()));
    Masks {
        letters: of(class::LETTER),
        digits: of(class::DIGIT),
        low_lines: of(class::LOW_LINE),
        mid_letters: of(class::MID_LETTER),
        mid_digits: of(class::MID_DIGIT),
        behind: of(class::BEHIND),
        before: of(class::BEFORE),
        beyond_ascii,
    }
}

/// The bytes of letters of two bytes: each byte is looked at together with the next.
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,avx512f,avx512bw,avx512vbmi,avx512vbmi2")]
#[inline]
fn letters_of_two_bytes(letters: &LettersOfTwoBytes, block: &[u8; BLOCK]) -> u64 {
    // SAFETY: 64 bytes are loaded from 64 bytes; the load needs no alignment.
    let load = |bytes: &[u8; BLOCK]| unsafe { _mm512_loadu_si512(bytes.as_ptr().cast()) };
    let quarters = letters.as_chunks::<BLOCK>().0;
    let all = |byte: u8| _mm512_set1_epi8(byte.cast_signed());
    let bytes = load(block);
    // The last byte is followed by the first here, and left out at the end.
    let next = _mm512_permutexvar_epi8(_mm512_add_epi8(load(&NUMBERS), all(1)), bytes);
    let first = _mm512_cmpge_epu8_mask(bytes, all(0xc2)) & _mm512_cmplt_epu8_mask(bytes, all(0xe0));
    let high = _mm512_slli_epi16::<3>(_mm512_and_si512(bytes, all(0x1f)));
    let place = _mm512_or_si512(high, _mm512_and_si512(_mm512_srli_epi16::<3>(next), all(7)));
    // The look-ups take the lower seven bits of each place, and the highest chooses between them.
    let lower = _mm512_permutex2var_epi8(load(&quarters[0]), place, load(&quarters[1]));
    let upper = _mm512_permutex2var_epi8(load(&quarters[2]), place, load(&quarters[3]));
    let eight = _mm512_mask_blend_epi8(_mm512_movepi8_mask(place), lower, upper);
    let bit =
        _mm512_shuffle_epi8(_mm512_set1_epi64(0x8040_2010_0804_0201_u64.cast_signed()), _mm512_and_si512(next, all(7)));
    let found = first & _mm512_test_epi8_mask(eight, bit) & (u64::MAX >> 1);
    found | found << 1
}

const NUMBERS: [u8; BLOCK] = {
    let mut numbers = [0; BLOCK];
    let mut number = 0;
    while number < BLOCK {
        numbers[number] = number as u8;
        number += 1;
    }
    numbers
};

/// The places of the bits without a branch for each: the numbers 0 to 63 are compressed by the mask.
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,avx512f,avx512bw,avx512vbmi,avx512vbmi2")]
#[inline]
fn spread(bits: u64, base: u32, places: &mut [u32; BLOCK]) {
    // SAFETY: 64 bytes are loaded from 64 bytes; the load needs no alignment.
    let numbers = unsafe { _mm512_loadu_si512(NUMBERS.as_ptr().cast()) };
    let packed = _mm512_maskz_compress_epi8(bits, numbers);
    let base = _mm512_set1_epi32(base.cast_signed());
    let count = bits.count_ones();
    let (quarters, _) = places.as_chunks_mut::<16>();
    let mut put = |place: usize, sixteen: __m128i| {
        let wide = _mm512_add_epi32(base, _mm512_cvtepu8_epi32(sixteen));
        // SAFETY: a quarter of the places is 16 numbers of four bytes, the size of the vector; the store needs no alignment.
        unsafe { _mm512_storeu_si512(quarters[place].as_mut_ptr().cast(), wide) }
    };
    // Half of the blocks of English have more than sixteen: to ask would cost more than to write.
    put(0, _mm512_castsi512_si128(packed));
    put(1, _mm512_extracti32x4_epi32::<1>(packed));
    if count > 32 {
        put(2, _mm512_extracti32x4_epi32::<2>(packed));
        put(3, _mm512_extracti32x4_epi32::<3>(packed));
    }
}
