//! The masks of `masks` by vector instructions, chosen when the program runs: with `mapping` and `prefetch` the
//! only unsafe code of the library.
//!
//! Two things are unsafe: to call a function that needs instructions which not every processor has (they are asked for in the
//! line before), and to load and store whole vectors (through references to arrays of their very size). The tests hold every
//! kernel to the portable one.
#![allow(unsafe_code, reason = "vector instructions; see above")]

use super::blocks::Kernel;

impl Kernel {
    /// The fastest that this processor can run.
    pub(super) fn best() -> Self {
        Self::available().next().unwrap_or(Self::Portable)
    }
}

#[cfg(not(any(target_arch = "x86_64", all(target_arch = "aarch64", target_endian = "little"))))]
impl Kernel {
    /// What this processor can run, fastest first.
    pub(super) fn available() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Portable)
    }
}

#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
pub(super) use aarch64::run_neon;
#[cfg(target_arch = "x86_64")]
pub(super) use x86_64::{run_avx2, run_avx512};

#[cfg(target_arch = "x86_64")]
mod x86_64 {
    use super::super::beyond::letters_of_two_bytes;
    use super::super::blocks::{Kernel, run_by, spread};
    use super::super::borders::Borders;
    use super::super::classes::{Classes, LettersOfTwoBytes};
    use super::super::masks::{ASCII_CLASSES, BEFORE, BEHIND, BLOCK, Masks, class};
    use std::arch::is_x86_feature_detected as has;
    #[allow(clippy::wildcard_imports, reason = "the names of instructions")]
    use std::arch::x86_64::*;

    fn has_avx2() -> bool {
        has!("avx2") && has!("bmi1") && has!("bmi2") && has!("popcnt")
    }

    fn has_avx512() -> bool {
        has_avx2() && has!("avx512f") && has!("avx512bw") && has!("avx512vbmi") && has!("avx512vbmi2")
    }

    impl Kernel {
        /// What this processor can run, fastest first.
        pub(in super::super) fn available() -> impl Iterator<Item = Self> {
            let known = [(has_avx512(), Self::Avx512), (has_avx2(), Self::Avx2), (true, Self::Portable)];
            known.into_iter().filter(|(runs, _)| *runs).map(|(_, kernel)| kernel)
        }
    }

    /// `blocks::run`, 32 bytes at a time.
    pub(in super::super) fn run_avx2(
        classes: Option<&Classes>,
        bytes: &[u8],
        from: usize,
        borders: &mut Borders,
    ) -> usize {
        assert!(has_avx2(), "this kernel is for processors with AVX2");
        // SAFETY: the processor has what the function needs.
        unsafe { run_with_avx2(classes, bytes, from, borders) }
    }

    /// `blocks::run`, 64 bytes at a time.
    pub(in super::super) fn run_avx512(
        classes: Option<&Classes>,
        bytes: &[u8],
        from: usize,
        borders: &mut Borders,
    ) -> usize {
        assert!(has_avx512(), "this kernel is for processors with AVX-512");
        // SAFETY: the processor has what the function needs.
        unsafe { run_with_avx512(classes, bytes, from, borders) }
    }

    // The features stand on the whole loop, so that everything is inlined into it.
    #[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
    fn run_with_avx2(classes: Option<&Classes>, bytes: &[u8], from: usize, borders: &mut Borders) -> usize {
        run_by(classes, bytes, from, borders, |block| masks_avx2(block), letters_of_two_bytes, spread)
    }

    #[target_feature(enable = "avx2,bmi1,bmi2,popcnt,avx512f,avx512bw,avx512vbmi,avx512vbmi2")]
    fn run_with_avx512(classes: Option<&Classes>, bytes: &[u8], from: usize, borders: &mut Borders) -> usize {
        run_by(
            classes,
            bytes,
            from,
            borders,
            |block| masks_avx512(block),
            |letters, block| letters_of_two_bytes_avx512(letters, block),
            |bits, base, places| spread_avx512(bits, base, places),
        )
    }

    #[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
    #[inline]
    fn masks_avx2(block: &[u8; BLOCK]) -> Masks {
        let (low, high) = block.split_at(32);
        // SAFETY: each half of 64 bytes is 32 bytes long; the load needs no alignment.
        let low = unsafe { _mm256_loadu_si256(low.as_ptr().cast()) };
        // SAFETY: as above.
        let high = unsafe { _mm256_loadu_si256(high.as_ptr().cast()) };
        let (low, high) = (half_avx2(low), half_avx2(high));
        Masks {
            letters: low.letters | high.letters << 32,
            digits: low.digits | high.digits << 32,
            low_lines: low.low_lines | high.low_lines << 32,
            mid_letters: low.mid_letters | high.mid_letters << 32,
            mid_digits: low.mid_digits | high.mid_digits << 32,
            behind: low.behind | high.behind << 32,
            before: low.before | high.before << 32,
            beyond_ascii: low.beyond_ascii | high.beyond_ascii << 32,
        }
    }

    /// The masks of 32 bytes. Bytes beyond ASCII are negative here: no comparison holds for them.
    #[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
    #[inline]
    fn half_avx2(bytes: __m256i) -> Masks {
        let bits = |found: __m256i| u64::from(_mm256_movemask_epi8(found).cast_unsigned());
        let all = |byte: u8| _mm256_set1_epi8(byte.cast_signed());
        let equal = |byte: u8| _mm256_cmpeq_epi8(bytes, all(byte));
        let within = |bytes: __m256i, first: u8, last: u8| {
            _mm256_and_si256(_mm256_cmpgt_epi8(bytes, all(first - 1)), _mm256_cmpgt_epi8(all(last + 1), bytes))
        };
        let any =
            |some: &[u8]| some.iter().fold(_mm256_setzero_si256(), |found, &byte| _mm256_or_si256(found, equal(byte)));
        let either = _mm256_or_si256(equal(b'.'), equal(b'\''));
        Masks {
            letters: bits(within(_mm256_or_si256(bytes, all(0x20)), b'a', b'z')),
            digits: bits(within(bytes, b'0', b'9')),
            low_lines: bits(equal(b'_')),
            mid_letters: bits(_mm256_or_si256(either, equal(b':'))),
            mid_digits: bits(_mm256_or_si256(either, _mm256_or_si256(equal(b','), equal(b';')))),
            behind: bits(any(&BEHIND)),
            before: bits(any(&BEFORE)),
            beyond_ascii: bits(bytes),
        }
    }

    #[target_feature(enable = "avx2,bmi1,bmi2,popcnt,avx512f,avx512bw,avx512vbmi,avx512vbmi2")]
    #[inline]
    fn masks_avx512(block: &[u8; BLOCK]) -> Masks {
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
    fn letters_of_two_bytes_avx512(letters: &LettersOfTwoBytes, block: &[u8; BLOCK]) -> u64 {
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
        let bit = _mm512_shuffle_epi8(
            _mm512_set1_epi64(0x8040_2010_0804_0201_u64.cast_signed()),
            _mm512_and_si512(next, all(7)),
        );
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
    fn spread_avx512(bits: u64, base: u32, places: &mut [u32; BLOCK]) {
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
}

#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
mod aarch64 {
    use super::super::beyond::letters_of_two_bytes;
    use super::super::blocks::{Kernel, run_by, spread};
    use super::super::borders::Borders;
    use super::super::classes::Classes;
    use super::super::masks::{ASCII_CLASSES, BLOCK, Masks, class};
    #[allow(clippy::wildcard_imports, reason = "the names of instructions")]
    use std::arch::aarch64::*;
    use std::arch::is_aarch64_feature_detected as has;

    impl Kernel {
        /// What this processor can run, fastest first.
        pub(in super::super) fn available() -> impl Iterator<Item = Self> {
            let known = [(has!("neon"), Self::Neon), (true, Self::Portable)];
            known.into_iter().filter(|(runs, _)| *runs).map(|(_, kernel)| kernel)
        }
    }

    /// `blocks::run`, 64 bytes at a time.
    pub(in super::super) fn run_neon(
        classes: Option<&Classes>,
        bytes: &[u8],
        from: usize,
        borders: &mut Borders,
    ) -> usize {
        assert!(has!("neon"), "this kernel is for processors with NEON");
        // SAFETY: the processor has what the function needs.
        unsafe { run_with_neon(classes, bytes, from, borders) }
    }

    // The feature stands on the whole loop, so that everything is inlined into it.
    #[target_feature(enable = "neon")]
    fn run_with_neon(classes: Option<&Classes>, bytes: &[u8], from: usize, borders: &mut Borders) -> usize {
        run_by(classes, bytes, from, borders, |block| masks_neon(block), letters_of_two_bytes, spread)
    }

    #[target_feature(enable = "neon")]
    #[inline]
    fn masks_neon(block: &[u8; BLOCK]) -> Masks {
        let (first, second) = ASCII_CLASSES.split_at(BLOCK);
        let (first, second) = (sixteens(first), sixteens(second));
        let bytes = sixteens(block);
        // A look-up that is out of reach of a table is 0 in the first and leaves what was found in the second: bytes beyond ASCII
        // have no class.
        let classes = uint8x16x4_t(
            class_of(first, second, bytes.0),
            class_of(first, second, bytes.1),
            class_of(first, second, bytes.2),
            class_of(first, second, bytes.3),
        );
        let of = |class: u8| bits(classes, class);
        Masks {
            letters: of(class::LETTER),
            digits: of(class::DIGIT),
            low_lines: of(class::LOW_LINE),
            mid_letters: of(class::MID_LETTER),
            mid_digits: of(class::MID_DIGIT),
            behind: of(class::BEHIND),
            before: of(class::BEFORE),
            beyond_ascii: bits(bytes, 0x80),
        }
    }

    /// 64 bytes as four vectors.
    #[target_feature(enable = "neon")]
    #[inline]
    fn sixteens(bytes: &[u8]) -> uint8x16x4_t {
        let (sixteens, _) = bytes.as_chunks::<16>();
        // SAFETY: a chunk is 16 bytes long; the load needs no alignment.
        let load = |place: usize| unsafe { vld1q_u8(sixteens[place].as_ptr()) };
        uint8x16x4_t(load(0), load(1), load(2), load(3))
    }

    #[target_feature(enable = "neon")]
    #[inline]
    fn class_of(first: uint8x16x4_t, second: uint8x16x4_t, bytes: uint8x16_t) -> uint8x16_t {
        vqtbx4q_u8(vqtbl4q_u8(first, bytes), second, vsubq_u8(bytes, vdupq_n_u8(BLOCK as u8)))
    }

    /// A bit for each of 64 bytes that has some bit in common with `wanted`, the first in the lowest: each byte keeps the bit of its
    /// place among eight, and neighbours are added until eight stand in one byte.
    #[target_feature(enable = "neon")]
    #[inline]
    fn bits(bytes: uint8x16x4_t, wanted: u8) -> u64 {
        let place = vreinterpretq_u8_u64(vdupq_n_u64(0x8040_2010_0804_0201));
        let found = |sixteen: uint8x16_t| vandq_u8(vtstq_u8(sixteen, vdupq_n_u8(wanted)), place);
        let low = vpaddq_u8(found(bytes.0), found(bytes.1));
        let high = vpaddq_u8(found(bytes.2), found(bytes.3));
        let all = vpaddq_u8(low, high);
        vgetq_lane_u64::<0>(vreinterpretq_u64_u8(vpaddq_u8(all, all)))
    }
}
