//! The measure `js_distance`: Jensen–Shannon distance. Leaves counting to the caller.

use crate::stats::Role;
use crate::stats::similarity::{JSD_BITS, Pair, Reading, SimilarityMeasure, Units};
use crate::stats::special::sqrt;

/// The square root of the Jensen–Shannon divergence: a metric, so units can be mapped and clustered by it.
///
/// Formula: √JSD, JSD in bits.
/// Range: 0 the same relative frequencies, 1 no word in common.
/// Undefined (`None`): never, as units have a token.
/// Source: Endres & Schindelin 2003.
/// What scipy returns as `jensenshannon`.
///
/// ```
/// use newsprint::stats::similarity::{ArticleSpread, JS_DISTANCE, Pair, Unit, Units};
/// // Words 0, 1 and 2: the first unit has 3, 1 and 0 tokens, the second 1, 1 and 2.
/// let unit = |counts: [u64; 3]| Unit::new((0..).zip(counts).collect());
/// let spread = ArticleSpread { articles: 4, with: vec![4, 2, 1] };
/// let units = Units::new(vec![unit([3, 1, 0]), unit([1, 1, 2])], spread, vec![0, 1, 2]);
/// let score = JS_DISTANCE.score(&units, Pair(0, 1)).unwrap();
/// assert!((score - 0.586823).abs() < 1e-6);
/// ```
pub const JS_DISTANCE: SimilarityMeasure = SimilarityMeasure {
    name: "js_distance",
    symbol: "√JSD",
    heading: "Jensen–Shannon distance",
    about: "The square root of the Jensen–Shannon divergence: a metric, so units can be mapped and clustered by it.",
    formula: "√JSD, JSD in bits",
    reading: Reading::Distance,
    range: "0 the same relative frequencies, 1 no word in common",
    undefined_when: "never, as units have a token",
    source: "Endres & Schindelin 2003",
    role: Role::Variant,
    score,
};

fn score(units: &Units, pair: Pair) -> Option<f64> {
    JSD_BITS.score(units, pair).map(sqrt)
}
