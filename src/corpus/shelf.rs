//! Articles that stand in a file and are made when somebody asks for one, so that opening a corpus of millions makes none.
//! Leaves to the index what file that is.

use super::{Article, Date};
use crate::error::Result;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// Where articles stand. What is asked of many of them is told without making one.
pub(crate) trait Shelf: fmt::Debug + Send + Sync {
    /// How many there are.
    fn len(&self) -> usize;

    /// All of an article.
    fn article(&self, number: usize) -> Article;

    /// What an article states as its outlet.
    fn outlet(&self, number: usize) -> &str;

    /// What an article states as its language.
    fn language(&self, number: usize) -> &str;

    /// When an article came out.
    fn date(&self, number: usize) -> Date;

    /// As [`Article::field`].
    fn field(&self, number: usize, name: &str) -> Option<String>;

    /// Whether everything could be told that was asked for.
    ///
    /// # Errors
    /// The first that could not.
    fn sound(&self) -> Result<()> {
        Ok(())
    }
}

/// The articles of a corpus.
#[derive(Debug, Clone)]
pub(super) enum Articles {
    /// All at hand.
    Listed(Vec<Article>),
    /// On a shelf; shared, as they never change.
    Shelved(Arc<Shelved>),
}

/// Articles on a shelf, and those that were taken from it.
#[derive(Debug)]
pub(super) struct Shelved {
    shelf: Box<dyn Shelf>,
    each: Box<[OnceLock<Box<Article>>]>,
    all: OnceLock<Vec<Article>>,
}

impl Default for Articles {
    fn default() -> Self {
        Self::Listed(Vec::new())
    }
}

impl Articles {
    pub(super) fn on(shelf: Box<dyn Shelf>) -> Self {
        let each = (0..shelf.len()).map(|_| OnceLock::new()).collect();
        Self::Shelved(Arc::new(Shelved { shelf, each, all: OnceLock::new() }))
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Listed(articles) => articles.len(),
            Self::Shelved(shelved) => shelved.each.len(),
        }
    }

    /// All of them, taken from the shelf.
    pub(super) fn all(&self) -> &[Article] {
        match self {
            Self::Listed(articles) => articles,
            Self::Shelved(shelved) => shelved.all(),
        }
    }

    /// All of them, to be changed.
    pub(super) fn all_mut(&mut self) -> &mut [Article] {
        if let Self::Shelved(shelved) = self {
            *self = Self::Listed(shelved.all().to_vec());
        }
        match self {
            Self::Listed(articles) => articles,
            Self::Shelved(_) => &mut [],
        }
    }

    /// One of them; no other is taken from the shelf.
    pub(super) fn get(&self, number: usize) -> &Article {
        match self {
            Self::Listed(articles) => &articles[number],
            Self::Shelved(shelved) => match shelved.all.get() {
                Some(all) => &all[number],
                None => shelved.each[number].get_or_init(|| Box::new(shelved.shelf.article(number))),
            },
        }
    }

    pub(super) fn sound(&self) -> Result<()> {
        match self {
            Self::Listed(_) => Ok(()),
            Self::Shelved(shelved) => shelved.shelf.sound(),
        }
    }

    pub(super) fn outlet(&self, number: usize) -> &str {
        match self {
            Self::Listed(articles) => &articles[number].outlet,
            Self::Shelved(shelved) => shelved.shelf.outlet(number),
        }
    }

    pub(super) fn language(&self, number: usize) -> &str {
        match self {
            Self::Listed(articles) => &articles[number].language,
            Self::Shelved(shelved) => shelved.shelf.language(number),
        }
    }

    pub(super) fn date(&self, number: usize) -> Date {
        match self {
            Self::Listed(articles) => articles[number].date,
            Self::Shelved(shelved) => shelved.shelf.date(number),
        }
    }

    pub(super) fn field(&self, number: usize, name: &str) -> Option<String> {
        match self {
            Self::Listed(articles) => articles[number].field(name),
            Self::Shelved(shelved) => shelved.shelf.field(number, name),
        }
    }
}

impl Shelved {
    fn all(&self) -> &[Article] {
        self.all.get_or_init(|| (0..self.each.len()).map(|number| self.shelf.article(number)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Corpus;
    use super::*;
    use std::collections::BTreeMap;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[derive(Debug)]
    struct Counting(Vec<Article>, Arc<AtomicUsize>);

    impl Shelf for Counting {
        fn len(&self) -> usize {
            self.0.len()
        }
        fn article(&self, number: usize) -> Article {
            self.1.fetch_add(1, Ordering::Relaxed);
            self.0[number].clone()
        }
        fn outlet(&self, number: usize) -> &str {
            &self.0[number].outlet
        }
        fn language(&self, number: usize) -> &str {
            &self.0[number].language
        }
        fn date(&self, number: usize) -> Date {
            self.0[number].date
        }
        fn field(&self, number: usize, name: &str) -> Option<String> {
            self.0[number].field(name)
        }
    }

    #[test]
    fn an_article_is_made_once_and_only_when_it_is_asked_for() {
        let article = |number: usize| Article {
            id: number.to_string(),
            outlet: "A".into(),
            date: Date::Unknown,
            title: String::new(),
            author: String::new(),
            language: "en".into(),
            metadata: BTreeMap::new(),
            body: "dam".into(),
            given_tokens: None,
            given_sentences: None,
            place: "".into(),
        };
        let made = Arc::new(AtomicUsize::new(0));
        let shelf = Counting((0..3).map(article).collect(), Arc::clone(&made));
        let mut corpus = Corpus::shelved(Box::new(shelf), Vec::new(), Vec::new());
        assert_eq!((corpus.len(), corpus.outlet(1), corpus.language(2)), (3, "A", "en"));
        assert_eq!(corpus.field(1, "id").as_deref(), Some("1"));
        assert_eq!(made.load(Ordering::Relaxed), 0);
        assert_eq!((&*corpus.article(1).id, &*corpus.clone().article(1).id), ("1", "1"));
        assert_eq!(made.load(Ordering::Relaxed), 1);
        assert_eq!((corpus.articles().len(), &*corpus.article(2).id), (3, "2"));
        assert_eq!(made.load(Ordering::Relaxed), 4);
        corpus.articles_to_let_go()[0].body = "sea".into();
        assert_eq!((&*corpus.article(0).body, made.load(Ordering::Relaxed)), ("sea", 4));
    }
}
