//! A count with its total, and two of them side by side. The only place of per-million rates, cells and expected values.

use crate::stats::special::deviance_term;

/// A count that never travels without its total: tokens of a word among all tokens, or articles with it among all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frequency {
    /// How often.
    pub count: u64,
    /// Out of how many.
    pub out_of: u64,
}

impl Frequency {
    /// A count and its total.
    pub const fn new(count: u64, out_of: u64) -> Self {
        Self { count, out_of }
    }

    /// The count as a share of the total; `None` of nothing.
    pub fn share(self) -> Option<f64> {
        (self.out_of > 0).then(|| self.count as f64 / self.out_of as f64)
    }

    /// The count per million of the total; `None` of nothing.
    ///
    /// ```
    /// use newsprint::stats::frequency::Frequency;
    /// assert_eq!(Frequency::new(3, 6_000).per_million(), Some(500.0));
    /// assert_eq!(Frequency::new(0, 0).per_million(), None);
    /// ```
    pub fn per_million(self) -> Option<f64> {
        (self.out_of > 0).then(|| self.count as f64 * 1e6 / self.out_of as f64)
    }
}

/// One word in two corpora: a of N1 in the target, b of N2 in the reference.
///
/// Invariant for a meaningful table: no count is above its total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Contingency {
    /// The word in the target corpus.
    pub target: Frequency,
    /// The word in the reference corpus.
    pub reference: Frequency,
}

/// The 2×2 table of a word: with it and without it, in target and reference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cells {
    /// O11: the word in the target.
    pub target_with: f64,
    /// O12: everything else in the target.
    pub target_without: f64,
    /// O21: the word in the reference.
    pub reference_with: f64,
    /// O22: everything else in the reference.
    pub reference_without: f64,
}

impl Contingency {
    /// `target` against `reference`.
    pub const fn new(target: Frequency, reference: Frequency) -> Self {
        Self { target, reference }
    }

    /// Whether there is anything to compare: tokens on both sides, and the word on at least one.
    pub fn is_comparable(&self) -> bool {
        self.target.out_of > 0 && self.reference.out_of > 0 && self.target.count + self.reference.count > 0
    }

    /// N, the totals of both sides together.
    pub fn total(&self) -> u64 {
        self.target.out_of + self.reference.out_of
    }

    /// The four observed cells.
    pub fn cells(&self) -> Cells {
        Cells {
            target_with: self.target.count as f64,
            target_without: self.target.out_of.saturating_sub(self.target.count) as f64,
            reference_with: self.reference.count as f64,
            reference_without: self.reference.out_of.saturating_sub(self.reference.count) as f64,
        }
    }

    /// The four cells expected if target and reference used the word alike.
    ///
    /// ```
    /// use newsprint::stats::frequency::{Contingency, Frequency};
    /// let expected = Contingency::new(Frequency::new(20, 1_000), Frequency::new(10, 2_000)).expected();
    /// assert_eq!((expected.target_with, expected.reference_with), (10.0, 20.0));
    /// ```
    pub fn expected(&self) -> Cells {
        let all = self.total() as f64;
        let with = (self.target.count + self.reference.count) as f64;
        let (target, reference) = (self.target.out_of as f64, self.reference.out_of as f64);
        Cells {
            target_with: target * with / all,
            target_without: target * (all - with) / all,
            reference_with: reference * with / all,
            reference_without: reference * (all - with) / all,
        }
    }

    /// a/N1 − b/N2 as the whole number a·N2 − b·N1: its sign is exact.
    pub fn balance(&self) -> i128 {
        i128::from(self.target.count) * i128::from(self.reference.out_of)
            - i128::from(self.reference.count) * i128::from(self.target.out_of)
    }

    /// O11 − E11; the other cells differ from theirs by the same amount, O12 and O21 with the sign turned.
    pub fn excess_in_target(&self) -> f64 {
        self.balance() as f64 / self.total() as f64
    }

    /// G² over the two cells with the word, `None` if there is nothing to compare.
    pub(crate) fn g2_2cell(&self) -> Option<f64> {
        self.is_comparable().then(|| {
            let (cells, excess) = (self.cells(), self.excess_in_target());
            (2.0 * (deviance_term(cells.target_with, excess) + deviance_term(cells.reference_with, -excess))).max(0.0)
        })
    }

    /// G² over all four cells, `None` if there is nothing to compare.
    pub(crate) fn g2_4cell(&self) -> Option<f64> {
        self.is_comparable().then(|| {
            let (cells, excess) = (self.cells(), self.excess_in_target());
            let with = deviance_term(cells.target_with, excess) + deviance_term(cells.reference_with, -excess);
            let without = deviance_term(cells.target_without, -excess) + deviance_term(cells.reference_without, excess);
            (2.0 * (with + without)).max(0.0)
        })
    }

    /// The smallest of the four expected cells, `None` if there is nothing to compare.
    pub fn smallest_expected(&self) -> Option<f64> {
        self.is_comparable().then(|| {
            let Cells { target_with, target_without, reference_with, reference_without } = self.expected();
            target_with.min(target_without).min(reference_with).min(reference_without)
        })
    }

    /// Whether the word is some, but not all, of the tokens: all four expected cells are above 0.
    pub(crate) fn is_divided(&self) -> bool {
        self.is_comparable() && self.target.count + self.reference.count < self.total()
    }

    /// χ² with every cell `shift` nearer to what is expected, never beyond; `None` if an expected cell is 0.
    pub(crate) fn chi2(&self, shift: f64) -> Option<f64> {
        self.is_divided().then(|| {
            let Cells { target_with, target_without, reference_with, reference_without } = self.expected();
            let distance = (self.excess_in_target().abs() - shift).max(0.0);
            let inverse = (1.0 / target_with + 1.0 / target_without) + (1.0 / reference_with + 1.0 / reference_without);
            distance * distance * inverse
        })
    }

    /// (10⁶a/N1 + k) / (10⁶b/N2 + k), `None` if there is nothing to compare.
    pub(crate) fn simple_maths(&self, k: f64) -> Option<f64> {
        let [target, reference] = [self.target, self.reference].map(Frequency::per_million);
        self.is_comparable().then_some((target? + k) / (reference? + k))
    }

    /// The same table with target and reference changed over.
    #[must_use]
    pub const fn swapped(&self) -> Self {
        Self { target: self.reference, reference: self.target }
    }
}
