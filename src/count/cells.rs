//! The table of forms by groups. Leaves what is counted while it comes in to `pile`.

use super::held::{Held, HeldCount, HeldSums};
use super::pile::{Groups, Pile};
use crate::index::FormId;
use crate::prefetch::prefetch;

/// One form in one group, with all sums.
pub(super) type Cell = HeldSums;

/// The cells of every form, by its number; groups in which a form does not occur have none.
#[derive(Debug, Clone)]
pub(super) enum Cells {
    /// Where only occurrences were added up.
    Counts(ByForm<HeldCount>),
    Moments(ByForm<Cell>),
}

impl Default for Cells {
    fn default() -> Self {
        Self::Moments(ByForm::default())
    }
}

/// Cells by form.
///
/// Invariant: the cells of a form ascend by group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ByForm<H> {
    /// Where the cells of each form end.
    ends: Vec<usize>,
    cells: Vec<H>,
}

/// Which of two lists a form stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    First,
    Second,
    Both,
}

impl Cells {
    /// What is known of a form by group, ascending: its occurrences there.
    pub(super) fn by_group(&self, form: FormId) -> impl Iterator<Item = (usize, u64)> + '_ {
        let (counts, moments): (&[HeldCount], &[Cell]) = match self {
            Self::Counts(cells) => (cells.of(form), &[]),
            Self::Moments(cells) => (&[], cells.of(form)),
        };
        by_group(counts).chain(by_group(moments))
    }

    /// The cells of a form with all sums.
    ///
    /// # Panics
    /// If only occurrences were added up.
    pub(super) fn of(&self, form: FormId) -> &[Cell] {
        match self {
            Self::Moments(cells) => cells.of(form),
            Self::Counts(_) => panic!("only occurrences were added up"),
        }
    }

    /// Asks memory for where the cells of a form stand.
    pub(super) fn ask_where(&self, form: FormId) {
        match self {
            Self::Counts(cells) => cells.ask_where(form),
            Self::Moments(cells) => cells.ask_where(form),
        }
    }

    /// Asks memory for the first cells of a form.
    pub(super) fn ask_for(&self, form: FormId) {
        match self {
            Self::Counts(cells) => cells.ask_for(form),
            Self::Moments(cells) => cells.ask_for(form),
        }
    }

    /// The forms, up to the last with a cell at least.
    pub(super) fn forms(&self) -> impl Iterator<Item = FormId> + Clone + use<> {
        let forms = match self {
            Self::Counts(cells) => cells.ends.len(),
            Self::Moments(cells) => cells.ends.len(),
        };
        (0..forms as u32).map(FormId)
    }

    /// The cells of one form after another, by how many each has; `None` if there are more or fewer, or they are in no order.
    pub(super) fn listed(sizes: &[usize], cells: impl Iterator<Item = Cell>) -> Option<Self> {
        ByForm::listed(sizes, cells).map(Self::Moments)
    }

    /// Cells of so many forms that come by form, in any order of groups; two of one form and group become one.
    pub(super) fn by_form(all: impl Iterator<Item = (FormId, Cell)>, forms: usize) -> Self {
        Self::Moments(ByForm::as_they_come(all, forms))
    }

    /// The cells of what was counted, with the numbers that its forms and groups have here, of so many forms.
    pub(super) fn gathered(pile: Pile, form_of: &[u32], group_of: &[u32], forms: usize) -> Self {
        match pile {
            Pile::Counts(groups) => Self::Counts(ByForm::gathered(groups, form_of, group_of, forms)),
            Pile::Moments(groups) => Self::Moments(ByForm::gathered(groups, form_of, group_of, forms)),
        }
    }

    /// The cells of two lists of forms as those of one, where the next form of it stands; each with the numbers that its groups have
    /// here, ascending.
    ///
    /// # Panics
    /// If less was added up in one of the two.
    pub(super) fn together(first: (Self, &[u32]), second: (Self, &[u32]), forms: &[In]) -> Self {
        match (first, second) {
            ((Self::Counts(first), ours), (Self::Counts(second), theirs)) => {
                Self::Counts(ByForm::together((first, ours), (second, theirs), forms))
            }
            ((Self::Moments(first), ours), (Self::Moments(second), theirs)) => {
                Self::Moments(ByForm::together((first, ours), (second, theirs), forms))
            }
            _ => panic!("threads that count together add up the same"),
        }
    }
}

/// Occurrences of a form by group.
fn by_group<H: Held>(cells: &[H]) -> impl Iterator<Item = (usize, u64)> + '_ {
    cells.iter().map(|cell| (cell.number() as usize, cell.count()))
}

impl<H> Default for ByForm<H> {
    fn default() -> Self {
        Self { ends: Vec::new(), cells: Vec::new() }
    }
}

impl<H: Held> ByForm<H> {
    fn of(&self, form: FormId) -> &[H] {
        let place = form.0 as usize;
        let Some(&end) = self.ends.get(place) else { return &[] };
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.cells[start..end]
    }

    fn ask_where(&self, form: FormId) {
        prefetch(&self.ends, form.0 as usize);
    }

    fn ask_for(&self, form: FormId) {
        let before = (form.0 as usize).checked_sub(1);
        prefetch(&self.cells, before.and_then(|place| self.ends.get(place).copied()).unwrap_or(0));
    }

    fn listed(sizes: &[usize], cells: impl Iterator<Item = H>) -> Option<Self> {
        let cells: Vec<H> = cells.collect();
        let mut end = 0;
        let ends = sizes.iter().map(|size| (end += size, end).1).collect();
        let listed = Self { ends, cells };
        let in_order = |form| listed.of(FormId(form)).is_sorted_by(|a, b| a.number() < b.number());
        (end == listed.cells.len() && (0..sizes.len() as u32).all(in_order)).then_some(listed)
    }

    fn as_they_come(all: impl Iterator<Item = (FormId, H)>, forms: usize) -> Self {
        let (mut ends, mut cells) = (Vec::with_capacity(forms), Vec::new());
        for (form, cell) in all {
            ends.resize(form.0 as usize, cells.len());
            cells.push(cell);
        }
        ends.resize(forms, cells.len());
        Self::merged(cells, ends)
    }

    fn gathered(groups: Groups<H>, form_of: &[u32], group_of: &[u32], forms: usize) -> Self {
        // Group by group, so that the cells of each form come in their order at once.
        let mut runs: Vec<(u32, Vec<H>)> =
            groups.into_iter().zip(group_of).map(|(run, &group)| (group, run.ordered())).collect();
        runs.sort_by_key(|(group, _)| *group);
        // First how many cells each form has, then where its next cell goes.
        let mut next = vec![0; forms];
        for held in runs.iter().flat_map(|(_, run)| run) {
            next[form_of[held.number() as usize] as usize] += 1;
        }
        let mut total = 0;
        for size in &mut next {
            total += std::mem::replace(size, total);
        }
        let mut cells = vec![H::default(); total];
        for (group, run) in runs {
            for held in run {
                let place = &mut next[form_of[held.number() as usize] as usize];
                cells[*place] = held.beside(group);
                *place += 1;
            }
        }
        Self { ends: next, cells }
    }

    fn together(
        (first, group_of_first): (Self, &[u32]),
        (second, group_of_second): (Self, &[u32]),
        forms: &[In],
    ) -> Self {
        let mut ends = Vec::with_capacity(forms.len());
        let mut cells = Vec::with_capacity(first.cells.len() + second.cells.len());
        let (mut firsts, mut seconds) = (first.forms(), second.forms());
        let none: &[H] = &[];
        for place in forms {
            let mut ours = if *place == In::Second { none } else { firsts.next().unwrap_or(none) };
            let mut theirs = if *place == In::First { none } else { seconds.next().unwrap_or(none) };
            while let (Some(our), Some(their)) = (ours.first(), theirs.first()) {
                let (our_group, their_group) =
                    (group_of_first[our.number() as usize], group_of_second[their.number() as usize]);
                let mut cell = if our_group <= their_group { our.beside(our_group) } else { their.beside(their_group) };
                if our_group == their_group {
                    cell.take_in(their.beside(their_group));
                }
                cells.push(cell);
                ours = &ours[usize::from(our_group <= their_group)..];
                theirs = &theirs[usize::from(their_group <= our_group)..];
            }
            cells.extend(ours.iter().map(|cell| cell.beside(group_of_first[cell.number() as usize])));
            cells.extend(theirs.iter().map(|cell| cell.beside(group_of_second[cell.number() as usize])));
            ends.push(cells.len());
        }
        Self { ends, cells }
    }

    /// The cells of one form after another.
    fn forms(&self) -> impl Iterator<Item = &[H]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| &self.cells[std::mem::replace(&mut start, end)..end])
    }

    /// From the cells of each form and where they end, in any order of groups; two of one group become one.
    fn merged(mut cells: Vec<H>, mut ends: Vec<usize>) -> Self {
        let (mut start, mut kept) = (0, 0);
        for end in &mut ends {
            let of_form = &mut cells[start..*end];
            if !of_form.is_sorted_by_key(|cell| cell.number()) {
                of_form.sort_unstable_by_key(|cell| cell.number());
            }
            let first = kept;
            for place in start..*end {
                let cell = cells[place];
                if kept > first && cells[kept - 1].number() == cell.number() {
                    cells[kept - 1].take_in(cell);
                } else {
                    cells[kept] = cell;
                    kept += 1;
                }
            }
            (start, *end) = (*end, kept);
        }
        cells.truncate(kept);
        Self { ends, cells }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tally::Tallied;
    use super::*;
    use crate::index::Sums;

    fn sums(articles: u32, count: u64) -> Sums {
        Sums { articles, count, square: count * count, cross: 10 * count }
    }

    fn pile(counted: &[(u32, u32, Sums)]) -> Pile {
        let mut pile = Pile::of_sums(Tallied::Moments);
        for &(group, form, sums) in counted {
            pile.add(group, [(FormId(form), sums)].into_iter());
        }
        pile
    }

    fn cell(group: u32, articles: u32, count: u64) -> Cell {
        Cell::new(group, sums(articles, count))
    }

    #[test]
    fn cells_of_one_form_and_group_are_one_in_whatever_order_they_come() {
        let counted = [
            (2, 5, sums(1, 3)),
            (2, 0, sums(1, 1)),
            (0, 5, sums(2, 4)),
            (2, 5, sums(1, 2)),
            (2, 4, sums(1, 1)),
            (2, 5, sums(1, 1)),
        ];
        let same: Vec<u32> = (0..7).collect();
        let cells = Cells::gathered(pile(&counted), &same, &[0, 1, 2], 7);
        let five = [cell(0, 2, 4), Cell::new(2, Sums { articles: 3, count: 6, square: 14, cross: 60 })];
        assert_eq!(cells.of(FormId(5)), five);
        assert_eq!(cells.of(FormId(0)), [cell(2, 1, 1)]);
        assert_eq!(cells.of(FormId(4)), [cell(2, 1, 1)]);
        assert!(cells.of(FormId(1)).is_empty() && cells.of(FormId(6)).is_empty() && cells.of(FormId(9)).is_empty());
        assert_eq!(cells.forms().count(), 7);
        assert_eq!(cells.by_group(FormId(5)).collect::<Vec<_>>(), [(0, 4), (2, 6)]);
    }

    #[test]
    fn cells_that_come_by_form_are_put_in_the_order_of_groups() {
        let of_form = |form, group, count| (FormId(form), cell(group, 1, count));
        let given = [of_form(1, 1, 4), of_form(1, 0, 1), of_form(1, 1, 2), of_form(3, 0, 5)];
        let cells = Cells::by_form(given.into_iter(), 5);
        let both = Cell::new(1, Sums { articles: 2, count: 6, square: 20, cross: 60 });
        assert_eq!(cells.of(FormId(1)), [cell(0, 1, 1), both]);
        assert_eq!(cells.of(FormId(3)), [cell(0, 1, 5)]);
        assert!([0, 2, 4].iter().all(|&form| cells.of(FormId(form)).is_empty()));
        assert_eq!(cells.forms().count(), 5);
    }

    #[test]
    fn cells_with_other_numbers_go_where_ours_belong() {
        let theirs = pile(&[(0, 0, sums(1, 2)), (0, 1, sums(1, 7)), (1, 1, sums(1, 5))]);
        let cells = Cells::gathered(theirs, &[2, 0], &[3, 1], 3);
        assert_eq!(cells.of(FormId(0)), [cell(1, 1, 5), cell(3, 1, 7)]);
        assert!(cells.of(FormId(1)).is_empty());
        assert_eq!(cells.of(FormId(2)), [cell(3, 1, 2)]);
    }

    #[test]
    fn cells_of_two_lists_are_added_up_where_form_and_group_are_the_same() {
        let first = pile(&[(0, 0, sums(1, 2)), (0, 1, sums(1, 7)), (1, 1, sums(1, 5))]);
        let second = pile(&[(0, 0, sums(1, 4)), (1, 0, sums(2, 1)), (0, 2, sums(1, 3))]);
        let first = Cells::gathered(first, &[0, 1], &[0, 1], 2);
        let second = Cells::gathered(second, &[0, 1, 2], &[0, 1], 3);
        let forms = [In::Second, In::First, In::Second, In::Both];
        let cells = Cells::together((first, &[0, 2]), (second, &[2, 3]), &forms);
        assert_eq!(cells.of(FormId(0)), [cell(2, 1, 4), cell(3, 2, 1)]);
        assert_eq!(cells.of(FormId(1)), [cell(0, 1, 2)]);
        // Of the second list this form has no cell.
        assert!(cells.of(FormId(2)).is_empty());
        let both = Cell::new(2, Sums { articles: 2, count: 8, square: 34, cross: 80 });
        assert_eq!(cells.of(FormId(3)), [cell(0, 1, 7), both]);
        assert_eq!(cells.forms().count(), 4);
    }
}
