//! Correspondence analysis: outlets and words on one map. Leaves the choice of words to the caller.

use super::jacobi::{eigen, facing};
use crate::stats::special::sqrt;

/// The correspondence analysis of a table of counts (Greenacre 2007, appendix A).
///
/// S = (p − r·c)/√(r·c), p shares of the total, r and c the masses of rows and columns; S = U·D·Vᵀ. Principal coordinates
/// are U·D/√r and V·D/√c. Rows near each other use the words alike; a row and a column are not to be measured against each
/// other. Each axis faces so that the row farthest out is on its positive side.
///
/// ```
/// use newsprint::stats::similarity::Correspondence;
/// // Two rows without a common column: one axis that explains all, inertia χ²/n = 1.
/// let map = Correspondence::of(&[vec![2, 0], vec![0, 2]]).unwrap();
/// assert!((map.total_inertia - 1.0).abs() < 1e-12 && (map.singular_values[0] - 1.0).abs() < 1e-12);
/// assert!((map.rows[0].as_ref().unwrap()[0] - 1.0).abs() < 1e-12);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Correspondence {
    /// One an axis, largest first; there is one axis fewer than rows or columns with a count, whichever are fewer.
    pub singular_values: Vec<f64>,
    /// χ²/n of the table: the sum of the squared singular values.
    pub total_inertia: f64,
    /// Principal coordinates of the rows on every axis; `None` for a row without a count.
    pub rows: Vec<Option<Vec<f64>>>,
    /// Principal coordinates of the columns on every axis; `None` for a column without a count.
    pub columns: Vec<Option<Vec<f64>>>,
}

impl Correspondence {
    /// Analyses a table of counts, given by rows. `None` if it has fewer than two rows or columns with a count.
    pub fn of(table: &[Vec<u64>]) -> Option<Self> {
        let residuals = Residuals::of(table)?;
        let (high, wide) = (residuals.rows.places.len(), residuals.columns.places.len());
        let axes = high.min(wide) - 1;
        let total_inertia = residuals.cells.iter().flatten().map(|cell| cell * cell).sum();
        // The eigenvectors of the smaller product of S with itself; the other side follows by multiplication.
        let across = high > wide;
        let turned = across.then(|| transposed(&residuals.cells));
        let cells = turned.as_ref().unwrap_or(&residuals.cells);
        let mut found = eigen(products(cells));
        found.truncate(axes);
        // An eigenvalue that is rounding is no inertia.
        let least = found.first().map_or(0.0, |axis| axis.value) * high.max(wide) as f64 * f64::EPSILON;
        found.iter_mut().filter(|axis| axis.value <= least).for_each(|axis| axis.value = 0.0);
        let singular_values: Vec<f64> = found.iter().map(|axis| sqrt(axis.value.max(0.0))).collect();
        let near = |line: usize| found.iter().zip(&singular_values).map(|(axis, d)| axis.vector[line] * d).collect();
        let far = |line: usize| {
            let along = |vector: &[f64]| cells.iter().zip(vector).map(|(row, u)| row[line] * u).sum();
            found.iter().map(|axis| along(&axis.vector)).collect()
        };
        let (small, large): (Vec<Vec<f64>>, Vec<Vec<f64>>) =
            ((0..high.min(wide)).map(near).collect(), (0..high.max(wide)).map(far).collect());
        let (rows, columns) = if across { (large, small) } else { (small, large) };
        let (mut rows, mut columns) = (residuals.rows.principal(rows), residuals.columns.principal(columns));
        for axis in 0..axes {
            let sign = facing(&rows.iter().flatten().map(|row| row[axis]));
            rows.iter_mut().chain(&mut columns).flatten().for_each(|point| point[axis] *= sign);
        }
        Some(Self { singular_values, total_inertia, rows, columns })
    }

    /// The share of the inertia that an axis explains; `None` if rows do not differ, or there is no such axis.
    pub fn share(&self, axis: usize) -> Option<f64> {
        let value = self.singular_values.get(axis)?;
        (self.total_inertia > 0.0).then(|| (value * value / self.total_inertia).min(1.0))
    }
}

/// The rows, or the columns, that have a count.
struct Side {
    length: usize,
    places: Vec<usize>,
    masses: Vec<f64>,
}

impl Side {
    fn new(totals: &[u64], all: f64) -> Self {
        let places: Vec<usize> = (0..totals.len()).filter(|&place| totals[place] > 0).collect();
        let masses = places.iter().map(|&place| totals[place] as f64 / all).collect();
        Self { length: totals.len(), places, masses }
    }

    /// Divides by the roots of masses and puts the points back into their places.
    fn principal(&self, points: Vec<Vec<f64>>) -> Vec<Option<Vec<f64>>> {
        let mut all = vec![None; self.length];
        for ((&place, mass), point) in self.places.iter().zip(&self.masses).zip(points) {
            all[place] = Some(point.iter().map(|coordinate| coordinate / sqrt(*mass)).collect());
        }
        all
    }
}

/// The standardised residuals S of the rows and columns that have a count.
struct Residuals {
    rows: Side,
    columns: Side,
    cells: Vec<Vec<f64>>,
}

impl Residuals {
    fn of(table: &[Vec<u64>]) -> Option<Self> {
        let row_totals: Vec<u64> = table.iter().map(|row| row.iter().sum()).collect();
        let width = table.first().map_or(0, Vec::len);
        let column_totals: Vec<u64> = (0..width).map(|column| table.iter().map(|row| row[column]).sum()).collect();
        let all = row_totals.iter().sum::<u64>() as f64;
        let (rows, columns) = (Side::new(&row_totals, all), Side::new(&column_totals, all));
        if rows.places.len() < 2 || columns.places.len() < 2 {
            return None;
        }
        let cell = |row: usize, column: usize| {
            let expected = row_totals[row] as f64 * column_totals[column] as f64 / all;
            (table[row][column] as f64 - expected) / sqrt(expected * all)
        };
        let line = |&row: &usize| columns.places.iter().map(|&column| cell(row, column)).collect();
        let cells = rows.places.iter().map(line).collect();
        Some(Self { rows, columns, cells })
    }
}

fn transposed(cells: &[Vec<f64>]) -> Vec<Vec<f64>> {
    (0..cells[0].len()).map(|column| cells.iter().map(|row| row[column]).collect()).collect()
}

/// The products of every two rows.
fn products(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum();
    rows.iter().map(|a| rows.iter().map(|b| product(a, b)).collect()).collect()
}
