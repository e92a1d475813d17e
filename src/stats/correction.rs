//! Corrections for many tests at once. Leaves the tests themselves to the measures.
//!
//! `None` stands for a test that could not be made: it stays `None` and is not counted in m. Every other value counts,
//! so pass all words that were tested, not only those that are shown.

/// How p-values are corrected for the number of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// min(1, m·p): at most a share α of families has any false alarm.
    Bonferroni,
    /// The step-down form of Bonferroni, never weaker (Holm 1979).
    Holm,
    /// Benjamini–Hochberg: at most a share α of the words called key are false alarms (Benjamini & Hochberg 1995).
    Bh,
    /// Benjamini–Yekutieli: as BH, for tests that depend on each other in any way (Benjamini & Yekutieli 2001).
    By,
}

impl Correction {
    /// All corrections, in the order of the command line's help.
    pub const ALL: &'static [Self] = &[Self::Bonferroni, Self::Holm, Self::Bh, Self::By];

    /// The name on the command line and in columns.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bonferroni => "bonferroni",
            Self::Holm => "holm",
            Self::Bh => "bh",
            Self::By => "by",
        }
    }

    /// The name of its column and of the golden values.
    pub fn column(self) -> &'static str {
        match self {
            Self::Bonferroni => "p_adjusted_bonferroni",
            Self::Holm => "p_adjusted_holm",
            Self::Bh => "p_adjusted_bh",
            Self::By => "p_adjusted_by",
        }
    }

    /// The formula in plain text; m tests, p(1) ≤ … ≤ p(m).
    pub fn formula(self) -> &'static str {
        match self {
            Self::Bonferroni => "min(1, m p)",
            Self::Holm => "running maximum over i of min(1, (m − i + 1) p(i))",
            Self::Bh => "running minimum from the largest of m p(i) / i",
            Self::By => "as BH, times Σ 1/i over i = 1..m",
        }
    }

    /// Author and year.
    pub fn source(self) -> &'static str {
        match self {
            Self::Bonferroni => "Dunn 1961",
            Self::Holm => "Holm 1979",
            Self::Bh => "Benjamini & Hochberg 1995",
            Self::By => "Benjamini & Yekutieli 2001",
        }
    }

    /// Corrected p-values, in the order given.
    ///
    /// ```
    /// use newsprint::stats::correction::Correction;
    /// let q = Correction::Bh.adjusted(&[Some(0.01), None, Some(0.04), Some(0.03)]);
    /// assert_eq!(q, [Some(0.03), None, Some(0.04), Some(0.04)]);
    /// ```
    pub fn adjusted(self, p: &[Option<f64>]) -> Vec<Option<f64>> {
        let mut order: Vec<(usize, f64)> =
            p.iter().enumerate().filter_map(|(place, p)| p.filter(|p| !p.is_nan()).map(|p| (place, p))).collect();
        order.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        let mut adjusted = vec![None; p.len()];
        for ((place, _), q) in order.iter().zip(self.ascending(&order)) {
            adjusted[*place] = Some(q);
        }
        adjusted
    }

    /// Corrected values for p-values in ascending order.
    fn ascending(self, order: &[(usize, f64)]) -> Vec<f64> {
        let tests = order.len() as f64;
        let ranked = || order.iter().enumerate().map(|(rank, &(_, p))| (rank as f64 + 1.0, p));
        match self {
            Self::Bonferroni => ranked().map(|(_, p)| (tests * p).min(1.0)).collect(),
            Self::Holm => ranked()
                .scan(0.0f64, |largest, (rank, p)| {
                    *largest = largest.max(((tests - rank + 1.0) * p).min(1.0));
                    Some(*largest)
                })
                .collect(),
            Self::Bh => from_the_largest(ranked().map(|(rank, p)| tests * p / rank)),
            Self::By => {
                let harmonic: f64 = (1..=order.len()).map(|rank| 1.0 / rank as f64).sum();
                from_the_largest(ranked().map(move |(rank, p)| harmonic * tests * p / rank))
            }
        }
    }
}

/// The running minimum from the last value back, at most 1.
fn from_the_largest(values: impl DoubleEndedIterator<Item = f64>) -> Vec<f64> {
    let mut smallest = 1.0f64;
    let mut adjusted: Vec<f64> = values
        .rev()
        .map(|value| {
            smallest = smallest.min(value);
            smallest
        })
        .collect();
    adjusted.reverse();
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_match_hand_counts() {
        let p = [Some(0.01), Some(0.02), Some(0.5)];
        let near = |correction: Correction, expected: [f64; 3]| {
            for (ours, hand) in correction.adjusted(&p).into_iter().zip(expected) {
                assert!((ours.expect("all were tested") - hand).abs() < 1e-12, "{} {ours:?} {hand}", correction.name());
            }
        };
        near(Correction::Bonferroni, [0.03, 0.06, 1.0]);
        near(Correction::Holm, [0.03, 0.04, 0.5]);
        near(Correction::Bh, [0.03, 0.03, 0.5]);
        near(Correction::By, [0.055, 0.055, 11.0 / 12.0]);
    }

    #[test]
    fn nothing_tested_is_nothing_corrected() {
        for correction in Correction::ALL {
            assert_eq!(correction.adjusted(&[None, None]), [None, None]);
            assert!(correction.adjusted(&[]).is_empty());
        }
    }
}
