//! `colloc.*`: association of neighbours, of windows by surface co-occurrence, and of pairs.

use crate::{Corpus, Record};
use newsprint::corpus::{Article, Corpus as Articles, Date};
use newsprint::count::{Cooccurrences, Counting, NGramSettings, Neighbours, Window, Within};
use newsprint::index::{ArticleNumber, Index, Position, Settings};
use newsprint::query::Hit;
use newsprint::stats::association::{AssociationMeasure, PairCounts, named};
use newsprint::stats::frequency::{Contingency, Frequency};
use serde_json::{Map, Value, json};

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let stat = record.stat.strip_prefix("colloc.")?;
    let inputs = &record.params["inputs"];
    if !inputs.is_null() {
        return Some(number(named(stat)?.of_table(&table_of(inputs)?)));
    }
    let corpus = corpus?;
    match (stat, record.params["node"].as_str()) {
        ("node.counts", Some(node)) => by_collocate(record, corpus, node, Counting::Pairs, |counted, collocate| {
            let pairs = counted.pairs(collocate);
            Some(json!([pairs.pairs, pairs.collocate]))
        }),
        ("table", Some(node)) => by_collocate(record, corpus, node, Counting::Surface, |counted, collocate| {
            Some(cells(&counted.table(collocate)))
        }),
        (name, Some(node)) => {
            let measure = named(name)?;
            if measure.is_of_pairs() {
                by_collocate(record, corpus, node, Counting::Pairs, |counted, collocate| {
                    Some(number(measure.of_pairs(&counted.pairs(collocate))))
                })
            } else {
                by_collocate(record, corpus, node, Counting::Surface, |counted, collocate| {
                    Some(number(measure.of_table(&counted.table(collocate))))
                })
            }
        }
        ("table", None) => by_neighbours(record, corpus, cells),
        ("nltk_window5_pmi", None) => {
            // NLTK joins the articles before it looks through its window.
            let joined = joined(corpus)?;
            by_words(record, &joined, Window { left: 0, right: 4 }, |pairs| {
                json!([pairs.pairs, number(named(stat).and_then(|measure| measure.of_pairs(pairs)))])
            })
        }
        ("bigram_mi_wordcounts", None) => by_words(record, &corpus.index, Window { left: 0, right: 1 }, |pairs| {
            number(named(stat).and_then(|measure| measure.of_pairs(pairs)))
        }),
        (name, None) => {
            let measure: &AssociationMeasure = named(name)?;
            by_neighbours(record, corpus, |table| number(measure.of_table(table)))
        }
    }
}

/// A score as the files write it: undefined is null, infinite a word.
fn number(score: Option<f64>) -> Value {
    match score {
        Some(score) if score == f64::INFINITY => json!("inf"),
        Some(score) if score == f64::NEG_INFINITY => json!("-inf"),
        score => json!(score),
    }
}

/// The table of a worked example: four cells, or O, f1, f2 and N (dice needs no N).
fn table_of(inputs: &Value) -> Option<Contingency> {
    if let Some(cells) = inputs.as_array() {
        let cell = |place: usize| cells.get(place)?.as_u64();
        let (a, b, c, d) = (cell(0)?, cell(1)?, cell(2)?, cell(3)?);
        return Some(Contingency::new(Frequency::new(a, a + b), Frequency::new(c, c + d)));
    }
    let (together, first, second) = (inputs["O"].as_u64()?, inputs["f1"].as_u64()?, inputs["f2"].as_u64()?);
    let total = inputs["N"].as_u64().unwrap_or(first + second);
    if together > first {
        return None;
    }
    Some(Contingency::new(
        Frequency::new(together, first),
        Frequency::new(second.checked_sub(together)?, total.checked_sub(first)?),
    ))
}

fn cells(table: &Contingency) -> Value {
    let without = |side: &Frequency| side.out_of - side.count;
    json!([table.target.count, without(&table.target), table.reference.count, without(&table.reference)])
}

fn by_collocate(
    record: &Record,
    corpus: &Corpus,
    node: &str,
    counting: Counting,
    value: impl Fn(&Cooccurrences, &newsprint::count::Collocate) -> Option<Value>,
) -> Option<Value> {
    let side = |name: &str| {
        let words = [name, "window"].into_iter().find_map(|name| record.params[name].as_u64());
        words.map(|words| words as u32)
    };
    // Five words on each side unless the record says otherwise.
    let window = Window { left: side("left").unwrap_or(5), right: side("right").unwrap_or(5) };
    let counted = count(&corpus.index, node, window, counting)?;
    let row = |form: &String| {
        let found = counted.collocates.iter().find(|collocate| corpus.index.form(collocate.form) == form);
        (form.clone(), found.and_then(|collocate| value(&counted, collocate)).unwrap_or(Value::Null))
    };
    Some(record.shape.as_object()?.keys().map(row).collect::<Map<_, _>>().into())
}

fn count(index: &Index, node: &str, window: Window, counting: Counting) -> Option<Cooccurrences> {
    let whole = index.sub_corpus();
    // The node is a form as it stands, not a pattern.
    let node = index.form_id(node);
    let hits_of = |&article: &ArticleNumber| {
        let places = whole.form_ids(article).zip(0..).filter(|&(form, _)| Some(form) == node);
        places.map(|(_, token)| Hit { position: Position { article, token }, tokens: 1 }).collect::<Vec<_>>()
    };
    let hits: Vec<Hit> = whole.articles().iter().flat_map(hits_of).collect();
    Cooccurrences::of(&whole, &hits, window, Within::Article, counting).ok()
}

fn by_neighbours(record: &Record, corpus: &Corpus, value: impl Fn(&Contingency) -> Value) -> Option<Value> {
    let settings = NGramSettings { threads: 1, ..NGramSettings::default() };
    let neighbours = Neighbours::of(&corpus.index.sub_corpus(), &settings).ok()?;
    let row = |pair: &String| {
        let forms = pair
            .split_once(' ')
            .and_then(|(first, second)| corpus.index.form_id(first).zip(corpus.index.form_id(second)));
        (pair.clone(), forms.map_or(Value::Null, |(first, second)| value(&neighbours.table(first, second))))
    };
    Some(record.shape.as_object()?.keys().map(row).collect::<Map<_, _>>().into())
}

/// Pairs of words by the counts of both words, the second in a window after the first.
fn by_words(record: &Record, index: &Index, window: Window, value: impl Fn(&PairCounts) -> Value) -> Option<Value> {
    let row = |pair: &String| {
        let (first, second) = pair.split_once(' ')?;
        let counted = count(index, first, window, Counting::Pairs)?;
        let collocate = counted.collocates.iter().find(|collocate| index.form(collocate.form) == second)?;
        Some((pair.clone(), value(&counted.pairs(collocate))))
    };
    let row = |pair: &String| row(pair).unwrap_or_else(|| (pair.clone(), Value::Null));
    Some(record.shape.as_object()?.keys().map(row).collect::<Map<_, _>>().into())
}

/// All articles as one, in the order of the file.
fn joined(corpus: &Corpus) -> Option<Index> {
    let (mut body, mut tokens) = (String::new(), Vec::new());
    for form in corpus.tokens(|_| true) {
        let word = corpus.index.form(form);
        tokens.push(body.len() as u32..(body.len() + word.len()) as u32);
        body.push_str(word);
        body.push(' ');
    }
    let article = Article {
        id: "joined".into(),
        outlet: "joined".into(),
        date: Date::Unknown,
        title: String::new(),
        author: String::new(),
        language: String::new(),
        metadata: std::collections::BTreeMap::new(),
        body: body.into(),
        given_tokens: Some(Box::new(tokens.into())),
        given_sentences: None,
        place: "joined".into(),
    };
    let articles = Articles::new(vec![article], Vec::new(), Vec::new()).ok()?;
    Index::build(articles, &Settings::default()).ok()
}
