//! What quanteda prints by default, for those who compare with it. Leaves the definitions to their own files.

use crate::stats::frequency::{Cells, Contingency};
use crate::stats::special::ln;

/// Half an occurrence if quanteda shifts this table, else nothing.
///
/// It does so if |O11·O22 − O12·O21| ≥ N/2, which is |O − E| ≥ ½, and an expected cell is below 5.
pub(super) fn shift(table: &Contingency) -> f64 {
    let far = 2 * table.balance().unsigned_abs() >= u128::from(table.total());
    if far && table.smallest_expected().is_some_and(|least| least < 5.0) { 0.5 } else { 0.0 }
}

/// G² over four shifted cells with 1e-9 inside every logarithm; `None` if an expected cell is 0.
pub(super) fn g2(table: &Contingency) -> Option<f64> {
    if !table.is_divided() {
        return None;
    }
    let (observed, expected) = (table.cells(), table.expected());
    let towards = if table.balance() > 0 { -shift(table) } else { shift(table) };
    let term = |observed: f64, expected: f64| observed * ln(observed / expected + 1e-9);
    let pairs = |cells: Cells| [cells.target_with, cells.reference_without, cells.target_without, cells.reference_with];
    let shifts = [towards, towards, -towards, -towards];
    let terms = pairs(observed).into_iter().zip(pairs(expected)).zip(shifts);
    Some(2.0 * terms.map(|((observed, expected), shift)| term(observed + shift, expected)).sum::<f64>())
}
