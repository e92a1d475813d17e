//! Counts the forms of one article after another: no token is kept, only sums for every form.

use crate::index::FormId;

/// What is known of one form over some articles; two of them merge by addition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// Articles with the form.
    pub articles: u64,
    /// Occurrences.
    pub count: u64,
    /// The sum of the squared occurrences of each article.
    pub square: u64,
    /// The sum of occurrences times tokens of each article.
    pub cross: u64,
}

/// Sums over the articles that were counted since they were last taken.
///
/// Invariant: `in_article` is 0 for every form but those of `touched`, and `sums` is nothing but for those of `present`.
#[derive(Debug, Default)]
pub(super) struct Tally {
    in_article: Vec<u32>,
    touched: Vec<u32>,
    tokens: u64,
    sums: Vec<Sums>,
    present: Vec<u32>,
}

impl Tally {
    /// With room for forms with numbers below this; more may come.
    pub(super) fn new(forms: usize) -> Self {
        Self { in_article: vec![0; forms], sums: vec![Sums::default(); forms], ..Self::default() }
    }

    /// Counts a token of the article that has begun.
    #[inline]
    pub(super) fn token(&mut self, form: FormId) {
        self.tokens += 1;
        let place = form.0 as usize;
        if place >= self.in_article.len() {
            self.grow(place);
        }
        let count = &mut self.in_article[place];
        if *count == 0 {
            self.touched.push(form.0);
        }
        *count += 1;
    }

    #[cold]
    fn grow(&mut self, place: usize) {
        let forms = (place + 1).next_power_of_two();
        self.in_article.resize(forms, 0);
        self.sums.resize(forms, Sums::default());
    }

    /// Ends the article; how many tokens it had.
    pub(super) fn end_of_article(&mut self) -> u64 {
        let tokens = std::mem::take(&mut self.tokens);
        for form in self.touched.drain(..) {
            let count = u64::from(std::mem::take(&mut self.in_article[form as usize]));
            let sums = &mut self.sums[form as usize];
            if sums.articles == 0 {
                self.present.push(form);
            }
            *sums += Sums { articles: 1, count, square: count * count, cross: count * tokens };
        }
        tokens
    }

    /// Counts a whole article; how many tokens it had.
    pub(super) fn article(&mut self, forms: impl Iterator<Item = FormId>) -> u64 {
        forms.for_each(|form| self.token(form));
        self.end_of_article()
    }

    /// The sums of every form that occurred, in no promised order; nothing is left.
    pub(super) fn take(&mut self) -> Vec<(FormId, Sums)> {
        let Self { sums, present, .. } = self;
        present.drain(..).map(|form| (FormId(form), std::mem::take(&mut sums[form as usize]))).collect()
    }
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.count += other.count;
        self.square += other.square;
        self.cross += other.cross;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_counts_once_for_each_of_its_forms() {
        let mut tally = Tally::new(3);
        assert_eq!(tally.article([2, 0, 2].into_iter().map(FormId)), 3);
        assert_eq!(tally.article([2].into_iter().map(FormId)), 1);
        let mut sums = tally.take();
        sums.sort_unstable_by_key(|(form, _)| *form);
        assert_eq!(sums[0], (FormId(0), Sums { articles: 1, count: 1, square: 1, cross: 3 }));
        assert_eq!(sums[1], (FormId(2), Sums { articles: 2, count: 3, square: 5, cross: 7 }));
        assert!(sums.len() == 2 && tally.take().is_empty());
    }
}
