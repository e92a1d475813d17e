//! Shingles: the distinct runs of five words of each article, and which articles share them.
//! Texts shorter than five words have none. Leaves what an overlap means to `stats::overlap`.
//!
//! Shingles are exact: five form numbers packed into one, so nothing has to be confirmed. Only those that stand in two
//! articles or more are kept; the others count towards the size of their article alone.

use super::minhash::mixed;
use super::packing::{Packed, bits};
use crate::index::{ArticleNumber, SubCorpus};
use crate::parallel;
use crate::stats::overlap::Overlap;

/// Words of a shingle.
pub const SHINGLE_WORDS: usize = 5;
/// Shingles are sorted in parts of about so many, so that memory does not grow with the corpus.
const PART_SHINGLES: u64 = 1 << 21;

/// The shingles that articles share.
#[derive(Debug, Clone)]
pub struct Shingles {
    /// The articles, ascending; the other fields go by their places here.
    articles: Vec<ArticleNumber>,
    /// Distinct shingles of each article.
    sizes: Vec<u64>,
    /// The articles of each shared shingle, and where they end; the rarest shingles first.
    holders: Lists,
    /// The shared shingles of each article, ascending and so the rarest first.
    shared: Lists,
}

/// Two articles that share shingles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedPair {
    /// The earlier article.
    pub a: ArticleNumber,
    /// The later article.
    pub b: ArticleNumber,
    /// What they share.
    pub overlap: Overlap,
}

/// Lists of numbers end to end.
#[derive(Debug, Clone, Default)]
struct Lists {
    ends: Vec<usize>,
    members: Vec<u32>,
}

impl Lists {
    fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.members.extend(list);
        self.ends.push(self.members.len());
    }

    fn get(&self, place: usize) -> &[u32] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.members[start..self.ends[place]]
    }

    fn len(&self) -> usize {
        self.ends.len()
    }
}

impl Shingles {
    /// Finds the shingles of every article; the result does not depend on the number of threads.
    pub fn of(corpus: &SubCorpus<'_>, threads: usize) -> Self {
        Self::of_words(corpus, SHINGLE_WORDS, threads)
    }

    /// Finds shingles of another length, at least one word; those that fit no number are told apart by a hash of 128 bits.
    pub fn of_words(corpus: &SubCorpus<'_>, words: usize, threads: usize) -> Self {
        let articles = corpus.articles().to_vec();
        let parts: Vec<u64> = (0..corpus.tokens().div_ceil(PART_SHINGLES).max(1)).collect();
        let mut sizes = vec![0; articles.len()];
        let mut found = Lists::default();
        for wave in parts.chunks(threads.max(1)) {
            let tallied = parallel::map(wave, threads, |&part| part_of(corpus, words, part, parts.len() as u64));
            for (part_sizes, holders) in tallied {
                sizes.iter_mut().zip(part_sizes).for_each(|(size, more)| *size += more);
                (0..holders.len()).for_each(|shingle| found.push(holders.get(shingle).iter().copied()));
            }
        }
        let holders = rarest_first(&found);
        let shared = turned(&holders, articles.len());
        Self { articles, sizes, holders, shared }
    }

    /// The distinct shingles of an article of the corpus; 0 if it is shorter than one.
    pub fn size(&self, article: ArticleNumber) -> Option<u64> {
        self.place(article).map(|place| self.sizes[place])
    }

    /// What two articles share.
    pub fn overlap(&self, a: ArticleNumber, b: ArticleNumber) -> Option<Overlap> {
        Some(self.overlap_at(self.place(a)?, self.place(b)?))
    }

    /// Every pair that shares a shingle and of which the shorter is contained in the longer by at least `min_containment`,
    /// in the order of their articles. None is missed.
    ///
    /// An article A that is so contained shares one of its rarest |A| − ⌈t·|A|⌉ + 1 shingles with the other; only the
    /// articles that hold one of these are compared, so shingles that half the corpus has cost nothing.
    pub fn pairs(&self, min_containment: f64, threads: usize) -> Vec<SharedPair> {
        let places: Vec<usize> = (0..self.articles.len()).collect();
        let mut pairs = parallel::map(&places, threads, |&place| self.pairs_of(place, min_containment)).concat();
        pairs.sort_unstable_by_key(|pair| (pair.a, pair.b));
        pairs
    }

    /// Every pair that shares so many of the shingles that are rare, as a share of the shorter one's: those that at most
    /// `most_holders` articles have, so that formulas lead nowhere and the work is linear. In the order of their articles.
    pub fn rare_pairs(&self, min_share: f64, most_holders: usize, threads: usize) -> Vec<SharedPair> {
        let places: Vec<usize> = (0..self.articles.len()).collect();
        let of = |&place: &usize| -> Vec<SharedPair> {
            let size = self.sizes[place];
            let longer = |other: u32| (self.sizes[other as usize], other as usize) > (size, place);
            let rare = self.shared.get(place).iter().map(|&shingle| self.holders.get(shingle as usize));
            let mut others: Vec<u32> = rare
                .take_while(|holders| holders.len() <= most_holders)
                .flat_map(|holders| holders.iter().copied())
                .filter(|&other| longer(other))
                .collect();
            others.sort_unstable();
            let enough = |run: &&[u32]| run.len() as f64 >= min_share * size as f64;
            let pair = |run: &[u32]| {
                let (a, b) = (place.min(run[0] as usize), place.max(run[0] as usize));
                SharedPair { a: self.articles[a], b: self.articles[b], overlap: self.overlap_at(a, b) }
            };
            others.chunk_by(|x, y| x == y).filter(enough).map(pair).collect()
        };
        let mut pairs = parallel::map(&places, threads, of).concat();
        pairs.sort_unstable_by_key(|pair| (pair.a, pair.b));
        pairs
    }

    /// The pairs of which this article is the shorter; of equally long ones, the earlier.
    fn pairs_of(&self, place: usize, min_containment: f64) -> Vec<SharedPair> {
        let (size, shared) = (self.sizes[place], self.shared.get(place));
        let suffices = |&shared: &u64| shared as f64 / size as f64 >= min_containment;
        let needed = (1..=size).find(suffices).unwrap_or(size + 1);
        let alone = size - shared.len() as u64;
        // Shingles of one article alone are the rarest; they lead nowhere.
        let looked_at = (size + 1 - needed).saturating_sub(alone) as usize;
        let longer = |other: u32| (self.sizes[other as usize], other as usize) > (size, place);
        let mut others: Vec<u32> = shared[..looked_at.min(shared.len())]
            .iter()
            .flat_map(|&shingle| self.holders.get(shingle as usize).iter().copied())
            .filter(|&other| longer(other))
            .collect();
        others.sort_unstable();
        others.dedup();
        let pair = |&other: &u32| {
            let (a, b) = (place.min(other as usize), place.max(other as usize));
            SharedPair { a: self.articles[a], b: self.articles[b], overlap: self.overlap_at(a, b) }
        };
        let enough = |pair: &SharedPair| pair.overlap.containment().is_some_and(|share| share >= min_containment);
        others.iter().map(pair).filter(enough).collect()
    }

    fn overlap_at(&self, a: usize, b: usize) -> Overlap {
        let shared = if a == b { self.sizes[a] } else { common(self.shared.get(a), self.shared.get(b)) };
        Overlap { shared, a: self.sizes[a], b: self.sizes[b] }
    }

    fn place(&self, article: ArticleNumber) -> Option<usize> {
        self.articles.binary_search(&article).ok()
    }
}

/// What two articles share, from their texts alone.
pub fn exact_overlap(corpus: &SubCorpus<'_>, a: ArticleNumber, b: ArticleNumber) -> SharedPair {
    let bits = bits(corpus.index().forms().len());
    let set = |article| {
        let mut keys: Vec<u128> = Vec::new();
        for run in corpus.runs(article) {
            let forms: Vec<u32> = corpus.index().row_forms(article, run).map(|form| form.0).collect();
            keys.extend(forms.windows(SHINGLE_WORDS).map(|words| u128::pack(words.iter().copied(), bits)));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    let (first, second) = (set(a), set(b));
    let overlap = Overlap { shared: common(&first, &second), a: first.len() as u64, b: second.len() as u64 };
    SharedPair { a, b, overlap }
}

/// How many numbers two ascending lists have in common.
fn common<T: Ord + Copy>(a: &[T], b: &[T]) -> u64 {
    let (mut a, mut b, mut both) = (a.iter().peekable(), b.iter().peekable(), 0);
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        let (x, y) = (**x, **y);
        both += u64::from(x == y);
        a.next_if(|_| x <= y);
        b.next_if(|_| y <= x);
    }
    both
}

/// Distinct shingles of each article in one part of all shingles, and the holders of those that are shared.
fn part_of(corpus: &SubCorpus<'_>, words: usize, part: u64, parts: u64) -> (Vec<u64>, Lists) {
    let (articles, bits) = (corpus.articles(), bits(corpus.index().forms().len()));
    let mut found: Vec<(u128, u32)> = Vec::new();
    let mut forms: Vec<u32> = Vec::new();
    for (place, &article) in articles.iter().enumerate() {
        for run in corpus.runs(article) {
            forms.clear();
            forms.extend(corpus.index().row_forms(article, run).map(|form| form.0));
            let keys = forms.windows(words.max(1)).map(|words| key(words, bits));
            found.extend(
                keys.filter(|&key| parts == 1 || mixed(key as u64 ^ (key >> 64) as u64) % parts == part)
                    .map(|key| (key, place as u32)),
            );
        }
    }
    found.sort_unstable();
    found.dedup();
    let (mut sizes, mut holders) = (vec![0; articles.len()], Lists::default());
    for run in found.chunk_by(|a, b| a.0 == b.0) {
        for &(_, place) in run {
            sizes[place as usize] += 1;
        }
        if run.len() > 1 {
            holders.push(run.iter().map(|&(_, place)| place));
        }
    }
    (sizes, holders)
}

/// The number of a shingle: its words packed, which five words of 30 million forms still fit, or their hash.
fn key(words: &[u32], bits: u32) -> u128 {
    if bits as usize * words.len() <= 128 {
        return u128::pack(words.iter().copied(), bits);
    }
    let half = |seed: u64| words.iter().fold(seed, |key, &word| mixed(key.rotate_left(5) ^ mixed(u64::from(word))));
    u128::from(half(1)) << 64 | u128::from(half(2))
}

/// The lists by rising length, ties by their order.
fn rarest_first(lists: &Lists) -> Lists {
    let mut order: Vec<u32> = (0..lists.len() as u32).collect();
    order.sort_by_key(|&place| lists.get(place as usize).len());
    let mut sorted = Lists::default();
    for place in order {
        sorted.push(lists.get(place as usize).iter().copied());
    }
    sorted
}

/// For each member the lists that hold it, ascending.
fn turned(lists: &Lists, members: usize) -> Lists {
    let mut ends = vec![0usize; members];
    lists.members.iter().for_each(|&member| ends[member as usize] += 1);
    let mut start = 0;
    for end in &mut ends {
        start += std::mem::replace(end, start);
    }
    let mut turned = Lists { ends, members: vec![0; lists.members.len()] };
    for list in 0..lists.len() {
        for &member in lists.get(list) {
            let free = &mut turned.ends[member as usize];
            turned.members[*free] = list as u32;
            *free += 1;
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count::window::tests::index;
    use crate::index::Index;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn sets(index: &Index) -> Vec<BTreeSet<Vec<u32>>> {
        let whole = index.sub_corpus();
        let forms = |article| whole.form_ids(article).map(|form| form.0).collect::<Vec<_>>();
        let set = |&article: &u32| forms(article).windows(5).map(<[u32]>::to_vec).collect();
        whole.articles().iter().map(set).collect()
    }

    proptest! {
        #[test]
        fn no_pair_is_missed_and_every_overlap_is_that_of_the_sets(
            texts in prop::collection::vec(prop::collection::vec(0u8..3, 0..30), 2..8),
            threshold in prop_oneof![Just(0.0), Just(0.5), Just(0.8), Just(1.0)],
        ) {
            let texts: Vec<String> = texts.iter().map(|text| text.iter().map(|&word| ["x ", "y ", "z "][usize::from(word)]).collect()).collect();
            let index = index(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let (shingles, sets) = (Shingles::of(&index.sub_corpus(), 2), sets(&index));
            let mut expected = Vec::new();
            for (a, first) in sets.iter().enumerate() {
                prop_assert_eq!(shingles.size(a as u32), Some(first.len() as u64));
                for (b, second) in sets.iter().enumerate().skip(a + 1) {
                    let shared = first.intersection(second).count() as u64;
                    let overlap = Overlap { shared, a: first.len() as u64, b: second.len() as u64 };
                    prop_assert_eq!(shingles.overlap(a as u32, b as u32), Some(overlap));
                    prop_assert_eq!(exact_overlap(&index.sub_corpus(), a as u32, b as u32).overlap, overlap);
                    if shared > 0 && overlap.containment().is_some_and(|share| share >= threshold) {
                        expected.push(SharedPair { a: a as u32, b: b as u32, overlap });
                    }
                }
            }
            prop_assert_eq!(shingles.pairs(threshold, 2), expected);
        }
    }

    #[test]
    fn a_text_shorter_than_five_words_is_never_a_duplicate() {
        let index = index(&["a b c d", "a b c d"]);
        let shingles = Shingles::of(&index.sub_corpus(), 1);
        assert_eq!((shingles.size(0), shingles.pairs(0.0, 1)), (Some(0), Vec::new()));
        assert_eq!(shingles.overlap(0, 1).and_then(|overlap| overlap.jaccard()), None);
    }
}
