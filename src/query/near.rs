//! Two things near each other: the smallest stretches that hold both (Clarke, Cormack & Burkowski 1995, "An algebra for
//! structured text search", minimal extents).

use std::collections::VecDeque;

/// First token, and the token behind the last.
pub(super) type Stretch = (u32, u32);

/// The smallest stretches that hold an occurrence of each side, which do not overlap and have at most `within - 1` tokens between
/// them; none holds another. Both sides ascend by their start; so does the result. Linear but for a sort.
pub(super) fn near(left: &[Stretch], right: &[Stretch], within: u32) -> Vec<Stretch> {
    let mut found = before(left, right, within);
    found.extend(before(right, left, within));
    found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    found.dedup();
    // From the right: one that ends no earlier than a later start's end holds that one.
    let mut smallest: Vec<Stretch> = Vec::new();
    for stretch in found.into_iter().rev() {
        if smallest.last().is_none_or(|later| stretch.1 < later.1) {
            smallest.push(stretch);
        }
    }
    smallest.reverse();
    smallest
}

/// For each occurrence of `first`, the one of `then` behind it, near enough, that ends soonest.
fn before(first: &[Stretch], then: &[Stretch], within: u32) -> Vec<Stretch> {
    let mut by_end = first.to_vec();
    by_end.sort_unstable_by_key(|stretch| (stretch.1, stretch.0));
    let mut ahead = then.iter().copied().peekable();
    // Those of `then` in reach, by start and by end: one that ends no sooner than a later one is never the answer.
    let mut reach: VecDeque<Stretch> = VecDeque::new();
    let mut found = Vec::new();
    for stretch in by_end {
        while let Some(next) = ahead.next_if(|next| next.0 < stretch.1.saturating_add(within)) {
            while reach.back().is_some_and(|last| last.1 >= next.1) {
                reach.pop_back();
            }
            reach.push_back(next);
        }
        while reach.front().is_some_and(|next| next.0 < stretch.1) {
            reach.pop_front();
        }
        found.extend(reach.front().map(|next| (stretch.0, next.1)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stretches_are_the_smallest_and_go_both_ways() {
        // dam at 0 and 6, minister at 2 and 3
        let (dam, minister) = ([(0, 1), (6, 7)], [(2, 3), (3, 4)]);
        assert_eq!(near(&dam, &minister, 3), [(0, 3), (3, 7)]);
        assert_eq!(near(&dam, &minister, 2), [(0, 3)]);
        assert_eq!(near(&dam, &minister, 1), []);
        assert_eq!(near(&minister, &dam, 3), near(&dam, &minister, 3));
        // The same word on both sides: two occurrences of it.
        assert_eq!(near(&dam, &dam, 6), [(0, 7)]);
        // An occurrence inside the other is not beside it.
        assert_eq!(near(&[(0, 3)], &[(1, 2)], 5), []);
    }

    proptest! {
        #[test]
        fn nothing_is_missed_and_nothing_is_larger_than_it_must_be(
            left in prop::collection::btree_map(0u32..30, 1u32..4, 0..8),
            right in prop::collection::btree_map(0u32..30, 1u32..4, 0..8),
            within in 1u32..8,
        ) {
            let stretches = |map: std::collections::BTreeMap<u32, u32>| map.into_iter().map(|(start, length)| (start, start + length)).collect::<Vec<_>>();
            let (left, right) = (stretches(left), stretches(right));
            let mut all = Vec::new();
            for &a in &left {
                for &b in &right {
                    let (first, then) = if a.0 < b.0 { (a, b) } else { (b, a) };
                    if then.0 >= first.1 && then.0 - first.1 < within {
                        all.push((first.0, then.1));
                    }
                }
            }
            let holds_another = |s: &Stretch| all.iter().any(|t| t != s && s.0 <= t.0 && t.1 <= s.1);
            let mut expected: Vec<Stretch> = all.iter().copied().filter(|s| !holds_another(s)).collect();
            expected.sort_unstable();
            expected.dedup();
            prop_assert_eq!(near(&left, &right, within), expected);
        }
    }
}
