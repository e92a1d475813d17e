//! The articles of one outlet, whose texts may be on disk: what recurs is learnt outlet by outlet.

use crate::corpus::{Article, Spooled};
use std::borrow::Cow;

/// The articles of one outlet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outlet<'a> {
    /// In the order of the corpus.
    pub articles: &'a [Article],
    /// The number of the first of them in the corpus.
    pub first: usize,
    /// Where their texts are.
    pub spooled: &'a Spooled,
}

impl<'a> Outlet<'a> {
    /// The outlets of a corpus, whose articles ascend by outlet.
    pub fn all(articles: &'a [Article], spooled: &'a Spooled) -> impl Iterator<Item = Self> {
        let mut first = 0;
        articles.chunk_by(|a, b| a.outlet == b.outlet).map(move |articles| {
            first += articles.len();
            Self { articles, first: first - articles.len(), spooled }
        })
    }

    /// The text of an article by its place in the outlet.
    pub fn text(&self, place: usize) -> Cow<'a, str> {
        self.spooled.text(self.first + place, &self.articles[place])
    }

    /// As [`Outlet::text`], in a buffer that is used again if it is not with its article.
    pub fn text_in<'t>(&'t self, place: usize, buffer: &'t mut Vec<u8>) -> &'t str {
        self.spooled.text_in(self.first + place, &self.articles[place], buffer)
    }
}
