//! The runs of bytes between white space: words as an editor types them, signs and all.

/// Bytes that are looked at together.
const BLOCK: usize = 64;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// Gives start and end of every run of bytes between white space: that of ASCII, and the no-break, narrow and wide spaces.
pub(super) fn each(bytes: &[u8], mut take: impl FnMut(usize, usize)) {
    // Where the word begins that has no end yet, and which of the next bytes belong to a space that has begun.
    let (mut start, mut begun) = (None, 0);
    // Whether the byte before a block is in a word: 0 or 1.
    let mut before = 0;
    for place in (0..bytes.len()).step_by(BLOCK) {
        let (mut spaces, mut wide) = ascii_spaces(&bytes[place..]);
        spaces |= begun;
        begun = 0;
        while wide != 0 {
            let bit = wide.trailing_zeros();
            wide &= wide - 1;
            let all = ((1u128 << width(&bytes[place + bit as usize..])) - 1) << bit;
            spaces |= all as u64;
            begun |= (all >> BLOCK) as u64;
        }
        let inside = !spaces;
        let mut borders = inside ^ (inside << 1 | before);
        before = inside >> (BLOCK - 1);
        while borders != 0 {
            let border = place + borders.trailing_zeros() as usize;
            borders &= borders - 1;
            match start.take() {
                Some(start) => take(start, border),
                None => start = Some(border),
            }
        }
    }
    if let Some(start) = start {
        take(start, bytes.len());
    }
}

/// The white space of ASCII among the first bytes, a bit each, and the bytes with which other spaces may begin; what stands behind the
/// end is a space.
fn ascii_spaces(bytes: &[u8]) -> (u64, u64) {
    let mut last = [b' '; BLOCK];
    let block = bytes.first_chunk().unwrap_or_else(|| {
        last[..bytes.len()].copy_from_slice(bytes);
        &last
    });
    let (mut spaces, mut wide) = (0, 0);
    for (place, eight) in block.as_chunks::<8>().0.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        // The high bit of every byte of seven bits that is another.
        let other = |byte: u8| ((eight & !HIGH) ^ (u64::from(byte) * ONES)) + !HIGH;
        let bits = |high: u64| ((high & HIGH) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        let is_space = !(other(b' ') & other(b'\n') & other(b'\t') & other(b'\r')) & !eight;
        spaces |= bits(is_space) << (8 * place);
        if eight & HIGH != 0 {
            let may_begin = !(other(0xc2 & 0x7f) & other(0xe2 & 0x7f) & other(0xe3 & 0x7f)) & eight;
            wide |= bits(may_begin) << (8 * place);
        }
    }
    (spaces, wide)
}

/// How many bytes the space beyond ASCII has that a text begins with; 0 if it begins with none.
fn width(bytes: &[u8]) -> u32 {
    match bytes {
        [0xc2, 0xa0, ..] => 2,
        [0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..] | [0xe3, 0x80, 0x80, ..] => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        #[test]
        fn words_stand_between_spaces(text in "([a-z]{1,9}|[.,é“—水]|[ \\n\\t\\r\u{a0}]|[\u{2000}\u{200a}\u{200b}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{3001}\u{b}\u{85}]){0,40}") {
            let is_space = |sign: char| {
                matches!(sign, ' ' | '\n' | '\t' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{3000}')
            };
            let expected: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).collect();
            let mut words = Vec::new();
            each(text.as_bytes(), |start, end| words.push(&text[start..end]));
            prop_assert_eq!(words, expected);
        }
    }
}
