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
    cells: Vec<Vec<Cell>>,
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

/// Articles of a group that are counted together.
const PIECE: usize = 256;
/// Pieces whose sums are held at once.
const BATCH: usize = 64;

impl Counts {
    /// Counts every form in every group, on up to `threads` threads; the result does not depend on their number.
    pub fn of(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>, threads: usize) -> Self {
        let forms = corpus.index().forms().len();
        let mut counts = Self { groups: Vec::new(), cells: vec![Vec::new(); forms], everything: Moments::default() };
        counts.groups.extend(grouping.names().map(|name| Group { name: name.to_owned(), ..Group::default() }));
        let pieces: Vec<(usize, &[ArticleNumber])> = (grouping.groups.iter().enumerate())
            .flat_map(|(place, (_, members))| members.articles().chunks(PIECE).map(move |piece| (place, piece)))
            .collect();
        // In batches, so that the sums of a large corpus are not all held at once.
        for batch in pieces.chunks(BATCH) {
            let counted = parallel::map_with(
                batch,
                threads,
                || Tally::new(forms),
                |tally, (place, articles)| {
                    let members = &grouping.groups[*place].1;
                    let sizes: Vec<u64> =
                        articles.iter().map(|&article| tally.article(members.form_ids(article))).collect();
                    (sizes, tally.take())
                },
            );
            for ((place, _), (sizes, sums)) in batch.iter().zip(counted) {
                sizes.into_iter().for_each(|tokens| counts.groups[*place].add(tokens));
                sums.into_iter().for_each(|(form, sums)| counts.add(form, *place as u32, sums));
            }
        }
        for group in &counts.groups {
            counts.everything += group.sizes();
        }
        counts
    }

    /// Adds to the cell of a form and a group; groups come in their order.
    fn add(&mut self, form: FormId, group: u32, sums: Sums) {
        let cells = &mut self.cells[form.0 as usize];
        match cells.last_mut().filter(|last| last.group == group) {
            Some(last) => last.sums += sums,
            None => cells.push(Cell { group, sums }),
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
        let occurring = self.cells.iter().enumerate().filter(|(_, cells)| !cells.is_empty());
        occurring.map(|(place, _)| FormId(place as u32))
    }

    /// The groups in which a form occurs, ascending.
    pub fn groups_with(&self, form: FormId) -> impl Iterator<Item = usize> + '_ {
        self.cells[form.0 as usize].iter().map(|cell| cell.group as usize)
    }

    /// The groups in which a form occurs, ascending, with its occurrences there.
    pub fn by_group(&self, form: FormId) -> impl Iterator<Item = (usize, u64)> + '_ {
        self.cells[form.0 as usize].iter().map(|cell| (cell.group as usize, cell.sums.count))
    }

    /// The occurrences of a form in all groups.
    pub fn count(&self, form: FormId) -> u64 {
        self.cells[form.0 as usize].iter().map(|cell| cell.sums.count).sum()
    }

    /// The articles of all groups in which a form occurs.
    pub fn articles_with(&self, form: FormId) -> u64 {
        self.cells[form.0 as usize].iter().map(|cell| cell.sums.articles).sum()
    }

    /// Count, articles and sums of a form over all groups.
    pub fn moments_everywhere(&self, form: FormId) -> Moments {
        let mut sum = self.everything;
        self.cells[form.0 as usize].iter().for_each(|cell| cell.add_to(&mut sum));
        sum
    }

    /// Count, articles and sums of a form over some of the groups.
    pub fn moments(&self, form: FormId, groups: &[usize]) -> Moments {
        let mut sum = Moments::default();
        for &place in groups {
            sum += self.groups[place].sizes();
            if let Ok(found) = self.cells[form.0 as usize].binary_search_by_key(&(place as u32), |cell| cell.group) {
                self.cells[form.0 as usize][found].add_to(&mut sum);
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
