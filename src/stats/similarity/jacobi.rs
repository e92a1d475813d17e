//! Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (Golub & Van Loan 2013, section 8.5).
//! Made of sums, products, quotients and square roots in a fixed order, so every platform finds the same digits.
//!
//! Meant for matrices of up to some hundred rows; each sweep costs 6n³ operations or so, and six to ten sweeps are usual.

use crate::stats::special::sqrt;

/// After this many sweeps what is left is rounding.
const MAX_SWEEPS: usize = 60;

/// An eigenvalue with its eigenvector of length 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Eigen {
    pub(super) value: f64,
    pub(super) vector: Vec<f64>,
}

/// The eigenvalues of a symmetric matrix, given by rows, with their vectors: largest value first.
///
/// The sign of a vector is as the rotations leave it; [`facing`] makes it canonical.
pub(super) fn eigen(mut matrix: Vec<Vec<f64>>) -> Vec<Eigen> {
    let size = matrix.len();
    let mut vectors: Vec<Vec<f64>> = (0..size).map(|row| unit_vector(row, size)).collect();
    let norm: f64 = matrix.iter().flatten().map(|cell| cell * cell).sum();
    for _ in 0..MAX_SWEEPS {
        let off: f64 =
            (0..size).flat_map(|p| (0..p).map(move |q| (p, q))).map(|(p, q)| matrix[p][q] * matrix[p][q]).sum();
        if off <= norm * f64::EPSILON * f64::EPSILON {
            break;
        }
        for p in 0..size {
            for q in p + 1..size {
                rotate(&mut matrix, &mut vectors, p, q);
            }
        }
    }
    let mut found: Vec<Eigen> =
        vectors.into_iter().enumerate().map(|(place, vector)| Eigen { value: matrix[place][place], vector }).collect();
    found.sort_by(|a, b| b.value.total_cmp(&a.value));
    found
}

fn unit_vector(place: usize, size: usize) -> Vec<f64> {
    (0..size).map(|other| f64::from(u8::from(other == place))).collect()
}

/// Turns the plane of `p` < `q` so that their common cell becomes 0.
fn rotate(matrix: &mut [Vec<f64>], vectors: &mut [Vec<f64>], p: usize, q: usize) {
    let shared = matrix[p][q];
    if shared == 0.0 {
        return;
    }
    let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * shared);
    // The smaller of the two angles that do it; for a huge theta its square would overflow to an angle of 0, as it should.
    let tangent = 1.0f64.copysign(theta) / (theta.abs() + sqrt(theta * theta + 1.0));
    let cosine = 1.0 / sqrt(tangent * tangent + 1.0);
    let sine = tangent * cosine;
    matrix[p][p] -= tangent * shared;
    matrix[q][q] += tangent * shared;
    matrix[p][q] = 0.0;
    matrix[q][p] = 0.0;
    for other in (0..matrix.len()).filter(|&other| other != p && other != q) {
        let (a, b) = (matrix[p][other], matrix[q][other]);
        let (turned, crossed) = (cosine * a - sine * b, sine * a + cosine * b);
        matrix[p][other] = turned;
        matrix[q][other] = crossed;
        matrix[other][p] = turned;
        matrix[other][q] = crossed;
    }
    let (upper, lower) = vectors.split_at_mut(q);
    for (a, b) in upper[p].iter_mut().zip(&mut lower[0]) {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
    }
}

/// 1 or −1: the factor that makes the largest coordinate of an axis positive, the first of several equally large ones.
pub(super) fn facing(axis: &(impl Iterator<Item = f64> + Clone)) -> f64 {
    let largest = axis.clone().fold(0.0, |largest: f64, coordinate| largest.max(coordinate.abs()));
    // Equal but for rounding counts as equal, so that a mirror image in the data does not flip by its last digit.
    let decides = axis.clone().find(|coordinate| coordinate.abs() >= largest * (1.0 - 1e-9));
    if decides.is_some_and(|coordinate| coordinate < 0.0) { -1.0 } else { 1.0 }
}
