//! The odds ratio of a 2×2 table and its interval. Leaves the table to `frequency`.

use crate::stats::estimate::Estimate;
use crate::stats::frequency::{Cells, Contingency};
use crate::stats::special::{exp, normal_quantile, sqrt};

/// (O11·O22) / (O12·O21), `None` if a cell is 0.
pub(super) fn ratio(table: &Contingency) -> Option<f64> {
    let Cells { target_with, target_without, reference_with, reference_without } = table.cells();
    let empty = [target_with, target_without, reference_with, reference_without].contains(&0.0);
    (!empty).then(|| (target_with * reference_without) / (target_without * reference_with))
}

/// The odds ratio with `more` added to every cell, and its 95 % interval on the log scale; no cell may then be 0.
pub(super) fn interval(table: &Contingency, more: f64) -> Estimate {
    let cells = table.cells();
    let [a, b, c, d] = [cells.target_with, cells.target_without, cells.reference_with, cells.reference_without]
        .map(|cell| cell + more);
    let value = (a * d) / (b * c);
    let reach = exp(normal_quantile(0.975) * sqrt((1.0 / a + 1.0 / b) + (1.0 / c + 1.0 / d)));
    let method = "normal on the log scale, tokens as independent draws (Woolf 1955)";
    Estimate { value, low: value / reach, high: value * reach, level: 0.95, method }
}
