//! N-grams of every group of articles: contiguous sequences, skip-grams, and the sums that intervals over articles need.
//! They never cross the border of an article.
//!
//! Sequences are packed into numbers, sorted in batches of articles and merged: no map of strings, and memory for each
//! distinct sequence rather than for each token.

use super::packing::{Packed, bits};
use super::{Group, Grouping, Shape};
use crate::index::{ArticleNumber, FormId, Index, SubCorpus};
use crate::parallel;
use crate::stats::moments::Moments;

/// Tokens of a batch: large enough to sort well, small enough that all threads' batches fit in memory.
const BATCH_TOKENS: usize = 1 << 18;

/// The number of an n-gram: n-grams are numbered in the order of their forms.
pub type NGram = usize;

/// Distinct n-grams with their counts by group.
#[derive(Debug, Clone)]
pub struct NGrams {
    size: usize,
    groups: Vec<Group>,
    everything: Moments,
    /// The forms of all n-grams, `size` each.
    forms: Vec<u32>,
    /// Where the cells of each n-gram end.
    ends: Vec<usize>,
    cells: Vec<Cell>,
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

struct Entry<K> {
    key: K,
    cell: Cell,
}

impl NGrams {
    /// Counts every n-gram of a shape in every group; the result does not depend on the number of threads.
    pub fn of(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>, shape: &Shape, threads: usize) -> Self {
        let index = corpus.index();
        let bits = bits(index.forms().len());
        match shape.size() * bits as usize {
            0..=64 => Self::packed::<u64>(grouping, shape, bits, threads),
            65..=128 => Self::packed::<u128>(grouping, shape, bits, threads),
            _ => Self::packed::<Box<[u32]>>(grouping, shape, bits, threads),
        }
    }

    fn packed<K: Packed>(grouping: &Grouping<'_>, shape: &Shape, bits: u32, threads: usize) -> Self {
        let mut grams = Self {
            size: shape.size(),
            groups: Vec::new(),
            everything: Moments::default(),
            forms: Vec::new(),
            ends: Vec::new(),
            cells: Vec::new(),
        };
        let mut batches: Vec<Batch<'_, '_>> = Vec::new();
        for (place, (name, members)) in grouping.groups.iter().enumerate() {
            let mut group = Group { name: name.clone(), ..Group::default() };
            for &article in members.articles() {
                group.add(members.article_tokens(article) as u64);
            }
            grams.everything += group.sizes();
            grams.groups.push(group);
            batches.extend(batches_of(members, place as u32));
        }
        let mut merged: Vec<Vec<Entry<K>>> = Vec::new();
        for wave in batches.chunks(threads.max(1)) {
            for entries in parallel::map(wave, threads, |batch| tally(batch, shape, bits)) {
                push(&mut merged, entries);
            }
        }
        let all = merged.into_iter().rev().reduce(merge).unwrap_or_default();
        for (place, entry) in all.iter().enumerate() {
            if place == 0 || all[place - 1].key != entry.key {
                entry.key.unpack(shape.size(), bits, &mut grams.forms);
                grams.ends.push(place);
            }
            *grams.ends.last_mut().expect("the first entry opens an n-gram") += 1;
            grams.cells.push(entry.cell);
        }
        grams
    }

    /// How many distinct n-grams there are.
    pub fn types(&self) -> usize {
        self.ends.len()
    }

    /// How many occurrences all n-grams have.
    pub fn total(&self) -> u64 {
        self.cells.iter().map(|cell| cell.count).sum()
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
        self.forms[gram * self.size..(gram + 1) * self.size].iter().map(|&form| FormId(form))
    }

    /// The forms of an n-gram joined by spaces.
    pub fn text(&self, gram: NGram, index: &Index) -> String {
        self.forms(gram).map(|form| index.form(form)).collect::<Vec<_>>().join(" ")
    }

    /// The number of a sequence of forms, if it occurs.
    pub fn find(&self, forms: &[FormId]) -> Option<NGram> {
        let (mut low, mut high) = (0, self.types());
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
        self.cells(gram).iter().map(|cell| cell.count).sum()
    }

    /// The articles of all groups in which an n-gram occurs.
    pub fn articles_with(&self, gram: NGram) -> u64 {
        self.cells(gram).iter().map(|cell| u64::from(cell.articles)).sum()
    }

    /// The groups in which an n-gram occurs, ascending.
    pub fn groups_with(&self, gram: NGram) -> impl Iterator<Item = usize> + '_ {
        self.cells(gram).iter().map(|cell| cell.group as usize)
    }

    /// Count, articles and sums of an n-gram in one group, or in all of them.
    pub fn moments(&self, gram: NGram, group: Option<usize>) -> Moments {
        let mut sum = group.map_or(self.everything, |place| self.groups[place].sizes());
        for cell in self.cells(gram).iter().filter(|cell| group.is_none_or(|place| place == cell.group as usize)) {
            sum.with += u64::from(cell.articles);
            sum.count += cell.count;
            sum.square += cell.square;
            sum.cross += cell.cross;
        }
        sum
    }

    /// N-grams with at least so many occurrences in at least so many articles, by falling count, ties by their forms.
    ///
    /// With thresholds of frequency and range these are the lexical bundles of Biber et al. 1999.
    pub fn by_count(&self, min_count: u64, min_articles: u64) -> Vec<NGram> {
        let mut grams: Vec<(u64, NGram)> = (0..self.types())
            .map(|gram| (self.count(gram), gram))
            .filter(|&(count, gram)| count >= min_count && self.articles_with(gram) >= min_articles)
            .collect();
        grams.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        grams.into_iter().map(|(_, gram)| gram).collect()
    }

    fn cells(&self, gram: NGram) -> &[Cell] {
        let start = if gram == 0 { 0 } else { self.ends[gram - 1] };
        &self.cells[start..self.ends[gram]]
    }
}

/// Some articles of one group.
struct Batch<'a, 'i> {
    group: u32,
    members: &'a SubCorpus<'i>,
    articles: &'a [ArticleNumber],
}

/// The articles of a group in runs of about [`BATCH_TOKENS`] tokens.
fn batches_of<'a, 'i>(members: &'a SubCorpus<'i>, group: u32) -> Vec<Batch<'a, 'i>> {
    let articles = members.articles();
    let (mut batches, mut start, mut tokens) = (Vec::new(), 0, 0);
    for (place, &article) in articles.iter().enumerate() {
        tokens += members.article_tokens(article);
        if tokens >= BATCH_TOKENS || place + 1 == articles.len() {
            batches.push(Batch { group, members, articles: &articles[start..=place] });
            (start, tokens) = (place + 1, 0);
        }
    }
    batches
}

/// The n-grams of a batch of one group, by key.
fn tally<K: Packed>(batch: &Batch<'_, '_>, shape: &Shape, bits: u32) -> Vec<Entry<K>> {
    let (group, members) = (batch.group, batch.members);
    let mut found: Vec<(K, ArticleNumber)> = Vec::new();
    let mut forms: Vec<u32> = Vec::new();
    for &article in batch.articles {
        for run in members.runs(article) {
            forms.clear();
            forms.extend(members.index().row_forms(article, run).map(|form| form.0));
            for pattern in shape.patterns() {
                let reach = pattern[pattern.len() - 1];
                let starts = 0..forms.len().saturating_sub(reach);
                found.extend(
                    starts.map(|start| (K::pack(pattern.iter().map(|&place| forms[start + place]), bits), article)),
                );
            }
        }
    }
    found.sort_unstable();
    let mut entries: Vec<Entry<K>> = Vec::new();
    for run in found.chunk_by(|a, b| a == b) {
        let (count, size) = (run.len() as u64, members.article_tokens(run[0].1) as u64);
        let cell = Cell { group, articles: 1, count, square: count * count, cross: count * size };
        match entries.last_mut().filter(|last| last.key == run[0].0) {
            Some(last) => last.cell.add(&cell),
            None => entries.push(Entry { key: run[0].0.clone(), cell }),
        }
    }
    entries
}

/// Puts a sorted run on a stack of runs, merged while the one below is not twice as long: n log n in all.
fn push<K: Packed>(stack: &mut Vec<Vec<Entry<K>>>, mut entries: Vec<Entry<K>>) {
    while let Some(below) = stack.pop_if(|below| below.len() < 2 * entries.len()) {
        entries = merge(below, entries);
    }
    stack.push(entries);
}

/// Two sorted runs as one; equal n-grams of one group are added.
fn merge<K: Packed>(a: Vec<Entry<K>>, b: Vec<Entry<K>>) -> Vec<Entry<K>> {
    let mut merged: Vec<Entry<K>> = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.into_iter().peekable(), b.into_iter().peekable());
    loop {
        let order = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) => x.key.cmp(&y.key).then(x.cell.group.cmp(&y.cell.group)),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => break,
        };
        match order {
            std::cmp::Ordering::Less => merged.extend(a.next()),
            std::cmp::Ordering::Greater => merged.extend(b.next()),
            std::cmp::Ordering::Equal => {
                if let (Some(mut both), Some(more)) = (a.next(), b.next()) {
                    both.cell.add(&more.cell);
                    merged.push(both);
                }
            }
        }
    }
    merged.shrink_to_fit();
    merged
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

    fn listed(index: &Index, size: usize, skip: Skip) -> Vec<(String, u64, u64)> {
        let shape = Shape::new(size, skip).expect("few patterns");
        let corpus = index.sub_corpus();
        let grams = NGrams::of(&corpus, &Grouping::one(&corpus), &shape, 2);
        let row = |gram| (grams.text(gram, index), grams.count(gram), grams.articles_with(gram));
        grams.by_count(1, 1).into_iter().map(row).collect()
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
        let grams = NGrams::of(&corpus, &Grouping::by(&corpus, "article").expect("ids"), &shape, 3);
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
