//! The distances between units, each pair once. Leaves computing them to the measures.

use super::{Pair, SimilarityMeasure, Units};

/// A symmetric table of distances with 0 from each unit to itself.
///
/// Invariant: `above` holds the finite distances of pairs (0, 1), (0, 2), …, (1, 2), … in this order.
#[derive(Debug, Clone, PartialEq)]
pub struct Distances {
    size: usize,
    above: Vec<f64>,
}

impl Distances {
    /// The distances of `size` units from a function of two places, the first below the second.
    pub fn new(size: usize, distance: impl Fn(usize, usize) -> f64) -> Self {
        let pairs = (0..size).flat_map(|a| (a + 1..size).map(move |b| (a, b)));
        Self { size, above: pairs.map(|(a, b)| distance(a, b)).collect() }
    }

    /// The distances of units by a measure; `None` if a pair has none.
    pub fn by(units: &Units, measure: &SimilarityMeasure) -> Option<Self> {
        let above: Option<Vec<f64>> = units.pairs().map(|pair: Pair| measure.distance(units, pair)).collect();
        Some(Self { size: units.units().len(), above: above? })
    }

    /// How many units there are.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The distance of two units.
    pub fn between(&self, a: usize, b: usize) -> f64 {
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        if low == high { 0.0 } else { self.above[low * (2 * self.size - low - 1) / 2 + high - low - 1] }
    }
}
