//! Term frequencies of every group of articles, with the integer sums that intervals over articles need.

use super::Grouping;
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
    articles: u64,
    count: u64,
    square: u64,
    cross: u64,
}

impl Counts {
    /// Counts every form in every group, on up to `threads` threads; the result does not depend on their number.
    pub fn of(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>, threads: usize) -> Self {
        let index = corpus.index();
        let mut counts =
            Self { groups: Vec::new(), cells: vec![Vec::new(); index.forms().len()], everything: Moments::default() };
        for (name, members) in &grouping.groups {
            let place = counts.groups.len() as u32;
            let mut group = Group { name: name.clone(), ..Group::default() };
            // In batches, so that the tallies of a large corpus are not all held at once.
            for batch in members.articles().chunks(1024) {
                let tallies = parallel::map(batch, threads, |&article| article_tally(members, article));
                for (tally, &article) in tallies.iter().zip(batch) {
                    let tokens = members.article_tokens(article) as u64;
                    group.add(tokens);
                    for &(form, count) in tally {
                        counts.add(form, place, count, tokens);
                    }
                }
            }
            counts.everything += group.sizes();
            counts.groups.push(group);
        }
        counts
    }

    fn add(&mut self, form: FormId, group: u32, count: u64, tokens: u64) {
        let cells = &mut self.cells[form.0 as usize];
        if cells.last().is_none_or(|last| last.group != group) {
            cells.push(Cell { group, articles: 0, count: 0, square: 0, cross: 0 });
        }
        let cell = cells.last_mut().expect("a cell of the group was just made");
        cell.articles += 1;
        cell.count += count;
        cell.square += count * count;
        cell.cross += count * tokens;
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
        self.cells[form.0 as usize].iter().map(|cell| (cell.group as usize, cell.count))
    }

    /// The occurrences of a form in all groups.
    pub fn count(&self, form: FormId) -> u64 {
        self.cells[form.0 as usize].iter().map(|cell| cell.count).sum()
    }

    /// The articles of all groups in which a form occurs.
    pub fn articles_with(&self, form: FormId) -> u64 {
        self.cells[form.0 as usize].iter().map(|cell| cell.articles).sum()
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
        sum.with += self.articles;
        sum.count += self.count;
        sum.square += self.square;
        sum.cross += self.cross;
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
