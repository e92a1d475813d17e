//! Who looks at articles while they come in. Leaves what is looked at to the visitor.

use super::super::Article;
use super::object::Parsed;
use crate::error::Result;
use crate::parallel;

/// A row of an input as an article, or why there is none.
pub(crate) struct Made(pub(super) Result<Parsed>);

impl Made {
    /// The article, whose body may be taken.
    pub(crate) fn article(&mut self) -> Option<&mut Article> {
        self.0.as_mut().ok()?.article.as_mut().ok()
    }
}

/// Makes the article of a row. Its body takes the room of the text given, so that many bodies one after another need no more than
/// one.
pub(crate) type Make<'m> = dyn Fn(usize, String) -> Made + Sync + 'm;

/// Looks at articles while they come in.
pub(crate) trait Visit {
    /// Makes articles of so many rows, in their order, on up to `threads` threads; may look at each article, and take its body, in
    /// the thread that made it.
    fn make(&mut self, rows: usize, make: &Make<'_>, threads: usize) -> Vec<Made> {
        let rows: Vec<usize> = (0..rows).collect();
        parallel::map(&rows, threads, |&row| make(row, String::new()))
    }

    /// Looks at the next articles in the order of reading, those that were made included; may take their bodies.
    fn take(&mut self, articles: &mut [Article]);
}

/// Looks at articles once they are made.
impl<F: FnMut(&mut [Article])> Visit for F {
    fn take(&mut self, articles: &mut [Article]) {
        self(articles);
    }
}
