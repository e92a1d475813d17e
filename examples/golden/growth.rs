//! `growth.*`: how the vocabulary of all articles, joined in file order, grows; from `stats::growth`.

use crate::{Corpus, Record};
use newsprint::stats::growth::{Growth, OBSERVED, STEPS, curve_named, named};
use serde_json::{Map, Value, json};

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let name = record.stat.strip_prefix("growth.")?;
    let forms: Vec<u32> = corpus?.tokens(|_| true).into_iter().map(|form| form.0).collect();
    let text = Growth::in_steps(&forms, record.params["steps"].as_u64().unwrap_or(STEPS));
    if name == OBSERVED.name {
        // The end of the curve of the first words, wherever the record puts its steps.
        let point = |tokens: &String| {
            let read = tokens.parse().ok().and_then(|tokens: usize| forms.get(..tokens));
            let values = read.and_then(|read| OBSERVED.at(&Growth::in_steps(read, 1), read.len() as u64));
            (tokens.clone(), one_or_all(values))
        };
        return Some(record.shape.as_object()?.keys().map(point).collect::<Map<_, _>>().into());
    }
    if let Some(curve) = curve_named(name) {
        let point = |tokens: &String| {
            (tokens.clone(), one_or_all(tokens.parse().ok().and_then(|tokens| curve.at(&text, tokens))))
        };
        return Some(record.shape.as_object()?.keys().map(point).collect::<Map<_, _>>().into());
    }
    Some(one_or_all(named(name)?.score(&text)))
}

fn one_or_all(values: Option<Vec<f64>>) -> Value {
    match values {
        Some(values) if values.len() == 1 => json!(values[0]),
        values => json!(values),
    }
}
