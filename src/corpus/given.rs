//! Tokens that the input gives, with what it says of each: where they stand, their lemmas, their parts of speech.
//! Leaves counting to the index.

use std::collections::BTreeMap;
use std::ops::Range;

/// The tokens of a tokenised article.
///
/// Invariant: ranges ascend, do not overlap and lie on char boundaries of the body; each column is empty or has a value, or its
/// absence, for every token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenTokens {
    /// Byte ranges in the body.
    pub ranges: Vec<Range<u32>>,
    /// The lemma of each token.
    pub lemmas: TokenColumn,
    /// The part of speech of each token, in the tag set of the input.
    pub parts_of_speech: TokenColumn,
    /// May the folding rules map their spellings?
    pub folding: GivenFolding,
}

/// What may happen to given tokens; nothing ever splits or joins them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GivenFolding {
    /// Every token counts under its spelling: `--tokens as-given`.
    #[default]
    AsGiven,
    /// Spellings are folded as in any text, and tokens with neither letter nor digit were left out.
    Folded,
}

/// One value a token; equal values are kept once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenColumn {
    /// `None` as long as there is no token: most articles have no such column, and it takes no room in them.
    values: Option<Box<Values>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Values {
    /// 0 for none, else the place in `names` from 1.
    ids: Vec<u32>,
    names: Vec<String>,
    id_of: BTreeMap<String, u32>,
}

impl TokenColumn {
    /// Adds the value of the next token; an empty one is none.
    ///
    /// # Panics
    /// After four thousand million different values.
    pub fn push(&mut self, value: &str) {
        let Values { ids, names, id_of } = &mut **self.values.get_or_insert_default();
        let id = match (value.is_empty(), id_of.get(value)) {
            (true, _) => 0,
            (false, Some(&known)) => known,
            (false, None) => {
                names.push(value.to_owned());
                let id = u32::try_from(names.len()).expect("fewer than 2^32 values");
                id_of.insert(value.to_owned(), id);
                id
            }
        };
        ids.push(id);
    }

    /// The value of a token; `None` if it has none, or there is no such column.
    pub fn get(&self, token: usize) -> Option<&str> {
        let Values { ids, names, .. } = &**self.values.as_ref()?;
        let id = *ids.get(token)? as usize;
        Some(names.get(id.checked_sub(1)?)?.as_str())
    }

    /// Whether no token has a value.
    pub fn is_empty(&self) -> bool {
        self.values.as_ref().is_none_or(|values| values.names.is_empty())
    }
}

impl From<Vec<Range<u32>>> for GivenTokens {
    fn from(ranges: Vec<Range<u32>>) -> Self {
        Self { ranges, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_gives_back_its_values() {
        let mut column = TokenColumn::default();
        for value in ["be", "", "be", "not"] {
            column.push(value);
        }
        assert_eq!(
            (0..5).map(|token| column.get(token)).collect::<Vec<_>>(),
            [Some("be"), None, Some("be"), Some("not"), None]
        );
        assert_eq!(column.values.map(|values| values.names.len()), Some(2));
        assert!(TokenColumn::default().is_empty());
    }
}
