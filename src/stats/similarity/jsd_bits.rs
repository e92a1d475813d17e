//! The measure `jsd_bits`: Jensen–Shannon divergence. Leaves counting to the caller.

use super::units::side_by_side;
use crate::stats::Role;
use crate::stats::similarity::{Pair, Reading, SimilarityMeasure, Units};
use crate::stats::special::log2;

/// How many bits the word frequencies of two units are apart; every word counts by its share.
///
/// Formula: H((p + q)/2) − (H(p) + H(q))/2, H in bits.
/// Range: 0 the same relative frequencies, 1 no word in common. Bits (base 2).
/// Undefined (`None`): never, as units have a token.
/// Source: Lin 1991, eq. 4.1.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, JSD_BITS, Pair, Unit, Units};
/// // Words 0, 1 and 2: the first unit has 3, 1 and 0 tokens, the second 1, 1 and 2.
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2])], spread, vec![0, 1, 2]);
/// let score = JSD_BITS.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - 0.344361).abs() < 1e-6);
/// ```
pub const JSD_BITS: SimilarityMeasure = SimilarityMeasure {
    name: "jsd_bits",
    symbol: "JSD",
    heading: "Jensen–Shannon divergence",
    about: "How many bits the word frequencies of two units are apart; every word counts by its share.",
    formula: "H((p + q)/2) − (H(p) + H(q))/2, H in bits",
    reading: Reading::Distance,
    range: "0 the same relative frequencies, 1 no word in common",
    undefined_when: "never, as units have a token",
    source: "Lin 1991, eq. 4.1",
    role: Role::Definition,
    score,
};

#[expect(clippy::unnecessary_wraps, reason = "the form of every measure")]
fn score(units: &Units, pair: Pair) -> Option<f64> {
    let (a, b) = units.pair(pair);
    let (first_total, second_total) = (a.tokens() as f64, b.tokens() as f64);
    // H(m) − ½H(p) − ½H(q) = Σ ½p·log2(p/m) + ½q·log2(q/m): no difference of large numbers.
    let term = |share: f64, middle: f64| if share == 0.0 { 0.0 } else { 0.5 * share * log2(share / middle) };
    let sum: f64 = side_by_side(a, b)
        .map(|(_, first, second)| {
            let (p, q) = (first as f64 / first_total, second as f64 / second_total);
            let middle = f64::midpoint(p, q);
            term(p, middle) + term(q, middle)
        })
        .sum();
    Some(sum.clamp(0.0, 1.0))
}
