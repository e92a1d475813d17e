//! NEON: 64 bytes at a time, as four vectors.

use super::super::beyond::letters_of_two_bytes;
use super::super::blocks::{run_by, spread};
use super::super::borders::Borders;
use super::super::classes::Classes;
use super::super::masks::{ASCII_CLASSES, BLOCK, Masks, class};
#[allow(clippy::wildcard_imports, reason = "the names of instructions")]
use std::arch::aarch64::*;
use std::arch::is_aarch64_feature_detected as has;

/// Whether this processor has what the kernel needs.
pub(super) fn is_there() -> bool {
    has!("neon")
}

/// `blocks::run`, 64 bytes at a time.
pub(in super::super) fn run(classes: Option<&Classes>, bytes: &[u8], from: usize, borders: &mut Borders) -> usize {
    assert!(is_there(), "this kernel is for processors with NEON");
    // SAFETY: the processor has what the function needs.
    unsafe { run_with(classes, bytes, from, borders) }
}

// The feature stands on the whole loop, so that everything is inlined into it.
#[target_feature(enable = "neon")]
fn run_with(classes: Option<&Classes>, bytes: &[u8], from: usize, borders: &mut Borders) -> usize {
    run_by(classes, bytes, from, borders, |block| masks_of(block), letters_of_two_bytes, spread)
}

#[target_feature(enable = "neon")]
#[inline]
fn masks_of(block: &[u8; BLOCK]) -> Masks {
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
