//! Pictures of whole outlets compared: a matrix, with a tree where units were clustered, and maps.

use super::{capital, words};
use crate::analysis::similarity::Compared;
use crate::chart::{Chart, Guide, HeatCell, HeatMap, HeatRow, Joint, Limb, Point, Scale, Scaled, ScatterPlot, Tree};
use crate::stats::similarity::{
    Branch, Clustering, Correspondence, Pair, Reading, Scaling, SimilarityMeasure, TREE_UNITS,
};
use crate::table::number;

/// Units whose labels a matrix can still name.
pub const MOST_UNITS: usize = 60;

/// Every pair by one measure; with a tree the rows stand in the order of its leaves.
pub fn matrix(compared: &Compared, measure: &SimilarityMeasure, found: Option<&Clustering>) -> Chart {
    let units = compared.names.len();
    let order = found.map_or_else(|| (0..units).collect(), |found| leaves(found, units));
    let place_of = |unit: usize| order.iter().position(|other| *other == unit).unwrap_or_default();
    let cell = |a: usize, b: usize| match measure.score(&compared.units, Pair(a.min(b), a.max(b))) {
        _ if a == b => HeatCell::Blank,
        Some(score) => HeatCell::Value(score),
        None => HeatCell::Undefined,
    };
    let row =
        |&a: &usize| HeatRow { label: compared.names[a].clone(), cells: order.iter().map(|&b| cell(a, b)).collect() };
    let limb = |branch: Branch| match branch {
        Branch::Unit(unit) => Limb::Row(place_of(unit)),
        Branch::Step(step) => Limb::Joint(step),
    };
    let tree = found.map(|found| Tree {
        axis: "height".into(),
        joints: found
            .merges
            .iter()
            .map(|merge| Joint { one: limb(merge.left), other: limb(merge.right), height: merge.height })
            .collect(),
    });
    let reading = match measure.reading {
        Reading::Similarity => "more is more alike",
        Reading::Distance => "less is more alike",
    };
    let joined = if found.is_some() { " Rows stand as they join, the nearest first." } else { "" };
    Chart::Heat(HeatMap {
        words: words(
            format!("How alike each pair is, by {}", compared.field),
            format!("{}: {reading}.{joined}", capital(measure.heading)),
            format!("All words of each {}. {}.{}", compared.field, measure.range, few(compared)),
        ),
        key: format!("{}, {reading}", measure.heading),
        columns: order.iter().map(|&unit| compared.names[unit].clone()).collect(),
        rows: order.iter().map(row).collect(),
        decimals: 2,
        tree,
    })
}

/// The units from the first leaf of a tree to the last.
fn leaves(found: &Clustering, units: usize) -> Vec<usize> {
    let mut order = Vec::with_capacity(units);
    let mut open: Vec<Branch> = found.merges.len().checked_sub(1).map(Branch::Step).into_iter().collect();
    while let Some(branch) = open.pop() {
        match branch {
            Branch::Unit(unit) => order.push(unit),
            Branch::Step(step) => open.extend([found.merges[step].right, found.merges[step].left]),
        }
    }
    if order.is_empty() { (0..units).collect() } else { order }
}

/// What few units do not allow.
fn few(compared: &Compared) -> String {
    match compared.names.len() {
        units if units < TREE_UNITS => {
            format!(
                " With {units} of them, fewer than {TREE_UNITS}, read the numbers of the matrix, not a tree or a map."
            )
        }
        _ => String::new(),
    }
}

fn axis(number: usize, share: Option<f64>) -> Scaled {
    let share = share.map_or(String::new(), |share| format!(" ({} of all differences)", number::share(share)));
    Scaled { title: format!("axis {number}{share}"), scale: Scale::Linear }
}

/// Units at their places on two axes; a missing axis is nought.
fn units<'c>(
    compared: &'c Compared,
    place: impl Fn(usize) -> Option<Vec<f64>> + 'c,
) -> impl Iterator<Item = Point> + 'c {
    compared.names.iter().enumerate().filter_map(move |(unit, name)| {
        let place = place(unit)?;
        Some(point(name, &place, Some(unit)))
    })
}

fn point(label: &str, place: &[f64], series: Option<usize>) -> Point {
    let at = |axis: usize| place.get(axis).copied().unwrap_or_default();
    Point { label: label.into(), x: at(0), y: at(1), series, solid: true, strong: series.is_some() }
}

/// The map of a correspondence analysis: units bold, words in grey, those that weigh most in the axes labelled first.
pub fn correspondence(compared: &Compared, forms: &[String], found: &Correspondence) -> Chart {
    let mut points: Vec<Point> = units(compared, |unit| found.rows[unit].clone()).collect();
    let mut words_of_map: Vec<Point> = forms
        .iter()
        .zip(&found.columns)
        .filter_map(|(form, place)| Some(point(form, place.as_deref()?, None)))
        .collect();
    let away = |point: &Point| point.x * point.x + point.y * point.y;
    words_of_map.sort_by(|a, b| away(b).total_cmp(&away(a)).then_with(|| a.label.cmp(&b.label)));
    points.extend(words_of_map);
    Chart::Scatter(ScatterPlot {
        words: words(
            format!("Correspondence analysis by {}", compared.field),
            format!(
                "The {} most frequent words; what lies in one direction from the middle goes together.",
                forms.len()
            ),
            "Rows and columns in principal coordinates: distances between outlets can be read, those between words can be read, \
             those between an outlet and a word cannot. One unit is as long on both axes.".to_owned()
                + &few(compared),
        ),
        x: axis(1, found.share(0)),
        y: axis(2, found.share(1)),
        guide: Guide::Cross,
        series: Vec::new(),
        labels: points.len().min(90),
        points,
    })
}

/// The map of classical scaling.
pub fn scaling(compared: &Compared, found: &Scaling, measure: &SimilarityMeasure) -> Chart {
    let points: Vec<Point> = units(compared, |unit| found.points.get(unit).cloned()).collect();
    let kept = found.goodness.map_or(String::new(), |goodness| {
        format!(" Two axes keep {} of the absolute eigenvalues.", number::share(goodness.of_absolute))
    });
    Chart::Scatter(ScatterPlot {
        words: words(
            format!("Map of the distances, by {}", compared.field),
            format!("Classical scaling of {}: near is alike.", measure.heading),
            format!(
                "One unit is as long on both axes; the direction of an axis means nothing by itself.{kept}{}",
                few(compared)
            ),
        ),
        x: axis(1, found.share(0)),
        y: axis(2, found.share(1)),
        guide: Guide::Cross,
        series: Vec::new(),
        labels: points.len(),
        points,
    })
}
