//! The order of a list: by falling count, ties by number, also where the list does not fit into memory.

use crate::index::column::{Column, Growing};
use std::cmp::Reverse;
use std::io;

/// Counts below are counted themselves; those from here on are few, and sorted.
const MANY: usize = 256;

/// Rows that are handed on together.
const PORTION: usize = 1 << 16;

/// The rows of a column of counts, the highest count first, ties by row; `bytes` of memory are for them.
///
/// # Errors
/// If a temporary file cannot be written.
pub(super) fn by_falling_count(counts: &Column<u64>, bytes: u64) -> io::Result<Column<u32>> {
    let room = usize::try_from(bytes / 4).unwrap_or(usize::MAX).max(PORTION);
    let rows = || (0u32..).zip(counts.portions().flatten().map(|&count| usize::try_from(count).unwrap_or(usize::MAX)));
    let mut with = [0; MANY];
    let mut many: Vec<(Reverse<usize>, u32)> = Vec::new();
    for (row, count) in rows() {
        if count < MANY {
            with[count] += 1;
        } else {
            many.push((Reverse(count), row));
        }
    }
    many.sort_unstable();
    let mut order = Growing::within(bytes);
    for portion in many.chunks(PORTION) {
        order.extend(&portion.iter().map(|&(_, row)| row).collect::<Vec<_>>())?;
    }
    drop(many);
    let mut high = MANY;
    while high > 0 {
        // As many counts as there is room for; one at least.
        let (mut low, mut size) = (high - 1, with[high - 1]);
        while low > 0 && size + with[low - 1] <= room {
            low -= 1;
            size += with[low];
        }
        if size <= room {
            order.extend(&placed(rows().filter(|(_, count)| (low..high).contains(count)), &with[low..high], low))?;
        } else {
            // The rows of one count stand in their order.
            let mut portion = Vec::with_capacity(PORTION);
            for (row, _) in rows().filter(|&(_, count)| count == low) {
                portion.push(row);
                if portion.len() == PORTION {
                    order.extend(&portion)?;
                    portion.clear();
                }
            }
            order.extend(&portion)?;
        }
        high = low;
    }
    order.finish()
}

/// Rows by falling count, ties by row; `with` tells how many rows there are of each count from `low` on.
fn placed(rows: impl Iterator<Item = (u32, usize)>, with: &[usize], low: usize) -> Vec<u32> {
    let mut next = vec![0; with.len()];
    let mut end = 0;
    for (place, rows) in with.iter().enumerate().rev() {
        next[place] = end;
        end += rows;
    }
    let mut placed = vec![0; end];
    for (row, count) in rows {
        let place = &mut next[count - low];
        placed[*place] = row;
        *place += 1;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_by_falling_count_whatever_fits() {
        // 300,000 rows of count 1, more than there is room for, and some of other counts among them.
        let counts: Vec<u64> =
            (0..300_000u64).map(|row| if row % 1_000 == 7 { row / 1_000 * 3 + 2 } else { 1 }).collect();
        let mut expected: Vec<u32> = (0..300_000).collect();
        expected.sort_by_key(|&row| (Reverse(counts[row as usize]), row));
        for bytes in [0, 1 << 19, 1 << 30] {
            let found = by_falling_count(&Column::Memory(counts.clone()), bytes).expect("written");
            assert_eq!(matches!(found, Column::Memory(_)), bytes == 1 << 30);
            assert!(*found == *expected, "{bytes} bytes");
        }
        assert!(by_falling_count(&Column::default(), 0).expect("nothing").is_empty());
    }
}
