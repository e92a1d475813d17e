//! `outlets.*`: similarity of outlets and articles, maps and trees, from `stats::similarity`.

use crate::{Corpus, Record};
use newsprint::analysis::frequency::by_count;
use newsprint::analysis::similarity::{FREQUENT_WORDS, units};
use newsprint::count::{Counts, Grouping};
use newsprint::index::FormId;
use newsprint::stats::similarity::{
    BURROWS_DELTA, COSINE_DELTA, COSINE_RELFREQ, Clustering, Correspondence, Distances, EUCLIDEAN_MFW, JS_DISTANCE,
    JSD_BITS, KILGARRIFF_CHI2, KILGARRIFF_CHI2_PER_DF, Linkage, PAIR_WORDS, Pair, Scaling, SimilarityMeasure, Units,
    named, pair_words,
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
        _ if named(name).is_some() => pairs(record, corpus, name),
        _ => laid_out(record, corpus, name),
    }
}

fn strings(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|name| Some(name.as_str()?.to_string())).collect()
}

/// The groups of a corpus by a field, and the words that units made of them look at.
struct Groups {
    counts: Counts,
    frequent: Vec<FormId>,
    pair_words: usize,
}

impl Groups {
    /// The most frequent words are those of the whole corpus.
    fn of(corpus: &Corpus, field: &str, record: &Record) -> Option<Self> {
        let size = |names: &[&str]| {
            names.iter().find_map(|name| record.params[name].as_u64()).and_then(|size| usize::try_from(size).ok())
        };
        let whole = corpus.index.sub_corpus();
        let counts = Counts::of(&whole, &Grouping::by(&whole, field).ok()?, 1);
        let frequent = by_count(&counts).into_iter().take(size(&["mfw", "m"]).unwrap_or(FREQUENT_WORDS)).collect();
        Some(Self { counts, frequent, pair_words: size(&["n_words", "m"]).unwrap_or(PAIR_WORDS) })
    }

    /// The groups that have a token, which a unit needs.
    fn names(&self) -> impl Iterator<Item = &String> {
        self.counts.groups().iter().filter(|group| group.tokens > 0).map(|group| &group.name)
    }

    /// Some groups as units, in the order given; `None` if one does not exist or has no token.
    fn units(&self, names: &[String]) -> Option<Units> {
        let place =
            |name: &String| self.counts.groups().iter().position(|group| group.name == *name && group.tokens > 0);
        let places: Vec<usize> = names.iter().map(place).collect::<Option<_>>()?;
        (!places.is_empty()).then(|| units(&self.counts, &places, &self.frequent).with_pair_words(self.pair_words))
    }
}

/// Whether names are those of articles; a name that is both is an outlet.
fn are_articles(corpus: &Corpus, names: &[String]) -> bool {
    let articles = corpus.index.corpus().articles();
    let outlet = |name: &String| articles.iter().any(|article| article.outlet == *name);
    !names.iter().all(outlet) && names.iter().any(|name| articles.iter().any(|article| article.id == *name))
}

/// Measures of pairs; the pairs asked name the units.
fn pairs(record: &Record, corpus: &Corpus, name: &str) -> Option<Value> {
    let measure = named(name)?;
    let keys = record.shape.as_object()?;
    let text = |name: &str| record.params[name].as_str().unwrap_or_default();
    // A name may hold a bar itself: each bar is tried.
    let splits = |key: &str| -> Vec<[String; 2]> {
        key.match_indices('|').map(|(bar, _)| [key[..bar].to_string(), key[bar + 1..].to_string()]).collect()
    };
    let candidates: Vec<String> = keys.keys().flat_map(|key| splits(key)).flatten().collect();
    let over_articles = text("z").contains("article") || text("units").contains("article");
    let over_articles = over_articles || are_articles(corpus, &candidates);
    let groups = Groups::of(corpus, if over_articles { "article" } else { "outlet" }, record)?;
    let known: Vec<String> = groups.names().cloned().collect();
    let split = |key: &str| splits(key).into_iter().find(|pair| pair.iter().all(|name| known.contains(name)));
    let mut asked: Vec<String> = Vec::new();
    for name in keys.keys().filter_map(|key| split(key)).flatten() {
        if !asked.contains(&name) {
            asked.push(name);
        }
    }
    // What is asked of all outlets may be shown of some: `z` tells over how many units.
    let all_outlets = !over_articles && !record.params["units"].is_array();
    let told = text("z").split_whitespace().find_map(|word| word.parse::<usize>().ok());
    let names = match told {
        Some(told) if told == asked.len() => asked,
        Some(told) if told == known.len() => known.clone(),
        None if all_outlets => known.clone(),
        _ => strings(&record.params["units"]).unwrap_or(asked),
    };
    let Some(units) = groups.units(&names) else { return Some(Value::Null) };
    let value = |key: &String| {
        let places = split(key).map(|pair| pair.map(|name| names.iter().position(|known| *known == name)));
        let Some([Some(a), Some(b)]) = places else { return (key.clone(), Value::Null) };
        let pair = Pair(a, b);
        let value = if measure.name == KILGARRIFF_CHI2.name {
            let words = pair_words(&units, pair).len();
            json!([measure.score(&units, pair), KILGARRIFF_CHI2_PER_DF.score(&units, pair), words])
        } else {
            json!(measure.score(&units, pair))
        };
        (key.clone(), value)
    };
    Some(keys.keys().map(value).collect::<Map<_, _>>().into())
}

fn correspondence(record: &Record, corpus: &Corpus, name: &str) -> Option<Value> {
    // A record that names no columns speaks of the table that its file gives.
    let given = || record.siblings.iter().find(|(stat, _)| stat.starts_with("outlets.ca_")).map(|(_, params)| params);
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

/// The distance that a record asks for: Euclidean in relative frequencies, unless it says otherwise.
fn distance(record: &Record) -> Option<&'static SimilarityMeasure> {
    let Some(text) = record.params["distance"].as_str() else { return Some(&EUCLIDEAN_MFW) };
    let text = text.to_lowercase();
    let has = |words: &[&str]| words.iter().all(|word| text.contains(word));
    named(&text).or_else(|| {
        [
            (&["euclid"][..], &EUCLIDEAN_MFW),
            (&["cosine", "delta"], &COSINE_DELTA),
            (&["delta"], &BURROWS_DELTA),
            (&["shannon", "distance"], &JS_DISTANCE),
            (&["jsd"], &JSD_BITS),
            (&["shannon"], &JSD_BITS),
            (&["cosine"], &COSINE_RELFREQ),
        ]
        .into_iter()
        .find_map(|(words, measure)| has(words).then_some(measure))
    })
}

/// What a name asks of a tree: `ward_d2_heights`, `average_cut4`.
fn tree(name: &str) -> Option<(Linkage, &str)> {
    let linkages = [("ward_d2_", Linkage::WardD2), ("ward_d_", Linkage::WardD), ("average_", Linkage::Average)];
    linkages.into_iter().find_map(|(prefix, linkage)| Some((linkage, name.strip_prefix(prefix)?)))
}

/// Distances of articles or outlets in their relative frequencies, and what is made of them.
fn laid_out(record: &Record, corpus: &Corpus, name: &str) -> Option<Value> {
    let tree = tree(name);
    let clusters = tree.and_then(|(_, asked)| asked.strip_prefix("cut")?.parse::<usize>().ok());
    let is_known = matches!(name, "distance_first_row" | "mds_points" | "mds_gof")
        || name.starts_with("mds_eigenvalues")
        || matches!(tree, Some((_, "heights" | "merge")))
        || clusters.is_some_and(|clusters| clusters > 0);
    if !is_known {
        return None;
    }
    let measure = distance(record)?;
    let articles = |names: &[String]| if are_articles(corpus, names) { "article" } else { "outlet" };
    let (field, names) = match &record.params["units"] {
        Value::String(text) => {
            let field = if text.contains("article") { "article" } else { "outlet" };
            (field, Groups::of(corpus, field, record)?.names().cloned().collect())
        }
        Value::Array(_) => strings(&record.params["units"]).map(|names| (articles(&names), names))?,
        _ => {
            let names: Vec<String> = record.shape.as_object()?.keys().cloned().collect();
            (articles(&names), names)
        }
    };
    let units = Groups::of(corpus, field, record)?.units(&names);
    let Some(distances) = units.and_then(|units| Distances::by(&units, measure)) else { return Some(Value::Null) };
    let by_unit = |value: &dyn Fn(usize) -> Value| -> Value {
        names.iter().enumerate().map(|(place, name)| (name.clone(), value(place))).collect::<Map<_, _>>().into()
    };
    if let Some((linkage, asked)) = tree {
        let tree = Clustering::of(&distances, linkage);
        return Some(match (asked, clusters) {
            ("heights", _) => tree.merges.iter().map(|merge| json!(merge.height)).collect(),
            ("merge", _) => {
                tree.merges.iter().map(|merge| json!([merge.left.signed(), merge.right.signed()])).collect()
            }
            (_, clusters) => {
                let labels = tree.cut(clusters?);
                by_unit(&|place| json!(labels.get(place)))
            }
        });
    }
    Some(match name {
        "distance_first_row" => by_unit(&|place| json!(distances.between(0, place))),
        "mds_points" => {
            let axes = record.shape.as_object().and_then(|units| units.values().find_map(Value::as_array));
            let axes = axes.map_or(2, Vec::len);
            let found = Scaling::of(&distances, axes.min(names.len()));
            let largest = found.eigenvalues.first().copied().unwrap_or_default();
            // An axis without extent has everything at 0; one of a negative eigenvalue does not exist.
            let flat = |axis: usize| {
                found.eigenvalues.get(axis).is_none_or(|value| value.abs() <= 1e-9 * largest.max(1e-300)).then_some(0.0)
            };
            by_unit(&|place| {
                (0..axes).map(|axis| json!(found.points[place].get(axis).copied().or_else(|| flat(axis)))).collect()
            })
        }
        "mds_gof" => {
            let axes = record.params["k"].as_u64().map_or(2, |axes| axes as usize).min(names.len());
            let goodness = Scaling::of(&distances, axes).goodness;
            goodness.map_or(Value::Null, |found| json!([found.of_absolute, found.of_positive]))
        }
        _ => {
            let asked = name.trim_start_matches("mds_eigenvalues").parse().ok();
            let asked = asked.or_else(|| Some(record.shape.as_array()?.len())).unwrap_or(names.len());
            let found = Scaling::of(&distances, asked.min(names.len())).eigenvalues;
            // As many as units; those that are not given are 0.
            let value = |axis: usize| found.get(axis).copied().or((axis < names.len()).then_some(0.0));
            (0..asked).map(|axis| json!(value(axis))).collect()
        }
    })
}
