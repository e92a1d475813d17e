//! Classical multidimensional scaling: units as points of a plane, as far apart as their distances allow.

use super::Distances;
use super::jacobi::{eigen, facing};
use crate::stats::special::sqrt;

/// Classical scaling (Torgerson 1952): the eigenvectors of −½·J·D²·J, each times the root of its eigenvalue.
///
/// Each axis faces so that the unit farthest out is on its positive side.
///
/// ```
/// use newsprint::stats::similarity::{Distances, Scaling};
/// // Three units on a line, at 3, 1 and -4 from their mean.
/// let places = [3.0f64, 1.0, -4.0];
/// let map = Scaling::of(&Distances::new(3, |a, b| (places[a] - places[b]).abs()), 2);
/// assert!((map.points[2][0] - 4.0).abs() < 1e-12 && (map.points[0][0] + 3.0).abs() < 1e-12);
/// assert!((map.goodness.unwrap().of_absolute - 1.0).abs() < 1e-12);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Scaling {
    /// All eigenvalues, largest first. Negative ones tell that no space of points has these distances.
    pub eigenvalues: Vec<f64>,
    /// The coordinates of each unit on the axes; fewer than asked for where no further eigenvalue is positive.
    pub points: Vec<Vec<f64>>,
    /// How much of the distances the axes keep; `None` if all units are in one place.
    pub goodness: Option<Goodness>,
}

/// What the axes of a map keep (Mardia, Kent & Bibby 1979, eq. 14.4.7 and 14.4.8): 1 is everything.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goodness {
    /// Their eigenvalues out of the sum of all absolute eigenvalues.
    pub of_absolute: f64,
    /// Their eigenvalues out of the sum of the positive eigenvalues.
    pub of_positive: f64,
}

impl Scaling {
    /// Scales distances to at most so many axes.
    pub fn of(distances: &Distances, axes: usize) -> Self {
        let size = distances.size();
        let square = |a: usize, b: usize| distances.between(a, b) * distances.between(a, b);
        let means: Vec<f64> = (0..size).map(|a| (0..size).map(|b| square(a, b)).sum::<f64>() / size as f64).collect();
        let mean = means.iter().sum::<f64>() / size as f64;
        let centred = |a: usize, b: usize| -0.5 * (square(a, b) - means[a] - means[b] + mean);
        let found = eigen((0..size).map(|a| (0..size).map(|b| centred(a, b)).collect()).collect());
        // An eigenvalue that is rounding has no axis.
        let least = found.first().map_or(0.0, |axis| axis.value) * size as f64 * f64::EPSILON;
        let kept: Vec<(f64, &[f64])> = found
            .iter()
            .take(axes)
            .filter(|axis| axis.value > least)
            .map(|axis| (sqrt(axis.value) * facing(&axis.vector.iter().copied()), axis.vector.as_slice()))
            .collect();
        let point = |unit: usize| kept.iter().map(|(length, vector)| length * vector[unit]).collect();
        let eigenvalues: Vec<f64> = found.iter().map(|axis| axis.value).collect();
        let goodness = Goodness::of(&eigenvalues, kept.len());
        Self { points: (0..size).map(point).collect(), goodness, eigenvalues }
    }

    /// The share of the absolute eigenvalues that an axis has; `None` if all units are in one place.
    pub fn share(&self, axis: usize) -> Option<f64> {
        let all: f64 = self.eigenvalues.iter().map(|value| value.abs()).sum();
        self.points.first().filter(|point| axis < point.len())?;
        (all > 0.0).then(|| self.eigenvalues[axis] / all)
    }
}

impl Goodness {
    fn of(eigenvalues: &[f64], axes: usize) -> Option<Self> {
        let kept: f64 = eigenvalues[..axes].iter().sum();
        let absolute: f64 = eigenvalues.iter().map(|value| value.abs()).sum();
        let positive: f64 = eigenvalues.iter().map(|value| value.max(0.0)).sum();
        (positive > 0.0 && axes > 0).then(|| Self { of_absolute: kept / absolute, of_positive: kept / positive })
    }
}
