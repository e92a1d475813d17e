//! What is compared: units (outlets, months, articles) with their word counts, and facts about all of them gathered once.
//! Leaves counting to `count` and the choice of the most frequent words to the caller.

use super::frequent_words::PAIR_WORDS;
use crate::stats::special::sqrt;

/// One side of a comparison: an outlet, an article, any group of articles.
///
/// Invariant: `counts` ascends by word, each word stands once with a count of at least 1, and `tokens` is their sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    counts: Vec<(u32, u64)>,
    tokens: u64,
}

impl Unit {
    /// A unit from the counts of its words; words without a token may be among them.
    pub fn new(mut counts: Vec<(u32, u64)>) -> Self {
        counts.retain(|&(_, count)| count > 0);
        counts.sort_unstable_by_key(|&(word, _)| word);
        let tokens = counts.iter().map(|&(_, count)| count).sum();
        Self { counts, tokens }
    }

    /// Words with their counts, ascending by word.
    pub fn counts(&self) -> &[(u32, u64)] {
        &self.counts
    }

    /// All tokens.
    pub fn tokens(&self) -> u64 {
        self.tokens
    }

    /// How often a word occurs.
    pub fn count(&self, word: u32) -> u64 {
        self.counts.binary_search_by_key(&word, |&(known, _)| known).map_or(0, |place| self.counts[place].1)
    }

    /// Both units as one.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self::new(side_by_side(self, other).map(|(word, here, there)| (word, here + there)).collect())
    }

    /// The word's share of the tokens.
    fn share(&self, word: u32) -> f64 {
        self.count(word) as f64 / self.tokens as f64
    }
}

/// In how many articles each word stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleSpread {
    /// Articles with at least one token.
    pub articles: u64,
    /// For each word, by its number, the articles that have it.
    pub with: Vec<u64>,
}

/// Units to compare, with what measures need to know of all of them together.
///
/// Invariant: every unit has a token; words are numbered below the length of `spread.with`, in the order of their code
/// points, so that ties between words are broken alike everywhere.
#[derive(Debug, Clone)]
pub struct Units {
    members: Vec<Unit>,
    spread: ArticleSpread,
    /// For each word, the units that have it.
    holders: Vec<u64>,
    frequent: Vec<u32>,
    /// Standardised relative frequencies of the most frequent words, a row a unit.
    scores: Vec<Vec<f64>>,
    /// How many of its most frequent words a pair is compared by.
    pair_words: usize,
}

/// Two units by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair(pub usize, pub usize);

impl Units {
    /// Units with the most frequent words of the corpus, which Delta and the distances of `euclidean_mfw` look at.
    ///
    /// # Panics
    /// If a unit has no token, or a word has no place in `spread`: leave empty units out, say so, and count all words.
    pub fn new(units: Vec<Unit>, spread: ArticleSpread, frequent: Vec<u32>) -> Self {
        let mut holders = vec![0; spread.with.len()];
        for unit in &units {
            assert!(unit.tokens > 0, "a unit without a token has no relative frequencies");
            unit.counts.iter().for_each(|&(word, _)| holders[word as usize] += 1);
        }
        let scores = standardised(&units, &frequent);
        Self { members: units, spread, holders, frequent, scores, pair_words: PAIR_WORDS }
    }

    /// The same units, of which a pair is compared by another number of its most frequent words.
    #[must_use]
    pub fn with_pair_words(self, pair_words: usize) -> Self {
        Self { pair_words, ..self }
    }

    /// The unit at a place becomes another one. What is known of articles, and which words are frequent, stays as it was: weights
    /// of words are those of all articles.
    ///
    /// # Panics
    /// As [`Units::new`].
    pub fn replace(&mut self, place: usize, unit: Unit) {
        assert!(unit.tokens > 0, "a unit without a token has no relative frequencies");
        for &(word, _) in &self.members[place].counts {
            self.holders[word as usize] -= 1;
        }
        unit.counts.iter().for_each(|&(word, _)| self.holders[word as usize] += 1);
        self.members[place] = unit;
        self.scores = standardised(&self.members, &self.frequent);
    }

    /// How many of its most frequent words a pair is compared by.
    pub fn pair_words(&self) -> usize {
        self.pair_words
    }

    /// The units in their order.
    pub fn units(&self) -> &[Unit] {
        &self.members
    }

    /// The most frequent words, as they were given.
    pub fn frequent(&self) -> &[u32] {
        &self.frequent
    }

    /// In how many articles each word stands.
    pub fn spread(&self) -> &ArticleSpread {
        &self.spread
    }

    /// In how many units a word stands.
    pub fn units_with(&self, word: u32) -> u64 {
        self.holders[word as usize]
    }

    /// The two units of a pair.
    pub fn pair(&self, pair: Pair) -> (&Unit, &Unit) {
        (&self.members[pair.0], &self.members[pair.1])
    }

    /// Every pair of units, each once, in the order of the units.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        let size = self.members.len();
        (0..size).flat_map(move |a| (a + 1..size).map(move |b| Pair(a, b)))
    }

    /// The counts of the most frequent words, a row a unit: the table of a correspondence analysis.
    pub fn table(&self) -> Vec<Vec<u64>> {
        let row = |unit: &Unit| self.frequent.iter().map(|&word| unit.count(word)).collect();
        self.members.iter().map(row).collect()
    }

    /// The standardised relative frequencies of two units; `None` below three units or if no word differs between units.
    pub(super) fn scores(&self, pair: Pair) -> Option<(&[f64], &[f64])> {
        let (a, b) = (self.scores.get(pair.0)?, self.scores.get(pair.1)?);
        (!a.is_empty()).then_some((a, b))
    }

    /// The relative frequencies of the most frequent words in a unit, in per cent.
    pub(super) fn percent(&self, unit: usize) -> impl Iterator<Item = f64> {
        let unit = &self.members[unit];
        self.frequent.iter().map(|&word| 100.0 * unit.share(word))
    }
}

/// z = (x − mean) / SD of each word over the units, SD with n − 1; words with the same rate everywhere are left out.
/// Empty below three units, where every z is ±0.707 whatever the texts.
fn standardised(units: &[Unit], words: &[u32]) -> Vec<Vec<f64>> {
    if units.len() < super::DELTA_UNITS {
        return Vec::new();
    }
    let mut rows = vec![Vec::with_capacity(words.len()); units.len()];
    let size = units.len() as f64;
    for &word in words {
        let first = &units[0];
        let product = |count: u64, tokens: u64| u128::from(count) * u128::from(tokens);
        // In whole numbers, since equal rates may differ in their last digit.
        let same = |unit: &Unit| product(unit.count(word), first.tokens) == product(first.count(word), unit.tokens);
        if units.iter().all(same) {
            continue;
        }
        let rates: Vec<f64> = units.iter().map(|unit| unit.share(word)).collect();
        let mean = rates.iter().sum::<f64>() / size;
        let deviation = sqrt(rates.iter().map(|rate| (rate - mean) * (rate - mean)).sum::<f64>() / (size - 1.0));
        rows.iter_mut().zip(&rates).for_each(|(row, rate)| row.push((rate - mean) / deviation));
    }
    rows
}

/// The counts of every word of either unit, side by side, ascending by word.
pub(super) fn side_by_side<'u>(a: &'u Unit, b: &'u Unit) -> impl Iterator<Item = (u32, u64, u64)> + 'u {
    let (mut left, mut right) = (a.counts.iter().copied().peekable(), b.counts.iter().copied().peekable());
    std::iter::from_fn(move || match (left.peek().copied(), right.peek().copied()) {
        (None, None) => None,
        (Some((word, count)), other) if other.is_none_or(|(next, _)| word < next) => {
            left.next();
            Some((word, count, 0))
        }
        (first, Some((word, count))) if first.is_none_or(|(next, _)| word < next) => {
            right.next();
            Some((word, 0, count))
        }
        (Some((word, first)), Some((_, second))) => {
            left.next();
            right.next();
            Some((word, first, second))
        }
        _ => unreachable!("one of the two words comes first, or they are the same"),
    })
}
