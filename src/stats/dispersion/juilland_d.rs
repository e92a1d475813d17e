//! The measure `juilland_d`: Juilland's D. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::spread::Spread;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};
use crate::stats::special::sqrt;

/// How steady the word's rate is from article to article.
///
/// Formula: 1 − cv/√(n − 1), cv = population SD of p / mean of p.
/// Range: 0 to 1; 1 is even, 0 is clumped. No unit.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Juilland & Chang-Rodríguez 1964; on rates for unequal parts, Gries 2020.
///
/// ```
/// use newsprint::stats::dispersion::{JUILLAND_D, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let parts = Parts { occupied: &occupied(&[1, 2, 0], &sizes), sizes: &PartSizes::new(&sizes), positions: None };
/// let score = JUILLAND_D.score(&parts).unwrap();
/// assert!((score - 0.422650).abs() < 1e-6);
/// ```
pub const JUILLAND_D: DispersionMeasure = DispersionMeasure {
    name: "juilland_d",
    symbol: "D",
    heading: "Juilland's D",
    about: "How steady the word's rate is from article to article.",
    formula: "1 − cv/√(n − 1), cv = population SD of p / mean of p",
    even: Even::One,
    range: "0 to 1; 1 is even, 0 is clumped",
    undefined_when: NO_SPREAD,
    source: "Juilland & Chang-Rodríguez 1964; on rates for unequal parts, Gries 2020",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    parts.spread_frequency()?;
    let spread = Spread::of(parts.rates(), parts);
    Some((1.0 - spread.deviation / spread.mean / sqrt(parts.sizes.parts() as f64 - 1.0)).clamp(0.0, 1.0))
}
