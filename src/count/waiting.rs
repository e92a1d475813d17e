//! The forms of articles with their counts, packed, until they are added up: a word of memory a form, as nearly all fit into one.

use super::tally::Tally;

/// Articles that wait to be added up: of each [`BEGIN`] with its tokens, then its forms with their counts.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    words: Vec<u32>,
}

/// Stands before the tokens of an article.
const BEGIN: u32 = u32::MAX;
/// Stands before a form and a count that do not fit into one word.
const WIDE: u32 = u32::MAX - 1;

/// Bits of a count beside its form.
const COUNT: u32 = 8;
/// No form from here on is packed: what is packed is less than [`WIDE`].
const FORMS: u32 = (1 << (u32::BITS - COUNT)) - 1;

/// A form is asked of memory so many words before it is added.
const AHEAD: usize = 16;

impl Waiting {
    /// Begins an article.
    pub(super) fn begin(&mut self, tokens: u32) {
        self.words.extend([BEGIN, tokens]);
    }

    /// How many words of memory it takes.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// How many words of memory it has.
    pub(super) fn capacity(&self) -> usize {
        self.words.capacity()
    }

    /// Adds up all that waits; nothing is left.
    pub(super) fn add_up(&mut self, tally: &mut Tally) {
        let mut tokens = 0;
        let mut place = 0;
        while let Some(&word) = self.words.get(place) {
            if let Some(&ahead) = self.words.get(place + AHEAD) {
                tally.expect(ahead >> COUNT);
            }
            match (word, self.words.get(place + 1..)) {
                (BEGIN, Some(&[of_article, ..])) => {
                    tokens = of_article;
                    place += 2;
                }
                (WIDE, Some(&[form, count, ..])) => {
                    tally.add(form, count, tokens);
                    place += 3;
                }
                _ => {
                    tally.add(word >> COUNT, word & ((1 << COUNT) - 1), tokens);
                    place += 1;
                }
            }
        }
        self.words.clear();
    }
}

impl Extend<(u32, u32)> for Waiting {
    /// Adds forms of the article at hand with their counts.
    fn extend<I: IntoIterator<Item = (u32, u32)>>(&mut self, counts: I) {
        for (form, count) in counts {
            if form < FORMS && count < 1 << COUNT {
                self.words.push(form << COUNT | count);
            } else {
                self.words.extend([WIDE, form, count]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tally::{FormSums, Sums};
    use super::*;
    use crate::index::FormId;

    #[test]
    fn what_waits_is_added_up_whether_it_is_packed_or_not() {
        let (mut waiting, mut tally) = (Waiting::default(), Tally::default());
        waiting.begin(1_000);
        waiting.extend([(0, 255), (7, 256), (FORMS, 3)]);
        waiting.begin(u32::MAX);
        waiting.extend([(7, 1), (FORMS - 1, 255)]);
        waiting.add_up(&mut tally);
        let sums = |form, articles, count, square, cross| FormSums {
            form: FormId(form),
            sums: Sums { articles, count, square, cross },
        };
        let most = u64::from(u32::MAX);
        let expected = [
            sums(0, 1, 255, 255 * 255, 255_000),
            sums(7, 2, 257, 256 * 256 + 1, 256_000 + most),
            sums(FORMS - 1, 1, 255, 255 * 255, 255 * most),
            sums(FORMS, 1, 3, 9, 3_000),
        ];
        assert_eq!(tally.drain().collect::<Vec<_>>(), expected);
        assert_eq!(waiting.len(), 0);
    }
}
