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

impl<'i> SubCorpus<'i> {
    /// Every token of all articles.
    pub(super) fn everything(index: &'i Index) -> Self {
        Self { index, articles: (0..index.corpus().articles().len() as u32).collect(), selection: None }
    }

    pub(super) fn selecting(mut self, selection: Option<Arc<Selection>>) -> Self {
        self.selection = selection;
        self
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
        let tokens = |&article: &ArticleNumber| self.types(article).filter(|id| is_spaceless[id.0 as usize]).count();
        self.articles.iter().map(|article| tokens(article) as u64).collect()
    }

    /// Whether it holds no article.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }
}
