//! `time.*`: rates of periods, their intervals and the test of the series, from `stats::trend` and `count::Periods`.

use crate::{Corpus, Record};
use newsprint::count::{Counts, Periods};
use newsprint::stats::frequency::Frequency;
use newsprint::stats::trend::{Resampling, TrendScore, bootstrap, named};
use serde_json::{Map, Value, json};

/// Answers a record of the family.
pub fn answer(record: &Record, corpus: Option<&Corpus>) -> Option<Value> {
    let corpus = corpus?;
    let name = record.stat.strip_prefix("time.")?;
    let term = record.params["term"].as_str()?;
    let form = corpus.index.form_id(term);
    if form.is_none() && term.contains(char::is_whitespace) {
        // The counts below are of single words.
        return None;
    }
    let number = |names: &[&str]| names.iter().find_map(|name| record.params[name].as_u64());
    let level = ["conf", "conf_level"].iter().find_map(|name| record.params[name].as_f64()).unwrap_or(0.95);
    let whole = corpus.index.sub_corpus();
    let periods = Periods::by(&whole, &format!("date:{}", record.params["unit"].as_str()?)).ok()?;
    let counts = Counts::of(&whole, &periods.grouping, 1);
    let frequency = |place: usize| {
        let tokens = counts.groups()[place].tokens;
        Frequency::new(form.map_or(0, |form| counts.moments(form, &[place]).count), tokens)
    };
    let by_period = |value: &dyn Fn(usize) -> Value| -> Option<Value> {
        let period = |key: &String| {
            let place = counts.groups().iter().position(|group| group.name == *key);
            (key.clone(), place.map_or(Value::Null, value))
        };
        Some(record.shape.as_object()?.keys().map(period).collect::<Map<_, _>>().into())
    };
    if name == "counts" {
        let sizes = |place: usize| (frequency(place), counts.groups()[place].articles);
        return by_period(&|place| {
            let (frequency, articles) = sizes(place);
            json!([frequency.count, frequency.out_of, articles])
        });
    }
    match named(name)?.score {
        TrendScore::Rate(rate) => by_period(&|place| json!(rate(frequency(place)))),
        TrendScore::Interval(interval) => {
            by_period(&|place| json!(interval(frequency(place), level).map(|found| [found.low, found.high])))
        }
        TrendScore::Resampled(_) => by_period(&|place| {
            let members = &periods.grouping.groups[place].1;
            let count = |article: u32| members.form_ids(article).filter(|&other| Some(other) == form).count();
            let articles: Vec<Frequency> = members
                .articles()
                .iter()
                .map(|&article| Frequency::new(count(article) as u64, members.article_tokens(article) as u64))
                .collect();
            let resamples = number(&["B", "resamples"]).map_or(40_000, |draws| draws as usize);
            let resampling = Resampling { resamples, ..Resampling::default() };
            json!(bootstrap(&articles, level, resampling).map(|found| json!([found.low, found.high, articles.len()])))
        }),
        TrendScore::Series(series) => {
            let rates: Vec<Option<f64>> =
                (0..counts.groups().len()).map(|place| frequency(place).per_million()).collect();
            Some(match series(&rates) {
                Some(numbers) if numbers.len() == 1 => json!(numbers[0]),
                numbers => json!(numbers),
            })
        }
    }
}
