//! Counts the forms of one article after another: no token is kept, only sums for every form.

use crate::index::{FormId, Sums};
use crate::prefetch::prefetch;

/// What is added up over the articles of a group, for every form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tallied {
    /// Occurrences alone.
    Counts,
    /// Occurrences, articles with the form, and the sums that intervals over articles need.
    #[default]
    Moments,
}

/// How often each of some numbers (of types, of forms) occurs in one article.
///
/// Invariant: `counts` is 0 for every number but those of `touched`.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    counts: Vec<u32>,
    touched: Vec<u32>,
}

/// Numbers that are counted before those of them that are new are listed.
const TOGETHER: usize = 64;

impl Occurrences {
    /// Counts numbers.
    pub(super) fn count(&mut self, numbers: &[u32]) {
        for numbers in numbers.chunks(TOGETHER) {
            let (mut touched, mut next) = ([0; TOGETHER], 0);
            for &number in numbers {
                if number as usize >= self.counts.len() {
                    self.grow(number as usize);
                }
                // Whether a number is new in an article cannot be foreseen: there is no branch on it.
                let count = &mut self.counts[number as usize];
                touched[next % TOGETHER] = number;
                next += usize::from(*count == 0);
                *count += 1;
            }
            self.touched.extend_from_slice(&touched[..next]);
        }
    }

    /// Each number that occurred with its count, in the order of first occurrence; nothing is left.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let Self { counts, touched } = self;
        touched.drain(..).map(|number| (number, std::mem::take(&mut counts[number as usize])))
    }

    #[cold]
    fn grow(&mut self, number: usize) {
        self.counts.resize((number + 1).next_power_of_two(), 0);
    }
}

/// Sums over the articles that were counted since they were last taken.
///
/// Invariant: `sums` is nothing but for the forms of `present`.
#[derive(Debug, Default)]
pub(super) struct Tally {
    tallied: Tallied,
    /// Of one article, or of all since they were last taken where only occurrences are added up.
    occurrences: Occurrences,
    sums: Vec<Sums>,
    /// A bit for every form.
    present: Vec<u64>,
}

/// A form is asked of memory so many forms before it is added.
const AHEAD: usize = 16;

impl Tally {
    /// Nothing counted yet.
    pub(super) fn tallying(tallied: Tallied) -> Self {
        Self { tallied, ..Self::default() }
    }

    /// Counts a whole article.
    pub(super) fn article(&mut self, forms: &[u32]) {
        self.occurrences.count(forms);
        if self.tallied == Tallied::Moments {
            self.end_article(forms.len() as u64);
        }
    }

    /// Adds what was counted of an article to the sums.
    fn end_article(&mut self, tokens: u64) {
        let Self { occurrences: Occurrences { counts, touched }, sums, present, .. } = self;
        sums.resize(counts.len(), Sums::default());
        note(present, touched, counts.len());
        for (place, &form) in touched.iter().enumerate() {
            if let Some(&ahead) = touched.get(place + AHEAD) {
                prefetch(sums, ahead as usize);
            }
            let count = u64::from(std::mem::take(&mut counts[form as usize]));
            sums[form as usize] += Sums::of_article(count, tokens);
        }
        touched.clear();
    }

    /// The sums of every form that occurred, by form; nothing is left.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = (FormId, Sums)> + '_ {
        let Self { tallied, occurrences: Occurrences { counts, touched }, sums, present } = self;
        note(present, touched, counts.len());
        touched.clear();
        let mut take = move |form: usize| match tallied {
            Tallied::Counts => Sums { count: std::mem::take(&mut counts[form]).into(), ..Sums::default() },
            Tallied::Moments => std::mem::take(&mut sums[form]),
        };
        present
            .iter_mut()
            .zip(0..)
            .flat_map(|(word, place)| {
                let mut bits = std::mem::take(word);
                std::iter::from_fn(move || {
                    let bit = (bits != 0).then(|| bits.trailing_zeros())?;
                    bits &= bits - 1;
                    Some(FormId(64 * place + bit))
                })
            })
            .map(move |form| (form, take(form.0 as usize)))
    }
}

/// Notes which of so many forms are present, a bit for each.
fn note(present: &mut Vec<u64>, touched: &[u32], forms: usize) {
    present.resize(forms.div_ceil(64), 0);
    for &form in touched {
        present[form as usize / 64] |= 1 << (form % 64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_counts_once_for_each_of_its_forms() {
        let mut tally = Tally::default();
        tally.article(&[2, 0, 2]);
        tally.article(&[2]);
        let sums: Vec<_> = tally.drain().collect();
        let zero = (FormId(0), Sums { articles: 1, count: 1, square: 1, cross: 3 });
        let two = (FormId(2), Sums { articles: 2, count: 3, square: 5, cross: 7 });
        assert_eq!(sums, [zero, two]);
        assert!(tally.drain().next().is_none());
    }

    #[test]
    fn counts_alone_are_those_of_all_articles() {
        let mut tally = Tally::tallying(Tallied::Counts);
        for forms in [&[70, 0, 70][..], &[], &[70, 3]] {
            tally.article(forms);
        }
        let bare = |count| Sums { count, ..Sums::default() };
        let expected = [(FormId(0), bare(1)), (FormId(3), bare(1)), (FormId(70), bare(3))];
        assert_eq!(tally.drain().collect::<Vec<_>>(), expected);
        assert!(tally.drain().next().is_none());
    }

    #[test]
    fn sums_come_by_form() {
        let mut tally = Tally::default();
        let many: Vec<u32> = (0..1_000).rev().map(|form| form * 7 % 1_000).collect();
        for forms in [vec![70, 3, 9, 64, 63], vec![100_000, 5, 900], many] {
            tally.article(&forms);
            let mut ordered = forms.clone();
            ordered.sort_unstable();
            assert_eq!(tally.drain().map(|(form, _)| form.0).collect::<Vec<_>>(), ordered);
        }
    }
}
