//! The measure `burstiness`: burstiness. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, NO_SPREAD, Needs, Parts};

/// How often the word occurs in an article that has it.
///
/// Formula: f/df, df = parts with the word.
/// Range: 1 and up; 1 is once an article. Words in an article.
/// Undefined (`None`): the word does not occur, or there is only one part.
/// Source: Church & Gale 1995.
///
/// ```
/// use newsprint::stats::dispersion::{BURSTINESS, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: None };
/// let score = BURSTINESS.score(&parts).unwrap();
/// assert!((score - 1.500000).abs() < 1e-6);
/// ```
pub const BURSTINESS: DispersionMeasure = DispersionMeasure {
    name: "burstiness",
    symbol: "B",
    heading: "burstiness",
    about: "How often the word occurs in an article that has it.",
    formula: "f/df, df = parts with the word",
    even: Even::Low,
    range: "1 and up; 1 is once an article",
    undefined_when: NO_SPREAD,
    source: "Church & Gale 1995",
    needs: Needs::Parts,
    role: Role::Definition,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let frequency = parts.spread_frequency()? as f64;
    Some(frequency / parts.occupied.len() as f64)
}
