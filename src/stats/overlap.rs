//! How much two sets share: resemblance and containment of texts as sets of shingles, and what min-hashing finds of it.
//! Leaves making the sets to `count`.

use crate::stats::special::{pow, sqrt};

/// Two sets and what they share.
///
/// Invariant for a meaningful overlap: `shared` is not above either size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Overlap {
    /// Members of both.
    pub shared: u64,
    /// Members of the first.
    pub a: u64,
    /// Members of the second.
    pub b: u64,
}

impl Overlap {
    /// |A∩B| / |A∪B|, from 0 to 1; `None` if a set is empty (Broder 1997).
    ///
    /// ```
    /// use newsprint::stats::overlap::Overlap;
    /// // Of 10 and 20 shingles 5 are shared: 5 of 25.
    /// let overlap = Overlap { shared: 5, a: 10, b: 20 };
    /// assert_eq!(overlap.jaccard(), Some(0.2));
    /// assert_eq!((overlap.containment_a(), overlap.containment_b(), overlap.containment()), (Some(0.5), Some(0.25), Some(0.5)));
    /// ```
    pub fn jaccard(&self) -> Option<f64> {
        self.is_defined().then(|| self.shared as f64 / (self.a + self.b - self.shared) as f64)
    }

    /// |A∩B| / |A|: the share of the first that the second has too; `None` if a set is empty.
    pub fn containment_a(&self) -> Option<f64> {
        self.is_defined().then(|| self.shared as f64 / self.a as f64)
    }

    /// |A∩B| / |B|: the share of the second that the first has too; `None` if a set is empty.
    pub fn containment_b(&self) -> Option<f64> {
        self.is_defined().then(|| self.shared as f64 / self.b as f64)
    }

    /// |A∩B| / min(|A|, |B|): finds a shortened copy that Jaccard misses; `None` if a set is empty (Broder 1997).
    pub fn containment(&self) -> Option<f64> {
        self.is_defined().then(|| self.shared as f64 / self.a.min(self.b) as f64)
    }

    fn is_defined(&self) -> bool {
        self.a > 0 && self.b > 0
    }
}

/// The standard error of a min-hash estimate of Jaccard from so many hash functions.
///
/// ```
/// use newsprint::stats::overlap::minhash_error;
/// assert_eq!(minhash_error(0.5, 256), 0.03125);
/// ```
pub fn minhash_error(jaccard: f64, hashes: u32) -> f64 {
    sqrt(jaccard * (1.0 - jaccard) / f64::from(hashes))
}

/// How likely locality-sensitive hashing makes two sets a candidate pair: 1 − (1 − J^rows)^bands
/// (Leskovec, Rajaraman & Ullman, chapter 3).
///
/// ```
/// use newsprint::stats::overlap::lsh_candidate_probability;
/// assert_eq!(lsh_candidate_probability(0.5, 1, 2), 0.25);
/// ```
pub fn lsh_candidate_probability(jaccard: f64, bands: u32, rows: u32) -> f64 {
    1.0 - pow(1.0 - pow(jaccard, f64::from(rows)), f64::from(bands))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn overlaps_are_shares_and_know_no_order(shared in 0u64..1000, more_a in 0u64..1000, more_b in 0u64..1000) {
            let overlap = Overlap { shared, a: shared + more_a, b: shared + more_b };
            let turned = Overlap { a: overlap.b, b: overlap.a, ..overlap };
            prop_assert_eq!(overlap.jaccard(), turned.jaccard());
            prop_assert_eq!(overlap.containment_a(), turned.containment_b());
            prop_assert_eq!(overlap.jaccard().is_none(), overlap.a == 0 || overlap.b == 0);
            if let (Some(jaccard), Some(contained)) = (overlap.jaccard(), overlap.containment()) {
                prop_assert!((0.0..=1.0).contains(&jaccard) && jaccard <= contained && contained <= 1.0);
            }
        }
    }
}
