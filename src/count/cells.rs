//! The table of forms by groups: cells come in any order while articles are counted, and are put in order many at a time.

use super::tally::Sums;
use crate::index::FormId;
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

    /// Cells that were counted apart, each list with the numbers that its forms and groups have here.
    pub(super) fn renumbered(lists: &[(Self, &[u32])], group_of: &[u32], forms: usize) -> Self {
        let ours = |(form, cell): (FormId, Cell), form_of: &[u32]| {
            (FormId(form_of[form.0 as usize]), Cell { group: group_of[cell.group as usize], ..cell })
        };
        Self::gathered(lists.iter().flat_map(|(list, form_of)| list.all().map(move |cell| ours(cell, form_of))), forms)
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

    /// With further cells of any forms.
    fn with(self, further: &[(FormId, Cell)]) -> Self {
        let forms = further.iter().map(|(form, _)| form.0 as usize + 1).max().unwrap_or(0).max(self.ends.len());
        Self::gathered(self.all().chain(further.iter().copied()), forms)
    }

    fn all(&self) -> impl Iterator<Item = (FormId, Cell)> + Clone + '_ {
        self.forms().flat_map(|form| self.of(form).iter().map(move |&cell| (form, cell)))
    }

    /// Cells of so many forms, in any order; two of one form and group become one.
    fn gathered(all: impl Iterator<Item = (FormId, Cell)> + Clone, forms: usize) -> Self {
        // First how many cells each form has, then where its next cell goes.
        let mut next = vec![0; forms];
        for (form, _) in all.clone() {
            next[form.0 as usize] += 1;
        }
        let mut total = 0;
        for size in &mut next {
            total += std::mem::replace(size, total);
        }
        let mut cells = vec![Cell::default(); total];
        for (form, cell) in all {
            let place = &mut next[form.0 as usize];
            cells[*place] = cell;
            *place += 1;
        }
        Self::merged(cells, next)
    }

    /// From the cells of each form and where they end, in any order of groups.
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

/// Cells that wait at least before they are put in order.
const WAITING: usize = 1 << 17;

/// Cells in the making.
#[derive(Debug, Default)]
pub(super) struct Pile {
    ordered: Cells,
    waiting: Vec<(FormId, Cell)>,
}

impl Pile {
    /// Nothing yet, of so many forms.
    pub(super) fn of_forms(forms: usize) -> Self {
        Self { ordered: Cells { ends: vec![0; forms], cells: Vec::new() }, waiting: Vec::new() }
    }

    /// Adds what was counted in a group.
    pub(super) fn add(&mut self, group: u32, counted: impl Iterator<Item = (FormId, Sums)>) {
        self.waiting.extend(counted.map(|(form, sums)| (form, Cell::new(group, sums))));
        self.order_if_many();
    }

    /// All cells in order.
    pub(super) fn cells(self) -> Cells {
        self.ordered.with(&self.waiting)
    }

    /// What waits is put in order when it is half as much as what is: so every cell is moved a few times only.
    fn order_if_many(&mut self) {
        if self.waiting.len() >= WAITING.max(self.ordered.cells.len() / 2) {
            self.order();
        }
    }

    fn order(&mut self) {
        self.ordered = std::mem::take(&mut self.ordered).with(&self.waiting);
        self.waiting.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(articles: u32, count: u64) -> Sums {
        Sums { articles, count, square: count * count, cross: 10 * count }
    }

    #[test]
    fn cells_of_one_form_and_group_are_one_in_whatever_order_they_come() {
        let mut pile = Pile::default();
        pile.add(2, [(FormId(5), sums(1, 3)), (FormId(0), sums(1, 1))].into_iter());
        pile.add(0, [(FormId(5), sums(2, 4))].into_iter());
        pile.order();
        pile.add(2, [(FormId(5), sums(1, 2))].into_iter());
        let cells = pile.cells();
        let five = [Cell::new(0, sums(2, 4)), Cell { group: 2, articles: 2, count: 5, square: 13, cross: 50 }];
        assert_eq!(cells.of(FormId(5)), five);
        assert_eq!(cells.of(FormId(0)), [Cell::new(2, sums(1, 1))]);
        assert!(cells.of(FormId(1)).is_empty() && cells.of(FormId(6)).is_empty());
        assert_eq!(cells.forms().count(), 6);
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
        let (mut ours, mut theirs) = (Pile::default(), Pile::default());
        ours.add(0, [(FormId(1), sums(1, 1))].into_iter());
        theirs.add(0, [(FormId(0), sums(1, 2)), (FormId(1), sums(1, 7))].into_iter());
        theirs.add(1, [(FormId(1), sums(1, 5))].into_iter());
        let lists = [(ours.cells(), &[0, 1][..]), (theirs.cells(), &[1, 0][..])];
        let cells = Cells::renumbered(&lists, &[3, 2], 3);
        assert_eq!(cells.of(FormId(0)), [Cell::new(2, sums(1, 5)), Cell::new(3, sums(1, 7))]);
        let both = Cell { group: 3, articles: 2, count: 3, square: 5, cross: 30 };
        assert_eq!(cells.of(FormId(1)), [both]);
        assert!(cells.of(FormId(2)).is_empty());
    }
}
