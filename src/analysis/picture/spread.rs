//! The picture of dispersion: how often against how evenly, every form a point.

use super::words;
use crate::analysis::dispersion::Spread;
use crate::chart::{Chart, Guide, Point, Scale, Scaled, ScatterPlot};
use crate::stats::dispersion::DispersionMeasure;
use crate::table::number;

/// Labels that are tried.
const LABELS: usize = 70;

/// Occurrences against a measure of dispersion. The most frequent forms are labelled first.
pub fn scatter(spread: &Spread, measure: &DispersionMeasure) -> Chart {
    let point = |(place, row): (usize, &crate::analysis::dispersion::SpreadRow)| {
        let parts = row.parts(&spread.sizes);
        Some(Point {
            label: row.label.clone(),
            x: parts.frequency() as f64,
            y: measure.score(&parts)?,
            series: (place < LABELS).then_some(0),
            solid: true,
            strong: false,
        })
    };
    let points: Vec<Point> = spread.rows.iter().enumerate().filter_map(point).collect();
    let undefined = spread.rows.len() - points.len();
    let missing = match undefined {
        0 => String::new(),
        some => format!(" Undefined for {} and not drawn.", number::count(some as u64)),
    };
    Chart::Scatter(ScatterPlot {
        words: words(
            "How evenly words spread over the articles",
            format!("Occurrences against {}: {}.", measure.heading, measure.range),
            format!(
                "Words: {}, in articles: {}. Coloured, and labelled where there is room: the most frequent, {}.{missing}",
                number::count(points.len() as u64),
                number::count(spread.sizes.parts()),
                LABELS.min(points.len())
            ),
        ),
        x: Scaled { title: "occurrences (log scale)".into(), scale: Scale::Logarithmic },
        y: Scaled { title: measure.heading.into(), scale: Scale::Linear },
        guide: Guide::Nothing,
        series: Vec::new(),
        points,
        labels: LABELS,
    })
}
