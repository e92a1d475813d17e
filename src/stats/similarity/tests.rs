//! Properties that every measure of similarity keeps, and maps and trees against what their names promise.

use proptest::prelude::*;

use super::jacobi::eigen;
use super::*;

/// Units of some words, each with a token, and as many articles as units.
fn units() -> impl Strategy<Value = Units> {
    let count = prop_oneof![2 => Just(0u64), 1 => 1u64..50];
    let words = 6usize;
    prop::collection::vec((prop::collection::vec(count, words), 0..words), 2..7).prop_map(move |drawn| {
        let unit = |(mut counts, sure): (Vec<u64>, usize)| {
            counts[sure] += 1;
            counts
        };
        of_counts(&drawn.into_iter().map(unit).collect::<Vec<_>>())
    })
}

fn of_counts(counts: &[Vec<u64>]) -> Units {
    let words = counts[0].len();
    let with = (0..words).map(|word| counts.iter().filter(|unit| unit[word] > 0).count() as u64).collect();
    let spread = ArticleSpread { articles: counts.len() as u64, with };
    let unit = |counts: &Vec<u64>| Unit::new((0..).zip(counts.iter().copied()).collect());
    Units::new(counts.iter().map(unit).collect(), spread, (0..words as u32).collect())
}

/// The upper end of each scale.
fn highest(name: &str) -> f64 {
    match name {
        "burrows_delta" | "kilgarriff_chi2" | "kilgarriff_chi2_per_df" | "kilgarriff_chi2_table" | "euclidean_mfw" => {
            f64::INFINITY
        }
        "cosine_delta" => 2.0,
        _ => 1.0,
    }
}

proptest! {
    #[test]
    fn scales_hold_and_sides_do_not_matter(units in units()) {
        for measure in SIMILARITY {
            for pair in units.pairs() {
                let score = measure.score(&units, pair);
                let other = measure.score(&units, Pair(pair.1, pair.0));
                prop_assert_eq!(score.is_some(), other.is_some(), "{}", measure.name);
                let (Some(score), Some(other)) = (score, other) else { continue };
                prop_assert!((score - other).abs() <= 1e-12 * score.abs().max(1.0), "{}", measure.name);
                let lowest = if measure.name == "spearman" { -1.0 } else { 0.0 };
                let reach = lowest..=highest(measure.name);
                prop_assert!(!score.is_nan() && reach.contains(&score), "{} {score}", measure.name);
            }
        }
    }

    #[test]
    fn a_unit_is_no_distance_from_its_double(units in units(), times in 1u64..4) {
        let twin = |unit: &Unit| -> Vec<u64> { (0..6).map(|word| unit.count(word) * times).collect() };
        let mut counts: Vec<Vec<u64>> =
            units.units().iter().map(|unit| (0..6).map(|word| unit.count(word)).collect()).collect();
        counts.push(twin(&units.units()[0]));
        let (units, pair) = (of_counts(&counts), Pair(0, counts.len() - 1));
        for measure in SIMILARITY {
            if let Some(distance) = measure.distance(&units, pair) {
                prop_assert!(distance.abs() < 1e-7, "{} {distance}", measure.name);
            }
        }
    }

    #[test]
    fn eigenvectors_rebuild_the_matrix(cells in prop::collection::vec(-5.0f64..5.0, 21)) {
        let size = 6;
        let cell = |a: usize, b: usize| { let (a, b) = (a.max(b), a.min(b)); cells[a * (a + 1) / 2 + b] };
        let matrix: Vec<Vec<f64>> = (0..size).map(|a| (0..size).map(|b| cell(a, b)).collect()).collect();
        let found = eigen(matrix.clone());
        prop_assert!(found.windows(2).all(|pair| pair[0].value >= pair[1].value));
        for a in 0..size {
            for b in 0..size {
                let rebuilt: f64 = found.iter().map(|e| e.value * e.vector[a] * e.vector[b]).sum();
                prop_assert!((rebuilt - matrix[a][b]).abs() < 1e-12 * 50.0, "{rebuilt} {}", matrix[a][b]);
                let product: f64 = found[a].vector.iter().zip(&found[b].vector).map(|(x, y)| x * y).sum();
                prop_assert!((product - f64::from(u8::from(a == b))).abs() < 1e-13);
            }
        }
    }

    #[test]
    fn a_map_keeps_the_distances_that_a_plane_can_hold(points in prop::collection::vec((-9.0f64..9.0, -9.0f64..9.0), 3..12)) {
        let far = |a: (f64, f64), b: (f64, f64)| ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt();
        let map = Scaling::of(&Distances::new(points.len(), |a, b| far(points[a], points[b])), 2);
        let place = |unit: usize| (map.points[unit].first().copied().unwrap_or(0.0), map.points[unit].get(1).copied().unwrap_or(0.0));
        for a in 0..points.len() {
            for b in 0..a {
                prop_assert!((far(place(a), place(b)) - far(points[a], points[b])).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn correspondence_analysis_splits_chi_square(units in units()) {
        let Some(map) = Correspondence::of(&units.table()) else { return Ok(()) };
        let squares: f64 = map.singular_values.iter().map(|value| value * value).sum();
        prop_assert!((squares - map.total_inertia).abs() < 1e-10);
        // The weighted mean of the rows is the origin.
        let all: u64 = units.units().iter().map(Unit::tokens).sum();
        for axis in 0..map.singular_values.len() {
            let rows = units.units().iter().zip(&map.rows);
            let mean: f64 = rows.map(|(unit, row)| unit.tokens() as f64 * row.as_ref().expect("it has a token")[axis]).sum();
            prop_assert!((mean / all as f64).abs() < 1e-7, "{mean}");
            let rows: Vec<f64> = map.rows.iter().flatten().map(|row| row[axis]).collect();
            let largest = rows.iter().map(|row| row.abs()).fold(0.0, f64::max);
            prop_assert!(rows.iter().any(|&row| row >= largest * (1.0 - 1e-9)));
        }
    }

    #[test]
    fn trees_rise_and_cuts_have_as_many_labels_as_asked(values in prop::collection::vec(0.1f64..9.0, 45), clusters in 1usize..10) {
        let distances = Distances::new(10, |a, b| values[b * (b - 1) / 2 + a]);
        for linkage in [Linkage::WardD2, Linkage::Average] {
            let tree = Clustering::of(&distances, linkage);
            prop_assert_eq!(tree.merges.len(), 9);
            prop_assert_eq!(tree.merges[8].size, 10);
            prop_assert!(tree.merges.windows(2).all(|pair| pair[1].height >= pair[0].height - 1e-12));
            let labels = tree.cut(clusters);
            prop_assert_eq!(labels.iter().max(), Some(&clusters));
            prop_assert_eq!(labels[0], 1);
        }
    }
}

#[test]
fn delta_is_refused_below_three_units() {
    let two = of_counts(&[vec![3, 1], vec![1, 3]]);
    let three = of_counts(&[vec![3, 1], vec![1, 3], vec![2, 2]]);
    for measure in SIMILARITY.iter().filter(|measure| measure.is_delta()) {
        assert_eq!(measure.score(&two, Pair(0, 1)), None, "{}", measure.name);
        assert!(measure.score(&three, Pair(0, 1)).is_some(), "{}", measure.name);
    }
}

#[test]
fn one_word_or_one_unit_is_nothing_to_map() {
    assert_eq!(Correspondence::of(&[vec![3, 1]]), None);
    assert_eq!(Correspondence::of(&[vec![3, 0], vec![1, 0]]), None);
    assert_eq!(Correspondence::of(&[]), None);
    let one_place = Scaling::of(&Distances::new(3, |_, _| 0.0), 2);
    assert_eq!((one_place.goodness, one_place.points[0].len()), (None, 0));
    assert!(Clustering::of(&Distances::new(1, |_, _| 0.0), Linkage::Average).merges.is_empty());
    assert_eq!(Clustering::of(&Distances::new(1, |_, _| 0.0), Linkage::Average).cut(3), [1]);
}

#[test]
fn an_empty_row_or_column_leaves_the_map_as_it_is() {
    let map = Correspondence::of(&[vec![3, 1, 0], vec![0, 0, 0], vec![1, 4, 0]]).expect("two rows and columns");
    let without = Correspondence::of(&[vec![3, 1], vec![1, 4]]).expect("two rows and columns");
    assert_eq!(map.singular_values, without.singular_values);
    assert_eq!((map.rows[1].clone(), map.columns[2].clone()), (None, None));
    assert_eq!((map.rows[0].clone(), map.rows[2].clone()), (without.rows[0].clone(), without.rows[1].clone()));
}

#[test]
fn names_are_unique_and_lead_to_their_measure() {
    for measure in SIMILARITY {
        assert_eq!(named(&measure.option()).expect("listed").name, measure.name);
        assert_eq!(SIMILARITY.iter().filter(|other| other.name == measure.name).count(), 1);
    }
}
