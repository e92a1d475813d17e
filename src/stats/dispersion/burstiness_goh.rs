//! The measure `burstiness_goh`: burstiness of gaps. Leaves gathering the parts to the caller.

use crate::stats::Role;
use crate::stats::dispersion::{DispersionMeasure, Even, Needs, Parts};
use crate::stats::special::sqrt;

/// How irregular the gaps between the word's occurrences are in the joined articles.
///
/// Formula: (σ − μ)/(σ + μ) of the gaps between successive positions, population SD, not cyclic.
/// Range: −1 to 1; −1 is regular, 0 as by chance, 1 bursty. No unit.
/// Undefined (`None`): the word occurs less than three times, there is only one part, or its positions were not
/// gathered.
/// Source: Goh & Barabási 2008.
///
/// ```
/// use newsprint::stats::dispersion::{BURSTINESS_GOH, PartSizes, Parts, occupied};
/// let sizes = [10, 10, 20];
/// let (occupied, sizes) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
/// let parts = Parts { occupied: &occupied, sizes: &sizes, positions: Some(&[4, 12, 14]) };
/// let score = BURSTINESS_GOH.score(&parts).unwrap();
/// assert!((score - -0.250000).abs() < 1e-6);
/// ```
pub const BURSTINESS_GOH: DispersionMeasure = DispersionMeasure {
    name: "burstiness_goh",
    symbol: "B",
    heading: "burstiness of gaps",
    about: "How irregular the gaps between the word's occurrences are in the joined articles.",
    formula: "(σ − μ)/(σ + μ) of the gaps between successive positions, population SD, not cyclic",
    even: Even::Low,
    range: "−1 to 1; −1 is regular, 0 as by chance, 1 bursty",
    undefined_when: "the word occurs less than three times, there is only one part, or its positions were not gathered",
    source: "Goh & Barabási 2008",
    needs: Needs::Positions,
    role: Role::Variant,
    score,
};

fn score(parts: &Parts) -> Option<f64> {
    let positions = parts.spread_positions().filter(|positions| positions.len() > 2)?;
    let gaps = positions.len() as u128 - 1;
    let sum = u128::from(positions[positions.len() - 1] - positions[0]);
    let squares: u128 = positions.windows(2).map(|pair| u128::from(pair[1] - pair[0])).map(|gap| gap * gap).sum();
    // σ and μ, both times the number of gaps: whole numbers, so regular gaps have no deviation at all.
    let deviation = sqrt((gaps * squares - sum * sum) as f64);
    Some((deviation - sum as f64) / (deviation + sum as f64))
}
