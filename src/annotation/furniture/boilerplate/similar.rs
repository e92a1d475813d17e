//! How alike two pieces are: words that stand in both in the same order.

/// The places in `a` of the longest row of words that stands in `b` too, in order.
///
/// Takes time and memory of the product of the lengths, which are at most sixty.
pub(super) fn shared(a: &[u64], b: &[u64]) -> Vec<usize> {
    let width = b.len() + 1;
    let mut lengths = vec![0_u16; (a.len() + 1) * width];
    for (row, word) in a.iter().enumerate().rev() {
        for (column, other) in b.iter().enumerate().rev() {
            lengths[row * width + column] = if word == other {
                lengths[(row + 1) * width + column + 1] + 1
            } else {
                lengths[(row + 1) * width + column].max(lengths[row * width + column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut places = Vec::new();
    while row < a.len() && column < b.len() {
        if a[row] == b[column] {
            places.push(row);
            (row, column) = (row + 1, column + 1);
        } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    places
}

/// How many places [`shared`] gives: a bit for each word of `b`, of which there are at most sixty-four, is cleared where the
/// longest row grows (Hyyrö 2004).
pub(super) fn shared_count(a: &[u64], b: &[u64]) -> usize {
    let mut grown = u64::MAX;
    for word in a {
        let here = b.iter().rev().fold(0, |here, other| here << 1 | u64::from(word == other));
        let kept = grown & here;
        grown = grown.wrapping_add(kept) | (grown & !here);
    }
    (grown | u64::MAX.checked_shl(b.len() as u32).unwrap_or(0)).count_zeros() as usize
}

/// Pieces of at least so many words may differ more: no sentence of that length is like another by chance.
const LONG: usize = 12;

/// Whether so many shared words make a piece follow a template: three quarters of both together, six tenths if both have
/// twelve words and more, and at least three.
pub(super) fn follows(shared: usize, a: usize, b: usize) -> bool {
    let hundredths = if a.min(b) < LONG { 75 } else { 60 };
    shared >= 3 && 200 * shared >= hundredths * (a + b)
}

/// Whether two pieces may be of one kind: less than [`follows`] asks, since both may differ from what they follow.
pub(super) fn may_be_alike(shared: usize, a: usize, b: usize) -> bool {
    let hundredths = if a.min(b) < LONG { 60 } else { 50 };
    shared >= 3 && 200 * shared >= hundredths * (a + b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_words_keep_their_order() {
        assert_eq!(shared(&[1, 2, 3, 4, 5], &[1, 9, 4, 3, 5]), [0, 3, 4]);
        assert!(shared(&[], &[1]).is_empty() && shared(&[2], &[1]).is_empty());
    }

    #[test]
    fn shared_words_are_counted_without_their_places() {
        let mut state = 7_u64;
        let mut words = |most: u64, kinds: u64| -> Vec<u64> {
            let mut number = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                state >> 33
            };
            (0..number() % (most + 1)).map(|_| number() % kinds).collect()
        };
        for kinds in [1, 2, 4, 9, 40] {
            for _ in 0..200 {
                let (a, b) = (words(60, kinds), words(64, kinds));
                assert_eq!(shared_count(&a, &b), shared(&a, &b).len(), "{a:?} {b:?}");
            }
        }
        let long: Vec<u64> = (0..64).collect();
        assert_eq!(shared_count(&long, &long), 64);
    }

    #[test]
    fn short_pieces_must_share_more() {
        assert!(
            follows(6, 8, 8) && !follows(5, 8, 8) && follows(8, 12, 13) && !follows(7, 12, 13) && !follows(2, 2, 2)
        );
        assert!(may_be_alike(3, 5, 5) && !may_be_alike(3, 6, 6) && may_be_alike(6, 12, 12) && !may_be_alike(5, 12, 12));
    }
}
