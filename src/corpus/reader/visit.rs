//! Who looks at articles while they come in. Leaves what is looked at to the visitor.

use super::super::Article;
use super::object::Parsed;
use super::portions::Portions;
use crate::error::Result;

/// A row of an input as an article, or why there is none.
pub(crate) struct Made(pub(super) Result<Parsed>);

impl Made {
    /// The article, whose body may be taken.
    pub(crate) fn article(&mut self) -> Option<&mut Article> {
        self.0.as_mut().ok()?.article.as_mut().ok()
    }
}

/// Looks at articles while they come in.
pub(crate) trait Visit: Send {
    /// Looks at the next articles in the order of reading; may take their bodies.
    fn take(&mut self, articles: &mut [Article]);

    /// Has all articles made of a file that comes in portions; may look at each in the thread that makes it.
    fn portions(&mut self, portions: &mut Portions<'_>) {
        let mut workers = vec![(); portions.threads()];
        portions.each(&mut workers, |(), row| (row.made(String::new()), Some(())), |articles, _| self.take(articles));
    }
}

/// Looks at articles once they are made.
impl<F: FnMut(&mut [Article]) + Send> Visit for F {
    fn take(&mut self, articles: &mut [Article]) {
        self(articles);
    }
}
