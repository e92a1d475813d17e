//! The ranks of relative frequencies over the texts of both sides. Leaves what they mean to the measures.

use crate::stats::keyness::TextRates;
use crate::stats::special::{erfc, sqrt};

/// What the ranks of a word's relative frequencies add up to; texts without the word are one large tie, never listed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ranks {
    /// n1 and n2.
    texts: [f64; 2],
    /// R1, mid-ranks.
    target_sum: f64,
    /// Σ (t³ − t) over groups of ties.
    ties: f64,
}

impl Ranks {
    /// `None` if no text has the word or a side has no text.
    pub(super) fn of(rates: &TextRates) -> Option<Self> {
        if !rates.has(1) {
            return None;
        }
        let mut listed: Vec<(f64, bool)> = rates.target.rates().map(|rate| (rate, true)).collect();
        listed.extend(rates.reference.rates().map(|rate| (rate, false)));
        listed.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let texts = [rates.target.sizes.len() as f64, rates.reference.sizes.len() as f64];
        let empty_target = texts[0] - rates.target.occupied.len() as f64;
        let empty = empty_target + texts[1] - rates.reference.occupied.len() as f64;
        let mut ranks = Self { texts, target_sum: 0.0, ties: 0.0 };
        let mut below = ranks.add(0.0, empty, empty_target);
        for tied in listed.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            let ours = tied.iter().filter(|text| text.1).count();
            below = ranks.add(below, tied.len() as f64, ours as f64);
        }
        Some(ranks)
    }

    /// Adds a group of ties after `below` ranks; how many ranks are taken now.
    fn add(&mut self, below: f64, tied: f64, ours: f64) -> f64 {
        self.target_sum += ours * (below + f64::midpoint(tied, 1.0));
        self.ties += tied * (tied * tied - 1.0);
        below + tied
    }

    /// U of the target.
    pub(super) fn u(&self) -> f64 {
        self.target_sum - self.texts[0] * (self.texts[0] + 1.0) / 2.0
    }

    /// The two-sided p: normal, variance corrected for ties, continuity ½; 1 if all rates are equal.
    pub(super) fn p(&self) -> f64 {
        let [first, second] = self.texts;
        let (pairs, all) = (first * second, first + second);
        let variance = pairs / 12.0 * ((all + 1.0) - self.ties / (all * (all - 1.0)));
        if variance <= 0.0 {
            return 1.0;
        }
        let z = ((self.u() - pairs / 2.0).abs() - 0.5) / sqrt(variance);
        erfc(z / std::f64::consts::SQRT_2).min(1.0)
    }
}
