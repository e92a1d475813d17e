//! Term frequencies of every group of articles, with the integer sums that intervals over articles need.

use super::cells::{Cell, Cells};
use super::held::Held;
use super::pile::Pile;
use super::tally::{Tallied, Tally};
use super::{Grouping, by_outlet};
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

/// Articles of a group that are counted together.
const PIECE: usize = 256;
/// Pieces whose sums are held at once.
const BATCH: usize = 64;

impl Counts {
    /// Counts every form in every group, on up to `threads` threads; the result does not depend on their number.
    pub fn of(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>, threads: usize) -> Self {
        let mut counts = Self::without_cells(grouping);
        if let Some(cells) = by_outlet::cells(corpus, grouping) {
            return counts.with_cells(cells);
        }
        let pieces: Vec<(usize, &[ArticleNumber])> = (grouping.groups.iter().enumerate())
            .flat_map(|(place, (_, members))| members.articles().chunks(PIECE).map(move |piece| (place, piece)))
            .collect();
        let mut pile = Pile::of_sums(Tallied::Moments);
        // In batches, so that the sums of a large corpus are not all held at once.
        for batch in pieces.chunks(BATCH) {
            let own = || (Tally::default(), Vec::new());
            let counted = parallel::map_with(batch, threads, own, |(tally, forms), (place, articles)| {
                let members = &grouping.groups[*place].1;
                for &article in *articles {
                    forms.clear();
                    forms.extend(members.form_ids(article).map(|form| form.0));
                    tally.article(forms);
                }
                tally.drain().collect::<Vec<_>>()
            });
            for ((place, _), sums) in batch.iter().zip(counted) {
                pile.add(*place as u32, sums.into_iter());
            }
        }
        let groups: Vec<u32> = (0..grouping.groups.len() as u32).collect();
        let forms: Vec<u32> = (0..corpus.index().forms().len() as u32).collect();
        counts.cells = Cells::gathered(pile, &forms, &groups, forms.len());
        counts
    }

    /// The groups with their sizes; no form is counted.
    pub fn without_cells(grouping: &Grouping<'_>) -> Self {
        let mut counts = Self { groups: Vec::new(), cells: Cells::default(), everything: Moments::default() };
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

    /// With the cells that were counted elsewhere.
    pub(super) fn with_cells(self, cells: Cells) -> Self {
        Self { cells, ..self }
    }

    /// The cells of a form, where more than occurrences was added up.
    pub(super) fn cells(&self, form: FormId) -> &[Cell] {
        self.cells.of(form)
    }

    /// Asks memory for where the cells of a form stand; costs nothing if nobody looks at them.
    pub(crate) fn ask_where(&self, form: FormId) {
        self.cells.ask_where(form);
    }

    /// Asks memory for the cells of a form.
    pub(crate) fn ask_for(&self, form: FormId) {
        self.cells.ask_for(form);
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
        self.cells.forms().filter(|&form| self.cells.by_group(form).next().is_some())
    }

    /// The groups in which a form occurs, ascending.
    pub fn groups_with(&self, form: FormId) -> impl Iterator<Item = usize> + '_ {
        self.cells.by_group(form).map(|(group, _)| group)
    }

    /// The groups in which a form occurs, ascending, with its occurrences there.
    pub fn by_group(&self, form: FormId) -> impl Iterator<Item = (usize, u64)> + '_ {
        self.cells.by_group(form)
    }

    /// The occurrences of a form in all groups.
    pub fn count(&self, form: FormId) -> u64 {
        self.cells.by_group(form).map(|(_, count)| count).sum()
    }

    /// The articles of all groups in which a form occurs.
    pub fn articles_with(&self, form: FormId) -> u64 {
        self.cells(form).iter().map(|cell| u64::from(cell.sums().articles)).sum()
    }

    /// Count, articles and sums of a form over all groups.
    pub fn moments_everywhere(&self, form: FormId) -> Moments {
        let mut sum = self.everything;
        self.cells(form).iter().for_each(|cell| cell.add_to(&mut sum));
        sum
    }

    /// Count, articles and sums of a form over some of the groups.
    pub fn moments(&self, form: FormId, groups: &[usize]) -> Moments {
        let mut sum = Moments::default();
        for &place in groups {
            sum += self.groups[place].sizes();
            let cells = self.cells(form);
            if let Ok(found) = cells.binary_search_by_key(&(place as u32), |cell| cell.number()) {
                cells[found].add_to(&mut sum);
            }
        }
        sum
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
