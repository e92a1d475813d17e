//! `neardup.*`: shingles of five words, what articles share of them, and min-hashing.

use crate::{Corpus, Record};
use newsprint::count::minhash::Signatures;
use newsprint::count::{SHINGLE_WORDS, Shingles};
use newsprint::index::{ArticleNumber, Index};
use newsprint::stats::overlap::{Overlap, lsh_candidate_probability};
use serde_json::{Map, Value, json};

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let name = record.stat.strip_prefix("neardup.")?;
    if name == "lsh_candidate_probability" {
        return probabilities(record);
    }
    let corpus = corpus?;
    let index = &corpus.index;
    let whole = index.sub_corpus();
    let shingles = Shingles::of_words(&whole, shingle_words(record, name), 1);
    let signatures = |hashes: &str| {
        let hashes = hashes.parse().ok().filter(|&hashes| hashes > 0)?;
        Some(Signatures::with(&whole, hashes, shingle_words(record, name), 1))
    };
    let of_pair = |value: fn(&Overlap) -> Option<f64>| {
        by_pair(record, index, |a, b| shingles.overlap(a, b).and_then(|overlap| value(&overlap)))
    };
    match name {
        "shingles" => {
            let size = |id: &String| (id.clone(), json!(article(index, id).and_then(|number| shingles.size(number))));
            Some(record.shape.as_object()?.keys().map(size).collect::<Map<_, _>>().into())
        }
        _ if name.starts_with("jaccard_") => of_pair(Overlap::jaccard),
        _ if name.starts_with("containment_") => of_pair(Overlap::containment),
        _ if name.starts_with("minhash_") => {
            let hashes = name.trim_start_matches("minhash_");
            if let Some(hashes) = hashes.strip_suffix("_error") {
                return Some(errors(index, &shingles, &signatures(hashes)?));
            }
            let signatures = signatures(hashes)?;
            by_pair(record, index, |a, b| signatures.jaccard(a, b))
        }
        _ => Some(similar(name.strip_prefix("pairs_jaccard_ge_")?.parse().ok()?, corpus, &shingles)),
    }
}

/// Words of a shingle: by the record, by the name of the statistic, by another record of the file, or five.
fn shingle_words(record: &Record, name: &str) -> usize {
    let of = |params: &Value| params["k"].as_u64().filter(|&words| words > 0).map(|words| words as usize);
    let named = ["jaccard_", "containment_"].iter().find_map(|prefix| name.strip_prefix(prefix)?.parse().ok());
    let siblings = || record.siblings.iter().find_map(|(_, params)| of(params));
    of(&record.params).or(named.filter(|&words| words > 0)).or_else(siblings).unwrap_or(SHINGLE_WORDS)
}

fn article(index: &Index, id: &str) -> Option<ArticleNumber> {
    index.corpus().articles().iter().position(|article| article.id == id).map(|place| place as u32)
}

fn by_pair(
    record: &Record,
    index: &Index,
    value: impl Fn(ArticleNumber, ArticleNumber) -> Option<f64>,
) -> Option<Value> {
    let row = |pair: &String| {
        // An id may hold a bar itself.
        let split = |(bar, _): (usize, &str)| article(index, &pair[..bar]).zip(article(index, &pair[bar + 1..]));
        let articles = pair.match_indices('|').find_map(split);
        (pair.clone(), json!(articles.and_then(|(a, b)| value(a, b))))
    };
    Some(record.shape.as_object()?.keys().map(row).collect::<Map<_, _>>().into())
}

/// Mean and largest difference of estimate and exact value over the pairs that share a shingle.
fn errors(index: &Index, shingles: &Shingles, signatures: &Signatures) -> Value {
    let all = 0..index.corpus().articles().len() as u32;
    let pairs = all.clone().flat_map(|a| all.clone().filter(move |&b| b > a).map(move |b| (a, b)));
    let error = |(a, b)| {
        let exact = shingles.overlap(a, b)?.jaccard()?;
        (exact > 0.0).then_some(())?;
        Some((signatures.jaccard(a, b)? - exact).abs())
    };
    let errors: Vec<f64> = pairs.filter_map(error).collect();
    if errors.is_empty() {
        return Value::Null;
    }
    let mean = errors.iter().sum::<f64>() / errors.len() as f64;
    json!([mean, errors.iter().copied().fold(0.0, f64::max)])
}

/// The pairs from a Jaccard on, by name; in a name stands first what stands first in the file.
fn similar(least: f64, corpus: &Corpus, shingles: &Shingles) -> Value {
    let id = |number: ArticleNumber| corpus.index.article(number).id.as_str();
    let place = |number: ArticleNumber| corpus.file_order.iter().position(|&known| known == number);
    let name = |a: ArticleNumber, b: ArticleNumber| {
        let (a, b) = if place(a) < place(b) { (a, b) } else { (b, a) };
        format!("{}|{}", id(a), id(b))
    };
    // A Jaccard is never above the containment of the shorter text.
    let pairs = shingles.pairs(least, 1).into_iter();
    let mut names: Vec<String> = pairs
        .filter(|pair| pair.overlap.jaccard().is_some_and(|jaccard| jaccard >= least))
        .map(|pair| name(pair.a, pair.b))
        .collect();
    names.sort();
    json!(names)
}

/// Shape -> probability of each similarity: `b=42,r=6`.
fn probabilities(record: &Record) -> Option<Value> {
    let similarities: Vec<f64> = record.params["similarities"].as_array()?.iter().filter_map(Value::as_f64).collect();
    let row = |key: &String| {
        let (bands, rows) = key.strip_prefix("b=")?.split_once(",r=")?;
        let (bands, rows) = (bands.parse().ok()?, rows.parse().ok()?);
        let values = similarities.iter().map(|&similarity| lsh_candidate_probability(similarity, bands, rows));
        Some(values.collect::<Vec<f64>>().into())
    };
    let row = |key: &String| (key.clone(), row(key).unwrap_or_default());
    Some(record.shape.as_object()?.keys().map(row).collect::<Map<_, _>>().into())
}
