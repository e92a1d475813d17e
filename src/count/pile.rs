//! What was counted of each group, before it is a table: it comes in any order while articles are counted, and is put in order many
//! forms at a time.

use super::tally::Tallied;
use crate::index::{FormId, Sums};

/// A form of a group with what is known of it, in as few bytes as it takes: very many are held.
pub(super) trait Held: Copy {
    fn new(form: FormId, sums: Sums) -> Self;
    fn form(self) -> FormId;
    fn sums(self) -> Sums;
}

#[derive(Debug, Clone, Copy)]
pub(super) struct FormSums {
    form: FormId,
    articles: u32,
    count: u64,
    square: u64,
    cross: u64,
}

impl Held for FormSums {
    fn new(form: FormId, Sums { articles, count, square, cross }: Sums) -> Self {
        Self { form, articles, count, square, cross }
    }

    fn form(self) -> FormId {
        self.form
    }

    fn sums(self) -> Sums {
        let Self { articles, count, square, cross, .. } = self;
        Sums { articles, count, square, cross }
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct FormCount {
    form: FormId,
    /// The lower half first: as one number it would take as much again beside the form.
    count: [u32; 2],
}

impl Held for FormCount {
    fn new(form: FormId, Sums { count, .. }: Sums) -> Self {
        Self { form, count: [count as u32, (count >> 32) as u32] }
    }

    fn form(self) -> FormId {
        self.form
    }

    fn sums(self) -> Sums {
        let [low, high] = self.count.map(u64::from);
        Sums { count: high << 32 | low, ..Sums::default() }
    }
}

/// What was counted so far, group by group.
#[derive(Debug)]
pub(super) enum Pile {
    Counts(Groups<FormCount>),
    Moments(Groups<FormSums>),
}

impl Default for Pile {
    fn default() -> Self {
        Self::of_sums(Tallied::default())
    }
}

/// The forms of each group.
type Groups<H> = Vec<Run<H>>;

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

    /// Puts all that waits in order.
    pub(super) fn order(&mut self) {
        match self {
            Self::Counts(groups) => groups.iter_mut().for_each(Run::order),
            Self::Moments(groups) => groups.iter_mut().for_each(Run::order),
        }
    }

    /// How many groups there are.
    pub(super) fn groups(&self) -> usize {
        match self {
            Self::Counts(groups) => groups.len(),
            Self::Moments(groups) => groups.len(),
        }
    }

    /// Gives every form of a group that was put in order, ascending.
    pub(super) fn of(&self, group: usize, mut take: impl FnMut(FormId, Sums)) {
        match self {
            Self::Counts(groups) => groups[group].ordered.iter().for_each(|held| take(held.form(), held.sums())),
            Self::Moments(groups) => groups[group].ordered.iter().for_each(|held| take(held.form(), held.sums())),
        }
    }

    /// Forgets a group.
    pub(super) fn let_go(&mut self, group: usize) {
        match self {
            Self::Counts(groups) => groups[group] = Run::default(),
            Self::Moments(groups) => groups[group] = Run::default(),
        }
    }
}

fn add<H: Held>(groups: &mut Groups<H>, group: u32, counted: impl Iterator<Item = (FormId, Sums)>) {
    if groups.len() <= group as usize {
        groups.resize_with(group as usize + 1, Run::default);
    }
    let run = &mut groups[group as usize];
    run.waiting.extend(counted.map(|(form, sums)| H::new(form, sums)));
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
    /// Puts what waits in order.
    fn order(&mut self) {
        let mut waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return;
        }
        waiting.sort_by_key(|held| held.form());
        waiting.dedup_by(|next, kept| {
            let same = next.form() == kept.form();
            if same {
                *kept = together(*kept, *next);
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
            while let Some(before) = known.next_if(|known| known.form() < held.form()) {
                self.ordered.push(before);
            }
            if let Some(same) = known.next_if(|known| known.form() == held.form()) {
                held = together(held, same);
            }
            self.ordered.push(held);
        }
        self.ordered.extend(known);
    }
}

/// One form from two places.
fn together<H: Held>(one: H, other: H) -> H {
    let mut sums = one.sums();
    sums += other.sums();
    H::new(one.form(), sums)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The forms of a group with their counts, when all is in order.
    fn counted(pile: &mut Pile, group: usize) -> Vec<(u32, u64)> {
        let mut counted = Vec::new();
        pile.order();
        pile.of(group, |form, sums| counted.push((form.0, sums.count)));
        counted
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
            assert_eq!(counted(&mut pile, 0), expected);
        }
    }

    #[test]
    fn counts_have_room_for_large_numbers() {
        let mut pile = Pile::of_sums(Tallied::Counts);
        for count in [u64::from(u32::MAX), 2, 5 << 32] {
            pile.add(1, [(FormId(3), Sums { count, ..Sums::default() })].into_iter());
        }
        assert_eq!(counted(&mut pile, 1), [(3, (6 << 32) + 1)]);
        assert!(counted(&mut pile, 0).is_empty() && pile.groups() == 2);
        pile.let_go(1);
        assert!(counted(&mut pile, 1).is_empty());
    }
}
