//! What intervals over articles need to know of a word in a group of articles, as whole numbers that merge by addition.
//! Leaves the intervals to `rate`.

use std::ops::AddAssign;

/// Sums over the articles of one group, x = the word's tokens in an article, n = the article's tokens.
///
/// Sums that hold x need only the articles that have the word; the others are sums over the group, the same for every word.
/// Articles without a token have no rate and do not belong here.
///
/// ```
/// use newsprint::stats::moments::Moments;
/// let mut word = Moments::of_group(&[100, 300]);
/// word.add_occurrences(3, 300);
/// assert_eq!((word.articles, word.with, word.count, word.tokens), (2, 1, 3, 400));
/// assert_eq!((word.square, word.cross, word.size_square), (9, 900, 100_000));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moments {
    /// Articles with at least one token.
    pub articles: u64,
    /// Articles that have the word.
    pub with: u64,
    /// Σx.
    pub count: u64,
    /// Σn.
    pub tokens: u64,
    /// Σx².
    pub square: u64,
    /// Σx·n.
    pub cross: u64,
    /// Σn².
    pub size_square: u64,
}

impl Moments {
    /// The sums of a group before any word is counted; articles without a token are left out.
    pub fn of_group(sizes: &[u64]) -> Self {
        let mut group = Self::default();
        for &size in sizes.iter().filter(|&&size| size > 0) {
            group.articles += 1;
            group.tokens += size;
            group.size_square += size * size;
        }
        group
    }

    /// Adds `count` tokens of the word in an article of `size` tokens that `of_group` has seen; once an article.
    pub fn add_occurrences(&mut self, count: u64, size: u64) {
        self.with += u64::from(count > 0);
        self.count += count;
        self.square += count * count;
        self.cross += count * size;
    }

    /// (Σn)²·Σ(x − r·n)² with r = Σx/Σn: a whole number, so nothing cancels.
    ///
    /// Falls back to floats where 128 bits are not enough.
    fn scaled_residuals(&self) -> f64 {
        let exact = || {
            let [count, tokens] = [self.count, self.tokens].map(i128::from);
            let [square, cross, size_square] = [self.square, self.cross, self.size_square].map(i128::from);
            let squares = tokens.checked_mul(tokens)?.checked_mul(square)?;
            let crosses = tokens.checked_mul(count)?.checked_mul(cross)?.checked_mul(2)?;
            let sizes = count.checked_mul(count)?.checked_mul(size_square)?;
            squares.checked_sub(crosses)?.checked_add(sizes)
        };
        let rough = || {
            let (rate, tokens) = (self.count as f64 / self.tokens as f64, self.tokens as f64);
            let sum = self.square as f64 - 2.0 * rate * self.cross as f64 + rate * rate * self.size_square as f64;
            sum * tokens * tokens
        };
        exact().map_or_else(rough, |sum| sum as f64).max(0.0)
    }

    /// The variance of the rate Σx/Σn over articles, as a share of the squared rate; `None` below two articles or for no
    /// occurrence.
    ///
    /// m/(m − 1) · Σ(x − r·n)² / (Σx)² over m articles: the ratio estimator, Cochran 1977, chapter 6, without the correction
    /// for finite populations.
    ///
    /// ```
    /// use newsprint::stats::moments::Moments;
    /// let mut word = Moments::of_group(&[100, 100]);
    /// word.add_occurrences(1, 100);
    /// word.add_occurrences(3, 100);
    /// // x = 1 and 3 around a mean of 2: 2/1 · (1 + 1) / 16.
    /// assert_eq!(word.relative_variance(), Some(0.25));
    /// ```
    pub fn relative_variance(&self) -> Option<f64> {
        if self.articles < 2 || self.count == 0 {
            return None;
        }
        let (articles, count, tokens) = (self.articles as f64, self.count as f64, self.tokens as f64);
        Some(articles / (articles - 1.0) * self.scaled_residuals() / (tokens * tokens * count * count))
    }

    /// How many independent tokens would be as sure as the word's tokens in these articles; at most its count.
    ///
    /// 1 / `relative_variance`, as the effective sample size of a survey (Kish 1965). `None` as there.
    ///
    /// ```
    /// use newsprint::stats::moments::Moments;
    /// let mut word = Moments::of_group(&[100; 50]);
    /// word.add_occurrences(30, 100);
    /// // Thirty tokens in one article of fifty are one event.
    /// assert!((word.effective_occurrences().unwrap() - 1.0).abs() < 1e-12);
    /// ```
    pub fn effective_occurrences(&self) -> Option<f64> {
        let variance = self.relative_variance()?;
        let count = self.count as f64;
        Some(if variance * count > 1.0 { 1.0 / variance } else { count })
    }
}

impl AddAssign for Moments {
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.with += other.with;
        self.count += other.count;
        self.tokens += other.tokens;
        self.square += other.square;
        self.cross += other.cross;
        self.size_square += other.size_square;
    }
}
