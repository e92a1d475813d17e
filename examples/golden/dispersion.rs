//! `dispersion.*`: forms over articles through `Spread`, and published examples through the measures.

use crate::{Corpus, Record, number};
use newsprint::analysis::dispersion::Spread;
use newsprint::index::FormId;
use newsprint::stats::dispersion::{DispersionMeasure, Needs, PartSizes, Parts, named, occupied};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let measure = named(&record.stat.strip_prefix("dispersion.")?.replace('.', "_"))?;
    match &record.params["inputs"] {
        Value::Null => by_term(measure, corpus?, record),
        inputs => Some(published(measure, inputs)),
    }
}

fn by_term(measure: &DispersionMeasure, corpus: &Corpus, record: &Record) -> Option<Value> {
    let terms = record.shape.as_object()?;
    let asked: Vec<Option<FormId>> = terms.keys().map(|term| corpus.index.form_id(term)).collect();
    let spread = Spread::of_forms(&corpus.index.sub_corpus(), |form| asked.contains(&Some(form)), Needs::Parts);
    // Golden articles are joined in the order of their file, ours in that of outlet, date and id.
    let mut positions: BTreeMap<FormId, Vec<u64>> = BTreeMap::new();
    for (form, position) in corpus.tokens(|_| true).into_iter().zip(0..) {
        positions.entry(form).or_default().push(position);
    }
    let score = |term: &String| {
        let row = spread.rows.iter().find(|row| row.label == *term);
        let positions = corpus.index.form_id(term).and_then(|form| positions.get(&form));
        let parts = Parts {
            occupied: row.map_or(&[], |row| &row.occupied),
            sizes: &spread.sizes,
            positions: positions.map(Vec::as_slice),
        };
        (term.clone(), number(measure.score(&parts)))
    };
    Some(terms.keys().map(score).collect::<Map<_, _>>().into())
}

/// Counts and sizes of the parts, given as numbers or as words.
fn published(measure: &DispersionMeasure, inputs: &Value) -> Value {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let numbers = |name: &str| -> Vec<u64> { list(&inputs[name]).iter().filter_map(Value::as_u64).collect() };
    let words: Vec<Vec<Value>> = list(&inputs["parts"]).iter().map(list).collect();
    let is_word = |word: &&Value| **word == inputs["word"];
    let (counts, sizes): (Vec<u64>, Vec<u64>) = if words.is_empty() {
        (numbers("counts"), numbers("part_sizes"))
    } else {
        words.iter().map(|part| (part.iter().filter(is_word).count() as u64, part.len() as u64)).unzip()
    };
    let stream = words.iter().flatten().zip(0..);
    let positions: Vec<u64> = stream.filter(|(word, _)| is_word(word)).map(|(_, position)| position).collect();
    let positions = (!words.is_empty()).then_some(&positions[..]);
    number(measure.score(&Parts { occupied: &occupied(&counts, &sizes), sizes: &PartSizes::new(&sizes), positions }))
}
