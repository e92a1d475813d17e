//! Which rules a sign beside a word concerns: tables of bytes, made from what the rules say of themselves ([`Extend`]).

use super::{Action, Extend, RULES};
use std::ops::Range;

/// The rules that lengthen a word with a byte behind or before it: a bit each, by their places in [`RULES`].
struct Signs {
    behind: [u64; 256],
    before: [u64; 256],
}

static SIGNS: Signs = {
    let mut signs = Signs { behind: [0; 256], before: [0; 256] };
    let mut place = 0;
    while place < RULES.len() {
        if let Action::Extend(extend) = RULES[place].action {
            let mut sign = 0;
            while sign < extend.behind.len() {
                signs.behind[extend.behind[sign] as usize] |= 1 << place;
                sign += 1;
            }
            if let Some(sign) = extend.before {
                signs.before[sign as usize] |= 1 << place;
            }
        }
        place += 1;
    }
    signs
};

/// Whether some rule goes on with a sign behind a word whose first byte this is.
pub(in crate::token) const fn joins_behind(byte: u8) -> bool {
    SIGNS.behind[byte as usize] != 0
}

/// Whether some rule begins with this sign before a word.
pub(in crate::token) const fn joins_before(byte: u8) -> bool {
    SIGNS.before[byte as usize] != 0
}

/// The rules whose signs stand beside a word, a bit each.
#[inline]
pub(in crate::token) fn asked(text: &[u8], word: &Range<usize>) -> u64 {
    let behind = text.get(word.end).map_or(0, |&byte| SIGNS.behind[usize::from(byte)]);
    let before = word.start.checked_sub(1).map_or(0, |place| SIGNS.before[usize::from(text[place])]);
    behind | before
}

/// How the first of these rules lengthens words, which lengthen all, and the rules behind it.
#[inline]
pub(in crate::token) fn first(rules: u64) -> Option<(Extend, u64)> {
    let place = rules.trailing_zeros();
    match RULES.get(place as usize)?.action {
        Action::Extend(extend) => Some((extend, u64::MAX << place << 1)),
        _ => None,
    }
}
