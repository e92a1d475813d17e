//! `outlets.*`: similarity of outlets and articles, maps and trees, from `stats::similarity`.

use crate::{Corpus, Record};
use newsprint::analysis::frequency::by_count;
use newsprint::analysis::similarity::units;
use newsprint::count::{Counts, Grouping};
use newsprint::index::FormId;
use newsprint::stats::similarity::{
    Clustering, Correspondence, Distances, EUCLIDEAN_MFW, KILGARRIFF_CHI2, KILGARRIFF_CHI2_PER_DF, Linkage, Pair,
    Scaling, Units, named, pair_words,
};
use serde_json::{Map, Value, json};

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let corpus = corpus?;
    let name = record.stat.strip_prefix("outlets.")?;
    match name {
        "ca_total_inertia" | "ca_singular_values" | "ca_row_principal" | "ca_col_principal" | "ca_table" => {
            correspondence(record, corpus, name)
        }
        "distance_first_row" | "mds_eigenvalues2" | "mds_points" | "mds_gof" | "ward_d2_heights" | "ward_d2_merge"
        | "ward_d2_cut3" | "ward_d_heights" | "average_heights" => laid_out(record, corpus, name),
        _ => pairs(record, corpus, name),
    }
}

fn strings(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|name| Some(name.as_str()?.to_string())).collect()
}

/// Groups of a corpus as units, in the order asked; the most frequent words are those of the whole corpus.
fn of_groups(corpus: &Corpus, field: &str, names: &[String], mfw: usize) -> Option<Units> {
    let whole = corpus.index.sub_corpus();
    let counts = Counts::of(&whole, &Grouping::by(&whole, field).ok()?, 1);
    let place = |name: &String| counts.groups().iter().position(|group| group.name == *name);
    let places: Vec<usize> = names.iter().map(place).collect::<Option<_>>()?;
    if places.is_empty() || places.iter().any(|&place| counts.groups()[place].tokens == 0) {
        return None;
    }
    let frequent: Vec<FormId> = by_count(&counts).into_iter().take(mfw).collect();
    Some(units(&counts, &places, &frequent))
}

fn mfw(record: &Record) -> usize {
    record.params["mfw"].as_u64().unwrap_or(0) as usize
}

/// Measures of pairs; the pairs asked name the units.
fn pairs(record: &Record, corpus: &Corpus, name: &str) -> Option<Value> {
    let measure = named(name)?;
    let asked: Vec<(&String, &str, &str)> = record
        .shape
        .as_object()?
        .keys()
        .map(|key| key.split_once('|').map(|(a, b)| (key, a, b)))
        .collect::<Option<_>>()?;
    let mut names: Vec<String> = Vec::new();
    for name in asked.iter().flat_map(|(_, a, b)| [a, b]) {
        if !names.iter().any(|known| known == name) {
            names.push((*name).to_string());
        }
    }
    // A unit without tokens has no frequencies: its pairs are undefined.
    let over_articles = record.params["z"].as_str().is_some_and(|text| text.contains("article"));
    let units = of_groups(corpus, if over_articles { "article" } else { "outlet" }, &names, mfw(record))?;
    let place = |name: &str| names.iter().position(|known| known == name);
    let mut answers = Map::new();
    for (key, a, b) in asked {
        let pair = Pair(place(a)?, place(b)?);
        let value = if measure.name == KILGARRIFF_CHI2.name {
            let words = pair_words(&units, pair).len();
            json!([measure.score(&units, pair), KILGARRIFF_CHI2_PER_DF.score(&units, pair), words])
        } else {
            json!(measure.score(&units, pair))
        };
        answers.insert(key.clone(), value);
    }
    Some(answers.into())
}

fn correspondence(record: &Record, corpus: &Corpus, name: &str) -> Option<Value> {
    // A record that names no columns speaks of the table that its file gives.
    let given = || record.siblings.iter().find(|(stat, _)| stat == "outlets.ca_table").map(|(_, params)| params);
    let params = if record.params["columns"].is_array() { &record.params } else { given()? };
    let columns = strings(&params["columns"])?;
    let field = params["rows"].as_str()?.strip_suffix('s')?;
    let whole = corpus.index.sub_corpus();
    let counts = Counts::of(&whole, &Grouping::by(&whole, field).ok()?, 1);
    let cell = |column: &String, place: usize| {
        corpus.index.form_id(column).map_or(0, |form| counts.moments(form, &[place]).count)
    };
    let row = |place: usize| -> Vec<u64> { columns.iter().map(|column| cell(column, place)).collect() };
    let rows: Vec<String> = counts.groups().iter().map(|group| group.name.clone()).collect();
    let table: Vec<Vec<u64>> = (0..rows.len()).map(row).collect();
    if name == "ca_table" {
        return Some(
            rows.into_iter().zip(table).map(|(row, counts)| (row, json!(counts))).collect::<Map<_, _>>().into(),
        );
    }
    let Some(found) = Correspondence::of(&table) else { return Some(Value::Null) };
    let points = |names: Vec<String>, points: Vec<Option<Vec<f64>>>| {
        let two = |point: Option<Vec<f64>>| point.map(|point| json!([point.first(), point.get(1)]));
        names
            .into_iter()
            .zip(points.into_iter().map(two))
            .map(|(name, point)| (name, json!(point)))
            .collect::<Map<_, _>>()
    };
    Some(match name {
        "ca_total_inertia" => json!(found.total_inertia),
        "ca_singular_values" => json!(found.singular_values),
        "ca_row_principal" => points(rows, found.rows).into(),
        _ => points(columns, found.columns).into(),
    })
}

/// Distances of articles in their relative frequencies, and what is made of them.
fn laid_out(record: &Record, corpus: &Corpus, name: &str) -> Option<Value> {
    let names = strings(&record.params["units"])?;
    let Some(units) = of_groups(corpus, "article", &names, mfw(record)) else { return Some(Value::Null) };
    let Some(distances) = Distances::by(&units, &EUCLIDEAN_MFW) else { return Some(Value::Null) };
    let by_unit = |value: &dyn Fn(usize) -> Value| -> Value {
        names.iter().enumerate().map(|(place, name)| (name.clone(), value(place))).collect::<Map<_, _>>().into()
    };
    let heights = |linkage: Linkage| -> Value {
        Clustering::of(&distances, linkage).merges.iter().map(|merge| json!(merge.height)).collect()
    };
    Some(match name {
        "distance_first_row" => by_unit(&|place| json!(distances.between(0, place))),
        "mds_eigenvalues2" => {
            let found = Scaling::of(&distances, 2).eigenvalues;
            (0..2).map(|axis| json!(found.get(axis))).collect()
        }
        "mds_points" => {
            let found = Scaling::of(&distances, 2);
            by_unit(&|place| json!(found.points[place]))
        }
        "mds_gof" => Scaling::of(&distances, 2)
            .goodness
            .map_or(Value::Null, |found| json!([found.of_absolute, found.of_positive])),
        "ward_d2_heights" => heights(Linkage::WardD2),
        "ward_d_heights" => heights(Linkage::WardD),
        "average_heights" => heights(Linkage::Average),
        "ward_d2_cut3" => {
            let labels = Clustering::of(&distances, Linkage::WardD2).cut(3);
            by_unit(&|place| json!(labels[place]))
        }
        _ => {
            let merges = Clustering::of(&distances, Linkage::WardD2).merges;
            merges.iter().map(|merge| json!([merge.left.signed(), merge.right.signed()])).collect()
        }
    })
}
