//! The bytes of a short spelling as a few numbers, so that most words are told apart without a look at the text of the known ones.

use hashbrown::DefaultHashBuilder;
use std::hash::BuildHasher;
use std::ops::Range;

/// A spelling in `N` numbers, of up to `LONGEST` bytes with zeros behind them, and its length in the byte behind all these; what is left
/// of the last number is zeros. No spelling but that without letters has the key of zeros.
pub(crate) type Key<const N: usize> = [u64; N];

/// What makes the hashes of this process unlike those of another, so that no text can be written to be slow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seeds<const N: usize>(Key<N>);

impl<const N: usize> Default for Seeds<N> {
    fn default() -> Self {
        let hasher = DefaultHashBuilder::default();
        Self(std::array::from_fn(|place| hasher.hash_one(place as u64 + 1)))
    }
}

impl<const N: usize> Seeds<N> {
    #[inline]
    pub(crate) fn hash(self, key: Key<N>) -> u64 {
        let pairs = key.as_chunks::<2>().0.iter().zip(self.0.as_chunks::<2>().0);
        pairs.fold(0, |hash, (key, seeds)| {
            let product = u128::from(key[0] ^ seeds[0]) * u128::from(key[1] ^ seeds[1]);
            hash ^ product as u64 ^ (product >> 64) as u64
        })
    }
}

/// The key of a spelling; `None` if it is too long.
pub(crate) fn key<const N: usize, const LONGEST: usize>(surface: &[u8]) -> Option<Key<N>> {
    (surface.len() <= LONGEST).then(|| key_of_first::<N, LONGEST>(surface, 0, surface.len()))
}

/// The key of the spelling at a range; `None` if it is too long.
#[inline]
pub(crate) fn key_at<const N: usize, const LONGEST: usize>(text: &[u8], word: &Range<usize>) -> Option<Key<N>> {
    let length = word.end - word.start;
    (length <= LONGEST).then(|| key_of_first::<N, LONGEST>(text, word.start, length))
}

/// The key of the spelling of so many bytes from `start` on, or of as many of them as a key can have: all bytes are loaded at once where
/// the text has them.
#[inline]
pub(crate) fn key_of_first<const N: usize, const LONGEST: usize>(text: &[u8], start: usize, length: usize) -> Key<N> {
    const { assert!(LONGEST / 8 == N - 1, "the length stands in the last number") };
    let length = length.min(LONGEST);
    let mut key = match text.get(start..start + 8 * N) {
        Some(bytes) => std::array::from_fn(|number| u64::from_le_bytes(bytes.as_chunks().0[number])),
        None => near_end(&text[start..start + length]),
    };
    let kept = KEPT[MOST - length..].as_chunks().0;
    for (number, kept) in key.iter_mut().zip(kept) {
        *number &= u64::from_le_bytes(*kept);
    }
    key[N - 1] |= (length as u64) << (LONGEST % 8 * 8);
    key
}

/// The bytes of the spelling that has a key.
pub(crate) fn spelled<const N: usize, const LONGEST: usize>(key: Key<N>) -> ([[u8; 8]; N], usize) {
    let bytes = key.map(u64::to_le_bytes);
    (bytes, usize::from(bytes.as_flattened()[LONGEST]))
}

#[cold]
fn near_end<const N: usize>(surface: &[u8]) -> Key<N> {
    let mut key = [[0; 8]; N];
    key.as_flattened_mut()[..surface.len()].copy_from_slice(surface);
    key.map(u64::from_le_bytes)
}

/// Bytes of the longest key.
const MOST: usize = 32;

/// From the place that lies as many bytes before [`MOST`] as a spelling has: a mask of the bytes that belong to it.
static KEPT: [u8; 2 * MOST] = {
    let mut kept = [0; 2 * MOST];
    let mut place = 0;
    while place < MOST {
        kept[place] = 0xff;
        place += 1;
    }
    kept
};

#[cfg(test)]
mod tests {
    use super::*;

    fn holds<const N: usize, const LONGEST: usize>(text: &str) {
        for length in 1..=LONGEST {
            for start in 0..text.len() - length {
                let word = start..start + length;
                let spelling = &text.as_bytes()[word.clone()];
                let mut bytes = spelling.to_vec();
                bytes.resize(8 * N, 0);
                bytes[LONGEST] = length as u8;
                let expected: Vec<u64> = bytes.as_chunks().0.iter().map(|eight| u64::from_le_bytes(*eight)).collect();
                let found = key_at::<N, LONGEST>(text.as_bytes(), &word);
                assert_eq!(found.map(Vec::from), Some(expected.clone()), "{word:?}");
                assert_eq!(key::<N, LONGEST>(spelling).map(Vec::from), Some(expected));
            }
        }
        assert_eq!(key::<N, LONGEST>(&text.as_bytes()[..=LONGEST]), None);
    }

    #[test]
    fn a_key_is_the_spelling_and_its_length() {
        let text = "The harbour council of Saltmarsh wrote internationally about it.";
        holds::<2, 15>(text);
        holds::<2, 11>(text);
        holds::<4, 31>(text);
        holds::<4, 27>(text);
        let first = key_of_first::<2, 15>(text.as_bytes(), 4, 36);
        assert_eq!(Some(first), key::<_, 15>(b"harbour council"));
    }
}
