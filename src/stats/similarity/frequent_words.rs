//! The most frequent words of two units pooled, which Kilgarriff's χ² and the rank correlation look at.

use super::units::{Pair, Units, side_by_side};

/// How many words of a pair are compared (Kilgarriff 2001, section 7).
pub const PAIR_WORDS: usize = 500;

/// A word in both units of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairWord {
    /// The word.
    pub word: u32,
    /// Its tokens in the first unit.
    pub first: u64,
    /// Its tokens in the second unit.
    pub second: u64,
}

/// The 500 most frequent words of a pair, or all of them if they are fewer: most frequent first, ties by word.
pub fn pair_words(units: &Units, pair: Pair) -> Vec<PairWord> {
    let (a, b) = units.pair(pair);
    let mut words: Vec<PairWord> =
        side_by_side(a, b).map(|(word, first, second)| PairWord { word, first, second }).collect();
    let order =
        |x: &PairWord, y: &PairWord| (y.first + y.second).cmp(&(x.first + x.second)).then_with(|| x.word.cmp(&y.word));
    if words.len() > units.pair_words() {
        words.select_nth_unstable_by(units.pair_words(), order);
        words.truncate(units.pair_words());
    }
    words.sort_unstable_by(order);
    words
}

/// χ² of the 2 × k table of these words, expected from totals of the two units.
pub(super) fn chi2(words: &[PairWord], first_total: u64, second_total: u64) -> Option<f64> {
    if words.is_empty() || first_total == 0 || second_total == 0 {
        return None;
    }
    let (first_total, second_total) = (first_total as f64, second_total as f64);
    let all = first_total + second_total;
    let term = |word: &PairWord| {
        let both = (word.first + word.second) as f64;
        let (expected, other) = (both * first_total / all, both * second_total / all);
        let off = word.first as f64 - expected;
        // The second cell is off by as much to the other side.
        off * off * (1.0 / expected + 1.0 / other)
    };
    Some(words.iter().map(term).sum())
}
