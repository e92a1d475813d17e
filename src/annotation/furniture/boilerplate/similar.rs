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
    fn short_pieces_must_share_more() {
        assert!(
            follows(6, 8, 8) && !follows(5, 8, 8) && follows(8, 12, 13) && !follows(7, 12, 13) && !follows(2, 2, 2)
        );
        assert!(may_be_alike(3, 5, 5) && !may_be_alike(3, 6, 6) && may_be_alike(6, 12, 12) && !may_be_alike(5, 12, 12));
    }
}
