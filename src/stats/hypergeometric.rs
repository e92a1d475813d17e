//! The exact distribution of a 2×2 table with fixed margins. Leaves logarithms to `special`.
//!
//! Fast and exact to rounding for any size: logarithms of factorials never cancel, and sums run from the observed table
//! outwards, only as far as terms matter.

use crate::stats::frequency::Contingency;
use crate::stats::special::{deviance_term, exp, ln, ln_1p, ln_gamma, sqrt};

/// Tables whose probability is as large as the observed one, up to this relative difference, count as equally likely (as R).
const TIE: f64 = 1e-7;
/// Up to how many tables all of them are added up.
const SMALL: u64 = 64;

/// All tables with the margins of one table, told apart by the count of the word in the target.
struct Tables {
    observed: u64,
    low: u64,
    high: u64,
    /// R1, tokens of the target.
    target: u64,
    /// R2, tokens of the reference.
    reference: u64,
    /// C1, tokens of the word.
    word: u64,
}

/// The two-sided p of Fisher's exact test: the probability of all tables that are at most as likely as the observed one.
///
/// `None` if there is nothing to compare. Source: Fisher 1935; two-sided as R and `SciPy` have it.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::hypergeometric::fisher_two_sided;
/// // Pedersen 1996: the cells 1, 3, 3, 1. Of 70 tables 1 + 16 + 16 + 1 are as rare.
/// let table = Contingency::new(Frequency::new(1, 4), Frequency::new(3, 4));
/// assert!((fisher_two_sided(&table).unwrap() - 34.0 / 70.0).abs() < 1e-14);
/// ```
pub fn fisher_two_sided(table: &Contingency) -> Option<f64> {
    let tables = Tables::of(table)?;
    if tables.high - tables.low <= SMALL
        && let Some(p) = tables.p_of_few()
    {
        return Some(p);
    }
    Some(tables.p_of_many())
}

/// The odds ratio under which the observed table is most likely, given its margins.
///
/// 0 if the word is as rare in the target as its margins allow; `None` if it is as frequent as they allow (the ratio is
/// infinite) or there is nothing to compare. Source: Fisher 1962; what R prints beside the exact test.
///
/// ```
/// use newsprint::stats::frequency::{Contingency, Frequency};
/// use newsprint::stats::hypergeometric::conditional_odds_ratio;
/// // The cells 2, 1, 0, 1 of margins 3, 1 and 2, 2: counts 1 and 2 weigh 3 and 3ψ; the largest count has no finite ψ.
/// assert_eq!(conditional_odds_ratio(&Contingency::new(Frequency::new(2, 3), Frequency::new(0, 1))), None);
/// // The cells 1, 1, 1, 1: counts 0, 1 and 2 weigh 1, 4ψ and ψ², so the mean is 1 at ψ = 1.
/// let table = Contingency::new(Frequency::new(1, 2), Frequency::new(1, 2));
/// assert!((conditional_odds_ratio(&table).unwrap() - 1.0).abs() < 1e-12);
/// ```
pub fn conditional_odds_ratio(table: &Contingency) -> Option<f64> {
    let tables = Tables::of(table)?;
    if tables.observed == tables.high {
        return None;
    }
    if tables.observed == tables.low {
        return Some(0.0);
    }
    Some(tables.most_likely_odds(table))
}

impl Tables {
    fn of(table: &Contingency) -> Option<Self> {
        let (target, reference) = (table.target.out_of, table.reference.out_of);
        let word = table.target.count + table.reference.count;
        let whole = table.is_comparable() && table.target.count <= target && table.reference.count <= reference;
        whole.then(|| Self {
            observed: table.target.count,
            low: word.saturating_sub(reference),
            high: word.min(target),
            target,
            reference,
            word,
        })
    }

    /// How much more likely the table after `count` is than the one of `count`.
    fn step(&self, count: u64) -> f64 {
        let up = (self.target - count) as f64 * (self.word - count) as f64;
        up / ((count + 1) as f64 * (self.reference + count + 1 - self.word) as f64)
    }

    /// Adds all tables up in units of the observed one; `None` if the units are too small for the sum.
    fn p_of_few(&self) -> Option<f64> {
        let (mut all, mut rare) = (1.0, 1.0);
        let mut add = |term: f64| {
            all += term;
            if term <= 1.0 + TIE {
                rare += term;
            }
        };
        let mut term = 1.0;
        for count in self.observed..self.high {
            term *= self.step(count);
            add(term);
        }
        term = 1.0;
        for count in (self.low..self.observed).rev() {
            term /= self.step(count);
            add(term);
        }
        all.is_finite().then_some(rare / all)
    }

    fn p_of_many(&self) -> f64 {
        let mode = self.mode();
        let observed = self.log_probability(self.observed);
        let bound = observed + ln_1p(TIE);
        if self.log_probability(mode) <= bound {
            return 1.0;
        }
        // Probabilities rise up to the mode and fall after it: on the other side, where they are as small as the observed one?
        let as_rare = |count: u64| self.log_probability(count) <= bound;
        let (mut lower, mut upper) = (Some(self.observed), Some(self.observed));
        if self.observed < mode {
            let first = first_where(mode, self.high + 1, as_rare);
            upper = (first <= self.high).then_some(first);
        } else {
            let first = first_where(self.low, mode, |count| !as_rare(count));
            lower = (first > self.low).then(|| first - 1);
        }
        let below = lower.map_or(0.0, |count| exp(self.log_probability(count) - observed) * self.tail_below(count));
        let above = upper.map_or(0.0, |count| exp(self.log_probability(count) - observed) * self.tail_above(count));
        (exp(observed) * (below + above)).min(1.0)
    }

    /// The probability of this count and all below it, in units of that of this count.
    fn tail_below(&self, count: u64) -> f64 {
        let (mut sum, mut term) = (1.0, 1.0);
        for count in (self.low..count).rev() {
            term /= self.step(count);
            sum += term;
            if term < sum * f64::EPSILON / 8.0 {
                break;
            }
        }
        sum
    }

    /// The probability of this count and all above it, in units of that of this count.
    fn tail_above(&self, count: u64) -> f64 {
        let (mut sum, mut term) = (1.0, 1.0);
        for count in count..self.high {
            term *= self.step(count);
            sum += term;
            if term < sum * f64::EPSILON / 8.0 {
                break;
            }
        }
        sum
    }

    fn mode(&self) -> u64 {
        let product = u128::from(self.target + 1) * u128::from(self.word + 1);
        let mode = (product / u128::from(self.target + self.reference + 2)) as u64;
        mode.clamp(self.low, self.high)
    }

    /// ln of the probability of a count: minus half its G², plus the square roots and small terms of Stirling's formula.
    ///
    /// Written with n·ln n these would cancel; written as a deviance nothing does (the idea of Loader 2000).
    fn log_probability(&self, count: u64) -> f64 {
        let [a, b] = [count, self.target - count].map(|cell| cell as f64);
        let [c, d] = [self.word - count, self.reference + count - self.word].map(|cell| cell as f64);
        let all = self.target + self.reference;
        let balance = i128::from(count) * i128::from(all) - i128::from(self.target) * i128::from(self.word);
        let excess = balance as f64 / all as f64;
        let half_g2 = (deviance_term(a, excess) + deviance_term(d, excess))
            + (deviance_term(b, -excess) + deviance_term(c, -excess));
        let margins = (stirling(self.target as f64) + stirling(self.reference as f64))
            + (stirling(self.word as f64) + stirling((all - self.word) as f64));
        let cells = (stirling(a) + stirling(b)) + (stirling(c) + stirling(d));
        margins - stirling(all as f64) - cells - half_g2
    }

    /// Newton's steps on the logarithm of the odds until the expected count is the observed one.
    fn most_likely_odds(&self, table: &Contingency) -> f64 {
        let cells = table.cells();
        // No cell is empty here: the observed count is neither the lowest nor the highest.
        let mut odds = cells.target_with * cells.reference_without / (cells.target_without * cells.reference_with);
        for _ in 0..100 {
            let (mean, variance) = self.moments(odds);
            let step = ((self.observed as f64 - mean) / variance).clamp(-2.0, 2.0);
            odds *= exp(step);
            if step.abs() < 1e-12 {
                break;
            }
        }
        odds
    }

    /// Mean and variance of the count under an odds ratio, added up from the most likely count outwards.
    fn moments(&self, odds: f64) -> (f64, f64) {
        let start = self.likeliest(odds);
        let (mut weight, mut first, mut second) = (1.0, 0.0, 0.0);
        let mut add = |term: f64, offset: f64| {
            weight += term;
            first += term * offset;
            second += term * offset * offset;
            term < f64::EPSILON * f64::EPSILON * weight
        };
        let mut term = 1.0;
        for count in start..self.high {
            term *= self.step(count) * odds;
            if add(term, (count + 1 - start) as f64) {
                break;
            }
        }
        term = 1.0;
        for count in (self.low..start).rev() {
            term /= self.step(count) * odds;
            if add(term, -((start - count) as f64)) {
                break;
            }
        }
        let mean = first / weight;
        (start as f64 + mean, (second / weight - mean * mean).max(f64::MIN_POSITIVE))
    }

    /// The most likely count under an odds ratio: the root of step(count)·odds = 1, rounded into the possible counts.
    fn likeliest(&self, odds: f64) -> u64 {
        // (R1 − x)(C1 − x)·odds = x(R2 − C1 + x) as a quadratic in x.
        let (target, word) = (self.target as f64, self.word as f64);
        let others = self.reference as f64 - word;
        let (square, linear, constant) = (odds - 1.0, -(odds * (target + word) + others), odds * target * word);
        let root = sqrt((linear * linear - 4.0 * square * constant).max(0.0));
        // Of the two forms of the root, the one that does not cancel.
        let count = if linear > 0.0 { (linear + root) / (-2.0 * square) } else { 2.0 * constant / (root - linear) };
        // Any start in the range will do: sums run outwards from it as far as terms matter.
        #[expect(clippy::cast_sign_loss, reason = "the root of this quadratic is not negative")]
        let start = count as u64;
        start.clamp(self.low, self.high)
    }
}

/// The first of the whole numbers from `low` for which a condition holds that holds for all after it; `high` if none.
fn first_where(mut low: u64, mut high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = u64::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// ln n! − (n ln n − n): the part of Stirling's formula that the deviance leaves over; 0 for 0.
fn stirling(n: f64) -> f64 {
    if n < 16.0 {
        return if n == 0.0 { 0.0 } else { ln_gamma(n + 1.0) - n * ln(n) + n };
    }
    let inverse = 1.0 / (n * n);
    let series = (1.0 / 12.0 - inverse * (1.0 / 360.0 - inverse * (1.0 / 1260.0 - inverse / 1680.0))) / n;
    0.5 * ln(2.0 * std::f64::consts::PI * n) + series
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::frequency::Frequency;
    use proptest::prelude::*;

    fn table(a: u64, n1: u64, b: u64, n2: u64) -> Contingency {
        Contingency::new(Frequency::new(a, n1), Frequency::new(b, n2))
    }

    #[test]
    fn few_and_many_tables_agree() {
        for (a, n1, b, n2) in
            [(3, 40, 9, 55), (0, 30, 7, 12), (20, 1_000, 10, 1_000), (31, 54, 139, 31_723), (5, 5, 1, 9)]
        {
            let tables = Tables::of(&table(a, n1, b, n2)).expect("comparable");
            let (few, many) = (tables.p_of_few().expect("no overflow"), tables.p_of_many());
            assert!((few / many - 1.0).abs() < 1e-10, "{a} of {n1}, {b} of {n2}: {few} {many}");
        }
    }

    #[test]
    fn a_hundred_million_tokens_are_no_trouble() {
        // Equal sides: the two tails mirror each other, and the p is near that of χ² with Yates's shift.
        let p = fisher_two_sided(&table(501_000, 50_000_000, 500_000, 50_000_000)).expect("comparable");
        let shifted = (1_000.0f64 - 1.0).powi(2) / (1_001_000.0 * 0.98999);
        let near = crate::stats::special::chi2_upper(shifted, 1.0);
        assert!((p / near - 1.0).abs() < 1e-3, "{p} {near}");
        let tiny = fisher_two_sided(&table(20_000, 50_000_000, 10_000, 50_000_000)).expect("comparable");
        assert!(tiny < 1e-300);
    }

    proptest! {
        #[test]
        fn it_is_a_probability_and_has_no_side(
            n1 in 1u64..3_000_000, n2 in 1u64..3_000_000, share in 0u64..300, other in 0u64..300,
        ) {
            let (a, b) = (n1 * share / 1_000, n2 * other / 1_000);
            let table = table(a, n1, b, n2);
            if let (Some(p), Some(swapped)) = (fisher_two_sided(&table), fisher_two_sided(&table.swapped())) {
                prop_assert!((0.0..=1.0).contains(&p));
                prop_assert!((p - swapped).abs() <= 1e-9 * p, "{p} {swapped}");
            }
            if let (Some(odds), Some(back)) = (conditional_odds_ratio(&table), conditional_odds_ratio(&table.swapped())) {
                prop_assert!((odds * back - 1.0).abs() < 1e-8 || odds == 0.0, "{odds} {back}");
            }
        }
    }
}
