//! What signs beyond ASCII are to the masks of a block: letters, digits and their marks fill all of their bytes, full stops and their
//! like join, and other signs part. What the masks know nothing of (ideographs, joiners, flags, spaces that are one segment with those
//! of ASCII) ends a run.

use super::classes::{Class, Classes, LettersOfTwoBytes};
use super::masks::{BLOCK, Masks};
use crate::token::rules::beside::joins_behind;

/// What signs beyond ASCII add to the masks of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beyond {
    pub letters: u64,
    pub digits: u64,
    /// Full stops and their like that join what stands around them.
    pub joining: u64,
    /// Signs behind a word with which a rule may go on.
    pub behind: u64,
    /// So many bytes of the block are told, at least one unless the run ends there.
    pub told: usize,
    /// Whether the run ends there, at a sign that the masks know nothing of.
    pub ends: bool,
}

impl Beyond {
    /// All of a block of ASCII is told without them.
    pub(super) const NOTHING: Self = Self { letters: 0, digits: 0, joining: 0, behind: 0, told: BLOCK, ends: false };
}

/// Signs between letters or digits, a bit for the first byte of each.
#[derive(Clone, Copy, Default)]
struct Between {
    letters: u64,
    digits: u64,
}

/// The bytes of all letters of two bytes that are whole in a block.
pub(super) fn letters_of_two_bytes(letters: &LettersOfTwoBytes, block: &[u8; BLOCK]) -> u64 {
    let mut found = 0;
    for (place, two) in block.windows(2).enumerate() {
        let [first, second] = [two[0], two[1]];
        let place_of = usize::from(first & 0x1f) << 3 | usize::from(second >> 3 & 7);
        let is_letter = matches!(first, 0xc2..0xe0) && letters[place_of] >> (second & 7) & 1 != 0;
        found |= u64::from(is_letter) << place;
    }
    found | found << 1
}

/// The signs beyond ASCII of the block with which a text begins, by their classes; none is known if there are no classes. Of some
/// letters it is known already that they are letters. The block ends before a sign that may go on behind it, and before one that joins
/// if what follows is not known. `before` holds the last letter and the last digit of the block before: the lowest bits.
#[inline(never)]
pub(super) fn beyond(
    classes: Option<&Classes>,
    text: &[u8],
    masks: Masks,
    known_letters: u64,
    before: [u64; 2],
) -> Beyond {
    let [letter_before, digit_before] = before;
    let mut found = Beyond::NOTHING;
    let (mut letters, mut digits) = (masks.letters | known_letters, masks.digits);
    // By the bytes that such a sign has, less two.
    let mut between = [Between::default(); 2];
    let mut left = masks.beyond_ascii & !known_letters;
    while left != 0 {
        let place = left.trailing_zeros() as usize;
        found.told = place;
        let Some((kind, length)) = classes.and_then(|classes| classes.beginning(&text[place..])) else {
            found.ends = true;
            break;
        };
        let (first, all) = (1 << place, ((1 << length) - 1) << place);
        match (kind.class, kind.alphanumeric) {
            (Class::Letter, true) => letters |= all,
            (Class::Number, true) => digits |= all,
            (Class::Extend, _) if (letters << 1 | letter_before) & first != 0 => letters |= all,
            (Class::Extend, _) if (digits << 1 | digit_before) & first != 0 => digits |= all,
            (class @ (Class::MidLetter | Class::MidNumber | Class::MidBoth), false) if length < 4 => {
                let between = &mut between[length - 2];
                between.letters |= if class == Class::MidNumber { 0 } else { first };
                between.digits |= if class == Class::MidLetter { 0 } else { first };
            }
            (Class::Other | Class::Line, false) => {
                found.behind |= if joins_behind(text[place]) { first } else { 0 };
            }
            _ => {
                found.ends = true;
                break;
            }
        }
        if place + length >= BLOCK {
            break;
        }
        found.told = BLOCK;
        left &= u64::MAX << (place + length);
    }
    let ascii_behind = text.get(BLOCK).is_none_or(u8::is_ascii);
    if found.told == BLOCK && !ascii_behind && (masks.mid_letters | masks.mid_digits) >> (BLOCK - 1) != 0 {
        found.told = BLOCK - 1;
    }
    for (between, length) in between.iter().zip(2..) {
        let joining = between.letters & (letters << 1 | letter_before) & letters >> length
            | between.digits & (digits << 1 | digit_before) & digits >> length;
        found.joining |= joining | joining << 1 | joining << (length - 1);
    }
    Beyond { letters, digits, ..found }
}
