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

/// Whether so many shared words make two pieces one template: six tenths of both together where either has at most eight
/// words, half of them where they are longer, and at least three.
pub(super) fn is_alike(shared: usize, a: usize, b: usize) -> bool {
    let tenths = if a.min(b) <= 8 { 6 } else { 5 };
    shared >= 3 && 20 * shared >= tenths * (a + b)
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
            is_alike(3, 5, 5)
                && !is_alike(2, 3, 3)
                && !is_alike(3, 6, 6)
                && is_alike(5, 10, 10)
                && !is_alike(4, 10, 10)
        );
    }
}
