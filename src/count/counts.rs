//! Term frequencies of every group of articles, with the integer sums that intervals over articles need.

use super::Grouping;
use super::tally::{Sums, Tally};
use crate::index::{ArticleNumber, FormId, SubCorpus};
use crate::parallel;
use crate::stats::moments::Moments;

/// Term frequencies by group.
#[derive(Debug, Clone)]
pub struct Counts {
    groups: Vec<Group>,
    cells: Cells,
    everything: Moments,
}

/// The size of one group of articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Its name; empty for articles that do not state the field.
    pub name: String,
    /// All its articles, empty ones included.
    pub articles: u64,
    /// Its articles with at least one token.
    pub articles_with_tokens: u64,
    /// Its tokens.
    pub tokens: u64,
    /// The sum over articles of squared lengths.
    pub size_square: u64,
}

/// One form in one group; groups in which a form does not occur have no cell.
#[derive(Debug, Clone, Copy)]
struct Cell {
    group: u32,
    sums: Sums,
}

/// The cells of every form, by its number.
///
/// Invariant: the cells of a form ascend by group.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells(Vec<Vec<Cell>>);

impl Cells {
    /// Adds what was counted in a group.
    pub(super) fn add(&mut self, group: u32, counted: Vec<(FormId, Sums)>) {
        for (form, sums) in counted {
            let place = form.0 as usize;
            if place >= self.0.len() {
                self.0.resize_with((place + 1).next_power_of_two(), Vec::new);
            }
            add_to(&mut self.0[place], Cell { group, sums });
        }
    }
}

/// Adds to the cells of a form: nearly always to the last, or behind it.
fn add_to(cells: &mut Vec<Cell>, cell: Cell) {
    let place = match cells.last() {
        Some(last) if last.group == cell.group => Ok(cells.len() - 1),
        Some(last) if last.group > cell.group => cells.binary_search_by_key(&cell.group, |known| known.group),
        _ => Err(cells.len()),
    };
    match place {
        Ok(known) => cells[known].sums += cell.sums,
        Err(place) => {
            // Most forms have one cell or two: no room is kept for more.
            if cells.len() == cells.capacity() {
                cells.reserve_exact(cells.len().max(1));
            }
            cells.insert(place, cell);
        }
    }
}

/// Articles of a group that are counted together.
const PIECE: usize = 256;
/// Pieces whose sums are held at once.
const BATCH: usize = 64;

impl Counts {
    /// Counts every form in every group, on up to `threads` threads; the result does not depend on their number.
    pub fn of(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>, threads: usize) -> Self {
        let mut counts = Self::without_cells(corpus, grouping);
        let pieces: Vec<(usize, &[ArticleNumber])> = (grouping.groups.iter().enumerate())
            .flat_map(|(place, (_, members))| members.articles().chunks(PIECE).map(move |piece| (place, piece)))
            .collect();
        // In batches, so that the sums of a large corpus are not all held at once.
        for batch in pieces.chunks(BATCH) {
            let counted = parallel::map_with(batch, threads, Tally::default, |tally, (place, articles)| {
                let members = &grouping.groups[*place].1;
                for &article in *articles {
                    tally.article(members.form_ids(article));
                }
                tally.take()
            });
            for ((place, _), sums) in batch.iter().zip(counted) {
                counts.cells.add(*place as u32, sums);
            }
        }
        counts
    }

    /// The groups with their sizes, before any form is counted.
    pub(super) fn without_cells(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>) -> Self {
        let mut counts = Self { groups: Vec::new(), cells: Cells::default(), everything: Moments::default() };
        counts.cells.0.resize_with(corpus.index().forms().len(), Vec::new);
        for (name, members) in &grouping.groups {
            let mut group = Group { name: name.clone(), ..Group::default() };
            for &article in members.articles() {
                group.add(members.article_tokens(article) as u64);
            }
            counts.everything += group.sizes();
            counts.groups.push(group);
        }
        counts
    }

    /// Adds cells that were counted with other numbers: `form_of` and `group_of` give ours, `form_of` of all their forms.
    pub(super) fn absorb(&mut self, cells: Cells, form_of: &[u32], group_of: &[u32]) {
        for (mut theirs, &form) in cells.0.into_iter().zip(form_of) {
            for cell in &mut theirs {
                cell.group = group_of[cell.group as usize];
            }
            let ours = &mut self.cells.0[form as usize];
            if ours.is_empty() {
                theirs.sort_unstable_by_key(|cell| cell.group);
                *ours = theirs;
            } else {
                for cell in theirs {
                    add_to(ours, cell);
                }
            }
        }
    }

    /// The groups in their order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The tokens of all groups.
    pub fn tokens(&self) -> u64 {
        self.groups.iter().map(|group| group.tokens).sum()
    }

    /// Every form that occurs in some group, by number.
    pub fn forms(&self) -> impl Iterator<Item = FormId> + '_ {
        let occurring = self.cells.0.iter().enumerate().filter(|(_, cells)| !cells.is_empty());
        occurring.map(|(place, _)| FormId(place as u32))
    }

    /// The groups in which a form occurs, ascending.
    pub fn groups_with(&self, form: FormId) -> impl Iterator<Item = usize> + '_ {
        self.cells.0[form.0 as usize].iter().map(|cell| cell.group as usize)
    }

    /// The groups in which a form occurs, ascending, with its occurrences there.
    pub fn by_group(&self, form: FormId) -> impl Iterator<Item = (usize, u64)> + '_ {
        self.cells.0[form.0 as usize].iter().map(|cell| (cell.group as usize, cell.sums.count))
    }

    /// The occurrences of a form in all groups.
    pub fn count(&self, form: FormId) -> u64 {
        self.cells.0[form.0 as usize].iter().map(|cell| cell.sums.count).sum()
    }

    /// The articles of all groups in which a form occurs.
    pub fn articles_with(&self, form: FormId) -> u64 {
        self.cells.0[form.0 as usize].iter().map(|cell| cell.sums.articles).sum()
    }

    /// Count, articles and sums of a form over all groups.
    pub fn moments_everywhere(&self, form: FormId) -> Moments {
        let mut sum = self.everything;
        self.cells.0[form.0 as usize].iter().for_each(|cell| cell.add_to(&mut sum));
        sum
    }

    /// Count, articles and sums of a form over some of the groups.
    pub fn moments(&self, form: FormId, groups: &[usize]) -> Moments {
        let mut sum = Moments::default();
        for &place in groups {
            sum += self.groups[place].sizes();
            if let Ok(found) = self.cells.0[form.0 as usize].binary_search_by_key(&(place as u32), |cell| cell.group) {
                self.cells.0[form.0 as usize][found].add_to(&mut sum);
            }
        }
        sum
    }
}

impl Cell {
    fn add_to(&self, sum: &mut Moments) {
        sum.with += self.sums.articles;
        sum.count += self.sums.count;
        sum.square += self.sums.square;
        sum.cross += self.sums.cross;
    }
}

impl Group {
    /// The sums of the group before any form is counted.
    pub(super) fn sizes(&self) -> Moments {
        Moments {
            articles: self.articles_with_tokens,
            tokens: self.tokens,
            size_square: self.size_square,
            ..Moments::default()
        }
    }

    pub(super) fn add(&mut self, tokens: u64) {
        self.articles += 1;
        self.articles_with_tokens += u64::from(tokens > 0);
        self.tokens += tokens;
        self.size_square += tokens * tokens;
    }
}

/// The forms of one article with their counts, by form.
pub(crate) fn article_tally(corpus: &SubCorpus<'_>, article: ArticleNumber) -> Vec<(FormId, u64)> {
    let mut forms: Vec<FormId> = corpus.form_ids(article).collect();
    forms.sort_unstable();
    forms.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as u64)).collect()
}
