//! `keyness.*`: one outlet against all others through the rows of `keywords`, and published tables through the measures.

use crate::{Corpus, Record, number};
use newsprint::analysis::keywords::{Candidates, KeywordRow, Sides, rows};
use newsprint::count::{ByText, Counts, Group, Grouping};
use newsprint::index::SubCorpus;
use newsprint::stats::correction::Correction;
use newsprint::stats::frequency::{Contingency, Frequency};
use newsprint::stats::keyness::{
    KeynessInput, KeynessMeasure, LRC_TEXTS, LRC_UNADJUSTED, P_G2_4CELL, Resamples, TextCount, TextRates, TextSide,
    conservative_log_ratio, g2_critical, named,
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
    let correction = name.strip_prefix("p_adjusted_");
    let correction = correction.map(|kind| Correction::ALL.iter().copied().find(|known| known.name() == kind));
    if !inputs.is_null() {
        return match correction {
            Some(correction) => published_p(correction?, record),
            None => published(named(&name)?, record),
        };
    }
    let comparison = Comparison::of(corpus?, record)?;
    match name.as_str() {
        "counts" => Some(comparison.each(|input| pair(&input.tokens))),
        "text_dispersion_counts" => Some(comparison.each(|input| pair(&input.texts))),
        _ => match correction {
            Some(correction) => comparison.adjusted(correction?),
            None => Some(comparison.scores(named(&name)?)),
        },
    }
}

fn pair(table: &Contingency) -> Value {
    json!([table.target.count, table.reference.count])
}

/// The size of the family of tests, if it is given.
fn family(record: &Record) -> Option<u64> {
    record.params["bonferroni_family"].as_u64().or_else(|| record.params["family_size"].as_u64())
}

/// A score in the shape that is asked: a number, or a list of its numbers.
fn score(measure: &KeynessMeasure, input: &KeynessInput<'_>, record: &Record, shape: &Value) -> Value {
    if let Some(level) = record.params["conf_level"].as_f64().filter(|&level| (level - 0.95).abs() > 1e-12)
        && measure.name.starts_with("lrc")
    {
        let table = if measure.name == LRC_TEXTS.name { &input.texts } else { &input.tokens };
        let family = if measure.name == LRC_UNADJUSTED.name { 1 } else { input.family };
        return number(conservative_log_ratio(table, family, 1.0 - level));
    }
    let score = measure.score(input);
    match shape {
        Value::Array(_) => {
            score.map_or(Value::Null, |score| score.numbers().into_iter().map(|n| number(Some(n))).collect())
        }
        _ => number(score.map(|score| score.value())),
    }
}

/// The answer to a published example: four cells, a, N1, b, N2, or the values of two samples.
fn published(measure: &KeynessMeasure, record: &Record) -> Option<Value> {
    let (inputs, shape) = (&record.params["inputs"], &record.shape);
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
        return Some(score(measure, &KeynessInput { rates: Some(rates), ..Default::default() }, record, shape));
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
    let family = family(record).unwrap_or(1);
    Some(score(measure, &KeynessInput { tokens, family, ..Default::default() }, record, shape))
}

/// Corrected p-values of a published example: a list of p-values, or p-values by name.
fn published_p(correction: Correction, record: &Record) -> Option<Value> {
    let inputs = &record.params["inputs"];
    let lists = ["p", "p_values", "pvalues"].map(|name| &inputs[name]);
    let given = lists.into_iter().find(|given| !given.is_null()).unwrap_or(inputs);
    match given {
        Value::Array(given) => {
            let p: Vec<Option<f64>> = given.iter().map(Value::as_f64).collect();
            Some(adjusted(correction, &p, record)?.into_iter().map(number).collect())
        }
        Value::Object(given) => {
            let p: Vec<Option<f64>> = given.values().map(Value::as_f64).collect();
            let adjusted = adjusted(correction, &p, record)?.into_iter().map(number);
            Some(given.keys().cloned().zip(adjusted).collect::<Map<_, _>>().into())
        }
        _ => None,
    }
}

/// Corrected p-values; tests of the family that are not listed stand after those that are.
fn adjusted(correction: Correction, p: &[Option<f64>], record: &Record) -> Option<Vec<Option<f64>>> {
    let unlisted = family(record).map_or(Some(0), |family| (family as usize).checked_sub(p.len()))?;
    let mut all = p.to_vec();
    all.resize(p.len() + unlisted, Some(1.0));
    let mut adjusted = correction.adjusted(&all);
    adjusted.truncate(p.len());
    Some(adjusted)
}

/// The articles that a side names: `{"outlet": "a"}` or `{"outlet": ["a", "b"]}`.
fn named_articles<'i>(whole: &SubCorpus<'i>, side: &Value) -> Option<SubCorpus<'i>> {
    let fields = side.as_object().filter(|fields| !fields.is_empty())?;
    let wanted = |value: &Value, found: &str| match value {
        Value::Array(values) => values.iter().any(|value| value.as_str() == Some(found)),
        value => value.as_str() == Some(found),
    };
    Some(whole.filter(|article| {
        fields.iter().all(|(field, value)| article.field(field).as_deref().is_some_and(|found| wanted(value, found)))
    }))
}

/// One target against the rest, for the terms that are asked.
struct Comparison<'r> {
    corpus: &'r Corpus,
    record: &'r Record,
    grouping: Grouping<'r>,
    rows: BTreeMap<String, KeywordRow>,
    /// What a form of neither side has.
    absent: KeynessInput<'static>,
}

impl<'r> Comparison<'r> {
    fn of(corpus: &'r Corpus, record: &'r Record) -> Option<Self> {
        let whole = corpus.index.sub_corpus();
        let target = named_articles(&whole, &record.params["target"])?;
        let rest = match &record.params["reference"] {
            Value::Object(_) => named_articles(&whole, &record.params["reference"])?,
            Value::String(text) if !text.contains("other") && !text.contains("rest") => return None,
            _ => whole.minus(&target),
        };
        let whole = whole.minus(&whole.minus(&target).minus(&rest));
        let groups = vec![("target".into(), target), ("rest".into(), rest)];
        let grouping = Grouping { field: "target".into(), groups };
        let counts = Counts::of(&whole, &grouping, 1);
        let rows = rows(&corpus.index, &counts, &[Self::sides()], Candidates::ALL);
        let vocabulary = rows.first().map_or(0, |row| row.input.vocabulary);
        let none = |size: fn(&Group) -> u64| {
            let side = |place: usize| Frequency::new(0, size(&counts.groups()[place]));
            Contingency::new(side(0), side(1))
        };
        let (tokens, texts) = (none(|group| group.tokens), none(|group| group.articles_with_tokens));
        let absent = KeynessInput { tokens, texts, vocabulary, ..Default::default() };
        let rows = rows.into_iter().map(|row| (row.form.clone(), row)).collect();
        Some(Self { corpus, record, grouping, rows, absent })
    }

    fn sides() -> Sides {
        Sides { target: "target".into(), target_groups: vec![0], reference_groups: vec![1] }
    }

    fn terms(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.record.shape.as_object().into_iter().flatten()
    }

    /// The input of a term; the family are the terms that are asked.
    fn input(&self, term: &str) -> KeynessInput<'static> {
        let family = family(self.record).unwrap_or(self.terms().count() as u64);
        let input = self.rows.get(term).map_or(self.absent, |row| row.input);
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
            (term.clone(), score(measure, &KeynessInput { rates: Some(rates), ..self.input(term) }, self.record, shape))
        };
        self.terms().map(answer).collect::<Map<_, _>>().into()
    }

    fn adjusted(&self, correction: Correction) -> Option<Value> {
        // `of` names the p-value that is corrected.
        let mut of = self.record.params["of"].as_str().into_iter().flat_map(str::split_whitespace);
        let measure = match of.find_map(|word| word.strip_prefix("keyness.")) {
            Some(name) => named(&name.replace('.', "_"))?,
            None => &P_G2_4CELL,
        };
        let p = |(term, _): (&String, &Value)| measure.score(&self.input(term)).map(|score| score.value());
        let adjusted = adjusted(correction, &self.terms().map(p).collect::<Vec<_>>(), self.record)?;
        let terms = self.terms().map(|(term, _)| term.clone());
        Some(terms.zip(adjusted.into_iter().map(number)).collect::<Map<_, _>>().into())
    }
}
