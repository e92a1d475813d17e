//! `lexdiv.*`: lexical diversity of articles and of outlets whose articles are joined, from `stats::diversity`.

use crate::{Corpus, Record};
use newsprint::stats::diversity::{
    DiversityMeasure, MTLD, MTLD_BACKWARD, MTLD_FORWARD, Sequence, mtld_factor_trace, named,
};
use serde_json::{Map, Value, json};

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let name = record.stat.strip_prefix("lexdiv.")?;
    if name == "mtld_factor_trace" {
        return Some(json!(mtld_factor_trace(&given(&record.params["tokens"])?)));
    }
    let measures: Vec<&DiversityMeasure> =
        if name == "mtld" { vec![&MTLD, &MTLD_FORWARD, &MTLD_BACKWARD] } else { vec![named(name)?] };
    let scores = |text: &Sequence| match &measures[..] {
        [one] => json!(one.score(text)),
        several => several.iter().map(|measure| measure.score(text)).collect(),
    };
    let Some(corpus) = corpus else { return Some(scores(&given(&record.params["tokens"])?)) };
    let unit = |unit: &String| (unit.clone(), scores(&sequence(corpus, unit)));
    Some(record.shape.as_object()?.keys().map(unit).collect::<Map<_, _>>().into())
}

/// An article by its id, or `outlet:` and the outlet's name.
fn sequence(corpus: &Corpus, unit: &str) -> Sequence {
    let outlet = unit.strip_prefix("outlet:");
    let tokens = corpus.tokens(|number| {
        let article = corpus.index.article(number);
        outlet.map_or(article.id == unit, |outlet| article.outlet == outlet)
    });
    Sequence::new(tokens.into_iter().map(|form| form.0))
}

/// Tokens that stand in the record itself.
fn given(tokens: &Value) -> Option<Sequence> {
    let tokens: Vec<&str> = tokens.as_array()?.iter().filter_map(Value::as_str).collect();
    let place = |token: &&str| tokens.iter().position(|other| other == token).unwrap_or_default() as u32;
    Some(Sequence::new(tokens.iter().map(place)))
}
