//! What is known of one form over some articles: whole numbers that merge by addition, whoever counted them.

use std::ops::AddAssign;

/// Sums over the articles of a group that have a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// Articles with the form.
    pub articles: u32,
    /// Occurrences.
    pub count: u64,
    /// The sum of the squared occurrences of each article.
    pub square: u64,
    /// The sum of occurrences times counted tokens of each article.
    pub cross: u64,
}

impl Sums {
    /// One article with so many occurrences among so many tokens.
    #[inline]
    pub(crate) fn of_article(count: u64, tokens: u64) -> Self {
        Self { articles: 1, count, square: count * count, cross: count * tokens }
    }
}

impl AddAssign for Sums {
    #[inline]
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.count += other.count;
        self.square += other.square;
        self.cross += other.cross;
    }
}
