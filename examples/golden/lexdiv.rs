//! `lexdiv.*`: lexical diversity of articles and of outlets whose articles are joined, from `stats::diversity`.

use crate::{Corpus, Record};
use newsprint::stats::diversity::{
    MTLD, MTLD_BACKWARD, MTLD_FORWARD, Sequence, hdd, mattr, msttr, mtld_factor_trace, named,
};
use serde_json::{Map, Value, json};

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let name = record.stat.strip_prefix("lexdiv.")?;
    if name == "mtld_factor_trace" {
        return Some(json!(mtld_factor_trace(&given(&record.params["tokens"])?)));
    }
    let known = named(name);
    let windowed = windowed(name, &record.params);
    if known.is_none() && windowed.is_none() {
        return None;
    }
    let scores = |text: &Sequence| match (&windowed, known) {
        _ if name == "mtld" => [MTLD, MTLD_FORWARD, MTLD_BACKWARD].iter().map(|measure| measure.score(text)).collect(),
        (Some(measure), _) => json!(measure(text)),
        (None, measure) => json!(measure.and_then(|measure| measure.score(text))),
    };
    let Some(corpus) = corpus else { return Some(scores(&given(&record.params["tokens"])?)) };
    let unit = |unit: &String| (unit.clone(), scores(&sequence(corpus, unit)));
    Some(record.shape.as_object()?.keys().map(unit).collect::<Map<_, _>>().into())
}

/// A measure with its parameter.
type Windowed = Box<dyn Fn(&Sequence) -> Option<f64>>;

/// A measure that looks at so many words at a time: `mattr_30`, `msttr_200`, `hdd_20`, or a name and a parameter.
fn windowed(name: &str, params: &Value) -> Option<Windowed> {
    let (family, words) = name.split_once('_').map_or((name, None), |(family, words)| (family, Some(words)));
    let given = |names: &[&str]| {
        let words = words.and_then(|words| words.parse().ok());
        words.or_else(|| names.iter().find_map(|name| params[name].as_u64()))
    };
    match family {
        "mattr" => given(&["window"]).map(|size| Box::new(move |text: &Sequence| mattr(text, size as usize)) as Box<_>),
        "msttr" => given(&["segment", "window"])
            .map(|size| Box::new(move |text: &Sequence| msttr(text, size as usize)) as Box<_>),
        "hdd" => given(&["draws", "sample"]).map(|draws| Box::new(move |text: &Sequence| hdd(text, draws)) as Box<_>),
        _ => None,
    }
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
