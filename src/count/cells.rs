//! The table of forms by groups. Leaves what is counted while it comes in to `pile`.

use super::pile::Pile;
use crate::index::{FormId, Sums};
use crate::prefetch::prefetch;
use crate::stats::moments::Moments;

/// One form in one group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Which group.
    pub group: u32,
    articles: u32,
    /// Occurrences.
    pub count: u64,
    square: u64,
    cross: u64,
}

impl Cell {
    pub(super) fn new(group: u32, Sums { articles, count, square, cross }: Sums) -> Self {
        Self { group, articles, count, square, cross }
    }

    /// Articles of the group with the form.
    pub(super) fn articles(self) -> u64 {
        u64::from(self.articles)
    }

    /// The sums over the articles of the group.
    pub(super) fn sums(self) -> Sums {
        let Self { articles, count, square, cross, .. } = self;
        Sums { articles, count, square, cross }
    }

    /// Adds it to the sums of a form.
    pub(super) fn add_to(self, sum: &mut Moments) {
        sum.with += self.articles();
        sum.count += self.count;
        sum.square += self.square;
        sum.cross += self.cross;
    }

    fn take_in(&mut self, other: Self) {
        self.articles += other.articles;
        self.count += other.count;
        self.square += other.square;
        self.cross += other.cross;
    }
}

/// The cells of every form, by its number; groups in which a form does not occur have none.
///
/// Invariant: the cells of a form ascend by group.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells {
    /// Where the cells of each form end.
    ends: Vec<usize>,
    cells: Vec<Cell>,
}

impl Cells {
    /// The cells of a form.
    pub(super) fn of(&self, form: FormId) -> &[Cell] {
        let place = form.0 as usize;
        let Some(&end) = self.ends.get(place) else { return &[] };
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.cells[start..end]
    }

    /// Asks memory for where the cells of a form stand.
    pub(super) fn ask_where(&self, form: FormId) {
        prefetch(&self.ends, form.0 as usize);
    }

    /// Asks memory for the first cells of a form.
    pub(super) fn ask_for(&self, form: FormId) {
        let before = (form.0 as usize).checked_sub(1);
        prefetch(&self.cells, before.and_then(|place| self.ends.get(place).copied()).unwrap_or(0));
    }

    /// The forms, up to the last with a cell at least.
    pub(super) fn forms(&self) -> impl Iterator<Item = FormId> + Clone + use<> {
        (0..self.ends.len() as u32).map(FormId)
    }

    /// The cells of one form after another, by how many each has; `None` if there are more or fewer, or they are in no order.
    pub(super) fn listed(sizes: &[usize], cells: impl Iterator<Item = Cell>) -> Option<Self> {
        let cells: Vec<Cell> = cells.collect();
        let mut end = 0;
        let ends = sizes.iter().map(|size| (end += size, end).1).collect();
        let listed = Self { ends, cells };
        let in_order = |form| listed.of(form).is_sorted_by(|a, b| a.group < b.group);
        (end == listed.cells.len() && listed.forms().all(in_order)).then_some(listed)
    }

    /// Cells of so many forms that come by form, in any order of groups; two of one form and group become one.
    pub(super) fn by_form(all: impl Iterator<Item = (FormId, Cell)>, forms: usize) -> Self {
        let (mut ends, mut cells) = (Vec::with_capacity(forms), Vec::new());
        for (form, cell) in all {
            ends.resize(form.0 as usize, cells.len());
            cells.push(cell);
        }
        ends.resize(forms, cells.len());
        Self::merged(cells, ends)
    }

    /// Cells that were counted apart, each pile with the numbers that its forms and groups have here, of so many forms.
    pub(super) fn gathered(mut piles: Vec<(Pile, Vec<u32>, Vec<u32>)>, forms: usize) -> Self {
        for (pile, ..) in &mut piles {
            pile.order();
        }
        // Group by group, so that the cells of each form come in their order at once: the group here, the pile, the group there.
        let mut runs: Vec<(u32, usize, usize)> = Vec::new();
        for (place, (pile, _, group_of)) in piles.iter().enumerate() {
            runs.extend((0..pile.groups()).map(|group| (group_of[group], place, group)));
        }
        runs.sort_by_key(|(group, ..)| *group);
        // First how many cells each form has, then where its next cell goes.
        let mut next = vec![0; forms];
        for &(_, pile, there) in &runs {
            let (pile, form_of, _) = &piles[pile];
            pile.of(there, |form, _| next[form_of[form.0 as usize] as usize] += 1);
        }
        let mut total = 0;
        for size in &mut next {
            total += std::mem::replace(size, total);
        }
        let mut cells = vec![Cell::default(); total];
        for (group, pile, there) in runs {
            let (pile, form_of, _) = &mut piles[pile];
            pile.of(there, |form, sums| {
                let place = &mut next[form_of[form.0 as usize] as usize];
                cells[*place] = Cell::new(group, sums);
                *place += 1;
            });
            pile.let_go(there);
        }
        Self::merged(cells, next)
    }

    /// From the cells of each form and where they end, in any order of groups; two of one group become one.
    fn merged(mut cells: Vec<Cell>, mut ends: Vec<usize>) -> Self {
        let (mut start, mut kept) = (0, 0);
        for end in &mut ends {
            let of_form = &mut cells[start..*end];
            if !of_form.is_sorted_by_key(|cell| cell.group) {
                of_form.sort_unstable_by_key(|cell| cell.group);
            }
            let first = kept;
            for place in start..*end {
                let cell = cells[place];
                if kept > first && cells[kept - 1].group == cell.group {
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
        let cells = Cells::gathered(vec![(pile(&counted), same, vec![0, 1, 2])], 7);
        let five = [Cell::new(0, sums(2, 4)), Cell { group: 2, articles: 3, count: 6, square: 14, cross: 60 }];
        assert_eq!(cells.of(FormId(5)), five);
        assert_eq!(cells.of(FormId(0)), [Cell::new(2, sums(1, 1))]);
        assert_eq!(cells.of(FormId(4)), [Cell::new(2, sums(1, 1))]);
        assert!(cells.of(FormId(1)).is_empty() && cells.of(FormId(6)).is_empty() && cells.of(FormId(9)).is_empty());
        assert_eq!(cells.forms().count(), 7);
    }

    #[test]
    fn cells_that_come_by_form_are_put_in_the_order_of_groups() {
        let cell = |form, group, count| (FormId(form), Cell::new(group, sums(1, count)));
        let given = [cell(1, 1, 4), cell(1, 0, 1), cell(1, 1, 2), cell(3, 0, 5)];
        let cells = Cells::by_form(given.into_iter(), 5);
        let both = Cell { group: 1, articles: 2, count: 6, square: 20, cross: 60 };
        assert_eq!(cells.of(FormId(1)), [Cell::new(0, sums(1, 1)), both]);
        assert_eq!(cells.of(FormId(3)), [Cell::new(0, sums(1, 5))]);
        assert!([0, 2, 4].iter().all(|&form| cells.of(FormId(form)).is_empty()));
        assert_eq!(cells.forms().count(), 5);
    }

    #[test]
    fn cells_with_other_numbers_go_where_ours_belong() {
        let ours = pile(&[(0, 1, sums(1, 1))]);
        let theirs = pile(&[(0, 0, sums(1, 2)), (0, 1, sums(1, 7)), (1, 1, sums(1, 5))]);
        let cells = Cells::gathered(vec![(ours, vec![0, 1], vec![3]), (theirs, vec![1, 0], vec![3, 2])], 3);
        assert_eq!(cells.of(FormId(0)), [Cell::new(2, sums(1, 5)), Cell::new(3, sums(1, 7))]);
        let both = Cell { group: 3, articles: 2, count: 3, square: 5, cross: 30 };
        assert_eq!(cells.of(FormId(1)), [both]);
        assert!(cells.of(FormId(2)).is_empty());
    }
}
