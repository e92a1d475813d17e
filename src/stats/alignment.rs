//! Two sequences of weighted keys: how much they share, and which stretches are the same in both.
//! Leaves what a key stands for, and what it weighs, to the caller.

use crate::stats::special::sqrt;
use std::ops::Range;

/// A stretch of two aligned sequences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its places in the first sequence; empty if only the second has it.
    pub a: Range<usize>,
    /// Its places in the second sequence; empty if only the first has it.
    pub b: Range<usize>,
    /// Whether both hold the same keys there.
    pub same: bool,
}

/// The sum over distinct keys of squared weights: of both, of the first, of the second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SharedWeight {
    /// Keys of both.
    pub shared: f64,
    /// Keys of the first.
    pub a: f64,
    /// Keys of the second.
    pub b: f64,
}

impl SharedWeight {
    /// The cosine of the two sets of keys as vectors of their weights: `Σ_both w² / √(Σ_a w² · Σ_b w²)`, from 0 to 1; `None`
    /// if one of them weighs nothing (Salton & Buckley 1988, with binary term frequency).
    ///
    /// ```
    /// use newsprint::stats::alignment::shared_weight;
    /// // Weights 1, 2, 2: the sets {0, 1} and {1, 2} share 4 of √(5 · 8).
    /// let shared = shared_weight(&[0, 1], &[1, 2, 2], |key| [1.0, 2.0, 2.0][key as usize]);
    /// assert_eq!((shared.shared, shared.a, shared.b), (4.0, 5.0, 8.0));
    /// assert!((shared.cosine().unwrap() - 4.0 / 40.0f64.sqrt()).abs() < 1e-15);
    /// ```
    pub fn cosine(&self) -> Option<f64> {
        (self.a > 0.0 && self.b > 0.0).then(|| self.shared / sqrt(self.a * self.b))
    }

    /// The share of the lighter set that the other has too, from 0 to 1; `None` if it weighs nothing.
    pub fn containment(&self) -> Option<f64> {
        let lighter = self.a.min(self.b);
        (lighter > 0.0).then(|| self.shared / lighter)
    }
}

/// What two sequences share, each key once; sums run in the order of the keys.
pub fn shared_weight(a: &[u32], b: &[u32], weight: impl Fn(u32) -> f64) -> SharedWeight {
    let distinct = |keys: &[u32]| {
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    let (a, b) = (distinct(a), distinct(b));
    let square = |key: &u32| weight(*key) * weight(*key);
    let shared = a.iter().filter(|key| b.binary_search(key).is_ok()).map(square).sum();
    SharedWeight { shared, a: a.iter().map(square).sum(), b: b.iter().map(square).sum() }
}

/// The alignment of two sequences in which the equal keys weigh most (the longest common subsequence by weight: Hunt & Szymanski
/// 1977 give the unweighted case), as stretches that cover both from the first place to the last. Of equally heavy
/// alignments, the one that skips places of the second last. Equal stretches that weigh less than `least` between two different
/// ones are taken as different: a lone "of" tells nobody that two wordings agree.
///
/// Work and memory are the product of the lengths.
///
/// ```
/// use newsprint::stats::alignment::align;
/// let words = |text: &str| text.bytes().map(u32::from).collect::<Vec<_>>();
/// let stretches = align(&words("xabcd"), &words("abycd"), |_| 1.0, 1.0);
/// let same: Vec<_> = stretches.iter().map(|stretch| (stretch.a.clone(), stretch.b.clone(), stretch.same)).collect();
/// assert_eq!(same, [(0..1, 0..0, false), (1..3, 0..2, true), (3..3, 2..3, false), (3..5, 3..5, true)]);
/// ```
pub fn align(a: &[u32], b: &[u32], weight: impl Fn(u32) -> f64, least: f64) -> Vec<Stretch> {
    let width = b.len() + 1;
    // best[i * width + j]: the heaviest alignment of a[i..] with b[j..].
    let mut best = vec![0.0f64; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let skipped = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let matched = if a[i] == b[j] { weight(a[i]) + best[(i + 1) * width + j + 1] } else { f64::MIN };
            best[i * width + j] = matched.max(skipped);
        }
    }
    let mut stretches: Vec<Stretch> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let here = best[i * width + j];
        let (same, next) =
            if i < a.len() && j < b.len() && a[i] == b[j] && is(here, weight(a[i]) + best[(i + 1) * width + j + 1]) {
                (true, (i + 1, j + 1))
            } else if i < a.len() && (j == b.len() || is(here, best[(i + 1) * width + j])) {
                (false, (i + 1, j))
            } else {
                (false, (i, j + 1))
            };
        extend(&mut stretches, Stretch { a: i..next.0, b: j..next.1, same });
        (i, j) = next;
    }
    let heavy = |stretch: &Stretch| a[stretch.a.clone()].iter().map(|&key| weight(key)).sum::<f64>() >= least;
    let mut merged: Vec<Stretch> = Vec::new();
    let end = stretches.len().saturating_sub(1);
    for (place, stretch) in stretches.into_iter().enumerate() {
        let same = stretch.same && (place == 0 || place == end || heavy(&stretch));
        extend(&mut merged, Stretch { same, ..stretch });
    }
    merged
}

/// Whether a step is the one by which the best sum was reached: the very same sum of the very same numbers.
fn is(best: f64, step: f64) -> bool {
    best.to_bits() == step.to_bits()
}

/// Adds a stretch, joined to the one before if both are the same or both differ.
fn extend(stretches: &mut Vec<Stretch>, next: Stretch) {
    match stretches.last_mut().filter(|last| last.same == next.same) {
        Some(last) => {
            last.a.end = next.a.end;
            last.b.end = next.b.end;
        }
        None => stretches.push(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn light_words_between_differences_do_not_cut_them() {
        // will come to an end | must come to an end: keys 0 is "to", which weighs little.
        let weight = |key: u32| if key == 0 { 0.1 } else { 1.0 };
        let stretches = align(&[9, 0, 8, 5, 6], &[7, 0, 4, 5, 6], weight, 0.5);
        assert_eq!(stretches, [Stretch { a: 0..3, b: 0..3, same: false }, Stretch { a: 3..5, b: 3..5, same: true },]);
    }

    #[test]
    fn an_empty_sequence_shares_nothing() {
        assert_eq!(align(&[], &[], |_| 1.0, 0.0), []);
        assert_eq!(align(&[1], &[], |_| 1.0, 0.0), [Stretch { a: 0..1, b: 0..0, same: false }]);
        assert_eq!(shared_weight(&[], &[1], |_| 1.0).cosine(), None);
    }

    proptest! {
        #[test]
        fn stretches_cover_both_and_same_ones_are_equal(
            a in prop::collection::vec(0u32..6, 0..20),
            b in prop::collection::vec(0u32..6, 0..20),
        ) {
            let stretches = align(&a, &b, |key| f64::from(key + 1), 0.0);
            let (mut end_a, mut end_b) = (0, 0);
            for stretch in &stretches {
                prop_assert_eq!((stretch.a.start, stretch.b.start), (end_a, end_b));
                (end_a, end_b) = (stretch.a.end, stretch.b.end);
                if stretch.same {
                    prop_assert_eq!(&a[stretch.a.clone()], &b[stretch.b.clone()]);
                }
            }
            prop_assert_eq!((end_a, end_b), (a.len(), b.len()));
            let cosine = shared_weight(&a, &b, |key| f64::from(key + 1)).cosine();
            prop_assert!(cosine.is_none_or(|cosine| (0.0..=1.0 + 1e-12).contains(&cosine)));
        }
    }
}
