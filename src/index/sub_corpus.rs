//! A selection of an index. The whole corpus is one too, so every count has one way in.

use super::{ArticleNumber, Index};
use crate::corpus::Article;

/// Some articles of an index, in their order.
#[derive(Debug, Clone)]
pub struct SubCorpus<'i> {
    index: &'i Index,
    articles: Vec<ArticleNumber>,
}

impl<'i> SubCorpus<'i> {
    /// All articles.
    pub(super) fn whole(index: &'i Index) -> Self {
        Self { index, articles: (0..index.corpus().articles().len() as u32).collect() }
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
        Self { index: self.index, articles: self.articles.iter().filter(keep).copied().collect() }
    }

    /// The articles of this selection that another one lacks.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let keep = |number: &&ArticleNumber| other.articles.binary_search(number).is_err();
        Self { index: self.index, articles: self.articles.iter().filter(keep).copied().collect() }
    }

    /// How many tokens it holds.
    pub fn tokens(&self) -> u64 {
        self.articles.iter().map(|&number| self.index.article_tokens(number) as u64).sum()
    }

    /// Whether it holds no article.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }
}
