//! The bytes of a short spelling as two numbers, so that most words are told apart without a look at the text of the known ones.

use hashbrown::DefaultHashBuilder;
use std::hash::BuildHasher;
use std::ops::Range;

/// Bytes of the longest spelling that is its own key.
const SHORT: usize = 15;

/// A short spelling, zeros behind it, its length in the last byte. No spelling has the key of zeros.
pub(crate) type Key = [u64; 2];

/// What makes the hashes of this process unlike those of another, so that no text can be written to be slow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seeds(Key);

impl Default for Seeds {
    fn default() -> Self {
        let hasher = DefaultHashBuilder::default();
        Self([hasher.hash_one(1), hasher.hash_one(2)])
    }
}

impl Seeds {
    #[inline]
    pub(crate) fn hash(self, key: Key) -> u64 {
        let product = u128::from(key[0] ^ self.0[0]) * u128::from(key[1] ^ self.0[1]);
        product as u64 ^ (product >> 64) as u64
    }
}

/// The key of a spelling; `None` if it is too long.
pub(crate) fn key(surface: &[u8]) -> Option<Key> {
    let mut bytes = [0; 16];
    bytes.get_mut(..surface.len()).filter(|_| surface.len() <= SHORT)?.copy_from_slice(surface);
    bytes[SHORT] = surface.len() as u8;
    let bytes = u128::from_le_bytes(bytes);
    Some([bytes as u64, (bytes >> 64) as u64])
}

/// The key of the spelling at a range: sixteen bytes are loaded at once where the text has them.
#[inline]
pub(crate) fn key_at(text: &[u8], word: &Range<usize>) -> Option<Key> {
    let length = word.end - word.start;
    if length > SHORT {
        return None;
    }
    let Some(sixteen) = text[word.start..].first_chunk::<16>() else { return key(&text[word.clone()]) };
    let bytes = u128::from_le_bytes(*sixteen);
    let [low, high] = MASKS[length];
    Some([bytes as u64 & low, (bytes >> 64) as u64 & high | (length as u64) << 56])
}

/// The bytes of a key that belong to a spelling of each length.
const MASKS: [Key; SHORT + 1] = {
    let mut masks = [[0; 2]; SHORT + 1];
    let mut length = 1;
    while length <= SHORT {
        let mask = (1u128 << (8 * length)) - 1;
        masks[length] = [mask as u64, (mask >> 64) as u64];
        length += 1;
    }
    masks
};
