//! `keyness.*`: one outlet against all others through the rows of `keywords`, and published tables through the measures.

use crate::{Corpus, Record, number};
use newsprint::analysis::keywords::{Candidates, KeywordRow, Sides, rows};
use newsprint::count::{ByText, Counts, Grouping};
use newsprint::stats::correction::Correction;
use newsprint::stats::frequency::{Contingency, Frequency};
use newsprint::stats::keyness::{
    KeynessInput, KeynessMeasure, P_G2_4CELL, Resamples, TextCount, TextRates, TextSide, g2_critical, named,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let name = record.stat.strip_prefix("keyness.")?.replace('.', "_");
    let inputs = &record.params["inputs"];
    if name == "g2_critical" {
        return Some(number(g2_critical(inputs["p"].as_f64()?)));
    }
    if !inputs.is_null() {
        return published(named(&name)?, inputs, &record.shape);
    }
    let comparison = Comparison::of(corpus?, record)?;
    match name.as_str() {
        "counts" => Some(comparison.each(|input| pair(&input.tokens))),
        "text_dispersion_counts" => Some(comparison.each(|input| pair(&input.texts))),
        _ => match name.strip_prefix("p_adjusted_") {
            Some(kind) => Some(comparison.adjusted(*Correction::ALL.iter().find(|known| known.name() == kind)?)),
            None => Some(comparison.scores(named(&name)?)),
        },
    }
}

fn pair(table: &Contingency) -> Value {
    json!([table.target.count, table.reference.count])
}

/// A score in the shape that is asked: a number, or a list of its numbers.
fn score(measure: &KeynessMeasure, input: &KeynessInput<'_>, shape: &Value) -> Value {
    let score = measure.score(input);
    match shape {
        Value::Array(_) => {
            score.map_or(Value::Null, |score| score.numbers().into_iter().map(|n| number(Some(n))).collect())
        }
        _ => number(score.map(|score| score.value())),
    }
}

/// The answer to a published example: four cells, a, N1, b, N2, or the values of two samples.
fn published(measure: &KeynessMeasure, inputs: &Value, shape: &Value) -> Option<Value> {
    let counts = |value: &Value| value.as_array()?.iter().map(Value::as_u64).collect::<Option<Vec<u64>>>();
    if let (Some(ours), Some(theirs)) = (counts(&inputs["x"]), counts(&inputs["y"])) {
        // Samples of counts stand for texts of one size.
        let texts = |sample: &[u64]| -> Vec<TextCount> {
            let all = sample.iter().zip(0..).map(|(&count, place)| TextCount { place, count });
            all.filter(|text| text.count > 0).collect()
        };
        let size = ours.iter().chain(&theirs).max()? + 1;
        let (target, reference) = (texts(&ours), texts(&theirs));
        let (target_sizes, reference_sizes) = (vec![size; ours.len()], vec![size; theirs.len()]);
        let rates = TextRates {
            target: TextSide { occupied: &target, sizes: &target_sizes },
            reference: TextSide { occupied: &reference, sizes: &reference_sizes },
            resamples: None,
        };
        return Some(score(measure, &KeynessInput { rates: Some(rates), ..Default::default() }, shape));
    }
    let [a, n1, b, n2] = if let Some(cells) = counts(inputs) {
        let &[a, not_a, b, not_b] = &cells[..] else { return None };
        [a, a + not_a, b, b + not_b]
    } else {
        let named = ["a", "N1", "b", "N2"].map(|name| inputs[name].as_u64());
        [named[0]?, named[1]?, named[2]?, named[3]?]
    };
    if a > n1 || b > n2 {
        return None;
    }
    let tokens = Contingency::new(Frequency::new(a, n1), Frequency::new(b, n2));
    Some(score(measure, &KeynessInput { tokens, ..Default::default() }, shape))
}

/// One target against the rest, for the terms that are asked.
struct Comparison<'r> {
    corpus: &'r Corpus,
    record: &'r Record,
    grouping: Grouping,
    rows: BTreeMap<String, KeywordRow>,
}

impl<'r> Comparison<'r> {
    fn of(corpus: &'r Corpus, record: &'r Record) -> Option<Self> {
        let (field, value) = record.params["target"].as_object()?.iter().next()?;
        let whole = corpus.index.sub_corpus();
        let target = whole.filter(|article| article.field(field).as_deref() == value.as_str());
        let rest = whole.minus(&target);
        let groups = vec![("target".into(), target.articles().to_vec()), ("rest".into(), rest.articles().to_vec())];
        let grouping = Grouping { field: "target".into(), groups };
        let counts = Counts::of(&whole, &grouping, 1);
        let rows = rows(&corpus.index, &counts, &[Self::sides()], Candidates::ALL);
        let rows = rows.into_iter().map(|row| (row.form.clone(), row)).collect();
        Some(Self { corpus, record, grouping, rows })
    }

    fn sides() -> Sides {
        Sides { target: "target".into(), target_groups: vec![0], reference_groups: vec![1] }
    }

    fn terms(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.record.shape.as_object().into_iter().flatten()
    }

    /// The input of a term; the family are the terms that are asked.
    fn input(&self, term: &str) -> KeynessInput<'static> {
        let family = self.record.params["bonferroni_family"].as_u64().unwrap_or(self.terms().count() as u64);
        let input = self.rows.get(term).map(|row| row.input).unwrap_or_default();
        KeynessInput { family, ..input }
    }

    fn each(&self, answer: impl Fn(&KeynessInput<'_>) -> Value) -> Value {
        let answers = self.terms().map(|(term, _)| (term.clone(), answer(&self.input(term))));
        answers.collect::<Map<_, _>>().into()
    }

    fn scores(&self, measure: &KeynessMeasure) -> Value {
        let index = &self.corpus.index;
        let by_text = ByText::of(&index.sub_corpus(), &self.grouping, |_| true, 1);
        let sides = by_text.sides(&[0], &[1]);
        let draws = if measure.name.starts_with("bootstrap") { Resamples::USUAL } else { 0 };
        let resamples = Resamples::new(&sides.target_sizes, &sides.reference_sizes, draws, 1);
        let answer = |(term, shape): (&String, &Value)| {
            let texts = index.form_id(term).map_or(&[][..], |form| by_text.texts_with(form));
            let [target, reference] = sides.split(texts);
            let rates = TextRates {
                target: TextSide { occupied: &target, sizes: &sides.target_sizes },
                reference: TextSide { occupied: &reference, sizes: &sides.reference_sizes },
                resamples: Some(&resamples),
            };
            (term.clone(), score(measure, &KeynessInput { rates: Some(rates), ..self.input(term) }, shape))
        };
        self.terms().map(answer).collect::<Map<_, _>>().into()
    }

    fn adjusted(&self, correction: Correction) -> Value {
        let p = |(term, _): (&String, &Value)| P_G2_4CELL.score(&self.input(term)).map(|score| score.value());
        let adjusted = correction.adjusted(&self.terms().map(p).collect::<Vec<_>>());
        let terms = self.terms().map(|(term, _)| term.clone());
        terms.zip(adjusted.into_iter().map(number)).collect::<Map<_, _>>().into()
    }
}
