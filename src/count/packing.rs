//! Sequences of form numbers as one number each, where they fit: they sort as the sequences do.

/// A sequence of form numbers that sorts by them, first number first.
pub(super) trait Packed: Ord + Clone + Send + Sync {
    /// Packs numbers of `bits` bits each.
    fn pack(numbers: impl Iterator<Item = u32>, bits: u32) -> Self;

    /// Appends the `size` numbers to `out`.
    fn unpack(&self, size: usize, bits: u32, out: &mut Vec<u32>);

    /// Bytes that one of `size` numbers takes beside itself.
    fn further_bytes(_size: usize) -> usize {
        0
    }
}

impl Packed for u64 {
    fn pack(numbers: impl Iterator<Item = u32>, bits: u32) -> Self {
        numbers.fold(0, |packed, number| packed << bits | Self::from(number))
    }

    fn unpack(&self, size: usize, bits: u32, out: &mut Vec<u32>) {
        u128::from(*self).unpack(size, bits, out);
    }
}

impl Packed for u128 {
    fn pack(numbers: impl Iterator<Item = u32>, bits: u32) -> Self {
        numbers.fold(0, |packed, number| packed << bits | Self::from(number))
    }

    fn unpack(&self, size: usize, bits: u32, out: &mut Vec<u32>) {
        let number = |place: usize| (self >> (bits as usize * place)) as u32 & (u32::MAX >> (32 - bits));
        out.extend((0..size).rev().map(number));
    }
}

/// Sequences too long for a number.
impl Packed for Box<[u32]> {
    fn pack(numbers: impl Iterator<Item = u32>, _: u32) -> Self {
        numbers.collect()
    }

    fn unpack(&self, _: usize, _: u32, out: &mut Vec<u32>) {
        out.extend_from_slice(self);
    }

    fn further_bytes(size: usize) -> usize {
        // The numbers, and what an allocation takes.
        (size * 4).next_multiple_of(16) + 16
    }
}

/// The bits that hold every number below `numbers`; at least one.
pub(super) fn bits(numbers: usize) -> u32 {
    usize::BITS - numbers.saturating_sub(1).max(1).leading_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_sorts_alike() {
        let sequences = [[0, 0, 7], [0, 5, 1], [3, 7, 7], [7, 0, 0]];
        let bits = bits(8);
        assert_eq!(bits, 3);
        let mut last = (0, 0);
        for sequence in sequences {
            let (short, long) = (u64::pack(sequence.into_iter(), bits), u128::pack(sequence.into_iter(), bits));
            let (mut back, mut again) = (Vec::new(), Vec::new());
            short.unpack(3, bits, &mut back);
            long.unpack(3, bits, &mut again);
            assert_eq!((back.as_slice(), again.as_slice()), (&sequence[..], &sequence[..]));
            assert!((short, long) > last);
            last = (short, long);
        }
    }
}
