//! Where each type stands: the tokens of the corpus, ordered by type, so that a question looks at no others.

use super::ArticleNumber;
use super::column::{Column, Growing};
use crate::memory::Memory;
use std::borrow::Cow;
use std::io;
use std::ops::Range;

/// Tokens by type.
#[derive(Debug)]
pub(super) struct Positions {
    /// For each type, where its tokens begin; those of the next type follow.
    pub first: Column<u64>,
    /// Tokens by their place in the corpus: those of the first type ascending, then those of the next.
    pub tokens: Column<u32>,
}

/// One token in so many: where types have more, to look at every article is as fast.
const MANY: usize = 16;

impl Positions {
    /// The positions of a column of types, all of which are less than `all`. Where they would take more than a quarter of the
    /// memory they are made for some types at a time and kept in a temporary file.
    ///
    /// # Errors
    /// If the temporary file cannot be written.
    pub(super) fn of(types: &Column<u32>, all: usize, memory: Memory) -> io::Result<Self> {
        let mut next = vec![0u64; all];
        for &id in types.portions().flatten() {
            next[id as usize] += 1;
        }
        let mut end = 0;
        for start in &mut next {
            let count = *start;
            *start = end;
            end += count;
        }
        let first = next.clone();
        let room = (memory.bytes() / 16).max(1);
        let mut tokens = Growing::within(room * 4);
        let mut low = 0;
        while low < all {
            let start = first[low];
            // As many types as there is room for; one type at least.
            let high = first.partition_point(|&place| place < start + room).max(low + 1);
            let end = first.get(high).map_or(types.len() as u64, |&place| place);
            let mut part = vec![0; (end - start) as usize];
            for (token, &id) in (0u32..).zip(types.portions().flatten()) {
                if (low..high).contains(&(id as usize)) {
                    let place = &mut next[id as usize];
                    part[(*place - start) as usize] = token;
                    *place += 1;
                }
            }
            tokens.append(part)?;
            low = high;
        }
        Ok(Self { first: Column::Memory(first), tokens: tokens.finish()? })
    }

    /// Where the tokens of a type stand.
    fn range(&self, id: u32) -> Range<usize> {
        let end = self.first.get(id as usize + 1).map_or(self.tokens.len(), |&end| end as usize);
        self.first[id as usize] as usize..end
    }

    /// The tokens of a type, ascending.
    pub(super) fn of_type(&self, id: u32) -> &[u32] {
        self.tokens.portion(self.range(id))
    }

    /// How many tokens each type has, by its number.
    pub(super) fn counts(&self) -> Vec<u64> {
        (0..self.first.len() as u32).map(|id| self.range(id).len() as u64).collect()
    }

    /// The tokens of some types, ascending; `None` where several have so many that to look at every article is as fast.
    pub(super) fn tokens_of(&self, types: &[u32]) -> Option<Cow<'_, [u32]>> {
        if let [id] = types {
            return Some(self.of_type(*id).into());
        }
        let all: usize = types.iter().map(|&id| self.range(id).len()).sum();
        if all * MANY > self.tokens.len() {
            return None;
        }
        let mut tokens = Vec::with_capacity(all);
        for &id in types {
            tokens.extend_from_slice(self.of_type(id));
        }
        tokens.sort_unstable();
        Some(tokens.into())
    }

    /// The articles with a token of one of some types, ascending; `None` where there are too many such tokens. The rows of the
    /// articles ascend.
    pub(super) fn articles(&self, types: &[u32], rows: &[Range<usize>]) -> Option<Vec<ArticleNumber>> {
        let tokens: usize = types.iter().map(|&id| self.range(id).len()).sum();
        if tokens * MANY > self.tokens.len() {
            return None;
        }
        let mut articles = Vec::new();
        for &id in types {
            let mut tokens = self.of_type(id);
            while let Some(&token) = tokens.first() {
                let article = rows.partition_point(|rows| rows.end <= token as usize);
                articles.push(article as ArticleNumber);
                tokens = &tokens[tokens.partition_point(|&token| (token as usize) < rows[article].end)..];
            }
        }
        articles.sort_unstable();
        articles.dedup();
        Some(articles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_stand_by_type_and_lead_to_articles() {
        let mut types = vec![2, 0, 2, 1, 0];
        types.extend([3; 95]);
        let [positions, spilled] = [1 << 20, 16]
            .map(|bytes| Positions::of(&Column::Memory(types.clone()), 4, Memory::of(bytes)).expect("written"));
        assert_eq!(&*positions.first, [0, 2, 3, 5]);
        assert_eq!(positions.tokens[..6], [1, 4, 3, 0, 2, 5]);
        assert_eq!(positions.tokens[..], spilled.tokens[..]);
        // The second article is empty.
        let rows = [0..3, 3..3, 3..4, 4..100];
        assert_eq!(positions.articles(&[0], &rows), Some(vec![0, 3]));
        assert_eq!(positions.articles(&[1, 2], &rows), Some(vec![0, 2]));
        assert_eq!(positions.articles(&[], &rows), Some(vec![]));
        assert_eq!(positions.articles(&[3], &rows), None);
        assert_eq!(positions.tokens_of(&[2, 0]).as_deref(), Some(&[0, 1, 2, 4][..]));
        assert_eq!(positions.tokens_of(&[3]).map(|tokens| tokens.len()), Some(95));
        assert_eq!(positions.tokens_of(&[3, 0]), None);
        assert_eq!(positions.counts(), [2, 1, 2, 95]);
    }
}
