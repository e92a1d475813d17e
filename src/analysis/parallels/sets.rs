//! Pairs gathered into statements, each with all its renderings.

use super::Parallels;
use std::collections::{BTreeMap, BTreeSet};

/// The sets of [`Parallels::sets`]; `outlet` numbers the outlet of a statement.
pub(super) fn sets(parallels: &Parallels, outlet: impl Fn(usize) -> usize) -> Vec<Vec<usize>> {
    let linked: BTreeSet<(usize, usize)> = parallels.pairs.iter().map(|pair| (pair.a, pair.b)).collect();
    let mut sets: Vec<Vec<usize>> = Vec::new();
    let mut set_of: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in &parallels.pairs {
        let mut set = |place: usize| {
            *set_of.entry(place).or_insert_with(|| {
                sets.push(vec![place]);
                sets.len() - 1
            })
        };
        let (one, two) = (set(pair.a), set(pair.b));
        if one == two || !belong(&sets[one], &sets[two], &linked, &outlet) {
            continue;
        }
        let (into, from) = (one.min(two), one.max(two));
        let moved = std::mem::take(&mut sets[from]);
        for &place in &moved {
            set_of.insert(place, into);
        }
        sets[into].extend(moved);
    }
    sets.retain(|set| set.len() > 1);
    for set in &mut sets {
        set.sort_unstable();
    }
    sets
}

/// Whether at least half of the comparisons across outlets between two sets are pairs.
fn belong(a: &[usize], b: &[usize], linked: &BTreeSet<(usize, usize)>, outlet: impl Fn(usize) -> usize) -> bool {
    let (mut pairs, mut comparisons) = (0, 0);
    for &one in a {
        for &two in b.iter().filter(|&&two| outlet(two) != outlet(one)) {
            comparisons += 1;
            pairs += usize::from(linked.contains(&(one.min(two), one.max(two))));
        }
    }
    2 * pairs >= comparisons
}
