//! What an earlier index knows already: the words of an article whose text and word rules are as they were are taken over, not found
//! again. Leaves everything else about the corpus, cleaning and forms included, to be made anew.

use super::{ArticleNumber, Index};
use crate::corpus::Article;
use crate::token::{TypeId, Vocabulary, WordRules};
use std::collections::HashMap;

/// Articles whose texts begin and end alike and are equally long are compared with so many of each other.
const ALIKE: usize = 8;

/// The articles of an earlier index, by what is quickly seen of their texts.
pub(super) struct Earlier<'i> {
    index: &'i Index,
    by_look: HashMap<Look, Vec<ArticleNumber>>,
}

/// The length of a text, and eight bytes of its beginning, its middle and its end.
type Look = (usize, [u64; 3]);

impl<'i> Earlier<'i> {
    /// The articles of an index whose words were found, not given.
    pub(super) fn of(index: &'i Index) -> Self {
        let mut earlier = Self { index, by_look: HashMap::new() };
        for (number, article) in (0u32..).zip(index.corpus().articles()) {
            let is_new = article.given_tokens.is_none() && earlier.same(article, index.rules_of(number)).is_none();
            let alike = earlier.by_look.entry(look(&article.body)).or_default();
            if is_new && alike.len() < ALIKE {
                alike.push(number);
            }
        }
        earlier
    }

    /// The article with the same text and rules, under whatever id it stood; `None` if there is none.
    fn same(&self, article: &Article, rules: WordRules) -> Option<ArticleNumber> {
        let alike = self.by_look.get(&look(&article.body)).filter(|_| article.given_tokens.is_none())?;
        let is_same = |number: ArticleNumber| {
            self.index.rules_of(number) == rules && self.index.article(number).body.as_str() == article.body.as_str()
        };
        alike.iter().copied().find(|&number| is_same(number))
    }
}

/// Takes words over for one part of a corpus after the other.
pub(super) struct Taker<'e> {
    earlier: Option<&'e Earlier<'e>>,
    /// The number in the part of each type of the earlier index.
    numbers: Vec<u32>,
}

/// A type that did not occur in the part yet.
const UNKNOWN: u32 = u32::MAX;

impl<'e> Taker<'e> {
    /// From an earlier index, or from none.
    pub(super) fn of(earlier: Option<&'e Earlier<'e>>) -> Self {
        Self { earlier, numbers: Vec::new() }
    }

    /// A new part begins.
    pub(super) fn begin(&mut self) {
        self.numbers.clear();
    }

    /// The type and start of each word of an article, with types numbered as the vocabulary of its part does; `None` if the words
    /// must be found.
    pub(super) fn words<'a>(
        &'a mut self,
        article: &Article,
        rules: WordRules,
        vocabulary: &'a mut Vocabulary,
    ) -> Option<impl Iterator<Item = (TypeId, u32)> + 'a> {
        let earlier = self.earlier?;
        let number = earlier.same(article, rules)?;
        let (index, numbers) = (earlier.index, &mut self.numbers);
        numbers.resize(index.vocabulary().len(), UNKNOWN);
        let types = index.row_types(number, 0..index.rows(number));
        Some(types.zip(index.row_starts(number)).map(move |(id, &start)| {
            let known = &mut numbers[id.0 as usize];
            if *known == UNKNOWN {
                *known = vocabulary.insert(index.vocabulary().entry(id)).0;
            }
            (TypeId(*known), start)
        }))
    }
}

fn look(text: &str) -> Look {
    let bytes = text.as_bytes();
    let eight = |start: usize| {
        let mut taken = [0; 8];
        let found = &bytes[start..bytes.len().min(start + 8)];
        taken[..found.len()].copy_from_slice(found);
        u64::from_le_bytes(taken)
    };
    (bytes.len(), [0, bytes.len() / 2, bytes.len().saturating_sub(8)].map(eight))
}
