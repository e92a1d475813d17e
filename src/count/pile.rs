//! What was counted of each group, before it is a table: it comes in any order while articles are counted, and is put in order many
//! forms at a time.

use super::held::{Held, HeldCount, HeldSums};
use super::tally::Tallied;
use crate::index::{FormId, Sums};

/// What was counted so far, group by group.
#[derive(Debug)]
pub(super) enum Pile {
    Counts(Groups<HeldCount>),
    Moments(Groups<HeldSums>),
}

impl Default for Pile {
    fn default() -> Self {
        Self::of_sums(Tallied::default())
    }
}

/// The forms of each group.
pub(super) type Groups<H> = Vec<Run<H>>;

/// The forms of one group.
///
/// Invariant: `ordered` ascends by form, each form once.
#[derive(Debug)]
pub(super) struct Run<H> {
    ordered: Vec<H>,
    waiting: Vec<H>,
}

/// Forms of a group that wait at least before they are put in order.
const WAITING: usize = 1 << 12;

impl Pile {
    /// Nothing counted yet.
    pub(super) fn of_sums(tallied: Tallied) -> Self {
        match tallied {
            Tallied::Counts => Self::Counts(Vec::new()),
            Tallied::Moments => Self::Moments(Vec::new()),
        }
    }

    /// Adds what was counted in a group.
    pub(super) fn add(&mut self, group: u32, counted: impl Iterator<Item = (FormId, Sums)>) {
        match self {
            Self::Counts(groups) => add(groups, group, counted),
            Self::Moments(groups) => add(groups, group, counted),
        }
    }
}

fn add<H: Held>(groups: &mut Groups<H>, group: u32, counted: impl Iterator<Item = (FormId, Sums)>) {
    if groups.len() <= group as usize {
        groups.resize_with(group as usize + 1, Run::default);
    }
    let run = &mut groups[group as usize];
    run.waiting.extend(counted.map(|(form, sums)| H::new(form.0, sums)));
    // When it is half as much as what is in order: so every sum is moved a few times only.
    if run.waiting.len() >= WAITING.max(run.ordered.len() / 2) {
        run.order();
    }
}

impl<H> Default for Run<H> {
    fn default() -> Self {
        Self { ordered: Vec::new(), waiting: Vec::new() }
    }
}

impl<H: Held> Run<H> {
    /// What is known of every form, ascending.
    pub(super) fn ordered(mut self) -> Vec<H> {
        self.order();
        self.ordered
    }

    /// Puts what waits in order.
    fn order(&mut self) {
        let mut waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return;
        }
        waiting.sort_by_key(|held| held.number());
        waiting.dedup_by(|next, kept| {
            let same = next.number() == kept.number();
            if same {
                kept.take_in(*next);
            }
            same
        });
        if self.ordered.is_empty() {
            self.ordered = waiting;
            return;
        }
        let both = self.ordered.len() + waiting.len();
        let mut known = std::mem::replace(&mut self.ordered, Vec::with_capacity(both)).into_iter().peekable();
        for mut held in waiting {
            while let Some(before) = known.next_if(|known| known.number() < held.number()) {
                self.ordered.push(before);
            }
            if let Some(same) = known.next_if(|known| known.number() == held.number()) {
                held.take_in(same);
            }
            self.ordered.push(held);
        }
        self.ordered.extend(known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The forms of a group with their counts.
    fn counted(pile: Pile, group: usize) -> Vec<(u32, u64)> {
        fn list<H: Held>(mut groups: Groups<H>, group: usize) -> Vec<(u32, u64)> {
            groups.swap_remove(group).ordered().into_iter().map(|held| (held.number(), held.count())).collect()
        }
        match pile {
            Pile::Counts(groups) => list(groups, group),
            Pile::Moments(groups) => list(groups, group),
        }
    }

    #[test]
    fn as_many_sums_as_come_are_in_order() {
        for tallied in [Tallied::Counts, Tallied::Moments] {
            let mut pile = Pile::of_sums(tallied);
            let mut expected = vec![0; 9_000];
            for round in 0..40 {
                let form = |at: u32| (at * 7 + round * 13) % 9_000;
                pile.add(0, (0..1_000).map(|at| (FormId(form(at)), Sums::of_article(1, 5))));
                (0..1_000).for_each(|at| expected[form(at) as usize] += 1);
            }
            let expected: Vec<(u32, u64)> = (0..).zip(expected).filter(|(_, count)| *count > 0).collect();
            assert_eq!(counted(pile, 0), expected);
        }
    }

    #[test]
    fn counts_have_room_for_large_numbers() {
        let mut pile = Pile::of_sums(Tallied::Counts);
        for count in [u64::from(u32::MAX), 2, 5 << 32] {
            pile.add(1, [(FormId(3), Sums { count, ..Sums::default() })].into_iter());
        }
        assert_eq!(counted(pile, 1), [(3, (6 << 32) + 1)]);
    }
}
