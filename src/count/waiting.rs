//! The forms of articles in their order, until they are added up.

use super::tally::Tally;

/// Articles that wait to be added up: of each the number of its tokens, then the form of each.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    words: Vec<u32>,
}

impl Waiting {
    /// Begins an article: so many forms must be added to the list.
    pub(super) fn article(&mut self, tokens: u32) -> &mut Vec<u32> {
        self.words.reserve(tokens as usize + 1);
        self.words.push(tokens);
        &mut self.words
    }

    /// How many words of memory it takes.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Adds up all that waits.
    pub(super) fn add_up(self, tally: &mut Tally) {
        let mut words = &self.words[..];
        while let Some((&tokens, behind)) = words.split_first() {
            let (forms, next) = behind.split_at(tokens as usize);
            tally.article(forms);
            words = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tally::{FormSums, Sums};
    use super::*;
    use crate::index::FormId;

    #[test]
    fn what_waits_is_added_up_article_by_article() {
        let (mut waiting, mut tally) = (Waiting::default(), Tally::default());
        for forms in [&[7, 0, 7, 7][..], &[], &[7]] {
            waiting.article(forms.len() as u32).extend_from_slice(forms);
        }
        assert_eq!(waiting.len(), 8);
        waiting.add_up(&mut tally);
        let zero = FormSums { form: FormId(0), sums: Sums { articles: 1, count: 1, square: 1, cross: 4 } };
        let seven = FormSums { form: FormId(7), sums: Sums { articles: 2, count: 4, square: 10, cross: 13 } };
        assert_eq!(tally.drain().collect::<Vec<_>>(), [zero, seven]);
    }
}
