//! Counts the forms of one article after another: no token is kept, only sums for every form.

use crate::index::FormId;
use crate::prefetch::prefetch;

/// What is known of one form over some articles; two of them merge by addition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// Articles with the form.
    pub articles: u32,
    /// Occurrences.
    pub count: u64,
    /// The sum of the squared occurrences of each article.
    pub square: u64,
    /// The sum of occurrences times tokens of each article.
    pub cross: u64,
}

/// A form with what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FormSums {
    pub form: FormId,
    pub sums: Sums,
}

/// How often each of some numbers (of types, of forms) occurs in one article.
///
/// Invariant: `counts` is 0 for every number but those of `touched`.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    counts: Vec<u32>,
    touched: Vec<u32>,
}

impl Occurrences {
    /// Counts a number.
    #[inline]
    pub(super) fn add(&mut self, number: u32, occurrences: u32) {
        if number as usize >= self.counts.len() {
            self.grow(number as usize);
        }
        let count = &mut self.counts[number as usize];
        if *count == 0 {
            self.touched.push(number);
        }
        *count += occurrences;
    }

    #[cold]
    fn grow(&mut self, number: usize) {
        self.counts.resize((number + 1).next_power_of_two(), 0);
    }

    /// Each number that occurred with its count, in the order of first occurrence; nothing is left.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let counts = &mut self.counts;
        self.touched.drain(..).map(|number| (number, std::mem::take(&mut counts[number as usize])))
    }
}

/// Sums over the articles that were counted since they were last taken.
///
/// Invariant: `sums` is nothing but for the forms of `present`.
#[derive(Debug, Default)]
pub(super) struct Tally {
    in_article: Occurrences,
    sums: Vec<Sums>,
    present: Vec<u32>,
}

impl Tally {
    /// Says that a form will be added soon.
    #[inline]
    pub(super) fn expect(&self, form: u32) {
        prefetch(&self.sums, form as usize);
    }

    /// Adds a form of an article: its occurrences there, and the tokens of the article.
    #[inline]
    pub(super) fn add(&mut self, form: u32, count: u32, tokens: u32) {
        if form as usize >= self.sums.len() {
            self.sums.resize((form as usize + 1).next_power_of_two(), Sums::default());
        }
        let sums = &mut self.sums[form as usize];
        if sums.articles == 0 {
            self.present.push(form);
        }
        let (count, tokens) = (u64::from(count), u64::from(tokens));
        *sums += Sums { articles: 1, count, square: count * count, cross: count * tokens };
    }

    /// Counts a whole article.
    pub(super) fn article(&mut self, forms: impl Iterator<Item = FormId>) {
        let mut in_article = std::mem::take(&mut self.in_article);
        let tokens = forms.fold(0, |tokens, form| {
            in_article.add(form.0, 1);
            tokens + 1
        });
        in_article.drain().for_each(|(form, count)| self.add(form, count, tokens));
        self.in_article = in_article;
    }

    /// The sums of every form that occurred, by form; nothing is left.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = FormSums> + '_ {
        let Self { sums, present, .. } = self;
        if present.len() > sums.len() / DENSE {
            present.clear();
            present.extend((0..sums.len() as u32).filter(|&form| sums[form as usize].articles > 0));
        } else {
            present.sort_unstable();
        }
        present.drain(..).map(|form| FormSums { form: FormId(form), sums: std::mem::take(&mut sums[form as usize]) })
    }
}

/// If one in so many forms occurred, looking at all of them is cheaper than putting those in order.
const DENSE: usize = 32;

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
        let mut tally = Tally::default();
        tally.article([2, 0, 2].into_iter().map(FormId));
        tally.article([2].into_iter().map(FormId));
        let sums: Vec<_> = tally.drain().collect();
        let zero = FormSums { form: FormId(0), sums: Sums { articles: 1, count: 1, square: 1, cross: 3 } };
        let two = FormSums { form: FormId(2), sums: Sums { articles: 2, count: 3, square: 5, cross: 7 } };
        assert_eq!(sums, [zero, two]);
        assert!(tally.drain().next().is_none());
    }

    #[test]
    fn sums_come_by_form_whether_many_or_few_forms_occur() {
        let mut tally = Tally::default();
        for forms in [vec![70, 3, 9, 64], vec![100_000, 5, 900]] {
            for &form in &forms {
                tally.add(form, 1, 1);
            }
            let mut ordered = forms.clone();
            ordered.sort_unstable();
            assert_eq!(tally.drain().map(|sums| sums.form.0).collect::<Vec<_>>(), ordered);
        }
    }
}
