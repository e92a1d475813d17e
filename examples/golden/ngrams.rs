//! `ngrams.*`: contiguous n-grams, bundles and skip-grams.

use crate::{Corpus, Record};
use newsprint::count::{Grouping, NGramSettings, NGrams, Shape, Skip};
use newsprint::index::FormId;
use newsprint::stats::frequency::Frequency;
use serde_json::{Map, Value, json};

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let corpus = corpus?;
    let name = record.stat.strip_prefix("ngrams.")?;
    let shape = shape(name)?;
    let whole = corpus.index.sub_corpus();
    let bundles = name.starts_with("bundles_");
    let least = |name: &str| record.params[name].as_u64().filter(|_| bundles).unwrap_or(1);
    let settings = NGramSettings {
        min_count: least("min_count"),
        min_articles: least("min_range"),
        threads: 1,
        ..NGramSettings::default()
    };
    let grams = NGrams::of(&whole, &Grouping::one(&whole), &shape, &settings).ok()?;
    if name.contains("total") {
        return Some(json!([grams.total(), grams.types()]));
    }
    if bundles {
        let listed = grams.by_count().ok()?;
        let bundle = |gram: usize| {
            let rate = Frequency::new(grams.count(gram), grams.tokens()).per_million();
            (grams.text(gram, &corpus.index), json!([grams.count(gram), grams.articles_with(gram), rate]))
        };
        return Some(listed.iter().map(bundle).collect::<Map<_, _>>().into());
    }
    let value = |text: &String| {
        let forms: Option<Vec<FormId>> = text.split(' ').map(|form| corpus.index.form_id(form)).collect();
        let gram = forms.and_then(|forms| grams.find(&forms));
        let (count, articles) = gram.map_or((0, 0), |gram| (grams.count(gram), grams.articles_with(gram)));
        (text.clone(), if name.starts_with("top_") { json!([count, articles]) } else { json!(count) })
    };
    Some(record.shape.as_object()?.keys().map(value).collect::<Map<_, _>>().into())
}

/// The shape that a name stands for: `top_3`, `bundles_4`, `skip_bigrams_0to2`, `skip_trigrams_k1_total`.
fn shape(name: &str) -> Option<Shape> {
    let name = name.strip_suffix("_total").unwrap_or(name);
    let (size, skip) = if let Some(gaps) = name.strip_prefix("skip_bigrams_0to") {
        (2, Skip::EachGap(gaps.parse().ok()?))
    } else if let Some(gaps) = name.strip_prefix("skip_trigrams_each_gap_0to") {
        (3, Skip::EachGap(gaps.parse().ok()?))
    } else if let Some(all) = name.strip_prefix("skip_trigrams_k") {
        (3, Skip::InAll(all.parse().ok()?))
    } else {
        (name.rsplit('_').next()?.parse().ok()?, Skip::Nothing)
    };
    Shape::new(size, skip).ok()
}
