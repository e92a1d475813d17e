//! Answers a folder of golden records through the public library: `cargo run --release --example golden -- GOLDEN_DIR OUT.json`.
//!
//! A record names a statistic, its parameters, and, by the keys and lengths of `expected`, what is asked; the values of
//! `expected` are never read. Each family maps `stat` and `params` to calls of the library; no formula stands here.

mod colloc;
mod dispersion;
mod frequency;
mod growth;
mod keyness;
mod lexdiv;
mod neardup;
mod ngrams;
mod outlets;
mod readability;
mod time;

use newsprint::corpus::Corpus as Articles;
use newsprint::corpus::reader::ReadOptions;
use newsprint::index::{ArticleNumber, FormId, Index, Settings};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A family's way from a record to its answer; `None` if the statistic is not one of its own.
type Answer = fn(&Record, Option<&Corpus>) -> Option<Value>;

/// Every family by the prefix of its statistics; a new family is one file and one line.
const FAMILIES: &[(&str, Answer)] = &[
    ("freq.", frequency::answer),
    ("keyness.", keyness::answer),
    ("dispersion.", dispersion::answer),
    ("outlets.", outlets::answer),
    ("time.", time::answer),
    ("lexdiv.", lexdiv::answer),
    ("readability.", readability::answer),
    ("growth.", growth::answer),
    ("colloc.", colloc::answer),
    ("ngrams.", ngrams::answer),
    ("neardup.", neardup::answer),
];

/// One question.
pub struct Record {
    /// `edge/keyness.chi2/o2-vs-rest`.
    pub id: String,
    /// `keyness.chi2`.
    pub stat: String,
    /// Everything needed to compute it.
    pub params: Value,
    /// Its keys and lengths are part of the question, its values are not.
    pub shape: Value,
    /// Statistic and parameters of every record of the same file: some records speak of what another one gives.
    pub siblings: Rc<[(String, Value)]>,
}

/// A corpus of the folder, tokenised as given.
pub struct Corpus {
    /// The index of its articles.
    pub index: Index,
    /// Its articles in the order of the file; the index has an order of its own.
    pub file_order: Vec<ArticleNumber>,
    /// The file as it is, for fields that are no articles' own (sentence lengths).
    pub file: Value,
}

impl Corpus {
    /// The corpus of a file with the id that the file gives it, its stem if it gives none.
    fn read(path: &Path) -> Result<(String, Self), String> {
        let options = ReadOptions { tokens_as_given: true, ..ReadOptions::default() };
        let articles = Articles::read(&[path], &options).map_err(|error| error.to_string())?;
        let index = Index::build(articles, &Settings::default()).map_err(|error| error.to_string())?;
        let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
        let file: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let places: BTreeMap<&str, ArticleNumber> =
            index.corpus().articles().iter().map(|article| article.id.as_str()).zip(0..).collect();
        let given = file["articles"].as_array().into_iter().flatten();
        let file_order = given.filter_map(|article| places.get(article["id"].as_str()?).copied()).collect();
        let stem = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let id = file["id"].as_str().map_or_else(stem, str::to_string);
        Ok((id, Self { index, file_order, file }))
    }

    /// The tokens of some articles, joined in the order of the file.
    pub fn tokens(&self, wanted: impl Fn(ArticleNumber) -> bool) -> Vec<FormId> {
        let articles = self.file_order.iter().filter(|&&article| wanted(article));
        let whole = self.index.sub_corpus();
        articles.flat_map(|&article| whole.form_ids(article).collect::<Vec<_>>()).collect()
    }
}

/// A number as the golden files write it.
pub fn number(number: Option<f64>) -> Value {
    match number {
        None => Value::Null,
        Some(f64::INFINITY) => "inf".into(),
        Some(f64::NEG_INFINITY) => "-inf".into(),
        Some(number) => number.into(),
    }
}

/// An answer in the shape that is asked: what is undefined is null, or a list of nulls where a list is asked.
fn fitted(answer: Value, shape: &Value) -> Value {
    match (answer, shape) {
        (Value::Null, Value::Array(places)) => places.iter().map(|place| fitted(Value::Null, place)).collect(),
        (Value::Null, Value::Object(keys)) => {
            keys.iter().map(|(key, shape)| (key.clone(), fitted(Value::Null, shape))).collect::<Map<_, _>>().into()
        }
        (Value::Object(values), Value::Object(keys)) => {
            let value = |(key, value)| match keys.get(&key) {
                Some(shape) => (key, fitted(value, shape)),
                None => (key, value),
            };
            let mut values: Map<_, _> = values.into_iter().map(value).collect();
            for (key, shape) in keys {
                values.entry(key.clone()).or_insert_with(|| fitted(Value::Null, shape));
            }
            values.into()
        }
        (Value::Array(values), Value::Array(places)) if values.len() == places.len() => {
            values.into_iter().zip(places).map(|(value, place)| fitted(value, place)).collect()
        }
        (Value::Array(values), Value::Null) if values.iter().all(Value::is_null) => Value::Null,
        (value, _) => value,
    }
}

fn main() {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [folder, out] = &arguments[..] else {
        eprintln!("usage: golden GOLDEN_DIR OUT.json");
        std::process::exit(2);
    };
    let (answers, unanswered) = answers(folder);
    for (stat, count) in &unanswered {
        eprintln!("not answered: {stat} ({count})");
    }
    eprintln!("{} records answered", answers.len());
    std::fs::write(out, serde_json::to_vec(&answers).expect("JSON can be written"))
        .expect("the answers can be written");
}

/// Whether a statistic belongs to a family that is answered here.
pub fn is_known(stat: &str) -> bool {
    FAMILIES.iter().any(|(prefix, _)| stat.starts_with(prefix))
}

/// The answers to a golden folder by record, and how many records of which statistics have none.
pub fn answers(folder: &Path) -> (Map<String, Value>, BTreeMap<String, u32>) {
    let corpora = corpora(&folder.join("corpora"));
    let mut answers = Map::new();
    let mut unanswered = BTreeMap::new();
    for (corpus, record) in records(&folder.join("expected")) {
        let family = FAMILIES.iter().find(|(prefix, _)| record.stat.starts_with(prefix));
        match family.and_then(|(_, answer)| answer(&record, corpora.get(&corpus))) {
            Some(value) => {
                let value = fitted(value, &record.shape);
                answers.insert(record.id, value);
            }
            None => *unanswered.entry(record.stat).or_insert(0) += 1,
        }
    }
    (answers, unanswered)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            eprintln!("cannot read {}: {error}", folder.display());
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

/// The corpora of a folder by id; one that cannot be read is named and left out.
fn corpora(folder: &Path) -> BTreeMap<String, Corpus> {
    let read = |path: PathBuf| {
        Corpus::read(&path).inspect_err(|error| eprintln!("cannot use {}: {error}", path.display())).ok()
    };
    files(folder).into_iter().filter_map(read).collect()
}

/// Every record that is asked, with the name of its corpus.
fn records(folder: &Path) -> Vec<(String, Record)> {
    let mut all = Vec::new();
    for path in files(folder) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let file: Value = serde_json::from_str(&text).unwrap_or_default();
        let corpus = file["corpus"].as_str().unwrap_or_default().to_string();
        let Some(found) = file["records"].as_array() else {
            eprintln!("{} holds no records", path.display());
            continue;
        };
        let text = |record: &Value, name: &str| record[name].as_str().unwrap_or_default().to_string();
        let siblings: Rc<[_]> = found.iter().map(|record| (text(record, "stat"), record["params"].clone())).collect();
        for record in found {
            let (params, shape) = (record["params"].clone(), record["expected"].clone());
            let (id, stat, siblings) = (text(record, "id"), text(record, "stat"), Rc::clone(&siblings));
            all.push((corpus.clone(), Record { id, stat, params, shape, siblings }));
        }
    }
    all
}
