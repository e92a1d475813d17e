//! N-grams of every group of articles: contiguous sequences, skip-grams, and the sums that intervals over articles need.
//! They never cross the border of an article.
//!
//! Sequences are packed into numbers, sorted in batches of articles and merged: no map of strings, and memory for each distinct
//! sequence rather than for each token; beyond the memory that may be taken, runs and what is kept of them go to disk.

mod batch;
mod kept;
mod order;
mod runs;

use super::packing::{Packed, bits};
use super::{Group, Grouping, Shape};
use crate::error::{Error, Result};
use crate::index::column::Column;
use crate::index::{FormId, Index, SubCorpus};
use crate::memory::{Memory, no_space};
use crate::parallel;
use crate::stats::moments::Moments;
use batch::{Batch, batches_of, most_at_once};
use kept::Kept;
use runs::{Runs, Width};
use std::io;

/// The number of an n-gram: n-grams that are kept are numbered in the order of their forms.
pub type NGram = usize;

/// How n-grams are counted, and which are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NGramSettings {
    /// Occurrences that an n-gram needs to be kept.
    pub min_count: u64,
    /// Articles in which it must occur to be kept. With both thresholds these are the lexical bundles of Biber et al. 1999.
    pub min_articles: u64,
    /// Threads; never changes a result.
    pub threads: usize,
    /// What they may take before they go to disk; never changes a result.
    pub memory: Memory,
}

impl Default for NGramSettings {
    /// All of them, on all threads, within half of the memory that is there.
    fn default() -> Self {
        Self { min_count: 1, min_articles: 1, threads: parallel::available(), memory: Memory::default() }
    }
}

/// Distinct n-grams with their counts by group.
#[derive(Debug)]
pub struct NGrams {
    groups: Vec<Group>,
    everything: Moments,
    types: u64,
    total: u64,
    /// Runs that did not stay in memory.
    spilled: usize,
    kept: Kept,
    memory: Memory,
}

/// An n-gram in one group; groups in which it does not occur have no cell.
#[derive(Debug, Clone, Copy)]
struct Cell {
    group: u32,
    articles: u32,
    count: u64,
    square: u64,
    cross: u64,
}

impl NGrams {
    /// Counts every n-gram of a shape in every group; the result depends neither on threads nor on memory.
    ///
    /// # Errors
    /// If a temporary file cannot be written.
    pub fn of(
        corpus: &SubCorpus<'_>,
        grouping: &Grouping<'_>,
        shape: &Shape,
        settings: &NGramSettings,
    ) -> Result<Self> {
        let width = Width { size: shape.size(), bits: bits(corpus.index().forms().len()) };
        let counted = match shape.size() * width.bits as usize {
            0..=64 => Self::packed::<u64>(grouping, shape, width, settings),
            65..=128 => Self::packed::<u128>(grouping, shape, width, settings),
            _ => Self::packed::<Box<[u32]>>(grouping, shape, width, settings),
        };
        let grams = counted.map_err(|error| no_space(&error))?;
        if u32::try_from(grams.kept.len()).is_err() {
            let text = format!("there are {} different sequences, and 2^32 can be listed at most", grams.kept.len());
            return Err(Error::new(text).hint("ask for those that occur more often: --min-count 2"));
        }
        Ok(grams)
    }

    fn packed<K: Packed>(
        grouping: &Grouping<'_>,
        shape: &Shape,
        width: Width,
        settings: &NGramSettings,
    ) -> io::Result<Self> {
        let (mut groups, mut everything) = (Vec::new(), Moments::default());
        let mut batches: Vec<Batch<'_, '_>> = Vec::new();
        for (place, (name, members)) in grouping.groups.iter().enumerate() {
            let mut group = Group { name: name.clone(), ..Group::default() };
            for &article in members.articles() {
                group.add(members.article_tokens(article) as u64);
            }
            everything += group.sizes();
            groups.push(group);
            batches.extend(batches_of(members, place as u32, shape, most_at_once::<K>(settings)));
        }
        // Two runs that are merged take their room twice.
        let mut runs = Runs::<K>::within(settings.memory.bytes() / 8, width);
        for wave in batches.chunks(settings.threads.max(1)) {
            for entries in parallel::map(wave, settings.threads, |batch| batch.tally(shape, width.bits)) {
                runs.push(entries)?;
            }
        }
        let spilled = runs.spilled();
        let all = kept::sift(runs.merged()?, width, settings)?;
        Ok(Self {
            groups,
            everything,
            types: all.types,
            total: all.total,
            spilled,
            kept: all.kept,
            memory: settings.memory,
        })
    }

    /// How many distinct n-grams there are, kept or not.
    pub fn types(&self) -> u64 {
        self.types
    }

    /// How many occurrences all n-grams have, kept or not.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How many n-grams are kept: their numbers are below.
    pub fn kept(&self) -> usize {
        self.kept.len()
    }

    /// How many times counts went to disk because there was no room for more.
    pub fn spilled(&self) -> usize {
        self.spilled
    }

    /// The groups in their order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The tokens of all groups.
    pub fn tokens(&self) -> u64 {
        self.everything.tokens
    }

    /// The forms of an n-gram.
    pub fn forms(&self, gram: NGram) -> impl ExactSizeIterator<Item = FormId> + '_ {
        self.kept.forms(gram).iter().map(|&form| FormId(form))
    }

    /// The forms of an n-gram joined by spaces.
    pub fn text(&self, gram: NGram, index: &Index) -> String {
        self.forms(gram).map(|form| index.form(form)).collect::<Vec<_>>().join(" ")
    }

    /// The number of a sequence of forms, if it is kept.
    pub fn find(&self, forms: &[FormId]) -> Option<NGram> {
        let (mut low, mut high) = (0, self.kept());
        while low < high {
            let middle = low.midpoint(high);
            match self.forms(middle).cmp(forms.iter().copied()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The occurrences of an n-gram in all groups.
    pub fn count(&self, gram: NGram) -> u64 {
        self.kept.count(gram)
    }

    /// The articles of all groups in which an n-gram occurs.
    pub fn articles_with(&self, gram: NGram) -> u64 {
        self.kept.cells(gram).map(|cell| u64::from(cell.articles)).sum()
    }

    /// The groups in which an n-gram occurs, ascending.
    pub fn groups_with(&self, gram: NGram) -> impl Iterator<Item = usize> + '_ {
        self.kept.cells(gram).map(|cell| cell.group as usize)
    }

    /// Count, articles and sums of an n-gram in one group, or in all of them.
    pub fn moments(&self, gram: NGram, group: Option<usize>) -> Moments {
        let mut sum = group.map_or(self.everything, |place| self.groups[place].sizes());
        for cell in self.kept.cells(gram).filter(|cell| group.is_none_or(|place| place == cell.group as usize)) {
            sum.with += u64::from(cell.articles);
            sum.count += cell.count;
            sum.square += cell.square;
            sum.cross += cell.cross;
        }
        sum
    }

    /// The n-grams that are kept by falling count, ties by their forms.
    ///
    /// # Errors
    /// If the list goes to a temporary file and that cannot be written.
    pub fn by_count(&self) -> Result<Listed> {
        let order = order::by_falling_count(self.kept.counts(), self.memory.bytes() / 16);
        Ok(Listed(order.map_err(|error| no_space(&error))?))
    }
}

/// N-grams in an order.
#[derive(Debug)]
pub struct Listed(Column<u32>);

impl Listed {
    /// How many they are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = NGram> + '_ {
        self.0.portions().flatten().map(|&gram| gram as NGram)
    }
}

impl Cell {
    fn add(&mut self, other: &Self) {
        self.articles += other.articles;
        self.count += other.count;
        self.square += other.square;
        self.cross += other.cross;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count::Skip;
    use crate::count::window::tests::index;

    fn counted(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>, shape: &Shape) -> NGrams {
        NGrams::of(corpus, grouping, shape, &NGramSettings::default()).expect("in memory")
    }

    fn listed(index: &Index, size: usize, skip: Skip) -> Vec<(String, u64, u64)> {
        let shape = Shape::new(size, skip).expect("few patterns");
        let corpus = index.sub_corpus();
        let grams = counted(&corpus, &Grouping::one(&corpus), &shape);
        let row = |gram| (grams.text(gram, index), grams.count(gram), grams.articles_with(gram));
        grams.by_count().expect("in memory").iter().map(row).collect()
    }

    #[test]
    fn sequences_do_not_cross_articles_and_ties_go_by_form() {
        let index = index(&["a b a b c", "b a b", "c"]);
        let expected = [("a b", 3, 2), ("b a", 2, 2), ("b c", 1, 1)].map(|(form, a, b)| (form.to_string(), a, b));
        assert_eq!(listed(&index, 2, Skip::Nothing), expected);
        assert_eq!(listed(&index, 6, Skip::Nothing), []);
    }

    #[test]
    fn skip_pairs_stand_at_every_distance_up_to_the_gap() {
        let index = index(&["a b c"]);
        let expected = [("a b", 1, 1), ("a c", 1, 1), ("b c", 1, 1)].map(|(form, a, b)| (form.to_string(), a, b));
        assert_eq!(listed(&index, 2, Skip::EachGap(1)), expected);
    }

    #[test]
    fn long_sequences_are_counted_like_short_ones() {
        let words: Vec<String> = (0..300).map(|place| format!("w{}", place % 150)).collect();
        let index = index(&[&words.join(" ")]);
        for size in [2, 7, 8, 15, 16, 17, 40] {
            let rows = listed(&index, size, Skip::Nothing);
            let total: u64 = rows.iter().map(|row| row.1).sum();
            assert_eq!((rows.len(), total), (150, 301 - size as u64), "{size}");
        }
    }

    #[test]
    fn groups_add_up_to_the_whole() {
        let index = index(&["a b a b", "a b", "b a"]);
        let corpus = index.sub_corpus();
        let shape = Shape::new(2, Skip::Nothing).expect("one pattern");
        let grams = counted(&corpus, &Grouping::by(&corpus, "article").expect("ids"), &shape);
        let gram = grams.find(&["a", "b"].map(|form| index.form_id(form).expect("it occurs"))).expect("it occurs");
        let whole = grams.moments(gram, None);
        assert_eq!(
            (whole.count, whole.with, whole.articles, whole.tokens, whole.square, whole.cross),
            (3, 2, 3, 8, 5, 10)
        );
        assert_eq!(
            grams.groups_with(gram).map(|place| grams.moments(gram, Some(place)).count).collect::<Vec<_>>(),
            [2, 1]
        );
        assert_eq!((grams.total(), grams.types()), (5, 2));
    }
}
