//! A selection of an index. The whole corpus is one too, so every count has one way in.

use super::selection::{Selection, whole};
use super::{ArticleNumber, FormId, Index};
use crate::annotation::Layer;
use crate::corpus::Article;
use crate::token::{TypeId, is_spaceless_word};
use std::ops::Range;
use std::sync::Arc;

/// Some articles of an index, in their order, and which of their tokens are counted.
///
/// Tokens are addressed by their place among all tokens of their article, counted or not; a run is a range of such places.
#[derive(Debug, Clone)]
pub struct SubCorpus<'i> {
    index: &'i Index,
    articles: Vec<ArticleNumber>,
    /// `None` where every token is counted.
    selection: Option<Arc<Selection>>,
}

/// A run of counted tokens of an article, and some tokens that it holds.
pub(crate) struct RunWith<'t> {
    pub article: ArticleNumber,
    /// Its tokens, by their places in the article.
    pub run: Range<usize>,
    /// Those that were looked for, by their places in the corpus.
    pub tokens: &'t [u32],
    /// The place in the corpus of the first token of the article.
    first: u32,
}

impl RunWith<'_> {
    /// The places in the article of the tokens that were looked for.
    pub(crate) fn places(&self) -> impl Iterator<Item = u32> + '_ {
        self.tokens.iter().map(|token| token - self.first)
    }
}

impl<'i> SubCorpus<'i> {
    /// Every token of all articles.
    pub(super) fn everything(index: &'i Index) -> Self {
        Self { index, articles: (0..index.corpus().len() as u32).collect(), selection: None }
    }

    pub(super) fn selecting(mut self, selection: Option<Arc<Selection>>) -> Self {
        self.selection = selection;
        self
    }

    /// Whether of its articles those tokens are counted that the index counts.
    pub(super) fn counts_as_index(&self) -> bool {
        match (&self.selection, &self.index.counted) {
            (None, None) => true,
            (Some(ours), Some(theirs)) => Arc::ptr_eq(ours, theirs),
            _ => false,
        }
    }

    /// The index it selects from.
    pub fn index(&self) -> &'i Index {
        self.index
    }

    /// The numbers of its articles, ascending.
    pub fn articles(&self) -> &[ArticleNumber] {
        &self.articles
    }

    /// The articles for which a condition holds.
    #[must_use]
    pub fn filter(&self, condition: impl Fn(&Article) -> bool) -> Self {
        let keep = |&&number: &&ArticleNumber| condition(self.index.article(number));
        self.of(self.articles.iter().filter(keep).copied().collect())
    }

    /// The articles of this selection that another one lacks.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let keep = |number: &&ArticleNumber| other.articles.binary_search(number).is_err();
        self.of(self.articles.iter().filter(keep).copied().collect())
    }

    /// Other articles, of which the same tokens are counted; `articles` ascend.
    #[must_use]
    pub fn of(&self, articles: Vec<ArticleNumber>) -> Self {
        Self { index: self.index, articles, selection: self.selection.clone() }
    }

    /// The same articles without the tokens that start inside a span.
    #[must_use]
    pub fn without(&self, layer: &Layer) -> Self {
        let selection = Selection::without(self.index, self.selection.as_deref(), layer);
        self.clone().selecting(Some(Arc::new(selection)))
    }

    /// The same articles with only the tokens that start inside a span.
    #[must_use]
    pub fn within(&self, layer: &Layer) -> Self {
        let selection = Selection::within(self.index, self.selection.as_deref(), layer);
        self.clone().selecting(Some(Arc::new(selection)))
    }

    /// The runs of tokens of an article that are counted, ascending. Nothing that is found reaches across the end of a run.
    pub fn runs(&self, article: ArticleNumber) -> impl Iterator<Item = Range<usize>> + '_ {
        let (one, many) = match &self.selection {
            None => (whole(self.index, article), &[][..]),
            Some(selection) => (None, selection.runs(article)),
        };
        one.into_iter().chain(many.iter().cloned()).map(|run| run.start as usize..run.end as usize)
    }

    /// The run that holds a token; empty if the token is not counted.
    pub fn run_around(&self, article: ArticleNumber, token: usize) -> Range<usize> {
        let Some(selection) = &self.selection else { return 0..self.index.rows(article) };
        let runs = selection.runs(article);
        let place = runs.partition_point(|run| run.end as usize <= token);
        let run = runs.get(place).filter(|run| run.start as usize <= token);
        run.map_or(token..token, |run| run.start as usize..run.end as usize)
    }

    /// How many tokens of an article are counted.
    pub fn article_tokens(&self, article: ArticleNumber) -> usize {
        self.selection.as_ref().map_or_else(|| self.index.rows(article), |selection| selection.tokens(article))
    }

    /// The surface types of an article's counted tokens, in order.
    pub fn types(&self, article: ArticleNumber) -> impl Iterator<Item = TypeId> + '_ {
        self.runs(article).flat_map(move |run| self.index.row_types(article, run))
    }

    /// The counted forms of an article's counted tokens, in order.
    pub fn form_ids(&self, article: ArticleNumber) -> impl Iterator<Item = FormId> + '_ {
        self.runs(article).flat_map(move |run| self.index.row_forms(article, run))
    }

    /// Calls `take` with each run of its articles that holds one of some tokens; `tokens` are places in the corpus, ascending. No
    /// other article is looked at.
    pub(crate) fn each_run_with(&self, mut tokens: &[u32], mut take: impl FnMut(RunWith<'_>)) {
        let rows = &self.index.rows;
        let mut articles = &self.articles[..];
        let is_all = articles.len() == rows.len();
        while let (Some(&token), Some(&next)) = (tokens.first(), articles.first()) {
            let holds = next as usize + reach(&rows[next as usize..], |rows| rows.end <= token as usize);
            let skipped =
                if is_all { holds - next as usize } else { reach(articles, |&article| (article as usize) < holds) };
            articles = &articles[skipped..];
            let Some(&article) = articles.first() else { return };
            let row = &rows[article as usize];
            tokens = &tokens[reach(tokens, |&token| (token as usize) < row.start)..];
            let (here, rest) = tokens.split_at(reach(tokens, |&token| (token as usize) < row.end));
            (tokens, articles) = (rest, &articles[1..]);
            if self.selection.is_none() {
                if !here.is_empty() {
                    take(RunWith { article, run: 0..row.len(), tokens: here, first: row.start as u32 });
                }
                continue;
            }
            let mut here = here;
            for run in self.runs(article) {
                let (start, end) = (row.start + run.start, row.start + run.end);
                here = &here[reach(here, |&token| (token as usize) < start)..];
                let (inside, behind) = here.split_at(reach(here, |&token| (token as usize) < end));
                here = behind;
                if !inside.is_empty() {
                    take(RunWith { article, run, tokens: inside, first: row.start as u32 });
                }
            }
        }
    }

    /// How often each surface type occurs, by its number.
    pub(crate) fn type_counts(&self) -> Vec<u64> {
        let index = self.index;
        let kept = index.positions.as_ref().filter(|_| self.articles.len() == index.rows.len());
        let Some(positions) = kept else {
            let mut counts = vec![0; index.vocabulary().len()];
            for &article in &self.articles {
                self.types(article).for_each(|id| counts[id.0 as usize] += 1);
            }
            return counts;
        };
        // What is left out is less than what is counted.
        let mut counts = positions.counts();
        for &article in self.articles.iter().filter(|_| self.selection.is_some()) {
            let mut start = 0;
            let end = index.rows(article);
            for run in self.runs(article).chain(std::iter::once(end..end)) {
                index.row_types(article, start..run.start).for_each(|id| counts[id.0 as usize] -= 1);
                start = run.end;
            }
        }
        counts
    }

    /// How often each counted form occurs, by its number.
    pub fn form_counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.index.forms().len()];
        if let Some((outlets, known)) = self.whole_outlets() {
            let ours = known.iter().filter(|row| outlets.binary_search(&row.outlet).is_ok());
            ours.for_each(|row| counts[row.form.0 as usize] += row.sums.count);
            return counts;
        }
        for (id, count) in (0..).zip(self.type_counts()) {
            counts[self.index.form_of(TypeId(id)).0 as usize] += count;
        }
        counts
    }

    /// How often some forms (ascending) occur in each of `parts` parts of the corpus: by form, then by part. `part_of` tells the part of
    /// an article by its number.
    pub(crate) fn form_counts_in_parts(&self, forms: &[FormId], part_of: &[u32], parts: usize) -> Vec<u64> {
        let index = self.index;
        let mut counts = vec![0; forms.len() * parts];
        let slot_of = |form: FormId| forms.binary_search(&form).map_or(u32::MAX, |slot| slot as u32);
        let slots: Vec<u32> =
            (0..index.vocabulary().len() as u32).map(|id| slot_of(index.form_of(TypeId(id)))).collect();
        let part = |article: ArticleNumber| part_of[article as usize] as usize;
        match &index.positions {
            Some(positions) => {
                for (id, slot) in (0..).zip(slots).filter(|(_, slot)| *slot != u32::MAX) {
                    let of_form = &mut counts[slot as usize * parts..][..parts];
                    self.each_run_with(positions.of_type(id), |run| {
                        of_form[part(run.article)] += run.tokens.len() as u64;
                    });
                }
            }
            None => {
                for &article in &self.articles {
                    for id in self.types(article) {
                        let slot = slots[id.0 as usize];
                        if slot != u32::MAX {
                            counts[slot as usize * parts + part(article)] += 1;
                        }
                    }
                }
            }
        }
        counts
    }

    /// How many tokens it holds.
    pub fn tokens(&self) -> u64 {
        self.articles.iter().map(|&number| self.article_tokens(number) as u64).sum()
    }

    /// How many of the counted tokens of each of its articles are in scripts without spaces; empty if none is.
    pub fn spaceless(&self) -> Vec<u64> {
        if let Some(known) = &self.index.let_go {
            let ours: Vec<u64> = self.articles.iter().map(|&article| known.spaceless[article as usize]).collect();
            return if ours.iter().all(|&tokens| tokens == 0) { Vec::new() } else { ours };
        }
        let is_spaceless: Vec<bool> = self.index.vocabulary().surfaces().map(is_spaceless_word).collect();
        if !is_spaceless.contains(&true) {
            return Vec::new();
        }
        let types: Vec<u32> = (0..).zip(&is_spaceless).filter(|(_, is)| **is).map(|(id, _)| id).collect();
        if let Some(tokens) = self.index.tokens_of_types(&types) {
            let mut by_article = vec![0; self.index.rows.len()];
            self.each_run_with(&tokens, |run| by_article[run.article as usize] += run.tokens.len() as u64);
            return self.articles.iter().map(|&article| by_article[article as usize]).collect();
        }
        let tokens = |&article: &ArticleNumber| self.types(article).filter(|id| is_spaceless[id.0 as usize]).count();
        self.articles.iter().map(|article| tokens(article) as u64).collect()
    }

    /// Whether it holds no article.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }
}

/// How many of the first items a condition holds for, which then holds for none: as `partition_point`, fast where they are few.
fn reach<T>(items: &[T], holds: impl Fn(&T) -> bool) -> usize {
    let mut end = 1;
    while end < items.len() && holds(&items[end - 1]) {
        end *= 2;
    }
    let start = end / 2;
    start + items[start..end.min(items.len())].partition_point(holds)
}
