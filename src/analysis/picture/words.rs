//! Pictures of frequencies: rates with intervals, rates as a heat map, frequency by rank.

use super::{WHISKERS, capital, has_intervals, rate_mark, sample, words};
use crate::analysis::frequency::{by_count, row};
use crate::chart::{Chart, Curve, CurvePlot, DotPlot, DotRow, HeatCell, HeatMap, HeatRow, Mark, Scale, Scaled};
use crate::count::Counts;
use crate::index::{FormId, Index};
use crate::stats::special::ln;
use crate::table::number;

/// Points of a curve of ranks in each tenfold.
const POINTS_A_DECADE: f64 = 24.0;

fn unit(per: u64) -> String {
    format!("occurrences per {} words", number::count(per))
}

/// The names of groups as series; all articles together are one without a name.
fn names(counts: &Counts, field: Option<&str>) -> Vec<String> {
    let name = |name: &String| if name.is_empty() { "(not stated)".to_string() } else { name.clone() };
    counts.groups().iter().map(|group| if field.is_some() { name(&group.name) } else { String::new() }).collect()
}

fn title(forms: usize, field: Option<&str>) -> String {
    let what = if forms == 1 { "The most frequent word".into() } else { format!("The {forms} most frequent words") };
    field.map_or(what.clone(), |field| format!("{what}, by {field}"))
}

/// Rates of forms in every group with their intervals.
pub fn dots(index: &Index, counts: &Counts, forms: &[FormId], field: Option<&str>, per: u64) -> Chart {
    let places = 0..counts.groups().len();
    let mark = |form: FormId, place: usize| {
        let row = row(counts, form, Some(place));
        rate_mark(row.frequency.per_million(), row.rate.as_ref(), per)
    };
    let dots = |&form: &FormId| DotRow {
        label: index.form(form).to_string(),
        marks: places.clone().map(|place| mark(form, place)).collect(),
    };
    let intervals = if has_intervals(counts.groups()) { WHISKERS } else { "" };
    Chart::Dots(DotPlot {
        words: words(
            title(forms.len(), field),
            format!("{}, ordered by frequency in all articles.", capital(&unit(per))),
            format!("{intervals} {}", sample(counts.groups())).trim(),
        ),
        axis: unit(per),
        series: names(counts, field),
        rows: forms.iter().map(dots).collect(),
    })
}

/// Rates of forms in every group, as numbers on a scale of one hue.
pub fn heat(index: &Index, counts: &Counts, forms: &[FormId], field: Option<&str>, per: u64) -> Chart {
    let cell = |form: FormId, place: usize| {
        let rate = row(counts, form, Some(place)).frequency.per_million();
        rate.map_or(HeatCell::Undefined, |rate| HeatCell::Value(rate * per as f64 / 1e6))
    };
    let heat = |&form: &FormId| HeatRow {
        label: index.form(form).to_string(),
        cells: (0..counts.groups().len()).map(|place| cell(form, place)).collect(),
    };
    let rows: Vec<HeatRow> = forms.iter().map(heat).collect();
    let columns: Vec<String> =
        names(counts, field).into_iter().map(|name| if name.is_empty() { "all".into() } else { name }).collect();
    Chart::Heat(HeatMap {
        words: words(
            title(forms.len(), field),
            format!("{}, ordered by frequency in all articles.", capital(&unit(per))),
            format!("The numbers have no intervals here; the dot plot shows them. {}", sample(counts.groups())),
        ),
        key: unit(per),
        columns,
        decimals: decimals(&rows),
        rows,
        tree: None,
    })
}

/// As many decimals as three digits of the largest number need.
pub(super) fn decimals(rows: &[HeatRow]) -> usize {
    let values = rows.iter().flat_map(|row| &row.cells).filter_map(|cell| match cell {
        HeatCell::Value(value) if value.is_finite() => Some(value.abs()),
        _ => None,
    });
    match values.fold(0.0, f64::max) {
        most if most >= 100.0 => 0,
        most if most >= 10.0 => 1,
        _ => 2,
    }
}

/// Frequency by rank in every group, on logarithmic scales, thinned to points that can be told apart.
pub fn ranks(counts: &Counts, field: Option<&str>) -> Chart {
    let names = names(counts, field);
    let curve = |place: usize| {
        let in_group = |form: FormId| counts.by_group(form).find(|(group, _)| *group == place).map(|(_, count)| count);
        let mut frequencies: Vec<u64> = by_count(counts).into_iter().filter_map(in_group).collect();
        frequencies.sort_unstable_by(|a, b| b.cmp(a));
        Curve { name: names[place].clone(), series: place, points: thinned(&frequencies), law: Vec::new() }
    };
    Chart::Curves(CurvePlot {
        words: words(
            field.map_or("Frequency by rank".into(), |field| format!("Frequency by rank, by {field}")),
            "Occurrences of each word against its rank, both on logarithmic scales.",
            format!("Of ranks that fall on one place every so many are drawn. {}", sample(counts.groups())),
        ),
        x: Scaled { title: "rank (log scale)".into(), scale: Scale::Logarithmic },
        y: Scaled { title: "occurrences (log scale)".into(), scale: Scale::Logarithmic },
        curves: (0..counts.groups().len()).map(curve).collect(),
    })
}

/// The first and the last rank, and between them equal factors apart.
fn thinned(falling: &[u64]) -> Vec<(f64, Mark)> {
    let step = |rank: usize| (ln(rank as f64) / std::f64::consts::LN_10 * POINTS_A_DECADE).floor();
    let last = falling.len();
    let is_drawn = |rank: &usize| *rank == 1 || *rank == last || step(*rank) > step(*rank - 1);
    let point = |rank: usize| Some((rank as f64, Mark { value: *falling.get(rank - 1)? as f64, interval: None }));
    (1..=last).filter(is_drawn).filter_map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinned_ranks_keep_both_ends() {
        let falling: Vec<u64> = (1..=5_000).rev().collect();
        let points = thinned(&falling);
        assert_eq!((points[0].0, points[0].1.value), (1.0, 5_000.0));
        assert_eq!(points.last().map(|(rank, mark)| (*rank, mark.value)), Some((5_000.0, 1.0)));
        assert!(points.len() < 100 && points.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(thinned(&[]).is_empty());
    }
}
