//! Surface types and their numbers: each distinct spelling is kept once, or once for each lemma and part of speech that the
//! input gives it.

use super::spelling_key::{Key, Seeds, key, key_at};
use hashbrown::{DefaultHashBuilder, HashTable, hash_table};
use std::hash::BuildHasher;
use std::ops::Range;

/// The number of a surface type. It never leaves the index: results carry forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// What is known of a token without its place: a spelling, and what a tokenised input says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'e> {
    /// The spelling as it stands in the text.
    pub surface: &'e str,
    /// The lemma, if the input gives one.
    pub lemma: Option<&'e str>,
    /// The part of speech in the tag set of the input, if it gives one.
    pub pos: Option<&'e str>,
}

/// Entry <-> id.
///
/// Invariant: ids are dense and ascend in the order of first insertion.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    letters: String,
    ends: Vec<usize>,
    /// Spellings that are short enough to be their own keys, without lemma and part of speech: their bytes are their key.
    short: HashTable<Short>,
    /// All other entries.
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
    seeds: Seeds<2>,
    annotations: Option<Box<Annotations>>,
}

/// Bytes of the longest spelling that is its own key.
const LONGEST: usize = 15;

#[derive(Debug, Clone, Copy)]
struct Short {
    key: Key<2>,
    id: u32,
}

/// Lemma and part of speech of every type; a corpus without them has none of this.
#[derive(Debug, Clone, Default)]
struct Annotations {
    names: Vocabulary,
    of_type: Vec<Pair>,
}

/// The numbers of a lemma and a part of speech among the names.
type Pair = [u32; 2];

/// Neither lemma nor part of speech.
const NOTHING: Pair = [u32::MAX; 2];

impl<'e> From<&'e str> for Entry<'e> {
    fn from(surface: &'e str) -> Self {
        Self { surface, lemma: None, pos: None }
    }
}

impl Vocabulary {
    /// The id of an entry, new or known. A spelling alone is an entry too.
    ///
    /// # Panics
    /// After four thousand million types.
    pub fn insert<'e>(&mut self, entry: impl Into<Entry<'e>>) -> TypeId {
        let Entry { surface, lemma, pos } = entry.into();
        let pair = if lemma.is_none() && pos.is_none() {
            NOTHING
        } else {
            self.annotations.get_or_insert_default().pair(lemma, pos, self.ends.len())
        };
        if let Some(key) = key::<_, LONGEST>(surface.as_bytes()).filter(|_| pair == NOTHING) {
            return self.insert_short(key, surface);
        }
        let Self { letters, ends, places, hasher, annotations, .. } = self;
        let pair_of = |id: u32| annotations.as_ref().map_or(NOTHING, |known| known.of_type[id as usize]);
        let entry = places.entry(
            hash(*hasher, surface, pair),
            |&id| spelling(letters, ends, id) == surface && pair_of(id) == pair,
            |&id| hash(*hasher, spelling(letters, ends, id), pair_of(id)),
        );
        match entry {
            hash_table::Entry::Occupied(known) => TypeId(*known.get()),
            hash_table::Entry::Vacant(free) => {
                let id = next(ends);
                free.insert(id);
                self.spell(surface, pair);
                TypeId(id)
            }
        }
    }

    /// The id of the spelling at a range of a text, new or known: the same as `insert`, and faster.
    ///
    /// # Panics
    /// If the range is none of the text, or after four thousand million types.
    #[inline]
    pub fn insert_word(&mut self, text: &str, word: Range<usize>) -> TypeId {
        match key_at::<_, LONGEST>(text.as_bytes(), &word) {
            Some(key) => match self.short.find(self.seeds.hash(key), |short| short.key == key) {
                Some(known) => TypeId(known.id),
                None => self.insert_short(key, &text[word]),
            },
            None => self.insert(&text[word]),
        }
    }

    /// The id of a spelling that is none of its own yet: it is not looked for, and not found by [`Vocabulary::insert`] later.
    ///
    /// # Panics
    /// After four thousand million types.
    pub(crate) fn push(&mut self, surface: &str) -> TypeId {
        let id = next(&self.ends);
        self.spell(surface, NOTHING);
        TypeId(id)
    }

    /// Forgets all entries.
    pub(crate) fn clear(&mut self) {
        let Self { letters, ends, short, places, annotations, hasher: _, seeds: _ } = self;
        letters.clear();
        ends.clear();
        short.clear();
        places.clear();
        *annotations = None;
    }

    fn insert_short(&mut self, key: Key<2>, surface: &str) -> TypeId {
        let Self { short, seeds, ends, .. } = self;
        match short.entry(seeds.hash(key), |short| short.key == key, |short| seeds.hash(short.key)) {
            hash_table::Entry::Occupied(known) => TypeId(known.get().id),
            hash_table::Entry::Vacant(free) => {
                let id = next(ends);
                free.insert(Short { key, id });
                self.spell(surface, NOTHING);
                TypeId(id)
            }
        }
    }

    /// Keeps the spelling of the next id.
    fn spell(&mut self, surface: &str, pair: Pair) {
        self.letters.push_str(surface);
        self.ends.push(self.letters.len());
        if let Some(annotations) = &mut self.annotations {
            annotations.of_type.push(pair);
        }
    }

    /// A vocabulary of entries that differ, by their order; it takes no new ones.
    pub(crate) fn listed<'e>(entries: impl Iterator<Item = Entry<'e>>) -> Self {
        let mut vocabulary = Self::default();
        for Entry { surface, lemma, pos } in entries {
            let is_bare = lemma.is_none() && pos.is_none();
            let types = vocabulary.ends.len();
            let annotated = (!is_bare).then(|| vocabulary.annotations.get_or_insert_default().pair(lemma, pos, types));
            vocabulary.spell(surface, annotated.unwrap_or(NOTHING));
        }
        vocabulary
    }

    /// A vocabulary of spellings that differ, side by side, by where each ends; `None` if one ends inside a sign. It takes no new ones.
    pub(crate) fn side_by_side(letters: &str, ends: impl Iterator<Item = usize>) -> Option<Self> {
        let vocabulary = Self { letters: letters.to_owned(), ends: ends.collect(), ..Self::default() };
        let is_whole = vocabulary.ends.iter().all(|&end| letters.is_char_boundary(end))
            && vocabulary.ends.last().copied().unwrap_or(0) == letters.len();
        is_whole.then_some(vocabulary)
    }

    /// The spelling of a type.
    pub fn surface(&self, id: TypeId) -> &str {
        spelling(&self.letters, &self.ends, id.0)
    }

    /// How many bytes the spelling of a type has.
    pub(crate) fn length(&self, id: TypeId) -> usize {
        let place = id.0 as usize;
        self.ends[place] - if place == 0 { 0 } else { self.ends[place - 1] }
    }

    /// All that is known of a type.
    pub fn entry(&self, id: TypeId) -> Entry<'_> {
        let surface = self.surface(id);
        let Some(annotations) = &self.annotations else { return surface.into() };
        let [lemma, pos] = annotations.of_type[id.0 as usize].map(|name| annotations.name(name));
        Entry { surface, lemma, pos }
    }

    /// Whether some type has a lemma or a part of speech.
    pub fn is_annotated(&self) -> bool {
        self.annotations.is_some()
    }

    /// How many types there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All spellings in the order of their ids; one with several lemmas or parts of speech comes once for each.
    pub fn surfaces(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|id| spelling(&self.letters, &self.ends, id))
    }

    /// All entries in the order of their ids.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.ends.len() as u32).map(|id| self.entry(TypeId(id)))
    }
}

impl Annotations {
    /// The numbers of two names, new or known. The first annotated entry comes after `types` that have no annotation.
    fn pair(&mut self, lemma: Option<&str>, pos: Option<&str>, types: usize) -> Pair {
        self.of_type.resize(types, NOTHING);
        [lemma, pos].map(|name| name.map_or(u32::MAX, |name| self.names.insert(name).0))
    }

    fn name(&self, name: u32) -> Option<&str> {
        (name != u32::MAX).then(|| self.names.surface(TypeId(name)))
    }
}

/// The id of the next entry.
fn next(ends: &[usize]) -> u32 {
    u32::try_from(ends.len()).expect("a vocabulary has fewer than 2^32 types")
}

/// The hash of a spelling, changed by what the input says of it.
#[inline]
fn hash(hasher: DefaultHashBuilder, surface: &str, pair: Pair) -> u64 {
    let spelling = hasher.hash_one(surface);
    if pair == NOTHING { spelling } else { spelling ^ hasher.hash_one(pair) }
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
    fn a_word_of_a_text_is_the_entry_of_its_spelling() {
        let text = "the dam, the Überschwemmung, a b\0 b un\u{64b} internationalisierung the dam";
        let (mut by_place, mut by_spelling) = (Vocabulary::default(), Vocabulary::default());
        let mut places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        places.push(text.len());
        for (at, &start) in places.iter().enumerate() {
            for &end in places[at..].iter().take(22) {
                assert_eq!(by_place.insert_word(text, start..end), by_spelling.insert(&text[start..end]));
            }
        }
        assert_eq!(by_place.surfaces().collect::<Vec<_>>(), by_spelling.surfaces().collect::<Vec<_>>());
        let ids = ["b", "b\0", "b\0\0"].map(|spelling| by_place.insert(spelling));
        assert!(ids[0] != ids[1] && ids[1] != ids[2]);
    }

    #[test]
    fn ids_are_dense_and_spellings_come_back() {
        let mut vocabulary = Vocabulary::default();
        let ids: Vec<u32> = ["dam", "سد", "dam", "", "水"].iter().map(|form| vocabulary.insert(*form).0).collect();
        assert_eq!(ids, [0, 1, 0, 2, 3]);
        assert_eq!(vocabulary.surfaces().collect::<Vec<_>>(), ["dam", "سد", "", "水"]);
        assert!(!vocabulary.is_annotated() && vocabulary.annotations.is_none());
    }

    #[test]
    fn a_spelling_is_one_type_for_each_lemma_and_part_of_speech() {
        let mut vocabulary = Vocabulary::default();
        let entry = |surface, lemma, pos| Entry { surface, lemma, pos };
        let given = [
            entry("the", None, None),
            entry("saw", Some("see"), Some("VERB")),
            entry("saw", Some("saw"), Some("NOUN")),
            entry("saw", None, None),
            entry("saw", Some("see"), Some("VERB")),
            entry("saw", None, Some("NOUN")),
            entry("the", None, None),
        ];
        let ids: Vec<u32> = given.iter().map(|&entry| vocabulary.insert(entry).0).collect();
        assert_eq!(ids, [0, 1, 2, 3, 1, 4, 0]);
        assert_eq!(vocabulary.entries().collect::<Vec<_>>(), [given[0], given[1], given[2], given[3], given[5]]);
        let many: Vec<String> = (0..2_000).map(|number| format!("w{number}")).collect();
        for round in 0..2 {
            for (place, word) in many.iter().enumerate() {
                assert_eq!(vocabulary.insert(entry(word, Some(word), None)).0 as usize, 5 + place, "round {round}");
            }
        }
    }
}
