//! `freq.*`: tokens, types, hapax legomena and frequencies, from `count`.

use crate::{Corpus, Record};
use newsprint::analysis::frequency::by_count;
use newsprint::count::{Counts, Grouping};
use newsprint::index::FormId;
use newsprint::stats::frequency::Frequency;
use serde_json::{Map, Value, json};

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let corpus = corpus?;
    match record.stat.as_str() {
        "freq.corpus" => Some(sizes(&grouped(corpus, None), 0, true)),
        "freq.tokens_types" => Some(by_group(&grouped(corpus, Some("article")), false)),
        "freq.outlet_tokens_types" => Some(by_group(&grouped(corpus, Some("outlet")), true)),
        "freq.top" => Some(top(corpus, record.shape.as_array()?.len())),
        "freq.by_outlet" => by_term(corpus, record, "outlet"),
        "freq.by_article" => by_term(corpus, record, "article"),
        _ => None,
    }
}

fn grouped(corpus: &Corpus, field: Option<&str>) -> Counts {
    let whole = corpus.index.sub_corpus();
    let by = field.and_then(|field| Grouping::by(&whole, field).ok());
    let grouping = by.unwrap_or_else(|| Grouping::one(&whole));
    Counts::of(&whole, &grouping, 1)
}

/// Tokens, types, hapax legomena, and articles if asked for.
fn sizes(counts: &Counts, group: usize, articles: bool) -> Value {
    let forms = || counts.forms().map(|form| counts.moments(form, &[group]).count);
    let types = forms().filter(|&count| count > 0).count();
    let hapax = forms().filter(|&count| count == 1).count();
    let size = &counts.groups()[group];
    if articles { json!([size.tokens, types, hapax, size.articles]) } else { json!([size.tokens, types, hapax]) }
}

fn by_group(counts: &Counts, articles: bool) -> Value {
    let group = |place: usize| (counts.groups()[place].name.clone(), sizes(counts, place, articles));
    (0..counts.groups().len()).map(group).collect::<Map<_, _>>().into()
}

fn top(corpus: &Corpus, length: usize) -> Value {
    let counts = grouped(corpus, None);
    let row = |form: FormId| {
        let row = newsprint::analysis::frequency::row(&counts, form, None);
        json!([corpus.index.form(form), row.frequency.count, row.articles, row.frequency.per_million()])
    };
    by_count(&counts).into_iter().take(length).map(row).collect()
}

/// Term -> group -> count, with the rate per million for outlets.
fn by_term(corpus: &Corpus, record: &Record, field: &str) -> Option<Value> {
    let counts = grouped(corpus, Some(field));
    let term = |term: &String| {
        let form = corpus.index.form_id(term);
        let cell = |place: usize| {
            let name = counts.groups()[place].name.clone();
            let row = form.map(|form| newsprint::analysis::frequency::row(&counts, form, Some(place)));
            let count = row.map_or(0, |row| row.frequency.count);
            let rate = Frequency::new(count, counts.groups()[place].tokens).per_million();
            (name, if field == "outlet" { json!([count, rate]) } else { json!(count) })
        };
        (term.clone(), (0..counts.groups().len()).map(cell).collect::<Map<_, _>>().into())
    };
    Some(record.shape.as_object()?.keys().map(term).collect::<Map<_, _>>().into())
}
