//! Surface types and their numbers: each distinct spelling is kept once.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// The number of a surface type. It never leaves the index: results carry forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// Surface form <-> id.
///
/// Invariant: ids are dense and ascend in the order of first insertion.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    letters: String,
    ends: Vec<usize>,
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Vocabulary {
    /// The id of a surface form, new or known.
    ///
    /// # Panics
    /// After four thousand million types.
    pub fn insert(&mut self, surface: &str) -> TypeId {
        let Self { letters, ends, places, hasher } = self;
        let entry = places.entry(
            hasher.hash_one(surface),
            |&id| spelling(letters, ends, id) == surface,
            |&id| hasher.hash_one(spelling(letters, ends, id)),
        );
        match entry {
            hashbrown::hash_table::Entry::Occupied(known) => TypeId(*known.get()),
            hashbrown::hash_table::Entry::Vacant(free) => {
                let id = u32::try_from(ends.len()).expect("a vocabulary has fewer than 2^32 types");
                free.insert(id);
                letters.push_str(surface);
                ends.push(letters.len());
                TypeId(id)
            }
        }
    }

    /// The spelling of a type.
    pub fn surface(&self, id: TypeId) -> &str {
        spelling(&self.letters, &self.ends, id.0)
    }

    /// How many types there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All spellings in the order of their ids.
    pub fn surfaces(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|id| spelling(&self.letters, &self.ends, id))
    }
}

fn spelling<'v>(letters: &'v str, ends: &[usize], id: u32) -> &'v str {
    let place = id as usize;
    let start = if place == 0 { 0 } else { ends[place - 1] };
    &letters[start..ends[place]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_dense_and_spellings_come_back() {
        let mut vocabulary = Vocabulary::default();
        let ids: Vec<u32> = ["dam", "سد", "dam", "", "水"].iter().map(|form| vocabulary.insert(form).0).collect();
        assert_eq!(ids, [0, 1, 0, 2, 3]);
        assert_eq!(vocabulary.surfaces().collect::<Vec<_>>(), ["dam", "سد", "", "水"]);
    }
}
