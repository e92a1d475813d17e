//! `readability.*`: the formulas from given counts, and our own counts of words, sentences, letters and syllables.

use crate::{Corpus, Record};
use newsprint::count::Reading;
use newsprint::stats::readability::{ReadabilityCounts, named};
use newsprint::token::{syllables, vowel_groups};
use serde_json::{Map, Value, json};

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    match record.stat.strip_prefix("readability.")? {
        "syllables_cmu" => words(record, |word| json!(syllables(word))),
        "syllables_oov_nsyllable" => words(record, |word| json!(vowel_groups(word))),
        "counts_from_tokens" => counts_from_tokens(record, corpus?),
        name => {
            let (measure, inputs) = (named(name)?, &record.params["inputs"]);
            if inputs["W"].is_u64() {
                return Some(json!(measure.score(&named_counts(inputs))));
            }
            let article = |(id, counts): (&String, &Value)| {
                let score = listed_counts(counts).and_then(|counts| measure.score(&counts));
                (id.clone(), json!(score))
            };
            Some(inputs.as_object()?.iter().map(article).collect::<Map<_, _>>().into())
        }
    }
}

fn words(record: &Record, answer: impl Fn(&str) -> Value) -> Option<Value> {
    Some(record.shape.as_object()?.keys().map(|word| (word.clone(), answer(word))).collect::<Map<_, _>>().into())
}

/// A worked example: its counts by their letters in the formulas.
fn named_counts(inputs: &Value) -> ReadabilityCounts {
    let count = |name: &str| inputs[name].as_u64().unwrap_or_default();
    ReadabilityCounts {
        words: count("W"),
        sentences: count("St"),
        syllables: count("Sy"),
        letters: count("C"),
        characters: count("C"),
        polysyllables: count("W3Sy").max(count("P")),
        long_words: count("W7C").max(count("L7")),
    }
}

/// Counts in the order of `inputs_key`.
fn listed_counts(inputs: &Value) -> Option<ReadabilityCounts> {
    let counts: Vec<u64> = inputs.as_array()?.iter().map(Value::as_u64).collect::<Option<_>>()?;
    let [words, sentences, characters, syllables, polysyllables, _, long_words] = counts[..] else { return None };
    let letters = characters;
    Some(ReadabilityCounts { words, sentences, syllables, letters, characters, polysyllables, long_words })
}

/// Words, sentences, letters, letters and digits, long words; then words, syllables and long words by syllables, all by our
/// rules, since there is no dictionary.
fn counts_from_tokens(record: &Record, corpus: &Corpus) -> Option<Value> {
    let reading = Reading::of(&corpus.index.sub_corpus(), 1);
    let number = |id: &str| corpus.file_order.iter().copied().find(|&number| corpus.index.article(number).id == id);
    let article = |id: &String| {
        let Some(number) = number(id) else { return (id.clone(), Value::Null) };
        let counts = reading.article(number);
        let ReadabilityCounts { words, sentences, syllables, letters, characters, polysyllables, long_words } = counts;
        (id.clone(), json!([words, sentences, letters, characters, long_words, words, syllables, polysyllables]))
    };
    Some(record.shape.as_object()?.keys().map(article).collect::<Map<_, _>>().into())
}
